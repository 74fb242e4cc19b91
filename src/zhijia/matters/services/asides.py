"""What belongs to the story and changes no state: handing over, extending, reminding, countersigning, abstaining."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from zhijia.access.authority import Authority
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.people.models import Account
from zhijia.rulebook.calendar import add_days

from ..flows import flows
from ..models import Countersign, Deadline, Extension, Matter, SavedView, Step, Tie
from ..rules import Standing
from ..terms import COUNTERSIGN, EXTEND, HANDOVER, REMIND, StopState


def _aside(matter: Matter, verb: str, *, by: Account, at: datetime, note: str) -> Step:
    here = matter.stops.filter(state=StopState.HERE).first()
    return Step.objects.create(
        matter=matter, verb=verb, source=matter.state, target=matter.state, stop=here, by=by, at=at, note=note
    )


@transaction.atomic
def hand_over(
    matters: Sequence[Matter], *, to: Account, reason: str, by: Account, at: datetime
) -> list[Step]:
    """Give open matters to a colleague who may take the next step; each remembers why. All or none."""
    if not reason.strip():
        raise Refused("转交需要写明理由，请填写后再提交")
    day = timezone.localdate(at)
    locked = Matter.objects.select_for_update(of=("self",)).filter(pk__in=[matter.pk for matter in matters])
    rows = list(locked.select_related("desk").order_by("pk"))
    giver, standing, steps = Authority(by, day), Standing(to, day).learn(rows), []
    for matter in rows:
        if not matter.desk or not giver.may(Permission.MATTERS_HANDOVER, matter.desk):
            raise Refused(f"{matter} 不在您的转交范围，请取消选择后再试")
        if not standing.authority.may(matter.awaits, matter.desk):
            raise Refused(f"{to.name}没有办理 {matter} 这一步的岗位，请另选一人")
        if standing.must_abstain(matter):
            raise Refused(f"{to.name}须对 {matter} 回避，请另选一人")
        Matter.objects.filter(pk=matter.pk).update(holder=to)
        steps.append(_aside(matter, HANDOVER, by=by, at=at, note=f"交给{to.name}：{reason.strip()}"))
    return steps


@transaction.atomic
def extend(matter: Matter, *, days: int, reason: str, by: Account, at: datetime) -> Deadline:
    """More days for the step that runs now, counted as its rule counts. Only the named authority may."""
    if not Authority(by, timezone.localdate(at)).may(Permission.MATTERS_EXTEND, matter.unit):
        raise Refused("延长期限须由区总工会领导批准，请报请批准")
    if days <= 0 or not reason.strip():
        raise Refused("请写明延长的天数（大于 0）和理由")
    clock = Deadline.objects.select_for_update().filter(matter=matter, met_on=None).first()
    if clock is None:
        raise Refused("这件事现在没有正在计算的期限，可以不延长")
    clock.due_on = add_days(clock.due_on, days, clock.counting)
    Deadline.objects.filter(pk=clock.pk).update(due_on=clock.due_on)
    Matter.objects.filter(pk=matter.pk).update(due_on=clock.due_on)
    Extension.objects.create(deadline=clock, days=days, reason=reason.strip(), by=by, at=at)
    told = f"延长 {days} {clock.counting}，至 {clock.due_on}：{reason.strip()}"
    _aside(matter, EXTEND, by=by, at=at, note=told)
    return clock


@transaction.atomic
def remind(matter: Matter, *, by: Account, at: datetime) -> Step:
    """The applicant asks how it goes: once a day, and only while somebody else has it."""
    if not matter.awaits:
        raise Refused("这件事现在不在办理单位手里，可以先看看是否等您补充材料")
    if matter.steps.filter(verb=REMIND, at__gt=at - timedelta(days=1)).exists():
        raise Refused("一天内已经催办过一次，承办单位已收到，请明天再试")
    return _aside(matter, REMIND, by=by, at=at, note="申请人催办")


@transaction.atomic
def ask_countersign(
    matter: Matter, *, permission: str, over: Sequence[str], reason: str, by: Account, at: datetime
) -> Countersign:
    """Ask for a second signature over these failed checks, by somebody else who holds the permission."""
    if not reason.strip():
        raise Refused("有检查未通过时，通过需要写明理由，请填写后再提交")
    here = matter.stops.get(state=StopState.HERE)
    found = Countersign.objects.filter(matter=matter, stop=here, agreed=None).first()
    if found:
        return found
    told = f"请求复签（{'、'.join(over)}）：{reason.strip()}"
    _aside(matter, COUNTERSIGN, by=by, at=at, note=told)
    return Countersign.objects.create(
        matter=matter,
        stop=here,
        permission=permission,
        over="、".join(over)[:300],
        reason=reason.strip(),
        asked_by=by,
        asked_at=at,
    )


@transaction.atomic
def countersign(asked: Countersign, *, agreed: bool, words: str, by: Account, at: datetime) -> Countersign:
    """The second signature: never by whoever asked, decided before, is the applicant or family."""
    matter = asked.matter
    if not Authority(by, timezone.localdate(at)).may(asked.permission, matter.unit):
        raise Refused("复签由区总工会领导办理，请联系有复签岗位的同事")
    approve = next(move for move in flows[matter.kind].moves if move.decides and move.passes)
    standing = Standing(by, timezone.localdate(at)).learn([matter])
    if by.pk == asked.asked_by_id:
        raise Refused("复签须由另一人办理，请联系有复签岗位的同事")
    if why := standing.barred(approve, matter, by):
        raise Refused(why)
    won = Countersign.objects.filter(pk=asked.pk, agreed=None).update(
        agreed=agreed, words=words.strip(), answered_by=by, answered_at=at
    )
    if not won:
        raise Refused("这一次复签已经办过，请刷新后再看")
    _aside(matter, COUNTERSIGN, by=by, at=at, note=f"{'同意' if agreed else '不同意'}：{words.strip()}")
    asked.refresh_from_db()
    return asked


def countersigned(matter: Matter, over: Sequence[str]) -> bool:
    """Whether each of these failed checks was signed over; one that failed only later needs a signature of its own."""
    signed = Countersign.objects.filter(matter=matter, agreed=True).values_list("over", flat=True)
    return set(over) <= {label for labels in signed for label in labels.split("、")}


@transaction.atomic
def declare_tie(matter: Matter, *, by: Account, at: datetime) -> Tie:
    """Say oneself that one is related to the applicant: from now on one decides nothing here."""
    made, _ = Tie.objects.get_or_create(matter=matter, account=by, defaults={"declared_at": at})
    Matter.objects.filter(pk=matter.pk, holder=by).update(holder=None)
    return made


@transaction.atomic
def save_view(name: str, query: str, *, by: Account) -> SavedView:
    """Keep a filter of the inbox under a name; the same name again replaces it."""
    if not name.strip():
        raise Refused("请给这个筛选起个名字，如“薛家镇超期”")
    told = {"query": query[:300]}
    return SavedView.objects.update_or_create(account=by, name=name.strip()[:20], defaults=told)[0]


@transaction.atomic
def drop_view(view: SavedView) -> None:
    SavedView.objects.filter(pk=view.pk).delete()
