"""吴涛 keeps the books through the pages; 孙芳 of a town does not see them; 李敏 looks and writes nothing."""

import re
from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import CAST, hire
from tests.ledger.scenes import DAY, SAID, central, everything, fill, pay, reserve
from zhijia.access.rules import may
from zhijia.access.terms import Permission
from zhijia.ledger import queries
from zhijia.ledger.models import Budget, Fund, MonthClose, Transfer
from zhijia.ledger.services import open_fund
from zhijia.ledger.terms import Source

YEAR = "?year=2019"


@pytest.fixture
def desk(client, wutao):
    client.force_login(wutao)
    return client


@pytest.fixture
def looking(client, limin):
    client.force_login(limin)
    return client


def text_of(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text))


def test_every_figure_of_the_index_opens_its_rows(looking, books, fund):
    fill(fund)
    reserve(books, fund, "matter:2", 1_000_00)
    pay(books, fund)
    page = looking.get(reverse("ledger:index") + YEAR)

    assert "生活救助 10,000 2,500 1,000 6,500" in text_of(page)
    assert "生活救助：已支 25%，已占用 10%" in page.text
    assert "银行存款余额 47,500 元" in page.text
    (link,) = re.findall(r'href="([^"]*use=living[^"]*)"', page.text)
    rows = looking.get(link.replace("&amp;", "&"))
    assert "支出 2,500 元" in rows.text
    assert "BF-2019-0001" in rows.text
    book = looking.get(reverse("ledger:fund", args=[fund.code]) + YEAR)
    assert "新工发〔2019〕3号" in book.text
    assert "matter:2" in book.text


def test_the_bank_book_by_line_and_as_a_file(looking, books, fund):
    fill(fund)
    pay(books, fund)
    page = looking.get(reverse("ledger:fund", args=[fund.code]) + YEAR)
    assert "2019-04-18 000002 生活救助 50204 困难职工帮扶费 2,500 47,500" in text_of(page)

    sent = looking.get(reverse("ledger:export", args=[fund.code, "xlsx"]) + YEAR)
    rows = list(openpyxl.load_workbook(BytesIO(b"".join(sent.streaming_content))).active.values)
    assert rows[1][1:7] == ("000001", "中央财政专项拨款", "403 上级补助收入", 50000, None, 50000)
    assert rows[2][1:7] == ("000002", "生活救助", "50204 困难职工帮扶费", None, 2500, 47500)
    plain = b"".join(looking.get(reverse("ledger:export", args=[fund.code, "csv"]) + YEAR)).decode()
    assert "2019-04-18,000002,生活救助,50204 困难职工帮扶费,,2500,47500" in plain


def test_a_transfer_says_all_and_higher_rooms_add_their_links(looking, books, fund, monkeypatch):
    fill(fund)
    paid = pay(books, fund)
    monkeypatch.setattr(queries, "opens", queries.opens)
    queries.opens.append(lambda one: [(f"事项 {one.document}", "/w/matters/BF-2019-0001/")])
    try:
        page = looking.get(reverse("ledger:transfer", args=[paid.number]))
    finally:
        queries.opens.pop()

    for said in (
        "50204 困难职工帮扶费",
        "102 银行存款",
        "2,500 元",
        paid.digest,
        paid.previous,
        "事项 BF-2019-0001",
    ):
        assert said in page.text
    assert "冲正这张凭证" not in page.text
    assert looking.get(reverse("ledger:transfer", args=[1])).text.count("下一张") == 1


def test_towns_open_their_payments(looking, books, fund):
    pay(books, fund)
    page = looking.get(reverse("ledger:towns") + YEAR)
    (link,) = re.findall(rf'href="([^"]*town={books.chunjiang.pk})"', page.text)

    assert "春江镇 2,500 1" in text_of(page)
    assert "支出 2,500 元" in looking.get(link.replace("&amp;", "&")).text
    assert "支出 0 元" in looking.get(reverse("ledger:paid") + f"{YEAR}&own=1").text
    assert looking.get(reverse("ledger:paid") + f"{YEAR}&town={books.wujin.pk}").status_code == 404


def test_the_treasurer_opens_a_fund_allots_and_receives(desk, books):
    told = {"code": "JK-2019", "name": "爱心捐款", "source": "donation", "unit": books.unit.pk}
    page = desk.post(reverse("ledger:new_fund"), told, follow=True)
    assert "已开立资金“爱心捐款”" in page.text
    told = {
        "fund": "JK-2019",
        "year": 2019,
        "use": "wish",
        "amount": "5,000.50",
        "document": "新工发〔2019〕3号",
    }
    for _ in range(2):
        page = desk.post(reverse("ledger:budget"), told, follow=True)
        assert "已登记2019年预算 5,000.50 元" in page.text
    told = {
        "fund": "JK-2019",
        "kind": "donation",
        "amount": "800",
        "day": "2019-04-01",
        "memo": "企业捐款",
        "document": "HD-1",
    }
    for _ in range(2):
        page = desk.post(reverse("ledger:income"), told, follow=True)

    assert "已登记收入 800 元" in page.text
    assert (Budget.objects.get().amount, Transfer.objects.get().amount) == (5_000_50, 800_00)


@pytest.mark.parametrize(
    ("name", "told", "sentence"),
    [
        ("new_fund", {"code": "中央", "name": "甲"}, "不合规，请用大写字母"),
        ("budget", {"amount": "五千"}, "不是金额，请填写数字"),
        ("budget", {"document": ""}, "请填写依据文件"),
        ("budget", {"fund": "OTHER"}, "请从列出的资金中选择"),
        ("budget", {"amount": "-1", "document": "调减"}, "只剩 0 元可调减"),
        ("income", {"amount": "0"}, "请补全后再登记"),
        ("close", {"month": "四月"}, "请按“2019-04”的样子填写年月"),
        ("close", {"month": "2099-01"}, "还没有过完"),
    ],
)
def test_a_wrong_input_is_answered_in_place_and_kept(desk, books, name, told, sentence):
    fund = central(books, budget=0)
    good = {
        "new_fund": {"name": "甲", "source": "union", "unit": books.unit.pk},
        "budget": {"fund": fund.code, "year": 2019, "use": "living", "amount": "100", "document": "文"},
        "income": {
            "fund": fund.code,
            "kind": "donation",
            "day": "2019-04-01",
            "memo": "捐款",
            "document": "HD-1",
        },
        "close": {},
    }[name]
    before = everything()
    page = desk.post(reverse(f"ledger:{name}"), good | told)

    assert page.status_code == 422
    assert sentence in page.text
    assert all(str(value) in page.text for field, value in told.items() if field != "fund")
    assert everything() == before


def test_a_reversal_by_the_form_once(desk, books, fund):
    paid = pay(books, fund)
    assert "冲正这张凭证" in desk.get(reverse("ledger:transfer", args=[paid.number])).text
    place = reverse("ledger:reverse", args=[paid.number])
    page = desk.post(place, {"day": "2019-04-20", "reason": ""})
    assert (page.status_code, Transfer.objects.count()) == (422, 1)
    page = desk.post(place, {"day": "2019-04-01", "reason": "退回"})
    assert "冲正日期不能早于" in page.text
    assert "退回" in page.text

    page = desk.post(place, {"day": "2019-04-20", "reason": "银行退回"}, follow=True)
    assert "冲正第 000001 号：银行退回" in page.text
    desk.post(place, {"day": "2019-04-20", "reason": "银行退回"})
    assert desk.post(place, {"day": "2019-04-20", "reason": "再来"}).status_code == 422
    assert Transfer.objects.count() == 2
    assert "已冲正" in desk.get(reverse("ledger:transfer", args=[paid.number])).text


def test_months_are_closed_by_the_form(desk, books, fund):
    paid = pay(books, fund)
    assert 'value="2019-04"' in desk.get(reverse("ledger:close")).text
    page = desk.post(reverse("ledger:close"), {"month": "2019-04"}, follow=True)

    assert "2019年4月已结账" in page.text
    assert paid.digest[:16] in page.text
    assert MonthClose.objects.count() == 1


def test_who_may_only_look_finds_no_doors_to_write(looking, books, fund):
    pay(books, fund)
    for name, args in [("budget", []), ("income", []), ("new_fund", []), ("close", []), ("reverse", [1])]:
        assert looking.get(reverse(f"ledger:{name}", args=args)).status_code == 404
        assert looking.post(reverse(f"ledger:{name}", args=args), {}).status_code == 404


def test_without_the_permission_or_of_another_union_it_is_not_there(client, books, fund, sunfang, limin):
    theirs = open_fund("WJ-2019", name="武进经费", source=Source.UNION, unit=books.wujin, **SAID)
    theirs_paid = fill(theirs)
    client.force_login(limin)
    assert "武进经费" not in client.get(reverse("ledger:index") + YEAR).text
    for place in (
        reverse("ledger:fund", args=["WJ-2019"]),
        reverse("ledger:transfer", args=[theirs_paid.number]),
    ):
        assert client.get(place).status_code == 404
    assert client.get(reverse("ledger:paid") + "?fund=WJ-2019").status_code == 404
    assert client.get(reverse("ledger:fund", args=["NONE"])).status_code == 404
    client.force_login(sunfang)
    assert client.get(reverse("ledger:index")).status_code == 404


def test_visible_to_and_may_agree(books, fund):
    cast = [hire(books, username) for username in CAST]
    open_fund("WJ-2019", name="武进经费", source=Source.UNION, unit=books.wujin, **SAID)
    for account in cast:
        seen = set(Fund.objects.visible_to(account, on=DAY))
        allowed = {
            one for one in Fund.objects.all() if may(account, Permission.LEDGER_VIEW, one.unit, on=DAY)
        }
        assert seen == allowed


@pytest.mark.parametrize("name", ["index", "fund", "paid", "towns"])
def test_pages_cost_the_same_for_one_row_and_three(looking, books, fund, name):
    place = reverse(f"ledger:{name}", args=[fund.code] if name == "fund" else []) + YEAR
    costs = []
    for keys in ("a", "bc"):
        for key in keys:
            pay(books, fund, key, 1_00)
            central(books, code=f"F-{key.upper()}")
        with CaptureQueriesContext(connection) as caught:
            looking.get(place)
        costs.append(len(caught))
    assert costs[0] == costs[1]


def test_a_year_that_is_none_is_this_year(looking, books, fund):
    for year in ("0000", "abcd", "２０１９", "20199", ""):
        assert looking.get(reverse("ledger:index"), {"year": year}).status_code == 200
    assert looking.get(reverse("ledger:towns"), {"year": "9999"}).status_code == 200
