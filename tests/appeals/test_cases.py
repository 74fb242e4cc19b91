"""Cases: the same petition brought twice is one case; a declined one was received all the same."""

from datetime import date

from tests.cast import bring, offer
from zhijia.appeals.indicators import CASES, CLOSED
from zhijia.appeals.models import Case
from zhijia.base.periods import Period
from zhijia.indicators.scope import Scope

FIVE_YEARS = Period(date(2014, 5, 1), date(2019, 4, 30))


def case(number, day=date(2018, 4, 11), **more):
    return {
        "案件编号": number, "受理日期": day, "来源": "来访", "类别": "劳动报酬", "镇街": "春江镇", "涉及单位": "春江工具厂",
        "诉求摘要": "反映加班工资未发", "办理结果": "办理中", **more,
    }  # fmt: skip


def test_duplicates_stay_on_the_books_and_are_not_counted(district, limin):
    bring(
        "appeals.cases",
        [
            case("X1", 办理结果="已办结", 办结日期=date(2018, 5, 20)),
            case("X2", 来源="网络", 重复件原案号="X1", 办理结果="办结", 办结日期=date(2018, 5, 20)),
            case("X3", 镇街="薛家镇", 办理结果="不予受理"),
            case("X4", 来源="上级转办", 类别="社保"),
        ],
        by=limin,
    )
    scope = Scope(district.unit, FIVE_YEARS)

    assert Case.objects.count() == 4
    assert CASES.value(scope) == 3
    assert CLOSED.value(scope) == 1
    assert [(name, value) for name, _, value in CASES.by_town(scope)] == [
        ("春江镇", 2),
        ("薛家镇", 1),
        ("奔牛镇", 0),
    ]


def test_a_case_is_received_in_one_year_and_closed_in_another(district, limin):
    bring(
        "appeals.cases",
        [
            case("X1", date(2016, 12, 20), 办理结果="办结", 办结日期=date(2017, 1, 9)),
            case("X2", date(2019, 4, 29), 办理结果="办结", 办结日期=date(2019, 5, 4)),
            case("X3", date(2014, 4, 30)),
            case("X4", date(2014, 9, 1), 镇街="奔牛镇"),
        ],
        by=limin,
    )
    scope = Scope(district.unit, FIVE_YEARS)

    assert [(year, value) for year, _, value in CASES.by_year(scope) if value] == [(2016, 1), (2019, 1)]
    assert [(year, value) for year, _, value in CLOSED.by_year(scope) if value] == [(2017, 1)]


def test_wrong_rows_are_named_and_nothing_is_written(district, limin):
    rows = [
        case("X1", 办理结果="办结"),
        case("X2", 办理结果="办结", 办结日期=date(2018, 4, 1)),
        case("X3", 重复件原案号="X3"),
        case("X4", 重复件原案号="无"),
        case("X5", 类别="邻里纠纷"),
    ]
    intake = offer("appeals.cases", rows, by=limin)

    assert list(intake.problems.values_list("line", "reason", "remedy")) == [
        (2, "办理结果为办结但没有办结日期", "请补填办结日期"),
        (3, "办结日期早于受理日期", "请核对两个日期"),
        (4, "重复件原案号就是本案编号", "请填写原案的编号，不是重复件的请留空"),
        (5, "重复件原案号“无”不是编号", "请填写原案的编号，不是重复件的请留空"),
        (6, "“邻里纠纷”不在可选范围", "请填：劳动报酬、社会保险、劳动合同、工伤、其他"),
    ]
    assert Case.objects.count() == 0
