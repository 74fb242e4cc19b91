"""The sample's newcomers: two workers who ask to join, and a member whom a new union asks for. They wait at 王磊's desk and next door."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from zhijia.access.models import Post
from zhijia.access.terms import Role
from zhijia.base.identity import check_digit
from zhijia.joining.models import Application
from zhijia.joining.queries.applying import running_of
from zhijia.joining.services.applying import agree, register, submit, tell_document, tell_work, write
from zhijia.joining.services.transferring import bring_over
from zhijia.joining.terms import Education, Registration
from zhijia.orgs.models import Unit
from zhijia.people.models import Account, Membership
from zhijia.people.terms import Document, Employment, Occupation, Standing

PASSWORD = "zhijia-demo"  # noqa: S105  (printed by the demo; the sample holds nobody real)


@dataclass(frozen=True)
class Newcomer:
    name: str
    phone: str
    first17: str
    employment: str
    occupation: str = ""

    @property
    def number(self) -> str:
        return self.first17 + check_digit(self.first17)


NEWCOMERS = (
    Newcomer("周晓岚", "13900000011", "32041119950816232", Employment.CONTRACT),
    Newcomer("陆一鸣", "13900000012", "32040219990304251", Employment.GIG, Occupation.COURIER),
)


@transaction.atomic
def bring_newcomers(*, at: datetime) -> int:
    """Once. Returns how many wait."""
    if Application.objects.exists():
        return 0
    wanglei = Account.objects.get(username="wanglei")
    post = Post.objects.filter(account=wanglei, role=Role.GRASSROOTS).select_related("unit").first()
    if post is None:
        return 0
    for days, one in enumerate(NEWCOMERS, start=1):
        _apply(one, post.unit, at=at - timedelta(days=days))
    return len(NEWCOMERS) + _ask_for_one(post.unit, wanglei, at=at - timedelta(days=1))


def _apply(one: Newcomer, unit: Unit, *, at: datetime) -> None:
    account = register(one.name, phone=one.phone, password=PASSWORD, unit=unit, at=at)
    assert account.person is not None  # noqa: S101  (it was just made for one)
    made = running_of(account.person)
    assert made is not None  # noqa: S101  (registering begins the draft)
    who: dict[str, Any] = {"by": account, "at": at}
    made = tell_document(made, name=one.name, document=Document.RESIDENT, number=one.number, **who)
    cover = unit.covers.filter(until=None).select_related("employer").first()
    workplace = cover.employer.name if cover and not one.occupation else ""
    work: dict[str, Any] = {
        "employment": one.employment,
        "occupation": one.occupation,
        "migrant": bool(one.occupation),
    }
    made = tell_work(made, workplace=workplace, **work, **who)
    made = write(
        made, nationality="01", education=Education.COLLEGE, registration=Registration.LOCAL_URBAN, **who
    )
    submit(agree(made, **who), **who)


def _ask_for_one(to: Unit, wanglei: Account, *, at: datetime) -> int:
    """Somebody who has come from a union of another town."""
    elsewhere = Membership.objects.filter(until=None, standing=Standing.NORMAL, since__lt=at.date())
    held = (
        elsewhere.exclude(unit__path__startswith=to.parent.path if to.parent else to.path)
        .order_by("pk")
        .first()
    )
    if held is None:
        return 0
    bring_over(held.person, to=to, by=wanglei, at=at)
    return 1
