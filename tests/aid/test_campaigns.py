"""Four seasons: a campaign holds its budget, its officers hand over against receipts, the cashier enters it."""

from datetime import date, timedelta

import pytest

from tests.aid.cases import MONDAY, approved, fresh, fund, on
from tests.aid.seasons import PHOTO, TODAY, campaign, child_of, household, purse, second_post
from tests.cast import refuses
from tests.races.together import at_once
from zhijia.access.terms import Role
from zhijia.aid.indicators import PAID, SUMMER_PERSONS, SUMMER_SITES, WINTER_HOUSEHOLDS
from zhijia.aid.models import CampaignVisit, Household, Payment, Site, Student
from zhijia.aid.queries.seasons import households_free, progress, students_free, visits_seen
from zhijia.aid.services.applying import begin
from zhijia.aid.services.campaign_paying import settle
from zhijia.aid.services.campaign_visits import add_site, complete_visit, drop_visit, plan_visits
from zhijia.aid.services.campaigns import close_campaign
from zhijia.aid.services.students import add_student, apply_for
from zhijia.base.errors import Refused
from zhijia.base.periods import Period
from zhijia.indicators.scope import Scope
from zhijia.ledger.models import Hold, Transfer
from zhijia.ledger.queries import available, verify
from zhijia.ledger.services import set_budget
from zhijia.ledger.terms import Use
from zhijia.matters.models import Matter
from zhijia.notices.models import Consent

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def money(district, wutao):
    return purse(district, wutao)


@pytest.fixture
def winter(district, limin, money):
    return campaign(district.unit, limin, fund=money, budget=500_000)


@pytest.fixture
def homes(district):
    return [household(district.plant_union, n) for n in (1, 2, 3)]


def plan(winter, homes, by, amount=100_000, form="cash"):
    return plan_visits(winter, homes, form=form, amount=amount, by=by, at=MONDAY)


def hand_over(visit, by, receipt=PHOTO, **more):
    told = {"visited_on": TODAY, "visitors": "孙芳、王磊", "receipt": receipt} | more
    return complete_visit(visit, by=by, at=MONDAY, **told)


def left(fund, use="winter"):
    return available(fund, use=use, year=2026)


def test_opened_its_budget_is_held_and_closed_what_is_left_goes_back(winter, money, limin):
    assert (winter.left, left(money)) == (500_000, 500_000)

    close_campaign(winter, by=limin, at=on(1))
    assert left(money) == 1_000_000


def test_a_budget_the_fund_does_not_have_is_refused(district, limin, money):
    with refuses("不够占用"):
        campaign(district.unit, limin, fund=money, budget=1_000_001)

    assert (Hold.objects.count(), left(money)) == (0, 1_000_000)


def test_a_town_does_not_spend_the_districts_money(district, sunfang, money):
    with refuses("请由新北区开展活动"):
        campaign(district.chunjiang, sunfang, fund=money, budget=1_000)

    assert Hold.objects.count() == 0


def test_money_for_filed_households_does_not_buy_cool_drinks(district, limin, wutao):
    central = purse(district, wutao, code="CENTRAL", filed_only=True)
    with refuses("只能用于建档困难职工"):
        campaign(district.unit, limin, season="summer", fund=central, budget=1_000)


def test_a_visit_counts_once_its_receipt_is_in_and_the_cashier_has_entered_it(
    winter, homes, sunfang, zhaoqiang, money
):
    scope = Scope(winter.unit, YEAR)
    visit, other, _ = plan(winter, homes, sunfang)
    hand_over(visit, sunfang)
    assert (PAID.value(scope), WINTER_HOUSEHOLDS.value(scope)) == (0, 0)

    assert settle(winter, by=zhaoqiang, at=on(1)) == 1
    visit.refresh_from_db()
    other.refresh_from_db()
    row = Payment.objects.get()
    assert (visit.state, other.state, visit.payment) == ("paid", "planned", row)
    assert (row.amount, row.form, row.item, row.fund, row.transfer.key) == (
        100_000, "cash", "winter", "union", f"visit:{visit.pk}"
    )  # fmt: skip
    assert row.transfer.file == visit.receipt
    assert (PAID.value(scope), WINTER_HOUSEHOLDS.value(scope)) == (100_000, 1)
    told = progress([winter])[winter.pk]
    assert (told.done, told.paid, told.held) == (1, 100_000, 200_000)
    assert left(money) == 1_000_000 - 500_000 - 0  # what was held is now paid or still held
    assert verify().broken is None


def test_without_a_receipt_nothing_was_handed_over(winter, homes, sunfang, zhaoqiang):
    visit = plan(winter, homes[:1], sunfang)[0]
    with refuses("还没有签收照片"):
        hand_over(visit, sunfang, receipt=None)
    with refuses("没有等待入账的支出"):
        settle(winter, by=zhaoqiang, at=on(1))

    visit.refresh_from_db()
    assert (visit.state, Transfer.objects.count(), Payment.objects.count()) == ("planned", 0, 0)


def test_a_receipt_is_a_photo_and_goods_are_named(winter, homes, sunfang):
    visit = plan(winter, homes[:1], sunfang, form="goods")[0]
    with refuses("请写明物资名称"):
        hand_over(visit, sunfang)
    with refuses("只收照片"):
        hand_over(visit, sunfang, receipt=("签收单.docx", b"PK\x03\x04"), goods="米 1 袋")
    with refuses("走访日期还没有到"):
        hand_over(visit, sunfang, goods="米 1 袋", visited_on=TODAY + timedelta(days=1))

    assert hand_over(visit, sunfang, goods="米 1 袋").state == "done"


def test_over_budget_nobody_is_added(winter, homes, sunfang):
    plan(winter, homes[:1], sunfang, amount=300_000)
    with refuses("预算还剩 2,000 元，不够 2,000.02 元"):
        plan(winter, homes[1:], sunfang, amount=100_001)

    assert (CampaignVisit.objects.count(), winter.__class__.objects.get().left) == (1, 200_000)


def test_the_last_fen_may_be_planned(winter, homes, sunfang, limin):
    plan(winter, homes[:2], sunfang, amount=250_000)
    winter.refresh_from_db()
    assert winter.left == 0
    with refuses("还有 2 户没有走访"):
        close_campaign(winter, by=limin, at=on(1))


def test_a_household_is_visited_once_a_campaign(winter, homes, sunfang):
    plan(winter, homes[:1], sunfang)
    with refuses("每户只走访一次"):
        plan(winter, homes, sunfang)

    assert CampaignVisit.objects.count() == 1


def test_a_household_has_its_cap_over_all_campaigns(winter, homes, sunfang, limin, money):
    """3,000 yuan a year for 送温暖, as the rulebook has it."""
    plan(winter, homes[:1], sunfang, amount=200_000)
    second = campaign(winter.unit, limin, fund=money, budget=300_000, title="第二期")
    with refuses("送温暖慰问每户每年上限"):
        plan(second, homes[:1], sunfang, amount=100_001)
    plan(second, homes[:1], sunfang, amount=100_000)


def test_dropped_its_money_is_the_campaigns_again(winter, homes, sunfang, money):
    visit = plan(winter, homes[:1], sunfang)[0]
    drop_visit(visit, by=sunfang, at=MONDAY)
    winter.refresh_from_db()

    assert (winter.left, left(money)) == (500_000, 500_000)
    assert plan(winter, homes[:1], sunfang)  # and it may be planned again


def test_what_was_handed_over_is_not_dropped(winter, homes, sunfang):
    visit = hand_over(plan(winter, homes[:1], sunfang)[0], sunfang)
    with refuses("不能再移出名单"):
        drop_visit(visit, by=sunfang, at=MONDAY)

    assert CampaignVisit.objects.get().state == "done"


def test_who_hands_over_does_not_enter_it(district, winter, homes, sunfang, limin):
    hand_over(plan(winter, homes[:1], sunfang)[0], sunfang)
    with refuses("确认支出由出纳办理"):
        settle(winter, by=limin, at=on(1))
    second_post(sunfang, district.unit, Role.CASHIER)
    with refuses("您经手过其中的走访"):
        settle(winter, by=sunfang, at=on(1))

    assert Transfer.objects.count() == 0


def test_another_town_adds_and_sees_nobody(winter, homes, sunfang, zhouping):
    with refuses("请由所属镇街登记"):
        plan(winter, homes, zhouping)
    plan(winter, homes, sunfang)

    assert visits_seen(winter, zhouping, on=TODAY).count() == 0
    assert visits_seen(winter, sunfang, on=TODAY).count() == 3
    assert households_free(winter, zhouping, on=TODAY).count() == 0


def test_only_filed_households_are_visited(district, winter, sunfang):
    with refuses("请先建档再帮扶"):
        plan(winter, [household(district.plant_union, 9, filed=False)], sunfang)


def test_nobody_visits_their_own_family(winter, homes, sunfang):
    sunfang.person = homes[0].head
    sunfang.save()
    with refuses("由同事办理"):
        plan(winter, homes, sunfang)

    assert CampaignVisit.objects.count() == 0


def site(summer, unit, by, **more):
    told = {
        "name": "春江工具厂",
        "persons": 120,
        "visited_on": TODAY,
        "photo": PHOTO,
        "goods": "绿豆汤",
        "amount": 30_000,
    } | more
    return add_site(summer, unit=unit, by=by, at=MONDAY, **told)


def test_a_summer_site_is_a_row_of_its_register_and_its_goods_are_paid(
    district, sunfang, limin, zhaoqiang, money
):
    summer = campaign(district.unit, limin, season="summer", fund=money, budget=50_000, title="高温慰问")
    made = site(summer, district.chunjiang, sunfang)
    scope = Scope(district.unit, YEAR)
    assert (made.number, SUMMER_SITES.value(scope), SUMMER_PERSONS.value(scope)) == ("QL-2026-0001", 1, 120)
    with refuses("预算还剩 200 元"):
        site(summer, district.chunjiang, sunfang, amount=20_001)
    with refuses("现场照片"):
        site(summer, district.chunjiang, sunfang, photo=None)
    assert Site.objects.count() == 1

    settle(summer, by=zhaoqiang, at=on(1))
    made.refresh_from_db()
    assert (made.transfer.use, made.transfer.amount) == (Use.SUMMER, 30_000)
    assert PAID.value(scope) == 0  # it was given to a place, not to a household
    told = progress([summer])[summer.pk]
    assert (told.done, told.persons, told.paid, told.held) == (1, 120, 30_000, 0)


@pytest.fixture
def autumn(district, limin, money):
    return campaign(district.unit, limin, season="autumn", fund=money, budget=800_000, title="金秋助学")


def enrol(autumn, member, by, **more):
    told = {"school": "春江中学", "stage": "junior", "amount": 200_000} | more
    return add_student(autumn, member, by=by, at=MONDAY, **told)


def test_below_fourteen_the_guardian_agrees_first(autumn, homes, sunfang):
    child = child_of(homes[0], sunfang, born=date(2014, 6, 1))
    with refuses("须监护人书面同意"):
        enrol(autumn, child, sunfang)
    assert (Student.objects.count(), Consent.objects.count()) == (0, 0)

    assert enrol(autumn, child, sunfang, consent=PHOTO).consent.name == "签收单.png"
    assert Consent.objects.get().person == homes[0].head


def test_from_the_fourteenth_birthday_on_nobody_is_asked(autumn, homes, sunfang):
    enrol(autumn, child_of(homes[0], sunfang, born=TODAY.replace(year=TODAY.year - 14)), sunfang)
    with refuses("须监护人书面同意"):
        enrol(
            autumn,
            child_of(homes[1], sunfang, born=date(TODAY.year - 14, TODAY.month, TODAY.day + 1)),
            sunfang,
        )


def test_a_student_is_in_the_newest_file_and_once_a_campaign(autumn, homes, sunfang):
    member = child_of(homes[0], sunfang)
    assert list(students_free(autumn, sunfang, on=TODAY)) == [member]
    enrol(autumn, member, sunfang)
    with refuses("已在名单里"):
        enrol(autumn, member, sunfang)
    with refuses("预算还剩 6,000 元"):
        enrol(autumn, child_of(homes[1], sunfang, n=2), sunfang, amount=600_001)

    assert list(students_free(autumn, sunfang, on=TODAY)) == [homes[1].versions.get().family.get()]
    assert Student.objects.count() == 1


@pytest.fixture
def filed(district, chenjing, wanglei, sunfang, limin):
    """陈静's household, on file since her first grant."""
    approved(district, chenjing, [wanglei, sunfang, limin], fund(district, limin, code="LIVING"))
    return Household.objects.get(head=chenjing.person)


@pytest.fixture
def school_year(filed, limin, money):
    return campaign(
        money.unit, limin, season="autumn", fund=money, budget=800_000, title="金秋助学", at=on(5)
    )


def test_a_household_applies_once_for_all_its_students_in_the_usual_way(
    filed, school_year, sunfang, limin, money
):
    """孙芳 enters the application, which waits at the grassroots union like any other."""
    enrol(school_year, filed.versions.get().family.get(), sunfang, amount=300_000)
    with refuses("由所属镇街或基层工会办理"):
        apply_for(school_year, filed, by=limin, at=on(5))
    matter = fresh(apply_for(school_year, filed, by=sunfang, at=on(5)))
    school_year.refresh_from_db()

    assert (matter.kind, matter.state, matter.desk) == ("aid", "review", filed.unit)
    assert (matter.aid.item, matter.aid.asked, matter.entered_by) == ("study", 300_000, sunfang)
    assert (school_year.left, left(money, "study")) == (500_000, 500_000)
    assert Student.objects.get().application == matter.aid
    with refuses("没有等待申请的学生"):
        apply_for(school_year, filed, by=sunfang, at=on(5))


def test_a_draft_of_the_members_own_is_not_written_over(filed, school_year, chenjing, sunfang):
    enrol(school_year, filed.versions.get().family.get(), sunfang)
    mine = begin(chenjing.person, item="medical", unit=filed.unit, by=chenjing, at=on(5))
    with refuses("没填完的申请"):
        apply_for(school_year, filed, by=sunfang, at=on(5))

    mine.refresh_from_db()
    school_year.refresh_from_db()
    assert (mine.item, Matter.objects.count(), school_year.left) == ("medical", 2, 800_000)


def test_spring_brings_posts_not_money(district, limin, wutao, money):
    set_budget(
        money, year=2026, use=Use.OTHER, amount=1_000, document="常新工〔2026〕9号", by=wutao, at=MONDAY
    )
    with refuses("请把预算留空"):
        campaign(district.unit, limin, season="spring", fund=money, budget=1_000)

    assert campaign(district.unit, limin, season="spring", title="春风行动").left == 0


@pytest.mark.xdist_group("races")
@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    """Two towns plan from what is left for one of them; the cashier enters while a list is being made."""

    @pytest.fixture
    def scene(self, transactional_db, district, limin, sunfang, money):
        found = campaign(district.unit, limin, fund=money, budget=300_000)
        return found, [household(district.plant_union, n) for n in range(4)], sunfang

    def press(self, found, homes, by):
        return lambda: plan(type(found).objects.get(pk=found.pk), homes, by)

    def test_the_budget_is_not_planned_twice(self, scene, money):
        found, homes, by = scene
        answers = at_once(self.press(found, homes[:2], by), self.press(found, homes[2:], by))

        assert sum(isinstance(answer, Refused) for answer in answers) == 1, answers
        found.refresh_from_db()
        assert (CampaignVisit.objects.count(), found.left, left(money)) == (2, 100_000, 700_000)

    def test_planning_and_paying_do_not_wait_for_each_other_for_ever(self, scene, zhaoqiang):
        found, homes, by = scene
        hand_over(plan(found, homes[:1], by)[0], by)
        answers = at_once(self.press(found, homes[1:2], by), lambda: settle(found, by=zhaoqiang, at=on(1)))

        assert not any(isinstance(answer, Exception) for answer in answers), answers
        assert (Transfer.objects.count(), verify().broken) == (1, None)
