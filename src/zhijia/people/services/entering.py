"""The set-wise writer of persons and memberships: a whole roll in a few statements."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.orgs.models import Lock
from zhijia.people.matching import initials
from zhijia.people.models import Membership, Person, blind
from zhijia.people.terms import Beginning
from zhijia.people.writing import ids_by, insert, parts, upsert

from .rolls import Held, Line, Plan, holdings, plan

LONG, WORDS = 60, 80  # what the columns hold


def hold_the_roll() -> None:
    """Wait for whoever is entering a roll: what was judged before the lock is judged again after it."""
    Lock.objects.select_for_update().get_or_create(name="roll")


@dataclass(frozen=True, slots=True)
class Entered:
    """Of each line the person, and what writing it meant."""

    persons: list[int]
    plans: list[Plan]


@transaction.atomic
def enter_all(lines: Sequence[Line], *, source: str, by: object, at: datetime) -> Entered:
    """Write every person and stretch the lines tell of. A line that clashes refuses them all."""
    held = holdings(lines)
    plans = [plan(line, held.get(line.number)) for line in lines]
    if any(one.clash for one in plans) or len({one.person for one in held.values()}) < len(held):
        raise Refused("入账时有人的会籍刚刚变动，请再点一次入账，这些行会转为待核人")
    _save_people(lines, held)
    fresh = ids_by(Person, "identity_index", [line.index for line in lines if line.number not in held])
    persons = [held[line.number].person if line.number in held else fresh[line.index] for line in lines]
    _correct(lines, plans, held)
    _end(lines, plans, held)
    _begin(lines, plans, persons)
    note("people.roll.entered", source, by=by, at=at, facts=_counts(plans, len(lines) - len(held)))
    return Entered(persons, plans)


def _save_people(lines: Sequence[Line], held: dict[str, Held]) -> None:
    """New ones are made and known ones corrected by their number; the number of somebody merged leads elsewhere."""
    own, aside = list[Line](), list[Line]()
    for line in lines:
        known = held.get(line.number)
        (own if known is None or known.index == line.index else aside).append(line)
    letters = {name: initials(name)[:LONG] for name in {line.name for line in lines}}
    columns: dict[str, Sequence[Any]] = {
        "name": [line.name for line in own],
        "initials": [letters[line.name] for line in own],
        "formers": [_formers(line, held.get(line.number)) for line in own],
        "document": [line.document for line in own],
        "sex": [line.sex for line in own],
        "birth": [line.birth for line in own],
        "identity": [line.number.rpartition(":")[2] for line in own],
        "identity_index": [line.index for line in own],
        "phone": [line.phone for line in own],
        "phone_index": [blind(line.phone) if line.phone else "" for line in own],
    }
    upsert(Person, columns, on="identity_index")
    for line in aside:
        told = {"phone": line.phone, "phone_index": blind(line.phone)} if line.phone else {}
        Person.objects.filter(pk=held[line.number].person).update(
            name=line.name,
            initials=letters[line.name],
            formers=_formers(line, held[line.number]),
            **told,
        )


def _formers(line: Line, held: Held | None) -> str:
    """The name somebody had stays findable."""
    if held is None or held.name == line.name or held.name in held.formers.split("、"):
        return held.formers if held else ""
    return "、".join(filter(None, (held.name, held.formers)))[:LONG]


def _correct(lines: Sequence[Line], plans: Sequence[Plan], held: dict[str, Held]) -> None:
    """What the open stretch says of the work was wrong: set right in place, those alike together."""
    alike: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for line, one in zip(lines, plans, strict=True):
        if one.corrects:
            alike[line.work].append(held[line.number].stretch or 0)
    for (employer, employment, occupation, migrant), pks in alike.items():
        for part in parts(pks):
            Membership.objects.filter(pk__in=part).update(
                employer=employer, employment=employment, occupation=occupation, migrant=migrant
            )


def _end(lines: Sequence[Line], plans: Sequence[Plan], held: dict[str, Held]) -> None:
    alike: dict[tuple[date | None, str, str], list[int]] = defaultdict(list)
    for line, one in zip(lines, plans, strict=True):
        if one.ends:
            alike[one.on, one.ends, line.reason[:WORDS]].append(held[line.number].stretch or 0)
    for (on, how, reason), pks in alike.items():
        for part in parts(pks):
            Membership.objects.filter(pk__in=part).update(until=on, ended=how, reason=reason)


def _begin(lines: Sequence[Line], plans: Sequence[Plan], persons: Sequence[int]) -> None:
    rows = [
        (person, line, stretch)
        for person, line, one in zip(persons, lines, plans, strict=True)
        for stretch in one.begins
    ]
    columns: dict[str, Sequence[Any]] = {
        "person_id": [person for person, _, _ in rows],
        "unit_id": [line.unit for _, line, _ in rows],
        "employer_id": [line.employer for _, line, _ in rows],
        "standing": [stretch.standing for _, _, stretch in rows],
        "employment": [line.employment for _, line, _ in rows],
        "occupation": [line.occupation for _, line, _ in rows],
        "migrant": [line.migrant for _, line, _ in rows],
        "sex": [line.sex for _, line, _ in rows],
        "since": [stretch.since for _, _, stretch in rows],
        "until": [stretch.until for _, _, stretch in rows],
        "began": [stretch.began for _, _, stretch in rows],
        "ended": [stretch.ended for _, _, stretch in rows],
        "reason": [line.reason[:WORDS] for _, line, _ in rows],
    }
    insert(Membership, columns)


def _counts(plans: Sequence[Plan], fresh: int) -> dict[str, int]:
    begun = [stretch.began for one in plans for stretch in one.begins]
    return {
        "lines": len(plans), "persons": fresh, "joined": begun.count(Beginning.JOINED.value), "begun": len(begun),
        "ended": sum(bool(one.ends) for one in plans), "corrected": sum(one.corrects for one in plans),
    }  # fmt: skip
