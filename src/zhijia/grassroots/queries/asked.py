"""What a founding or a reorganisation asks for, as its pages and its route read it."""

from collections.abc import Iterable, Sequence

from zhijia.access.terms import P
from zhijia.grassroots.models import Plan
from zhijia.grassroots.terms import HIGHER
from zhijia.matters.flows import StopPlan
from zhijia.matters.models import Matter
from zhijia.orgs.models import Unit
from zhijia.orgs.terms import OperationKind

from .approving import desk_over

LIMIT = "unions.review_days"
UNDER = (OperationKind.MOVE,)
"""Deeds whose target receives as a superior: it may itself be the desk that approves."""


def route_of_founding(matter: Matter) -> Sequence[StopPlan]:
    """The superior itself approves, or the nearest union above it where somebody may (工会法第十二条)."""
    desk = desk_over([], P.UNIONS_APPROVE, on=matter.rules_on, parents=[matter.unit])
    return [StopPlan("上级批复", desk, P.UNIONS_APPROVE, LIMIT)] if desk else []


def route_of_plan(matter: Matter) -> Sequence[StopPlan]:
    """The nearest superior over every union it touches; what is done to a town or a zone, the district's leader decides."""
    plan = Plan.objects.filter(matter=matter).first()
    subjects, parents = _touched(plan) if plan else ([matter.unit], [])
    high = any(unit.kind in HIGHER for unit in subjects)
    permission = P.UNIONS_REORGANISE if high else P.UNIONS_APPROVE
    desk = desk_over(subjects, permission, on=matter.rules_on, parents=parents)
    return [StopPlan("上级批复", desk, permission, LIMIT)] if desk else []


def _touched(plan: Plan) -> tuple[list[Unit], list[Unit]]:
    """Whom it is done to, or who takes over; and under whom it places them."""
    subjects = [row.unit for row in plan.units.filter(target=None).select_related("unit")]
    parents: list[Unit] = []
    for target in plan.targets.select_related("unit", "parent"):
        if target.unit:
            (parents if plan.kind in UNDER else subjects).append(target.unit)
        elif target.parent:
            parents.append(target.parent)
    return subjects, parents


def founding_said(matter: Matter) -> list[tuple[str, object]]:
    asked = matter.establishment
    told: list[tuple[str, object]] = [
        ("工会全称", asked.name), ("简称", asked.short or "—"), ("工会类型", asked.get_kind_display()), ("上级工会", matter.unit.name),
        ("行政区划代码", asked.code or "—"), ("二次覆盖组建", asked.second_coverage),
        ("预计会员", f"{asked.members:,} 人，其中女会员 {asked.women:,} 人"), ("任期", f"{asked.years} 年"),
        ("筹备组成员", asked.preparation), ("党组织意见", asked.party_opinion or "—"),
    ]  # fmt: skip
    return [*told, ("批复文号", asked.document)] if asked.founded_id else told


def plan_said(matter: Matter) -> list[tuple[str, object]]:
    plan = matter.plan
    units = "、".join(_names(row.unit for row in plan.units.filter(target=None).select_related("unit")))
    told: list[tuple[str, object]] = [("事项", plan.get_kind_display()), ("办理工会", units)]
    if targets := [str(one) for one in plan.targets.select_related("unit")]:
        told.append((_toward(plan), "、".join(targets)))
    if codes := [one.code for one in plan.targets.all() if one.code]:
        told.append(("行政区划代码", "、".join(codes)))
    told += [("生效日期", plan.on or "—"), ("理由", plan.why or "—")]
    return [*told, ("批复文号", plan.document)] if plan.operation_id else told


def _names(units: Iterable[Unit]) -> list[str]:
    return [unit.name for unit in units]


def _toward(plan: Plan) -> str:
    said = {
        OperationKind.RENAME: "新名称", OperationKind.MOVE: "新上级工会", OperationKind.RELATE: "指导工会",
        OperationKind.PART: "指导工会",
    }  # fmt: skip
    return said.get(OperationKind(plan.kind), "承接工会")


def founding_of(unit: Unit) -> Matter | None:
    """The matter by which it was founded, if it was founded here."""
    return Matter.objects.filter(establishment__founded=unit).first()


def matters_of(operations: Iterable[int]) -> dict[int, Matter]:
    """Which matter led to each operation; foundings and deeds from before the house have none."""
    plans = Plan.objects.filter(operation__in=list(operations)).select_related("matter")
    return {plan.operation_id: plan.matter for plan in plans if plan.operation_id}
