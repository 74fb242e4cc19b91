"""The menus. Rooms add their entries in `AppConfig.ready()`; the layouts show what this account may open."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True)
class Entry:
    """One place in a menu. `url` is a URL name; `permission`, when given, hides the entry from those without it."""

    label: str
    url: str
    icon: str = ""
    group: str = ""
    order: int = 0
    permission: str = ""


@dataclass(frozen=True)
class Link:
    """An entry as one reader sees it now: its address, and whether the reader is there."""

    label: str
    href: str
    icon: str
    group: str
    current: str = ""


class Menu(list[Entry]):
    """Entries in the order they were added; `add` twice is the same as once, since `ready()` may run twice."""

    def add(self, *entries: Entry) -> None:
        self.extend(entry for entry in entries if entry not in self)


desk = Menu()
portal = Menu()
member = Menu()
own = Menu()
"""What stands on the member's own page, 我的."""
services = Menu()
"""What a member may ask for: the tiles of the member's front page."""
footer = Menu()
places: dict[str, str] = {}
"""URL names the layouts need from higher rooms: `search`, `desk_search`, `sign_in`, `sign_out`, `desk`, `member`."""


def address(name: str) -> str:
    """The path of a URL name, empty while its room is not built: a menu never breaks a page."""
    try:
        return reverse(name) if name else ""
    except NoReverseMatch:
        return ""


def links(menu: Iterable[Entry], path: str, may: Callable[[str], bool]) -> list[Link]:
    """What a reader may open, sorted; the one whose address covers `path` is marked."""
    allowed = [entry for entry in menu if not entry.permission or may(entry.permission)]
    found = [(entry, href) for entry in in_order(allowed) if (href := address(entry.url))]
    here = covering([href for _, href in found], path)
    return [Link(e.label, href, e.icon, e.group, mark(href, here, path)) for e, href in found]


def in_order(entries: list[Entry]) -> list[Entry]:
    """By group, each group standing where its first entry stands; ungrouped entries come first."""
    first: dict[str, int] = {}
    for entry in entries:
        first[entry.group] = min(entry.order, first.get(entry.group, entry.order))
    return sorted(entries, key=lambda e: (e.group != "", first[e.group], e.group, e.order, e.label))


def covering(hrefs: list[str], path: str) -> str:
    """The longest address that `path` lies under; a front door such as `/w/` covers only itself."""
    doors = {a for a in hrefs for b in hrefs if b != a and b.startswith(a)}
    fits = [href for href in hrefs if path == href or (href not in doors and path.startswith(href))]
    return max(fits, key=len, default="")


def mark(href: str, here: str, path: str) -> str:
    """The value of aria-current: `page` on the place itself, `true` somewhere inside it."""
    if href != here:
        return ""
    return "page" if href == path else "true"


def grouped(found: list[Link]) -> list[tuple[str, list[Link]]]:
    return [(name, list(those)) for name, those in groupby(found, key=lambda link: link.group)]
