"""The sample stands on the map of today: the registers of the years before, the redrawing of 2020, then posts."""

from datetime import date, timedelta

import pytest

from tests.cast import NOW, bring, refuses
from tests.orgs.deeds import SAID
from tests.skills.test_contests import contest
from zhijia.access.models import Post
from zhijia.access.queries import units_for
from zhijia.access.terms import Permission
from zhijia.base.periods import Period
from zhijia.grassroots.models import Term
from zhijia.grassroots.terms import Office
from zhijia.indicators.indicator import find
from zhijia.indicators.scope import Scope
from zhijia.matters.models import Matter
from zhijia.orgs.divisions import CHANGED, divisions_on
from zhijia.orgs.models import Operation, Unit
from zhijia.orgs.queries import flaws, towns_of
from zhijia.orgs.services import open_unit
from zhijia.orgs.terms import UnitKind
from zhijia.people.models import Account
from zhijia.people.services import admit, enlist
from zhijia.site.living import FORMER, TOWN
from zhijia.site.living.changes import redraw_once
from zhijia.site.living.newcomers import bring_newcomers
from zhijia.site.living.terms import begin_terms
from zhijia.site.sample import CAST, hire_cast

BEFORE = CHANGED - timedelta(days=1)
YEARS = Period(date(2014, 5, 1), date(2019, 4, 30))


def lay(district, names):
    codes = {one.name: one.code for one in divisions_on(BEFORE)}
    for name in names:
        open_unit(
            f"{name}总工会", short=name, kind=UnitKind.TOWN, parent=district.unit, on=date(2002, 1, 1), code=codes[name], **SAID
        )  # fmt: skip


@pytest.fixture
def redrawn(district, limin):
    lay(district, ("孟河镇", "罗溪镇", "西夏墅镇", "新桥镇", "河海街道", "三井街道", "龙虎塘街道"))
    bring(
        "skills.contests", [contest("春江赛", "春江镇", date(2016, 9, 1)), contest("厂赛", "春江工具厂工会", date(2016, 9, 2))], by=limin
    )  # fmt: skip
    assert redraw_once(by="样例", at=NOW)
    district.unit.refresh_from_db()
    return district


def by_town(district, on=None):
    contests = find("skills.contests_held")
    return {label: n for label, _, n in contests.by_town(Scope(district.unit, YEARS, map=on)) if n}


def test_a_second_start_finds_it_redrawn(redrawn):
    done = Operation.objects.count()

    assert not redraw_once(by="样例", at=NOW)
    assert Operation.objects.count() == done
    assert flaws() == []
    assert {one.short for one in towns_of(redrawn.unit, on=CHANGED)} == {
        one.name for one in divisions_on(CHANGED)
    }


def test_the_years_before_count_on_their_map_and_on_todays(redrawn):
    assert by_town(redrawn) == {"春江镇": 2}
    assert by_town(redrawn, CHANGED) == {"春江街道": 1, "区本级": 1}


def test_a_town_that_is_missing_leaves_the_map_as_it_was(district):
    lay(district, ("新桥镇",))
    done = Operation.objects.count()

    with refuses("没有找到河海街道总工会"):
        redraw_once(by="样例", at=NOW)
    assert Operation.objects.count() == done
    assert set(towns_of(district.unit, on=CHANGED)) == set(towns_of(district.unit, on=BEFORE))


def test_the_cast_serves_on_the_map_of_today(redrawn):
    hire_cast()
    hire_cast()
    town, former = Unit.objects.get(name=TOWN), Unit.objects.get(name=FORMER)
    fang, ping = (Account.objects.get(username=name) for name in ("sunfang", "zhouping"))

    assert former.closed_on == town.opened_on == CHANGED
    assert [(one.unit, one.since) for one in Post.objects.filter(account=fang)] == [(town, CHANGED)]
    assert len(CAST) == len({name for name, *_ in CAST})
    reach = {one: set(units_for(one, Permission.REGISTERS_VIEW, on=date(2026, 1, 1))) for one in (fang, ping)}
    assert redrawn.plant_union in reach[fang]
    assert not reach[fang] & reach[ping]


def test_committees_begin_once_with_members_of_their_own_union(district):
    woman = enlist("主席甲", sex="2")
    admit(woman, unit=district.plant_union, since=date(2016, 1, 4), **SAID)

    assert begin_terms(by="样例", at=NOW) == 1
    assert begin_terms(by="样例", at=NOW) == 0
    term = Term.objects.get()
    assert (term.unit, term.since) == (district.plant_union, date(2019, 3, 5))
    assert set(term.seats.values_list("person", "office")) == {
        (woman.pk, Office.CHAIR), (woman.pk, Office.WOMEN_CHAIR)
    }  # fmt: skip


def test_newcomers_wait_at_the_desk_of_their_union_and_a_second_start_adds_none(district, wanglei):
    there = open_unit(
        "薛家纺织厂工会", kind=UnitKind.SINGLE, parent=district.xuejia, on=date(2014, 1, 1), **SAID
    )
    admit(enlist("钱工"), unit=there, since=date(2015, 1, 1), **SAID)

    assert bring_newcomers(at=NOW) == 3
    waiting = Matter.objects.order_by("number").values_list("kind", "state", "unit__name", "desk__name")
    assert list(waiting) == [
        ("transfer", "review", "春江工具厂工会", "薛家纺织厂工会"),
        ("join", "review", "春江工具厂工会", "春江工具厂工会"),
        ("join", "review", "春江工具厂工会", "春江工具厂工会"),
    ]
    assert bring_newcomers(at=NOW) == 0
    assert Matter.objects.count() == 3
