"""Certificates of officers' classes, and finding out later who a name on a roll is."""

from collections import defaultdict
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.grassroots.models import Certificate, OfficerClass
from zhijia.grassroots.queries.classes import uncertified
from zhijia.grassroots.sheets.parts import Named, seated
from zhijia.matters.services import next_number
from zhijia.programmes.models import Attendance
from zhijia.programmes.terms import Held, ProgrammeKind

PREFIX = "PX"


@transaction.atomic
def issue_certificates(one: OfficerClass, *, document: str, by: object, at: datetime) -> int:
    """One for each name that came and has none; pressed twice it issues nothing twice. Returns how many."""
    OfficerClass.objects.select_for_update().get(pk=one.pk)
    if one.session.state != Held.HELD:
        raise Refused("这期培训班还没有举办，不能发证，请先在培训班台账把状态改为已举办")
    waiting = list(uncertified(one))
    if not waiting and not Certificate.objects.filter(session=one.session).exists():
        raise Refused("签到台账里没有到课的学员，请先导入这期的签到台账")
    day = timezone.localdate(at)
    Certificate.objects.bulk_create(
        Certificate(
            number=next_number("certificate", prefix=PREFIX, year=day.year), attendance=seat, session=one.session,
            unit_id=seat.unit_id, name=seat.name, person_id=seat.person_id, issued_on=day, document=document,
        )
        for seat in waiting
    )  # fmt: skip
    if waiting:
        facts = {"class": str(one.session), "count": len(waiting), "document": document}
        note("grassroots.certificates.issued", f"class:{one.pk}", by=by, at=at, facts=facts)
    return len(waiting)


@transaction.atomic
def recognise() -> int:
    """Rolls may come before the seats are written down: whoever one seat tells by now is linked. Returns how many."""
    unknown = Attendance.objects.filter(
        person=None, session__programme__kind=ProgrammeKind.OFFICER_CLASS
    ).values_list("pk", "name", "unit_id", "session__held_on")
    rolls: dict[Named, list[int]] = defaultdict(list)
    for pk, name, unit, on in unknown:
        rolls[name, unit, on].append(pk)
    found = seated(rolls)
    for named, person in found.items():
        Attendance.objects.filter(pk__in=rolls[named]).update(person=person)
    return sum(len(rolls[named]) for named in found)
