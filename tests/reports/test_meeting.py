"""A claim meets the indicator it speaks of, or none: a wrong meeting is worse than none."""

import pytest

from zhijia.reports.meeting import Spoken, is_of_this_year, meet, town_in, towns_in, year_in
from zhijia.reports.reading.claims import read_claims

TOWNS = ["薛家镇", "罗溪镇", "河海街道"]
SPOKEN = (
    Spoken("contests", ("技能大赛",), ("场", "场次")),
    Spoken("classes", ("技能培训",), ("次", "期")),
    Spoken("officer_classes", ("培训班",), ("期",), without=("技能",)),
    Spoken("officers", ("培训 工会干部", "干部培训"), ("人次",)),
    Spoken("fairs", ("招聘会",), ("场",)),
    Spoken("employers", ("招聘会 企业",), ("家",)),
    Spoken("cards", ("工会卡",), ("张",)),
    Spoken("subsidies", ("工会卡专项补贴", "专项补贴"), ("元",)),
    Spoken("aid", ("帮扶 资金", "救助资金"), ("元",)),
    Spoken("aided", ("困难职工",), ("人",), without=("子女",)),
    Spoken("safety", ("安康杯",), ("家",)),
    Spoken("three", ("三合一",), ("家",)),
    Spoken("homes", ("职工之家",), ("家",)),
    Spoken("trusted_homes", ("信赖职工之家",), ("家",)),
    Spoken("wishes", ("微心愿",), ("个",)),
    Spoken("contests_of_song", ("歌手大赛",), ("届",)),
    Spoken("visits", ("来信来访",), ("人次",)),
    Spoken("regions", ("甲县 乙县",), ("地",)),
    Spoken("medals", ("奖章",), ("名",)),
    Spoken("model_workers", ("劳模",), ("名",)),
    Spoken("twin_a", ("读书活动",), ("场",)),
    Spoken("twin_b", ("读书活动",), ("场",)),
)


def codes(text, **kwargs):
    met = [meet(claim, text, SPOKEN, **kwargs) for claim in read_claims(text)]
    return [each and each.code for each in met]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # in front of the number, behind it, or earlier in the sentence
        ("全区办技能大赛88场、技能培训140次。", ["contests", "classes"]),
        ("给孩子们送去近千个微心愿。", ["wishes"]),
        ("组织27家企业参加“三合一”创建。", ["three"]),
        ("三届“好声音”歌手大赛收官。", ["contests_of_song"]),
        ("招聘会五年来共办65场。", ["fairs"]),
        ("招聘会共办65场，其中2018年12场。", ["fairs", "fairs"]),
        ("开展“安康杯”竞赛，组织1600余家单位参加。", ["safety"]),
        ("办招聘会65场，吸引企业1200家。", ["fairs", "employers"]),
        ("走进甲县、乙县两地。", ["regions"]),
        # several parts in any order
        ("工会干部轮番培训，达6200多人次。", ["officers"]),
        ("培训各级工会干部3100多人次。", ["officers"]),
        ("帮扶困难家庭的资金有450多万元。", ["aid"]),
        # the longer phrase through the nearest, and the nearest of several
        ("评出信赖职工之家37家。", ["trusted_homes"]),
        ("发放工会卡专项补贴45万元。", ["subsidies"]),
        ("技能大赛之后又办招聘会65场。", ["fairs"]),
        # the unit decides
        ("来信来访600件。", [None]),
        ("救助困难职工300户。", [None]),
        ("救助困难职工300人。", ["aided"]),
        ("工会卡13万余。", [None]),
        # words that speak of something else
        ("资助困难职工子女200人。", [None]),
        ("办技能培训班70期。", ["classes"]),
        ("办干部学习培训班70期。", ["officer_classes"]),
        # ties and doubts
        ("办读书活动12场。", [None]),
        ("技能大赛88场、技能培训140次，共228场次。", ["contests", "classes", None]),
        ("评出劳模27名，奖章78名，志愿者500名。", ["model_workers", "medals", None]),
        ("培训工会干部6200人次，其中女干部1200人次。", ["officers", None]),
        ("走访慰问300人次。", [None]),
        ("技能培训之余，走访慰问户30人次。", [None]),
        # other levels and places
        ("全市办招聘会650场。", [None]),
        ("全省各级工会共办招聘会6500场。", [None]),
        ("全市共办招聘会650场，全区办招聘会65场。", [None, "fairs"]),
        ("武进区办招聘会80场。", [None]),
        ("在全市大赛中夺魁，办招聘会65场。", ["fairs"]),
        ("受理量居全市前列，办招聘会65场。", ["fairs"]),
        ("获评全国劳模5名。", ["model_workers"]),
        ("薛家镇、罗溪镇共办招聘会20场。", [None]),
        # times that are neither a year nor a period
        ("2018年7月12日办招聘会3场。", [None]),
        ("上半年办招聘会8场。", [None]),
        ("一季度办招聘会4场。", [None]),
        ("去年办招聘会4场。", [None]),
        ("2018年7月启动，五年来办招聘会65场。", ["fairs"]),
    ],
)
def test_meets(text, expected):
    assert codes(text) == expected


def test_elsewhere_is_for_the_caller_to_name():
    assert codes("乐山区办招聘会65场。") == ["fairs"]
    assert codes("乐山区办招聘会65场。", elsewhere=["乐山区"]) == [None]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2018年办招聘会30场。", [2018]),
        ("2018年，办招聘会30场，培训200人次。", [2018, 2018]),
        ("2017年办28场，2018年办30场。", [2017, 2018]),
        ("二〇一八年办招聘会30场。", [2018]),
        ("2018年度办招聘会30场。", [2018]),
        ("2014-2018年办招聘会65场。", [None]),
        ("2014年至2018年办招聘会65场。", [None]),
        ("2014年以来办招聘会65场。", [None]),
        ("截至2018年底，办卡13万张。", [None]),
        ("五年来办招聘会65场。", [None]),
        ("2018年7月12日签约3家。", [None]),
        ("2018年总结过后，五年来办招聘会65场。", [None]),
        ("上句说2018年。本句办招聘会65场。", [None]),
        ("办招聘会65场，2018年收官。", [None]),
    ],
)
def test_year(text, years):
    assert [year_in(claim, text) for claim in read_claims(text)] == years


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("薛家镇办技能大赛12场。", ["薛家镇"]),
        ("薛家镇办技能大赛12场，帮扶30人；罗溪镇8场。", ["薛家镇", "薛家镇", "罗溪镇"]),
        ("薛家镇12场、罗溪镇8场。", ["薛家镇", "罗溪镇"]),
        ("办12场薛家镇技能大赛。", ["薛家镇"]),
        ("薛家镇办技能大赛12场，全区共办125场。", ["薛家镇", None]),
        ("薛家镇、罗溪镇共办20场。", [None]),
        ("全区办125场。薛家镇获评先进。", [None]),
        ("召开现场会，在薛家镇观摩，全区办125场。", [None]),
    ],
)
def test_town(text, expected):
    assert [town_in(claim, text, TOWNS) for claim in read_claims(text)] == expected


def test_several_towns_are_told_apart_from_none():
    text = "薛家镇、罗溪镇共办20场。"

    assert towns_in(read_claims(text)[0], text, TOWNS) == ("薛家镇", "罗溪镇")


def test_this_year_depends_on_the_reports_period():
    text = "今年以来办招聘会10场；五年来办65场。"

    assert [is_of_this_year(claim, text) for claim in read_claims(text)] == [True, False]


def test_no_towns_and_no_indicators_are_no_trouble():
    text = "办招聘会65场。"
    claim = read_claims(text)[0]

    assert town_in(claim, text, []) is None
    assert meet(claim, text, []) is None
