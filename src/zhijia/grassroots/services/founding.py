"""The only writers of unions asked for: from the application to the union that stands, with its committee."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from zhijia.base.errors import Refused
from zhijia.base.identity import identity_number, sex_and_birth
from zhijia.grassroots.checking.founding import failures
from zhijia.grassroots.checking.wanted import BELOW
from zhijia.grassroots.models import Establishment, EstablishmentEmployer, EstablishmentSeat, Founding
from zhijia.grassroots.rules import FOUNDING, WRITABLE
from zhijia.grassroots.terms import Office
from zhijia.matters.models import Matter, Step
from zhijia.matters.services import attach, open_matter, take
from zhijia.orgs.models import Cover, Employer, Unit
from zhijia.orgs.queries import lasting
from zhijia.orgs.services import cover, open_unit, regroup
from zhijia.people.models import Account, Person, blind
from zhijia.people.services import enlist, people_by_identity
from zhijia.sheets.checking import key_of

from .terms import Seated, begin_term

FEW = 100  # employers one union begins with, and people put forward for it


@transaction.atomic
def ask_for_union(superior: Unit, *, by: Account, at: datetime, **said: Any) -> Establishment:
    """A draft for the superior that approves."""
    matter = open_matter(FOUNDING, title=_title(said["name"]), applicant=None, unit=superior, by=by, at=at)
    paper = said.pop("paper", None)
    made = Establishment.objects.create(matter=matter, **said)
    _lay(made, paper, by=by, at=at)
    return made


@transaction.atomic
def write_union(found: Establishment, *, by: Account, at: datetime, **said: Any) -> Establishment:
    hold(found)
    paper = said.pop("paper", None)
    Establishment.objects.filter(pk=found.pk).update(**said)
    Matter.objects.filter(pk=found.matter_id).update(title=_title(said["name"]))
    _lay(found, paper, by=by, at=at)
    found.refresh_from_db()
    return found


def _title(name: str) -> str:
    return f"建立{name}"[:80]


def _lay(found: Establishment, paper: tuple[str, bytes] | None, *, by: Account, at: datetime) -> None:
    if paper:
        attach(found.matter, label="建会请示和党组织意见", name=paper[0], content=paper[1], by=by, at=at)


def hold(found: Establishment) -> None:
    matter = Matter.objects.select_for_update(of=("self",)).get(pk=found.matter_id)
    if matter.state not in WRITABLE:
        raise Refused("这份建会申请已经提交，内容不能再改；需要更正请先撤回，或请批复单位退回")


@transaction.atomic
def name_employer(found: Establishment, employer: Employer, *, employees: int) -> EstablishmentEmployer:
    """Said again, the number of employees is corrected."""
    hold(found)
    if found.employers.count() >= FEW:
        raise Refused(f"一次最多填 {FEW} 家单位，其余可在工会成立后办理划转")
    told = {"employees": employees}
    return found.employers.update_or_create(employer=employer, defaults=told)[0]


@transaction.atomic
def put_forward(
    found: Establishment, *, office: str, name: str, identity: str = "", phone: str = "", full_time: bool = False,
    relative: bool = False,
) -> EstablishmentSeat:  # fmt: skip
    """By ID, or by name and phone: two ways to know later who was meant."""
    hold(found)
    number = identity_number(identity) if identity else ""
    if not number and not phone:
        raise Refused("请填写身份证号，或填写手机号码，成立时据此登记是谁")
    if office == Office.CHAIR and found.seats.filter(office=Office.CHAIR).exists():
        raise Refused("已有主席人选，一个工会一位主席，请先删去原来的人选")
    if found.seats.count() >= FEW:
        raise Refused(f"一次最多填 {FEW} 位人选，请核对")
    sex = sex_and_birth(number)[0] if number else ""
    return EstablishmentSeat.objects.create(
        establishment=found, office=office, name=name, identity=number, phone=phone, sex=sex, full_time=full_time,
        relative=relative,
    )  # fmt: skip


@transaction.atomic
def strike_off(found: Establishment, row: EstablishmentEmployer | EstablishmentSeat) -> None:
    hold(found)
    row.delete()


@transaction.atomic
def hand_in_union(found: Establishment, *, by: Account, at: datetime) -> Step:
    """For the first time, or mended."""
    return take(found.matter, "submit" if found.matter.state == "draft" else "resubmit", by=by, at=at)


@transaction.atomic
def approve_union(matter: Matter, *, by: Account, at: datetime, note: str = "", document: str = "") -> Step:
    """The superior's yes, with the number of its reply; then the union stands from this day."""
    if not document.strip():
        raise Refused("同意建会须填写批复文号，请填写后再提交")
    Establishment.objects.filter(matter=matter).update(document=document.strip())
    return take(matter, "approve", by=by, at=at, note=note)


# checks and effects of the flow


def may_be_founded(step: Step) -> None:
    """No check fails by the rules of the day it was handed in."""
    found = Establishment.objects.select_related("matter__unit").get(matter=step.matter)
    on = step.matter.rules_on if step.matter.number else timezone.localdate(step.at)
    if failed := failures(found, on=on):
        raise Refused("；".join(failed))


def found_unions(steps: Sequence[Step]) -> None:
    for step in steps:
        found = Establishment.objects.select_related("matter__unit").get(matter=step.matter)
        if not found.document:
            raise Refused("还没有批复文号，请在事项页面填写批复文号后再通过")
        _found(found, on=timezone.localdate(step.at), by=step.by, at=step.at)


def _found(found: Establishment, *, on: date, by: Account, at: datetime) -> None:
    """The union, whom it covers, the register's line, and its first committee: one deed."""
    superior = found.matter.unit
    unit = open_unit(
        found.name, short=found.short, kind=found.kind, parent=superior, on=on, code=found.code, approval=found.document, by=by, at=at
    )  # fmt: skip
    _cover(found, unit, on=on, by=by, at=at)
    enter_founding(unit, matter=found.matter, second_coverage=found.second_coverage)
    Establishment.objects.filter(pk=found.pk).update(founded=unit)
    seats = _seats(found)
    if found.kind not in BELOW:
        begin_term(
            unit,
            years=found.years,
            since=on,
            seats=seats,
            document=found.document,
            by=by,
            at=at,
            matter=found.matter,
        )


def _cover(found: Establishment, unit: Unit, *, on: date, by: Account, at: datetime) -> None:
    employers = [row.employer for row in found.employers.select_related("employer")]
    elsewhere = set(
        Cover.objects.filter(lasting(on), employer__in=employers).values_list("employer", flat=True)
    )
    passed = [one for one in employers if one.pk in elsewhere]
    if passed:
        regroup(passed, to=unit, on=on, document=found.document, by=by, at=at)
    for one in employers:
        if one.pk not in elsewhere:
            cover(one, unit=unit, on=on)


def enter_founding(unit: Unit, *, matter: Matter, second_coverage: bool = False) -> Founding:
    """The register's line, which the count of new unions reads."""
    assert unit.parent is not None  # noqa: S101  (whoever approved it stands above)
    told: dict[str, Any] = {
        "fingerprint": "", "unit": unit.parent, "founded": unit, "name": unit.name, "short": unit.short, "kind": unit.kind,
        "superior": unit.parent.name, "code": unit.code, "founded_on": unit.opened_on, "approval": unit.approval,
        "second_coverage": second_coverage, "matter": matter,
    }  # fmt: skip
    key = key_of(unit.name)
    if Founding.objects.filter(key=key).exists():  # of a union that bears another name today
        key = key_of(unit.name, unit.opened_on)
    return Founding.objects.create(key=key, **told)


def _seats(found: Establishment) -> list[Seated]:
    """Each is found in the rolls, or written down: the number decides, else name and phone together."""
    seats = list(found.seats.all())
    known = people_by_identity({seat.identity: seat.name for seat in seats if seat.identity})
    people = Person.objects.in_bulk(known.values())
    taken = []
    for seat in seats:
        person = people[known[seat.identity]] if seat.identity else _by_phone(seat)
        if person.name != seat.name:
            raise Refused(f"{seat.name}的身份证号登记在另一姓名之下，请核对证件后退回更正")
        EstablishmentSeat.objects.filter(pk=seat.pk).update(person=person)
        taken.append(Seated(person, Office(seat.office), seat.full_time))
    return taken


def _by_phone(seat: EstablishmentSeat) -> Person:
    found = list(Person.objects.filter(phone_index=blind(seat.phone), name=seat.name, merged_into=None)[:2])
    if len(found) > 1:
        raise Refused(f"有两位{seat.name}登记了同一手机号码，请退回补填身份证号")
    return found[0] if found else enlist(seat.name, phone=seat.phone)
