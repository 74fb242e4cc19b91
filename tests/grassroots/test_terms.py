"""The clocks of terms: registered, watched, warned of, delayed; from the desk of the town and of the district."""

import io
from datetime import UTC, date, datetime

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import NOW, bring, enrol, offer, refuses
from tests.grassroots.reelections import BEGAN, DUE, SAID, deputy, person, roll, serving
from zhijia.access.services import give_post
from zhijia.access.terms import Role
from zhijia.base.periods import Period
from zhijia.grassroots.indicators import TERMS_DUE, TERMS_OVERDUE
from zhijia.grassroots.models import Delay, Seat, Term
from zhijia.grassroots.queries.terms import clocks, stage_of
from zhijia.grassroots.services import begin_term
from zhijia.grassroots.services.delays import ask_delay
from zhijia.grassroots.tasks import warn_of_terms
from zhijia.grassroots.terms import Office, TermState
from zhijia.indicators.scope import Scope
from zhijia.matters.services import take
from zhijia.notices.models import Message
from zhijia.orgs.models import Unit
from zhijia.orgs.services import close_unit, open_unit
from zhijia.orgs.terms import UnitKind

CHEN, LI = "320411197603022127", "320411198001011257"


def row(**changed):
    told = {
        "工会名称": "春江工具厂工会", "届次": "第二届", "起始日期": BEGAN, "任期（年）": 3, "批准延期至": None, "批复文号": "常新工〔2016〕12号",
        "主席姓名": "陈静", "主席身份证号": CHEN,
    }  # fmt: skip
    return told | changed


def at(day):
    return datetime(day.year, day.month, day.day, 1, tzinfo=UTC)


def stage(unit, on):
    """As the list says and as the one term says."""
    term = Term.objects.running().get(unit=unit)
    told = clocks(Unit.objects.filter(pk=unit.pk), on=on).get().stage
    assert told == stage_of(term, on=on)
    return told


# the register


def test_a_register_begins_the_term_with_its_chair(district, sunfang):
    bring("grassroots.terms", [row()], by=sunfang)

    term = Term.objects.get()
    assert (term.unit, term.number, term.due_on) == (district.plant_union, 2, DUE)
    assert [(one.person.name, one.office) for one in term.seats.all()] == [("陈静", Office.CHAIR)]
    assert term.record.line == 2


def test_two_terms_of_one_union_follow_each_other_whatever_their_order_in_the_file(district, sunfang):
    first = row(届次="首届", 起始日期=date(2013, 5, 12), 主席姓名="", 主席身份证号="")
    bring("grassroots.terms", [row(), first], by=sunfang)

    assert list(Term.objects.order_by("since").values_list("number", "until")) == [(1, BEGAN), (2, None)]


def test_the_same_file_again_changes_nothing_and_a_corrected_one_corrects(district, sunfang):
    bring("grassroots.terms", [row()], by=sunfang)
    assert bring("grassroots.terms", [row()], by=sunfang).same == 1

    bring(
        "grassroots.terms",
        [row(**{"任期（年）": 5, "主席姓名": "李敏华", "主席身份证号": LI})],
        by=sunfang,
    )

    assert Term.objects.get().due_on == date(2021, 5, 12)
    assert Seat.objects.get().person.name == "李敏华"


@pytest.mark.parametrize(
    ("changed", "said"),
    [({"任期（年）": 4}, "3或5 年"), ({"批准延期至": date(2020, 5, 12)}, "最迟到 2019-11-12")],
)
def test_what_the_law_does_not_allow_is_not_registered(district, sunfang, changed, said):
    with refuses(said):
        bring("grassroots.terms", [row(**changed)], by=sunfang)

    assert Term.objects.count() == 0


def test_half_a_chair_is_a_wrong_row(district, sunfang):
    intake = offer("grassroots.terms", [row(主席身份证号="")], by=sunfang)

    assert "只填了一项" in intake.problems.get().reason


def test_another_first_day_of_the_same_term_is_refused(district, sunfang):
    bring("grassroots.terms", [row()], by=sunfang)
    with refuses("与台账不符"):
        bring("grassroots.terms", [row(起始日期=date(2016, 6, 1))], by=sunfang)

    assert Term.objects.get().since == BEGAN


# the clock


@pytest.fixture
def term(district):
    roll(district.plant_union, count=1, retained=())
    return serving(district.plant_union)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2018, 11, 11), TermState.NORMAL), (date(2018, 11, 12), TermState.SOON), (date(2019, 2, 11), TermState.SOON),
        (date(2019, 2, 12), TermState.NEAR), (DUE, TermState.NEAR), (date(2019, 5, 13), TermState.OVERDUE),
    ],
)  # fmt: skip
def test_six_and_three_months_ahead_and_overdue_the_day_after(district, term, day, state):
    assert stage(district.plant_union, day) == state


def delayed(district, wanglei, sunfang, to=date(2019, 10, 31)):
    made = ask_delay(Term.objects.get(), to=to, reason="企业搬迁", by=wanglei, at=NOW)
    take(made.matter, "approve", by=sunfang, at=NOW)
    return Term.objects.get()


def test_an_approved_delay_is_neither_due_nor_overdue_until_its_day(district, term, wanglei, sunfang):
    assert delayed(district, wanglei, sunfang).delayed_to == date(2019, 10, 31)

    assert stage(district.plant_union, date(2019, 5, 13)) == TermState.DELAYED
    assert stage(district.plant_union, date(2019, 10, 31)) == TermState.DELAYED
    assert stage(district.plant_union, date(2019, 11, 1)) == TermState.OVERDUE


def test_a_delay_beyond_the_rule_is_refused(district, term, wanglei):
    for to in (date(2019, 11, 13), DUE):
        with refuses("最迟到 2019-11-12"):
            ask_delay(term, to=to, reason="企业搬迁", by=wanglei, at=NOW)

    assert Delay.objects.count() == 0


def test_who_asks_for_a_delay_does_not_grant_it(district, term, sunfang):
    """孙芳 may do both for the plant's union; the four eyes are two persons."""
    made = ask_delay(term, to=date(2019, 10, 31), reason="企业搬迁", by=sunfang, at=NOW)
    with refuses("不能由同一人批复"):
        take(made.matter, "approve", by=sunfang, at=NOW)
    take(made.matter, "approve", by=deputy(district), at=NOW)

    assert Term.objects.get().delayed_to == date(2019, 10, 31)


def test_a_refused_delay_leaves_the_term_and_may_be_asked_for_again(district, term, wanglei, sunfang):
    made = ask_delay(term, to=date(2019, 10, 31), reason="企业搬迁", by=wanglei, at=NOW)
    with refuses("已有一件延期申请"):
        ask_delay(term, to=date(2019, 9, 30), reason="企业搬迁", by=wanglei, at=NOW)
    take(made.matter, "refuse", by=sunfang, at=NOW, note="请按期换届")

    assert Term.objects.get().delayed_to is None
    assert ask_delay(term, to=date(2019, 9, 30), reason="企业搬迁", by=wanglei, at=NOW).stands


# telling


@pytest.fixture
def officer(district):
    """An officer of the plant's union who is a person of the roll, so that messages find her."""
    made = enrol(district, "gechen", name="葛晨", identity=LI)
    give_post(made, unit=district.plant_union, role=Role.GRASSROOTS, since=date(2016, 1, 1), **SAID)
    return made


def test_each_stage_is_told_once(term, officer):
    days = (
        date(2018, 11, 11),
        date(2018, 11, 12),
        date(2018, 12, 1),
        date(2019, 2, 12),
        date(2019, 5, 13),
        date(2019, 6, 1),
    )

    assert [warn_of_terms(at(day)) for day in days] == [0, 1, 0, 1, 1, 0]
    told = Message.objects.order_by("pk").values_list("title", flat=True)
    assert [title.rpartition("：")[2] for title in told] == ["6个月内到期", "3个月内到期", "超期未换届"]
    assert {one.person for one in Message.objects.all()} == {officer.person}


def test_a_delay_starts_the_warnings_anew(district, term, officer, wanglei, sunfang):
    warn_of_terms(at(date(2019, 5, 5)))
    delayed(district, wanglei, sunfang)
    before = Message.objects.count()

    assert warn_of_terms(at(date(2019, 6, 1))) == 0
    assert warn_of_terms(at(date(2019, 11, 1))) == 1
    assert Message.objects.count() == before + 1


def test_a_closed_union_is_told_nothing(district, term, officer):
    close_unit(district.plant_union, on=date(2019, 1, 1), **SAID)

    assert warn_of_terms(at(date(2019, 5, 13))) == 0


# figures


def figure(indicator, unit, day):
    return indicator.value(Scope(unit, Period(date(2014, 1, 1), day)))


def test_the_figures_follow_the_day(district, term):
    days = [date(2018, 11, 11), date(2018, 11, 12), DUE, date(2019, 5, 13)]

    assert [figure(TERMS_DUE, district.unit, day) for day in days] == [0, 1, 1, 0]
    assert [figure(TERMS_OVERDUE, district.chunjiang, day) for day in days] == [0, 0, 0, 1]
    assert figure(TERMS_OVERDUE, district.xuejia, days[-1]) == 0


def test_a_new_term_or_the_unions_end_ends_the_arrears(district, term):
    begin_term(district.plant_union, years=3, since=date(2019, 7, 1), document="", seats=(), **SAID)

    assert figure(TERMS_OVERDUE, district.unit, date(2019, 6, 30)) == 1
    assert figure(TERMS_OVERDUE, district.unit, date(2019, 7, 1)) == 0
    close_unit(district.plant_union, on=date(2022, 8, 1), **SAID)
    assert figure(TERMS_OVERDUE, district.unit, date(2022, 7, 31)) == 1
    assert figure(TERMS_OVERDUE, district.unit, date(2022, 8, 1)) == 0


# pages


def read(client, who, name="terms", *args, **asked):
    client.force_login(who)
    return client.get(reverse(f"grassroots:{name}", args=args), asked)


def test_the_district_by_town_and_state_each_figure_a_link(client, clock, district, term, limin):
    clock(at(date(2019, 5, 20)))
    page = read(client, limin)

    line = next(one for one in page.context["towns"] if one["name"] == "春江镇")
    assert dict(line["cells"])[TermState.OVERDUE] == 1
    asked = f"?town={district.chunjiang.pk}&amp;state=overdue"
    assert asked in page.content.decode()
    rows = read(client, limin, town=district.chunjiang.pk, state="overdue").context["rows"]
    assert [one.cells[0] for one in rows] == ["春江工具厂工会"]
    assert read(client, limin, town=district.xuejia.pk, state="overdue").context["rows"] == []


def test_every_cell_of_the_table_opens_as_many_unions_as_it_says(client, clock, district, term, limin):
    page = read(client, limin)
    for line in page.context["towns"]:
        for state, count in line["cells"]:
            found = read(client, limin, town=line["town"], state=state).context["page"].paginator.count
            assert (line["name"], state, found) == (line["name"], state, count)


def test_another_town_sees_nothing_of_it(client, clock, district, term, zhouping):
    page = read(client, zhouping)

    assert "春江" not in page.content.decode()
    assert read(client, zhouping, "term", district.plant_union.pk).status_code == 404


def test_the_list_costs_the_same_for_one_union_and_for_three(client, clock, district, term, sunfang):
    def questions():
        with CaptureQueriesContext(connection) as told:
            read(client, sunfang)
        return len(told)

    read(client, sunfang)
    one = questions()
    for n in (1, 2):
        unit = open_unit(
            f"春江第{n}厂工会", kind=UnitKind.SINGLE, parent=district.chunjiang, on=date(2012, 1, 1), **SAID
        )
        begin_term(unit, years=3, since=BEGAN, document="", seats=[], **SAID)

    assert questions() == one


def test_the_list_leaves_as_a_workbook(client, clock, district, term, sunfang):
    client.force_login(sunfang)
    answer = client.get(reverse("grassroots:terms_export"), {"state": "near"})
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active

    rows = list(sheet.iter_rows(values_only=True))
    assert [row[0] for row in rows] == ["工会", "春江工具厂工会"]
    assert rows[1][6:] == ("3个月内到期", "陈*")


def test_a_delay_is_asked_for_and_wrong_days_are_answered_in_place(
    client, clock, district, term, wanglei, sunfang
):
    client.force_login(wanglei)
    place = reverse("grassroots:delay", args=[district.plant_union.pk])
    wrong = client.post(place, {"to": "2020-05-12", "reason": "企业搬迁"})

    assert wrong.status_code == 422
    assert "最迟到 2019-11-12" in wrong.content.decode()
    assert "企业搬迁" in wrong.content.decode()
    assert client.post(place, {"to": "2019-10-31", "reason": "企业搬迁"}).status_code == 302
    assert Delay.objects.get().matter.number == "YQ-2019-0001"
    assert "等春江镇批复" in read(client, wanglei, "term", district.plant_union.pk).content.decode()


def test_the_page_of_a_union_names_who_sits(client, clock, district, term, wanglei):
    text = read(client, wanglei, "term", district.plant_union.pk).content.decode()

    assert person("陈静").name in text
    assert "第2届" in text
