"""What was asked for when a union is to be founded, read once, and what a rule rests on."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from zhijia.grassroots.models import Establishment, EstablishmentSeat
from zhijia.grassroots.terms import Office
from zhijia.orgs.models import Cover
from zhijia.orgs.queries import lasting
from zhijia.orgs.terms import UnitKind
from zhijia.rulebook.queries import rule_row

LAW = "《工会法》"
BELOW = (UnitKind.BRANCH, UnitKind.GROUP)
SHORT = 4  # characters of a title that fit beside a check on a phone; of a longer one only 条例 or 办法


@dataclass(frozen=True)
class Asked:
    """What was asked for, read once for all checks."""

    establishment: Establishment
    seats: list[EstablishmentSeat]
    covers: list[Cover]
    employees: int
    employers: int
    on: date

    def holding(self, *offices: Office) -> list[EstablishmentSeat]:
        return [seat for seat in self.seats if seat.office in offices]


def read(establishment: Establishment, *, on: date) -> Asked:
    places = list(establishment.employers.values_list("employer_id", "employees"))
    covers = Cover.objects.filter(lasting(on), employer__in=[pk for pk, _ in places])
    return Asked(
        establishment, list(establishment.seats.all()), list(covers.select_related("employer", "unit").order_by("pk")),
        sum(count for _, count in places), len(places), on,
    )  # fmt: skip


def resting(code: str, on: date) -> tuple[int, str, str]:
    """Its value, what it rests on in words, and the page that tells more."""
    row = rule_row(code, on=on)
    title = row.document.removeprefix("《").partition("》")[0].removeprefix("中华人民共和国")
    said = f"《{title}》" if len(title) <= SHORT else title[-2:]
    return (
        int(row.value),
        said + row.article if row.article else "规则",
        reverse("rulebook:history", args=[code]),
    )
