"""What is put in and what comes out. A trace is kept as text with the decision, and reads back as it was."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Self

from zhijia.base.errors import Refused

FORMULA = 1


@dataclass(frozen=True)
class Item:
    """One income or expense, its kind a word of IncomeKind or ExpenseKind; amount in fen a year."""

    kind: str
    label: str
    amount: int
    evidence: str


@dataclass(frozen=True)
class Facts:
    """What was found out about one household. `event_loss` in fen, after all compensation and insurance."""

    place: str
    day: date
    persons: int
    incomes: tuple[Item, ...]
    expenses: tuple[Item, ...]
    event_loss: int
    on_dibao: bool
    migrant: bool
    member_since: date | None
    contract_months: int
    school_fee_multiple: Decimal | None

    def __post_init__(self) -> None:
        if self.persons < 1:
            raise Refused("共同生活人口至少 1 人，请改正后再测算")
        below = [item.label for item in (*self.incomes, *self.expenses) if item.amount < 0]
        if below:
            raise Refused(f"“{below[0]}”是负数，收入和支出请都填正数")
        if self.event_loss < 0:
            raise Refused("突发事件的损失不能是负数，没有损失请填 0")


@dataclass(frozen=True)
class RuleSaid:
    """A row of the rulebook as it was quoted."""

    code: str
    name: str
    value: Decimal
    unit: str
    since: date
    document: str
    article: str
    example: bool


@dataclass(frozen=True)
class Line:
    """One line of the computation. A line with a unit has a number, money in yuan; one without has a word."""

    label: str
    formula: str
    value: Decimal | str
    unit: str
    rule: RuleSaid | None = None


@dataclass(frozen=True)
class Trace:
    """The answer with everything it rests on. `hardship` is empty when no class holds."""

    lines: tuple[Line, ...]
    hardship: str
    why_not: tuple[str, ...]
    would_change: tuple[str, ...]
    facts: Facts

    def as_json(self) -> str:
        """The same trace is always the same text."""
        told = {"formula": FORMULA, **asdict(self)}
        return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_text)

    @classmethod
    def from_json(cls, text: str) -> Self:
        told = json.loads(text)
        if told["formula"] != FORMULA:
            raise Refused(f"这份测算用的是第 {told['formula']} 版公式，请升级系统后再打开")
        return cls(
            lines=tuple(_line(one) for one in told["lines"]),
            hardship=told["hardship"],
            why_not=tuple(told["why_not"]),
            would_change=tuple(told["would_change"]),
            facts=_facts(told["facts"]),
        )


def _text(value: object) -> str:
    """Never 1E+3: a figure is kept as it is read."""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _line(told: dict[str, Any]) -> Line:
    value = Decimal(told["value"]) if told["unit"] else told["value"]
    return Line(told["label"], told["formula"], value, told["unit"], told["rule"] and _rule(told["rule"]))


def _rule(told: dict[str, Any]) -> RuleSaid:
    return RuleSaid(**{**told, "value": Decimal(told["value"]), "since": date.fromisoformat(told["since"])})


def _facts(told: dict[str, Any]) -> Facts:
    since, multiple = told["member_since"], told["school_fee_multiple"]
    return Facts(
        **{
            **told,
            "day": date.fromisoformat(told["day"]),
            "incomes": tuple(Item(**one) for one in told["incomes"]),
            "expenses": tuple(Item(**one) for one in told["expenses"]),
            "member_since": date.fromisoformat(since) if since else None,
            "school_fee_multiple": Decimal(multiple) if multiple else None,
        }
    )
