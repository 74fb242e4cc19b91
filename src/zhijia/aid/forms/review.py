from typing import Any

from django import forms

from zhijia.base.errors import Refused
from zhijia.base.money import in_yuan, yuan
from zhijia.ledger.models import Fund
from zhijia.matters.forms import DecisionForm
from zhijia.matters.terms import StopState


class YuanField(forms.CharField):
    """Yuan on the screen, fen inside."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            fen = yuan(text) if text else None
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from None
        if fen is not None and fen < 0:
            raise forms.ValidationError("金额不能是负数，请改正后再提交")
        return fen


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
        if self.matter.stops.filter(state=StopState.AHEAD).exists():
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
