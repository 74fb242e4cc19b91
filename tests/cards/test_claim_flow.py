"""陈静 claims the card's subsidy; 孙芳 and 李敏 look once each; the bank pays, and the register knows."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from stdnum import luhn

from tests.aid.cases import CARD
from tests.cards.subsidies import (
    LEFT_HOSPITAL,
    MONDAY,
    OTHER_CARD,
    PHOTO,
    Offices,
    draft,
    fresh,
    money,
    on,
    submitted,
)
from tests.cast import bring, enrol, refuses
from tests.races.together import at_once
from zhijia.audit.models import Line
from zhijia.base.periods import Period
from zhijia.cards.checking import NEEDED
from zhijia.cards.indicators import SUBSIDY_CLAIMS, SUBSIDY_PAID, SUBSIDY_PEOPLE
from zhijia.cards.models import Claim, SubsidyClaim
from zhijia.cards.services import approve, correct_card, submit, write
from zhijia.indicators.scope import Scope
from zhijia.ledger.models import Hold, Transfer
from zhijia.ledger.queries import available, verify
from zhijia.ledger.services import reverse as reverse_transfer
from zhijia.ledger.terms import HoldState, Use
from zhijia.matters.models import Matter, Step
from zhijia.matters.services import take
from zhijia.notices.models import Message
from zhijia.payments.models import Order
from zhijia.payments.queries import chain
from zhijia.rulebook.services import set_rule

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
XIAOWANG = "320411198506121231"


@pytest.fixture
def fund(district, wutao):
    return money(district, wutao)


@pytest.fixture
def cashier(zhaoqiang, wutao):
    return zhaoqiang, wutao


@pytest.fixture
def offices(district, chenjing, sunfang, limin, cashier):
    return Offices(district, chenjing, sunfang, limin, *cashier, money(district, cashier[1]))


def test_submitted_it_waits_at_the_town(district, chenjing):
    matter = submitted(district, chenjing)

    assert (matter.number, matter.state, matter.desk) == ("BT-2026-0001", "review", district.chunjiang)
    assert [(stop.label, stop.permission) for stop in matter.stops.all()] == [
        ("镇街审核", "cards.review"),
        ("区总审批", "cards.approve"),
    ]
    assert matter.due_on == date(2026, 3, 9)
    assert "住院" not in matter.title + Message.objects.get(person=chenjing.person).body


def test_from_the_claim_to_the_indicators(district, chenjing, offices):
    matter = offices.payable(granted=18_000)
    assert matter.state == "payable"
    assert available(offices.fund, use=Use.SUBSIDY, year=2026) == 1_000_000 - 18_000
    assert not Claim.objects.exists()  # granted is not paid

    offices.answered()
    take(fresh(matter), "confirm", by=chenjing, at=on(7))

    row, scope = Claim.objects.get(), Scope(district.unit, YEAR)
    assert (row.number, row.claimant, row.approved, row.paid) == (
        "BT20260001-1",
        chenjing.person,
        18_000,
        18_000,
    )
    assert (row.applied_on, row.paid_on, row.transfer) == (
        date(2026, 3, 2),
        date(2026, 3, 7),
        Transfer.objects.get(),
    )
    assert [one.value(scope) for one in (SUBSIDY_PAID, SUBSIDY_CLAIMS, SUBSIDY_PEOPLE)] == [18_000, 1, 1]
    assert fresh(matter).closed_at is not None
    assert Hold.objects.get().state == HoldState.USED
    assert verify().broken is None


def test_a_yuan_leads_back_to_the_event_and_the_rule(offices):
    offices.payable()
    offices.answered()

    told = dict(chain(Order.objects.get()))["依据"]
    assert told[0][1] == "住院慰问，2026-02-11"
    assert "10000 元" in told[1][1]


def test_returned_by_the_bank_it_is_paid_once_after_the_card_is_corrected(chenjing, offices):
    matter = offices.payable()
    offices.answered(judge=lambda _: ("失败", "账号不存在"))
    assert fresh(matter).state == "bounced"
    assert not Claim.objects.exists()
    with refuses("银行卡号不对"):
        correct_card(matter.subsidy, bank_name="工商银行", card="6217000000000000001", by=chenjing, at=on(7))

    card = OTHER_CARD[:-1] + luhn.calc_check_digit(OTHER_CARD[:-1])
    correct_card(SubsidyClaim.objects.get(), bank_name="工商银行", card=card, by=chenjing, at=on(7))
    offices.answered(days=8)

    assert list(Order.objects.order_by("ref").values_list("ref", "state")) == [
        ("BT20260001-1", "refused"),
        ("BT20260001-2", "paid"),
    ]
    assert Claim.objects.get().number == "BT20260001-2"
    assert Transfer.objects.count() == Hold.objects.count() == 1


def test_too_late_is_too_late(district, chenjing):
    made = draft(district, chenjing, happened_on=date(2025, 3, 1))

    with refuses("申报截止 2026-03-01"):
        submit(made, agreed=NEEDED, by=chenjing, at=MONDAY)
    assert fresh(made.matter).number is None
    submit(draft(district, chenjing, happened_on=date(2025, 3, 2)), agreed=NEEDED, by=chenjing, at=MONDAY)


def test_the_same_event_is_claimed_once(district, chenjing, sunfang):
    matter = submitted(district, chenjing)
    again = draft(district, chenjing)

    with refuses("已有申领 BT-2026-0001"):
        submit(again, agreed=NEEDED, by=chenjing, at=on(1))
    assert fresh(again.matter).number is None
    take(matter, "refuse", by=sunfang, at=on(1), note="结算单看不清")
    assert submit(again, agreed=NEEDED, by=chenjing, at=on(1)).matter.number == "BT-2026-0002"


def test_an_event_in_the_register_from_excel_is_not_claimed_again(district, chenjing, limin):
    made = draft(district, chenjing)
    row = {
        "申领编号": "老系统-7", "姓名": "陈静", "身份证号": chenjing.person.identity, "镇街": "春江镇", "补贴项目": "住院", "事件日期": LEFT_HOSPITAL,
        "申请日期": date(2026, 2, 20), "核定金额（元）": "200", "发放金额（元）": "200", "发放日期": date(2026, 2, 25), "状态": "已发放",
    }  # fmt: skip
    bring("cards.claims", [row], by=limin)

    with refuses("已有申领 老系统-7"):
        submit(made, agreed=NEEDED, by=chenjing, at=MONDAY)


@pytest.mark.parametrize(
    ("active", "cancelled"), [(None, None), (date(2026, 2, 12), None), (date(2018, 1, 1), LEFT_HOSPITAL)]
)
def test_a_card_known_and_not_active_on_the_day_is_refused(district, chenjing, limin, active, cancelled):
    made = draft(district, chenjing)
    row = {
        "卡号": "6230580000123400001", "姓名": "陈静", "身份证号": chenjing.person.identity, "工作单位": "春江工具厂", "镇街": "春江镇", "办卡类型": "新办",
        "办卡日期": date(2017, 1, 1), "激活日期": active, "注销日期": cancelled, "批次": "1",
    }  # fmt: skip
    bring("cards.cards", [row], by=limin)

    with refuses("没有已激活的工会卡"):
        submit(made, agreed=NEEDED, by=chenjing, at=MONDAY)
    bring("cards.cards", [row | {"激活日期": date(2018, 1, 1), "注销日期": None}], by=limin)
    submit(made, agreed=NEEDED, by=chenjing, at=MONDAY)


def test_without_consent_or_papers_nothing_is_submitted(district, chenjing):
    made = draft(district, chenjing, paper=None)

    with refuses("请拍照上传"):
        submit(made, agreed=NEEDED, by=chenjing, at=MONDAY)
    write(made, by=chenjing, at=MONDAY, paper=PHOTO)
    with refuses("还没有同意：专项补贴审核、向银行提供付款信息"):
        submit(made, agreed=(), by=chenjing, at=MONDAY)
    assert fresh(made.matter).number is None


def test_more_than_the_cap_or_the_claim_is_refused_and_nothing_moves(
    district, chenjing, sunfang, limin, fund
):
    with refuses("每件最多 10,000 元"):
        submit(draft(district, chenjing, asked=1_000_001), agreed=NEEDED, by=chenjing, at=MONDAY)
    SubsidyClaim.objects.all().delete()
    matter = submitted(district, chenjing)
    approve(matter, by=sunfang, at=on(1))

    for granted, purse, sentence in (
        (20_001, fund, "核定金额最多 200 元"),
        (None, fund, "须填写核定金额"),
        (100, None, "须填写核定金额"),
    ):
        with refuses(sentence):
            approve(fresh(matter), by=limin, at=on(2), granted=granted, fund=purse)
    assert (fresh(matter).awaits, SubsidyClaim.objects.get().granted) == ("cards.approve", None)
    assert not Hold.objects.exists()
    assert not Order.objects.exists()


def test_the_cap_is_the_one_of_the_day_it_was_submitted(district, chenjing, zhenghua, offices):
    matter = submitted(district, chenjing, asked=900_000)
    set_rule(
        "cards.subsidy_cap", Decimal(5000), name="工会卡专项补贴每件上限", unit="元", since=date(2026, 3, 3), document="常新工〔2026〕9号",
        by=zhenghua, at=on(0),
    )  # fmt: skip
    approve(matter, by=offices.sunfang, at=on(1))
    approve(fresh(matter), by=offices.limin, at=on(2), granted=900_000, fund=offices.fund)

    assert fresh(matter).state == "payable"
    with refuses("每件最多 5,000 元"):
        submit(
            draft(district, chenjing, asked=900_000, item="illness", at=on(3)),
            agreed=NEEDED,
            by=chenjing,
            at=on(3),
        )


def test_beyond_the_budget_nothing_is_granted(district, chenjing, sunfang, limin, wutao):
    small = money(district, wutao, budget=10_000)
    matter = submitted(district, chenjing)
    approve(matter, by=sunfang, at=on(1))

    with refuses("预算可用 100 元"):
        approve(fresh(matter), by=limin, at=on(2), granted=20_000, fund=small)
    assert (fresh(matter).state, SubsidyClaim.objects.get().granted) == ("review", None)


def test_sent_back_what_is_changed_is_on_record(district, chenjing, sunfang):
    matter = submitted(district, chenjing)
    with refuses("内容不能再改"):
        write(matter.subsidy, by=chenjing, at=on(1), asked=30_000)
    take(matter, "return", by=sunfang, at=on(1), note="金额与结算单不符")
    write(fresh(matter).subsidy, by=chenjing, at=on(2), asked=15_000)
    take(fresh(matter), "resubmit", by=chenjing, at=on(2))

    matter = fresh(matter)
    assert (matter.desk, matter.subsidy.asked) == (district.chunjiang, 15_000)
    line = Line.objects.get(verb="cards.claim.changed")
    assert '"asked"' in line.facts
    assert "15" not in line.facts.replace("BT-2026", "")


@pytest.mark.django_db(transaction=True)
def test_two_claims_for_one_event_at_the_same_moment(transactional_db, district, chenjing):
    drafts = [draft(district, chenjing) for _ in range(3)]
    answers = at_once(
        *(lambda one=one: submit(one, agreed=NEEDED, by=chenjing, at=MONDAY).pk for one in drafts)
    )

    assert sum(isinstance(one, int) for one in answers) == 1, answers
    assert SubsidyClaim.objects.filter(stands=True).count() == 1
    assert list(Matter.objects.exclude(number=None).values_list("number", flat=True)) == ["BT-2026-0001"]


# pages


def form(**told):
    said = {
        "item": "hospital", "happened_on": timezone.localdate().isoformat(), "asked": "200", "note": "肺炎住院九天", "bank_name": "江南农村商业银行",
        "card": CARD, "paper": SimpleUploadedFile(*PHOTO),
    }  # fmt: skip
    return said | told


@pytest.fixture
def page(client, district, chenjing):
    draft(district, chenjing).matter  # noqa: B018  (admits her)
    SubsidyClaim.objects.all().delete()
    client.force_login(chenjing)
    return client


def test_the_whole_way_by_pages(page, district, sunfang, limin, wutao):
    fund = money(district, wutao, year=timezone.localdate().year)
    assert "专项补贴" in page.get(reverse("matters:home")).content.decode()
    checking = page.post(reverse("cards:claim"), form(), follow=True)
    assert "住院慰问" in checking.content.decode()
    assert CARD not in checking.content.decode()
    number = (
        page.post(checking.request["PATH_INFO"], {"agreed": list(NEEDED)}, follow=True)
        .context["matter"]
        .number
    )

    for officer, said in ((sunfang, {}), (limin, {"granted": "180.50", "fund": fund.code})):
        page.force_login(officer)
        case = page.get(reverse("matters:case", args=[number])).content.decode()
        assert "同一事件没有申领过" in case
        assert CARD not in case
        answer = page.post(
            reverse("matters:decide", args=[number]), {"decision": "approve", "note": "属实", **said}
        )
        assert answer.status_code == 302, answer.content.decode()
    order = Order.objects.get()
    assert (order.amount, order.card, order.payee_name) == (18_050, CARD, "陈静")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"card": "6222021001116245125"}, "银行卡号不对"),
        ({"happened_on": "2999-01-01"}, "事件日期在将来"),
        ({"asked": "0"}, "申请金额须大于 0"),
        ({"asked": "二百"}, "不是金额"),
        ({"item": ""}, "请选择补贴项目"),
        ({"paper": ""}, "请拍照上传证明材料"),
        ({"paper": SimpleUploadedFile("表.xlsx", b"PK\x03\x04")}, "只收照片"),
    ],
)
def test_a_wrong_answer_stays_on_the_page(page, wrong, sentence):
    answer = page.post(reverse("cards:claim"), form(**wrong))

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "肺炎住院九天" in answer.content.decode()
    assert not SubsidyClaim.objects.exists()


def test_a_draft_is_carried_on_and_is_nobody_elses(page, district, chenjing):
    page.post(reverse("cards:claim"), form())
    made = SubsidyClaim.objects.get()

    again = page.get(reverse("cards:claim"), follow=True)
    assert again.request["PATH_INFO"] == reverse("cards:edit", args=[made.pk])
    assert CARD[-4:] in again.content.decode()
    assert CARD not in again.content.decode()
    page.post(reverse("cards:edit", args=[made.pk]), form(asked="150", card="", paper=""))
    made.refresh_from_db()
    assert (made.asked, made.card, SubsidyClaim.objects.count()) == (15_000, CARD, 1)
    assert page.post(reverse("cards:check", args=[made.pk])).status_code == 422  # not agreed
    page.force_login(enrol(district, "xiaowang", name="小王", identity=XIAOWANG, phone="13900000000"))
    for name in ("cards:edit", "cards:check"):
        assert page.get(reverse(name, args=[made.pk])).status_code == 404


def test_the_card_is_corrected_on_a_page(page, offices):
    matter = offices.payable()
    offices.answered(judge=lambda _: ("失败", "账号不存在"))
    where = reverse("cards:edit", args=[matter.subsidy.pk])
    mine = page.get(reverse("matters:my_case", args=[matter.number])).content.decode()
    assert where in mine
    assert "/correct/" not in mine  # the button alone would order the same wrong card again

    assert page.post(where, {"bank_name": "工商银行", "card": "1"}).status_code == 422
    card = OTHER_CARD[:-1] + luhn.calc_check_digit(OTHER_CARD[:-1])
    assert page.post(where, {"bank_name": "工商银行", "card": card}).status_code == 302
    assert fresh(matter).state == "payable"
    assert Step.objects.get(verb="correct").note == f"收款账户更正为尾号 {card[-4:]}"


def test_a_settled_claim_stands_in_the_register_with_where_it_came_from(client, offices):
    matter = offices.payable()
    offices.answered()
    row = Claim.objects.get()
    client.force_login(offices.limin)

    listed = client.get(reverse("sheets:list", args=["cards.claims"]))
    assert row.number in listed.content.decode()
    shown = client.get(reverse("sheets:row", args=["cards.claims", row.pk])).content.decode()
    assert reverse("matters:case", args=[matter.number]) in shown
    assert reverse("payments:chain", args=[row.number]) in shown


def test_reversed_in_the_ledger_it_is_not_counted(district, offices):
    offices.payable()
    offices.answered()
    scope, said = Scope(district.unit, YEAR), {"by": offices.wutao, "at": on(9)}
    assert SUBSIDY_CLAIMS.value(scope) == 1
    reverse_transfer(
        Transfer.objects.get(), reason="重复发放", day=date(2026, 3, 11), key="reverse:1", **said
    )

    assert [one.value(scope) for one in (SUBSIDY_PAID, SUBSIDY_CLAIMS, SUBSIDY_PEOPLE)] == [0, 0, 0]


def test_a_negative_amount_is_answered_in_place(client, district, chenjing, sunfang, limin, fund):
    matter = submitted(district, chenjing)
    approve(matter, by=sunfang, at=on(1))
    client.force_login(limin)
    said = {"decision": "approve", "granted": "-5", "fund": fund.code, "note": ""}
    page = client.post(reverse("matters:decide", args=[matter.number]), said)

    assert page.status_code == 422
    assert "金额不能是负数" in page.text
    assert fresh(matter).state == "review"
