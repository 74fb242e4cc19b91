"""Which union takes which trade (职业群体归口), from a day on."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from zhijia.access.rules import may
from zhijia.access.terms import Permission
from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.orgs.models import Unit
from zhijia.people.models import Account
from zhijia.people.terms import Occupation

from ..models import Catchment
from ..whereabouts import BELOW, RECEIVING, stands


@transaction.atomic
def name_union(occupation: str, *, unit: Unit, since: date, by: Account, at: datetime) -> Catchment:
    """From this day workers of this trade are led to the union; several may be named, of several towns."""
    if not may(by, Permission.UNIONS_APPROVE, unit, on=at.date()):
        raise Refused("这个工会不在您的管理范围，请另选一个")
    if unit.kind not in RECEIVING or unit.kind in BELOW or not stands(unit, on=since):
        raise Refused(f"{unit.name}在 {since} 不能直接接收会员，请选现存的基层工会、工联会或镇街总工会")
    try:
        with transaction.atomic():
            made = Catchment.objects.create(occupation=occupation, unit=unit, since=since)
    except IntegrityError:
        raise Refused(f"{unit.name}已经接收{Occupation(occupation).label}，无需再登记，请核对") from None
    facts = {"occupation": occupation, "unit": unit.name, "since": since}
    note("joining.catchment.set", f"catchment:{made.pk}", by=by, at=at, facts=facts)
    return made


@transaction.atomic
def end_naming(catchment: Catchment, *, on: date, by: Account, at: datetime) -> None:
    """Not from this day on; one that has not begun yet is taken back whole."""
    if on <= catchment.since:
        Catchment.objects.filter(pk=catchment.pk).delete()
    else:
        Catchment.objects.filter(pk=catchment.pk, until=None).update(until=on)
    facts = {"occupation": catchment.occupation, "unit": catchment.unit.name, "until": on}
    note("joining.catchment.ended", f"catchment:{catchment.pk}", by=by, at=at, facts=facts)
