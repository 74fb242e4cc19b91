"""陈静 asks for aid; 王磊, 孙芳 and 李敏 each look once; it is shown, paid by the bank, and received."""

from datetime import date

import pytest

from tests.aid.cases import MONDAY, approved, draft, fresh, fund, on, payable, submitted
from tests.cast import refuses
from zhijia.aid.assessment import Trace, recompute
from zhijia.aid.models import Household, Payment
from zhijia.aid.services.deciding import approve
from zhijia.aid.services.publishing import show
from zhijia.ledger.models import Hold, Transfer
from zhijia.ledger.queries import available
from zhijia.ledger.terms import HoldState
from zhijia.matters.models import Step
from zhijia.matters.services import countersign, take
from zhijia.notices.models import Consent, Message
from zhijia.notices.queries import public_lines
from zhijia.notices.services import end, strike, withdraw_consent
from zhijia.notices.terms import Purpose
from zhijia.payments.models import Order


@pytest.fixture
def officers(wanglei, sunfang, limin):
    return [wanglei, sunfang, limin]


@pytest.fixture
def money(district, wutao):
    return fund(district, wutao)


def test_submitted_it_has_a_number_a_route_and_a_clock(district, chenjing):
    matter = submitted(district, chenjing)

    assert matter.number == "BF-2026-0001"
    assert [stop.label for stop in matter.stops.all()] == ["基层核实", "镇街审核", "区总审批"]
    assert (matter.desk, matter.awaits) == (district.plant_union, "aid.verify")
    assert matter.due_on == date(2026, 3, 9)  # five working days
    assert Message.objects.get(person=chenjing.person).body.startswith("您的生活救助申请已提交")


def test_each_level_looks_once_and_the_household_is_filed(district, chenjing, officers, money):
    matter = approved(district, chenjing, officers, money)

    household = Household.objects.get(head=chenjing.person)
    assert (matter.state, matter.awaits) == ("approved", "aid.notice")
    assert (household.number, household.hardship) == ("DA-2026-0001", "deep")
    assert household.recheck_on == date(2027, 3, 5)
    assert available(money, use="living", year=2026) == 5_000_000 - 250_000
    assert Hold.objects.get().state == HoldState.OPEN


def test_the_calculation_is_frozen_and_comes_out_the_same_for_ever(district, chenjing, officers, money):
    matter = approved(district, chenjing, officers, money)

    kept = Trace.from_json(matter.aid.trace)
    assert recompute(matter.aid.trace) == kept
    assert kept.hardship == "deep"


def test_nobody_decides_their_own_case(district, chenjing, wanglei):
    matter = submitted(district, chenjing)
    type(wanglei).objects.filter(pk=wanglei.pk).update(person=None)
    type(chenjing).objects.filter(pk=chenjing.pk).update(person=None)
    type(wanglei).objects.filter(pk=wanglei.pk).update(person=matter.applicant)
    wanglei.refresh_from_db()

    with refuses("不能办理自己的事项"):
        take(matter, "approve", by=wanglei, at=on(1))
    assert fresh(matter).state == "review"
    assert Step.objects.filter(matter=matter).count() == 1


def test_a_town_officer_sees_nothing_of_another_town(district, chenjing, zhouping):
    matter = submitted(district, chenjing)

    with refuses("由其他岗位办理"):
        take(matter, "approve", by=zhouping, at=on(1))
    assert not type(matter).objects.visible_to(zhouping, on=date(2026, 3, 3)).exists()


def test_paid_only_after_the_notice(district, chenjing, officers, money, limin):
    matter = approved(district, chenjing, officers, money)
    notice = show([matter], unit=district.unit, by=limin, at=on(4))

    assert (notice.since, notice.until) == (date(2026, 3, 6), date(2026, 3, 13))
    with refuses("期满次日"):
        end(notice, by=limin, at=on(11))
    assert fresh(matter).state == "notice"
    assert not Order.objects.exists()
    end(notice, by=limin, at=on(12))
    assert fresh(matter).state == "payable"
    assert Order.objects.get().amount == 250_000


def test_an_upheld_objection_sends_it_back_and_frees_the_budget(district, chenjing, officers, money, limin):
    matter = approved(district, chenjing, officers, money)
    notice = show([matter], unit=district.unit, by=limin, at=on(4))

    strike(notice, matter.number, reason="家庭收入与申报不符", by=limin, at=on(5))
    matter = fresh(matter)
    assert (matter.state, matter.awaits) == ("review", "aid.approve")
    assert available(money, use="living", year=2026) == 5_000_000
    assert matter.aid.granted is None


def test_who_takes_consent_back_is_shown_no_longer(client, district, chenjing, officers, money, limin):
    matter = approved(district, chenjing, officers, money)
    notice = show([matter], unit=district.unit, by=limin, at=on(4))
    assert public_lines(notice, on=on(5).date())

    withdraw_consent(Consent.objects.get(text__purpose=Purpose.AID_PUBLICITY), at=on(5))
    assert public_lines(notice, on=on(5).date()) == []
    with refuses("撤回了公示同意"):
        end(notice, by=limin, at=on(14))
    assert fresh(matter).state == "notice"
    strike(notice, matter.number, reason="本人撤回公示同意", by=limin, at=on(6))
    assert fresh(matter).state == "review"


def test_a_failed_check_waits_for_a_second_signature(district, chenjing, officers, money, zhenghua):
    wanglei, _, limin = officers
    matter = submitted(district, chenjing)
    type(matter.aid.version).objects.filter(pk=matter.aid.version_id).update(card_name="别人")

    with refuses("需要写明理由"):
        approve(matter, by=wanglei, at=on(1))
    told = approve(matter, by=wanglei, at=on(1), note="户名是曾用名，已核对户口本")
    assert "已请求复签" in told
    assert fresh(matter).stops.get(order=0).state == "here"
    asked = matter.countersigns.get()
    with refuses("复签由区总工会领导办理"):
        countersign(asked, agreed=True, words="", by=limin, at=on(1))
    countersign(asked, agreed=True, words="同意", by=zhenghua, at=on(1))
    approve(matter, by=wanglei, at=on(1), note="户名是曾用名，已核对户口本")
    assert fresh(matter).awaits == "aid.review"


def test_more_than_the_cap_is_refused_and_nothing_moves(district, chenjing, officers, money):
    wanglei, sunfang, limin = officers
    matter = submitted(district, chenjing, asked=90_000_000)
    approve(matter, by=wanglei, at=on(1), note="属实")
    approve(fresh(matter), by=sunfang, at=on(2))

    with refuses("每户每年不超过"):
        approve(fresh(matter), by=limin, at=on(3), granted=80_000_000, fund=money)
    assert fresh(matter).awaits == "aid.approve"
    assert fresh(matter).aid.granted is None
    assert not Hold.objects.exists()


def test_without_consent_nothing_is_submitted(district, chenjing):
    made = draft(district, chenjing)
    Consent.objects.all().update(withdrawn_at=MONDAY)

    with refuses("还没有同意"):
        take(made.matter, "submit", by=chenjing, at=MONDAY)
    assert fresh(made.matter).number is None
    assert made.version.frozen_at is None


def test_until_the_bank_has_paid_there_is_no_payment(district, chenjing, officers, money):
    payable(district, chenjing, officers, money)

    assert not Transfer.objects.exists()
    assert not Payment.objects.exists()
