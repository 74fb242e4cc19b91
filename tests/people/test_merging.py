"""One person written down twice: joined, and parted again as if nothing had been."""

from datetime import date, timedelta

import pytest
from django.db import connection

from tests.cast import CHENJING, NOW, enrol, refuses
from zhijia.access.queries import username_of
from zhijia.audit.models import Line
from zhijia.matters.models import Matter
from zhijia.matters.services import open_matter
from zhijia.orgs.models import Employer
from zhijia.people.models import Account, Membership, Merge, Person, blind
from zhijia.people.services import (
    Work,
    admit,
    end,
    enlist,
    merge,
    people_by_identity,
    person_known_by,
    retain,
    transfer,
    undo,
)
from zhijia.people.services.merging import columns, pointing
from zhijia.people.terms import Document, Ending

pytestmark = pytest.mark.django_db
SAID = {"by": "测试", "at": NOW}
UNTIL = NOW.date() + timedelta(days=30)
OTHER = "320411197503022330"
SLIP = "32041119760302312X"  # one digit of hers is another, and the check digit agrees


@pytest.fixture
def twice(district, limin):
    """陈静 under her number, and again without one, with a telephone."""
    return enlist("陈静", identity=CHENJING), enlist("陈静", phone="13912345678")


def both(kept, gone, by, **more):
    return merge(kept, gone, reason="核对身份证原件", undo_until=UNTIL, by=by, at=NOW, **more)


def spans(person):
    rows = Membership.objects.filter(person=person).order_by("since")
    return [(str(one.unit), one.since, one.until, one.began, one.ended) for one in rows]


def everything():
    """All rows that point at a person, and all persons, memberships and accounts, whole."""
    found = {}
    for model in {*(model for model, _ in columns()), Person, Account, Membership}:
        for row in model._base_manager.values():
            found[model._meta.label, row["id"]] = row
    return found


def test_everything_is_pointed_at_the_one_who_remains_and_back(district, limin, chenjing):
    kept, gone = chenjing.person, enlist("陈静", phone="13912345678")
    admit(gone, unit=district.plant_union, since=date(2014, 1, 1), **SAID)
    open_matter("aid", title="帮扶", applicant=gone, unit=district.plant_union, by=limin, at=NOW)
    before = everything()

    made = both(kept, gone, limin)

    gone.refresh_from_db()
    assert gone.merged_into == kept
    assert Matter.objects.get().applicant == kept
    assert list(pointing(gone)) == []
    assert Line.objects.get(verb="people.persons.merged").subject == f"person:{kept.pk}"
    undo(made, by=limin, at=NOW + timedelta(days=29))
    assert everything() == before


def test_numbers_and_telephones_still_find_the_one_who_remains(limin, twice):
    numbered, phoned = twice
    both(phoned, numbered, limin)

    phoned.refresh_from_db()
    assert (phoned.identity, phoned.identity_index, phoned.sex) == (CHENJING, blind(CHENJING), "2")
    assert people_by_identity({CHENJING: "陈静"}) == {CHENJING: phoned.pk}
    assert person_known_by(Document.RESIDENT, CHENJING) == phoned


def test_the_number_that_was_wrong_still_finds_them(limin, twice):
    kept = twice[0]
    slip = enlist("陈静", identity=SLIP)

    with refuses("请对照证件选定哪一个是对的"):
        both(kept, slip, limin)
    made = both(kept, slip, limin, right=slip)

    kept.refresh_from_db()
    assert kept.identity == SLIP
    assert person_known_by(Document.RESIDENT, CHENJING) == kept
    assert people_by_identity({CHENJING: "陈静"}) == {CHENJING: kept.pk}
    undo(made, by=limin, at=NOW)
    assert person_known_by(Document.RESIDENT, CHENJING).identity == CHENJING
    assert person_known_by(Document.RESIDENT, SLIP) == slip


def test_two_good_numbers_are_two_persons(limin, twice):
    other = enlist("陈静", identity=OTHER)
    before = everything()

    with refuses("证件号码不同"):
        both(twice[0], other, limin, right=twice[0])

    assert everything() == before
    assert not Merge.objects.exists()


def test_two_unions_at_once_are_settled_by_a_transfer_first(district, limin, twice):
    kept, gone = twice
    admit(kept, unit=district.plant_union, since=date(2014, 1, 1), **SAID)
    admit(gone, unit=district.xuejia, since=date(2015, 1, 1), **SAID)

    with refuses("请先办理接转再合并"):
        both(kept, gone, limin)
    transfer(gone, to=district.plant_union, on=date(2018, 1, 1), **SAID)
    both(kept, gone, limin)

    assert spans(kept) == [("春江工具厂工会", date(2014, 1, 1), None, "joined", "")]


def test_overlapping_stretches_are_folded_and_come_back(district, limin, twice):
    """2010–2016 at 薛家 is known for the years before 2014 only: from then on she was at the plant."""
    kept, gone = twice
    admit(kept, unit=district.plant_union, since=date(2014, 1, 1), **SAID)
    work = Work(Employer.objects.get(), "contract", "", migrant=True)
    admit(gone, unit=district.xuejia, since=date(2010, 1, 1), work=work, **SAID)
    end(gone, how=Ending.LEFT, on=date(2016, 1, 1), reason="退会", **SAID)
    before = everything()

    made = both(kept, gone, limin)

    assert spans(kept) == [
        ("薛家镇", date(2010, 1, 1), date(2014, 1, 1), "joined", "carried_on"),
        ("春江工具厂工会", date(2014, 1, 1), None, "transferred", ""),
    ]
    assert Membership.objects.get(until__isnull=False).migrant
    assert spans(gone) == []
    undo(made, by=limin, at=NOW)
    assert everything() == before


def test_what_lies_apart_is_moved_whole(district, limin, twice):
    kept, gone = twice
    admit(gone, unit=district.xuejia, since=date(2010, 1, 1), **SAID)
    end(gone, how=Ending.LEFT, on=date(2012, 1, 1), reason="退会", **SAID)
    admit(kept, unit=district.plant_union, since=date(2014, 1, 1), **SAID)
    pks = set(Membership.objects.values_list("pk", flat=True))

    both(kept, gone, limin)

    assert set(Membership.objects.filter(person=kept).values_list("pk", flat=True)) == pks
    assert spans(kept)[1][3] == "joined"  # she left in between, and joined again


def test_nobody_is_a_member_after_their_death(district, limin, twice):
    kept, gone = twice
    admit(kept, unit=district.plant_union, since=date(2013, 1, 1), **SAID)
    end(kept, how=Ending.DIED, on=date(2015, 1, 1), reason="病故", **SAID)
    admit(gone, unit=district.plant_union, since=date(2014, 1, 1), **SAID)

    with refuses("请先核对死亡登记"):
        both(kept, gone, limin)


def test_of_two_accounts_one_is_signed_out_until_it_is_undone(client, district, limin, chenjing):
    second = enrol(district, "chenjing2", name="陈静", identity=SLIP, phone="13900000001")
    client.force_login(second)
    assert client.get("/m/").status_code == 200

    made = both(chenjing.person, second.person, limin, right=chenjing.person)

    second.refresh_from_db()
    assert not second.is_active
    assert client.get("/m/").status_code == 302
    assert username_of("13800000000") == "chenjing"
    undo(made, by=limin, at=NOW)
    second.refresh_from_db()
    assert second.is_active


def test_the_only_account_goes_with_the_person(district, limin, twice):
    gone = enrol(district, "jing", name="陈静", identity=SLIP, phone="13700000000").person
    both(twice[1], gone, limin)

    assert Account.objects.get(username="jing").person == twice[1]
    assert Account.objects.get(username="jing").is_active


def test_a_closed_account_never_shuts_out_the_open_one(district, limin, chenjing):
    second = enrol(district, "chenjing2", name="陈静", identity=SLIP)
    Account.objects.filter(pk=chenjing.pk).update(is_active=False)

    with refuses("请对调两人后再合并"):
        both(chenjing.person, second.person, limin, right=chenjing.person)


def test_officers_leave_their_own_record_to_others(limin, twice):
    Account.objects.filter(pk=limin.pk).update(person=twice[1])
    limin.refresh_from_db()

    with refuses("请由同事办理"):
        both(*twice, limin)


def test_a_chain_of_merges_is_undone_from_its_end(limin, twice):
    first, second = twice
    third = enlist("陈静")
    before = everything()
    inner = both(second, third, limin)
    outer = both(first, second, limin)

    assert set(Person.objects.filter(merged_into=first)) == {second, third}
    with refuses("请先撤销后一次合并"):
        undo(inner, by=limin, at=NOW)
    with refuses("已并入另一人，请撤销那次合并"):
        both(third, first, limin)
    undo(outer, by=limin, at=NOW)
    undo(inner, by=limin, at=NOW)
    assert everything() == before


def test_undoing_has_its_day_and_its_limits(district, limin, twice):
    kept, gone = twice
    admit(gone, unit=district.plant_union, since=date(2014, 1, 1), **SAID)
    made = both(kept, gone, limin)

    with refuses(f"这次合并可撤销至 {UNTIL}"):
        undo(made, by=limin, at=NOW + timedelta(days=31))
    retain(kept, on=date(2019, 5, 1), reason="退休", **SAID)
    before = everything()
    with refuses("又办过会籍变动"):
        undo(made, by=limin, at=NOW)
    assert everything() == before


def test_a_number_corrected_meanwhile_stands(limin, twice):
    numbered, phoned = twice
    made = both(numbered, phoned, limin)
    Person.objects.filter(pk=numbered.pk).update(phone="13100000000", phone_index=blind("13100000000"))

    undo(made, by=limin, at=NOW)

    numbered.refresh_from_db()
    assert numbered.phone == "13100000000"
    assert Person.objects.get(pk=phoned.pk).phone == "13912345678"


def test_what_is_kept_of_a_merge_tells_no_number(limin, twice):
    made = both(*reversed(twice), limin)

    with connection.cursor() as cursor:
        cursor.execute("SELECT before FROM people_merge")
        sealed = bytes(cursor.fetchone()[0])
    assert CHENJING in Merge.objects.get(pk=made.pk).before
    assert CHENJING.encode() not in sealed
    assert CHENJING not in "".join(Line.objects.values_list("facts", flat=True))


def test_a_merge_is_undone_once(limin, twice):
    made = both(*twice, limin)
    undo(made, by=limin, at=NOW)

    with refuses("这次合并已撤销"):
        undo(made, by=limin, at=NOW)
