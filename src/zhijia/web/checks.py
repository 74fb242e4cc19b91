"""What a review page hands to `web/ui/checks.html` and `web/ui/compare.html`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Check:
    """One automatic check: its tone (ok, warn, bad), what was looked at, the figures, and the rule it rests on."""

    tone: str
    label: str
    note: str = ""
    aside: str = ""
    href: str = ""


@dataclass(frozen=True)
class Compared:
    """What was declared beside what was found."""

    label: str
    left: str
    right: str
    result: str
    tone: str
