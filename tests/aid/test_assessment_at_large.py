"""Over any household and any rules: the class is the formula, every sentence is true when tried, every trace stays."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.aid.test_assessment import DAY, facts, rules
from zhijia.aid.assessment import Hardship, Item, Trace, judge, recompute
from zhijia.base.money import yuan

NEED = {"": 0, Hardship.ACCIDENT: 1, Hardship.RELATIVE: 2, Hardship.DEEP: 3}
MONEY = st.integers(0, 150_000_00)
FACTS = st.builds(
    facts,
    MONEY,
    MONEY,
    job=st.integers(0, 20_000_00),
    persons=st.integers(1, 7),
    event_loss=st.just(0) | MONEY,
    on_dibao=st.booleans(),
    migrant=st.booleans(),
    member_since=st.none() | st.dates(date(2010, 1, 1), date(2030, 1, 1)),
    contract_months=st.integers(0, 30),
    school_fee_multiple=st.none() | st.decimals(0, 5, places=2),
)
RULES = st.builds(
    rules,
    dibao=st.decimals(300, 3000, places=2),
    multiple=st.sampled_from(["1.5", "2", "1.3333"]),
    share=st.sampled_from(["80", "66.67", "50"]),
)


@given(FACTS, RULES, st.integers(0, 60_000_00), st.sampled_from(["medical", "care", "school", "job"]))
def test_more_expense_never_makes_a_household_less_in_need(one, told, more, kind):
    spent = replace(one, expenses=(*one.expenses, Item(kind, "新增", more, "")))
    lost = replace(one, event_loss=one.event_loss + more)
    before = NEED[judge(one, told).hardship]

    assert NEED[judge(spent, told).hardship] >= before
    assert NEED[judge(lost, told).hardship] >= before


@given(FACTS, RULES)
def test_the_class_is_the_formula(one, told):
    """The published formula in fractions of its own, beside ours in whole years."""
    net = sum(i.amount for i in one.incomes) - sum(i.amount for i in one.expenses if i.kind != "job")
    less = net - sum(i.amount for i in one.expenses if i.kind == "job")
    month, d = 1200 * one.persons, told["dibao"].value
    income = sum(i.amount for i in one.incomes)
    expected = ""
    if one.event_loss * 100 > told["share"].value * income:
        expected = Hardship.ACCIDENT
    if less < told["multiple"].value * d * month:
        expected = Hardship.RELATIVE
    if net < d * month:
        expected = Hardship.DEEP
    member = one.member_since is not None and one.member_since <= DAY
    if one.migrant and not (member and one.contract_months >= 12):
        expected = ""
    if one.school_fee_multiple is not None and one.school_fee_multiple > 2:
        expected = ""
    assert judge(one, told).hardship == expected


AMOUNT = r"([\d,.]+) 元"


def tried(one, sentence, *, short=0):
    """The facts in each way the sentence offers; `short` fen less than it says."""
    if found := re.search(r"不超过公办学校的 ([\d.]+) 倍", sentence):
        one = replace(one, school_fee_multiple=Decimal(found[1]))
    if "先加入工会" in sentence:
        one = replace(one, member_since=one.day)
    if found := re.search(r"再满 (\d+) 个月", sentence):
        one = replace(one, contract_months=one.contract_months + int(found[1]))
    if found := re.search(rf"损失和支出再增加 {AMOUNT}", sentence):
        yield replace(one, event_loss=one.event_loss + yuan(found[1]) - short)
    elif found := re.search(rf"年收入增加 {AMOUNT}", sentence):
        yield replace(one, incomes=(*one.incomes, Item("wage", "", yuan(found[1]) - short, "")))
    elif found := re.search(rf"刚性支出[^ ]*再增加 {AMOUNT}", sentence):
        yield replace(one, expenses=(*one.expenses, Item("care", "", yuan(found[1]) - short, "")))
        if found := re.search(rf"年收入减少 {AMOUNT}", sentence):
            left = sum(item.amount for item in one.incomes) - yuan(found[1]) + short
            yield replace(one, incomes=(Item("wage", "", left, ""),))
    else:
        yield one


@settings(max_examples=300)
@given(FACTS, RULES)
def test_what_is_said_would_change_it_does_and_not_a_fen_sooner(one, told):
    trace = judge(one, told)
    for sentence in trace.would_change:
        hardship = Hardship(dict(map(reversed, Hardship.choices))[sentence.split("：")[0]])
        assert hardship != trace.hardship
        assert {judge(way, told).hardship for way in tried(one, sentence)} == {hardship}
        if "元" in sentence:
            assert hardship not in {judge(way, told).hardship for way in tried(one, sentence, short=1)}


@given(FACTS, RULES)
def test_every_class_that_does_not_hold_has_its_sentence(one, told):
    trace = judge(one, told)
    held = {sentence.split("：")[0] for sentence in trace.why_not}
    assert held >= {one.label for one in Hardship if one != trace.hardship}
    assert trace.hardship == "" or Hardship(trace.hardship).label not in held
    assert trace.hardship or trace.would_change


@given(FACTS, RULES)
def test_kept_as_text_it_reads_back_and_is_found_again(one, told):
    trace = judge(one, told)
    text = trace.as_json()
    assert Trace.from_json(text) == trace
    assert Trace.from_json(text).as_json() == text
    assert recompute(text) == trace
    assert recompute(text).as_json() == text
