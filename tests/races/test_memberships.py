"""Two officers write one person's membership at the same moment: one after the other, and never two unions at once."""

from types import SimpleNamespace

import pytest
from django.utils import timezone

from tests.cast import NOW, enrol
from tests.joining.moving import asks_to_go, joins, mill, officer
from tests.races.together import at_once
from zhijia.base.errors import Refused
from zhijia.joining.models import Transfer
from zhijia.joining.services import transferring
from zhijia.matters.models import Matter
from zhijia.matters.services import take
from zhijia.orgs.services import open_unit
from zhijia.orgs.terms import UnitKind
from zhijia.people.models import Membership, Person
from zhijia.people.services import belonging, transfer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("races")]
TODAY = timezone.localdate()
ROUNDS = 3


@pytest.fixture
def scene(transactional_db, district):
    """陈静 at the plant, and two unions in 薛家 that both want her."""
    member = enrol(district, "chenjing", name="陈静", identity="320411197603022127")
    joins(district, member.person)
    first, _ = mill(district)
    second = open_unit(
        "薛家联合工会", kind=UnitKind.JOINT, parent=district.xuejia, on=first.opened_on, by="测试", at=NOW
    )
    return SimpleNamespace(district=district, member=member, person=member.person, first=first, second=second)


def carries(person, unit):
    return lambda: transfer(Person.objects.get(pk=person.pk), to=unit, on=TODAY, by="测试", at=timezone.now())


def open_now(person):
    return Membership.objects.filter(person=person, until=None)


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_of_two_who_carry_her_over_one_does_and_one_is_told(scene, round_):
    answers = at_once(carries(scene.person, scene.first), carries(scene.person, scene.second))

    told = [answer for answer in answers if isinstance(answer, Exception)]
    assert [type(answer) for answer in told] == [Refused], answers
    assert "办理日期须晚于这一天" in str(told[0])
    assert open_now(scene.person).count() == 1
    assert scene.person.memberships.count() == 2


def test_without_the_rules_the_database_still_holds(scene, monkeypatch):
    """The negative control: rule and lock taken away, both services go ahead, and the guard of the table refuses the second."""
    monkeypatch.setattr(belonging, "_later", lambda now, on: None)
    held = Membership.objects.select_related("unit", "employer").get(person=scene.person)
    monkeypatch.setattr(belonging, "_hold", lambda person: held)
    answers = at_once(carries(scene.person, scene.first), carries(scene.person, scene.second))

    told = [answer for answer in answers if isinstance(answer, Exception)]
    assert len(told) == 1, answers
    assert not isinstance(told[0], Refused)
    assert open_now(scene.person).count() == 1


def presses(matter, verb, who):
    return lambda: take(Matter.objects.get(pk=matter.pk), verb, by=who, at=timezone.now())


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_of_two_officers_who_receive_one_does(client, scene, round_):
    one, other = officer("qianjin", "钱进", scene.first), officer("qianli", "钱礼", scene.first)
    wanglei = officer("wanglei", "王磊", scene.district.plant_union)
    matter = asks_to_go(client, scene.member, scene.first)
    take(matter, "confirm", by=wanglei, at=timezone.now())
    answers = at_once(presses(matter, "receive", one), presses(matter, "receive", other))

    assert sum(isinstance(answer, Refused) for answer in answers) == 1, answers
    assert scene.person.memberships.count() == 2
    assert matter.steps.filter(verb="receive").count() == 1


def test_of_two_requests_only_one_runs(scene):
    drafts = [
        transferring.begin(scene.person, to=unit, by=scene.member, at=timezone.now())
        for unit in (scene.first, scene.second)
    ]
    deeds = [
        lambda draft=draft: transferring.submit(
            Transfer.objects.select_related("matter").get(pk=draft.pk), by=scene.member, at=timezone.now()
        )
        for draft in drafts
    ]
    answers = at_once(*deeds)

    assert sum(isinstance(answer, Refused) for answer in answers) == 1, answers
    assert Transfer.objects.filter(runs=True).count() == 1
