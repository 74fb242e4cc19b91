"""Reading claims of the card's subsidy: their route, what was claimed, what the review page and the chain of a payment show."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from zhijia.access.terms import Permission
from zhijia.base.money import in_yuan
from zhijia.matters.flows import StopPlan
from zhijia.matters.models import Matter
from zhijia.matters.terms import Tone
from zhijia.orgs.models import Unit
from zhijia.orgs.terms import UnitKind
from zhijia.payments.models import Order
from zhijia.people.models import Account, Person
from zhijia.rulebook.queries import rule_row

from .checking import CAP, check
from .models import SubsidyClaim

TOWN = ("镇街审核", Permission.CARDS_REVIEW, "cards.review_days")
DISTRICT = ("区总审批", Permission.CARDS_APPROVE, "cards.approve_days")
LEVELS = {UnitKind.TOWN: TOWN, UnitKind.ZONE: TOWN, UnitKind.DISTRICT: DISTRICT}


def route(matter: Matter) -> list[StopPlan]:
    """The town, then the district, of the member's union on the day it was submitted."""
    plans: list[StopPlan] = []
    unit: Unit | None = matter.unit
    while unit:
        if unit.kind in LEVELS:
            label, permission, limit = LEVELS[UnitKind(unit.kind)]
            plans.append(StopPlan(label, unit, permission, limit))
        unit = unit.parent
    return plans


def union_of(person: Person, *, on: date) -> Unit | None:
    held = person.memberships.filter(since__lte=on, until=None).select_related("unit").first()
    return held.unit if held else None


def of(person: Person) -> Any:
    """One's own claims that can still be written: a draft, one sent back, one the bank returned."""
    rows = SubsidyClaim.objects.filter(claimant=person, matter__state__in=["draft", "returned", "bounced"])
    return rows.select_related("matter", "claimant").order_by("-pk")


def facts_said(matter: Matter) -> list[tuple[str, object]]:
    claim = matter.subsidy
    told: list[tuple[str, object]] = [
        ("补贴项目", claim.get_item_display()),
        ("事件日期", claim.happened_on),
        ("申请金额", f"{in_yuan(claim.asked)} 元"),
        ("情况说明", claim.note or "—"),
        ("收款账户", f"{claim.bank_name} 尾号 {claim.card_tail}"),
    ]
    return told + ([("核定金额", f"{in_yuan(claim.granted)} 元")] if claim.granted else [])


def look(matter: Matter, account: Account) -> Mapping[str, Any]:  # noqa: ARG001
    checks = check(
        SubsidyClaim.objects.select_related("claimant", "matter").get(matter=matter), on=matter.rules_on
    )
    failed = sum(one.tone == Tone.FAILED for one in checks) if matter.awaits else 0
    return {
        "checks": checks,
        "blocking": f"有 {failed} 项检查未通过，可以退回补正或不予通过。" if failed else "",
    }


def roots(order: Order) -> list[tuple[str, str, str]]:
    """What a payment rests on: the event, and the cap of its day."""
    claim = SubsidyClaim.objects.filter(matter=order.matter_id).select_related("matter").first()
    if claim is None:
        return []
    row = rule_row(CAP, on=claim.matter.rules_on)
    said = f"{row.name} {row.value.normalize():f} {row.unit}（{row.document}）"
    return [
        ("补贴项目", f"{claim.get_item_display()}，{claim.happened_on}", ""),
        ("规则", said, reverse("rulebook:history", args=[CAP])),
    ]
