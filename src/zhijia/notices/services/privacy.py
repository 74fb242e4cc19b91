"""Requests about one's own data (个人信息保护法 44–47), and their answers within the days the rulebook gives."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localtime

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.orgs.models import Unit
from zhijia.people.models import Account, Person
from zhijia.rulebook.calendar import add_workdays
from zhijia.rulebook.queries import rule_row
from zhijia.rulebook.terms import Unit as Days

from ..models import DataRequest
from ..terms import DataKind, DataState
from .messages import tell

ANSWER_DAYS = "privacy.answer_days"


@transaction.atomic
def ask_data(person: Person, *, kind: str, words: str, unit: Unit, at: datetime) -> DataRequest:
    """One of a kind waits at a time; its due day is fixed by the rule of today."""
    Person.objects.select_for_update().get(pk=person.pk)
    if DataRequest.objects.filter(person=person, kind=kind, state=DataState.WAITING).exists():
        raise Refused(f"您的“{DataKind(kind).label}”申请正在办理，请等答复后再提")
    due = _due(localtime(at).date())
    made = DataRequest.objects.create(
        person=person, unit=unit, kind=kind, words=words.strip(), at=at, due_on=due
    )
    facts = {"kind": kind, "due": due}
    note("notices.data.asked", f"data_request:{made.pk}", by=person, at=at, facts=facts)
    return made


def _due(day: date) -> date:
    """The rule's unit says how its days are counted."""
    limit = rule_row(ANSWER_DAYS, on=day)
    days = int(limit.value)
    return add_workdays(day, days) if limit.unit == Days.WORKDAYS else day + timedelta(days=days)


@transaction.atomic
def answer_data(request: DataRequest, *, text: str, done: bool, by: Account, at: datetime) -> DataRequest:
    """Written once, and the person is told; who is declined is told why (第五十条)."""
    if not text.strip():
        raise Refused("答复不能为空，请写明办理结果；不予办理的请说明理由")
    state = DataState.DONE if done else DataState.DECLINED
    waiting = DataRequest.objects.filter(pk=request.pk, state=DataState.WAITING)
    if not waiting.update(state=state, answer=text.strip(), answered_by=by, answered_at=at):
        raise Refused("这项申请刚才已经答复，请刷新页面查看")
    facts = {"kind": request.kind, "state": state}
    note("notices.data.answered", f"data_request:{request.pk}", by=by, at=at, facts=facts)
    tell(
        request.person, key=f"data:{request.pk}:answered", title="个人信息申请有了答复",
        body=f"您提出的“{request.get_kind_display()}”申请已答复，请到“我的数据”查看。", link="/m/me/data/", at=at,
    )  # fmt: skip
    request.refresh_from_db()
    return request
