"""The roll, page by page: members are counted union by union from an index alone, and only the page's own rows are read."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import accumulate
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from zhijia.access.authority import Authority
from zhijia.access.terms import Permission
from zhijia.orgs.models import Unit
from zhijia.orgs.terms import UnitKind
from zhijia.people.models import Account, Membership
from zhijia.people.queries import lasting_on
from zhijia.people.terms import GONE, Beginning, Employment, Occupation, Sex, Standing

FEW = 1000  # unions asked by name; more are counted all at once, and those out of reach left out
CELLS = {
    "standing": ("会籍状态", Standing.choices), "employment": ("用工形式", Employment.choices),
    "occupation": ("职业群体", Occupation.choices), "migrant": ("农民工", [("1", "是"), ("0", "否")]), "sex": ("性别", Sex.choices),
    "past": ("会员", [("1", "已离会")]),
}  # fmt: skip
FIELDS = (
    "person_id", "person__name", "unit_id", "unit__name", "employer__name", "standing", "employment", "occupation", "since", "until",
    "ended",
)  # fmt: skip


@dataclass(frozen=True)
class Filters:
    """`place` is a town or a single union; cells are columns and their values as asked."""

    place: Unit | None = None
    cells: tuple[tuple[str, str], ...] = ()

    @property
    def past(self) -> bool:
        return ("past", "1") in self.cells

    def wanted(self) -> Q:
        found: dict[str, Any] = {name: value for name, value in self.cells if name != "past"}
        if "migrant" in found:
            found["migrant"] = found["migrant"] == "1"
        return Q(**found)

    def chosen(self) -> list[tuple[str, str, str]]:
        """For the pills that take each away again."""
        place = [("place", "工会", str(self.place))] if self.place else []
        labels = {name: (label, dict(choices)) for name, (label, choices) in CELLS.items()}
        return place + [(name, labels[name][0], str(labels[name][1][value])) for name, value in self.cells]

    def kept(self) -> dict[str, str]:
        """As an address or a stored question keeps them."""
        return ({"place": str(self.place.pk)} if self.place else {}) | dict(self.cells)


def filters_from(
    asked: Mapping[str, str], account: Account, *, on: date, permission: str = Permission.MEMBERS_VIEW
) -> Filters:
    """Whatever is not a known value is as if it had not been asked."""
    place, within = asked.get("place", ""), Authority(account, on).reach(permission)
    unit = Unit.objects.filter(within, pk=int(place)).first() if place.isascii() and place.isdigit() else None
    cells = [(name, asked.get(name, "")) for name in CELLS]
    return Filters(unit, tuple((name, value) for name, value in cells if value in dict(CELLS[name][1])))


def towns_seen(account: Account, *, on: date) -> list[Unit]:
    kinds = (UnitKind.TOWN, UnitKind.ZONE)
    reach = Authority(account, on).reach(Permission.MEMBERS_VIEW)
    return list(Unit.objects.filter(reach, kind__in=kinds).order_by("code", "pk"))


def gone_by(on: date) -> Q:
    """Members once and no more: the last stretch of each time, until it is followed by another."""
    return Q(until__isnull=False, until__lte=on, ended__in=GONE)


@dataclass
class Roll:
    """What a paginator pages: how many there are, and the rows from one place to another, in the order of the tree."""

    account: Account
    filters: Filters
    on: date
    permission: str = Permission.MEMBERS_VIEW
    units: list[int] = field(init=False)

    def __post_init__(self) -> None:
        units = Unit.objects.filter(Authority(self.account, self.on).reach(self.permission))
        if self.filters.place:
            units = units.under(self.filters.place)
        self.units = list(units.order_by("path", "pk").values_list("pk", flat=True))

    @cached_property
    def tally(self) -> Counter[int]:
        """Members of each union. Open stretches are counted by an index, and the few that begin or end on a day to come apart."""
        if self.filters.past:
            return _by_unit(self._asked(gone_by(self.on)))
        counts = _by_unit(self._asked(Q(until=None)))
        counts.subtract(self._asked(Q(until=None, since__gt=self.on)).values_list("unit_id", flat=True))
        ending = self._asked(Q(until__isnull=False, until__gt=self.on)).values_list("unit_id", "since")
        counts.update(unit for unit, since in ending if since <= self.on)
        return counts

    def _asked(self, when: Q) -> QuerySet[Membership]:
        few = Q(unit__in=self.units) if len(self.units) <= FEW else Q()
        return Membership.objects.filter(when, few, self.filters.wanted()).order_by()

    @cached_property
    def ends(self) -> list[int]:
        """Up to which number of the whole list the members of each union go."""
        return list(accumulate(self.tally.get(unit, 0) for unit in self.units))

    def count(self) -> int:
        return self.ends[-1] if self.ends else 0

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, part: slice) -> list[dict[str, Any]]:
        start, stop = part.start or 0, min(part.stop, self.count())
        if start >= stop:
            return []
        first, last = bisect_right(self.ends, start), bisect_right(self.ends, stop - 1)
        before = self.ends[first - 1] if first else 0
        spanned = [unit for unit in self.units[first : last + 1] if self.tally.get(unit)]
        return told(self.rows().filter(unit__in=spanned)[start - before : stop - before])

    def rows(self) -> QuerySet[Membership]:
        when = gone_by(self.on) if self.filters.past else lasting_on(self.on)
        return Membership.objects.filter(when, self.filters.wanted()).order_by("unit__path", "unit_id", "pk")


def _by_unit(rows: QuerySet[Membership]) -> Counter[int]:
    return Counter(dict(rows.values_list("unit_id").annotate(n=Count("*"))))


def told(rows: QuerySet[Membership]) -> list[dict[str, Any]]:
    """The rows of one page with the day each joined; no sealed number is opened for it."""
    found = list(rows.values(*FIELDS))
    joined = joined_on([row["person_id"] for row in found])
    return [row | {"joined": joined.get(row["person_id"])} for row in found]


def joined_on(people: Sequence[int]) -> dict[int, date]:
    """The day each became a member the last time: transfers and the like only carry that on."""
    rows = Membership.objects.filter(person__in=people, began=Beginning.JOINED).order_by()
    return dict(rows.values_list("person_id").annotate(Max("since")))
