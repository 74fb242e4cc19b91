"""Away: the deputy acts in the other's name, is named as such, and cannot judge twice."""

from datetime import date

import pytest

from tests.cast import FOUNDED, NOW, refuses
from tests.matters.stage import asked, everything, fresh, on
from zhijia.access.services import delegate, end_delegation, give_post
from zhijia.access.terms import Role
from zhijia.matters.models import Matter
from zhijia.matters.queries import story
from zhijia.matters.services import take
from zhijia.people.models import Account

TUESDAY = date(2026, 3, 3)


@pytest.fixture
def qianjin(district):
    """钱进 serves 孙芳's town as a grassroots officer there: without her he could not judge a town's case."""
    account = Account.objects.create_account("qianjin", name="钱进")
    give_post(account, unit=district.chunjiang, role=Role.GRASSROOTS, since=FOUNDED, by="测试", at=NOW)
    return account


@pytest.fixture
def away(sunfang, qianjin):
    """孙芳 is away from Tuesday until Friday."""
    return delegate(sunfang, deputy=qianjin, since=TUESDAY, until=date(2026, 3, 6), by=sunfang, at=on(0))


@pytest.fixture
def at_town(matter, wanglei):
    take(matter, "approve", by=wanglei, at=on(0))
    return fresh(matter)


def test_the_deputy_acts_and_both_are_named(at_town, sunfang, qianjin, away):
    assert list(Matter.objects.at_desk_of(qianjin, on=TUESDAY)) == [at_town]
    step = take(at_town, "approve", by=qianjin, at=on(1))

    assert (step.by, step.principal) == (qianjin, sunfang)
    assert story(at_town)[0]["text"] == "春江镇 钱进（代孙芳）"
    assert "钱进" not in story(at_town, names=False)[0]["text"]


def test_before_and_after_the_deputy_may_not(at_town, sunfang, qianjin, away):
    before = everything(at_town)

    for day in (0, 4):
        with refuses("由其他岗位办理"):
            take(at_town, "approve", by=qianjin, at=on(day))
    end_delegation(away, on=date(2026, 3, 4), by=sunfang, at=on(2))
    with refuses("由其他岗位办理"):
        take(at_town, "approve", by=qianjin, at=on(2))
    assert everything(at_town) == before


def test_in_her_name_and_then_in_his_own_is_twice(district, at_town, qianjin, away):
    give_post(qianjin, unit=district.unit, role=Role.OFFICER, since=FOUNDED, by="测试", at=NOW)
    take(at_town, "approve", by=qianjin, at=on(1))
    before = everything(at_town)

    with refuses("不能在两级经手"):
        take(at_town, "approve", by=qianjin, at=on(2))
    assert everything(at_town) == before


def test_what_was_judged_in_her_name_she_cannot_judge_again(district, at_town, sunfang, qianjin, away):
    give_post(sunfang, unit=district.unit, role=Role.OFFICER, since=FOUNDED, by="测试", at=NOW)
    take(at_town, "approve", by=qianjin, at=on(1))
    before = everything(at_town)

    with refuses("不能在两级经手"):
        take(at_town, "approve", by=sunfang, at=on(5))
    assert everything(at_town) == before


def test_a_deputy_who_judged_below_cannot_judge_in_her_name(district, matter, qianjin, away):
    give_post(qianjin, unit=district.plant_union, role=Role.GRASSROOTS, since=FOUNDED, by="测试", at=NOW)
    take(matter, "approve", by=qianjin, at=on(0))
    before = everything(matter)

    with refuses("不能在两级经手"):
        take(matter, "approve", by=qianjin, at=on(1))
    assert everything(matter) == before


def test_her_own_case_is_not_judged_in_her_name(district, sunfang, qianjin, away, cast):
    """陈静's account is 孙芳's here: the applicant's authority is nobody's to lend in her own case."""
    chenjing, wanglei = cast.chenjing, cast.wanglei
    Account.objects.filter(pk=chenjing.pk).update(person=None)
    Account.objects.filter(pk=sunfang.pk).update(person=chenjing.person)
    sunfang.refresh_from_db()
    matter = asked(district, sunfang)
    take(matter, "approve", by=wanglei, at=on(0))
    before = everything(matter)

    with refuses("您是申请人"):
        take(matter, "approve", by=qianjin, at=on(1))
    assert everything(matter) == before
