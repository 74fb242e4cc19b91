"""Answering what no record tells in the year's survey."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.grassroots.checking.survey import ASKED, BY_CODE
from zhijia.grassroots.models import SurveyAnswer
from zhijia.orgs.models import Unit
from zhijia.orgs.terms import GRASSROOTS
from zhijia.people.models import Account

MOST = 10_000_000


@transaction.atomic
def answer_survey(unit: Unit, *, year: int, told: Mapping[str, int | None], by: Account, at: datetime) -> int:
    """Write down the cells told; an empty one is open again. Returns how many changed."""
    _allowed(unit, year, told, at)
    Unit.objects.select_for_update().get(pk=unit.pk)
    rows = SurveyAnswer.objects.filter(unit=unit, year=year)
    known = dict(rows.values_list("item", "value"))
    changed = {code: value for code, value in told.items() if known.get(code) != value}
    rows.filter(item__in=changed).delete()
    SurveyAnswer.objects.bulk_create(
        SurveyAnswer(unit=unit, year=year, item=code, value=value, by=by, at=at)
        for code, value in changed.items()
        if value is not None
    )
    if changed:
        facts = {"year": year, "items": sorted(changed)}
        note("grassroots.survey.answered", f"unit:{unit.pk}", by=by, at=at, facts=facts)
    return len(changed)


def _allowed(unit: Unit, year: int, told: Mapping[str, int | None], at: datetime) -> None:
    if unit.kind not in GRASSROOTS:
        raise Refused(f"{unit}不是基层工会，不填报调查表，请选择基层工会")
    if year > timezone.localdate(at).year:
        raise Refused(f"{year} 年还没有到，请到当年再填报")
    if wrong := next((code for code in told if code not in {item.code for item in ASKED}), ""):
        label = BY_CODE[wrong].cell if wrong in BY_CODE else wrong
        raise Refused(f"{label}由台账和会籍自动填写，请改正台账里的记录")
    for code, value in told.items():
        most = 1 if BY_CODE[code].flag else MOST
        if value is not None and not 0 <= value <= most:
            raise Refused(f"{BY_CODE[code].cell}应在 0 至 {most:,} 之间，请核对")
