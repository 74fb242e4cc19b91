"""陈静 asks for aid on her phone, page by page; 王磊 finds it in his inbox; what comes back is mended; an officer helps."""

from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.aid.cases import CARD, fresh, fund, payable, submitted
from tests.cast import CHENJING, NOW, enrol, hire
from zhijia.aid.models import Application, Version
from zhijia.aid.services.applying import begin, reopen
from zhijia.base.identity import check_digit
from zhijia.matters.models import Matter
from zhijia.matters.services import take
from zhijia.notices.models import Consent, ConsentText
from zhijia.notices.queries import current_text, has_consent
from zhijia.notices.terms import ConsentChannel, Purpose
from zhijia.people.models import Account, Membership, Person
from zhijia.people.services import admit

PHOTO = b"\x89PNG\r\n\x1a\n" + b"0" * 64
OTHER_CARD = "6228480402564890018"


def numbered(head: str) -> str:
    return head + check_digit(head)


SON = numbered("32041120100304121")
BABY = numbered("32041120180615002")
MOTHER = numbered("32041119500101002")


def picture(name="票据.png", content=PHOTO):
    file = BytesIO(content)
    file.name = name
    return file


@pytest.fixture
def hers(client, chenjing, district):
    admit(chenjing.person, unit=district.plant_union, since=date(2012, 5, 1), by="测试", at=NOW)
    client.force_login(chenjing)
    return client


@pytest.fixture
def begun(hers):
    """陈静's draft, at its first page."""
    hers.post(reverse("aid:start"), {"item": "living", "urgent": "no"})
    return Application.objects.get()


ABOUT = {
    "work": "migrant", "migrant": "on", "health": "良好", "housing": "rented", "member_since": "2012年5月1日",
    "contract_months": "２４", "phone": "138 0000 0000", "address": "春江镇桃花新村 3 幢",
}  # fmt: skip
RELATIVE = {
    "name": "陈 小宝",
    "kinship": "child",
    "identity": SON,
    "work": "student",
    "health": "良好",
    "school": "春江小学",
}
CAUSES = {
    "cause": "illness",
    "other_causes": ["schooling"],
    "story": "丈夫住院，欠了三万元。",
    "event_loss": "1.2万",
}
ACCOUNT = {"bank_name": "江南农村商业银行", "card_name": "陈静", "card": "6222 0210 0111 6245 124"}


def at(application, name, face=""):
    return reverse(f"aid:{face}step", args=[application.matter_id, name])


def agreeing(purposes):
    return {f"agree_{current_text(purpose).pk}": "on" for purpose in purposes}


ALL = (Purpose.AID_SENSITIVE, Purpose.AID_PUBLICITY, Purpose.AID_BANK)


def fill(client, application, face=""):
    """Every page answered; where each leads is checked against the next."""
    pages = [
        ("item", {"item": "living", "urgent": "no", "asked": "0.3万"}), ("about", ABOUT), ("family", {}),
        ("income", {"whose": "陈静", "kind": "wage", "amount": "３６，０００元", "photo": picture("工资单.png")}),
        ("expense", {"kind": "medical", "label": "住院自付", "amount": "2.4万", "photo": picture()}),
        ("causes", CAUSES), ("account", ACCOUNT), ("papers", {}),
    ]  # fmt: skip
    photos = [picture("正.png"), picture("反.png")]
    assert client.post(at(application, "family", face), {**RELATIVE, "add": "1"}).status_code == 302
    told = {"label": "身份证", "photos": photos, "add": "1"}
    assert client.post(at(application, "papers", face), told).status_code == 302
    for (name, said), (after, _) in zip(pages, [*pages[1:], ("consents", {})], strict=True):
        answer = client.post(at(application, name, face), said)
        assert answer.status_code == 302, (name, answer.text)
        if not face:
            assert answer["Location"] == at(application, after)


def whole(client, application):
    fill(client, application)
    client.post(at(application, "consents"), agreeing(ALL))
    return client.get(reverse("aid:check", args=[application.matter_id])).text


def test_from_the_front_page_to_the_officers_inbox(hers, chenjing, wanglei):
    front = hers.get("/m/").text
    assert 'href="/m/apply/"' in front
    assert f"{reverse('aid:start')}?item=living" in hers.get("/m/apply/").text
    first = hers.post(reverse("aid:start"), {"item": "living", "urgent": "no"})
    application = Application.objects.get()
    assert first["Location"] == at(application, "item")
    page = hers.get(first["Location"]).text
    assert "第 1 步，共 9 步" in page

    summary = whole(hers, application)
    assert "大致符合“深度困难”" in summary
    assert "以工会的决定为准" in summary
    assert not any(number in summary for number in (CARD, SON, CHENJING))
    assert "尾号 5124" in summary
    assert "还差" not in summary
    sent = hers.post(reverse("aid:check", args=[application.matter_id]), follow=True)
    matter = fresh(application.matter)
    assert (matter.number, matter.state) == ("BF-2026-0001", "review")
    assert "BF-2026-0001" in sent.text
    assert "基层核实" in sent.text
    told = Version.objects.get()
    assert (told.contract_months, told.member_since, told.phone) == (24, date(2012, 5, 1), "13800000000")
    assert (matter.aid.asked, told.event_loss, told.other_causes) == (300_000, 1_200_000, "schooling")
    assert told.frozen_at is not None
    assert [income.evidence.name for income in told.incomes.all()] == ["工资单.png"]
    assert matter.papers.exclude(step=None).count() == 4  # two of them the proofs of income and expense

    hers.force_login(wanglei)
    assert "BF-2026-0001" in hers.get("/w/inbox/").text


WRONG = [
    ("item", {"item": "living", "urgent": "no", "asked": "3万5"}, "不是数字", "3万5"),
    ("item", {"item": "living", "urgent": "no", "asked": "0"}, "要大于 0", ""),
    ("item", {"item": "living", "urgent": "no", "asked": "100万"}, "每户每年最多 12,000 元", "100万"),
    ("item", {"item": "", "urgent": "no", "asked": "3000"}, "请选择申请项目", "3000"),
    ("about", {**ABOUT, "phone": "1380000"}, "11 位数字", "1380000"),
    ("about", {**ABOUT, "member_since": "2999-01-01"}, "还没到", "2999-01-01"),
    ("about", {**ABOUT, "contract_months": ""}, "农民工请填写劳动合同期限", "春江镇桃花新村 3 幢"),
    ("family", {**RELATIVE, "identity": "320411201003041216", "add": "1"}, "校验位不符", "320411201003041216"),
    ("family", {**RELATIVE, "identity": CHENJING, "add": "1"}, "申请人自己的身份证号", "春江小学"),
    ("income", {"whose": "陈静", "kind": "wage", "amount": "-5", "add": "1"}, "不能是负数", "-5"),
    ("income", {"whose": "王五", "kind": "wage", "amount": "5", "add": "1"}, "请从列出的选项中选择", "5"),
    ("expense", {"kind": "", "label": "药费", "amount": "9000", "add": "1"}, "请选择支出种类", "药费"),
    ("expense", {"kind": "medical", "label": "药费", "amount": "999亿"}, "金额太大", "药费"),
    ("causes", {**CAUSES, "story": ""}, "发生了什么", "1.2万"),
    ("causes", {**CAUSES, "other_causes": ["unable", "laid_off", "schooling", "accident"]}, "请去掉 1 项", "丈夫住院"),
    ("account", {**ACCOUNT, "card": "6222 0210 0111 6245 125"}, "卡号不对", "6222 0210 0111 6245 125"),
    ("account", {**ACCOUNT, "card_name": "陈大力"}, "申请人本人的卡", "陈大力"),
    ("papers", {"label": "身份证", "add": "1"}, "请先拍照", "身份证"),
]  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_is_said_in_place_and_nothing_typed_is_lost(hers, begun, wrong):
    name, said, sentence, kept = wrong
    answer = hers.post(at(begun, name), said)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert kept in answer.text
    assert "<title>错误：" in answer.text
    version = Version.objects.get()
    assert Application.objects.get().asked == 0
    assert (version.cause, version.card_tail, version.phone) == ("", "", "")
    assert not any(rows.exists() for rows in (version.family, version.incomes, version.expenses))


def test_a_file_that_is_no_picture_leaves_its_neighbours_out(hers, begun):
    said = {"label": "身份证", "photos": [picture(), picture("表.doc", b"MZ00")], "add": "1"}
    answer = hers.post(at(begun, "papers"), said)

    assert answer.status_code == 422
    assert "只收照片" in answer.text
    assert not begun.matter.papers.exists()


def test_a_paper_may_be_taken_back(hers, begun):
    hers.post(at(begun, "papers"), {"label": "户口簿", "photos": [picture()], "add": "1"})
    paper = begun.matter.papers.get()
    assert "户口簿" in hers.get(at(begun, "papers")).text

    assert hers.post(at(begun, "papers"), {"drop": str(paper.pk)}).status_code == 302
    assert not begun.matter.papers.exists()
    assert hers.post(at(begun, "papers"), {"drop": "九"}).status_code == 404


def test_a_child_under_fourteen_waits_for_the_guardian(hers, begun, chenjing):
    said = {**RELATIVE, "identity": BABY, "add": "1"}
    answer = hers.post(at(begun, "family"), said)
    assert answer.status_code == 422
    assert "请监护人" in answer.text
    assert not Version.objects.get().family.exists()

    assert hers.post(at(begun, "family"), {**said, "guardian": "on"}).status_code == 302
    assert has_consent(chenjing.person, Purpose.CHILD)
    page = hers.get(at(begun, "family")).text
    assert BABY not in page
    assert "guardian" not in page


def test_a_childs_consent_taken_back_is_asked_again_before_sending(hers, begun, chenjing):
    hers.post(at(begun, "family"), {**RELATIVE, "identity": BABY, "guardian": "on", "add": "1"})
    whole(hers, begun)
    Consent.objects.filter(text__purpose=Purpose.CHILD).update(withdrawn_at=NOW.replace(year=2100))

    answer = hers.post(reverse("aid:check", args=[begun.matter_id]))
    assert answer.status_code == 422
    assert "未满十四周岁子女的信息" in answer.text
    assert fresh(begun.matter).number is None


def test_somebody_is_taken_out_of_the_list_and_only_out_of_ones_own(hers, begun, district):
    hers.post(at(begun, "family"), {**RELATIVE, "add": "1"})
    row = begun.version.family.get()
    other = enrol(district, "other", name="钱进", identity=MOTHER)
    theirs = begin(other.person, item="living", unit=district.plant_union, by=other, at=NOW)
    stranger = theirs.version.family.create(name="钱小", kinship="child", work="student")

    assert hers.post(at(begun, "family"), {"drop": str(stranger.pk)}).status_code == 404
    assert hers.post(at(begun, "family"), {"drop": str(row.pk)}).status_code == 302
    assert not begun.version.family.exists()
    assert theirs.version.family.exists()


def test_no_income_is_said_and_counts_as_0(hers, begun):
    assert "全家都没有收入" in hers.get(at(begun, "income")).text
    answer = hers.post(at(begun, "income"), {"nothing": "1"})

    assert answer["Location"] == at(begun, "expense")
    assert [row.amount for row in begun.version.incomes.all()] == [0]
    assert hers.post(at(begun, "income"), {"nothing": "1"}).status_code == 422


def test_going_on_keeps_the_line_that_was_begun(hers, begun):
    answer = hers.post(at(begun, "income"), {"whose": "陈静", "kind": "wage", "amount": "3.6万"})

    assert answer["Location"] == at(begun, "expense")
    assert begun.version.incomes.get().amount == 3_600_000
    assert hers.post(at(begun, "income"), {"whose": "陈静"}).status_code == 422


def test_a_draft_left_at_the_fourth_page_goes_on_there(hers, begun):
    hers.post(at(begun, "item"), {"item": "living", "urgent": "no", "asked": "3000"})
    hers.post(at(begun, "about"), ABOUT)
    hers.post(at(begun, "family"), RELATIVE)
    left = hers.post(at(begun, "income"), {"later": "1"}, follow=True)

    assert "下次从这里继续" in left.text
    assert f'href="{at(begun, "income")}"' in left.text
    assert "第 4 步，共 9 步" in hers.get(at(begun, "income")).text


def test_leaving_keeps_what_is_there_and_misses_nothing(hers, begun):
    answer = hers.post(at(begun, "causes"), {"cause": "illness", "story": "", "later": "1"})
    assert answer["Location"] == reverse("aid:apply")
    assert begun.version.__class__.objects.get().cause == "illness"

    wrong = hers.post(at(begun, "account"), {"bank_name": "农行", "card": "123", "later": "1"})
    assert wrong.status_code == 422
    assert Version.objects.get().bank_name == ""


def test_change_leads_back_to_the_check_page(hers, begun):
    summary = whole(hers, begun)
    assert f"{at(begun, 'about')}?to=check" in summary

    answer = hers.post(f"{at(begun, 'about')}?to=check", {**ABOUT, "address": "春江镇新家"})
    assert answer["Location"] == reverse("aid:check", args=[begun.matter_id])
    assert "春江镇新家" in hers.get(answer["Location"]).text


def test_a_card_on_file_is_not_shown_and_not_asked_again(hers, begun):
    hers.post(at(begun, "account"), ACCOUNT)
    page = hers.get(at(begun, "account")).text
    assert CARD not in page
    assert "已登记尾号 5124" in page

    hers.post(at(begun, "account"), {**ACCOUNT, "bank_name": "中国银行", "card": ""})
    version = Version.objects.get()
    assert (version.bank_name, version.card) == ("中国银行", CARD)


def test_what_is_lacking_is_listed_and_cannot_be_sent(hers, begun):
    page = hers.get(reverse("aid:check", args=[begun.matter_id])).text
    assert "还差 5 处" in page

    answer = hers.post(reverse("aid:check", args=[begun.matter_id]))
    assert answer.status_code == 422
    assert "还没有填：申请金额" in answer.text
    assert fresh(begun.matter).state == "draft"


def test_every_purpose_is_agreed_to_by_itself(hers, begun, chenjing):
    page = hers.get(at(begun, "consents")).text
    assert all(current_text(purpose).text[:20] in page for purpose in ALL)
    answer = hers.post(at(begun, "consents"), agreeing([Purpose.AID_BANK]))
    assert answer.status_code == 422
    assert not Consent.objects.exists()

    ConsentText.objects.create(purpose=Purpose.AID_BANK, version=9, text="新的告知内容", since=NOW.date())
    stale = {f"agree_{text.pk}": "on" for text in ConsentText.objects.exclude(version=9)}
    answer = hers.post(at(begun, "consents"), stale)
    assert answer.status_code == 422
    assert "新的告知内容" in answer.text
    assert hers.post(at(begun, "consents"), agreeing(ALL)).status_code == 302
    assert set(Consent.objects.values_list("channel", flat=True)) == {ConsentChannel.WEB}


def test_an_emergency_is_not_asked_about_publication(hers):
    hers.post(reverse("aid:start"), {"item": "medical", "urgent": "yes"})
    application = Application.objects.get()

    assert application.matter.title == "医疗救助申请（应急）"
    assert "帮扶公示" not in hers.get(at(application, "consents")).text


def test_beginning_again_goes_on_with_the_draft(hers, begun):
    hers.post(reverse("aid:start"), {"item": "medical", "urgent": "no"})

    assert Application.objects.get().item == "medical"
    assert Matter.objects.get().title == "医疗救助申请"


def test_the_same_help_is_not_asked_for_twice_at_once(client, district, chenjing):
    submitted(district, chenjing)
    client.force_login(chenjing)
    answer = client.post(reverse("aid:start"), {"item": "living", "urgent": "no"})

    assert answer.status_code == 422
    assert "BF-2026-0001 正在办理" in answer.text
    assert Matter.objects.count() == 1


def test_somebody_without_a_union_is_told_where_to_go(client, chenjing):
    chenjing.posts.all().delete()
    client.force_login(chenjing)
    answer = client.post(reverse("aid:start"), {"item": "living", "urgent": "no"})

    assert answer.status_code == 422
    assert "还没有您的会籍" in answer.text
    assert not Matter.objects.exists()


def test_a_draft_is_its_owners_alone(client, begun, district, wanglei, limin):
    other = enrol(district, "other", name="钱进", identity=MOTHER)
    places = [
        at(begun, "item"),
        reverse("aid:check", args=[begun.matter_id]),
        reverse("aid:done", args=[begun.matter_id]),
    ]
    desk = [at(begun, "item", "behalf_"), reverse("aid:behalf_check", args=[begun.matter_id])]
    client.force_login(other)
    assert {client.get(place).status_code for place in places} == {404}
    assert client.post(at(begun, "item"), {"item": "living", "urgent": "no", "asked": "1"}).status_code == 404
    client.force_login(wanglei)
    assert {client.get(place).status_code for place in [*places, *desk]} == {404}
    client.force_login(limin)
    assert {client.get(place).status_code for place in desk} == {404}
    assert Application.objects.get().asked == 0


def test_what_was_sent_is_not_written_on(client, district, chenjing):
    matter = submitted(district, chenjing)
    client.force_login(chenjing)
    answer = client.post(at(matter.aid, "item"), {"asked": "99"})

    assert answer["Location"] == reverse("aid:done", args=[matter.pk])
    assert fresh(matter).aid.asked == 300_000


def returned(district, chenjing, wanglei):
    matter = submitted(district, chenjing)
    take(matter, "return", by=wanglei, at=NOW.replace(year=2026), note="收入证明看不清")
    return fresh(matter)


def test_what_came_back_is_mended_and_the_first_version_stays(client, district, chenjing, wanglei):
    matter = returned(district, chenjing, wanglei)
    first = Version.objects.get()
    client.force_login(chenjing)
    page = client.get(reverse("matters:my_case", args=[matter.number])).text
    assert "修改内容" in page
    assert "收入证明看不清" in page

    opened = client.post(reverse("aid:reopen", args=[matter.number]))
    assert opened["Location"] == reverse("aid:check", args=[matter.pk])
    assert "补好了，重新提交" in client.get(opened["Location"]).text
    changed = client.post(f"{at(matter.aid, 'item')}?to=check", {"asked": "2000"})
    assert changed["Location"] == opened["Location"]
    client.post(at(matter.aid, "causes"), {**CAUSES, "story": "又做了一次手术"})
    assert client.post(opened["Location"]).status_code == 302

    matter = fresh(matter)
    assert (matter.state, matter.number, matter.aid.asked) == ("review", "BF-2026-0001", 200_000)
    kept = Version.objects.get(pk=first.pk)
    assert (kept.number, kept.story, kept.frozen_at) == (1, first.story, first.frozen_at)
    assert kept.incomes.count() == 1
    assert (matter.aid.version.number, matter.aid.version.story) == (2, "又做了一次手术")


def test_only_what_came_back_is_opened_again(client, district, chenjing):
    matter = submitted(district, chenjing)
    client.force_login(chenjing)

    assert client.post(reverse("aid:reopen", args=[matter.number])).status_code == 422
    assert Version.objects.count() == 1


def test_a_draft_begun_meanwhile_goes_on_with_a_copy(client, district, chenjing, wanglei):
    matter = returned(district, chenjing, wanglei)
    reopen(matter.aid, by=chenjing, at=NOW)
    client.force_login(chenjing)
    client.post(reverse("aid:start"), {"item": "medical", "urgent": "no"})
    draft = Application.objects.get(item="medical")
    assert draft.version == Application.objects.get(item="living").version

    client.post(reverse("matters:act", args=[matter.number, "resubmit"]))
    draft.refresh_from_db()
    assert draft.version.frozen_at is None
    assert Application.objects.get(item="living").version.frozen_at is not None
    assert client.get(at(draft, "item")).status_code == 200


@pytest.fixture
def to_be_paid(district, chenjing, wanglei, sunfang, limin):
    money = fund(district, hire(district, "wutao"))
    return payable(district, chenjing, [wanglei, sunfang, limin], money)


def test_a_bounced_card_is_corrected_by_the_member(client, chenjing, to_be_paid, zhaoqiang):
    matter = to_be_paid
    client.force_login(chenjing)
    place = reverse("aid:card", args=[matter.number])
    assert client.get(place).status_code == 302
    bounce(matter, zhaoqiang)
    assert f'href="{place}"' in client.get(reverse("matters:my_case", args=[matter.number])).text

    answer = client.post(place, {**ACCOUNT, "card": "6228480402564890019"})
    assert answer.status_code == 422
    assert "卡号不对" in answer.text
    assert fresh(matter).state == "bounced"
    assert client.post(place, {**ACCOUNT, "card": OTHER_CARD}).status_code == 302
    matter = fresh(matter)
    assert (matter.state, matter.aid.version.card) == ("payable", OTHER_CARD)
    assert Version.objects.get(number=1).card == CARD


def test_a_draft_for_something_else_is_not_touched_by_a_corrected_card(
    client, chenjing, to_be_paid, zhaoqiang
):
    client.force_login(chenjing)
    client.post(reverse("aid:start"), {"item": "medical", "urgent": "no"})
    draft = Application.objects.get(item="medical")
    client.post(at(draft, "causes"), {**CAUSES, "story": "还没写完"})
    bounce(to_be_paid, zhaoqiang)
    client.post(reverse("aid:card", args=[to_be_paid.number]), {**ACCOUNT, "card": OTHER_CARD})

    paid = fresh(to_be_paid).aid.version
    assert (paid.number, paid.card, paid.story) == (3, OTHER_CARD, Version.objects.get(number=1).story)
    draft.refresh_from_db()
    assert (draft.version.number, draft.version.story, draft.version.card) == (2, "还没写完", CARD)
    assert draft.version.frozen_at is None


def bounce(matter, zhaoqiang):
    """As the bank's answer leaves it; the way there is the payments room's own story."""
    from zhijia.payments.models import Order

    now = NOW.replace(year=2026, month=4)
    take(matter, "queue", by=zhaoqiang, at=now)
    Order.objects.update(state="refused")
    take(matter, "bounce", by=zhaoqiang, at=now, note="户名不符")


BEHALF = {"name": "吴梅", "identity": MOTHER, "item": "living", "urgent": "no"}


def test_an_officer_begins_on_behalf_with_the_signed_paper_first(client, district, wanglei):
    client.force_login(wanglei)
    assert "代职工申请帮扶" in client.get(reverse("aid:behalf")).text
    said = {**BEHALF, "unit": district.plant_union.pk, "since": "2015.3.1"}
    first = client.post(reverse("aid:behalf"), said)
    application = Application.objects.get()
    assert first["Location"] == at(application, "consents", "behalf_")
    person = Person.objects.get(name="吴梅")
    assert Membership.objects.get(person=person).since == date(2015, 3, 1)

    without = client.post(first["Location"], agreeing(ALL))
    assert without.status_code == 422
    assert "纸质同意书" in without.text
    assert not Consent.objects.exists()
    client.post(first["Location"], {**agreeing(ALL), "photo": picture("同意书.png")})
    assert set(Consent.objects.values_list("channel", flat=True)) == {ConsentChannel.DESK}
    fill_for(client, application)
    page = client.get(reverse("aid:behalf_check", args=[application.matter_id])).text
    assert MOTHER not in page
    sent = client.post(reverse("aid:behalf_check", args=[application.matter_id]), follow=True)
    assert "BF-2026-0001" in sent.text
    assert fresh(application.matter).entered_by == wanglei
    assert "BF-2026-0001" in client.get("/w/inbox/").text


def fill_for(client, application):
    """The shortest way: one income, a cause, an account in the worker's own name."""
    face = "behalf_"
    client.post(at(application, "item", face), {"item": "living", "urgent": "no", "asked": "3000"})
    client.post(at(application, "about", face), ABOUT)
    client.post(at(application, "income", face), {"nothing": "1"})
    client.post(at(application, "causes", face), CAUSES)
    client.post(at(application, "account", face), {**ACCOUNT, "card_name": "吴梅"})


def test_what_an_officer_entered_and_came_back_is_mended_at_the_desk(client, district, wanglei, sunfang):
    client.force_login(wanglei)
    client.post(reverse("aid:behalf"), {**BEHALF, "unit": district.plant_union.pk})
    application = Application.objects.get()
    client.post(at(application, "consents", "behalf_"), {**agreeing(ALL), "photo": picture()})
    fill_for(client, application)
    client.post(reverse("aid:behalf_check", args=[application.matter_id]))
    take(application.matter, "return", by=wanglei, at=NOW.replace(year=2026), note="缺诊断证明")

    assert "修改内容" in client.get(reverse("aid:behalf")).text
    opened = client.post(reverse("aid:behalf_reopen", args=[application.matter_id]))
    client.post(
        at(application, "papers", "behalf_"), {"label": "诊断证明", "photos": [picture()], "add": "1"}
    )
    client.post(opened["Location"])
    assert fresh(application.matter).state == "review"


def test_the_list_of_what_one_entered_costs_the_same_for_one_and_three(client, district, wanglei):
    def cost():
        with CaptureQueriesContext(connection) as caught:
            assert "没有填完" in client.get(reverse("aid:behalf")).text
        return len(caught)

    client.force_login(wanglei)
    numbers = [MOTHER, numbered("32041119520101002"), numbered("32041119530101002")]
    client.post(reverse("aid:behalf"), {**BEHALF, "unit": district.plant_union.pk})
    cost()
    one = cost()
    for number in numbers[1:]:
        client.post(reverse("aid:behalf"), {**BEHALF, "identity": number, "unit": district.plant_union.pk})
    assert Application.objects.count() == 3
    assert cost() == one


def test_a_draft_at_the_desk_goes_on_where_it_was_left(client, district, wanglei):
    client.force_login(wanglei)
    client.post(reverse("aid:behalf"), {**BEHALF, "unit": district.plant_union.pk})
    application = Application.objects.get()
    place = reverse("aid:behalf_resume", args=[application.matter_id])
    assert client.get(place)["Location"] == at(application, "consents", "behalf_")
    client.post(at(application, "consents", "behalf_"), {**agreeing(ALL), "photo": picture()})
    assert client.get(place)["Location"] == at(application, "item", "behalf_")


REFUSED = [
    ({"name": "陈景"}, "姓名与会员库里"), ({"identity": "12"}, "18 位数字"), ({"name": ""}, "请填写职工姓名"), ({"item": ""}, "请选择想申请哪一项"),
]  # fmt: skip


@pytest.mark.parametrize("wrong", REFUSED)
def test_on_behalf_of_whom_must_be_right(hers, district, wanglei, wrong):
    (changed, sentence), client = wrong, hers
    client.force_login(wanglei)
    said = {**BEHALF, "name": "陈静", "identity": CHENJING, "unit": district.plant_union.pk, **changed}
    answer = client.post(reverse("aid:behalf"), said)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert not Matter.objects.exists()
    assert Person.objects.count() == 1


def test_an_officer_of_another_town_does_not_reach_her(client, hers, district, zhouping):
    client.force_login(zhouping)
    said = {**BEHALF, "name": "陈静", "identity": CHENJING, "unit": district.xuejia.pk}
    answer = client.post(reverse("aid:behalf"), said)

    assert answer.status_code == 422
    assert "不在您任职的工会" in answer.text
    assert not Matter.objects.exists()
    assert Membership.objects.get().unit == district.plant_union


def test_an_officer_does_not_take_over_what_she_writes_herself(client, begun, district, wanglei):
    client.force_login(wanglei)
    said = {**BEHALF, "name": "陈静", "identity": CHENJING, "unit": district.plant_union.pk}
    answer = client.post(reverse("aid:behalf"), said)

    assert answer.status_code == 422
    assert "请本人继续" in answer.text
    assert Matter.objects.get().entered_by == Account.objects.get(username="chenjing")


@pytest.mark.parametrize("name", ["chenjing", "13800000000", "138 0000 0000", "１３８００００００００"])
def test_members_sign_in_by_name_or_by_phone(client, chenjing, name):
    sent = client.get("/m/apply/")
    assert sent["Location"] == "/m/login/?next=/m/apply/"
    answer = client.post("/m/login/", {"username": name, "password": "zhijia-test"})
    assert answer["Location"] == "/m/"
    assert client.get("/m/").status_code == 200


def test_a_wrong_password_says_so_and_keeps_the_name(client, chenjing):
    answer = client.post("/m/login/", {"username": "13800000000", "password": "wrong"})

    assert "密码不对" in answer.text
    assert "13800000000" in answer.text
    assert "sessionid" not in client.cookies


def test_a_phone_shared_by_two_opens_neither(client, chenjing, district):
    enrol(district, "husband", name="丁强", identity=MOTHER)
    client.post("/m/login/", {"username": "13800000000", "password": "zhijia-test"})

    assert "sessionid" not in client.cookies


def test_an_officer_at_the_members_door_is_led_to_the_desk(client, wanglei):
    answer = client.post("/m/login/", {"username": "wanglei", "password": "zhijia-test"})

    assert answer["Location"] == "/w/"
