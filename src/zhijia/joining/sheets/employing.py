"""The employers there are, found by code or by name as a clerk writes it."""

from dataclasses import dataclass
from typing import NamedTuple, Self

from zhijia.orgs.models import Employer
from zhijia.people.matching.rolls import bare_employer
from zhijia.sheets.cells import tidy
from zhijia.sheets.columns import BRACKETS


class Firm(NamedTuple):
    pk: int
    name: str
    uscc: str


@dataclass(frozen=True)
class Book:
    """Read once for a file."""

    by_name: dict[str, Firm]
    by_code: dict[str, Firm]

    @classmethod
    def of_today(cls) -> Self:
        firms = [Firm(*told) for told in Employer.objects.order_by("pk").values_list("pk", "name", "uscc")]
        names = {tidy(firm.name).translate(BRACKETS): firm for firm in firms}
        return cls(names, {firm.uscc: firm for firm in firms if firm.uscc})

    def find(self, name: str, code: str) -> int | None:
        """By the code first: names are written in many ways."""
        firm = self.by_code.get(code) or self.by_name.get(name)
        return firm.pk if firm else None

    def alike(self, one: str, other: str) -> bool:
        short, long = sorted((bare_employer(one), bare_employer(other)), key=len)
        return short in long
