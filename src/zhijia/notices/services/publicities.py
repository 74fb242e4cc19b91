"""Publishing a notice, striking a line, ending it. The clock counts working days and starts anew when the list changes."""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.orgs.models import Unit
from zhijia.people.models import Account
from zhijia.rulebook.calendar import add_workdays

from ..models import Counter, Listed, Publicity
from ..parts import Line
from ..queries import unanswered
from ..rules import tells_secrets
from ..terms import PublicityState

Follower = Callable[[Publicity, Sequence[Listed], str, Account, datetime], None]
followers: list[Follower] = []
"""Rooms above add theirs in `ready()`: told (publicity, lines, "struck" or "ended", by, at) in the same transaction, so that their matters move with the notice."""


@transaction.atomic
def publish(
    title: str, *, unit: Unit, rows: Sequence[Line], days: int, basis: str, by: Account, at: datetime
) -> Publicity:
    """Put a list before the public for so many working days. Names are masked before they are written."""
    _judge(f"{title} {basis}", rows, days=days)
    day = localtime(at).date()
    publicity = Publicity.objects.create(
        number=_next_number(day.year), title=title, unit=unit, since=day, until=add_workdays(day, days), days=days,
        basis=basis, by=by, at=at,
    )  # fmt: skip
    Listed.objects.bulk_create(
        Listed(
            publicity=publicity, order=order, name=masked(row.name), union=row.union, category=row.category,
            amount=row.amount, subject=row.subject,
        )
        for order, row in enumerate(rows, start=1)
    )  # fmt: skip
    facts = {
        "number": publicity.number,
        "lines": len(rows),
        "since": day,
        "until": publicity.until,
        "days": days,
    }
    note("notices.publicity.opened", f"publicity:{publicity.pk}", by=by, at=at, facts=facts)
    return publicity


def masked(name: str) -> str:
    """陈**: the length of the name is hidden too."""
    return f"{name[:1]}**"


def _judge(text: str, rows: Sequence[Line], *, days: int) -> None:
    if not rows:
        raise Refused("公示名单是空的，请先选择要公示的事项")
    if days < 1:
        raise Refused("公示期至少 1 个工作日，请在规则库核对公示天数")
    if len({row.subject for row in rows}) < len(rows):
        raise Refused("名单里有重复的事项，请去掉重复后再公示")
    if any(row.name and row.name in text for row in rows) or tells_secrets(text):
        raise Refused("公示的标题和依据里不能有姓名、号码或病名，请改写后再公示")
    if any(tells_secrets(f"{row.union} {row.category}") for row in rows):
        raise Refused("公示内容只写姓氏、工会、类别和金额，不能有号码或病名，请改写后再公示")


def _next_number(year: int) -> str:
    """GS-2026-0007: without gaps; the row is locked until the notice stands."""
    Counter.objects.get_or_create(year=year)
    counter = Counter.objects.select_for_update().get(year=year)
    Counter.objects.filter(pk=counter.pk).update(last=counter.last + 1)
    return f"GS-{year}-{counter.last + 1:04d}"


@transaction.atomic
def strike(publicity: Publicity, subject: str, *, reason: str, by: Account, at: datetime) -> Publicity:
    """Take a line off: the list has changed, so the clock starts again today. A list without lines is stopped."""
    locked, day = _open(publicity), localtime(at).date()
    if not reason.strip():
        raise Refused("撤下一行须写明原因，请填写后再提交")
    if not locked.lines.filter(subject=subject, struck_at=None).update(struck_at=at, reason=reason.strip()):
        raise Refused("这一行不在名单上或已经撤下，请刷新页面核对")
    locked.since, locked.until = day, add_workdays(day, locked.days)
    locked.restarted += 1
    if not locked.lines.filter(struck_at=None).exists():
        locked.state, locked.ended_at = PublicityState.STOPPED, at
    locked.save(update_fields=["since", "until", "restarted", "state", "ended_at"])
    line = locked.lines.get(subject=subject)
    facts = {"line": line.order, "until": locked.until, "state": locked.state}
    note("notices.publicity.struck", f"publicity:{locked.pk}", by=by, at=at, facts=facts)
    _follow(locked, [line], "struck", by=by, at=at)
    publicity.refresh_from_db()
    return publicity


@transaction.atomic
def conceal(subjects: Sequence[str], *, at: datetime) -> int:
    """Whoever takes their consent back is shown no longer, at once (个人信息保护法第二十五条); an officer then strikes the line."""
    shown = Listed.objects.filter(publicity__state=PublicityState.OPEN, struck_at=None, concealed_at=None)
    return shown.filter(subject__in=list(subjects)).update(concealed_at=at)


@transaction.atomic
def end(publicity: Publicity, *, by: Account, at: datetime) -> Publicity:
    """Only after the last working day is over, with every objection answered."""
    locked, day = _open(publicity), localtime(at).date()
    if day <= locked.until:
        raise Refused(f"公示至 {locked.until}，请在期满次日起结束公示")
    if locked.lines.filter(struck_at=None, concealed_at__isnull=False).exists():
        raise Refused("名单里有人撤回了公示同意，请先撤下那一行再结束公示")
    if waiting := unanswered(locked).count():
        raise Refused(f"还有 {waiting} 条异议没有答复，请先逐条答复再结束公示")
    Publicity.objects.filter(pk=locked.pk).update(state=PublicityState.ENDED, ended_at=at)
    publicity.refresh_from_db()
    lines = list(publicity.lines.filter(struck_at=None))
    note("notices.publicity.ended", f"publicity:{publicity.pk}", by=by, at=at, facts={"lines": len(lines)})
    _follow(publicity, lines, "ended", by=by, at=at)
    return publicity


def _open(publicity: Publicity) -> Publicity:
    """The notice, locked: whoever strikes, ends or objects at the same moment waits."""
    locked = Publicity.objects.select_for_update().get(pk=publicity.pk)
    if locked.state != PublicityState.OPEN:
        raise Refused(f"{locked.number} 的公示已经结束，名单不再变动，请查看经办记录")
    return locked


def _follow(publicity: Publicity, lines: Sequence[Listed], what: str, *, by: Account, at: datetime) -> None:
    for follower in followers:
        follower(publicity, lines, what, by, at)
