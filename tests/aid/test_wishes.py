"""微心愿: collected, verified, shown without a name, claimed by one, delivered, thanked; and what a gift became."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError

from tests.aid.cases import MONDAY, on
from tests.aid.seasons import (
    ADULT,
    CHILD,
    GIVER,
    PHOTO,
    TODAY,
    claimed,
    identity,
    purse,
    shown,
    thanked,
    wish,
)
from tests.cast import hire, refuses
from tests.races.together import at_once
from zhijia.aid.indicators import WISHES_DELIVERED
from zhijia.aid.models import Claim, Donation, Donor, Wish, WishCase
from zhijia.aid.models.wishes import WishSet
from zhijia.aid.queries.giving import donor_of, gifts, money, wall
from zhijia.aid.services import wishes
from zhijia.aid.services.donors import give_money
from zhijia.audit.models import Line
from zhijia.base.errors import Refused
from zhijia.base.periods import Period
from zhijia.indicators.scope import Scope
from zhijia.ledger.models import Transfer
from zhijia.ledger.services import Posting, post
from zhijia.ledger.terms import Source, Use
from zhijia.notices.models import Message

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def verify(made, by, **more):
    told = {"checked": "核对户口簿原件", "agreed": True, "guardian": "欧阳建国", "consent": PHOTO} | more
    return wishes.verify(made, by=by, at=MONDAY, **told)


def test_from_a_wish_to_the_thanks_each_step_once(district, limin):
    made, code = thanked(district, limin)

    row = Wish.objects.get()
    assert (made.step, made.row, row.number, row.state) == ("thanked", row, "WX-2026-0001", "delivered")
    assert (row.region, row.claimed_by, row.delivered_on) == ("ziyang", "春江工具厂", on(2).date())
    assert WISHES_DELIVERED.value(Scope(district.unit, YEAR)) == 1
    told = gifts(donor_of(code), on=on(4).date())[0]
    assert [event["title"] for event in told.events] == ["收到感谢", "已签收", "已送达", "您认领了这个心愿"]
    verbs = [
        verb.rpartition(".")[2]
        for verb in Line.objects.filter(subject="wish:WX-2026-0001")
        .order_by("number")
        .values_list("verb", flat=True)
    ]
    assert verbs == ["collected", "verified", "published", "claimed", "delivered", "signed", "thanked"]


def test_a_wish_is_not_counted_before_it_is_delivered(district, limin):
    claimed(district, limin)

    assert (Wish.objects.count(), WISHES_DELIVERED.value(Scope(district.unit, YEAR))) == (0, 0)


def test_a_child_needs_the_guardians_consent(district, limin):
    made = wish(district, limin, number=CHILD)
    for lacking in ({"consent": None}, {"guardian": " "}):
        with refuses("监护人签字的同意书"):
            verify(made, limin, **lacking)
    with refuses("须征得本人"):
        verify(made, limin, agreed=False)
    made.refresh_from_db()
    assert (made.step, made.consent) == ("collected", None)

    assert verify(made, limin).step == "verified"
    assert made.whose == "一名小朋友"


def test_an_adult_agrees_by_word(district, limin):
    made = verify(wish(district, limin, number=ADULT), limin, consent=None, guardian="")

    assert (made.step, made.whose) == ("verified", "欧**")


def test_the_cap_of_the_rulebook_holds(district, limin):
    with refuses("每个心愿不超过 500 元"):
        wish(district, limin, amount=50_001)

    assert wish(district, limin, amount=50_000).number == "WX-2026-0001"


@pytest.mark.parametrize("content", ["欧阳小军想要一个书包", "治疗白血病的药", "请打 13912345678"])
def test_a_wish_tells_nothing_of_whose_it_is(district, limin, content):
    with refuses("不能有姓名、号码或病名"):
        wish(district, limin, content=content)

    assert WishCase.objects.count() == 0


def test_a_wrong_number_is_refused_and_one_person_has_one_wish_at_a_time(district, limin):
    with refuses("校验位不符"):
        wish(district, limin, number=ADULT[:-1] + ("1" if ADULT[-1] != "1" else "2"))
    wish(district, limin)
    with refuses("已有一个心愿正在办"):
        wish(district, limin, content="一盏台灯")


def test_no_step_is_skipped(district, limin):
    made = wish(district, limin)
    with refuses("不在“待发布”这一步"):
        wishes.publish(made, by=limin, at=MONDAY)
    with refuses("刚刚被别人认领"):
        wishes.claim(made, **GIVER, at=MONDAY)
    with refuses("还没有人认领"):
        wishes.deliver(made, delivered_on=TODAY, photo=PHOTO, by=limin, at=MONDAY)

    assert (Claim.objects.count(), Donor.objects.count(), Wish.objects.count()) == (0, 0, 0)


def test_delivery_and_signature_need_their_photos(district, limin):
    made, _ = claimed(district, limin)
    with refuses("还没有送达照片"):
        wishes.deliver(made, delivered_on=TODAY, photo=None, by=limin, at=MONDAY)
    wishes.deliver(made, delivered_on=TODAY, photo=PHOTO, by=limin, at=MONDAY)
    with refuses("还没有签收照片"):
        wishes.sign(made, signature=None, by=limin, at=MONDAY)

    made.refresh_from_db()
    assert made.step == "delivered"


def test_the_lock_ends_and_another_may_claim(district, limin):
    made, code = claimed(district, limin)
    assert made.lock_until == TODAY + timedelta(days=7)
    with refuses("刚刚被别人认领"):
        wishes.claim(made, **GIVER, at=on(7))

    _, second = wishes.claim(made, **GIVER | {"name": "王磊", "kind": "person"}, at=on(8))
    made.refresh_from_db()
    assert (made.step, made.lock_until) == ("claimed", TODAY + timedelta(days=15))
    assert sorted(Claim.objects.values_list("lapsed", flat=True)) == [False, True]
    assert gifts(donor_of(code), on=on(8).date())[0].lapsed
    assert not gifts(donor_of(second), on=on(8).date())[0].lapsed


def test_what_is_over_is_freed_once(district, limin):
    claimed(district, limin)

    assert [wishes.free_lapsed(at=on(day)) for day in (7, 8, 8)] == [0, 1, 0]
    assert WishCase.objects.get().step == "published"


def test_what_has_arrived_does_not_lapse(district, limin):
    made, _ = claimed(district, limin)
    wishes.deliver(made, delivered_on=on(7).date(), photo=PHOTO, by=limin, at=on(7))

    assert wishes.free_lapsed(at=on(30)) == 0
    assert WishCase.objects.get().step == "delivered"


def test_a_claimed_wish_is_not_taken_back(district, limin):
    made, _ = claimed(district, limin)
    with refuses("已有人认领"):
        wishes.drop(made, reason="重复", by=limin, at=MONDAY)
    other = shown(district, limin, number=identity(date(1981, 1, 1)))

    assert wishes.drop(other, reason="家人已买", by=limin, at=MONDAY).step == "dropped"


def test_another_town_does_nothing_with_it(district, sunfang, zhouping):
    made = wish(district, sunfang, unit=district.chunjiang)
    with refuses("请由它办理"):
        verify(made, zhouping)

    assert WishCase.objects.visible_to(zhouping, on=TODAY).count() == 0
    assert WishCase.objects.visible_to(sunfang, on=TODAY).count() == 1


def test_a_member_who_gave_is_thanked_among_the_messages(district, limin, chenjing):
    made = shown(district, limin)
    wishes.claim(made, name="陈静", kind="person", contact="13800000000", person=chenjing.person, at=MONDAY)
    made.refresh_from_db()
    wishes.deliver(made, delivered_on=TODAY, photo=PHOTO, by=limin, at=MONDAY)
    wishes.sign(made, signature=PHOTO, by=limin, at=MONDAY)
    with refuses("不能有姓名"):
        wishes.thank(made, words="欧阳小军谢谢您", by=limin, at=MONDAY)
    wishes.thank(made, words="谢谢您，书很好看。", by=limin, at=MONDAY)

    assert Message.objects.get(person=chenjing.person).body == "谢谢您，书很好看。"
    assert Wish.objects.get().claimed_by == "陈**"


def test_the_code_is_kept_nowhere_and_the_contact_is_sealed(district, limin):
    _, code = claimed(district, limin)
    donor = Donor.objects.get()

    assert code not in {donor.code_index, *Line.objects.values_list("facts", flat=True)}
    assert donor_of(f"{code[:4]} {code[4:].lower()}") == donor
    assert donor_of("AAAAAAAAAAAA") is None
    with_contact = Donor.objects.extra(select={"raw": "contact"}).values_list("raw", flat=True)
    assert b"13900001111" not in bytes(with_contact[0])


def test_free_wishes_stand_first_on_the_wall(district, limin):
    taken, _ = claimed(district, limin)
    waiting = shown(district, limin, number=CHILD, region="local")
    wish(district, limin, number=identity(date(1982, 1, 1)))  # not verified: not on the wall

    assert list(wall(region="", on=TODAY)) == [waiting, taken]
    assert list(wall(region="ziyang", on=TODAY)) == [taken]
    assert [one.waits for one in wall(region="", on=TODAY + timedelta(days=8))] == [0, 0]


# money


@pytest.fixture
def gifts_fund(district, wutao):
    return purse(district, wutao, code="GIFTS", source=Source.DONATION)


def give(fund, by, **more):
    told = {
        "name": "春江工具厂",
        "kind": "firm",
        "contact": "",
        "amount": 500_000,
        "given_on": TODAY,
        "document": "回单0001",
    } | more
    return give_money(fund, by=by, at=MONDAY, **told)


def test_a_donation_is_income_and_its_page_lists_what_the_fund_did_without_persons(
    district, gifts_fund, wutao
):
    donation, code = give(gifts_fund, wutao)
    paid = {
        "fund": gifts_fund,
        "use": Use.WINTER,
        "unit": district.plant_union,
        "document": "签收单",
        "amount": 80_000,
    }
    post(Posting(key="a", day=TODAY - timedelta(days=1), memo="送温暖 陈静", **paid), by=wutao, at=MONDAY)
    post(Posting(key="b", day=TODAY, memo="送温暖 陈静", **paid), by=wutao, at=MONDAY)

    assert (donation.transfer.amount, donation.transfer.document) == (
        500_000,
        "春江工具厂捐款，回单 回单0001",
    )
    told = money(donor_of(code))
    assert told == [{"donation": donation, "spent": [[TODAY, "送温暖慰问", "800"]]}]


def test_a_slip_is_entered_once_into_a_fund_of_donations_by_the_treasurer(district, gifts_fund, wutao, limin):
    give(gifts_fund, wutao)
    with refuses("这张回单已经登记过"):
        give(gifts_fund, wutao)
    with refuses("由财务负责人办理"):
        give(gifts_fund, limin, document="回单0002")
    with refuses("不是社会捐助资金"):
        give(purse(district, wutao), wutao, document="回单0003")

    assert (Donation.objects.count(), Donor.objects.count(), Transfer.objects.count()) == (1, 1, 1)


# two at once


@pytest.mark.xdist_group("races")
@pytest.mark.django_db(transaction=True)
class TestTwoClaimers:
    @pytest.fixture
    def waiting(self, transactional_db, district):
        return shown(district, hire(district, "limin"))

    def press(self, waiting, name):
        return lambda: wishes.claim(WishCase.objects.get(pk=waiting.pk), **GIVER | {"name": name}, at=MONDAY)

    @pytest.mark.parametrize("round_", range(3))
    def test_one_gets_it_and_one_is_told(self, waiting, round_):
        answers = at_once(self.press(waiting, "一厂"), self.press(waiting, "二厂"))

        told = [answer for answer in answers if isinstance(answer, Refused)]
        assert len(told) == 1, answers
        assert "刚刚被别人认领" in str(told[0])
        assert (Claim.objects.count(), Donor.objects.count()) == (1, 1)

    def test_without_the_guard_only_the_database_says_no(self, waiting, monkeypatch):
        """The negative control: the condition on the step taken away, the second falls against the wall behind it."""
        heed = WishSet.filter

        def heedless(self, *asked, **told):
            if told.get("step") == "published":
                told.pop("step")
            return heed(self, *asked, **told)

        monkeypatch.setattr(WishSet, "filter", heedless)
        answers = at_once(self.press(waiting, "一厂"), self.press(waiting, "二厂"))

        assert sum(isinstance(answer, IntegrityError) for answer in answers) == 1, answers
        assert Claim.objects.count() == 1
