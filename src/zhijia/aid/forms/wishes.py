"""What officers write of wishes and donations, and what the public writes to claim one."""

from typing import Any

from django import forms

from zhijia.ledger.models import Fund
from zhijia.ledger.terms import Source

from ..terms import DonorKind, Region
from .reading import AmountField, DayField, IdentityField, PhoneField, photo
from .review import FundChoice
from .seasons import LONG, asks, needed, unit_field


class WishForm(forms.Form):
    unit = unit_field("征集工会")
    region = forms.ChoiceField(
        label="地区", choices=[("", "请选择"), *Region.choices], error_messages=asks("请选择地区")
    )
    name = forms.CharField(
        label="心愿人姓名",
        max_length=40,
        help_text="加密保存，不公开。",
        error_messages={"required": "请填写姓名"},
    )
    identity = IdentityField(
        label="身份证号",
        help_text="加密保存，不公开；用来核实身份和年龄。",
        error_messages={"required": "请填写身份证号"},
    )
    content = forms.CharField(
        label="心愿",
        max_length=80,
        help_text="会公开，不写姓名、号码和病名，如“一套课外书”。",
        error_messages={"required": "请填写心愿"},
    )
    amount = AmountField(label="预计金额（元）", error_messages={"required": "请填写预计金额"})
    reason = forms.CharField(
        label="家庭情况",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs=LONG),
        help_text="加密保存，不公开。",
    )

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class VerifyForm(forms.Form):
    checked = forms.CharField(
        label="怎样核实的",
        max_length=80,
        help_text="如“核对户口簿原件，到校走访”。",
        error_messages={"required": "请写明怎样核实的"},
    )
    guardian = forms.CharField(
        label="监护人", max_length=40, required=False, help_text="未满十四周岁的填写。"
    )
    consent = photo("同意书", "未满十四周岁的，须有监护人签字。照片或 PDF，10 MB 以内。")
    agreed = forms.BooleanField(
        label="本人（监护人）同意公开心愿，公开时不写姓名", error_messages={"required": "请征得同意后勾选"}
    )


class DeliverForm(forms.Form):
    delivered_on = DayField(label="送达日期", error_messages={"required": "请填写送达日期"})
    photo = needed(photo("送达照片", "照片或 PDF，10 MB 以内；只给经办干部看。"), "请上传送达照片")


class SignForm(forms.Form):
    signature = needed(photo("签收照片", "签收单的照片或 PDF，10 MB 以内。"), "请上传签收照片")


class ThankForm(forms.Form):
    words = forms.CharField(
        label="感谢的话", max_length=300, widget=forms.Textarea(attrs=LONG), help_text="认领人会看到，不写姓名、号码和病名。",
        error_messages={"required": "请写一句感谢的话"},
    )  # fmt: skip


class DropForm(forms.Form):
    reason = forms.CharField(label="撤下原因", max_length=100, error_messages={"required": "请写明撤下原因"})


class ClaimForm(forms.Form):
    """By anybody, without signing in."""

    kind = forms.ChoiceField(
        label="您是", choices=DonorKind, widget=forms.RadioSelect, error_messages=asks("请选择单位或个人")
    )
    name = forms.CharField(
        label="姓名或单位名称", max_length=60, error_messages={"required": "请填写姓名或单位名称"}
    )
    contact = PhoneField(
        label="手机号码", help_text="加密保存，只有经办干部能看到，用来和您约定送达。", error_messages={"required": "请填写手机号码，好和您约定送达"}
    )  # fmt: skip


class CodeForm(forms.Form):
    code = forms.CharField(
        label="回执码", max_length=20, error_messages={"required": "请填写认领或捐款时得到的回执码"}
    )


class DonationForm(forms.Form):
    """Money that has reached the bank."""

    fund = FundChoice(
        label="资金",
        queryset=Fund.objects.none(),
        empty_label="请选择",
        error_messages=asks("请选择社会捐助资金"),
    )
    kind = forms.ChoiceField(label="捐款人是", choices=DonorKind, error_messages=asks("请选择单位或个人"))
    name = forms.CharField(
        label="姓名或单位名称", max_length=60, error_messages={"required": "请填写姓名或单位名称"}
    )
    contact = PhoneField(label="手机号码", required=False, help_text="加密保存，不公开。")
    amount = AmountField(label="金额（元）", error_messages={"required": "请填写金额"})
    given_on = DayField(label="到账日期", error_messages={"required": "请填写到账日期"})
    document = forms.CharField(
        label="回单号", max_length=60, error_messages={"required": "请填写银行回单号或收据号"}
    )

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        funds = Fund.objects.filter(unit__in=units, source=Source.DONATION).order_by("code")
        self.fields["fund"].queryset = funds  # type: ignore[attr-defined]

    def said(self) -> dict[str, Any]:
        return self.cleaned_data | {"contact": self.cleaned_data["contact"] or ""}
