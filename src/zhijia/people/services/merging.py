"""One person written down twice: everything of the one is pointed at the other, row by row, and can be pointed back."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db import DatabaseError, models, transaction
from django.db.models import ForeignObjectRel
from django.utils import timezone

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.people.models import Account, Merge, Moved, Person
from zhijia.people.terms import Document

from . import folding

NUMBER = ("document", "identity", "identity_index", "sex", "birth")
PHONE = ("phone", "phone_index")
CHECKED = 17  # digits a person's number has before its check digit
GONE_ALREADY = "{}已并入另一人，请撤销那次合并，或直接办理留下的人"


@transaction.atomic
def merge(
    kept: Person,
    gone: Person,
    *,
    reason: str,
    undo_until: date,
    by: Account,
    at: datetime,
    right: Person | None = None,
) -> Merge:
    """`right` is whose number is right, when both have one. What cannot be pointed at the other stays, and is recorded."""
    kept, gone = _hold(kept, gone)
    may_merge(kept, gone, by=by, right=right)
    before: dict[str, Any] = {"kept": _said(kept), "gone": _said(gone)}
    _settle(kept, gone, right)
    before |= folding.fold(kept, gone) | {"settled": [_said(kept), _said(gone)]}
    made = Merge.objects.create(
        kept=kept, gone=gone, reason=reason[:200], by=by, at=at, undo_until=undo_until, closed=_close(kept, gone),
        before=json.dumps(before),
    )  # fmt: skip
    moved = [
        Moved(merge=made, table=table, row=row, field=field, stays=not _point(table, row, field, kept))
        for table, row, field in list(pointing(gone))
    ]
    Moved.objects.bulk_create(moved)
    Person.objects.filter(pk=gone.pk).update(merged_into=kept)
    facts = {
        "gone": gone.pk,
        "moved": sum(not one.stays for one in moved),
        "stays": sum(one.stays for one in moved),
    }
    note("people.persons.merged", f"person:{kept.pk}", by=by, at=at, facts=facts | {"reason": reason})
    return made


def may_merge(kept: Person, gone: Person, *, by: Account, right: Person | None = None) -> None:
    if kept.pk == gone.pk:
        raise Refused("选的是同一个人，请另选要并入的人")
    for one in (kept, gone):
        if one.merged_into_id:
            raise Refused(GONE_ALREADY.format(one))
        if one.pk == by.person_id:
            raise Refused("不能合并本人的记录，请由同事办理")
    _one_number(kept, gone, right)
    accounts = {one.person_id: one for one in Account.objects.filter(person__in=(kept, gone))}
    mine, theirs = accounts.get(kept.pk), accounts.get(gone.pk)
    if mine and theirs and theirs.is_active and not mine.is_active:
        raise Refused("留下的人的账号已停用，而并入的人的账号在用，请对调两人后再合并")
    folding.may_fold(folding.stretches(kept), folding.stretches(gone))


def _one_number(kept: Person, gone: Person, right: Person | None) -> None:
    """Two good numbers are two persons, unless one of them was mistyped or is of another document."""
    if not (kept.identity and gone.identity):
        return
    if kept.document == gone.document and not one_slip(kept, gone):
        raise Refused("两人的证件号码不同，都是有效号码，不能当作同一人合并，请核对证件")
    if right is None or right.pk not in (kept.pk, gone.pk):
        raise Refused("两人各有一个证件号码，请对照证件选定哪一个是对的，并写明依据")


def one_slip(one: Person, two: Person) -> bool:
    """One digit wrong or two neighbours exchanged: the check digit of an old number is worked out, so it says nothing."""
    if one.document != Document.RESIDENT:
        return False
    mine, theirs = one.identity[:CHECKED], two.identity[:CHECKED]
    wrong = [n for n, (a, b) in enumerate(zip(mine, theirs, strict=False)) if a != b]
    exchanged = len(wrong) == 2 and wrong[1] == wrong[0] + 1 and mine[wrong[0]] == theirs[wrong[1]]  # noqa: PLR2004
    return len(wrong) <= 1 or (exchanged and mine[wrong[1]] == theirs[wrong[0]])


def _hold(*people: Person) -> list[Person]:
    rows = Person.objects.select_for_update().filter(pk__in=[one.pk for one in people]).order_by("pk")
    found = {one.pk: one for one in rows}
    return [found[one.pk] for one in people]


def _said(person: Person) -> dict[str, Any]:
    said = {name: getattr(person, name) for name in NUMBER + PHONE}
    return said | {"birth": person.birth.isoformat() if person.birth else None}


def _settle(kept: Person, gone: Person, right: Person | None) -> None:
    """The right number comes to the one who remains; the other stays on the row that is gone, where it still finds them."""
    mine, theirs = _said(kept), _said(gone)
    if theirs["identity"] and (not mine["identity"] or (right and right.pk == gone.pk)):
        Person.objects.filter(pk=gone.pk).update(identity_index=None)
        _write(kept, {name: theirs[name] for name in NUMBER})
        _write(gone, {name: mine[name] for name in ("identity", "identity_index", "document")})
    if theirs["phone"] and not mine["phone"]:
        _write(kept, {name: theirs[name] for name in PHONE})
    told = {name: theirs[name] for name in ("sex", "birth") if theirs[name] and not getattr(kept, name)}
    _write(kept, told)


def _write(person: Person, values: dict[str, Any]) -> None:
    if values:
        Person.objects.filter(pk=person.pk).update(**values)
        person.refresh_from_db()


def _close(kept: Person, gone: Person) -> Account | None:
    """Two accounts never become one: with both, the one of whoever is gone signs in no more, and is signed out at once."""
    account = Account.objects.filter(person=gone, is_active=True).first()
    if account is None or not Account.objects.filter(person=kept).exists():
        return None
    Account.objects.filter(pk=account.pk).update(is_active=False)
    return account


def columns() -> list[tuple[type[models.Model], str]]:
    """Every column of any room that points at a person, those without a way back among them; a merge's own stay."""
    related = Person._meta.get_fields(include_hidden=True)  # noqa: SLF001
    ways = [one for one in related if isinstance(one, ForeignObjectRel)]
    return [(one.related_model, one.field.name) for one in ways if one.related_model is not Merge]


def pointing(person: Person) -> Iterator[tuple[str, int, str]]:
    """Every row that points at the person: table, row, field."""
    for model, field in columns():
        rows = model._base_manager.filter(**{field: person}).order_by("pk")  # noqa: SLF001
        for pk in rows.values_list("pk", flat=True):
            yield model._meta.label, pk, field  # noqa: SLF001


def _point(table: str, row: int, field: str, to: Person) -> bool:
    """A constraint that allows one row a person, or a table written once, says no: the row stays where it is."""
    rows = apps.get_model(table)._base_manager.filter(pk=row)  # noqa: SLF001
    try:
        with transaction.atomic():
            return bool(rows.update(**{field: to}))
    except DatabaseError:
        return False


@transaction.atomic
def undo(merge: Merge, *, by: Account, at: datetime) -> None:
    """Everything back as it was. What came to the person after the merge stays with whoever remained."""
    kept, gone = _hold(merge.kept, merge.gone)
    found = Merge.objects.select_for_update(of=("self",)).get(pk=merge.pk)
    before = json.loads(found.before)
    may_undo(found, kept=kept, by=by, on=timezone.localdate(at))
    if not folding.unchanged(before):
        raise Refused("合并以后又办过会籍变动，不能自动撤销，请按现在的情况办理接转或更正")
    Person.objects.filter(pk=gone.pk).update(merged_into=None)
    _send_back(found, kept, gone)
    folding.lay_back(before, gone)
    _unsettle(kept, gone, before)
    if found.closed_id:
        Account.objects.filter(pk=found.closed_id).update(is_active=True)
    Merge.objects.filter(pk=found.pk).update(undone_at=at, undone_by=by)
    note("people.merge.undone", f"person:{kept.pk}", by=by, at=at, facts={"gone": gone.pk})


def may_undo(found: Merge, *, kept: Person, by: Account, on: date) -> None:
    if found.undone_at:
        raise Refused("这次合并已撤销，请刷新页面查看两人现在的记录")
    if on > found.undo_until:
        raise Refused(f"这次合并可撤销至 {found.undo_until}，已过期限，请按更正人员信息办理")
    if by.person_id in (found.kept_id, found.gone_id):
        raise Refused("不能撤销本人的合并，请由同事办理")
    later = Merge.objects.filter(pk__gt=found.pk, kept=kept, undone_at=None).exists()
    if kept.merged_into_id or later:
        raise Refused("此后又有一次合并涉及留下的人，请先撤销后一次合并")


def _send_back(found: Merge, kept: Person, gone: Person) -> None:
    """Only what still is the person's who remained; a row that was removed since stays removed."""
    for one in found.moved.filter(stays=False):
        rows = apps.get_model(one.table)._base_manager.filter(pk=one.row, **{one.field: kept})  # noqa: SLF001
        try:
            with transaction.atomic():
                rows.update(**{one.field: gone})
        except DatabaseError:
            raise Refused("并入的人此后有了新的记录，不能自动撤销，请联系系统管理员核对") from None


def _unsettle(kept: Person, gone: Person, before: dict[str, Any]) -> None:
    """Numbers go back, unless somebody corrected them meanwhile: then what is true now stands."""
    now, then = [_said(kept), _said(gone)], before["settled"]
    if _same(now, then, NUMBER):
        Person.objects.filter(pk=gone.pk).update(identity_index=None)
        _write(kept, {name: before["kept"][name] for name in NUMBER})
        _write(gone, {name: before["gone"][name] for name in NUMBER})
    if _same(now, then, PHONE):
        _write(kept, {name: before["kept"][name] for name in PHONE})


def _same(now: list[dict[str, Any]], then: list[dict[str, Any]], names: tuple[str, ...]) -> bool:
    return all(one[name] == other[name] for one, other in zip(now, then, strict=True) for name in names)
