"""Beginning: what is asked for, and on whose behalf."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms

from zhijia.base.errors import Refused
from zhijia.base.money import in_yuan
from zhijia.orgs.models import Unit
from zhijia.rulebook.queries import rule

from ..terms import Item
from .reading import DayField, IdentityField, names

OFFERED = {
    Item.LIVING: "日常生活有困难",
    Item.MEDICAL: "生病，医疗费负担重",
    Item.STUDY: "孩子上学，费用负担重",
    Item.LEGAL: "劳动权益受侵害，要打官司",
    Item.TRAINING: "学技能、考证书",
}
URGENT_DAYS = "aid.emergency_papers_days"


def cap(item: str, *, on: date) -> int:
    """Fen a household may have of this in a year, 0 when no rule says."""
    try:
        return int(rule(f"aid.cap.{item}", on=on) * 100)
    except Refused:
        return 0


def offers(items: Iterable[str]) -> list[tuple[str, str]]:
    """Each item with what it is for."""
    told = {item: OFFERED.get(Item(item), "由工会统一安排") for item in items}
    return [(str(item), f"{Item(item).label}：{words}") for item, words in told.items()]


def limit(item: str, *, on: date) -> str:
    """How much at most, as people read it; empty when no rule says."""
    most = cap(item, on=on)
    return f"每户每年最多 {in_yuan(most)} 元" if most else ""


WAYS = [("no", "一般申请：逐级审核，公示后发放"), ("yes", "应急申请：突发重病、事故、灾害，等不及公示")]


def urgency(*, on: date) -> str:
    """What asking urgently means."""
    try:
        late = f"在 {int(rule(URGENT_DAYS, on=on))} 天内补齐"
    except Refused:
        late = "事后补齐"
    return f"应急申请先审核发放，不公示；材料没带齐的{late}。"


class StartForm(forms.Form):
    """Which help, and how soon."""

    use_required_attribute = False
    item = forms.ChoiceField(
        label="想申请哪一项", widget=forms.RadioSelect,
        error_messages={"required": "请选择想申请哪一项", "invalid_choice": "请从列出的项目中选择"},
    )  # fmt: skip
    urgent = forms.TypedChoiceField(
        label="急不急", choices=WAYS, widget=forms.RadioSelect, coerce=lambda value: value == "yes", initial="no",
        error_messages={"required": "请选择一般申请或应急申请", "invalid_choice": "请选择一般申请或应急申请"},
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].choices = offers(OFFERED)  # type: ignore[attr-defined]
        self.fields["urgent"].help_text = urgency(on=today)


class BehalfForm(StartForm):
    """An officer begins for a worker of the own union: found by name and number, or entered on the roll with this."""

    name = forms.CharField(label="职工姓名", max_length=60, error_messages={"required": "请填写职工姓名"})
    identity = IdentityField(label="身份证号", error_messages={"required": "请填写职工的身份证号"})
    unit = forms.ModelChoiceField(
        label="所在工会", queryset=Unit.objects.none(), empty_label="请选择",
        help_text="会员库里已有会籍的，以会籍所在工会为准。",
        error_messages={"required": "请选择职工所在的工会", "invalid_choice": "请从列出的工会中选择"},
    )  # fmt: skip
    since = DayField(
        label="入会日期", required=False, help_text="会员库里还没有这位职工时填写，不填按今天登记。"
    )

    field_order = ("name", "identity", "unit", "since", "item", "urgent")

    def __init__(self, *args: Any, units: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        choice = self.fields["unit"]
        assert isinstance(choice, forms.ModelChoiceField)  # noqa: S101  (for the type checker)
        choice.queryset = units
        found: Sequence[Unit] = list(units[:2])
        if len(found) == 1:
            choice.initial = found[0].pk
        self.fields["since"].today = today  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        return names(self.cleaned_data["name"])
