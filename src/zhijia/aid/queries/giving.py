"""What the public may know of wishes and gifts: whose only by the surname, a child not even so."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from zhijia.base.money import in_yuan
from zhijia.ledger.models import Transfer
from zhijia.people.models import blind

from ..models import Claim, Donation, Donor, WishCase
from ..models.wishes import ARRIVED
from ..terms import Region, WishStep

SPENT = 20
FREE, TAKEN, COME_TRUE = ("等待认领", "warn", "gift"), ("已认领", "info", ""), ("已实现", "ok", "check")


def free(*, on: date) -> Q:
    """Nobody's yet, or the lock of whoever claimed it is over."""
    return Q(step=WishStep.PUBLISHED) | Q(step=WishStep.CLAIMED, lock_until__lt=on)


def wall(*, region: str, on: date) -> QuerySet[WishCase]:
    """What the public sees, the free ones first."""
    rows = WishCase.objects.shown()
    rows = rows.filter(region=region) if region in Region.values else rows
    waits = Case(When(free(on=on), then=Value(0)), default=Value(1), output_field=IntegerField())
    return rows.annotate(waits=waits).order_by("waits", "-pk")


def is_free(wish: WishCase, *, on: date) -> bool:
    """`free` for one wish: a claim whose last day is over is free again, freed or not."""
    lapsed = wish.step == WishStep.CLAIMED and wish.lock_until is not None and wish.lock_until < on
    return lapsed or wish.step == WishStep.PUBLISHED


def tag_of(wish: WishCase, *, on: date) -> tuple[str, str, str]:
    """As the public reads it: words, tone, picture."""
    if is_free(wish, on=on):
        return FREE
    return TAKEN if wish.step == WishStep.CLAIMED else COME_TRUE


def donor_of(code: str) -> Donor | None:
    return Donor.objects.filter(code_index=blind(code.upper().replace(" ", "").replace("-", ""))).first()


@dataclass(frozen=True)
class Gift:
    """One wish claimed: what became of it."""

    claim: Claim
    wish: WishCase
    events: list[dict[str, str]]
    lapsed: bool


def gifts(donor: Donor, *, on: date) -> list[Gift]:
    told = []
    for claim in donor.claims.select_related("wish"):
        lapsed = claim.lapsed or (claim.wish.step == WishStep.CLAIMED and claim.until < on)
        told.append(Gift(claim, claim.wish, story(claim, lapsed=lapsed), lapsed))
    return told


def story(claim: Claim, *, lapsed: bool) -> list[dict[str, str]]:
    """Newest first; of a wish that somebody else took over, only that this claim has ended."""
    wish = claim.wish
    told: list[tuple[str, str, str]] = [
        ("您认领了这个心愿", str(claim.at.date()), f"请在 {claim.until}（含当天）前交给{wish.unit.name}")
    ]
    if lapsed:
        told.append(("认领已到期", str(claim.until), "没有在期限内送达，心愿已重新开放认领"))
    elif wish.step in ARRIVED:
        told.append(("已送达", str(wish.delivered_on), f"由{wish.unit.name}送到{wish.whose}手中"))
        if wish.step in {WishStep.SIGNED, WishStep.THANKED}:
            told.append(("已签收", "", "签收单已拍照留存"))
        if wish.step == WishStep.THANKED:
            told.append(("收到感谢", "", wish.thanks))
    last = len(told) - 1
    events = [
        {"title": title, "at": at, "text": text, "state": "now" if n == last else "done"}
        for n, (title, at, text) in enumerate(told)
    ]
    return events[::-1]


def spent_of(donation: Donation) -> list[list[object]]:
    """What was paid out of the fund since: the day, the use and the amount, and nobody's name."""
    paid = Transfer.objects.payments().settled().filter(fund=donation.fund, day__gte=donation.given_on)
    rows = paid.order_by("-day", "-number")[:SPENT]
    return [[one.day, one.get_use_display(), in_yuan(one.amount)] for one in rows]


def money(donor: Donor) -> list[dict[str, Any]]:
    """Each donation with what its fund has done since."""
    return [{"donation": one, "spent": spent_of(one)} for one in donor.donations.select_related("fund")]
