"""What all registers of the sample share: unions, employers, and the people who work there."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import count
from random import Random
from typing import NamedTuple

from .clerks import Row
from .codes import identity
from .days import counts
from .employers import make_federation
from .federation import Employer, Federation
from .names import person_name
from .settling import day_of

SEED = "xinbei-2019"
DIVISIONS = ("320498", "320499")
OLDEST = date(1957, 1, 1)
BIRTHDAYS = 14_600  # until the end of 1996
CARDED = 0.855  # of those at work, how many ever asked for a card


class Person(NamedTuple):
    name: str
    identity: str
    employer: Employer


@dataclass(frozen=True)
class World:
    """`places` tells in which town or street a union stands, by its full name and by its short one."""

    federation: Federation
    people: list[Person]
    places: dict[str, str]

    def chance(self, room: str) -> Random:
        """Each room draws from its own seed, so that changing one leaves the others as they were."""
        return Random(f"{SEED}/{room}")

    def counts(self, row: Row, *, when: str, where: str) -> bool:
        """Whether the row falls into the five years, at a union that stood under 新北区 that day."""
        return counts(day_of(row, when), self.places.get(str(row[where]), ""))


@cache
def make_world() -> World:
    federation = make_federation(Random(f"{SEED}/federation"))
    places = {name: union.place for union in federation.unions for name in (union.name, union.short)}
    return World(federation, _people(Random(f"{SEED}/people"), federation), places)


def _people(rng: Random, federation: Federation) -> list[Person]:
    """A step prime to the number of birthdays gives everybody a number of his own, and neighbours nothing in common."""
    births, serial = [OLDEST + timedelta(days=n) for n in range(BIRTHDAYS)], count()
    people = []
    for employer in federation.employers:
        for _ in range(round(employer.employees * CARDED)):
            n = next(serial)
            number = identity(rng.choice(DIVISIONS), births[n * 7_919 % BIRTHDAYS], n * 37 % 999 + 1)
            people.append(Person(person_name(rng), number, employer))
    return people
