"""The superior's decision: the number of the reply, and for a reorganisation the outcome that was looked at."""

from typing import Any

from django import forms

from zhijia.base.errors import Refused
from zhijia.matters.forms import DecisionForm

from ..services.carrying import preview
from ..services.outcomes import Outcome

APPROVE = "approve"


class FoundingDecision(DecisionForm):
    use_required_attribute = False  # sending back needs no document, and the browser cannot know
    document = forms.CharField(
        label="批复文号", max_length=40, required=False, help_text="同意时填写，如“常新工组〔2026〕8号”。",
        error_messages={"required": "同意须填写批复文号，请填写后再提交"}, widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].label = "意见（申请的工会可见）"
        if not any(move.verb == APPROVE for move in self.moves):
            del self.fields["document"]
            return
        self.fields["document"].required = self.data.get("decision") == APPROVE


class PlanDecision(FoundingDecision):
    """What is agreed to is the outcome on the page; another outcome has another name, and is asked again."""

    seen = forms.MultipleChoiceField(
        label="核对结果", required=False, widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "请核对本页列出的结果，勾选后再提交", "invalid_choice": "核对之后情况已有变化，请看过新的结果再勾选",
        },
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "document" not in self.fields:
            del self.fields["seen"]
            return
        choice = self.fields["seen"]
        assert isinstance(choice, forms.MultipleChoiceField)  # noqa: S101  (for the type checker)
        choice.required = self.fields["document"].required
        try:
            outcome = preview(self.matter.plan, by=self.account, at=self.matter.opened_at)
        except Refused:
            choice.choices = []
        else:
            choice.choices = [(outcome.seen, f"已核对：{summed(outcome)}")]

    def clean_seen(self) -> str:
        told: list[str] = self.cleaned_data["seen"]
        return told[0] if told else ""


def summed(outcome: Outcome) -> str:
    """How much moves, in one line."""
    return f"随迁工会 {len(outcome.followers):,} 个，变动单位 {len(outcome.employers):,} 家，随迁会员 {outcome.heads:,} 人"
