"""The register of terms writes terms: one after another, as they followed each other."""

from collections.abc import Mapping, Sequence
from typing import Any

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.grassroots.models import Seat, Term
from zhijia.grassroots.terms import Office
from zhijia.orgs.models import Unit
from zhijia.people.models import Person
from zhijia.people.services import people_by_identity
from zhijia.sheets.models import Intake

from .seats import take_seat
from .terms import Seated, begin_term, correct_term, record_delay

Row = dict[str, Any]


def enter_terms(rows: Sequence[Row], intake: Intake) -> None:
    """The earliest first; a term told again is corrected where a register may correct it."""
    units = Unit.objects.in_bulk({row["unit"] for row in rows})
    chairs = people_by_identity(
        {row["chair.identity"]: row["chair.name"] for row in rows if row["chair.identity"]}
    )
    people = Person.objects.in_bulk(chairs.values())
    for row in sorted(rows, key=lambda row: (row["unit"], row["began_on"])):
        chair = people.get(chairs.get(row["chair.identity"], 0))
        row["term"] = _enter(row, units[row["unit"]], chair, intake).pk
        row["chair"] = chair.pk if chair else None


def _enter(row: Row, unit: Unit, chair: Person | None, intake: Intake) -> Term:
    said: dict[str, Any] = {"by": str(intake.by), "at": intake.at}
    held = Term.objects.filter(unit=unit, number=row["number"]).select_related("unit").first()
    if held is None:
        seats = [Seated(chair, Office.CHAIR)] if chair else []
        held = begin_term(
            unit, years=row["years"], since=row["began_on"], number=row["number"], document=row["document"], seats=seats, **said
        )  # fmt: skip
    else:
        _correct(held, row, chair, said)
    if row["delayed_to"] != held.delayed_to:
        record_delay(held, to=row["delayed_to"], **said)
    return held


def _correct(held: Term, row: Row, chair: Person | None, said: Mapping[str, Any]) -> None:
    if held.matter_id:
        raise Refused(f"{held}由换届事项登记，台账不能改动，请从台账中删去这一行")
    if held.since != row["began_on"]:
        raise Refused(f"{held}登记的起始日是 {held.since}，与台账不符，请核对届次和起始日期")
    correct_term(held, years=row["years"], document=row["document"], **said)
    seat = Seat.objects.filter(term=held, office=Office.CHAIR, until=None).first()
    if chair and (seat is None or seat.person_id != chair.pk):
        _another_chair(held, seat, chair, said)


def _another_chair(held: Term, seat: Seat | None, chair: Person, said: Mapping[str, Any]) -> None:
    """The register tells who chairs from the first day; a later change is a seat taken between two congresses."""
    if held.until or (seat and seat.since != held.since):
        raise Refused(f"{held}的主席已有变动记录，台账不能改动，请在台账中填写原来的主席")
    if seat is None:
        take_seat(held, Seated(chair, Office.CHAIR), since=held.since, **said)
        return
    facts = {"from": seat.person_id, "person": chair.pk}
    Seat.objects.filter(pk=seat.pk).update(person=chair)
    note("grassroots.seat.taken", f"unit:{held.unit_id}", facts=facts, **said)
