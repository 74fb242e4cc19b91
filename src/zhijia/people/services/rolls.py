"""What a roll says of its people against what is known of them: judged in sets, and the same way when checking and when writing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from zhijia.people.models import Membership, Person
from zhijia.people.terms import GONE, Beginning, Clash, Ending, Standing
from zhijia.people.writing import CHUNK, MANY, ids_by, parts

CARRIES_ON = (Beginning.TRANSFERRED, Beginning.RESUMED)


@dataclass(frozen=True, slots=True)
class Line:
    """One line about one person. `change` is how membership changed on the day `changed`: a Beginning or an Ending."""

    number: str  # as `known_by` tells it
    index: str  # its blind index
    name: str
    document: str
    sex: str
    birth: date | None
    phone: str
    unit: int
    employer: int | None
    employment: str
    occupation: str
    migrant: bool
    joined: date
    change: str = ""
    changed: date | None = None
    reason: str = ""

    @property
    def work(self) -> tuple[int | None, str, str, bool]:
        return self.employer, self.employment, self.occupation, self.migrant


@dataclass(slots=True)
class Held:
    """A person and where they belong: the open stretch, or how and when the last one ended."""

    person: int
    name: str
    formers: str
    index: str
    stretch: int | None = None
    unit: int | None = None
    since: date | None = None
    standing: str = ""
    work: tuple[int | None, str, str, bool] = (None, "", "", False)
    last: date | None = None
    ended: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    since: date
    began: str
    until: date | None = None
    ended: str = ""
    standing: str = Standing.NORMAL.value


@dataclass(frozen=True, slots=True)
class Plan:
    """What writing a line means: the open stretch ends, others begin, or the open one is corrected."""

    clash: str = ""
    ends: str = ""
    on: date | None = None
    begins: tuple[Stretch, ...] = ()
    corrects: bool = False


def holdings(lines: Sequence[Line]) -> dict[str, Held]:
    """Whoever is known, by the number of the line. Whoever was merged into somebody is that somebody."""
    ids = ids_by(Person, "identity_index", [line.index for line in lines])
    named = {line.number: ids[line.index] for line in lines if line.index in ids}
    if not named:
        return {}
    merged = dict(Person.objects.exclude(merged_into=None).values_list("pk", "merged_into_id"))
    named = {number: merged.get(pk, pk) for number, pk in named.items()}
    held = {one.person: one for one in _people(set(named.values()))}
    for part in _stretches(list(held)):
        _lay(held, part)
    return {number: held[pk] for number, pk in named.items()}


def _people(pks: set[int]) -> Iterator[Held]:
    for part in parts(pks):
        rows = Person.objects.filter(pk__in=part)
        told = rows.values_list("pk", "name", "formers", "identity_index")
        yield from (Held(pk, name, formers, index or "") for pk, name, formers, index in told)


def _stretches(pks: list[int]) -> Iterator[Iterable[Membership]]:
    """Whole when nearly everybody is asked for, else in chunks; the earliest first."""
    rows = Membership.objects.order_by("since")
    if len(pks) > MANY:
        yield rows.iterator(chunk_size=CHUNK)
        return
    for part in parts(pks):
        yield rows.filter(person__in=part)


def _lay(held: dict[int, Held], rows: Iterable[Membership]) -> None:
    for row in rows:
        one = held.get(row.person_id)
        if one is None:
            continue
        if row.until is None:
            one.stretch, one.unit, one.since, one.standing = row.pk, row.unit_id, row.since, row.standing
            one.work = (row.employer_id, row.employment, row.occupation, row.migrant)
        else:
            one.last, one.ended = row.until, row.ended


def plan(line: Line, held: Held | None) -> Plan:
    """Nothing is invented: of somebody who came from elsewhere or came back, only what follows that day is written."""
    if held is None or (held.unit is None and held.last is None):
        return Plan(begins=_first(line))
    if held.unit is None:
        return _again(line, held)
    if held.unit != line.unit:
        return Plan(clash=Clash.ELSEWHERE.value)
    return _onward(line, held)


def _first(line: Line) -> tuple[Stretch, ...]:
    joined, on, joins = line.joined, line.changed, Beginning.JOINED.value
    if on and line.change in CARRIES_ON:
        return (Stretch(on, line.change),)
    if on and line.change in GONE:
        return (Stretch(joined, joins, on, line.change),)
    if on and line.change == Beginning.RETAINED:
        return (
            Stretch(joined, joins, on, Ending.CARRIED_ON.value),
            Stretch(on, line.change, standing=Standing.RETAINED.value),
        )
    return (Stretch(joined, joins),)


def _again(line: Line, held: Held) -> Plan:
    """A member once and no more: not before the last day, and nobody comes back from the dead."""
    last = held.last or line.joined
    if line.change in GONE and line.changed and line.changed <= last:
        return Plan()
    begins = _first(line)
    if held.ended == Ending.DIED or begins[0].since < last:
        return Plan(clash=Clash.DATES.value)
    return Plan(begins=begins)


def _onward(line: Line, held: Held) -> Plan:
    """A member of this union now."""
    on, change = line.changed, line.change
    turns = {
        Beginning.RETAINED.value: held.standing != Standing.RETAINED,
        Beginning.RESUMED.value: held.standing == Standing.RETAINED,
        Beginning.AMENDED.value: line.work != held.work and bool(on and held.since and on > held.since),
    }
    if change not in GONE and not turns.get(change):
        return Plan(corrects=line.work != held.work)
    if on is None or held.since is None or on <= held.since:
        return Plan(clash=Clash.DATES.value)
    if change in GONE:
        return Plan(ends=change, on=on)
    standing = {Beginning.RETAINED.value: Standing.RETAINED.value, Beginning.AMENDED.value: held.standing}
    begun = Stretch(on, change, standing=standing.get(change, Standing.NORMAL.value))
    return Plan(ends=Ending.CARRIED_ON.value, on=on, begins=(begun,))
