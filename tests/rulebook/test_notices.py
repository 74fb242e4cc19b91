"""The holiday notice is pasted as published; what is read from it is what the package says of the same year."""

from datetime import date

import pytest
from chinese_calendar import is_workday as announced

from tests.cast import NOW, refuses
from zhijia.base.workdays import DAY
from zhijia.rulebook.models import Holiday
from zhijia.rulebook.reading import read_notice
from zhijia.rulebook.services import set_holidays

OF_2026 = """一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。"""


def test_a_whole_notice_gives_the_days_the_package_knows():
    told = {one.day: one.working for one in read_notice(OF_2026, year=2026)}
    days = [date(2026, 1, 1) + DAY * n for n in range(365)]

    assert [told.get(day, day.weekday() < 5) for day in days] == [announced(day) for day in days]
    assert len(told) == 39


def test_a_holiday_may_begin_in_the_year_before():
    told = read_notice("元旦：2022年12月31日至2023年1月2日放假调休，共3天。", year=2023)
    assert [one.day for one in told] == [date(2022, 12, 31), date(2023, 1, 1), date(2023, 1, 2)]
    assert {one.name for one in told} == {"元旦"}


def test_days_may_be_written_with_dashes():
    told = read_notice("元旦: 2027-01-01至2027-01-03放假；2027-01-10上班", year=2027)
    assert [(one.day.day, one.working) for one in told] == [(1, False), (2, False), (3, False), (10, True)]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "没有读出任何一天"),
        ("现将安排通知如下", "读不懂"),
        ("元旦：2月30日放假", "不存在的日期"),
        ("元旦：1月1日至3日", "没有写明放假还是上班"),
        ("元旦：1月3日至1日放假", "止日不在起日之后"),
        ("元旦：1月1日放假。1月1日上班", "既写了放假又写了上班"),
    ],
)
def test_what_cannot_be_read_is_said(text, sentence):
    with refuses(sentence):
        read_notice(text, year=2027)


@pytest.mark.django_db
def test_the_days_are_entered_together():
    made = set_holidays(read_notice(OF_2026, year=2026), document="示例通知", by="郑华", at=NOW)
    assert Holiday.objects.count() == len(made) == 39
    assert Holiday.objects.get(day=date(2026, 10, 10)).working
