"""An officer finds that two records are one person, joins them, and thinks again."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.cast import NOW, refuses
from tests.joining.rolls import SAID, member, members
from zhijia.access.authority import Authority
from zhijia.access.rules import may
from zhijia.access.terms import Permission
from zhijia.joining.queries.belonging import members_for, union_of
from zhijia.joining.services import members as services
from zhijia.people.models import Account, Membership, Merge, Person
from zhijia.people.services import end
from zhijia.people.terms import Ending
from zhijia.rulebook.models import Rule

pytestmark = pytest.mark.django_db
WHY = "核对身份证原件，确认为同一人"


@pytest.fixture
def roll(district):
    found = members(district)
    return found | {
        "again": member("陈婧", district.plant_union, since=date(2016, 1, 1), phone="13700000000")
    }


def beside(one: Person, other: Person) -> str:
    return f"{reverse('joining:merge', args=[one.pk])}?other={other.pk}"


def test_found_compared_joined_and_parted(client, roll, sunfang):
    this, other = roll["chenjing"], roll["again"]
    client.force_login(sunfang)

    found = client.get(reverse("joining:merge", args=[this.pk]), {"q": "cj"})
    assert [row.href for row in found.context["rows"]] == [beside(this, other)]
    page = client.get(beside(this, other))
    assert "会籍" in page.content.decode()
    assert "right" not in page.context["form"].fields
    wrong = client.post(beside(this, other), {"kept": "this", "reason": ""})
    assert wrong.status_code == 422
    assert not Merge.objects.exists()
    done = client.post(beside(this, other), {"kept": "this", "reason": WHY}, follow=True)

    made = Merge.objects.get()
    assert (made.kept, made.gone, made.by) == (this, other, sunfang)
    assert made.undo_until == timezone.localdate(made.at) + timedelta(days=30)
    assert "撤销合并" in done.content.decode()
    assert done.context["folded"] == 1
    assert Membership.objects.filter(person=other).count() == 0
    listed = client.get(reverse("joining:merges"))
    assert [row.cells[0] for row in listed.context["rows"]] == ["陈*"]
    client.post(reverse("joining:part", args=[made.pk]))
    assert Membership.objects.filter(person=other, until=None).count() == 1
    again = client.post(reverse("joining:part", args=[made.pk]))
    assert again.status_code == 422
    assert "这次合并已撤销" in again.content.decode()


def test_what_cannot_be_joined_is_said_in_place_and_keeps_what_was_typed(client, district, roll, limin):
    this, other = roll["chenjing"], roll["gaoxiang"]
    client.force_login(limin)

    page = client.post(beside(this, other), {"kept": "other", "reason": WHY})

    assert page.status_code == 422
    assert "请先办理接转再合并" in page.content.decode()
    assert WHY in page.content.decode()
    assert not Merge.objects.exists()


def test_both_must_belong_where_the_officer_merges(client, roll, limin, sunfang, zhouping, wanglei):
    end(roll["gaoxiang"], how=Ending.LEFT, on=date(2018, 1, 1), reason="退会", **SAID)
    for who in (zhouping, wanglei):  # another town; a union may not merge
        client.force_login(who)
        assert client.get(beside(roll["chenjing"], roll["again"])).status_code == 404
        assert client.get(reverse("joining:merge", args=[roll["chenjing"].pk])).status_code == 404
    client.force_login(sunfang)
    assert client.get(beside(roll["chenjing"], roll["gaoxiang"])).status_code == 404
    with refuses("请报两家工会共同的上级工会"):
        services.merge_members(roll["chenjing"], roll["gaoxiang"], reason=WHY, by=sunfang, at=NOW)
    assert not Merge.objects.exists()
    client.force_login(limin)
    assert client.get(beside(roll["chenjing"], roll["gaoxiang"])).status_code == 200


def test_another_town_sees_no_merge_and_parts_none(client, roll, sunfang, zhouping):
    made = services.merge_members(roll["chenjing"], roll["again"], reason=WHY, by=sunfang, at=timezone.now())
    client.force_login(zhouping)

    assert client.get(reverse("joining:merged", args=[made.pk])).status_code == 404
    assert client.post(reverse("joining:part", args=[made.pk])).status_code == 404
    assert client.get(reverse("joining:merges")).context["rows"] == []
    with refuses("不在您能办理合并的工会"):
        services.part_members(made, by=zhouping, at=timezone.now())
    assert not Merge.objects.exclude(undone_at=None).exists()


def test_the_days_are_those_of_the_rule(roll, sunfang):
    Rule.objects.filter(code="members.merge_undo_days").update(value=3)
    made = services.merge_members(roll["chenjing"], roll["again"], reason=WHY, by=sunfang, at=NOW)
    Rule.objects.filter(code="members.merge_undo_days").update(value=90)

    with refuses("这次合并可撤销至 2019-05-08"):
        services.part_members(made, by=sunfang, at=NOW + timedelta(days=4))
    services.part_members(made, by=sunfang, at=NOW + timedelta(days=3))


def test_the_list_of_merges_costs_the_same_for_one_and_three(client, district, roll, sunfang):
    def cost() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get(reverse("joining:merges"))
        return len(seen)

    client.force_login(sunfang)
    services.merge_members(roll["chenjing"], roll["again"], reason=WHY, by=sunfang, at=timezone.now())
    cost()
    one = cost()
    for n in range(2):
        double = member(f"重复{n}", district.plant_union)
        services.merge_members(roll["chenjing"], double, reason=WHY, by=sunfang, at=timezone.now())
    assert cost() == one


def test_the_rule_and_the_list_agree(district, roll, limin, sunfang, zhouping, wanglei):
    day = timezone.localdate()
    for account in (limin, sunfang, zhouping, wanglei):
        for permission in (Permission.MEMBERS_MERGE, Permission.PEOPLE_REVEAL, Permission.MEMBERS_HANDLE):
            told = set(members_for(account, permission, on=day).values_list("pk", flat=True))
            units = {one.pk: union_of(one) for one in Person.objects.all()}
            assert told == {
                pk for pk, unit in units.items() if unit and may(account, permission, unit, on=day)
            }


def test_the_other_account_lends_nothing(client, district, roll, limin, sunfang, zhouping):
    """The post of whoever was merged away is held by nobody: neither by the one who remains."""
    Account.objects.filter(pk=sunfang.pk).update(person=roll["chenjing"])
    Account.objects.filter(pk=zhouping.pk).update(person=roll["again"])
    before = Authority(sunfang, NOW.date()).over(district.xuejia)

    made = services.merge_members(roll["chenjing"], roll["again"], reason=WHY, by=limin, at=timezone.now())

    sunfang.refresh_from_db()
    zhouping.refresh_from_db()
    assert made.closed == zhouping
    assert Authority(sunfang, NOW.date()).over(district.xuejia) == before == set()
    assert Authority(zhouping, NOW.date()).over(district.xuejia) == set()
