"""What the records say about a claim."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType
from typing import Final

from zhijia.reports.reading.claims import Claim, read_claims
from zhijia.reports.rewording import rewordings
from zhijia.reports.terms import Modality, Qualifier, Verdict

NEARLY_FROM: Final = Decimal("0.9")
ABOUT_WITHIN: Final = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, and a wording that would be right; a plan has neither."""

    verdict: Verdict | None
    suggestion: str | None = None


def judge(claim: Claim, recorded: Decimal | float | None) -> Judgement:
    """Compare the claim with what the records hold; None means that nothing is recorded about it."""
    if claim.modality is Modality.PLANNED:
        return Judgement(verdict=None)
    if recorded is None:
        return Judgement(Verdict.UNSUPPORTED)
    amount = Decimal(str(recorded))
    verdict = RULES[claim.qualifier](claim, amount)
    if verdict is Verdict.SUPPORTED:
        return Judgement(verdict)
    return Judgement(verdict, _suggestion(claim, amount))


def _suggestion(claim: Claim, amount: Decimal) -> str | None:
    """The first wording that is itself read as a claim and found supported: never advise what we would fault."""
    return next(
        (words for words in rewordings(claim, amount) if _holds(words, amount, unit=claim.unit)), None
    )


def _holds(words: str, amount: Decimal, *, unit: str) -> bool:
    again = read_claims(f"总数达到{words}。" if not unit else f"共{words}。")
    return (
        len(again) == 1
        and again[0].quote == words
        and again[0].unit == unit
        and RULES[again[0].qualifier](again[0], amount) is Verdict.SUPPORTED
    )


def _exact(claim: Claim, amount: Decimal) -> Verdict:
    places = (amount / claim.precision).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return Verdict.SUPPORTED if places * claim.precision == claim.base else Verdict.CONTRADICTED


def _at_least(claim: Claim, amount: Decimal) -> Verdict:
    if amount < claim.base:
        return Verdict.CONTRADICTED
    return Verdict.SUPPORTED if claim.base < amount < claim.base + claim.step else Verdict.WORDING


def _nearly(claim: Claim, amount: Decimal) -> Verdict:
    if amount >= claim.base:
        return Verdict.WORDING
    return Verdict.SUPPORTED if amount >= claim.base * NEARLY_FROM else Verdict.CONTRADICTED


def _about(claim: Claim, amount: Decimal) -> Verdict:
    return (
        Verdict.SUPPORTED if abs(amount - claim.base) <= claim.base * ABOUT_WITHIN else Verdict.CONTRADICTED
    )


def _rank(claim: Claim, amount: Decimal) -> Verdict:
    return Verdict.SUPPORTED if amount == claim.base else Verdict.CONTRADICTED


RULES: Final[Mapping[Qualifier, Callable[[Claim, Decimal], Verdict]]] = MappingProxyType(
    {
        Qualifier.EXACT: _exact,
        Qualifier.AT_LEAST: _at_least,
        Qualifier.NEARLY: _nearly,
        Qualifier.ABOUT: _about,
        Qualifier.RANK: _rank,
    },
)
