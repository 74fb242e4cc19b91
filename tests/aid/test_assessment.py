"""陈静's household is assessed: every class at its line, every refusal with its figures, every rule by its day."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.cast import NOW, refuses
from zhijia.aid.assessment import Facts, Hardship, Item, RuleSaid, Trace, assess, judge, recompute
from zhijia.rulebook.defaults import lay_defaults
from zhijia.rulebook.services import set_rule

DAY = date(2026, 5, 6)
D = 1100_00
CODES = {
    "dibao": ("aid.dibao.320411", "1100"), "multiple": ("aid.relative_multiple", "2"), "share": ("aid.accident_share", "80"),
    "fee": ("aid.children_fee_multiple", "2"), "months": ("aid.membership_months", "12"),
}  # fmt: skip


def rules(**values):
    told = {name: (code, values.get(name, value)) for name, (code, value) in CODES.items()}
    return {
        name: RuleSaid(code, name, Decimal(value), "元/月", date(2026, 1, 1), "示例文件", "", example=True)
        for name, (code, value) in told.items()
    }


def facts(income=0, expense=0, *, job=0, **more):
    """Fen a year; two persons in 新北区 unless told otherwise."""
    said = {
        "place": "320411", "day": DAY, "persons": 2, "event_loss": 0, "on_dibao": False, "migrant": False,
        "member_since": date(2015, 3, 1), "contract_months": 36, "school_fee_multiple": None,
        "incomes": (Item("wage", "陈静", income, "单位盖章的工资证明"),),
        "expenses": (Item("medical", "透析", expense, "医院年度清单"), Item("job", "通勤", job, "")),
    }  # fmt: skip
    return Facts(**said | more)


# the lines themselves


@pytest.mark.parametrize(
    ("net", "hardship"),
    [
        (-5_000_00, Hardship.DEEP),
        (24 * D - 1, Hardship.DEEP),
        (24 * D, Hardship.RELATIVE),
        (48 * D - 1, Hardship.RELATIVE),
        (48 * D, ""),
    ],
)
def test_to_the_fen(net, hardship):
    """P == D is 相对 (D ≤ P), P == 2D is none."""
    assert judge(facts(net + 10_000_00, 10_000_00), rules()).hardship == hardship


def test_nothing_is_rounded_before_the_verdict():
    """One fen a year under the line reads 1,100.00 a month and is under all the same."""
    trace = judge(facts(24 * D - 1), rules())
    said = {line.label: line for line in trace.lines}
    assert said["人均月收入 P"].value == Decimal("1100.00")
    assert "四舍五入到分" in said["人均月收入 P"].formula
    assert "26,399.99 ＜ 12 × 2 × 1,100 ＝ 26,400" in said["深度困难：P 低于 D"].formula
    assert trace.hardship == Hardship.DEEP


def test_what_a_job_costs_counts_only_for_the_relative_class():
    plain, working = judge(facts(50 * D), rules()), judge(facts(50 * D, job=3 * D), rules())
    assert (plain.hardship, working.hardship) == ("", Hardship.RELATIVE)
    assert judge(facts(24 * D, job=D), rules()).hardship == Hardship.RELATIVE


@pytest.mark.parametrize(("loss", "hardship"), [(0, ""), (80_000_00, ""), (80_000_01, Hardship.ACCIDENT)])
def test_an_accident_takes_more_than_its_share(loss, hardship):
    assert judge(facts(100_000_00, event_loss=loss), rules()).hardship == hardship


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"school_fee_multiple": Decimal("2.01")}, "公办学校的 2.01 倍，超过 2 倍"),
        ({"migrant": True, "member_since": None}, "还没有入会"),
        ({"migrant": True, "member_since": date(2026, 5, 7)}, "还没有入会"),
        ({"migrant": True, "contract_months": 11}, "须满 12 个月，现为 11 个月"),
    ],
)
def test_conditions_shut_out_and_say_why(more, sentence):
    trace = judge(facts(**more), rules())
    assert trace.hardship == ""
    assert any(sentence in said for said in trace.why_not)
    assert trace.would_change[0].startswith("深度困难：")


def test_conditions_met_exactly_shut_nobody_out():
    kept = facts(migrant=True, member_since=DAY, contract_months=12, school_fee_multiple=Decimal(2))
    assert judge(kept, rules()).hardship == Hardship.DEEP


def test_not_in_hardship_is_explained_with_the_figures():
    trace = judge(facts(60_000_00, event_loss=1_000_00, on_dibao=True), rules())
    assert trace.why_not == (
        "深度困难：人均月收入 2,500 元，不低于低保标准 1,100 元；家庭在享低保，请核对收入和刚性支出是否填全",
        "相对困难：人均月收入 2,500 元，不低于低保标准的 2 倍 2,200 元",
        "意外致困：损失和支出 1,000 元，没有超过家庭年收入 60,000 元的 80%，即 48,000 元",
    )
    assert trace.would_change == (
        "深度困难：年刚性支出（不含必要就业成本）再增加 33,600.01 元，或年收入减少 33,600.01 元，人均月收入就低于低保标准 1,100 元",
        "相对困难：年刚性支出再增加 7,200.01 元，或年收入减少 7,200.01 元，人均月收入就低于低保标准的 2 倍 2,200 元",
        "意外致困：突发事件造成的损失和支出再增加 47,000.01 元，就超过家庭年收入的 80%",
    )


def test_what_would_not_come_true_is_not_said():
    """Where the multiple is 1 there is nothing between D and D: no change of the figures ends in 相对困难."""
    told = rules(multiple="1")
    assert judge(facts(20 * D), told).would_change == ()
    assert [said.split("：")[0] for said in judge(facts(30 * D), told).would_change] == [
        "深度困难",
        "意外致困",
    ]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"persons": 0}, "至少 1 人"),
        ({"incomes": (Item("wage", "工资", -1, ""),)}, "请都填正数"),
        ({"event_loss": -1}, "没有损失请填 0"),
    ],
)
def test_impossible_facts_are_refused(wrong, sentence):
    with refuses(sentence):
        facts(**wrong)


def test_a_text_of_another_formula_is_not_guessed():
    told = json.loads(judge(facts(), rules()).as_json()) | {"formula": 2}
    with refuses("第 2 版公式"):
        Trace.from_json(json.dumps(told))


# with the rulebook


@pytest.fixture
def _laid(db):
    lay_defaults()


def enter(code, value, *, since, unit="元/月"):
    set_rule(
        code, Decimal(value), name=code, unit=unit, since=since, document="示例〔2026〕1号", by="郑华", at=NOW
    )


@pytest.mark.usefixtures("_laid")
def test_every_line_names_its_evidence_or_its_document():
    trace = assess(facts(40_000_00, 8_000_00, job=1_200_00))
    said = {line.label: line for line in trace.lines}
    dibao = said["低保标准 D"].rule

    assert trace.hardship == Hardship.RELATIVE
    assert said["收入：陈静（工资）"].formula == "凭据：单位盖章的工资证明"
    assert said["支出：通勤（必要就业成本）"].formula == "凭据：未附"
    plain = judge(facts(incomes=(Item("wage", "陈静 工资", 1, ""), Item("pension", "", 1, ""))), rules())
    assert [line.label for line in plain.lines[:2]] == ["收入：陈静 工资", "收入：养老金"]
    assert (dibao.code, dibao.value, dibao.since, dibao.example) == (
        "aid.dibao.320411",
        1100,
        date(2026, 1, 1),
        True,
    )
    assert dibao.document.startswith("示例")
    assert said["人均月收入 P"].value == Decimal("1333.33")
    assert said["扣除必要就业成本的人均月收入"].value == Decimal("1283.33")
    assert (said["相对困难线"].value, said["困难类别"].value) == (2200, "相对困难")


@pytest.mark.usefixtures("_laid")
def test_place_and_day_choose_the_line():
    here, then = facts(30 * D), facts(30 * D, day=date(2014, 5, 6))
    assert assess(here).hardship == Hardship.RELATIVE
    assert assess(then).hardship == ""
    assert assess(replace(here, place="610924")).hardship == ""
    with refuses("请先在规则库登记"):
        assess(replace(here, place="110101"))


@pytest.mark.usefixtures("_laid")
def test_a_rule_changed_later_does_not_change_a_past_trace():
    one = facts(25 * D)
    before = assess(one)
    enter("aid.dibao.320411", 1300, since=date(2026, 7, 1))

    assert before.hardship == Hardship.RELATIVE
    assert assess(one) == before
    assert assess(replace(one, day=date(2026, 7, 1))).hardship == Hardship.DEEP
    assert recompute(before.as_json()) == before


@pytest.mark.usefixtures("_laid")
def test_a_rule_entered_late_for_past_days_does_not_either():
    """市民政局 publishes in August what holds from February: new assessments follow, decided ones stay as they were."""
    one = facts(25 * D)
    before = assess(one)
    enter("aid.dibao.320411", 1300, since=date(2026, 2, 1))

    assert assess(one).hardship == Hardship.DEEP
    assert recompute(before.as_json()) == before


@pytest.mark.usefixtures("_laid")
def test_it_asks_only_the_rules_of_its_day(django_assert_num_queries):
    with django_assert_num_queries(5):
        assess(facts(25 * D))
