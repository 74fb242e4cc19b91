"""Two people change the tree at the same moment: no circle, no lost path; and reading anew under the lock is what does it."""

import time
from datetime import date

import pytest
from django.db import connection

from tests.cast import NOW, refuses
from tests.orgs.deeds import SAID, assert_every_map_holds, single
from tests.races.together import at_once
from zhijia.base.errors import Refused
from zhijia.orgs import services
from zhijia.orgs.models import Unit
from zhijia.orgs.queries import flaws
from zhijia.orgs.services import cover, move_unit, open_unit
from zhijia.orgs.terms import UnitKind

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("races")]
DAY, ROUNDS = date(2018, 1, 1), 3


def move(unit, parent):
    """Both have read the tree before either writes: the units were loaded earlier."""
    return lambda: move_unit(unit, parent=parent, on=DAY, **SAID)


def read(district):
    """The same two towns, as two people have them on their screens."""
    return [Unit.objects.get(pk=one.pk) for one in (district.xuejia, district.chunjiang) * 2]


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_two_towns_under_each_other_make_no_circle(transactional_db, district, round_):
    one, two, three, four = read(district)
    answers = at_once(move(one, two), move(four, three))

    assert sum(isinstance(answer, Refused) for answer in answers) == 1, answers
    assert_every_map_holds()


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_a_union_founded_while_its_town_moves_goes_with_it(transactional_db, district, round_):
    town, same = (Unit.objects.get(pk=district.chunjiang.pk) for _ in range(2))
    founding = {"kind": UnitKind.SINGLE, "parent": same, "on": DAY}
    answers = at_once(
        move(town, district.wujin),
        *(lambda n=n: open_unit(f"第{n}厂工会", **founding, by="测试", at=NOW) for n in range(3)),
    )

    assert not any(isinstance(answer, Exception) for answer in answers), answers
    assert_every_map_holds()


def test_two_unions_cannot_both_cover_an_employer(transactional_db, district):
    unions = [single(f"第{n}厂工会", district.chunjiang) for n in range(4)]
    answers = at_once(*(lambda u=u: cover(district.plant, unit=u, on=DAY) for u in unions))

    assert sum(isinstance(answer, Refused) for answer in answers) == 3, answers
    assert_every_map_holds()


def hurry(monkeypatch):
    """Nobody waits and nobody reads anew; between looking and writing there is time for the other."""
    stand = services.moving.may_stand

    def slow(*told, **more):
        stand(*told, **more)
        time.sleep(0.2)

    monkeypatch.setattr(services.moving, "may_stand", slow)
    for shelf in (services.moving, services.opening, services.closing):
        monkeypatch.setattr(shelf, "hold", lambda *_: None)


def test_without_the_lock_only_sqlite_still_holds(transactional_db, district, monkeypatch):
    """The negative control: two towns end up under each other, but on SQLite, which lets one writer in at a time."""
    hurry(monkeypatch)
    one, two, three, four = read(district)
    answers = at_once(move(one, two), move(four, three))

    spoilt = not any(isinstance(answer, Refused) for answer in answers) and bool(flaws())
    assert spoilt == (connection.vendor == "postgresql"), answers


def test_what_was_on_the_screen_is_read_anew(transactional_db, district, monkeypatch):
    """A union closed meanwhile takes nobody; without reading anew, the maps themselves refuse."""
    shown = Unit.objects.get(pk=district.plant_union.pk)
    services.close_unit(district.plant_union, on=DAY, **SAID)
    with refuses("撤销"):
        single("工具厂分会", shown, DAY)

    shown = Unit.objects.get(pk=district.xuejia.pk)
    services.close_unit(district.xuejia, on=DAY, **SAID)
    assert shown.closed_on is None
    hurry(monkeypatch)
    with refuses("zhijia orgs check"):
        single("薛家某厂工会", shown, DAY)
