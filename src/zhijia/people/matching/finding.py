"""The decision on each row: the same person, some for an officer to look at, or nobody we know."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from . import comparing, signs
from .names import written
from .register import Register
from .rolls import Card, Roll
from .terms import Strength, Verdict
from .weighing import Evidence, compare, score, why

SHOWN = 5
JOINS = (signs.SAME_NUMBER, signs.SAME_OLD)


@dataclass(frozen=True, slots=True)
class Candidate:
    """`key` of the person; `score` in bits beyond even odds; `why` for the officer."""

    key: int
    score: float
    strength: Strength
    why: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What is said of the row `key`. Candidates stand best first; of the same person there is exactly one."""

    key: int
    verdict: Verdict
    candidates: tuple[Candidate, ...] = ()

    @property
    def best(self) -> Candidate | None:
        return self.candidates[0] if self.candidates else None


def match(people: Roll, incoming: Roll, *, blind: Callable[[str], str] | None = None) -> Iterator[Finding]:
    """One finding for each incoming row, in order. With sealed people, `blind` makes the index of a number."""
    register = Register(people.cards(None if people.sealed else blind))
    return (find(register, card) for card in incoming.cards(blind))


def repeats(incoming: Roll, *, blind: Callable[[str], str] | None = None) -> Iterator[Finding]:
    """Each row against the rows above it in the same roll."""
    register = Register()
    for card in incoming.cards(blind):
        yield find(register, card)
        register.add(card)


def sift(
    people: Roll, incoming: Roll, *, blind: Callable[[str], str] | None = None, size: int = 0
) -> Iterator[Finding]:
    """Each row against the people and the rows above it, read once. Their keys must differ: a row's may be negative.

    `size`: how many people there are, when only those worth comparing are given.
    """
    register = Register(people.cards(None if people.sealed else blind), size=size)
    for card in incoming.cards(blind):
        yield find(register, card)
        register.add(card)


def find(register: Register, card: Card) -> Finding:
    holders = register.of_number(card)
    if len(holders) == 1 and joins(seen := compare(card, holders[0])):
        return Finding(card.key, Verdict.SAME, (_candidate(register, card, holders[0], seen),))
    told = [
        (person, seen := compare(card, person), score(register, card, seen)) for person in register.near(card)
    ]
    held = {person.key for person in holders}  # whoever holds the number is shown, however different the rest
    worth = [one for one in told if one[2] >= signs.POSSIBLE or one[0].key in held]
    worth.sort(key=lambda one: (-one[2], one[0].key))
    found = tuple(_candidate(register, card, person, seen) for person, seen, _ in worth[:SHOWN])
    return Finding(card.key, Verdict.CANDIDATES if found else Verdict.NEW, found)


def joins(seen: Evidence) -> bool:
    """The number is the same and valid, and the names do not speak against it."""
    return seen.number in JOINS and seen.name is not None and seen.name.bits >= signs.AGREES


def _candidate(register: Register, card: Card, person: Card, seen: Evidence) -> Candidate:
    bits = score(register, card, seen)
    strength = Strength.LIKELY if bits >= signs.LIKELY else Strength.POSSIBLE
    return Candidate(person.key, round(bits, 1), strength, why(register, card, person, seen))


def alike(name: str, other: str, formers: str = "") -> bool:
    """Two names do not speak against being one person's."""
    sign, *_ = comparing.names(written(name), written(other, formers))
    return sign is None or sign.bits >= signs.AGREES
