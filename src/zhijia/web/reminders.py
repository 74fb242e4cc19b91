"""What the desk's front page reminds a reader of. Rooms add theirs in `AppConfig.ready()`; each figure opens what it counts."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from zhijia.base.errors import Refused


@dataclass(frozen=True)
class Reminder:
    """`tone` is warn or bad, or nothing; `unit` is the measure word."""

    label: str
    count: int
    unit: str
    href: str
    tone: str = ""


Teller = Callable[[Any], Iterable[Reminder]]
tellers: list[Teller] = []


def add(*more: Teller) -> None:
    """Twice is the same as once, since `ready()` may run twice."""
    tellers.extend(one for one in more if one not in tellers)


def told(request: Any) -> list[Reminder]:
    """Only what there is some of. A room that cannot tell, for a rule is missing, says so on its own page, not on this."""
    found: list[Reminder] = []
    for teller in tellers:
        with suppress(Refused):
            found += [one for one in teller(request) if one.count]
    return found
