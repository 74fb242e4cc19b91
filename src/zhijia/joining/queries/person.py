"""One person, whole: now, every stretch with why and by what, what is open, who did what to the record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from zhijia.access.authority import Authority
from zhijia.access.terms import Permission
from zhijia.audit.models import Line
from zhijia.matters.models import Matter
from zhijia.people.models import Account, Membership, Person
from zhijia.people.queries import history
from zhijia.people.terms import GONE, Beginning, Ending, Standing
from zhijia.sheets.models import Intake

from ..models import RollEntry
from .belonging import union_of


@dataclass(frozen=True)
class Event:
    """One line of the history. `source` says by what, `href` opens it."""

    title: str
    at: date
    text: str = ""
    source: str = ""
    href: str = ""
    state: str = "done"


def seen_of(account: Account, person: Person, *, on: date) -> list[Membership]:
    """The stretches this officer may read, the latest first.

    Who holds the member now reads all that went before; a union of the past reads its own, not where the member went.
    """
    authority, rows = Authority(account, on), list(history(person))
    if rows and authority.may(Permission.MEMBERS_VIEW, rows[0].unit):
        return rows
    return [one for one in rows if authority.may(Permission.MEMBERS_VIEW, one.unit)]


def events(stretches: Iterable[Membership], *, account: Account | None = None, on: date) -> list[Event]:
    """The latest first. Without an account the member reads: matters open on their own page."""
    rows = list(stretches)
    sources = _sources(rows, account, on)
    return [one for row in rows for one in (*_end(row, sources), _begin(row, sources))]


def _begin(row: Membership, sources: dict[str, tuple[str, str]]) -> Event:
    parts = [
        row.unit.name, row.employer.name if row.employer else "", row.get_employment_display(), row.get_occupation_display(),
        "农民工" if row.migrant else "", "无表决权" if row.standing == Standing.RETAINED else "",
    ]  # fmt: skip
    source = ("", "") if row.ended in GONE else sources.get(row.reason, (row.reason, ""))
    if row.began == Beginning.JOINED and not any(source):
        source = sources.get(f"roll:{row.unit_id}", ("", ""))
    text = " · ".join(part for part in parts if part)
    return Event(row.get_began_display(), row.since, text, *source, "now" if row.until is None else "done")


def _end(row: Membership, sources: dict[str, tuple[str, str]]) -> list[Event]:
    """Only where nothing carries on: the reason written then is that of the end."""
    if row.ended not in GONE or row.until is None:
        return []
    source = sources.get(row.reason, (row.reason, ""))
    return [Event(Ending(row.ended).label, row.until, row.unit.name, *source)]


def _sources(rows: list[Membership], account: Account | None, on: date) -> dict[str, tuple[str, str]]:
    """What each stretch rests on, in words, and its page where this reader may open it."""
    reasons = {row.reason for row in rows if row.reason}
    matters = Matter.objects.filter(number__in=reasons)
    place = "matters:my_case" if account is None else "matters:case"
    own = matters.visible_to(account, on=on) if account else matters.filter(applicant=_person(rows))
    told = {str(number): (f"事项 {number}", "") for number in matters.values_list("number", flat=True)}
    told |= {
        str(number): (f"事项 {number}", reverse(place, args=[number]))
        for number in own.values_list("number", flat=True)
    }
    return told | (_rolls(rows, account, on) if account else {})


def _person(rows: list[Membership]) -> int:
    return rows[0].person_id if rows else 0


def _rolls(rows: list[Membership], account: Account, on: date) -> dict[str, tuple[str, str]]:
    """By which file the roll of a union got this member."""
    entries = RollEntry.objects.filter(person=_person(rows), intake__isnull=False).select_related(
        "intake__file"
    )
    reach = Authority(account, on).reach(Permission.REGISTERS_VIEW, to="unit__")
    return {f"roll:{one.unit_id}": _file(one) for one in entries.filter(reach).order_by("pk")}


def _file(entry: RollEntry) -> tuple[str, str]:
    intake = entry.intake
    assert isinstance(intake, Intake)  # noqa: S101  (asked for)
    return f"{intake.file.name} 第 {entry.line} 行", reverse("sheets:row", args=["joining.roll", entry.pk])


def diary_of(account: Account, person: Person, *, on: date) -> list[Event]:
    """Audit lines of the record and of every record that stands merged into it, the latest first; a merge undone takes its own away."""
    unit = union_of(person)
    if unit is None or not Authority(account, on).may(Permission.AUDIT_VIEW, unit):
        return []
    whose = {f"person:{one.pk}": f"并入的{one.masked_name}" for one in person.merged.all()}
    whose[f"person:{person.pk}"] = ""
    lines = Line.objects.filter(subject__in=whose).order_by("-number")
    return [_noted(line, whose[line.subject]) for line in lines]


def _noted(line: Line, whose: str) -> Event:
    return Event(line.says, timezone.localdate(line.at), f"{line.actor}，第 {line.number:,} 号", whose)


def open_matters(account: Account, person: Person, *, on: date) -> QuerySet[Matter]:
    """Of this person and still running, as far as the reader may see them."""
    about = Q(applicant=person) | Q(changing__person=person)
    rows = Matter.objects.visible_to(account, on=on).filter(about, closed_at=None)
    return rows.select_related("unit").order_by("-opened_at", "-pk")
