"""The roll leaves as a file: asked for with a reason, allowed by a second person, taken once, and marked."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import file_digest
from tempfile import TemporaryFile
from typing import IO

from django.db import transaction
from django.utils import timezone

from zhijia.access.rules import may
from zhijia.access.terms import Permission
from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.orgs.models import Unit
from zhijia.people.models import Account
from zhijia.rulebook.queries import rule
from zhijia.web.exports import write_workbook

from ..models import Export
from ..queries.exporting import header_of, lines_of, roll_of
from ..terms import ExportState

CODE = 4  # random bytes of a watermark's number
TITLE = "会员名册"


@transaction.atomic
def ask(
    *, unit: Unit, filters: Mapping[str, str], columns: Sequence[str], plain: bool, reason: str, by: Account, at: datetime
) -> Export:  # fmt: skip
    """Members of the day it is asked: the file says the same whenever it is taken."""
    today = timezone.localdate(at)
    if not may(by, Permission.MEMBERS_EXPORT, unit, on=today):
        raise Refused(f"{unit}的名册不在您可以申请导出的范围，请另选工会")
    if plain and not may(by, Permission.PEOPLE_REVEAL, unit, on=today):
        raise Refused("您不能查看完整号码，请改为遮盖号码，或请区总办理")
    made = Export(
        unit=unit, on=today, filters=dict(filters), columns=list(columns), plain=plain, reason=reason[:200], asked_by=by,
        asked_at=at, code=secrets.token_hex(CODE).upper(),
    )  # fmt: skip
    made.count = roll_of(made).count()
    if not made.count:
        raise Refused("这些条件下没有会员，没有可导出的内容，请改筛选条件")
    made.save(force_insert=True)
    _note("joining.export.asked", made, by=by, at=at)
    return made


@transaction.atomic
def approve(export: Export, *, words: str, by: Account, at: datetime) -> None:
    """By somebody else than who asked; from today it may be taken for as many days as the rule says."""
    today = timezone.localdate(at)
    days = int(rule("members.export_days", on=today))
    _decide(export, ExportState.APPROVED, words, by, at, take_until=today + timedelta(days=days))
    _note("joining.export.approved", export, by=by, at=at)


@transaction.atomic
def refuse(export: Export, *, words: str, by: Account, at: datetime) -> None:
    if not words.strip():
        raise Refused("请写明不批准的理由，申请人会看到")
    _decide(export, ExportState.REFUSED, words, by, at)
    _note("joining.export.refused", export, by=by, at=at)


def _decide(
    export: Export, state: ExportState, words: str, by: Account, at: datetime, **more: object
) -> None:
    if by.pk == export.asked_by_id:
        raise Refused("自己的申请不能由自己批准，请由另一位有权限的同事办理")
    if not may(by, Permission.MEMBERS_RELEASE, export.unit, on=timezone.localdate(at)):
        raise Refused(f"{export.unit}的名册导出不由您批准，请转区总办理")
    waiting = Export.objects.filter(pk=export.pk, state=ExportState.ASKED)
    if not waiting.update(state=state, words=words.strip()[:200], decided_by=by, decided_at=at, **more):
        raise Refused("这份申请刚刚已由他人办理，请刷新页面查看结果")
    export.refresh_from_db()


@transaction.atomic
def take(export: Export, *, by: Account, at: datetime) -> IO[bytes]:
    """The file itself, once, for whoever asked; its digest stays, so that a copy found elsewhere can be proven to be it."""
    today = timezone.localdate(at)
    if by.pk != export.asked_by_id or not may(by, Permission.MEMBERS_EXPORT, export.unit, on=today):
        raise Refused("名册只能由申请人本人下载，请另行提出申请")
    if export.state == ExportState.TAKEN:
        raise Refused("这份名册已下载过，每次批准只能下载一次，请重新申请")
    if not export.ready_on(today):
        raise Refused("这份申请未获批准或已过下载期限，请重新申请")
    file = TemporaryFile(suffix=".xlsx")  # noqa: SIM115  (whoever sends it closes it)
    count = write_workbook(
        file, TITLE, [*header_of(export), "导出编号"], _marked(export), mark=mark_of(export, at)
    )
    file.seek(0)
    digest = file_digest(file, "sha256").hexdigest()
    ready = Export.objects.filter(pk=export.pk, state=ExportState.APPROVED)
    if not ready.update(state=ExportState.TAKEN, taken_at=at, digest=digest, count=count):
        raise Refused("这份名册已下载过，每次批准只能下载一次，请重新申请")
    export.refresh_from_db()
    _note("joining.export.taken", export, by=by, at=at, digest=digest)
    file.seek(0)
    return file


def mark_of(export: Export, at: datetime) -> str:
    """Who, of where, when, under which number: on every page of the copy."""
    when = timezone.localtime(at).strftime("%Y-%m-%d %H:%M")
    return f"内部资料 请勿外传　{export.unit}　{export.asked_by.name}　{when}　{export}"


def _marked(export: Export) -> Iterator[list[object]]:
    """Every row carries the number too: a part cut out of the sheet still says where it is from."""
    return ([*line, str(export)] for line in lines_of(export))


def _note(verb: str, export: Export, *, by: Account, at: datetime, **more: object) -> None:
    facts = {
        "number": str(export),
        "unit": export.unit.name,
        "count": export.count,
        "plain": export.plain,
        "reason": export.reason,
    }
    note(verb, f"export:{export.pk}", by=by, at=at, facts=facts | more)
