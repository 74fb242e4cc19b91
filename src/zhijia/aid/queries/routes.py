"""Where an application goes, and who must keep out of it."""

from zhijia.access.terms import Permission
from zhijia.matters.flows import StopPlan
from zhijia.matters.models import Matter
from zhijia.orgs.models import Unit
from zhijia.orgs.terms import UnitKind

LEVELS = {
    UnitKind.DISTRICT: ("区总审批", Permission.AID_APPROVE, "aid.approve_days"),
    UnitKind.TOWN: ("镇街审核", Permission.AID_REVIEW, "aid.review_days"),
    UnitKind.ZONE: ("镇街审核", Permission.AID_REVIEW, "aid.review_days"),
}
GRASSROOTS = ("基层核实", Permission.AID_VERIFY, "aid.verify_days")


def route(matter: Matter) -> list[StopPlan]:
    """The grassroots union, the town, the district: each level above the applicant once, up to the district."""
    plans: list[StopPlan] = []
    unit: Unit | None = matter.unit
    while unit and unit.kind != UnitKind.CITY:
        label, permission, limit = LEVELS.get(UnitKind(unit.kind), GRASSROOTS)
        if label not in {plan.label for plan in plans}:
            plans.append(StopPlan(label, unit, permission, limit))
        unit = unit.parent
    return plans


def place_of(unit: Unit) -> str:
    """The district's code: 低保 is set by place."""
    codes = [above.code for above in _above(unit) if above.kind == UnitKind.DISTRICT]
    return codes[0][:6] if codes else unit.code[:6]


def _above(unit: Unit) -> list[Unit]:
    return list(Unit.objects.filter(pk__in=[int(pk) for pk in unit.path.strip("/").split("/")]))


def household_persons(matter: Matter) -> set[int]:
    """Everybody of the household who is a person of the roll: none of them may decide on it."""
    persons: set[int] = matter.aid.household.persons()
    return persons


def recheck_persons(matter: Matter) -> set[int]:
    """The same for a household that is looked at again."""
    persons: set[int] = matter.recheck.household.persons()
    return persons
