"""Each kind of plan as one call of the tree's own services."""

from typing import Any

from zhijia.base.errors import Refused
from zhijia.grassroots.models import Plan, PlanTarget
from zhijia.orgs import services as orgs
from zhijia.orgs.models import Cover, Sector, Unit
from zhijia.orgs.terms import OperationKind

K = OperationKind


def _goal(target: PlanTarget) -> Unit | orgs.Fresh:
    return target.unit or orgs.Fresh(target.name, target.kind, target.parent, target.short, target.code)


def there(plan: Plan) -> Unit:
    target = plan.targets.select_related("unit").get()
    assert target.unit is not None  # noqa: S101  (only merging and splitting found unions)
    return target.unit


def _subjects(plan: Plan) -> list[Unit]:
    return [row.unit for row in plan.units.filter(target=None).select_related("unit")]


def _rename(plan: Plan, said: dict[str, Any]) -> None:
    told = plan.targets.get()
    orgs.rename_unit(plan.matter.unit, told.name, short=told.short, code=told.code or None, **said)


def _move(plan: Plan, said: dict[str, Any]) -> None:
    code = plan.targets.get().code or None
    orgs.move_unit(plan.matter.unit, parent=there(plan), code=code, **said)


def _merge(plan: Plan, said: dict[str, Any]) -> None:
    orgs.merge_units(_subjects(plan), into=_goal(plan.targets.select_related("unit", "parent").get()), **said)


def _split(plan: Plan, said: dict[str, Any]) -> None:
    shares = [
        orgs.Share(
            _goal(target),
            [row.unit for row in target.units.select_related("unit")],
            [row.employer for row in target.employers.select_related("employer")],
        )
        for target in plan.targets.select_related("unit", "parent")
    ]
    orgs.split_unit(plan.matter.unit, shares=shares, **said)


def _regroup(plan: Plan, said: dict[str, Any]) -> None:
    employers = [row.employer for row in plan.employers.select_related("employer")]
    covered = Cover.objects.filter(until=None, employer__in=employers, unit__in=_subjects(plan))
    if covered.count() < len(employers):
        raise Refused("有单位已不由方案中的工会覆盖，请移出这家单位，或把它现在的工会加进方案")
    orgs.regroup(employers, to=there(plan), **said)


def _part(plan: Plan, said: dict[str, Any]) -> None:
    sector = there(plan)
    relation = Sector.objects.filter(unit=plan.matter.unit, sector=sector, until=None).first()
    if relation is None:
        raise Refused(f"{plan.matter.unit}现在不由{sector.name}业务指导，请核对")
    orgs.unrelate(relation, **said)


DEEDS = {
    K.CLOSE: lambda plan, said: orgs.close_unit(plan.matter.unit, **said),
    K.RENAME: _rename, K.MOVE: _move, K.MERGE: _merge, K.SPLIT: _split, K.REGROUP: _regroup,
    K.RELATE: lambda plan, said: orgs.relate(plan.matter.unit, sector=there(plan), **said),
    K.PART: _part,
}  # fmt: skip
