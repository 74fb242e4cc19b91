"""Reading joint applications: which files may be handed in, where they go, what the superior sees."""

from datetime import date

from django.db.models import QuerySet

from zhijia.access.queries import units_for
from zhijia.access.terms import Permission
from zhijia.matters.flows import StopPlan
from zhijia.matters.models import Matter
from zhijia.orgs.terms import UnitKind
from zhijia.people.models import Account
from zhijia.sheets.models import Intake
from zhijia.sheets.terms import State

from ..models import Collective

COLLECTIVE, ROLL = "collective", "joining.roll"
ABOVE = {UnitKind.TOWN: "镇街工会审核", UnitKind.ZONE: "镇街工会审核", UnitKind.DISTRICT: "区总审核"}


def route(matter: Matter) -> list[StopPlan]:
    """The nearest superior: the town, or for unions that stand under the district, the district."""
    above = matter.unit.parent
    while above and above.kind not in ABOVE:
        above = above.parent
    if above is None:
        return []
    return [StopPlan(ABOVE[UnitKind(above.kind)], above, Permission.MEMBERS_HANDLE, "members.review_days")]


def files_of(account: Account, *, on: date) -> QuerySet[Intake]:
    """Checked rolls of one's own that wait: neither entered nor handed in."""
    rows = Intake.objects.visible_to(account, on=on).filter(register=ROLL, state=State.READY, by=account)
    return rows.exclude(collectives__runs=True).select_related("file").order_by("-at", "-pk")


def collectives_of(account: Account, *, on: date) -> QuerySet[Collective]:
    seen = units_for(account, Permission.MEMBERS_HANDLE, on=on)
    rows = Collective.objects.filter(matter__unit__in=seen).exclude(matter__number=None)
    return rows.select_related("matter__unit", "intake__file").order_by("-pk")


def facts_said(matter: Matter) -> list[tuple[str, object]]:
    told = matter.collective
    return [
        ("申请工会", matter.unit.name), ("名册文件", told.intake.file.name), ("新增", f"{told.intake.new} 人"),
        ("变更", f"{told.intake.changed} 人"), ("男", f"{told.men} 人"), ("女", f"{told.women} 人"),
        ("有误（不入账）", f"{told.intake.wrong} 行"),
    ]  # fmt: skip
