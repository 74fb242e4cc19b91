"""A citizen reads: from the front page to an article, to the figures in it, and on to their definitions."""

import csv
import json
import re
from datetime import date
from io import StringIO
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import bring
from tests.news.conftest import publish_all, told
from tests.skills.test_contests import contest
from zhijia.news.models import Article

ATOM = "{http://www.w3.org/2005/Atom}"
PUBLIC = (
    "home",
    "index",
    "union",
    "notices",
    "search",
    "invest",
    "invest_en",
    "help",
    "accessibility",
    "privacy",
)


def address(title):
    return Article.objects.get(title=title).get_absolute_url()


def hrefs(page):
    return {
        href.replace("&amp;", "&")
        for href in re.findall(r'href="(/[^"]*)"', page)
        if not href.startswith("/static/")
    }


@pytest.mark.parametrize("name", PUBLIC)
def test_an_empty_house_is_still_a_friendly_one(client, db, name):
    page = client.get(reverse(f"news:{name}"))

    assert page.status_code == 200
    assert "style=" not in page.text


def test_the_front_page_of_an_empty_house_says_what_will_come(client, db):
    page = client.get("/").text

    assert "欢迎来到网上职工之家" in page
    assert "台账导入之后" in page
    assert all(client.get(href).status_code in (200, 302) for href in hrefs(page))


def test_the_front_page_shows_the_checked_article_and_real_figures(portal):
    page = portal.get("/").text

    assert "数字可查" in page
    assert "<b>3场</b>" in page
    assert re.search(r"职工技能竞赛</span> <b>3</b> <i>场</i>", page)
    assert "2,500</b> <i>元</i>" in page
    assert "救助困难职工</span>" not in page  # one person: too few to be told


def test_no_link_of_the_front_page_or_of_an_article_is_dead(portal):
    for start in ("/", address("五年工作回顾")):
        found = hrefs(portal.get(start).text)
        assert len(found) > 10
        assert {
            href: portal.get(href).status_code
            for href in found
            if portal.get(href).status_code not in (200, 302)
        } == {}


def test_figures_stay_five_minutes_and_then_move(portal, limin, django_assert_max_num_queries):
    portal.get("/")
    bring("skills.contests", [contest("补登", "春江镇", date(2017, 1, 1))], by=limin)

    with django_assert_max_num_queries(20):
        assert re.search(r"职工技能竞赛</span> <b>3</b>", portal.get("/").text)


def test_an_article_marks_its_figures_and_judges_them_beside(portal):
    page = portal.get(address("五年工作回顾")).text

    assert "您现在的位置" in page
    assert "发布时间：<time" in page
    assert "来源：新北区总工会" in page
    asked = "unit=320411&amp;from=2014-05-01&amp;to=2019-04-30"
    assert f'<a class="u-chip is-quiet" href="/figures/skills.contests_held/?{asked}">3场</a>' in page
    assert 'class="u-chip is-quiet is-bad"' in page
    assert '<span class="u-chip is-quiet is-none">8个' in page
    assert "2/4 已核对" in page
    assert "原文“200余人次”，与台账不符" in page
    assert "<p>五年工作回顾</p>" not in page  # the heading has said it


def test_what_search_engines_read_is_sound_and_closed(portal, district, limin):
    publish_all(district, limin, told("</script><b>标题&", date(2019, 1, 2)))
    page = portal.get(Article.objects.get(published_on=date(2019, 1, 2)).get_absolute_url()).text
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1]

    assert json.loads(block)["@type"] == "NewsArticle"
    assert json.loads(block)["headline"] == "</script><b>标题&"
    assert "<b>标题" not in page


def test_before_and_after_stay_within_the_channel(portal):
    page = portal.get(address("薛家镇：把协商桌搬进车间")).text

    assert f'<a href="{address("春江镇焊工比武")}" rel="prev"><span>上一条</span>' in page
    assert f'<a href="{address("五年工作回顾")}" rel="next"><span>下一条</span>' in page
    alone = portal.get(address("关于“安康杯”报名的通知")).text
    assert "上一条</span>" not in alone
    assert "下一条</span>" not in alone


def test_the_figures_of_an_article_can_be_taken_away(portal):
    base = address("五年工作回顾")
    said = json.loads(portal.get(f"{base}figures.json").content)
    lines = list(csv.reader(StringIO(portal.get(f"{base}figures.csv").getvalue().decode("utf-8-sig"))))

    assert [claim["quote"] for claim in said["claims"]] == ["3场", "200余人次", "2500元", "8个"]
    assert said["claims"][0] | {"start": 0} == {
        "quote": "3场", "start": 0, "name": "职工技能竞赛场次", "verdict": "supported", "recorded": 3, "unit": "场",
        "from": "2014-05-01", "to": "2019-04-30", "town": None, "indicator": "skills.contests_held", "suggestion": None,
        "page": "/figures/skills.contests_held/?unit=320411&from=2014-05-01&to=2019-04-30",
    }  # fmt: skip
    assert lines[0][:5] == ["原文", "位置", "指标", "判定", "台账数值"]
    assert [(line[0], line[3], line[4]) for line in lines[1:]] == [
        ("3场", "相符", "3"), ("200余人次", "不符", "120"), ("2500元", "相符", "2500"), ("8个", "无来源", ""),
    ]  # fmt: skip


def test_what_is_not_there_is_not_found(portal):
    plain = address("春江镇焊工比武")

    assert portal.get("/news/nowhere/").status_code == 404
    assert portal.get(plain.replace("/2018/", "/2017/")).status_code == 404
    assert portal.get(plain.replace("/union/", "/notices/")).status_code == 404
    assert portal.get(f"{plain}figures.csv").status_code == 404
    assert portal.get(f"{plain}figures.json").status_code == 404


def test_the_feed_is_sound_and_newest_first(portal):
    answer = portal.get(reverse("news:feed"))
    feed = ET.fromstring(answer.content)

    assert answer["Content-Type"].startswith("application/atom+xml")
    assert [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")] == [
        "五年工作回顾", "关于“安康杯”报名的通知", "薛家镇：把协商桌搬进车间", "春江镇焊工比武",
    ]  # fmt: skip


def test_search_reads_titles_bodies_and_figures(portal):
    search = reverse("news:search")
    page = portal.get(search, {"q": "协商桌"}).text
    assert "薛家镇：把协商桌搬进车间" in page
    assert "春江镇焊工比武" not in page

    page = portal.get(search, {"q": "技能 竞赛"}).text
    assert "职工技能竞赛场次" in page
    page = portal.get(search, {"q": "口袋公园"}).text
    assert "五年工作回顾" in page
    page = portal.get(search, {"q": "<b>没有%_"}).text
    assert "没有找到" in page
    assert "<b>没有" not in page


def test_both_investor_pages_tell_the_same_numbers(portal):
    chinese, english = portal.get(reverse("news:invest")).text, portal.get(reverse("news:invest_en")).text

    assert "职工技能竞赛场次</span> <b>3</b>" in chinese
    assert "Skills contests held</span> <b>3</b> <i>contests</i>" in english
    assert '<div lang="en">' in english


@pytest.mark.parametrize("name", ["index", "union", "home", "search"])
def test_lists_cost_the_same_for_one_and_three(client, district, limin, name):
    def cost():
        with CaptureQueriesContext(connection) as spent:
            client.get(reverse(f"news:{name}"), {"q": "活动"})
        return len(spent)

    publish_all(district, limin, told("第一篇", date(2019, 1, 1)))
    cost()
    once = cost()
    publish_all(district, limin, told("第二篇", date(2019, 1, 2)), told("第三篇", date(2019, 1, 3)))
    assert cost() == once


def test_long_lists_are_paged(client, district, limin):
    publish_all(district, limin, *(told(f"第{n}篇", date(2019, 1, n)) for n in range(1, 23)))
    union = reverse("news:union")

    assert "共 22 篇，第 1–20 篇" in client.get(union).text
    assert "第1篇" in client.get(union, {"page": 2}).text
    assert client.get(union, {"page": "last"}).status_code == 200
