"""What officers write of campaigns."""

from typing import Any

from django import forms

from zhijia.ledger.models import Fund
from zhijia.orgs.models import Unit

from ..terms import Form, Season, Stage
from .reading import AmountField, DayField, photo
from .review import FundChoice

FIRST, LAST = 2010, 2100
LONG = {"rows": 4}


def asks(sentence: str) -> dict[str, str]:
    return {"required": sentence, "invalid_choice": "请从列出的选项中选择"}


def unit_field(label: str) -> forms.ModelChoiceField:  # type: ignore[type-arg]
    return forms.ModelChoiceField(
        Unit.objects.none(), label=label, empty_label="请选择", error_messages=asks(f"请选择{label}")
    )


def day_field(label: str) -> forms.DateField:
    """A day that may lie ahead, as a plan's."""
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": f"请填写{label}", "invalid": "日期请写成 2026-07-01 的样子"},
    )  # fmt: skip


def whole(label: str, *, least: int, required: bool = True) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=least, max_value=1_000_000, required=required,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": f"请填写{label}", "invalid": "请填写整数，如 20", "min_value": f"请填写不小于 {least} 的整数"},
    )  # fmt: skip


def needed(field: forms.FileField, sentence: str) -> forms.FileField:
    """A photo without which the page does not go on."""
    field.required = True
    field.error_messages["required"] = sentence
    return field


class CampaignForm(forms.Form):
    season = forms.ChoiceField(
        label="季节", choices=Season, widget=forms.RadioSelect, error_messages=asks("请选择季节")
    )
    title = forms.CharField(
        label="活动名称", max_length=60, help_text="如“2026年元旦春节送温暖”。", error_messages={"required": "请填写活动名称"}
    )  # fmt: skip
    unit = unit_field("主办工会")
    since = day_field("开始日期")
    until = day_field("结束日期")
    goal = whole("计划数", least=0, required=False)
    plan = forms.CharField(
        label="活动方案", max_length=2000, required=False, widget=forms.Textarea(attrs=LONG)
    )
    year = forms.IntegerField(
        label="预算年度", min_value=FIRST, max_value=LAST, error_messages={"required": "请填写预算年度", "invalid": "请填写年份，如 2026"}
    )  # fmt: skip
    fund = FundChoice(
        label="资金", queryset=Fund.objects.none(), required=False, empty_label="不使用资金",
        error_messages={"invalid_choice": "请从列出的资金中选择"},
    )  # fmt: skip
    budget = AmountField(
        label="活动预算（元）", required=False, help_text="开展时从资金的预算里占用，结束时退回没有用完的。"
    )

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["goal"].help_text = "招聘会场数、慰问点个数、学生人数或走访户数。"
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["fund"].queryset = Fund.objects.filter(unit__in=units).order_by("code")  # type: ignore[attr-defined]

    def said(self) -> dict[str, Any]:
        told = self.cleaned_data
        return told | {"goal": told["goal"] or 0, "budget": told["budget"] or 0}


class SiteForm(forms.Form):
    name = forms.CharField(
        label="慰问点", max_length=80, help_text="单位、工地或站点的名称。", error_messages={"required": "请填写慰问点名称"}
    )  # fmt: skip
    unit = unit_field("所属工会")
    persons = whole("慰问人次", least=1)
    goods = forms.CharField(
        label="慰问物资", max_length=80, required=False, help_text="如“绿豆汤、毛巾 120 份”。"
    )
    amount = AmountField(
        label="物资折价（元）", required=False, help_text="由活动预算开支的填写；单位自备的不填。"
    )
    visited_on = DayField(label="慰问日期", error_messages={"required": "请填写慰问日期"})
    photo = needed(photo("现场照片", "照片或 PDF，10 MB 以内。"), "请上传现场照片")

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class PlanForm(forms.Form):
    """Ticked households, each visited with the same."""

    form = forms.ChoiceField(
        label="形式", choices=[(Form.CASH, Form.CASH.label), (Form.GOODS, Form.GOODS.label)], initial=Form.CASH,
        error_messages=asks("请选择现金或实物"),
    )  # fmt: skip
    amount = AmountField(
        label="每户金额（元）", help_text="实物填折价。", error_messages={"required": "请填写每户金额"}
    )


class HandedForm(forms.Form):
    """One visit done, with its signed receipt."""

    visited_on = DayField(label="走访日期", error_messages={"required": "请填写走访日期"})
    visitors = forms.CharField(
        label="走访人", max_length=80, help_text="用顿号隔开。", error_messages={"required": "请写明走访人"}
    )
    goods = forms.CharField(
        label="慰问物资", max_length=80, required=False, help_text="送实物的填写，如“米 1 袋、油 1 桶”。"
    )
    receipt = needed(
        photo("签收照片", "由困难职工本人或家属签字的签收单，照片或 PDF，10 MB 以内。"), "请上传签收照片，没有签收不算发放"
    )  # fmt: skip


class StudentForm(forms.Form):
    school = forms.CharField(label="学校", max_length=60, error_messages={"required": "请填写学校"})
    stage = forms.ChoiceField(
        label="在读阶段", choices=[("", "请选择"), *Stage.choices], error_messages=asks("请选择在读阶段")
    )
    amount = AmountField(label="助学金额（元）", error_messages={"required": "请填写助学金额"})
    consent = photo("监护人同意书", "学生未满十四周岁、监护人又没有在网上同意过的，须上传签字的同意书。")
