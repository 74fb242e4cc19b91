"""Writing a plan for the tree: what is to be done, to whom, and where it leads. Nothing moves yet."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import transaction

from zhijia.base.errors import Refused
from zhijia.grassroots.models import Plan, PlanEmployer, PlanTarget, PlanUnit
from zhijia.grassroots.rules import REORGANISE, WRITABLE
from zhijia.matters.models import Matter
from zhijia.matters.services import open_matter
from zhijia.orgs.models import Cover, Employer, Unit
from zhijia.orgs.queries import children_since
from zhijia.orgs.terms import OperationKind
from zhijia.people.models import Account

MANY = (OperationKind.MERGE, OperationKind.REGROUP)
"""What is done to several unions at once."""
FOUNDS = (OperationKind.MERGE, OperationKind.SPLIT)
"""What may found unions as it goes."""
LEADS = tuple(
    OperationKind(kind) for kind in OperationKind if kind not in (OperationKind.CLOSE, OperationKind.OPEN)
)
"""What leads somewhere: to a superior, an heir, a sector union, or a new name."""


@transaction.atomic
def propose(kind: str, unit: Unit, *, by: Account, at: datetime) -> Plan:
    """A draft about this union; how it is founded is another matter."""
    if kind == OperationKind.OPEN:
        raise Refused("建立工会请办理建会申请")
    matter = open_matter(REORGANISE, title=OperationKind(kind).label, applicant=None, unit=unit, by=by, at=at)
    plan = Plan.objects.create(matter=matter, kind=kind)
    PlanUnit.objects.create(plan=plan, unit=unit)
    return plan


def _hold(plan: Plan) -> None:
    """Two colleagues at one draft wait for each other; what was handed in is written no more."""
    matter = Matter.objects.select_for_update(of=("self",)).get(pk=plan.matter_id)
    if matter.state not in WRITABLE:
        raise Refused("这份方案已经提交，内容不能再改；需要更正请先撤回，或请批复单位退回")


@transaction.atomic
def write_plan(plan: Plan, *, on: date, why: str, name: str = "", short: str = "", code: str = "") -> None:
    """The day, the reason, and the new name or code where there is one."""
    _hold(plan)
    Plan.objects.filter(pk=plan.pk).update(on=on, why=why)
    if plan.kind == OperationKind.RENAME:
        plan.targets.all().delete()
        PlanTarget.objects.create(plan=plan, name=name, short=short, code=code)
    elif plan.kind == OperationKind.MOVE:
        plan.targets.update(code=code)


@transaction.atomic
def add_unit(plan: Plan, unit: Unit) -> None:
    """Another union to merge, or whose employers are passed on; a deed to one union takes the new one instead."""
    _hold(plan)
    if plan.kind not in MANY:
        raise Refused("这一事项一次只办理一个工会，需要换工会请另写一份方案")
    PlanUnit.objects.get_or_create(plan=plan, unit=unit)


@transaction.atomic
def add_target(plan: Plan, unit: Unit) -> None:
    """Only a split leads to several; elsewhere the new target takes the place of the old."""
    _hold(plan)
    if plan.kind != OperationKind.SPLIT:
        plan.targets.all().delete()
    PlanTarget.objects.get_or_create(plan=plan, unit=unit)


@transaction.atomic
def add_fresh(plan: Plan, *, name: str, kind: str, short: str = "", code: str = "") -> None:
    """A union founded as it goes, beside the one it comes of."""
    _hold(plan)
    if plan.kind not in FOUNDS:
        raise Refused("只有合并和拆分可以同时新设工会，请选择现有的工会")
    if plan.kind == OperationKind.MERGE:
        plan.targets.all().delete()
    parent = plan.matter.unit.parent
    PlanTarget.objects.create(plan=plan, name=name, short=short, kind=kind, code=code, parent=parent)


@transaction.atomic
def add_employers(plan: Plan, employers: Collection[Employer]) -> None:
    _hold(plan)
    fresh = [PlanEmployer(plan=plan, employer=one) for one in employers]
    PlanEmployer.objects.bulk_create(fresh, ignore_conflicts=True)


@transaction.atomic
def strike(plan: Plan, row: PlanUnit | PlanTarget | PlanEmployer) -> None:
    """The union the plan is about stays; whoever wants another writes another plan."""
    _hold(plan)
    if isinstance(row, PlanUnit) and row.unit_id == plan.matter.unit_id:
        raise Refused("这是方案所办理的工会，不能移出；需要换工会请撤下这份方案，另写一份")
    row.delete()


@transaction.atomic
def share_out(
    plan: Plan, *, units: Mapping[int, int], employers: Mapping[int, int], rest: PlanTarget | None = None
) -> None:
    """To which heir each child and each employer goes (ids → target ids); `rest` takes all that nobody named."""
    _hold(plan)
    subject = plan.matter.unit
    told = {target.pk for target in plan.targets.all()}
    children = {unit.pk for unit in children_since(subject, on=plan.on)} if plan.on else set()
    places = set(Cover.objects.filter(unit=subject, until=None).values_list("employer_id", flat=True))
    for pk, target in units.items():
        if pk in children and target in told:
            PlanUnit.objects.update_or_create(plan=plan, unit_id=pk, defaults={"target_id": target})
    for pk, target in employers.items():
        if pk in places and target in told:
            PlanEmployer.objects.update_or_create(plan=plan, employer_id=pk, defaults={"target_id": target})
    if rest is not None:
        _share_rest(plan, rest, children, places)


def _share_rest(plan: Plan, rest: PlanTarget, children: set[int], places: set[int]) -> None:
    units = children - set(plan.units.exclude(target=None).values_list("unit_id", flat=True))
    employers = places - set(plan.employers.exclude(target=None).values_list("employer_id", flat=True))
    PlanUnit.objects.bulk_create(PlanUnit(plan=plan, unit_id=pk, target=rest) for pk in sorted(units))
    PlanEmployer.objects.bulk_create(
        PlanEmployer(plan=plan, employer_id=pk, target=rest) for pk in sorted(employers)
    )


def is_whole(plan: Plan) -> None:
    """Whether everything the deed needs was written; what the tree then says of it, only doing it can tell."""
    targets = plan.targets.count()
    if plan.on is None:
        raise Refused("还没有填写生效日期，请先填写")
    if plan.kind in LEADS and not targets:
        raise Refused("还没有写明去向，请先选择或填写新的上级、承接工会、指导工会或新名称")
    if plan.kind == OperationKind.REGROUP and not plan.employers.exists():
        raise Refused("还没有选择要划转的单位，请至少选一家")
    if plan.kind == OperationKind.MERGE and not _several(plan):
        raise Refused("合并至少涉及两个工会，请再选一个要并入的工会，或选择承接工会")


def _several(plan: Plan) -> bool:
    """One union into one that is there, or two into a new one."""
    return plan.targets.exclude(unit=None).exists() or plan.units.count() > 1
