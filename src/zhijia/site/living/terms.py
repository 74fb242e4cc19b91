"""The sample's committees: in each town a few unions whose terms are new, running, near their end, or overdue."""

from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from zhijia.base.periods import months_later
from zhijia.grassroots.models import Term
from zhijia.grassroots.services import Seated, begin_term
from zhijia.grassroots.terms import Office
from zhijia.orgs.models import Unit
from zhijia.orgs.queries import towns_of, units_under
from zhijia.orgs.terms import GRASSROOTS
from zhijia.people.models import Membership, Person
from zhijia.people.terms import Sex, Standing

DOCUMENT = "样例设定（换届）"
YEARS = 3
AGES = (
    2,
    8,
    20,
    31,
    34,
    38,
)  # months since the term began: new, new, running, due in 5 and in 2 months, overdue
OFFICES = (Office.CHAIR, Office.VICE, Office.MEMBER)


@transaction.atomic
def begin_terms(*, by: object, at: datetime) -> int:
    """Once. Members of the union itself sit on its committee; where women are members, one heads their committee."""
    if Term.objects.exists():
        return 0
    begun, owner = 0, Unit.objects.get(code=settings.ZHIJIA_UNIT)
    for town in towns_of(owner, on=at.date()):
        unions = units_under(town, on=at.date()).filter(kind__in=GRASSROOTS, opened_on__lt=date(2019, 1, 1))
        for months, union in zip(AGES, unions.order_by("pk"), strict=False):
            seats = _seats(union)
            since = months_later(at.date(), -months)
            if seats:
                begin_term(union, years=YEARS, since=since, seats=seats, document=DOCUMENT, by=by, at=at)
            begun += bool(seats)
    return begun


def _seats(union: Unit) -> list[Seated]:
    held = Membership.objects.filter(unit=union, until=None, standing=Standing.NORMAL).order_by("pk")
    people = [Person.objects.get(pk=pk) for pk in held.values_list("person_id", flat=True)[: len(OFFICES)]]
    woman = next((one for one in people if one.sex == Sex.FEMALE), None)
    seats = [Seated(one, office) for one, office in zip(people, OFFICES, strict=False)]
    return [*seats, Seated(woman, Office.WOMEN_CHAIR)] if woman else seats
