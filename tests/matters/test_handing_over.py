"""Work changes hands with a reason, and whoever leaves keeps nothing from colleagues."""

from datetime import date, timedelta

import pytest

from tests.cast import FOUNDED, NOW, refuses
from tests.matters.stage import asked, everything, fresh, many, on
from zhijia.access.models import Post
from zhijia.access.services import end_post, give_post
from zhijia.access.terms import Role
from zhijia.matters.models import Matter
from zhijia.matters.queries import story
from zhijia.matters.services import declare_tie, hand_over, take
from zhijia.people.models import Account

TODAY = date(2026, 3, 3)


@pytest.fixture
def heping(district):
    """何平 serves the plant's union beside 王磊."""
    account = Account.objects.create_account("heping", name="何平")
    give_post(account, unit=district.plant_union, role=Role.GRASSROOTS, since=FOUNDED, by="测试", at=NOW)
    return account


def waiting(account, day=TODAY):
    return list(Matter.objects.at_desk_of(account, on=day).order_by("pk"))


def held(those):
    return set(Matter.objects.filter(pk__in=[one.pk for one in those]).values_list("holder__name", flat=True))


def test_ten_at_once_with_their_reason(district, chenjing, wanglei, heping):
    those = many(district, chenjing, 10)
    hand_over(those, to=heping, reason="王磊外出培训", by=wanglei, at=on(1))

    assert held(those) == {"何平"}
    assert waiting(wanglei) == []
    assert waiting(heping) == those
    assert story(those[0])[0] | {"at": ""} == {
        "title": "转交", "at": "", "text": "春江工具厂工会 王磊：交给何平：王磊外出培训", "state": "now"
    }  # fmt: skip
    assert (
        story(those[0], names=False)[0]["text"] == "春江工具厂工会"
    )  # what officers write to each other stays with them


def test_a_step_ends_the_holding(district, matter, wanglei, heping, sunfang):
    hand_over([matter], to=heping, reason="分工", by=wanglei, at=on(1))
    take(matter, "approve", by=heping, at=on(1))

    assert fresh(matter).holder is None
    assert waiting(sunfang) == [matter]


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_nothing_changes_hands(matter, wanglei, heping, reason):
    before = everything(matter)

    with refuses("转交需要写明理由"):
        hand_over([matter], to=heping, reason=reason, by=wanglei, at=on(1))
    assert everything(matter) == before


def test_one_that_may_not_go_keeps_all_of_them(district, chenjing, wanglei, heping):
    those = many(district, chenjing, 3)
    take(those[1], "approve", by=wanglei, at=on(1))
    before = [everything(one) for one in those]

    with refuses("不在您的转交范围"):
        hand_over(those, to=heping, reason="分工", by=wanglei, at=on(1))
    assert [everything(one) for one in those] == before


def test_not_by_another_town_and_not_to_somebody_without_the_post(matter, wanglei, zhouping, zhaoqiang):
    before = everything(matter)

    with refuses("不在您的转交范围"):
        hand_over([matter], to=wanglei, reason="分工", by=zhouping, at=on(1))
    for other in (zhouping, zhaoqiang):
        with refuses("没有办理 SQ-2026-0001 这一步的岗位"):
            hand_over([matter], to=other, reason="分工", by=wanglei, at=on(1))
    assert everything(matter) == before


def test_not_to_somebody_who_must_abstain(matter, wanglei, heping):
    """Nobody else would see it, and they could not take it."""
    declare_tie(matter, by=heping, at=on(1))
    before = everything(matter)

    with refuses("何平须对 SQ-2026-0001 回避"):
        hand_over([matter], to=heping, reason="分工", by=wanglei, at=on(1))
    assert everything(matter) == before


def test_an_officer_leaves_with_ten_open_matters(district, chenjing, wanglei, heping):
    those = many(district, chenjing, 10)
    hand_over(those, to=heping, reason="分工", by=wanglei, at=on(1))
    assert waiting(wanglei) == []
    end_post(Post.objects.get(account=heping), until=TODAY + timedelta(days=1), by="测试", at=on(1))

    gone = TODAY + timedelta(days=1)
    assert waiting(wanglei, TODAY) == []
    assert waiting(wanglei, gone) == those
    assert waiting(heping, gone) == []
    hand_over(those[:5], to=wanglei, reason="何平离岗", by=wanglei, at=on(2))
    assert held(those[:5]) == {"王磊"}
    take(those[7], "approve", by=wanglei, at=on(2))
    assert fresh(those[7]).awaits == "aid.review"


@pytest.mark.parametrize("how", ["elsewhere", "another role", "closed account"])
def test_to_serve_elsewhere_is_to_have_left(district, matter, wanglei, heping, how):
    hand_over([matter], to=heping, reason="分工", by=wanglei, at=on(1))
    if how == "closed account":
        Account.objects.filter(pk=heping.pk).update(is_active=False)
    else:
        end_post(Post.objects.get(account=heping), until=TODAY, by="测试", at=on(1))
        unit, role = (
            (district.xuejia, Role.GRASSROOTS) if how == "elsewhere" else (district.plant_union, Role.CASHIER)
        )
        give_post(heping, unit=unit, role=role, since=TODAY, by="测试", at=on(1))

    assert waiting(wanglei) == [matter]


def test_a_town_holder_still_serves_through_the_wider_post(district, chenjing, wanglei, sunfang):
    """孙芳's post covers the town and everything below: what she holds is hers."""
    matter = asked(district, chenjing)
    take(matter, "approve", by=wanglei, at=on(1))
    other = Account.objects.create_account("other", name="同事")
    give_post(other, unit=district.chunjiang, role=Role.TOWN, since=FOUNDED, by="测试", at=NOW)
    hand_over([matter], to=sunfang, reason="分工", by=other, at=on(1))

    assert (waiting(other), waiting(sunfang)) == ([], [matter])


def test_a_town_holder_who_moves_to_another_town_has_left(district, chenjing, wanglei, sunfang):
    matter = asked(district, chenjing)
    take(matter, "approve", by=wanglei, at=on(1))
    other = Account.objects.create_account("other", name="同事")
    post = give_post(other, unit=district.chunjiang, role=Role.TOWN, since=FOUNDED, by="测试", at=NOW)
    hand_over([matter], to=other, reason="分工", by=sunfang, at=on(1))
    assert waiting(sunfang) == []
    end_post(post, until=TODAY, by="测试", at=on(1))
    give_post(other, unit=district.xuejia, role=Role.TOWN, since=TODAY, by="测试", at=on(1))

    assert (waiting(other), waiting(sunfang)) == ([], [matter])
