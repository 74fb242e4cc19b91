from typing import Any

from django import forms

from zhijia.base.money import in_yuan
from zhijia.ledger.forms import YuanField
from zhijia.ledger.models import Fund
from zhijia.matters.forms import DecisionForm
from zhijia.matters.rules import at_last_stop


class FundChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, fund: Any) -> str:
        return str(fund.name)


class ReviewForm(DecisionForm):
    """Lower levels may suggest an amount; the district, when it approves, sets it and names the fund."""

    use_required_attribute = False  # sending back needs neither, and the browser cannot know
    granted = YuanField(
        label="核定金额（元）",
        required=False,
        error_messages={"required": "通过须填写核定金额，请填写后再提交"},
    )
    fund = FundChoice(
        label="资金", queryset=Fund.objects.none(), required=False, empty_label="请选择",
        error_messages={"invalid_choice": "请从列出的资金中选择", "required": "通过须选择资金，请选择后再提交"},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        application = self.matter.aid
        if not at_last_stop(self.matter):
            del self.fields["fund"]
            self.fields["granted"].label = "建议金额（元）"
        else:
            choice = self.fields["fund"]
            assert isinstance(choice, forms.ModelChoiceField)  # noqa: S101  (for the type checker)
            choice.queryset = Fund.objects.order_by("code")
            approves = self.data.get("decision", "approve") == "approve"
            choice.required = self.fields["granted"].required = approves
        told = application.suggested or application.asked
        self.fields["granted"].initial = in_yuan(told).replace(",", "") if told else ""
        if not any(move.verb == "approve" for move in self.moves):
            for name in ("granted", "fund"):
                self.fields.pop(name, None)
