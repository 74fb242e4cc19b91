import re
from datetime import date
from typing import Any

from django import forms

from zhijia.base.errors import Refused
from zhijia.base.money import yuan
from zhijia.orgs.models import Unit

from .models import Fund
from .terms import Income, Source, Use

MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")
FIRST, LAST = 2010, 2100


class YuanField(forms.CharField):
    """Yuan as people write it; fen to whoever reads the form, None where nothing need be said. `signed`: may take back."""

    def __init__(self, *, signed: bool = False, **told: Any) -> None:
        attrs = {"inputmode": "decimal", "autocomplete": "off"}
        super().__init__(widget=forms.TextInput(attrs=attrs), **told)
        self.signed = signed

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            fen = yuan(text) if text else None
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from None
        if fen is not None and fen < 0 and not self.signed:
            raise forms.ValidationError("金额不能是负数，请改正后再提交")
        return fen


class MonthField(forms.CharField):
    """`2019-04`, as the browser's own month picker sends it."""

    def __init__(self, **told: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"type": "month", "placeholder": "2019-04"}), **told)

    def clean(self, value: Any) -> Any:
        found = MONTH.fullmatch(super().clean(value).strip())
        if not found:
            raise forms.ValidationError("请按“2019-04”的样子填写年月")
        return int(found[1]), int(found[2])


def day_field(label: str) -> forms.DateField:
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "请填写日期", "invalid": "请按“2019-04-30”的样子填写日期"},
    )  # fmt: skip


class FundChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # Django's fields take no brackets when running
    """Only funds within reach are offered, and only those are taken."""

    def __init__(self) -> None:
        super().__init__(
            Fund.objects.none(), label="资金", to_field_name="code", empty_label="请选择",
            error_messages={"required": "请选择资金", "invalid_choice": "请从列出的资金中选择"},
        )  # fmt: skip

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.code} {obj.name}"


class BudgetForm(forms.Form):
    fund = FundChoice()
    year = forms.IntegerField(
        label="年度", min_value=FIRST, max_value=LAST, error_messages={"required": "请填写年度"}
    )
    use = forms.ChoiceField(label="用途", choices=Use.choices)
    amount = YuanField(
        signed=True, label="金额（元）", help_text="调减填负数，如 -5000。", error_messages={"required": "请填写金额"},
    )  # fmt: skip
    document = forms.CharField(
        label="依据文件", max_length=120, help_text="如“新工发〔2026〕3号”；同一文件对同一用途只登记一次。",
        error_messages={"required": "请填写依据文件"},
    )  # fmt: skip


class IncomeForm(forms.Form):
    fund = FundChoice()
    kind = forms.ChoiceField(label="收入种类", choices=Income.choices)
    amount = YuanField(label="金额（元）", error_messages={"required": "请填写金额"})
    day = day_field("到账日期")
    memo = forms.CharField(label="摘要", max_length=200, error_messages={"required": "请填写摘要"})
    document = forms.CharField(
        label="依据", max_length=80, help_text="银行回单号或拨款文号；同一依据对同一资金只登记一次。",
        error_messages={"required": "请填写依据"},
    )  # fmt: skip


class FundForm(forms.Form):
    code = forms.CharField(
        label="资金编号", max_length=20, help_text="大写字母、数字和连字符，如 ZY-2026。",
        error_messages={"required": "请填写资金编号"},
    )  # fmt: skip
    name = forms.CharField(label="资金名称", max_length=60, error_messages={"required": "请填写资金名称"})
    source = forms.ChoiceField(label="资金来源", choices=Source.choices)
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label="所属工会",
        empty_label="请选择",
        error_messages={"required": "请选择所属工会"},
    )
    filed_only = forms.BooleanField(label="仅限建档困难职工（如中央财政专项帮扶资金）", required=False)
    remark = forms.CharField(label="说明", max_length=200, required=False)


class ReversalForm(forms.Form):
    day = day_field("冲正日期")
    reason = forms.CharField(
        label="冲正原因", max_length=150, help_text="会记入凭证摘要和留痕，请勿写个人敏感信息。",
        error_messages={"required": "请写明冲正原因"},
    )  # fmt: skip


class CloseForm(forms.Form):
    month = MonthField(
        label="结账月份",
        help_text="结账后，这个月及以前的日期不再接受记账。",
        error_messages={"required": "请填写年月"},
    )

    @staticmethod
    def opening(months: list[tuple[int, int]], today: date) -> str:
        """The month to offer first: the earliest one still open, else the one before this."""
        year, month = months[0] if months else divmod(today.year * 12 + today.month - 2, 12)
        return f"{year}-{month if months else month + 1:02d}"
