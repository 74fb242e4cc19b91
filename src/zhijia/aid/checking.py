"""Automatic checks of an application: what was declared against what the house itself knows, each with its rule."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import Sum
from django.urls import reverse

from zhijia.base.money import in_yuan
from zhijia.ledger.terms import Use
from zhijia.matters.terms import Tone
from zhijia.payments.rules import is_card
from zhijia.rulebook.queries import rule
from zhijia.web.checks import Check, Compared

from .assessment import Facts, Trace, assess
from .assessment import Item as Line
from .models import Application, Expense, Household, Income, Version
from .terms import ExpenseKind, FoundIn, Hardship, IncomeKind

VISITORS = 2
FINDINGS = {f"{label}核对" for label in FoundIn.labels}


def facts_of(application: Application) -> Facts:
    """From the version this application stands on, by the rules of the day it was submitted."""
    return facts_at(application.version, place=application.household.place, on=application.matter.rules_on)


def facts_at(version: Version, *, place: str, on: date) -> Facts:
    """What the calculation takes."""
    return Facts(
        place=place, day=on, persons=version.persons,
        incomes=tuple(
            _line(row, f"{row.whose} {IncomeKind(row.kind).label}") for row in version.incomes.select_related("evidence")
        ),
        expenses=tuple(
            _line(row, row.label or ExpenseKind(row.kind).label) for row in version.expenses.select_related("evidence")
        ),
        event_loss=version.event_loss, on_dibao=version.on_dibao, migrant=version.migrant,
        member_since=version.member_since, contract_months=version.contract_months,
        school_fee_multiple=version.school_fee_multiple,
    )  # fmt: skip


def _line(row: Income | Expense, label: str) -> Line:
    return Line(
        kind=row.kind, label=label, amount=row.amount, evidence=row.evidence.name if row.evidence else ""
    )


def check(application: Application) -> list[Check]:
    """Every check, in the order an officer reads them."""
    return [*_membership(application), *_class(application), *_earlier(application), *_others(application),
            *_account(application), *_papers(application), *_visit(application), *_found(application)]  # fmt: skip


def _aside(code: str) -> tuple[str, str]:
    """Short, since it stands beside the label on a phone in large type; the page behind it names rule and document."""
    return "规则", reverse("rulebook:history", args=[code])


def _membership(application: Application) -> Iterator[Check]:
    head, unit = application.household.head, application.matter.unit
    held = head.memberships.filter(until=None).select_related("unit").first()
    if held is None:
        yield Check(Tone.LOOK, "会籍", "会员库里没有这位职工，请核对劳动关系和入会材料")
    elif not (held.unit.path.startswith(unit.path) or unit.path.startswith(held.unit.path)):
        yield Check(Tone.FAILED, "会籍与申请单位一致", f"会籍在{held.unit}，申请单位是{unit}")
    else:
        yield Check(Tone.OK, "会籍有效", f"{held.since} 入会，{held.unit}")


def _class(application: Application) -> Iterator[Check]:
    trace: Trace = assess(facts_of(application))
    aside, href = _aside(f"aid.dibao.{application.household.place}")
    if trace.hardship:
        yield Check(Tone.OK, "符合困难类别", Hardship(trace.hardship).label, aside, href)
    else:
        yield Check(Tone.FAILED, "符合困难类别", "；".join(trace.why_not), aside, href)


def _earlier(application: Application) -> Iterator[Check]:
    """The same item for the same household in the same year, from whichever level and fund."""
    household, year = application.household, application.matter.rules_on.year
    aside, href = _aside(f"aid.cap.{application.item}")
    before = household.granted(year=year, item=application.item, but=application.pk)
    cap = int(rule(f"aid.cap.{application.item}", on=application.matter.rules_on) * 100)
    if before:
        yield Check(
            Tone.FAILED, "今年没有重复领取同类救助",
            f"这一户今年{Use(application.item).label}已有 {in_yuan(before)} 元，每年最多 {in_yuan(cap)} 元", aside, href,
        )  # fmt: skip
    else:
        yield Check(Tone.OK, "今年没有重复领取同类救助", f"每年最多 {in_yuan(cap)} 元", aside, href)
    asked = application.granted or application.asked
    tone = Tone.OK if before + asked <= cap else Tone.LOOK  # the decision itself refuses more than the cap
    yield Check(
        tone,
        "金额在上限内",
        f"本次 {in_yuan(asked)} 元，最多可核定 {in_yuan(max(cap - before, 0))} 元",
        aside,
        href,
    )


def _others(application: Application) -> Iterator[Check]:
    found = list(Household.objects.sharing(application.household, application.version))
    if found:
        said = "、".join(str(one) for one in found)
        yield Check(Tone.FAILED, "家庭成员不在其他档案", f"另有档案：{said}，请核对是否重复建档")
    else:
        yield Check(Tone.OK, "家庭成员不在其他档案")


def _account(application: Application) -> Iterator[Check]:
    version, head = application.version, application.household.head
    if not is_card(version.card):
        yield Check(Tone.FAILED, "收款卡号正确", "卡号校验不符，请申请人对照卡面更正")
    elif version.card_name != head.name:
        yield Check(Tone.FAILED, "收款账户是本人", f"户名与申请人姓名不同（尾号 {version.card_tail}）")
    else:
        yield Check(Tone.OK, "收款账户是本人", f"{version.bank_name} 尾号 {version.card_tail}")


def _papers(application: Application) -> Iterator[Check]:
    version = application.version
    bare = version.incomes.filter(evidence=None).count() + version.expenses.filter(evidence=None).count()
    if bare:
        yield Check(Tone.LOOK, "收入与支出都有证明", f"{bare} 项没有附证明材料")
    else:
        yield Check(Tone.OK, "收入与支出都有证明")


def _visit(application: Application) -> Iterator[Check]:
    """入户核查 by at least two; an emergency may do it afterwards."""
    visit = application.home_visits.order_by("-visited_on", "-pk").first()
    if visit:
        yield Check(Tone.OK, "已入户核查", f"{visit.visited_on}，{visit.visitors}")
    else:
        yield Check(Tone.LOOK, "入户核查", "还没有登记（至少两人）")


def _found(application: Application) -> Iterator[Check]:
    for one in application.findings.all():
        if one.verdict != Tone.OK:
            yield Check(
                one.verdict, f"{one.get_source_display()}核对", f"申报 {one.declared}，核对 {one.found}"
            )


def compared(application: Application) -> list[Compared]:
    """What was declared beside what was found: entered results, and what the house knows itself."""
    version, head = application.version, application.household.head
    held = head.memberships.filter(until=None).select_related("unit").first()
    told = f"{held.unit}，{held.since} 入会" if held else "会员库中没有"
    rows = [
        Compared("会籍", str(application.matter.unit), told, "一致" if held else "待核", Tone.OK if held else Tone.LOOK),
        Compared(
            "收款户名", version.card_name or "—", head.name, *(
                ("一致", Tone.OK) if version.card_name == head.name else ("不一致", Tone.FAILED)
            ),
        ),
    ]  # fmt: skip
    return [*rows, *_beside_last(version)] + [
        Compared(one.get_source_display(), one.declared, one.found, one.get_verdict_display(), one.verdict)
        for one in application.findings.all()
    ]


def _beside_last(version: Version) -> Iterator[Compared]:
    """What the household itself declared the time before: a change is asked about, not held against anybody."""
    last = (
        version.household.versions.filter(number__lt=version.number)
        .exclude(frozen_at=None)
        .order_by("-number")
        .first()
    )
    if last is None:
        return
    for label, now, then, unit in (
        ("共同生活人口", version.persons, last.persons, "人"),
        ("家庭年收入", _total(version.incomes), _total(last.incomes), "元"),
        ("年刚性支出", _total(version.expenses), _total(last.expenses), "元"),
    ):
        told = [f"{in_yuan(n)} {unit}" if unit == "元" else f"{n} {unit}" for n in (now, then)]
        same = now == then
        yield Compared(
            label,
            told[0],
            f"上次申报（第 {last.number} 版）{told[1]}",
            "一致" if same else "有变化",
            Tone.OK if same else Tone.LOOK,
        )


def _total(rows: Any) -> int:
    return int(rows.aggregate(n=Sum("amount"))["n"] or 0)


def as_json(checks: Iterable[Check]) -> str:
    """As they stood at the decision. What was found elsewhere stays sealed with its finding: here only that it was."""
    told = [vars(one) | {"tone": str(one.tone)} for one in checks]
    return json.dumps(
        [one | {"note": ""} if one["label"] in FINDINGS else one for one in told], ensure_ascii=False
    )


def visitors_of(text: str) -> list[str]:
    """Names as written with 、 or spaces between."""
    return [name for name in text.replace("、", " ").replace("，", " ").split() if name]
