"""Working days as the rulebook knows them: the notice entered by hand, then the package, then Monday to Friday."""

from datetime import date, timedelta

import pytest

from tests.cast import NOW
from zhijia.audit.models import Line
from zhijia.rulebook.calendar import add_days, add_workdays, is_announced, is_workday, workdays_between
from zhijia.rulebook.models import Holiday
from zhijia.rulebook.services import set_holiday

FAR = date(2031, 1, 1)  # a Wednesday of a year nobody has announced


def rest(day, *, working=False, document="示例通知", by="测试"):
    return set_holiday(day, working=working, name="元旦", document=document, by=by, at=NOW)


@pytest.mark.django_db
def test_spring_festival_is_not_counted():
    assert add_workdays(date(2026, 2, 13), 5) == date(2026, 2, 27)
    assert workdays_between(date(2026, 2, 13), date(2026, 2, 27)) == 5
    assert workdays_between(date(2026, 2, 27), date(2026, 2, 13)) == -5
    assert add_days(date(2026, 2, 13), 5, "工作日") == date(2026, 2, 27)
    assert add_days(date(2026, 2, 13), 5, "日") == date(2026, 2, 18)


@pytest.mark.django_db
def test_a_saturday_worked_to_make_up_is_a_working_day():
    assert is_workday(date(2019, 5, 5))
    assert not is_workday(date(2019, 5, 1))


@pytest.mark.django_db
def test_a_year_nobody_announced_is_monday_to_friday_and_says_so():
    assert (is_announced(2019), is_announced(FAR.year)) == (True, False)
    assert is_workday(FAR)
    assert not is_workday(FAR + timedelta(days=3))


@pytest.mark.django_db
def test_our_rows_go_before_everything():
    rest(FAR)
    rest(FAR + timedelta(days=3), working=True)
    rest(date(2019, 5, 6))

    assert is_announced(FAR.year)
    assert not is_workday(FAR)
    assert is_workday(FAR + timedelta(days=3))
    assert not is_workday(date(2019, 5, 6))
    assert add_workdays(FAR - timedelta(days=1), 3) == FAR + timedelta(days=3)


@pytest.mark.django_db
def test_a_later_notice_changes_a_day_and_the_diary_keeps_the_earlier(django_assert_num_queries):
    rest(FAR)
    rest(FAR)
    rest(FAR, working=True, document="示例通知二")

    lines = list(Line.objects.filter(verb="rulebook.holiday.set").order_by("number"))
    assert Holiday.objects.get().working
    assert len(lines) == 2
    assert "示例通知二" in lines[1].facts
    assert '"was": {"document": "示例通知"' in lines[1].facts
    with django_assert_num_queries(1):
        add_workdays(FAR, 400)
