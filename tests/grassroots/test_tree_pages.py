"""李敏 walks the tree by links; 孙芳 sees her town; 王磊 his union; 周平 and strangers see nothing of theirs."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import CAST, hire
from tests.orgs.deeds import PAPER, SAID, employer, single
from zhijia.access.queries import units_for
from zhijia.access.rules import may
from zhijia.access.terms import Permission
from zhijia.orgs.models import Employer, Unit
from zhijia.orgs.services import close_unit, merge_units, open_unit, relate, rename_unit
from zhijia.orgs.terms import UnitKind

TREE = reverse("grassroots:tree")


@pytest.fixture
def desk(client, limin):
    client.force_login(limin)
    return client


def text_of(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text))


def at(unit, page="unit"):
    return reverse(f"grassroots:{page}", args=[unit.pk])


def links_of(page):
    return [link.replace("&amp;", "&") for link in re.findall(r'href="(/w/orgs/[^"]*)"', page.text)]


def test_the_tree_is_walked_by_links_and_every_figure_opens_its_rows(desk, district):
    employer("春江木业", district.chunjiang, district.plant_union)
    page = desk.get(TREE)

    assert "新北区总工会 区总工会 320411 4 2 360" in text_of(page)
    assert "春江镇总工会 镇街总工会 320411100 1 2 360" in text_of(page)
    assert "武进区总工会" not in page.text
    assert {desk.get(link.split("#")[0]).status_code for link in links_of(page)} == {200}
    town = desk.get(at(district.chunjiang))
    assert f'href="{at(district.plant_union)}"' in town.text
    assert "下级工会 1 个，覆盖单位 2 家，职工 360 人" in text_of(town)
    rows = desk.get(at(district.unit, "employers"))
    assert "共覆盖 2 家，职工 360 人" in text_of(rows)
    assert all(name in rows.text for name in ("春江木业", "春江工具厂"))


@pytest.mark.parametrize(
    "words", ["工具厂", "春江工具", "320411100", "91320411MA1W00001X", "91320411ma1w", "春江镇旧", "木业"]
)
def test_a_union_is_found_by_any_name_code_or_employer(desk, district, words):
    union = single("老名字工会", district.chunjiang)
    rename_unit(union, "春江木业工会", on=date(2016, 1, 1), **SAID)
    made = employer("春江木业", district.chunjiang, union)
    Employer.objects.filter(pk=made.pk).update(uscc="91320411MA1W00001X")
    rename_unit(district.chunjiang, "春江镇旧总工会", on=date(2003, 1, 1), **SAID)
    rename_unit(district.chunjiang, "春江镇总工会（筹）", on=date(2004, 1, 1), **SAID)
    found = text_of(desk.get(TREE, {"q": words}))

    assert "没有找到" not in found
    assert "共 1 个工会" in found or "共 2 个工会" in found
    assert "没有找到" in text_of(desk.get(TREE, {"q": "横林"}))
    assert "没有找到" in text_of(desk.get(TREE, {"q": "武进"}))


def test_a_union_tells_all_that_is_known_of_it(desk, district, wanglei):
    sector = open_unit(
        "工具行业工联会", kind=UnitKind.SECTOR, parent=district.unit, on=date(2010, 1, 1), **SAID
    )
    relate(district.plant_union, sector=sector, on=date(2015, 1, 1), **PAPER)
    told = text_of(desk.get(at(district.plant_union)))

    assert "基层工会干部 王磊（2000-01-01 起）" in told
    assert "春江工具厂 — 企业 春江工具厂工会 2012-03-01 320" in told
    assert "工具行业工联会 受其业务指导 2015-01-01 今" in told
    assert "2015-01-01 建立业务指导关系 由工具行业工联会业务指导 常新工组〔2019〕8号 测试" in told
    assert "2012-03-01 今 春江工具厂工会 — 春江镇总工会" in told
    assert "春江工具厂工会 业务指导 2015-01-01 今" in text_of(desk.get(at(sector)))


def test_on_another_day_the_map_is_that_of_the_day(desk, district):
    rename_unit(
        district.chunjiang, "春江街道总工会", on=date(2018, 1, 1), short="春江街道", code="320411004", **PAPER
    )
    then, now = desk.get(TREE, {"on": "2014-06-01"}), desk.get(TREE)

    assert "春江镇总工会" in then.text
    assert "奔牛镇总工会" not in then.text
    assert "春江街道总工会" in now.text
    assert "奔牛镇总工会" in now.text
    assert all("?on=2014-06-01" in link for link in links_of(then) if link != TREE)
    old = desk.get(at(district.chunjiang), {"on": "2014-06-01"})
    assert "<h1>春江镇总工会</h1>" in old.text
    assert "由春江镇总工会更名为春江街道总工会" in old.text


def test_a_union_that_is_not_there_that_day_says_so_and_names_its_heir(desk, district):
    merge_units([district.plant_union], into=district.xuejia, on=date(2018, 1, 1), **PAPER)

    assert "已经撤销。承接工会：薛家镇总工会。" in text_of(desk.get(at(district.plant_union)))
    assert "还没有成立。" in text_of(desk.get(at(district.plant_union), {"on": "2011-01-01"}))
    assert "承接春江工具厂工会，随迁下级工会 0 个，承接单位 1 家" in desk.get(at(district.xuejia)).text


@pytest.mark.parametrize("page", ["tree", "unit", "employers"])
def test_a_day_that_is_none_is_told_in_place(desk, district, page):
    address = TREE if page == "tree" else at(district.unit, page)
    answer = desk.get(address, {"on": "2019-02-30", "q": "春江"})

    assert answer.status_code == 422
    assert "“2019-02-30”不是日期" in answer.text
    assert 'value="2019-02-30"' in answer.text
    if page == "tree":
        assert 'value="春江"' in answer.text


def test_each_sees_as_far_as_may(client, district, limin):
    single("春江乙厂工会", district.chunjiang)
    close_unit(district.benniu, on=date(2019, 1, 1), **SAID)
    for username in CAST:
        account = limin if username == "limin" else hire(district, username)
        client.force_login(account)
        today = date.today()  # noqa: DTZ011  (as the pages do)
        seen = set(units_for(account, Permission.REGISTERS_VIEW, on=today).values_list("pk", flat=True))
        for unit in Unit.objects.all():
            allowed = may(account, Permission.REGISTERS_VIEW, unit, on=today)
            assert allowed == (unit.pk in seen)
            for page in ("unit", "employers"):
                assert client.get(at(unit, page)).status_code == (200 if allowed else 404)


def test_sunfang_sees_her_town_and_is_told_of_no_other(client, district, sunfang):
    client.force_login(sunfang)
    page, found = client.get(TREE), client.get(TREE, {"q": "工会"})

    for one in (page, found):
        assert "春江工具厂工会" in one.text
        assert "薛家镇总工会" not in one.text
    own = client.get(at(district.chunjiang))
    assert "新北区总工会" in own.text
    assert at(district.unit) not in own.text


def test_wanglei_counts_his_own_union_only(client, district, wanglei):
    open_unit("工具厂一分会", kind=UnitKind.BRANCH, parent=district.plant_union, on=date(2013, 1, 1), **SAID)
    client.force_login(wanglei)

    assert "春江工具厂工会 单独基层工会 — 0 1 320" in text_of(client.get(TREE))
    assert "工具厂一分会" not in client.get(at(district.plant_union)).text


@pytest.mark.parametrize("page", ["tree", "unit", "search", "employers"])
def test_pages_cost_the_same_for_one_and_for_many(desk, district, page):
    address = {"tree": TREE, "search": f"{TREE}?q=厂", "unit": at(district.unit)}.get(
        page, at(district.unit, "employers")
    )

    def cost():
        desk.get(address)
        with CaptureQueriesContext(connection) as asked:
            desk.get(address)
        return len(asked)

    first = cost()
    for n in range(6):
        employer(f"第{n}厂", district.xuejia, single(f"第{n}厂工会", district.unit))
    assert cost() == first


def test_the_menu_leads_here(desk):
    assert f'href="{TREE}"' in desk.get("/w/").text
