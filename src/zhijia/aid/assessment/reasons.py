"""Why a class does not hold, and the smallest change of the figures with which it would."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING
from itertools import chain

from ..terms import Hardship
from .case import Case
from .lines import figure, said
from .trace import Facts, Item


def why_not(case: Case) -> tuple[str, ...]:
    """The conditions first, then one sentence for each class that does not hold."""
    told = {
        Hardship.DEEP: _not_deep(case), Hardship.RELATIVE: _not_relative(case), Hardship.ACCIDENT: _not_accident(case)
    }  # fmt: skip
    classes = (f"{one.label}：{sentence}" for one, sentence in told.items() if one != case.hardship)
    return (*_shut_out(case), *classes)


def _shut_out(case: Case) -> Iterator[str]:
    facts, rules = case.facts, case.rules
    if case.costly_school and facts.school_fee_multiple is not None:
        times, limit = figure(facts.school_fee_multiple), figure(rules["fee"].value)
        yield f"子女就读学校的收费是公办学校的 {times} 倍，超过 {limit} 倍，不能认定"
    if case.no_member:
        yield f"农民工须是工会会员，{case.facts.day} 时还没有入会"
    if case.short_contract:
        limit = figure(rules["months"].value)
        yield f"农民工的劳动合同（劳动关系）须满 {limit} 个月，现为 {facts.contract_months} 个月"


def _heavier(case: Case, hardship: Hardship) -> str:
    """Why figures that hold do not decide."""
    if case.need == hardship:
        return "收入和支出符合，但不满足前面的条件"
    return f"已达到{Hardship(case.need).label}，按更重的一类认定"


def _not_deep(case: Case) -> str:
    if case.is_deep:
        return _heavier(case, Hardship.DEEP)
    check = "；家庭在享低保，请核对收入和刚性支出是否填全" if case.facts.on_dibao else ""
    return f"人均月收入 {said(case.monthly(case.net))} 元，不低于低保标准 {said(case.dibao)} 元{check}"


def _not_relative(case: Case) -> str:
    if case.is_deep or case.is_relative:
        return _heavier(case, Hardship.RELATIVE)
    less = "扣除必要就业成本后" if case.job_cost else ""
    line, times = said(case.rules["multiple"].value * case.dibao), figure(case.rules["multiple"].value)
    return f"{less}人均月收入 {said(case.monthly(case.net_of_job))} 元，不低于低保标准的 {times} 倍 {line} 元"


def _not_accident(case: Case) -> str:
    if case.is_accident:
        return _heavier(case, Hardship.ACCIDENT)
    if not case.facts.event_loss:
        return "没有登记突发事件造成的损失和支出"
    share = figure(case.rules["share"].value)
    line = f"{said(case.income)} 元的 {share}%，即 {said(case.loss_line)} 元"
    return f"损失和支出 {said(case.facts.event_loss)} 元，没有超过家庭年收入 {line}"


@dataclass(frozen=True)
class Change:
    """Words, and each way in which the facts may become what the words say."""

    hardship: Hardship
    words: str
    ways: tuple[Facts, ...]


def would_change(case: Case) -> tuple[str, ...]:
    """Only what was tried and found true: each way is judged again before it is said."""
    words, mended = _mended(case)
    other = replace(case, facts=mended)
    found = [Change(Hardship(other.need), "", (mended,))] if words and other.need else []
    found += chain(_deeper(other), _lighter(other), _relative(other), _accident(other))
    return tuple(
        f"{one.hardship.label}：" + "，并且".join([*words, *([one.words] if one.words else [])])
        for one in found
        if all(Case(way, case.rules).hardship == one.hardship for way in one.ways)
    )


def _mended(case: Case) -> tuple[list[str], Facts]:
    """What must be so before any figure counts, and the facts as if it were."""
    words, facts, rules = [], case.facts, case.rules
    if case.costly_school:
        words.append(f"子女就读学校的收费不超过公办学校的 {figure(rules['fee'].value)} 倍")
        facts = replace(facts, school_fee_multiple=rules["fee"].value)
    if case.no_member:
        words.append("职工先加入工会")
        facts = replace(facts, member_since=facts.day)
    if case.short_contract:
        months = int(rules["months"].value.to_integral_value(ROUND_CEILING))
        words.append(f"劳动合同（劳动关系）再满 {months - facts.contract_months} 个月")
        facts = replace(facts, contract_months=months)
    return words, facts


def _deeper(case: Case) -> Iterator[Change]:
    if not case.is_deep:
        words, ways = _less(case, case.net - case.deep_line + 1, "年刚性支出（不含必要就业成本）")
        yield Change(Hardship.DEEP, f"{words}，人均月收入就低于低保标准 {said(case.dibao)} 元", ways)


def _relative(case: Case) -> Iterator[Change]:
    if not case.is_deep and not case.is_relative:
        words, ways = _less(case, case.net_of_job - case.below_relative, "年刚性支出")
        line, times = said(case.rules["multiple"].value * case.dibao), figure(case.rules["multiple"].value)
        yield Change(Hardship.RELATIVE, f"{words}，人均月收入就低于低保标准的 {times} 倍 {line} 元", ways)


def _lighter(case: Case) -> Iterator[Change]:
    """What would end deep hardship, when the next class then holds."""
    if case.is_deep:
        more = case.deep_line - case.net
        way = replace(case.facts, incomes=(*case.facts.incomes, Item("", "增加", more, "")))
        words = f"年收入增加 {said(more)} 元，人均月收入就达到低保标准 {said(case.dibao)} 元"
        yield Change(Hardship.RELATIVE, words, (way,))


def _accident(case: Case) -> Iterator[Change]:
    if not case.need:
        more = case.above_loss - case.facts.event_loss
        share = figure(case.rules["share"].value)
        words = f"突发事件造成的损失和支出再增加 {said(more)} 元，就超过家庭年收入的 {share}%"
        yield Change(Hardship.ACCIDENT, words, (replace(case.facts, event_loss=case.above_loss),))


def _less(case: Case, fen: int, what: str) -> tuple[str, tuple[Facts, ...]]:
    """More spent, or less earned where there is so much to lose."""
    spent = replace(case.facts, expenses=(*case.facts.expenses, Item("", "增加", fen, "")))
    words = f"{what}再增加 {said(fen)} 元"
    if fen > case.income:
        return words, (spent,)
    earned = (Item("", "减少后的收入", case.income - fen, ""),)
    return f"{words}，或年收入减少 {said(fen)} 元", (spent, replace(case.facts, incomes=earned))
