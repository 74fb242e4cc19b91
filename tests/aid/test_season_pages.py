"""The pages of the seasons and the wishes: who may open them, what they show, what they never show."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.aid.seasons import (
    ADULT,
    CHILD,
    GIVER,
    PHOTO,
    campaign,
    child_of,
    household,
    identity,
    purse,
    shown,
    wish,
)
from zhijia.aid.models import Campaign, CampaignVisit, Claim, Donation, Payment, Site, Student, WishCase
from zhijia.aid.services import wishes
from zhijia.audit.models import Line
from zhijia.ledger.models import Fund
from zhijia.ledger.terms import Source


def at(name, *args):
    return reverse(f"aid:{name}", args=args)


def photo():
    return SimpleUploadedFile(*PHOTO)


def cost(client, address):
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


@pytest.fixture
def money(district, wutao):
    return purse(district, wutao)


@pytest.fixture
def winter(district, limin, money):
    return campaign(district.unit, limin, fund=money, budget=500_000)


def asked(district, money, **more):
    return {
        "season": "winter", "title": "2026年送温暖", "unit": district.unit.pk, "since": "2026-01-01", "until": "2026-12-31", "goal": "20",
        "plan": "走访在档困难职工", "year": "2026", "fund": money.pk, "budget": "0.5万", **more,
    }  # fmt: skip


def test_a_campaign_is_opened_and_a_wrong_one_comes_back_as_it_was(client, district, limin, money):
    client.force_login(limin)
    wrong = client.post(at("new_campaign"), asked(district, money, budget="999999"))
    assert (wrong.status_code, Campaign.objects.count()) == (422, 0)
    assert "不够占用" in wrong.content.decode()
    assert 'value="2026年送温暖"' in wrong.content.decode()

    answer = client.post(at("new_campaign"), asked(district, money), follow=True)
    assert Campaign.objects.get().left == 500_000
    assert "5,000 元" in answer.content.decode()


def test_the_winter_from_the_list_to_the_ledger(client, district, winter, sunfang, zhaoqiang):
    homes = [household(district.plant_union, n, name="慕容建国") for n in (1, 2)]
    client.force_login(sunfang)
    page = at("campaign", winter.pk)
    told = {"homes": [home.pk for home in homes], "form": "cash", "amount": "３０００"}
    over = client.post(at("plan_visits", winter.pk), told)
    assert over.status_code == 422
    assert "预算还剩 5,000 元" in over.content.decode()
    assert over.content.decode().count(" checked") == 2
    client.post(at("plan_visits", winter.pk), told | {"amount": "1000"})
    visit = CampaignVisit.objects.get(household=homes[0])

    where = at("campaign_visit", winter.pk, visit.pk)
    bare = client.post(where, {"visited_on": "2026-02-01", "visitors": "孙芳"})
    assert (bare.status_code, CampaignVisit.objects.get(pk=visit.pk).state) == (422, "planned")
    assert "没有签收不算发放" in bare.content.decode()
    client.post(where, {"visited_on": "2026-02-01", "visitors": "孙芳", "receipt": photo()})
    assert "核对无误" not in client.get(page).content.decode()

    client.force_login(zhaoqiang)
    shown_to_cashier = client.get(page).content.decode()
    assert "1 笔，1,000 元" in shown_to_cashier
    assert "慕容建国" not in shown_to_cashier
    assert client.get(at("campaign_photo", winter.pk, "visit", visit.pk)).content == PHOTO[1]
    assert Line.objects.filter(verb="aid.photo.opened", subject=f"visit:{visit.pk}").count() == 1
    client.post(at("pay_campaign", winter.pk))
    row = Payment.objects.get()
    assert (row.amount, row.transfer.amount) == (100_000, 100_000)
    assert reverse("sheets:row", args=["aid.payments", row.pk]) in client.get(page).content.decode()


def test_who_may_not_pay_is_told_and_nothing_moved(client, winter, limin):
    client.force_login(limin)
    answer = client.post(at("pay_campaign", winter.pk))

    assert (answer.status_code, Payment.objects.count()) == (422, 0)
    assert "请联系本级工会出纳" in answer.content.decode()


def test_summer_sites_are_entered_with_a_photo(client, district, limin, sunfang, money):
    summer = campaign(district.unit, limin, season="summer", fund=money, budget=500_000)
    client.force_login(sunfang)
    told = {
        "name": "春江工具厂",
        "unit": district.chunjiang.pk,
        "persons": "120",
        "visited_on": "2026-07-01",
        "amount": "300",
        "goods": "绿豆汤",
    }
    bare = client.post(at("add_site", summer.pk), told)
    assert (bare.status_code, Site.objects.count()) == (422, 0)
    assert 'value="春江工具厂"' in bare.content.decode()
    client.post(at("add_site", summer.pk), told | {"photo": photo()})

    assert (Site.objects.get().persons, Site.objects.get().amount) == (120, 30_000)
    assert "120 人次" in client.get(at("campaign", summer.pk)).content.decode()
    assert (
        client.get(reverse("sheets:row", args=["aid.summer_sites", Site.objects.get().pk])).status_code == 200
    )


def test_a_student_is_entered_from_the_files(client, district, limin, sunfang, money):
    autumn = campaign(district.unit, limin, season="autumn", fund=money, budget=500_000)
    child = child_of(household(district.plant_union, 1), sunfang, born=date(2018, 1, 1))
    client.force_login(sunfang)
    where, told = (
        at("add_student", autumn.pk, child.pk),
        {"school": "春江小学", "stage": "primary", "amount": "500"},
    )
    assert where in client.get(at("campaign", autumn.pk)).content.decode()
    bare = client.post(where, told)
    assert (bare.status_code, Student.objects.count()) == (422, 0)
    assert "须监护人书面同意" in bare.content.decode()
    client.post(where, told | {"consent": photo()})

    assert Student.objects.get().amount == 50_000
    assert client.get(where).status_code == 404  # entered once
    pressed = client.post(at("apply_campaign", autumn.pk), {"student": Student.objects.get().pk})
    assert pressed.status_code == 422  # the household never agreed to anything: nothing was submitted
    assert Student.objects.get().application is None


def test_spring_shows_the_figures_of_the_fairs(client, district, limin):
    spring = campaign(district.unit, limin, season="spring")
    client.force_login(limin)
    page = client.get(at("campaign", spring.pk)).content.decode()

    assert "招聘会场次" in page
    assert reverse("indicators:rows", args=["jobs.fairs_held"]) in page


def test_lists_cost_the_same_for_one_and_three(client, district, winter, limin, sunfang):
    client.force_login(limin)
    client.get("/w/")
    page, costs = at("campaign", winter.pk), []
    for n in (1, 2, 3):
        home = household(district.plant_union, n)
        client.post(at("plan_visits", winter.pk), {"homes": [home.pk], "form": "cash", "amount": "100"})
        household(district.plant_union, 10 + n)
        if n != 2:
            client.get(page)
            costs.append(cost(client, page))
    assert costs[0] == costs[1]

    costs = [cost(client, at("campaigns"))]
    for n in (1, 2):
        campaign(district.chunjiang, sunfang, title=f"第{n}期")
    assert cost(client, at("campaigns")) == costs[0]


def test_another_town_finds_no_ones_list(client, district, sunfang, zhouping):
    own = campaign(district.chunjiang, sunfang)
    client.force_login(zhouping)

    assert client.get(at("campaign", own.pk)).status_code == 404
    assert client.post(at("close_campaign", own.pk)).status_code == 404
    assert "新春走访" not in client.get(at("campaigns")).content.decode()


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_list_is_taken_away_with_names_masked(client, district, winter, limin, ending):
    home = household(district.plant_union, 1, name="慕容建国")
    client.force_login(limin)
    client.post(at("plan_visits", winter.pk), {"homes": [home.pk], "form": "cash", "amount": "100"})
    answer = client.get(at("campaign_export", winter.pk, ending))
    content = b"".join(answer.streaming_content)

    assert answer.status_code == 200
    if ending == "csv":
        assert "慕***" in content.decode()
        assert "慕容建国" not in content.decode()


# wishes


def collected(district, **more):
    return {
        "unit": district.unit.pk, "region": "langao", "name": "欧阳小军", "identity": CHILD, "content": "一只书包", "amount": "150", "reason": "父母在外务工",
        **more,
    }  # fmt: skip


def test_a_wish_on_the_desk_step_by_step(client, district, limin):
    client.force_login(limin)
    wrong = client.post(at("new_wish"), collected(district, content="欧阳小军要书包"))
    assert (wrong.status_code, WishCase.objects.count()) == (422, 0)
    client.post(at("new_wish"), collected(district))
    made = WishCase.objects.get()
    page = at("wish", made.number)
    bare = client.post(page, {"checked": "到校核实", "agreed": "on"})
    assert bare.status_code == 422
    assert "监护人签字的同意书" in bare.content.decode()
    client.post(page, {"checked": "到校核实", "agreed": "on", "guardian": "欧阳建国", "consent": photo()})
    client.post(page, {})
    made.refresh_from_db()
    assert made.step == "published"

    _, code = wishes.claim(made, **GIVER, at=timezone.now())
    today = str(timezone.localdate())
    client.post(page, {"delivered_on": today, "photo": photo()})
    client.post(page, {"signature": photo()})
    client.post(page, {"words": "谢谢叔叔阿姨。"})
    made.refresh_from_db()
    assert (made.step, made.row.claimed_by) == ("thanked", "春江工具厂")
    assert client.get(at("wish_paper", made.number, "signature")).content == PHOTO[1]
    assert "谢谢叔叔阿姨。" in client.get(at("gift", code)).content.decode()


def test_officers_who_do_not_carry_it_out_read_what_the_public_reads(client, district, limin, zhaoqiang):
    made = shown(district, limin)
    client.force_login(zhaoqiang)
    page = client.get(at("wish", made.number)).content.decode()

    assert "欧**" in page
    assert "欧阳" not in page
    assert client.post(at("wish", made.number), {}).status_code == 404
    assert client.get(at("wish_paper", made.number, "consent")).status_code == 404


def test_the_wall_and_the_claim_show_no_name_and_nothing_unverified(client, district, limin):
    shown(district, limin)
    shown(district, limin, number=CHILD, content="一盏台灯")
    wish(district, limin, number=identity(date(1982, 1, 1)), content="还没核实的心愿")
    pages = [
        client.get(at("wishes")).content.decode(),
        client.get(at("claim", "WX-2026-0002")).content.decode(),
    ]

    assert "一套课外书" in pages[0]
    assert "一名小朋友" in pages[1]
    for page in pages:
        assert "欧阳" not in page
        assert ADULT[-4:] not in page
        assert "还没核实" not in page
    assert client.get(at("claim", "WX-2026-0003")).status_code == 404
    assert "一套课外书" not in client.get(at("wishes"), {"region": "local"}).content.decode()


def test_claimed_by_the_public_the_code_is_shown_once_and_the_page_names_nobody(client, district, limin):
    made = shown(district, limin)
    where = at("claim", made.number)
    wrong = client.post(where, GIVER | {"contact": "12"})
    assert (wrong.status_code, Claim.objects.count()) == (422, 0)
    assert 'value="春江工具厂"' in wrong.content.decode()
    answer = client.post(where, GIVER)
    code = answer["Location"].strip("/").rpartition("/")[2]
    first, second = (client.get(answer["Location"]).content.decode() for _ in range(2))

    assert f">{code}</b>" in first
    assert f">{code}</b>" not in second
    for page in (first, second):
        assert "欧阳" not in page
        assert "13900001111" not in page
        assert "欧**" in page
    assert client.post(at("find_gift"), {"code": code.lower()})["Location"] == at("gift", code)
    assert client.post(at("find_gift"), {"code": "AAAAAAAAAAAA"}).status_code == 422
    assert client.get(at("gift", "AAAAAAAAAAAA")).status_code == 404
    assert "刚刚被别人认领" in client.post(where, GIVER).content.decode()


def test_one_browser_does_not_take_the_whole_wall(client, district, limin):
    made = [shown(district, limin, number=identity(date(1980, 1, n + 1))) for n in range(4)]
    answers = [client.post(at("claim", one.number), GIVER) for one in made]

    assert [answer.status_code for answer in answers] == [302, 302, 302, 422]
    assert "一小时内已认领 3 个" in answers[3].content.decode()
    assert Claim.objects.count() == 3


def test_the_wall_costs_the_same_for_one_and_three(client, district, limin):
    costs = []
    for n in range(3):
        shown(district, limin, number=identity(date(1980, 1, n + 1)))
        costs.append(cost(client, at("wishes")))

    assert costs[0] == costs[2]


def test_donations_are_entered_by_the_treasurer_and_the_code_is_shown_once(client, district, wutao, limin):
    purse(district, wutao, code="GIFTS", source=Source.DONATION)
    told = {
        "fund": Fund.objects.get(code="GIFTS").pk, "kind": "person", "name": "司马光明",
        "contact": "", "amount": "5000", "given_on": "2026-03-01", "document": "回单0001",
    }  # fmt: skip
    client.force_login(limin)
    assert client.post(at("donations"), told).status_code == 404
    client.force_login(wutao)
    page = client.post(at("donations"), told, follow=True).content.decode()
    code = page.split('data-copy="')[1].split('"')[0]

    assert Donation.objects.get().amount == 500_000
    assert "司马光明" not in page
    assert code not in client.get(at("donations")).content.decode()
    assert client.post(at("donations"), told).status_code == 422
    gift = client.get(at("gift", code)).content.decode()
    assert "5,000 元" in gift
    assert "司**" in gift
