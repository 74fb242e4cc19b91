"""The unions and employers of the district: who covered whom, and since when."""

from dataclasses import dataclass, field
from datetime import date

from .places import Town

EMPLOYERS = 1_752


@dataclass
class Union:
    name: str
    kind: str
    superior: str
    founded: date
    place: str
    short: str = ""
    code: str = ""
    closed: date | None = None
    regrouped: bool = False

    def open_on(self, day: date) -> bool:
        return self.founded < day and not (self.closed and self.closed <= day)


@dataclass
class Employer:
    name: str
    code: str
    kind: str
    industry: str
    place: Town
    employees: int
    union: str = ""
    covered: date | None = None

    @property
    def own_union(self) -> str:
        return f"{self.name}工会"


@dataclass(frozen=True)
class Regrouping:
    employer: str
    day: date
    old: str
    new: str


@dataclass
class Federation:
    unions: list[Union] = field(default_factory=list)
    employers: list[Employer] = field(default_factory=list)
    regroupings: list[Regrouping] = field(default_factory=list)

    def singles(self, place: Town, *, on: date) -> list[str]:
        """Unions of single employers that stood in the place that day."""
        return [
            u.name
            for u in self.unions
            if u.place == place.short and u.kind == "单独基层工会" and u.open_on(on)
        ]
