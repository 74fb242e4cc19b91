"""The pages of a plan: its day and reason, a union it founds, and who goes where."""

from collections.abc import Sequence
from typing import Any

from django import forms

from zhijia.grassroots.models import Plan, PlanTarget
from zhijia.ledger.forms import day_field
from zhijia.orgs.models import Employer, Unit
from zhijia.orgs.terms import OperationKind

from ..services.outcomes import Outcome
from .deciding import summed
from .founding import FOUNDED, chosen

CODED = (OperationKind.RENAME, OperationKind.MOVE)


class PlanForm(forms.Form):
    name = forms.CharField(
        label="新的工会全称", max_length=80, error_messages={"required": "请填写新的工会全称"}
    )
    short = forms.CharField(label="新的简称", max_length=40, required=False)
    code = forms.CharField(
        label="新的行政区划代码", max_length=12, required=False, help_text="不变可以不填。"
    )
    on = day_field("生效日期")
    why = forms.CharField(
        label="理由", max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="批复单位和以后查阅的人会看到，请勿写个人敏感信息。", error_messages={"required": "请写明理由"},
    )  # fmt: skip

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        target = plan.targets.first() if plan.kind in CODED else None
        named = target if target and plan.kind == OperationKind.RENAME else None
        before = {"on": plan.on, "why": plan.why, "code": target.code if target else ""}
        before |= {"name": named.name, "short": named.short} if named else {}
        super().__init__(*args, **{"initial": before, **kwargs})
        if plan.kind != OperationKind.RENAME:
            del self.fields["name"], self.fields["short"]
        if plan.kind not in CODED:
            del self.fields["code"]


class FreshForm(forms.Form):
    """A union founded as another ends; its superior is that of the union it comes of."""

    name = forms.CharField(label="工会全称", max_length=80, error_messages={"required": "请填写工会全称"})
    short = forms.CharField(label="简称", max_length=40, required=False)
    kind = forms.ChoiceField(
        label="工会类型",
        error_messages={"required": "请选择工会类型", "invalid_choice": "请从列出的类型中选择"},
    )
    code = forms.CharField(label="行政区划代码", max_length=12, required=False)

    def __init__(self, *args: Any, of: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"kind": of.kind}, **kwargs})
        kinds = dict([(of.kind, of.get_kind_display()), *FOUNDED])
        self.fields["kind"].choices = chosen(list(kinds.items()))  # type: ignore[attr-defined]


class SeenForm(forms.Form):
    """Handing in says that the outcome was looked at; another outcome has another name."""

    seen = forms.MultipleChoiceField(
        label="核对结果", widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "请核对本页列出的结果，勾选后再提交", "invalid_choice": "核对之后情况已有变化，请看过新的结果再勾选",
        },
    )  # fmt: skip

    def __init__(self, *args: Any, outcome: Outcome, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"].choices = [(outcome.seen, f"已核对：{summed(outcome)}")]  # type: ignore[attr-defined]


class ShareForm(forms.Form):
    """One line for each child and each employer of this page, and where all the others go."""

    def __init__(
        self, *args: Any, targets: Sequence[PlanTarget], units: Sequence[tuple[Unit, int | None]],
        employers: Sequence[tuple[Employer, int | None]], **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        choices = chosen([(str(one.pk), str(one)) for one in targets])
        for start, rows in (("u", units), ("e", employers)):
            for one, now in rows:
                self.fields[f"{start}{one.pk}"] = _goes(one.name, choices, now)
        self.fields["rest"] = _goes("其余没有写明的都归", choices, None)

    def named(self, start: str) -> dict[int, int]:
        told = self.cleaned_data.items()
        return {int(name[1:]): int(value) for name, value in told if name[0] == start and value}

    @property
    def rest(self) -> int:
        return int(self.cleaned_data["rest"] or 0)


def _goes(label: str, choices: list[tuple[str, str]], now: int | None) -> forms.ChoiceField:
    told = {"invalid_choice": "请从列出的承接工会中选择"}
    return forms.ChoiceField(label=label, choices=choices, required=False, initial=now, error_messages=told)
