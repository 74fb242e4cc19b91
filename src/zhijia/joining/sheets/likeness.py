"""Who a line with a new number may mean, among those registered and the lines above it.

Two valid numbers that differ are nearly always two people: only the same telephone, or the same birth and the same sound of
the whole name, can outweigh that. So of people with such numbers only those who share one of the two are compared; of
people and lines without, whoever shares what the matching itself blocks by. Laid out are then a few, however many there are.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from zhijia.people.matching import Finding, Roll, initials, sift
from zhijia.people.models import Membership, Person, blind
from zhijia.people.services import Line
from zhijia.people.terms import Document
from zhijia.people.writing import CHUNK, parts

from ..models import RollEntry


class Trace(NamedTuple):
    """What can be searched for without opening a seal. `sure`: known by a resident's number, and by one name."""

    letters: str
    birth: date | None
    phone: str
    sure: bool

    def near(self) -> Iterator[int]:
        if self.phone:
            yield hash(("phone", self.phone))
        if self.birth and self.letters:
            yield hash((self.birth, self.letters))

    def far(self) -> Iterator[int]:
        yield from self.near()
        if self.birth and self.letters:
            yield hash((self.birth, self.letters[0], "first"))
            yield hash((self.birth, self.letters[-1], "last"))
            yield hash((self.letters, self.birth.year))
            yield hash((self.letters, self.birth.month, self.birth.day))
        elif self.letters:
            yield hash(self.letters)


def findings(lines: Mapping[int, Line], employers: Mapping[int, str]) -> Iterator[Finding]:
    """One finding for each line worth comparing; its key is that of the row, below nought."""
    letters = {name: initials(name) for name in {line.name for line in lines.values()}}
    traces = {n: _trace(line, letters[line.name]) for n, line in lines.items()}
    people, met, size = _people(traces)
    chosen = {n: lines[n] for n in _lines(traces, met)}
    return sift(_laid_out(people), _incoming(chosen, employers), blind=blind, size=max(size, len(lines)))


def row_of(key: int) -> int:
    return -1 - key


def _trace(line: Line, letters: str) -> Trace:
    phone = blind(line.phone) if line.phone else ""
    return Trace(letters, line.birth, phone, line.document == Document.RESIDENT)


def _people(traces: Mapping[int, Trace]) -> tuple[list[int], set[int], int]:
    """Those worth comparing, the keys under which lines meet them, and how many people there are."""
    near = {key for trace in traces.values() for key in trace.near()}
    unsure = {key for trace in traces.values() if not trace.sure for key in trace.far()}
    far: set[int] = set()
    chosen, met, size = list[int](), set[int](), 0
    columns = ("pk", "initials", "birth", "phone_index", "document", "identity_index", "formers")
    rows = _registered().values_list(*columns).iterator(chunk_size=CHUNK)
    for pk, letters, birth, phone, document, index, formers in rows:
        size += 1
        sure = bool(index) and document == Document.RESIDENT and not formers
        person = Trace(letters, birth, phone, sure)
        if not sure and not far:
            far = {key for trace in traces.values() for key in trace.far()}
        alike = not near.isdisjoint(person.near()) or not (sure or far.isdisjoint(person.far()))
        if alike or (unsure and not unsure.isdisjoint(person.far())):
            chosen.append(pk)
            met.update(person.near() if sure else person.far())
    return chosen, met, size


def _registered() -> Any:
    return Person.objects.filter(merged_into=None)


def _lines(traces: Mapping[int, Trace], met: set[int]) -> Iterator[int]:
    """The lines that meet somebody, or another line."""
    shared = Counter(key for trace in traces.values() for key in trace.near())
    unsure = {key for trace in traces.values() if not trace.sure for key in trace.far()}
    for n, trace in traces.items():
        alike = any(shared[key] > 1 or key in met for key in trace.near())
        if (
            alike
            or not trace.sure
            or ((met or unsure) and any(key in met or key in unsure for key in trace.far()))
        ):
            yield n


def _incoming(lines: Mapping[int, Line], employers: Mapping[int, str]) -> Roll:
    told = list(lines.values())
    return Roll(
        keys=[-1 - n for n in lines],
        names=[line.name for line in told],
        identities=[line.number if line.document == Document.RESIDENT else "" for line in told],
        births=[line.birth for line in told],
        sexes=[line.sex for line in told],
        phones=[line.phone for line in told],
        employers=[employers[n] for n in lines],
    )


def _laid_out(chosen: list[int]) -> Roll:
    columns: list[list[Any]] = [[] for _ in range(8)]
    for part in parts(chosen):
        works = _employers(part)
        rows = Person.objects.filter(pk__in=part).order_by("pk")
        for told in rows.values_list("pk", "name", "identity_index", "birth", "sex", "phone", "formers"):
            for column, value in zip(columns, (*told[:6], works.get(told[0], ""), told[6]), strict=True):
                column.append(value)
    keys, names, numbers, births, sexes, phones, employers, formers = columns
    return Roll(
        keys, names, [one or "" for one in numbers], births, sexes, phones, employers, formers, sealed=True
    )


def _employers(people: list[int]) -> dict[int, str]:
    """Where each works: as the open stretch says, else as the roll was written."""
    written = RollEntry.objects.filter(person__in=people).values_list("person", "employer")
    now = Membership.objects.filter(person__in=people, until=None, employer__isnull=False)
    return dict(written) | dict(now.values_list("person", "employer__name"))
