"""Where each union's term stands on a day, set-wise: one question for a whole district."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    FilteredRelation,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.lookups import In, StartsWith

from zhijia.grassroots.models import Election, Seat, Term
from zhijia.grassroots.terms import Office, TermState
from zhijia.orgs.models import Placement, Unit
from zhijia.orgs.queries import name_on, standing, towns_of
from zhijia.orgs.terms import UnitKind
from zhijia.people.models import Membership
from zhijia.people.queries import lasting_on
from zhijia.rulebook.queries import rule

BELOW = (UnitKind.BRANCH, UnitKind.GROUP)
"""A branch or a group need not have a committee of its own; where it has, its term is watched too."""
TABLED = (
    TermState.OVERDUE, TermState.NEAR, TermState.SOON, TermState.DELAYED, TermState.NORMAL, TermState.UNKNOWN,
)  # fmt: skip


def clocks(units: QuerySet[Unit], *, on: date) -> QuerySet[Any]:
    """The unions standing that day, each with its term of that day (`run`) and where the term stands (`stage`)."""
    served = Q(terms__since__lte=on) & (Q(terms__until=None) | Q(terms__until__gt=on))
    rows = units.open_on(on).exclude(kind__in=(UnitKind.NATIONAL, UnitKind.PROVINCE, UnitKind.CITY))  # type: ignore[attr-defined]
    rows = rows.annotate(run=FilteredRelation("terms", condition=served))
    rows = rows.exclude(kind__in=BELOW, run__pk=None)
    told: QuerySet[Any] = rows.annotate(stage=_stage(on))
    return told


def _stage(on: date) -> Case:
    steps: list[tuple[Q, str]] = [
        (Q(run__pk=None), TermState.UNKNOWN),
        (Q(run__lapses_on__lte=on), TermState.OVERDUE),
        (Q(run__delayed_to__isnull=False, run__due_on__lt=on), TermState.DELAYED),
        (Q(run__pressed_on__lte=on), TermState.NEAR),
        (Q(run__warned_on__lte=on), TermState.SOON),
    ]
    whens = [When(where, then=Value(str(state))) for where, state in steps]
    return Case(*whens, default=Value(str(TermState.NORMAL)), output_field=CharField())


def stage_of(term: Term, *, on: date) -> TermState:
    """The same of one term; twin of `clocks`."""
    if term.lapses_on <= on:
        return TermState.OVERDUE
    if term.delayed_to and term.due_on < on:
        return TermState.DELAYED
    if term.pressed_on <= on:
        return TermState.NEAR
    return TermState.SOON if term.warned_on <= on else TermState.NORMAL


@dataclass(frozen=True)
class TownLine:
    """How many unions of a town stand in each state; without a unit, what stands in no town."""

    name: str
    town: Unit | None
    counts: Counter[str]


def by_town(rows: QuerySet[Any], tops: Sequence[Unit], *, on: date) -> list[TownLine]:
    """Two questions for any number of unions: how each stands, and on whose map."""
    towns = {town.pk: town for top in tops for town in towns_of(top, on=on)}
    paths = dict(Placement.objects.filter(standing(on)).values_list("unit_id", "path"))
    counts: dict[int, Counter[str]] = {pk: Counter() for pk in (*towns, 0)}
    for pk, stage in rows.order_by().values_list("pk", "stage"):
        above = map(int, paths.get(pk, "").strip("/").split("/")) if paths.get(pk) else ()
        counts[next((one for one in above if one in towns), 0)][stage] += 1
    lines = [TownLine(town.short or name_on(town, on=on), town, counts[pk]) for pk, town in towns.items()]
    return [*lines, TownLine("区本级", None, counts[0])] if counts[0] and lines else lines


def in_town(rows: QuerySet[Any], town: Unit, *, on: date) -> QuerySet[Any]:
    placed = Placement.objects.filter(standing(on), path__contains=f"/{town.pk}/")
    here: QuerySet[Any] = rows.filter(pk__in=placed.values("unit_id"))
    return here


def listed(rows: QuerySet[Any]) -> QuerySet[Any]:
    """The longest overdue first, those without a term last."""
    told: QuerySet[Any] = rows.order_by(F("run__lapses_on").asc(nulls_last=True), "path").annotate(
        number=F("run__number"), since=F("run__since"), due_on=F("run__due_on"), delayed_to=F("run__delayed_to"),
        term=F("run__pk"),
    )  # fmt: skip
    return told


def chairs(terms: Sequence[int | None], *, on: date) -> dict[int, str]:
    """Who chairs each of these terms that day, masked as lists show people."""
    held = Seat.objects.filter(term__in=[pk for pk in terms if pk], office=Office.CHAIR, since__lte=on)
    held = held.filter(Q(until=None) | Q(until__gt=on)).select_related("person")
    return {one.term_id: one.person.masked_name for one in held}


def strayed(units: QuerySet[Unit], *, on: date) -> QuerySet[Seat]:
    """Who still holds an office of a running term and is a member of that union, or of one below it, no more.

    Members of a branch or a group may stand on the roll of the union above it. Of whoever never was on a roll nothing is
    known, and nothing is said.
    """
    own, unit = Membership.objects.filter(person=OuterRef("person")), OuterRef("term__unit__path")
    above = In(OuterRef("term__unit__kind"), [*BELOW]) & StartsWith(unit, F("unit__path"))
    here = own.filter(lasting_on(on)).filter(Q(unit__path__startswith=unit) | Q(above))
    rows = Seat.objects.filter(until=None, term__until=None, term__unit__in=units, term__unit__closed_on=None)
    rows = rows.filter(Exists(own), ~Exists(here)).select_related("person", "term__unit")
    return rows.order_by("term__unit__path", "since", "pk")


def whereabouts(seats: Sequence[Seat], *, on: date) -> dict[int, str]:
    """Where each of these persons belongs instead, or how their membership ended."""
    rows = Membership.objects.filter(person__in=[one.person_id for one in seats], since__lte=on)
    last = {one.person_id: one for one in rows.select_related("unit").order_by("since")}
    return {
        pk: f"{one.until} {one.get_ended_display()}"
        if one.until and one.until <= on
        else f"{one.since} 起在{one.unit}"
        for pk, one in last.items()
    }


def running(unit: Unit) -> Term | None:
    return Term.objects.running().filter(unit=unit).first()


def terms_of(unit: Unit) -> list[Term]:
    """The latest first, each with its seats."""
    seats = Seat.objects.select_related("person").order_by("since", "pk")
    rows = Term.objects.filter(unit=unit).select_related("matter").prefetch_related(Prefetch("seats", seats))
    return list(rows.order_by("-since"))


def elections_of(unit: Unit) -> list[Election]:
    rows = Election.objects.filter(unit=unit).select_related("matter")
    return list(rows.order_by("-pk"))


def labels(*, on: date) -> dict[str, str]:
    """The states in words: how many months ahead the warnings come, the rules of that day say."""
    first, second = int(rule("unions.warn_months", on=on)), int(rule("unions.warn_again_months", on=on))
    told = {str(state): str(state.label) for state in TermState}
    return told | {
        str(TermState.SOON): f"{first}个月内到期",
        str(TermState.NEAR): f"{second}个月内到期",
    }
