"""What officers write on their side of aid: visits, findings, re-checks."""

from typing import Any

from django import forms

from zhijia.ledger.forms import YuanField
from zhijia.matters.forms import DecisionForm
from zhijia.matters.services.opening import LARGEST
from zhijia.matters.terms import StopState

from ..checking import VISITORS
from ..models import Expense, Income, Version
from ..terms import Exit, ExpenseKind, FoundIn, IncomeKind, Verdict, Work

LONG = {"rows": 3}


def day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class AmountField(YuanField):
    """Yuan a year; nothing below nought."""

    def clean(self, value: Any) -> Any:
        fen = super().clean(value)
        if fen is not None and fen < 0:
            raise forms.ValidationError("金额不能是负数，没有请填 0")
        return fen


class VisitForm(forms.Form):
    visited_on = forms.DateField(
        label="核查日期",
        widget=day_input(),
        error_messages={"required": "请填写核查日期", "invalid": "日期请写成 2026-03-05 的样子"},
    )
    visitors = forms.CharField(
        label="核查人", max_length=80, help_text=f"至少 {VISITORS} 人，用顿号隔开。",
        error_messages={"required": f"请写明核查人，至少 {VISITORS} 人"},
    )  # fmt: skip
    found = forms.CharField(
        label="核查情况", max_length=1000, widget=forms.Textarea(attrs=LONG), help_text="加密保存，只给经办干部看。",
        error_messages={"required": "请写明核查情况"},
    )  # fmt: skip
    photo = forms.FileField(
        label="现场照片", required=False, help_text=f"照片或 PDF，{LARGEST // 1024 // 1024} MB 以内；还有更多的，登记后再传。",
        widget=forms.ClearableFileInput(attrs={"accept": "image/*,application/pdf"}),
        error_messages={"empty": "文件是空的，请重新拍照或选择"},
    )  # fmt: skip


class FindingForm(forms.Form):
    """What another office, a bill or the visit says of one declared fact."""

    source = forms.ChoiceField(
        label="核对来源", choices=FoundIn, error_messages={"required": "请选择核对来源"}
    )
    declared = forms.CharField(
        label="本人申报", max_length=200, error_messages={"required": "请写明本人是怎么申报的"}
    )
    found = forms.CharField(
        label="核对结果", max_length=200, error_messages={"required": "请写明核对到的结果"}
    )
    verdict = forms.ChoiceField(
        label="结论",
        choices=Verdict,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择一致、留意或不一致"},
    )


class RecheckForm(DecisionForm):
    """Lower levels hand on what they found; the district says whether the household stays."""

    reason = forms.ChoiceField(
        label="退出原因（退出时填）", required=False, choices=[("", "不退出"), *Exit.choices]
    )
    revisit_on = forms.DateField(
        label="回访日期（退出时可填）",
        required=False,
        widget=day_input(),
        error_messages={"invalid": "日期请写成 2026-03-05 的样子"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        matter = kwargs["matter"]
        last = not matter.stops.filter(state=StopState.AHEAD).exists()
        kwargs["moves"] = [move for move in kwargs["moves"] if (move.verb == "pass") != last]
        super().__init__(*args, **kwargs)
        if not last:
            del self.fields["reason"], self.fields["revisit_on"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("decision") == "leave" and not said.get("reason"):
            self.add_error("reason", "退出档案须写明原因，请选择退出原因")
        return said


class RecordForm(forms.Form):
    """The figures on file, each to be confirmed or corrected, with room for one new income and one new expense."""

    work = forms.ChoiceField(label="人员身份", choices=Work)
    on_dibao = forms.BooleanField(label="已享受低保", required=False)
    event_loss = AmountField(label="意外损失与支出（元，一年）", required=False, help_text="没有请填 0。")
    story = forms.CharField(
        label="核实情况", max_length=1000, widget=forms.Textarea(attrs=LONG), help_text="加密保存。",
        error_messages={"required": "请写明核实到的情况，没有变化也请写明"},
    )  # fmt: skip
    income_whose = forms.CharField(label="新增收入：谁的", max_length=60, required=False)
    income_kind = forms.ChoiceField(
        label="新增收入：种类", choices=[("", "没有新增"), *IncomeKind.choices], required=False
    )
    income_amount = AmountField(label="新增收入：年收入（元）", required=False)
    expense_label = forms.CharField(label="新增支出：说明", max_length=60, required=False)
    expense_kind = forms.ChoiceField(
        label="新增支出：种类", choices=[("", "没有新增"), *ExpenseKind.choices], required=False
    )
    expense_amount = AmountField(label="新增支出：年支出（元）", required=False)

    def __init__(self, *args: Any, version: Version, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows: list[tuple[str, str, int]] = []
        for row in version.incomes.all():
            self._add("income", row, f"收入：{row.whose} {row.get_kind_display()}（元/年）")
        for spent in version.expenses.all():
            self._add("expense", spent, f"支出：{spent.label or spent.get_kind_display()}（元/年）")
        told = {"work": version.work, "on_dibao": version.on_dibao, "event_loss": _plain(version.event_loss)}
        self.initial = {**told, **self.initial}

    def _add(self, side: str, row: Income | Expense, label: str) -> None:
        name = f"{side}_{row.pk}"
        self.fields[name] = AmountField(
            label=label, help_text="没有了请填 0。", error_messages={"required": "请填写金额，没有了请填 0"}
        )
        self.initial[name] = _plain(row.amount)
        self.rows.append((side, name, row.pk))

    @property
    def amounts(self) -> list[forms.BoundField]:
        """A field for each figure on file."""
        return [self[name] for _, name, _ in self.rows]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for side, needed in (("income", ("income_whose",)), ("expense", ())):
            told = bool(said.get(f"{side}_kind"))
            if told and said.get(f"{side}_amount") is None:
                self.add_error(f"{side}_amount", "请填写金额，或把种类改回“没有新增”")
            if not told and said.get(f"{side}_amount"):
                self.add_error(f"{side}_kind", "请选择种类，或清空金额")
            for name in needed:
                if told and not said.get(name):
                    self.add_error(name, "请写明是谁的收入")
        return said

    def said(self) -> dict[str, Any]:
        """As the service takes it."""
        clean = self.cleaned_data
        told: dict[str, Any] = {
            "work": clean["work"],
            "on_dibao": clean["on_dibao"],
            "story": clean["story"],
            "event_loss": clean["event_loss"] or 0,
        }
        for side in ("income", "expense"):
            told[f"{side}s"] = {pk: clean[name] for place, name, pk in self.rows if place == side}
        if clean["income_kind"]:
            told["new_income"] = {
                "whose": clean["income_whose"],
                "kind": clean["income_kind"],
                "amount": clean["income_amount"],
            }
        if clean["expense_kind"]:
            told["new_expense"] = {
                "label": clean["expense_label"],
                "kind": clean["expense_kind"],
                "amount": clean["expense_amount"],
            }
        return told


def _plain(fen: int) -> str:
    """As one would type it: no separators."""
    whole, rest = divmod(fen, 100)
    return f"{whole}.{rest:02d}" if rest else str(whole)
