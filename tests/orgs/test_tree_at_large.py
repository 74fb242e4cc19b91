"""Any operations in any order, on any day: each is done or refused whole, and every map still holds."""

from datetime import date, timedelta
from itertools import count

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.orgs.deeds import PAPER, SAID, assert_every_map_holds, employer, everything
from zhijia.base.errors import Refused
from zhijia.orgs.models import Employer, Unit
from zhijia.orgs.queries import brought_under, children_since, flaws, today_of, units_under
from zhijia.orgs.services import (
    Fresh,
    Share,
    close_unit,
    cover,
    merge_units,
    move_unit,
    open_unit,
    regroup,
    rename_unit,
    split_unit,
)
from zhijia.orgs.terms import UnitKind

pytestmark = pytest.mark.django_db
FIRST = date(2010, 1, 1)
DAYS = st.integers(0, 12).map(lambda month: FIRST + timedelta(days=365 * month))
KINDS = (
    "open",
    "move",
    "move",
    "rename",
    "close",
    "merge",
    "merge_new",
    "split",
    "split",
    "regroup",
    "cover",
)
DEEDS = st.lists(
    st.tuples(st.sampled_from(KINDS), DAYS, st.integers(0, 99), st.integers(0, 99), st.integers(0, 99)),
    max_size=14,
)
LATE = date(2030, 1, 1)


def do(deed, fresh):
    """One deed on whatever units these numbers fall on. The tree does not care what stands for a town."""
    kind, day, one, two, three = deed
    units = list(Unit.objects.order_by("pk"))
    places = list(Employer.objects.order_by("pk"))
    unit, other, third = (units[n % len(units)] for n in (one, two, three))
    new = Fresh(f"新工会{fresh}", UnitKind.TOWN, third if three % 4 == 0 else unit.parent)
    if kind == "open":
        open_unit(new.name, kind=UnitKind.SINGLE, parent=unit, on=day, **SAID)
    elif kind == "move":
        move_unit(unit, parent=other, on=day, **SAID)
    elif kind == "rename":
        rename_unit(unit, new.name, on=day, **SAID)
    elif kind == "close":
        close_unit(unit, on=day, **SAID)
    elif kind == "merge":
        merge_units([unit, other], into=third, on=day, **PAPER)
    elif kind == "merge_new":
        merge_units([unit, other], into=new, on=day, **PAPER)
    elif kind == "split":
        split_unit(unit, shares=halves(unit, new, other, day), on=day, **PAPER)
    elif kind == "regroup":
        regroup(places[two % len(places) :], to=unit, on=day, **PAPER)
    else:
        cover(places[two % len(places)], unit=unit, on=day)


def halves(unit, new, other, day):
    children = list(children_since(unit, on=day))
    employers = [one.employer for one in unit.covers.filter(until=None)]
    second = other if len(children) % 2 else Fresh(f"{new.name}（二）", new.kind, new.parent)
    return [Share(new, children[::2], employers[1::2]), Share(second, children[1::2], employers[::2])]


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DEEDS)
@example(  # whoever carries a town on in 2021 had closed in 2014
    [("split", date(2021, 12, 29), 25, 62, 91), ("close", date(2014, 12, 31), 54, 93, 61)]
)
def test_every_map_holds_after_any_deeds(district, deeds):
    fresh = count()
    with transaction.atomic():
        for name in "甲乙丙":
            employer(f"{name}厂", district.xuejia, district.xuejia)
        for deed in deeds:
            before = everything()
            try:
                with transaction.atomic():
                    do(deed, next(fresh))
            except Refused as refusal:
                assert any(word in str(refusal) for word in "请可")
                assert everything() == before
            assert_every_map_holds()
        assert flaws() == []
        assert_maps_divide(district)
        transaction.set_rollback(True)


def assert_maps_divide(district):
    """On the map of a late day each unit that ever was belongs to at most one child of a unit, and so to the unit."""
    for unit in units_under(district.city, on=LATE):
        parts = [brought_under(child, on=LATE) for child in unit.children.filter(closed_on=None)]
        whole = brought_under(unit, on=LATE)
        assert sum(map(len, parts)) == len(set().union(*parts))
        assert set().union(*parts) <= whole
        assert today_of(unit, LATE) == [unit]
