"""The command as somebody types it: what it prints, what it answers, and that a rule that said no is one sentence."""

import json
import os
import subprocess
import sys
from datetime import date

import pytest

from tests.cast import bring, workbook
from tests.skills.test_contests import contest
from zhijia.orgs.models import Unit
from zhijia.people.models import Account
from zhijia.site.cli import main
from zhijia.skills.models import Contest

ASKED = ("--unit", "320411", "--from", "2014-05-01", "--to", "2019-04-30")


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "报告.txt"
    path.write_text("五年来举办职工技能大赛3余场。", "utf-8")
    return str(path)


def test_claims_need_no_database(report, capsys):
    assert main(["claims", report, "--json"]) == 0
    (claim,) = json.loads(capsys.readouterr().out)
    assert claim == {
        "quote": "3余场", "start": 11, "value": 3, "unit": "场", "qualifier": "at_least", "subject": "职工技能大赛", "modality": "done",
    }  # fmt: skip


def test_check_says_what_was_found(report, district, limin, capsys):
    bring("skills.contests", [contest(f"第{n}赛", "春江镇", date(2016, 9, n)) for n in (1, 2, 3)], by=limin)

    assert main(["check", report, *ASKED, "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["indicator"], found["recorded"], found["verdict"], found["suggestion"]) == (
        "skills.contests_held", 3, "wording", "3场",
    )  # fmt: skip
    assert found["rows"].startswith("/w/figures/skills.contests_held/rows/?unit=320411")


def test_an_indicator_with_its_rows(district, limin, capsys):
    bring("skills.contests", [contest("春江赛", "春江镇", date(2016, 9, 1))], by=limin)

    assert main(["indicator", "skills.contests_held", *ASKED, "--rows", "--by", "town", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["value"] == len(said["rows"]) == 1
    assert {"label": "春江镇", "value": 1} in said["split"]


def test_import_commits_what_is_right_and_writes_out_what_is_wrong(district, tmp_path, capsys):
    good, bad = contest("春江赛", "春江镇", date(2016, 9, 1)), contest("薛家赛", "无此镇", date(2016, 9, 1))
    path, errors = tmp_path / "职工技能竞赛台账.xlsx", tmp_path / "待改.xlsx"
    path.write_bytes(workbook(list(good), [list(good.values()), list(bad.values())]))

    assert main(["import", str(path), "--dry-run"]) == 1
    assert Contest.objects.count() == 0
    assert main(["import", str(path), "--errors", str(errors)]) == 1
    assert Contest.objects.count() == 1
    assert errors.exists()
    assert "没有找到工会“无此镇”" in capsys.readouterr().out


def test_export_and_import_again_is_the_same(district, limin, tmp_path, capsys):
    bring("skills.contests", [contest("春江赛", "春江镇", date(2016, 9, 1))], by=limin)
    for ending in ("xlsx", "csv"):
        path = tmp_path / f"职工技能竞赛台账.{ending}"
        assert main(["export", "skills.contests", "--out", str(path)]) == 0
        assert main(["import", str(path)]) == 0
        assert "无变化 1，有误 0" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["claims", "没有.txt"], "找不到文件"),
        (["indicator", "no.such", *ASKED], "没有名为“no.such”的指标"),
        (["indicator", "skills.contests_held", "--unit", "999999"], "没有找到单位“999999”"),
        (["indicator", "skills.contests_held", "--from", "2019-13-01"], "不是日期"),
        (["import", "没有的文件.xlsx"], "读不到文件"),
        (["export", "skills.contests", "--out", "x.pdf"], "只能导出为 .xlsx 或 .csv"),
    ],
)
def test_a_refusal_is_one_sentence(district, capsys, words, sentence):
    assert main(words) == 1
    said = capsys.readouterr().err
    assert sentence in said
    assert "Traceback" not in said


def test_a_federation_of_its_own(db, capsys):
    assert main(["migrate", "--found", "天宁区总工会", "--code", "320402", "--officer", "wangfang"]) == 0
    password = capsys.readouterr().out.split("口令：")[1].split("（")[0]

    assert Unit.objects.get(code="320402").short == "天宁区"
    assert Account.objects.get(username="wangfang").check_password(password)
    assert main(["migrate", "--found", "天宁区总工会", "--code", "320402"]) == 1


def test_the_diary_is_verified(district, capsys):
    assert main(["audit", "verify"]) == 0
    assert "留痕链完整" in capsys.readouterr().out


def test_no_command_shows_the_help(capsys):
    assert main([]) == 2
    assert "退出码" in capsys.readouterr().out


def test_before_migrate_it_says_so(report, tmp_path):
    """In a process of its own, on a data folder that holds nothing yet."""
    place = {**os.environ, "ZHIJIA_HOME": str(tmp_path / "空"), "ZHIJIA_DATABASE_URL": ""}
    done = subprocess.run(
        [sys.executable, "-m", "zhijia.site.cli", "check", report],
        env=place,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "请先运行 zhijia migrate" in done.stderr
    assert "Traceback" not in done.stderr
