"""Bringing a file in: keep it, check it, show it, commit it in one step."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from operator import itemgetter

from django.db import connection, transaction

from zhijia.access.queries import home_unit, units_for
from zhijia.access.terms import Permission
from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.base.memory import no_collections
from zhijia.files.services import content_of, keep
from zhijia.orgs.models import Employer
from zhijia.people.models import Account
from zhijia.people.writing import upsert

from .cells import tidy
from .checking import Checked, check
from .columns import Known
from .models import Chunk, Intake, Problem
from .reading import look_at, read_table
from .registers import Register, find
from .staging import load_table, save_chunks
from .terms import Standing, State

WRITTEN = (Standing.NEW, Standing.CHANGED)
MANY = 2000
QUOTED = re.compile("“[^”]*”")
TYPED = re.compile(r"\d{4}-\d\d-\d\d|(?<=第 )\d+|(?<=内容有 )\d+|\d+(?= 周岁)")


def receive(register: Register, name: str, content: bytes, *, by: Account, at: datetime) -> Intake:
    """Keep the file and open an intake for it. What is plainly not a register is refused before it is kept."""
    unit = home_unit(by, on=at.date())
    if unit is None:
        raise Refused("您的账号还没有任职单位，请联系区总工会综合部开通后再导入")
    look_at(name, content)
    return Intake.objects.create(
        register=register.code, file=keep(name, content, by=by, at=at), unit=unit, by=by, at=at
    )


@no_collections()
def stage(intake: Intake, *, at: datetime) -> Intake:
    """Read and check the kept file. Safe to run again: what an earlier run left half done is replaced."""
    register = find(intake.register)
    try:
        table = read_table(register, intake.file.name, content_of(intake.file))
        tell(intake, "读取完成", total=len(table.rows))
        checked = check(
            register, table, known_to(intake.by, at=at), tell=lambda step, done: tell(intake, step, done=done)
        )
        found = register.matcher.find(register, checked, table, intake) if register.matcher else {}
    except Refused as refusal:
        give_up(intake, str(refusal))
        return intake
    hold_back(checked, found)
    with transaction.atomic():
        counts = {standing.value: checked.count(standing) for standing in Standing}
        rows = len(table.rows)
        ready = {"state": State.READY, "done": rows, "total": rows, "step": "", **counts}
        if Intake.objects.filter(pk=intake.pk, state=State.READING).update(
            **ready
        ):  # else it was given up meanwhile
            intake.chunks.all().delete()
            intake.problems.all().delete()
            save_chunks(intake, table, checked)
            Problem.objects.bulk_create(_problems(intake, table.lines, checked), batch_size=1000)
            if register.matcher:
                register.matcher.keep(intake, found, table, checked)
    intake.refresh_from_db()
    return intake


def hold_back(checked: Checked, rows: Iterable[int]) -> None:
    """These rows wait for a person; nothing writes them meanwhile."""
    for row in rows:
        checked.standings[row] = Standing.DOUBT.value


def give_up(intake: Intake, why: str) -> None:
    """The file could not be read; the page says why."""
    Intake.objects.filter(pk=intake.pk, state=State.READING).update(state=State.FAILED, remarks=why)
    intake.refresh_from_db()


@no_collections()
def commit(intake: Intake, *, by: Account, at: datetime) -> Intake:
    """Write the new and changed rows in one transaction. Of two people who press, one writes and one is told."""
    register = find(intake.register)
    with transaction.atomic():
        won = Intake.objects.filter(pk=intake.pk, state=State.READY).update(
            state=State.COMMITTED, committed_at=at, committed_by=by
        )
        if not won:
            raise Refused(_why_not(Intake.objects.select_related("committed_by").get(pk=intake.pk)))
        intake.committed_at = at  # parts write and tell as of this hour
        if intake.new or intake.changed or intake.doubt:
            _write_checked(register, intake, by=by, at=at)
        counts = {standing.value: getattr(intake, standing.value) for standing in Standing}
        facts = {"register": register.code, "file": intake.file.name, **counts}
        note("sheets.intake.committed", f"intake:{intake.pk}", by=by, at=at, facts=facts)
    if intake.new + intake.changed > MANY or register.writer:
        _look_again()
    intake.refresh_from_db()
    return intake


def _write_checked(register: Register, intake: Intake, *, by: Account, at: datetime) -> None:
    """Every row is judged once more: between the look and the press the tree or the register may have changed."""
    table, shown = load_table(intake)
    checked = check(register, table, known_to(by, at=at))
    if checked.count(Standing.WRONG) > intake.wrong:
        raise Refused("确认期间台账或组织名称有变动，部分行不再正确，请重新上传检查")
    if register.matcher:
        held = [n for n, how in enumerate(shown) if how == Standing.DOUBT]
        hold_back(checked, (n for n in held if checked.standings[n] in WRITTEN))
        found = register.matcher.recheck(register, checked, intake)
        hold_back(checked, found)
        register.matcher.keep(intake, found, table, checked)
    write(register, intake, checked, table.lines)
    counts = {standing.value: checked.count(standing) for standing in Standing}
    Intake.objects.filter(pk=intake.pk).update(**counts)
    intake.refresh_from_db()


def _look_again() -> None:
    """After much was written the database counts its rows anew; until then PostgreSQL plans as if the tables were empty."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


@transaction.atomic
def drop(intake: Intake, *, by: Account, at: datetime) -> None:
    """Give an intake up. What was committed stays."""
    if not Intake.objects.filter(pk=intake.pk).exclude(state=State.COMMITTED).update(state=State.DROPPED):
        raise Refused("这份文件已经入账，不能放弃；如有错行，请改正后重新导入")
    intake.chunks.all().delete()
    note("sheets.intake.dropped", f"intake:{intake.pk}", by=by, at=at, facts={"file": intake.file.name})


def forget_staged(before: datetime) -> int:
    """Rows staged and never entered are removed with their problems; the kept file and the intake's line remain."""
    left = (
        Intake.objects.filter(at__lt=before, chunks__isnull=False).exclude(state=State.COMMITTED).distinct()
    )
    pks = list(left.values_list("pk", flat=True))
    Chunk.objects.filter(intake__in=pks).delete()
    Problem.objects.filter(intake__in=pks).delete()
    Intake.objects.filter(pk__in=pks).update(state=State.DROPPED)
    return len(pks)


def reveal(register: Register, pk: int, *, reason: str, by: Account, at: datetime) -> None:
    """Note that somebody is about to see the full numbers of a row, and why."""
    note("people.identity.revealed", f"{register.code}:{pk}", by=by, at=at, facts={"reason": reason})


def write(register: Register, intake: Intake, checked: Checked, lines: Sequence[int]) -> None:
    """Joined tables first, then the register's own rows."""
    chosen = [n for n, standing in enumerate(checked.standings) if standing in WRITTEN]
    fields = [column.field for column in register.columns]
    rows = [dict(zip(fields, checked.values[n], strict=True)) for n in chosen]
    keys = [checked.keys[n] for n in chosen]
    if not rows:
        return
    if register.writer:
        register.writer(rows, intake)
    own = {
        _attname(register, c.field): list(map(itemgetter(c.field), rows))
        for c in register.columns
        if "." not in c.field
    }
    for part in register.parts:
        own[f"{part.name}_id"] = list(part.save(rows, keys, intake=intake))
    own["key"] = keys
    own["fingerprint"] = [checked.fingerprints[n] for n in chosen]
    own["line"] = [lines[n] for n in chosen]
    own["intake_id"] = [intake.pk] * len(rows)
    upsert(register.model, own)


def _attname(register: Register, field: str) -> str:
    found = register.model._meta.get_field(field)  # noqa: SLF001
    return str(found.attname)


def known_to(account: Account, *, at: datetime) -> Known:
    """Names within this account's reach. Employers are one list for the district: they are not anybody's secret."""
    units: dict[str, int] = {}
    for pk, name, short in units_for(account, Permission.REGISTERS_IMPORT, on=at.date()).values_list(
        "pk", "name", "short"
    ):
        units[tidy(name)] = pk
        units.setdefault(tidy(short or name), pk)
    employers = {tidy(name): pk for name, pk in Employer.objects.values_list("name", "pk")}
    return Known(units, employers, at.date())


def tell(intake: Intake, step: str, *, done: int | None = None, total: int | None = None) -> None:
    """Say what is being done now; the page that shows it may be left and found again."""
    told = {"step": step, "done": done, "total": total}
    Intake.objects.filter(pk=intake.pk).update(
        **{name: value for name, value in told.items() if value is not None}
    )


def _problems(intake: Intake, lines: Sequence[int], checked: Checked) -> list[Problem]:
    return [
        Problem(
            intake=intake,
            line=lines[row],
            column=column[:40],
            reason=reason[:200],
            kind=kind_of(reason)[:200],
            remedy=remedy[:200],
        )
        for row, column, sentence in checked.problems
        for reason, remedy in [_split(sentence)]
    ]


def kind_of(reason: str) -> str:
    """“2016-02-30”这一天不存在 and “2017-02-29”这一天不存在 are one kind of problem."""
    return TYPED.sub("…", QUOTED.sub("“…”", reason))


def _split(sentence: str) -> tuple[str, str]:
    """“…不存在，请核对年月日” is a reason and a remedy."""
    reason, found, remedy = sentence.partition("，请")
    return reason, f"请{remedy}" if found else ""


def _why_not(intake: Intake) -> str:
    if intake.state == State.COMMITTED:
        return f"这份文件已由{intake.committed_by.name if intake.committed_by else '他人'}入账，无需再次提交"
    return f"这份文件{intake.get_state_display()}，暂不能入账，请稍后再看"
