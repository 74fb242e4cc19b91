"""Any deeds in any order on any day: stretches never overlap, and every head-count is what a plain list of facts says."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.cast import NOW, refuses
from tests.orgs.deeds import PAPER, SAID, employer, single
from zhijia.base.errors import Refused
from zhijia.orgs.models import Unit
from zhijia.orgs.services import close_unit, merge_units, open_unit, regroup
from zhijia.orgs.terms import UnitKind
from zhijia.people.models import Membership, Person
from zhijia.people.queries import history, members_on, membership_on, voters
from zhijia.people.services import Work, admit, amend, end, resume, retain, transfer
from zhijia.people.terms import GONE, Ending, Sex, Standing

pytestmark = pytest.mark.django_db
FIRST, LATE = date(2012, 3, 1), date(2030, 1, 1)
DAYS = st.integers(0, 20).map(lambda half: FIRST + timedelta(days=180 * half))
KINDS = ("admit", "admit", "transfer", "retain", "resume", "amend", "end", "regroup", "merge", "close")
ANY = st.lists(st.tuples(st.sampled_from(KINDS), DAYS, st.integers(0, 99), st.integers(0, 99)), max_size=18)
DEEDS = st.one_of(ANY, ANY.map(lambda told: sorted(told, key=lambda deed: deed[1])))
"""In any order of days, where most are refused, and day after day, where lives become long."""


@pytest.fixture
def world(district):
    """Three unions and two employers of one town; three people."""
    unions = [single(f"第{n}工会", district.chunjiang) for n in range(3)]
    places = [employer(f"第{n}厂", district.chunjiang, unions[n]) for n in range(2)]
    people = [Person.objects.create(name=f"工{n}") for n in range(3)]
    return unions, places, people


def do(deed, world):
    kind, day, one, two = deed
    unions, places, people = world
    unions = list(Unit.objects.filter(pk__in=[unit.pk for unit in unions]).order_by("pk"))
    person, unit, place = people[one % 3], unions[two % 3], places[two % 2]
    told = {**SAID, "on": day}
    if kind == "admit":
        admit(person, unit=unit, since=day, work=Work(place), **SAID)
    elif kind == "transfer":
        transfer(person, to=unit, **told)
    elif kind == "retain":
        retain(person, reason="退休", **told)
    elif kind == "resume":
        resume(person, reason="复工", **told)
    elif kind == "amend":
        amend(person, work=Work(place, "dispatched"), **told)
    elif kind == "end":
        end(person, how=GONE[two % len(GONE)], reason="测试", **told)
    elif kind == "regroup":
        regroup([place], to=unit, on=day, **PAPER)
    elif kind == "merge":
        merge_units([unions[one % 3]], into=unit, on=day, **PAPER)
    else:
        close_unit(unit, on=day, **SAID)


class Facts:
    """The oracle: for each person, from which day on which union and which standing; nothing is ever ended, only followed."""

    def __init__(self, people):
        self.told: dict[int, list[tuple[date, int | None, str, int | None]]] = {one.pk: [] for one in people}

    def now(self, person):
        return self.told[person][-1] if self.told[person] else (None, None, "", None)

    def say(self, person, day, unit, standing="normal", place=None):
        self.told[person].append((day, unit, standing, place))

    def on(self, person, day):
        held = [fact for fact in self.told[person] if fact[0] <= day]
        return held[-1] if held else (None, None, "", None)

    def heads(self, unit, day, *, voting=False):
        found = (self.on(person, day) for person in self.told)
        return sum(at == unit and (not voting or how == "normal") for _, at, how, _ in found)

    def learn(self, deed, world, parents):
        """What the deed, once done, changed."""
        kind, day, one, two = deed
        unions, places, people = world
        person, unit, place = people[one % 3].pk, unions[two % 3].pk, places[two % 2].pk
        _, at, _, work = self.now(person)
        if kind == "admit" and at != unit:
            self.say(person, day, unit, place=place)
        elif kind == "transfer":
            self.say(person, day, unit, place=work)
        elif kind == "retain":
            self.say(person, day, at, "retained", work)
        elif kind == "resume":
            self.say(person, day, at, place=work)
        elif kind == "amend":
            self.amended(person, day, place)
        elif kind == "end":
            self.say(person, day, None)
        elif kind in {"merge", "close"}:
            former = unions[one % 3].pk if kind == "merge" else unit
            self.pass_on(day, former, unit if kind == "merge" else parents[unit])
        elif kind == "regroup":
            self.pass_on(day, places[two % 2].former, unit, place)

    def amended(self, person, day, place):
        """On the very first day of a stretch it is a correction, whose head-counts are the same."""
        since, at, how, _ = self.now(person)
        if day == since:
            self.told[person][-1] = (since, at, how, place)
        else:
            self.say(person, day, at, how, place)

    def pass_on(self, day, former, to, place=None):
        """Whoever went elsewhere on a later day goes along until then."""
        for person, told in self.told.items():
            _, at, how, work = self.on(person, day)
            if at == former and former is not None and (place is None or work == place):
                told.append((day, to, how, work))
                told.sort(key=lambda fact: fact[0])


def every_day(facts):
    days = {day for told in facts.told.values() for day, *_ in told}
    return sorted(days | {day - timedelta(days=1) for day in days} | {FIRST, LATE})


def rows():
    return list(Membership.objects.order_by("pk").values())


def assert_none_overlap():
    for person in Person.objects.all():
        told = list(person.memberships.order_by("since"))
        for one, following in pairwise(told):
            assert one.until is not None
            assert one.since < one.until <= following.since
            assert (one.ended == Ending.CARRIED_ON) == (
                one.until == following.since and one.ended not in GONE
            )
        assert list(history(person)) == told[::-1]


@given(deeds=DEEDS)
@example(  # the union ends on paper before its last member has gone elsewhere
    deeds=[("admit", FIRST, 0, 2), ("admit", date(2013, 2, 24), 0, 0), ("merge", date(2012, 8, 28), 2, 0)]
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_every_head_count_is_what_was_told(deeds, district, world):
    unions, places, people = world
    outer = transaction.atomic()
    outer.__enter__()
    try:
        facts, parents = Facts(people), {unit.pk: district.chunjiang.pk for unit in unions}
        for deed in deeds:
            for place in places:
                covering = place.covers.filter(until=None).first()
                place.former = covering.unit_id if covering else None
            before = rows()
            try:
                with transaction.atomic():
                    do(deed, world)
            except Refused:
                assert rows() == before
            else:
                facts.learn(deed, world, parents)
        assert_none_overlap()
        there = [*unions, district.chunjiang]
        for day in every_day(facts):
            counted = {unit.pk: facts.heads(unit.pk, day) for unit in there}
            held = Membership.objects.filter(since__lte=day).exclude(until__lte=day)
            assert {unit.pk: held.filter(unit=unit).count() for unit in there} == counted, day
            whole = district.chunjiang
            assert members_on(whole, day).count() == sum(counted.values()), day
            assert voters(whole, day).count() == sum(
                facts.heads(unit.pk, day, voting=True) for unit in there
            ), day
            for person in people:
                at = membership_on(person, day)
                assert (at.unit_id if at else None) == facts.on(person.pk, day)[1]
    finally:
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


# the database itself


def raw(person, unit, since, until=None, ended=""):
    """Past every service."""
    return Membership.objects.bulk_create(
        [Membership(person=person, unit=unit, since=since, until=until, ended=ended)]
    )


@pytest.mark.parametrize(
    ("since", "until"),
    [
        (date(2014, 6, 1), date(2015, 6, 1)),
        (date(2010, 1, 1), date(2013, 1, 2)),
        (date(2015, 12, 31), date(2017, 1, 1)),
        (date(2010, 1, 1), date(2020, 1, 1)),
        (date(2015, 12, 31), None),
    ],
)
def test_the_database_refuses_what_overlaps(world, since, until):
    unions, _, people = world
    raw(people[0], unions[0], date(2013, 1, 1), date(2016, 1, 1), Ending.LEFT)
    before = rows()
    with pytest.raises(IntegrityError, match="overlap"), transaction.atomic():
        raw(people[0], unions[1], since, until, Ending.LEFT if until else "")

    assert rows() == before


@pytest.mark.parametrize(
    ("since", "until"),
    [(date(2010, 1, 1), date(2013, 1, 1)), (date(2016, 1, 1), None), (date(2016, 1, 1), date(2017, 1, 1))],
)
def test_the_same_insert_beside_it_goes_through(world, since, until):
    """The negative control: it is the overlap that is refused."""
    unions, _, people = world
    raw(people[0], unions[0], date(2013, 1, 1), date(2016, 1, 1), Ending.LEFT)
    raw(people[0], unions[1], since, until, Ending.LEFT if until else "")
    raw(people[1], unions[1], date(2014, 1, 1))

    assert Membership.objects.count() == 3


def test_an_update_cannot_overlap_either(world):
    unions, _, people = world
    raw(people[0], unions[0], date(2013, 1, 1), date(2016, 1, 1), Ending.LEFT)
    raw(people[0], unions[1], date(2016, 1, 1))
    with pytest.raises(IntegrityError, match="overlap"), transaction.atomic():
        Membership.objects.filter(until=None).update(since=date(2015, 12, 31))

    assert Membership.objects.filter(until=None, since=date(2016, 1, 1)).exists()


def test_the_guard_is_named_in_the_database(world):
    """On either database; dropped by a later migration it would be missed here and not by chance."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'people_membership'"
            )
            found = {name for (name,) in cursor.fetchall()}
            assert {"people_membership_begun", "people_membership_changed"} <= found
        else:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE tgrelid = 'people_membership'::regclass")
            assert "people_membership_never_overlaps" in {name for (name,) in cursor.fetchall()}


def test_a_stretch_has_its_persons_sex_whoever_writes(world):
    """Head-counts read it from the stretch: a statement of anybody's, of either table, leaves the two alike."""
    unions, _, (one, two, *_) = world
    Person.objects.filter(pk__in=(one.pk, two.pk)).update(sex=Sex.MALE)
    admit(one, unit=unions[0], since=date(2013, 1, 1), **SAID)
    raw(two, unions[0], date(2013, 1, 1), date(2014, 1, 1), Ending.LEFT)
    assert set(Membership.objects.values_list("sex", flat=True)) == {Sex.MALE}

    Person.objects.filter(pk=two.pk).update(sex=Sex.FEMALE)
    assert set(Membership.objects.values_list("person", "sex")) == {(one.pk, Sex.MALE), (two.pk, Sex.FEMALE)}

    Membership.objects.filter(person=two).update(person=one, since=date(2012, 1, 1), until=date(2013, 1, 1))
    assert set(Membership.objects.values_list("person", "sex")) == {(one.pk, Sex.MALE)}


# reading


def test_retained_members_are_counted_and_do_not_vote(district, world):
    unions, places, people = world
    branch = open_unit("一车间分会", kind=UnitKind.BRANCH, parent=unions[0], on=FIRST, by="测试", at=NOW)
    admit(people[0], unit=unions[0], since=date(2013, 1, 1), work=Work(places[0]), **SAID)
    admit(people[1], unit=branch, since=date(2013, 1, 1), **SAID)
    retain(people[0], on=date(2015, 1, 1), reason="退休", **SAID)
    before, after = date(2014, 12, 31), date(2015, 1, 1)

    assert [members_on(unions[0], day).count() for day in (before, after)] == [2, 2]
    assert [voters(unions[0], day).count() for day in (before, after)] == [2, 1]
    assert membership_on(people[0], after).standing == Standing.RETAINED
    assert membership_on(people[0], date(2012, 12, 31)) is None


def test_both_unions_are_right_on_both_days_when_an_employer_passes_on(district, world):
    unions, places, people = world
    for person in people[:2]:
        admit(person, unit=unions[0], since=date(2013, 2, 1), work=Work(places[0]), **SAID)
    admit(people[2], unit=unions[0], since=date(2013, 2, 1), **SAID)
    day = date(2017, 6, 1)
    regroup([places[0]], to=unions[2], on=day, **PAPER)

    assert [members_on(unit, day - timedelta(days=1)).count() for unit in unions] == [3, 0, 0]
    assert [members_on(unit, day).count() for unit in unions] == [1, 0, 2]


def test_a_member_who_came_later_forbids_passing_the_employer_earlier(district, world):
    unions, places, people = world
    admit(people[0], unit=unions[0], since=date(2018, 1, 1), work=Work(places[0]), **SAID)
    before = rows()
    with refuses("有会员自 2018-01-01 起才有会籍"):
        regroup([places[0]], to=unions[2], on=date(2017, 6, 1), **PAPER)

    assert rows() == before
    assert places[0].covers.get().unit == unions[0]
