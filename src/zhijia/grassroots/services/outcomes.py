"""What a deed came to: how things stood just before, and what is otherwise after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from django.db.models import Count, Max

from zhijia.grassroots.models import Plan
from zhijia.orgs.models import Cover, Operation, Placement, Touched, Unit
from zhijia.orgs.queries import history, standing, under
from zhijia.orgs.terms import Part
from zhijia.people.models import Membership
from zhijia.people.terms import Beginning


@dataclass(frozen=True)
class Outcome:
    """What a plan comes to: each union with its sentence, and what moves with it; members are counted, not named."""

    operation: int
    units: tuple[tuple[str, str], ...]
    followers: tuple[str, ...]
    employers: tuple[tuple[str, str, str], ...]
    members: tuple[tuple[str, int], ...]

    @property
    def heads(self) -> int:
        return sum(count for _, count in self.members)

    @property
    def seen(self) -> str:
        """What was shown, as one word: a page that shows something else has another."""
        told = repr((self.units, self.followers, self.employers, self.members))
        return blake2b(told.encode(), digest_size=8).hexdigest()


@dataclass(frozen=True)
class Before:
    """How things stood just before, under the lock of the tree."""

    on: date
    paths: dict[int, str]
    covers: dict[int, Unit]
    last: int

    @classmethod
    def of(cls, plan: Plan) -> "Before":
        assert plan.on is not None  # noqa: S101  (`is_whole` has looked)
        units = [row.unit for row in plan.units.filter(target=None).select_related("unit")]
        paths: dict[int, str] = {}
        for unit in units:
            paths |= dict(
                Placement.objects.filter(standing(plan.on), under(unit)).values_list("unit_id", "path")
            )
        covers = Cover.objects.filter(until=None, unit__in=units).select_related("unit")
        last = Membership.objects.aggregate(last=Max("pk"))["last"] or 0
        return cls(plan.on, paths, {one.employer_id: one.unit for one in covers}, last)

    def outcome(self) -> Outcome:
        done = Operation.objects.latest("pk")
        rows = Touched.objects.filter(operation=done).exclude(part=Part.BELOW).select_related("unit")
        touched = list(dict.fromkeys(row.unit for row in rows.order_by("pk")))
        return Outcome(
            done.pk, tuple((unit.name, _says(unit, done)) for unit in touched), self._followers(touched),
            self._passed(), self._carried(),
        )  # fmt: skip

    def _followers(self, touched: Sequence[Unit]) -> tuple[str, ...]:
        """Whose place in the tree is another now, besides those the deed was about."""
        now = Placement.objects.filter(standing(self.on), unit__in=self.paths)
        moved = (
            now.exclude(unit__in=touched).order_by("unit__name").values_list("unit_id", "unit__name", "path")
        )
        return tuple(name for unit, name, path in moved if path != self.paths[unit])

    def _passed(self) -> tuple[tuple[str, str, str], ...]:
        now = Cover.objects.filter(until=None, employer__in=self.covers).select_related("employer", "unit")
        rows = {one.employer_id: one for one in now.order_by("employer__name")}
        passed = [(one.employer.name, self.covers[pk].name, one.unit.name) for pk, one in rows.items() if one.unit_id != self.covers[pk].pk]  # fmt: skip
        gone = set(self.covers) - set(rows)
        names = dict(Cover.objects.filter(employer__in=gone).values_list("employer_id", "employer__name"))
        return (*passed, *sorted((names[pk], self.covers[pk].name, "") for pk in gone))

    def _carried(self) -> tuple[tuple[str, int], ...]:
        rows = Membership.objects.filter(
            pk__gt=self.last, began=Beginning.REGROUPED, since=self.on
        ).order_by()
        return tuple(sorted(rows.values_list("unit__name").annotate(Count("pk"))))


def _says(unit: Unit, done: Operation) -> str:
    return "；".join(one.says for one in history(unit) if one.operation.pk == done.pk)
