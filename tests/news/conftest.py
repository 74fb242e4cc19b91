"""A portal with two channels' worth of news, and figures to show."""

from datetime import date

import pytest
from django.core.cache import cache

from tests.aid.test_payments import payment
from tests.cast import NOW, bring
from tests.skills.test_contests import contest
from zhijia.base.periods import Period
from zhijia.news.services import load_articles

FIVE_YEARS = Period(date(2014, 5, 1), date(2019, 4, 30))
REPORT = "五年工作回顾\n五年来,举办职工技能大赛3场,技能大赛参赛200余人次(含初赛),累计投入帮扶救助资金2500元,新建口袋公园8个。\n"


def told(title, day, *, channel="工会要闻", body="职工代表参加了活动。", **more):
    return {
        "channel": channel,
        "title": title,
        "source": "新北区总工会",
        "published_on": day,
        "body": body,
        **more,
    }


def publish_all(district, by, *articles):
    return load_articles(articles, unit=district.unit, period=FIVE_YEARS, by=by, at=NOW)


@pytest.fixture(autouse=True)
def _fresh(settings):
    """The portal keeps its figures for five minutes; a test begins without any."""
    settings.ZHIJIA_PERIOD = "2014-05-01/2019-04-30"
    cache.clear()


@pytest.fixture
def registers(district, limin):
    bring("skills.contests", [contest(f"第{n}赛", "春江镇", date(2016, 9, n)) for n in (1, 2, 3)], by=limin)
    bring("aid.payments", [payment("A1")], by=limin)


@pytest.fixture
def portal(client, district, limin, registers):
    """One checked report, two more pieces of news, one notice."""
    publish_all(
        district,
        limin,
        told("五年工作回顾", date(2019, 5, 5), body=REPORT, body_file="report.txt"),
        told("春江镇焊工比武", date(2018, 9, 17)),
        told("薛家镇:把协商桌搬进车间", date(2018, 11, 26)),
        told("关于“安康杯”报名的通知", date(2019, 3, 11), channel="通知公告"),
    )
    return client
