"""The plant union's re-election in each state: what its stories begin with. 30 members vote, two are retained."""

from datetime import UTC, date, datetime

from tests.cast import FOUNDED, NOW
from zhijia.access.services import give_post
from zhijia.access.terms import Role
from zhijia.grassroots.models import Election, Seat
from zhijia.grassroots.services import Seated, begin_term
from zhijia.grassroots.services import elections as services
from zhijia.grassroots.services.elections import Votes
from zhijia.grassroots.terms import Office
from zhijia.people.models import Account, Person
from zhijia.people.services import admit, enlist, retain

SAID = {"by": "测试", "at": NOW}
BEGAN, DUE = date(2016, 5, 12), date(2019, 5, 12)
MEETING = datetime(2019, 6, 3, 9, tzinfo=UTC)
NAMES = ("陈静", "张伟", "李桂英", "王强", "丁一")
RETIRED = "周志国"
ASKED = {
    "planned_on": date(2019, 6, 1), "congress": False, "years": 3, "seats_committee": 3, "seats_audit": 1,
    "party_opinion": "同意换届",
}  # fmt: skip


def roll(unit, *, count=30, retained=(RETIRED, "吴建华")):
    """Members of full standing by these names, and some who have retired."""
    joined = date(2012, 5, 1)
    for n in range(count):
        name = NAMES[n] if n < len(NAMES) else f"会员{n}"
        admit(enlist(name), unit=unit, since=joined, **SAID)
    for name in retained:
        person = enlist(name)
        admit(person, unit=unit, since=joined, **SAID)
        retain(person, on=date(2018, 1, 1), reason="退休", **SAID)


def person(name):
    """Whom the roll of this story brought in; the cast's own 陈静 may be there before."""
    return Person.objects.filter(name=name).latest("pk")


def serving(unit, *, number=2, since=BEGAN, years=3):
    return begin_term(
        unit, years=years, since=since, number=number, document="常新工〔2016〕12号", seats=[Seated(person("陈静"), Office.CHAIR)], **SAID
    )  # fmt: skip


def drafted(unit, by, **changed) -> Election:
    roll(unit)
    serving(unit)
    return services.request_election(unit, hand_in=False, by=by, at=NOW, **(ASKED | changed))


def asked(unit, by, **changed) -> Election:
    found = drafted(unit, by, **changed)
    services.ask(found, by=by, at=NOW)
    return fresh(found)


def preparing(unit, by, sunfang, **changed) -> Election:
    found = asked(unit, by, **changed)
    services.approve(found.matter, by=sunfang, at=NOW, document="春江总工〔2019〕8号")
    return fresh(found)


def nominating(unit, by, sunfang) -> Election:
    found = preparing(unit, by, sunfang)
    services.prepare(found, entitled=30, by=by, at=NOW)
    return fresh(found)


def stand(found, name, office=Office.MEMBER, *, by, at=NOW, **flags):
    return services.nominate(found, person=person(name), office=office, by=by, at=at, **flags)


def named(unit, by, sunfang) -> Election:
    """Four for three seats, one for the audit committee; the list is published."""
    found = nominating(unit, by, sunfang)
    stand(found, "陈静", Office.CHAIR, by=by)
    for name in ("张伟", "李桂英", "王强"):
        stand(found, name, by=by)
    stand(found, "丁一", Office.AUDIT_MEMBER, by=by)
    services.publish(found, by=by, at=NOW)
    return fresh(found)


FIGURES = {
    "held_on": date(2019, 6, 1), "entitled": 30, "attended": 28, "issued": 28, "returned": 28, "secret": True,
}  # fmt: skip
GOT = {"陈静": 27, "张伟": 20, "李桂英": 18, "王强": 10, "丁一": 26}


def votes(found, again=None, **changed):
    got, second = GOT | changed, again or {}
    return {
        one.pk: Votes(got[one.person.name], second.get(one.person.name), Office(one.office))
        for one in found.nominees.select_related("person")
    }


def held(unit, by, sunfang) -> Election:
    found = named(unit, by, sunfang)
    services.hold(found, votes=votes(found), by=by, at=MEETING, **FIGURES)
    return fresh(found)


def fresh(found) -> Election:
    return Election.objects.select_related("matter", "unit").get(pk=found.pk)


def behind_doors(district, limin) -> dict:
    """For the house's test of doors: a union of 李敏's reach whose list of candidates can be printed."""
    found = nominating(district.plant_union, limin, deputy(district))
    stand(found, "陈静", Office.CHAIR, by=limin)
    seat = Seat.objects.get(term__unit=district.plant_union, until=None)
    told = {"pk": district.plant_union.pk, "number": found.matter.number, "which": "request", "seat": seat.pk}
    names = ("term", "election", "ballot", "delay", "paper", "seat_take", "seat_leave")
    return {f"grassroots:{name}": told for name in names}


def deputy(district):
    """Another officer of the town, so that nobody answers their own request."""
    made = Account.objects.create_account("qianli", name="钱力", password="zhijia-test")
    give_post(made, unit=district.chunjiang, role=Role.TOWN, since=FOUNDED, by="测试", at=NOW)
    return made
