"""台账影响: what a grant would leave of each budget, and how near the household would come to its caps."""

from dataclasses import dataclass

from zhijia.base.money import in_yuan
from zhijia.ledger.queries import Line, execution
from zhijia.rulebook.queries import rule

from ..models import Application
from ..terms import Item


@dataclass(frozen=True)
class Impact:
    """One purse before and after, in fen. `paid` and `held` are shares in per cent, this grant among the held."""

    label: str
    code: str
    before: int
    after: int
    paid: int
    held: int
    said: str

    @property
    def lacks(self) -> bool:
        return self.after < 0


def impacts(application: Application) -> list[Impact]:
    """The fund that was chosen, or each that has a budget for the item; then the household's own year."""
    year, amount = application.matter.rules_on.year, sum_of(application)
    lines = [line for line in execution(year) if line.use == application.item and line.budget]
    chosen = [line for line in lines if line.fund.pk == application.fund_id]
    return [_fund(line, amount, decided=bool(application.hold)) for line in chosen or lines]


def sum_of(application: Application) -> int:
    """What it is about now: granted, else suggested, else asked."""
    return int(application.granted or application.suggested or application.asked)


def _fund(line: Line, amount: int, *, decided: bool) -> Impact:
    """Once decided the books know of it: what was available before is what there would be without it."""
    before = line.available + amount if decided else line.available
    held = line.held if decided else line.held + amount
    share = held * 100 // line.budget
    said = f"{line.fund.name}：已支 {line.paid_share}%，占用 {share}%（含本件）"
    return Impact(line.fund.name, line.fund.code, before, before - amount, line.paid_share, share, said)


def household_year(application: Application) -> list[Impact]:
    """This household's grants of the year against the cap of the item and of the year."""
    on, amount = application.matter.rules_on, sum_of(application)
    told = []
    for code, item, label in (
        (f"aid.cap.{application.item}", application.item, f"本户{on.year}年{Item(application.item).label}"),
        ("aid.cap.year", "", f"本户{on.year}年各项合计"),
    ):
        cap = int(rule(code, on=on) * 100)
        before = application.household.granted(year=on.year, item=item, but=application.pk)
        before -= amount if application.paid_on else 0
        paid, held = (fen * 100 // cap if cap else 0 for fen in (before, amount))
        said = f"{label}：{in_yuan(before)} → {in_yuan(before + amount)} 元，上限 {in_yuan(cap)} 元"
        told.append(Impact(label, code, before, cap - before - amount, paid, held, said))
    return told
