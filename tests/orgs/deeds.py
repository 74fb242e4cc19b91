"""What any test of the tree may ask: that on every day, every path is the chain of superiors."""

from datetime import date, timedelta

from tests.cast import NOW
from zhijia.orgs.models import Cover, Employer, Operation, Placement, Unit
from zhijia.orgs.services import cover, open_unit
from zhijia.orgs.terms import EmployerKind, UnitKind

SAID = {"by": "测试", "at": NOW}
PAPER = {**SAID, "document": "常新工组〔2019〕8号"}


def single(name, parent, day=date(2012, 3, 1), **more):
    return open_unit(name, kind=UnitKind.SINGLE, parent=parent, on=day, **{**SAID, **more})


def employer(name, town, unit=None, day=date(2013, 1, 1)):
    made = Employer.objects.create(name=name, kind=EmployerKind.ENTERPRISE, town=town, employees=40)
    if unit:
        cover(made, unit=unit, on=day)
    return made


def everything():
    """All that a refused deed must leave as it was."""
    rows = [sorted(model.objects.values_list()) for model in (Unit, Placement, Cover)]
    return [*rows, Operation.objects.count()]


def stood(row, day):
    return row.since <= day and (row.until is None or day < row.until)


def days():
    """Each day on which something changed, the day before it, and a day long after."""
    ends = {one for row in (*Placement.objects.all(), *Cover.objects.all()) for one in (row.since, row.until)}
    told = {day for day in ends if day}
    return sorted(told | {day - timedelta(days=1) for day in told} | {date(2030, 1, 1)})


def chain(unit, superiors):
    """Walked by hand from superior to superior: the check of the check."""
    path = [unit]
    while (above := superiors[path[-1]]) is not None:
        assert above not in path
        path.append(above)
    return "/" + "".join(f"{one}/" for one in reversed(path))


def assert_every_map_holds():
    units, placed, covers = (list(model.objects.all()) for model in (Unit, Placement, Cover))
    for day in days():
        there = [one for one in placed if stood(one, day)]
        superiors = {one.unit_id: one.parent_id for one in there}
        assert len(there) == len(superiors), f"two superiors on {day}"
        assert set(superiors) == {
            unit.pk
            for unit in units
            if unit.opened_on <= day and not (unit.closed_on and unit.closed_on <= day)
        }
        assert {one.unit_id: one.path for one in there} == {
            unit: chain(unit, superiors) for unit in superiors
        }
        covered = [one.employer_id for one in covers if stood(one, day)]
        assert len(covered) == len(set(covered)), f"two covers on {day}"
    superiors = {unit.pk: unit.parent_id for unit in units}
    assert {unit.pk: unit.path for unit in units} == {unit: chain(unit, superiors) for unit in superiors}
