"""The generator: always the same, numbers that check, sheets as clerks leave them, and no total to be had by counting rows."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from samples.xinbei.build import HERE
from samples.xinbei.generator import aid, skills
from samples.xinbei.generator.places import BENNIU, TOWNS
from samples.xinbei.generator.world import make_world
from samples.xinbei.generator.writing import write
from stdnum import luhn
from stdnum.cn import uscc

from tests.samples.figures import CARDS, FIGURES
from zhijia.base.identity import born, identity_number
from zhijia.reports.judging import judge
from zhijia.reports.reading.claims import read_claims
from zhijia.reports.terms import Verdict
from zhijia.sheets.reading import read_cells, recognise

pytestmark = pytest.mark.xdist_group("sample")


def rows_of(made, title):
    return [row for sheet in made.values() if sheet.title == title for row in sheet.rows]


def verdict(quote, value):
    (claim,) = read_claims(f"五年来共举办{quote}。")
    return judge(claim, value).verdict


def test_the_same_seed_gives_the_same_bytes(tmp_path):
    once, again = make_world(), make_world.__wrapped__()
    assert once.people == again.people

    for room in (skills, aid):
        for one, other in zip(room.sheets(once), room.sheets(again), strict=True):
            (tmp_path / "a").mkdir(exist_ok=True)
            (tmp_path / "b").mkdir(exist_ok=True)
            assert write(one, tmp_path / "a").read_bytes() == write(other, tmp_path / "b").read_bytes()


def test_every_number_checks_and_nobody_bears_it():
    world = make_world()
    numbers = {person.identity for person in world.people}

    assert len(numbers) == len(world.people)
    assert all(identity_number(number) == number for number in list(numbers)[::97])
    assert {number[:6] for number in numbers} == {"320498", "320499"}
    assert all(1957 <= born(number).year <= 1996 for number in list(numbers)[::97])
    assert all(uscc.is_valid(employer.code) for employer in world.federation.employers)


def test_the_district_is_of_its_time(made):
    kinds = Counter(row["工会类型"] for row in rows_of(made, "工会组织台账"))

    assert len(TOWNS) == kinds["镇街总工会"] == 10
    assert 1100 < kinds["单独基层工会"] + kinds["联合基层工会"] < 1350
    assert len(rows_of(made, "单位台账")) == 1752
    assert {"工会名称": BENNIU.union, "变动日期": date(2015, 1, 1)}.items() <= rows_of(
        made, "工会隶属变动台账"
    )[0].items()


def test_files_sort_into_the_order_in_which_they_stand_on_each_other(made):
    assert list(made) == sorted(made)
    assert list(made)[:5] == [
        "01 工会组织台账.xlsx", "02 工会隶属变动台账.xlsx", "02补 工会组织台账（奔牛镇划入后新建）.xlsx", "03 单位台账.xlsx", "03补 会员实名制名册.csv",
    ]  # fmt: skip
    assert list(made)[-1] == "30 工会卡办理台账.xlsx"


def test_clerks_type_dates_and_figures_as_they_please(made, tmp_path):
    contests = next(sheet for sheet in made.values() if sheet.title == "职工技能竞赛台账")
    path = write(contests, tmp_path)
    cells = read_cells(path.name, path.read_bytes())
    day = contests.header.index("举办日期")

    assert cells[0][0] == "职工技能竞赛台账（2014—2019年）"
    assert "参赛人数" in cells[1]
    assert {type(row[day]).__name__ for row in cells[2:-1]} == {"date", "str", "float"}
    assert cells[-1][0] == "合计"
    assert recognise("随便什么名字.xlsx", path.read_bytes()).code == "skills.contests"


def test_some_files_are_csv_and_one_of_them_is_of_an_older_program(made, tmp_path):
    told = {
        sheet.title: write(sheet, tmp_path).read_bytes() for sheet in made.values() if sheet.manner.encoding
    }

    assert told["特约商户台账"].startswith(b"\xef\xbb\xbf")
    with pytest.raises(UnicodeDecodeError):
        told["社会责任三合一创建台账"].decode("utf-8")


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.code)
def test_counting_the_rows_gives_another_answer(made, figure):
    assert verdict(figure.quote, figure.hasty(rows_of(made, figure.title))) is not Verdict.SUPPORTED


def test_cards_are_counted_by_those_newly_made_until_then(made):
    cards = rows_of(made, CARDS.title)
    new = sum(row["办卡类型"] == "新办" and row["办卡日期"] <= date(2019, 4, 30) for row in cards)

    assert verdict(CARDS.quote, new) is Verdict.SUPPORTED
    assert verdict(CARDS.quote, len(cards)) is Verdict.WORDING  # 14万余
    assert len({row["卡号"] for row in cards}) == len(cards) > 140_000
    assert all(luhn.is_valid(row["卡号"]) for row in cards[::1009])


def test_years_are_of_their_own(made):
    """Later years saw more contests; no two years are alike, and both ends of the five years are overstepped."""
    years = Counter(
        row["举办日期"].year for row in rows_of(made, "职工技能竞赛台账") if row["状态"] == "已举办"
    )

    assert years[2018] > years[2016] > years[2013]
    assert years[2012] + years[2013]
    assert any(row["举办日期"] > date(2019, 4, 30) for row in rows_of(made, "职工技能竞赛台账"))
    assert len(set(years.values())) > 5


def test_articles_are_short_and_one_is_the_report():
    articles = json.loads((HERE / "articles.json").read_text("utf-8"))
    (report,) = [article for article in articles if "body_file" in article]

    assert len(articles) == 8
    assert {article["channel"] for article in articles} == {"工会要闻", "通知公告", "文字新闻"}
    assert (report["title"], report["published_on"]) == ("新北区工会五年工作回顾", "2019-05-05")
    assert 1_600 < len(Path(HERE, report["body_file"]).read_text("utf-8")) < 2_000
    assert all(article["paragraphs"] for article in articles if article is not report)
