"""Showing approved grants before they are paid, with the least that must be known; the matters follow their notice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from zhijia.base.errors import Refused
from zhijia.matters.models import Matter, Step
from zhijia.matters.services import take_all
from zhijia.notices.models import Consent, Listed, Publicity
from zhijia.notices.parts import Line
from zhijia.notices.services import conceal, publish
from zhijia.notices.terms import PublicityState, Purpose
from zhijia.orgs.models import Unit
from zhijia.people.models import Account
from zhijia.rulebook.queries import rule_row

from ..models import Application
from ..terms import Hardship

CHANGED = "公示名单有变动，退回审核"
FOLLOWS = {"struck": "strike", "ended": "clear"}


@dataclass(frozen=True)
class Draft:
    """A notice as it would be published: title, basis, working days, lines with full names still unmasked."""

    title: str
    basis: str
    days: int
    lines: tuple[Line, ...]


def draft(matters: Sequence[Matter], *, at: datetime) -> Draft:
    """By the rule of the latest day on which one of them began; what a preview shows is what `show` publishes."""
    day = max(matter.rules_on for matter in matters) if matters else at.date()
    days = rule_row("aid.notice_days", on=day)
    applications = Application.objects.filter(matter__in=[matter.pk for matter in matters])
    told = applications.select_related("matter__unit", "household__head").order_by("pk")
    lines = tuple(_line(one) for one in told)
    source = "" if days.example else f"（{days.document}）"  # an example is not a basis to print
    basis = f"{days.name}：{int(days.value)} 个{days.unit}{source}"
    return Draft(f"困难职工帮扶公示（{len(lines)} 户）", basis, int(days.value), lines)


@transaction.atomic
def show(matters: Sequence[Matter], *, unit: Unit, by: Account, at: datetime) -> Publicity:
    """One notice for all of them: surname, union, class and amount, for so many working days."""
    said = draft(matters, at=at)
    notice = publish(said.title, unit=unit, rows=said.lines, days=said.days, basis=said.basis, by=by, at=at)
    Application.objects.filter(matter__in=[matter.pk for matter in matters]).update(publicity=notice)
    take_all(matters, "publish", by=by, at=at)
    return notice


def _line(application: Application) -> Line:
    """The class alone: what the money is for would tell of illness."""
    hardship = Hardship(application.hardship).label if application.hardship else "临时困难"
    return Line(
        subject=str(application.matter.number), name=application.household.head.name, union=application.matter.unit.name,
        category=hardship, amount=application.granted,
    )  # fmt: skip


def follow(publicity: Publicity, lines: Sequence[Listed], what: str, by: Account, at: datetime) -> None:
    """A struck line goes back to review, its reason kept to the officers; when the notice has ended, the rest is payable."""
    numbers = [line.subject for line in lines]
    matters = list(Matter.objects.filter(number__in=numbers, aid__publicity=publicity))
    if matters:
        take_all(matters, FOLLOWS[what], by=by, at=at, note=CHANGED if what == "struck" else "")


def consent_withdrawn(consent: Consent, at: datetime) -> None:
    """Who no longer agrees to be shown disappears from the public page at once."""
    if consent.text.purpose == Purpose.AID_PUBLICITY:
        mine = Matter.objects.filter(applicant=consent.person_id, kind="aid", state="notice")
        conceal([str(number) for number in mine.values_list("number", flat=True)], at=at)


def notice_is_over(step: Step) -> None:
    notice = step.matter.aid.publicity
    if notice is None or notice.state != PublicityState.ENDED:
        until = notice.until if notice else "期满"
        raise Refused(f"公示至 {until}，请在期满、异议都答复之后再安排发放")
