"""The pages of a founding application: the union itself, whom it covers, who is put forward."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from zhijia.base.errors import Refused
from zhijia.base.identity import identity_number, phone_digits
from zhijia.grassroots.models import Establishment
from zhijia.grassroots.terms import HIGHER, Office
from zhijia.orgs.models import Unit
from zhijia.orgs.terms import EmployerKind, UnitKind
from zhijia.sheets.cells import tidy

from .elections import count_field

FOUNDED = [(kind.value, kind.label) for kind in UnitKind if kind not in HIGHER]
TEXT = (
    "name",
    "short",
    "kind",
    "code",
    "members",
    "women",
    "years",
    "second_coverage",
    "preparation",
    "party_opinion",
)
MOBILE = 11  # digits


def chosen(choices: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [("", "请选择"), *choices]


class UnionForm(forms.Form):
    name = forms.CharField(
        label="工会全称", max_length=80, help_text="如“常州市春江工具厂工会委员会”。",
        error_messages={"required": "请填写工会全称"},
    )  # fmt: skip
    short = forms.CharField(label="简称", max_length=40, required=False)
    kind = forms.ChoiceField(
        label="工会类型", choices=chosen(FOUNDED),
        error_messages={"required": "请选择工会类型", "invalid_choice": "请从列出的类型中选择"},
    )  # fmt: skip
    code = forms.CharField(label="行政区划代码", max_length=12, required=False)
    members = count_field("预计会员人数")
    women = count_field("其中女会员人数")
    years = count_field("任期（年）", help_text="基层工会 3 年或 5 年。")
    second_coverage = forms.BooleanField(label="由联合工会划出、二次覆盖组建", required=False)
    preparation = forms.CharField(
        label="筹备组成员", max_length=200, help_text="党组织和职工代表的姓名，用顿号隔开。",
        error_messages={"required": "请填写筹备组成员"},
    )  # fmt: skip
    party_opinion = forms.CharField(
        label="党组织意见", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="没有党组织的请写明。",
    )  # fmt: skip
    paper = forms.FileField(
        label="建会请示扫描件", required=False, help_text="照片或 PDF，10 MB 以内。",
        widget=forms.ClearableFileInput(attrs={"accept": "image/*,application/pdf"}),
        error_messages={"empty": "文件是空的，请重新选择"},
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        members, women = said.get("members"), said.get("women")
        if members is not None and women is not None and women > members:
            self.add_error("women", "女会员人数超过会员人数，请核对两个数")
        return said


def said_of(found: Establishment) -> dict[str, Any]:
    return {name: getattr(found, name) for name in TEXT}


class EmployeesForm(forms.Form):
    """Beside each employer found, how many work there now."""

    employees = count_field("职工人数")


class EmployerForm(forms.Form):
    """An employer that no register knows yet."""

    name = forms.CharField(
        label="单位名称", max_length=80, help_text="与营业执照一致。", error_messages={"required": "请填写单位名称"}
    )  # fmt: skip
    uscc = forms.CharField(label="统一社会信用代码", max_length=30, required=False)
    kind = forms.ChoiceField(
        label="单位性质", choices=[(kind.label, kind.label) for kind in EmployerKind],
        error_messages={"invalid_choice": "请从列出的性质中选择"},
    )  # fmt: skip
    town = forms.ModelChoiceField(
        Unit.objects.none(), label="所在镇街", empty_label="请选择",
        error_messages={"required": "请选择所在镇街", "invalid_choice": "请从列出的镇街中选择"},
    )  # fmt: skip
    employees = count_field("职工人数")

    def __init__(self, *args: Any, towns: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["town"].queryset = towns  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        return tidy(self.cleaned_data["name"])

    def clean_uscc(self) -> str:
        return "".join(self.cleaned_data["uscc"].split()).upper()


class SeatForm(forms.Form):
    office = forms.ChoiceField(
        label="职务", choices=chosen(list(Office.choices)),
        error_messages={"required": "请选择职务", "invalid_choice": "请从列出的职务中选择"},
    )  # fmt: skip
    name = forms.CharField(label="姓名", max_length=60, error_messages={"required": "请填写姓名"})
    identity = forms.CharField(
        label="身份证号", max_length=30, required=False, help_text="加密保存，页面只显示前四位和末四位。",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    phone = forms.CharField(
        label="手机号码", max_length=20, required=False, help_text="没有填写身份证号的必填。",
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"}),
    )  # fmt: skip
    full_time = forms.BooleanField(label="专职", required=False)
    relative = forms.BooleanField(label="是单位主要负责人的近亲属", required=False)

    def clean_name(self) -> str:
        return str(self.cleaned_data["name"]).strip()

    def clean_identity(self) -> str:
        text = self.cleaned_data["identity"].strip()
        try:
            return identity_number(text) if text else ""
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from None

    def clean_phone(self) -> str:
        digits = phone_digits(self.cleaned_data["phone"])
        if digits and not (digits.isascii() and digits.isdigit() and len(digits) == MOBILE):
            raise forms.ValidationError("手机号码应为 11 位数字，请核对")
        return digits

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        told = "identity" in said and "phone" in said
        if told and not said["identity"] and not said["phone"]:
            self.add_error("identity", "身份证号和手机号码请至少填写一项，成立时据此登记是谁")
        return said
