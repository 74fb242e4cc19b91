"""A text against the records: what holds, what is worded wrongly, what is wrong, and what has no source."""

from datetime import date

import pytest

from tests.aid.test_payments import payment
from tests.cast import bring
from tests.skills.test_contests import contest
from zhijia.base.periods import Period
from zhijia.indicators.scope import Scope
from zhijia.reports.checking import check

FIVE_YEARS = Period(date(2014, 5, 1), date(2019, 4, 30))


@pytest.fixture
def records(district, limin):
    bring(
        "skills.contests",
        [contest(f"春江第{n}赛", "春江镇", date(2016, 9, n)) for n in range(1, 10)]
        + [contest(f"薛家第{n}赛", "薛家镇", date(2018, 9, n)) for n in range(1, 4)],
        by=limin,
    )
    bring("aid.payments", [payment("A1", 金额=4000), payment("A2", 金额=600)], by=limin)
    return Scope(district.unit, FIVE_YEARS)


def verdicts(text, scope):
    return [(f.claim.quote, f.recorded, str(f.verdict), f.suggestion) for f in check(text, scope)]


def test_each_verdict_and_what_would_be_right(records):
    assert verdicts("五年来举办职工技能大赛12场。", records) == [("12场", 12, "supported", None)]
    assert verdicts("五年来举办职工技能大赛10余场。", records) == [("10余场", 12, "supported", None)]
    assert verdicts("五年来举办职工技能大赛12余场。", records)[0][:3] == ("12余场", 12, "wording")
    assert verdicts("五年来举办职工技能大赛13场。", records) == [("13场", 12, "contradicted", "12场")]
    assert verdicts("累计投入帮扶救助资金4600元。", records) == [("4600元", 4600, "supported", None)]
    assert verdicts("累计投入帮扶救助资金4000多元。", records) == [("4000多元", 4600, "supported", None)]


def test_the_unit_decides_what_is_meant(records):
    text = "救助困难职工1人，救助困难职工2人次。"
    assert verdicts(text, records) == [("1人", 1, "supported", None), ("2人次", 2, "supported", None)]
    assert verdicts("救助困难职工2户。", records)[0][1:3] == (None, "unsupported")


def test_a_town_and_a_year_narrow_the_claim(records):
    assert verdicts("薛家镇举办职工技能大赛3场。", records)[0][:3] == ("3场", 3, "supported")
    assert verdicts("2016年举办职工技能大赛9场。", records)[0][:3] == ("9场", 9, "supported")


def test_no_records_is_no_source_and_never_a_zero(records):
    assert verdicts("举办招聘会65场。", records)[0][1:3] == (None, "unsupported")
    assert verdicts("新建口袋公园8个。", records)[0][1:3] == (None, "unsupported")


def test_a_plan_is_not_judged(records):
    finding = check("明年计划举办职工技能大赛30场。", records)[0]

    assert finding.verdict is None
    assert finding.as_dict()["modality"] == "planned"


def test_the_rows_path_names_the_scope(records):
    finding = check("五年来举办职工技能大赛12场。", records)[0]

    assert finding.rows == "/w/figures/skills.contests_held/rows/?unit=320411&from=2014-05-01&to=2019-04-30"


def test_a_figure_of_other_places_is_not_ours(records):
    for text in (
        "横山桥镇举办职工技能大赛12场。",
        "武进区举办职工技能大赛12场。",
        "全市举办职工技能大赛12场。",
        "薛家镇、春江镇举办职工技能大赛12场。",
        "今年举办职工技能大赛12场。",
    ):
        assert verdicts(text, records)[0][1:3] == (None, "unsupported"), text


def test_what_was_newly_made_says_nothing_of_a_stock(records, limin):
    room = {
        "阵地名称": "春江母婴室",
        "类别": "爱心母婴室",
        "层级": "基层",
        "建设方式": "自建",
        "镇街": "春江镇",
        "启用日期": date(2015, 5, 1),
    }
    bring("venues.venues", [room], by=limin)

    assert verdicts("全区建成爱心母婴室1个。", records)[0][1:3] == (1, "supported")
    assert verdicts("全区新建爱心母婴室1个。", records)[0][1:3] == (None, "unsupported")
