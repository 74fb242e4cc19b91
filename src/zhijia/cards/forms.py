from datetime import date
from typing import Any

from django import forms

from zhijia.base.money import in_yuan
from zhijia.ledger.forms import FundChoice, YuanField, day_field
from zhijia.ledger.models import Fund
from zhijia.matters.forms import DecisionForm
from zhijia.matters.rules import at_last_stop
from zhijia.payments.rules import is_card

from .models import SubsidyClaim
from .terms import Subsidy

WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


class CardForm(forms.Form):
    """The claimant's own card, and nobody else's: the name is the one on the roll."""

    bank_name = forms.CharField(
        label="开户银行", max_length=60, error_messages={"required": "请填写开户银行"}
    )
    card = forms.CharField(
        label="本人银行卡号", max_length=30, error_messages={"required": "请填写银行卡号"},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text="户名须是本人；卡号加密保存，页面只显示末四位。",
    )  # fmt: skip

    def clean_card(self) -> str:
        number = "".join(self.cleaned_data["card"].translate(WIDE).split())
        if number and not is_card(number):
            raise forms.ValidationError("银行卡号不对，多为输错一位，请对照卡面核对")
        return number


class ClaimForm(CardForm):
    """What happened, how much, and onto which card. A claim that has no paper yet needs one."""

    item = forms.ChoiceField(
        label="补贴项目",
        choices=Subsidy.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择补贴项目"},
    )
    happened_on = day_field("事件日期")
    asked = YuanField(label="申请金额（元）", error_messages={"required": "请填写申请金额"})
    note = forms.CharField(
        label="情况说明", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    paper = forms.FileField(
        label="证明材料", required=False, help_text="出院小结、结算单等，照片或 PDF，10 MB 以内；其余可在提交后补传。",
        widget=forms.ClearableFileInput(attrs={"accept": "image/*,application/pdf"}),
    )  # fmt: skip
    field_order = ("item", "happened_on", "asked", "note", "paper", "bank_name", "card")

    def __init__(self, *args: Any, today: date, laid: int = 0, tail: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        if tail:
            self.fields["card"].required = False
            self.fields["card"].help_text = f"已登记尾号 {tail}，不改可留空。"
        self.fields["paper"].required = not laid
        self.fields["paper"].error_messages["required"] = "请拍照上传证明材料"
        self.fields["happened_on"].help_text = "出院、确诊、认定或身故的日期。"

    def clean_happened_on(self) -> date:
        day: date = self.cleaned_data["happened_on"]
        if day > self.today:
            raise forms.ValidationError("事件日期在将来，请核对日期")
        return day

    def clean_asked(self) -> int:
        fen: int = self.cleaned_data["asked"]
        if fen <= 0:
            raise forms.ValidationError("申请金额须大于 0，请核对")
        return fen


def said_by(claim: SubsidyClaim) -> dict[str, Any]:
    """A claim as its form begins. The card's number is never sent back to a page."""
    return {
        "item": claim.item, "happened_on": claim.happened_on, "asked": in_yuan(claim.asked).replace(",", ""), "note": claim.note,
        "bank_name": claim.bank_name,
    }  # fmt: skip


class GrantForm(DecisionForm):
    """The district sets the amount and names the fund; lower levels give an opinion."""

    granted = YuanField(label="核定金额（元）", required=False)
    fund = FundChoice()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not at_last_stop(self.matter) or not any(move.verb == "approve" for move in self.moves):
            del self.fields["granted"], self.fields["fund"]
            return
        fund = self.fields["fund"]
        assert isinstance(fund, FundChoice)  # noqa: S101  (for the type checker)
        fund.required, fund.queryset = False, Fund.objects.filter(filed_only=False)
        self.fields["granted"].initial = in_yuan(self.matter.subsidy.asked).replace(",", "")
