"""One household against the rules of its day. Money is compared as whole years, so nothing is rounded before a verdict."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cached_property

from zhijia.base.money import yuan
from zhijia.rulebook.queries import rule_row

from ..terms import ExpenseKind, Hardship
from .trace import Facts, RuleSaid, Trace

MONTHS = 12
CODES = {
    "multiple": "aid.relative_multiple",
    "share": "aid.accident_share",
    "fee": "aid.children_fee_multiple",
    "months": "aid.membership_months",
}


def rules_on(facts: Facts) -> dict[str, RuleSaid]:
    """From the rulebook, for the place and the day of the facts."""
    return {name: _said(code, facts) for name, code in _codes(facts).items()}


def rules_kept(trace: Trace) -> dict[str, RuleSaid]:
    """As the trace quotes them."""
    quoted = {line.rule.code: line.rule for line in trace.lines if line.rule}
    return {name: quoted[code] for name, code in _codes(trace.facts).items()}


def _codes(facts: Facts) -> dict[str, str]:
    return {"dibao": f"aid.dibao.{facts.place}", **CODES}


def _said(code: str, facts: Facts) -> RuleSaid:
    row = rule_row(code, on=facts.day)
    value = Decimal(f"{row.value.normalize():f}")
    return RuleSaid(code, row.name, value, row.unit, row.since, row.document, row.article, row.example)


@dataclass(frozen=True)
class Case:
    """The sums, the tests and the class. All money in fen."""

    facts: Facts
    rules: dict[str, RuleSaid]

    @cached_property
    def income(self) -> int:
        return sum(item.amount for item in self.facts.incomes)

    @cached_property
    def rigid(self) -> int:
        return sum(item.amount for item in self.facts.expenses if item.kind != ExpenseKind.JOB)

    @cached_property
    def job_cost(self) -> int:
        return sum(item.amount for item in self.facts.expenses if item.kind == ExpenseKind.JOB)

    @property
    def net(self) -> int:
        """I − R; negative where illness costs more than the family earns."""
        return self.income - self.rigid

    @property
    def net_of_job(self) -> int:
        """Also without 必要就业成本: the measure of 相对困难 only."""
        return self.net - self.job_cost

    @property
    def dibao(self) -> int:
        return yuan(self.rules["dibao"].value)

    @property
    def deep_line(self) -> int:
        """12 × N × D: the year's sum below which the household is in deep hardship."""
        return MONTHS * self.facts.persons * self.dibao

    @property
    def relative_line(self) -> Decimal:
        return self.rules["multiple"].value * self.deep_line

    @property
    def loss_line(self) -> Decimal:
        return self.rules["share"].value * self.income / 100

    @property
    def below_relative(self) -> int:
        """The largest whole fen under the line."""
        return int(self.relative_line.to_integral_value(ROUND_CEILING)) - 1

    @property
    def above_loss(self) -> int:
        """The smallest whole fen over the line, never nothing: without a loss there was no accident."""
        return int(self.loss_line.to_integral_value(ROUND_FLOOR)) + 1

    @property
    def is_deep(self) -> bool:
        return self.net < self.deep_line

    @property
    def is_relative(self) -> bool:
        """Also when 必要就业成本 takes it under D, or a household would be less in need for spending more."""
        return self.net_of_job < self.relative_line

    @property
    def is_accident(self) -> bool:
        return self.facts.event_loss > self.loss_line

    @property
    def need(self) -> str:
        """The heaviest class whose figures hold, before the conditions that shut a household out."""
        held = {
            Hardship.DEEP: self.is_deep, Hardship.RELATIVE: self.is_relative, Hardship.ACCIDENT: self.is_accident
        }  # fmt: skip
        return next((hardship.value for hardship, holds in held.items() if holds), "")

    @property
    def costly_school(self) -> bool:
        multiple = self.facts.school_fee_multiple
        return multiple is not None and multiple > self.rules["fee"].value

    @property
    def no_member(self) -> bool:
        """Asked of 困难农民工 only."""
        since = self.facts.member_since
        return self.facts.migrant and (since is None or since > self.facts.day)

    @property
    def short_contract(self) -> bool:
        return self.facts.migrant and self.facts.contract_months < self.rules["months"].value

    @property
    def is_shut_out(self) -> bool:
        return self.costly_school or self.no_member or self.short_contract

    @property
    def hardship(self) -> str:
        return "" if self.is_shut_out else self.need

    def monthly(self, net: int) -> int:
        """P in fen, halves rounded away from zero; for reading only."""
        parts = MONTHS * self.facts.persons
        rounded = (2 * abs(net) + parts) // (2 * parts)
        return rounded if net >= 0 else -rounded
