"""Finding or making people in sets, and which union each belongs to."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.orgs.models import Unit

from .models import Membership, Person, blind
from .writing import ids_by, upsert


def people_by_identity(named: Mapping[str, str]) -> dict[str, int]:
    """Identity number → person id, making those who are new. `named` gives each number's name."""
    index = {number: blind(number) for number in named}
    known = ids_by(Person, "identity_index", list(index.values()))
    fresh = [number for number in named if index[number] not in known]
    if fresh:
        _make(fresh, named, index)
        known |= ids_by(Person, "identity_index", [index[number] for number in fresh])
    return {number: known[index[number]] for number in named}


def _make(numbers: list[str], named: Mapping[str, str], index: Mapping[str, str]) -> None:
    """Somebody else may have made one of them meanwhile: theirs is kept."""
    blank = [""] * len(numbers)
    columns = {
        "name": [named[number] for number in numbers],
        "identity": numbers,
        "identity_index": [index[number] for number in numbers],
        "phone": blank,
        "phone_index": blank,
    }
    upsert(Person, columns, on="identity_index", keep=True)


@transaction.atomic
def admit(person: Person, *, unit: Unit, since: date, by: object, at: datetime) -> Membership:
    """From this day the person belongs to this union; where they belonged before ends the day before (一次入会、动态接转)."""
    now = Membership.objects.select_for_update().filter(person=person, until=None).first()
    if now and now.unit_id == unit.pk:
        return now
    if now and now.since >= since:
        raise Refused(f"会籍自 {now.since} 起在{now.unit}，接转日期须晚于这一天，请核对日期")
    if now:
        Membership.objects.filter(pk=now.pk).update(until=since)
    made = Membership.objects.create(person=person, unit=unit, since=since)
    note(
        "people.membership.begun",
        f"person:{person.pk}",
        by=by,
        at=at,
        facts={"unit": unit.name, "since": since},
    )
    return made
