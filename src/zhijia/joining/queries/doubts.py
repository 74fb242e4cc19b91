"""Rows of rolls that wait for a person: which there are, and both sides of one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Self

import orjson
from django.db.models import Count, QuerySet
from django.shortcuts import get_object_or_404

from zhijia.base.errors import Refused
from zhijia.base.identity import mask_identity, mask_name, mask_phone
from zhijia.people.models import Account, Membership, Person
from zhijia.people.services import Line
from zhijia.people.terms import Document, Employment, Occupation, Sex
from zhijia.people.terms import Standing as Membered
from zhijia.sheets.checking import Checked, check
from zhijia.sheets.reading import Table
from zhijia.sheets.services import known_to
from zhijia.sheets.terms import Standing

from ..models import Candidate, Doubt, RollEntry
from ..sheets import ROLL
from ..sheets.employing import Book
from ..sheets.part import line_of
from ..terms import DoubtKind, DoubtState

FIELDS = [column.field for column in ROLL.columns]
LABELS = tuple(column.label for column in ROLL.columns)
DIGITS = 9  # of a key anybody may have typed
MOST_BITS = 20  # beyond a million to one nobody reads further


@dataclass(frozen=True)
class Filters:
    """What the queue is narrowed by; what makes no sense is left out."""

    intake: int | None = None
    kind: str = ""
    unit: int | None = None
    settled: bool = False

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> Self:
        numbers = {
            name: int(told) if (told := asked.get(name, "")).isdecimal() and len(told) <= DIGITS else None
            for name in ("intake", "unit")
        }
        kind = asked.get("kind", "")
        return cls(
            numbers["intake"],
            kind if kind in DoubtKind.values else "",
            numbers["unit"],
            asked.get("state") == "settled",
        )

    def apply(self, rows: QuerySet[Doubt], *, but: str = "") -> QuerySet[Doubt]:
        told = {"intake": self.intake, "kind": self.kind, "unit": self.unit}
        rows = rows.filter(**{name: value for name, value in told.items() if value and name != but})
        waiting = rows.filter(state=DoubtState.OPEN)
        return rows.exclude(state=DoubtState.OPEN).order_by("-decided_at", "-pk") if self.settled else waiting


def doubts(account: Account, filters: Filters, *, on: date) -> QuerySet[Doubt]:
    rows = filters.apply(Doubt.objects.visible_to(account, on=on))
    return rows.select_related("intake__file", "unit", "decided_by")


def counts(account: Account, filters: Filters, *, on: date) -> list[tuple[str, str, int]]:
    """Each kind with how many wait."""
    rows = filters.apply(Doubt.objects.visible_to(account, on=on), but="kind")
    told = dict(rows.order_by().values_list("kind").annotate(Count("pk")))
    return [(kind.value, str(kind.label), told[kind]) for kind in DoubtKind if told.get(kind)]


def get_doubt(account: Account, pk: int, *, on: date) -> Doubt:
    seen = Doubt.objects.visible_to(account, on=on).select_related(
        "intake__file", "intake__by", "unit", "decided_by"
    )
    return get_object_or_404(seen, pk=pk)


def next_after(account: Account, doubt: Doubt, *, on: date) -> Doubt | None:
    """The next of the same file, from the top again when the end is reached."""
    waiting = (
        Doubt.objects.visible_to(account, on=on).waiting().filter(intake=doubt.intake_id).exclude(pk=doubt.pk)
    )
    return waiting.filter(line__gt=doubt.line).first() or waiting.first()


def head(doubt: Doubt) -> tuple[str, str]:
    """Name and number of the row, masked, as a list shows them."""
    cells = orjson.loads(doubt.cells)
    name, number = (
        str(cells[FIELDS.index(field)] or "").strip() for field in ("person.name", "person.identity")
    )
    return mask_name(name), mask_identity(number)


@dataclass(frozen=True)
class Row:
    """A row read anew today: units and employers may have changed since."""

    checked: Checked

    @property
    def told(self) -> dict[str, Any]:
        return dict(zip(FIELDS, self.checked.values[0], strict=True))

    @property
    def line(self) -> Line:
        return line_of(self.told, Book.of_today())

    @property
    def wrong(self) -> str:
        return "；".join(f"{column}：{why}" for _, column, why in self.checked.problems)

    def on_another_day(self, day: date) -> Self:
        """With the day the officer gave in place of the roll's own."""
        values = tuple({**self.told, "changed_on": day}.values())
        return replace(self, checked=replace(self.checked, values=[values]))


def look_at(doubt: Doubt, *, by: Account, at: datetime) -> Row:
    table = Table(LABELS, [doubt.line], [orjson.loads(doubt.cells)])
    return Row(check(ROLL, table, known_to(by, at=at)))


def read_row(doubt: Doubt, *, by: Account, at: datetime) -> Row:
    """A row that can be written; what has become wrong since is said."""
    row = look_at(doubt, by=by, at=at)
    if row.checked.standings[0] == Standing.WRONG:
        raise Refused(f"这一行现在有误（{row.wrong}），请改好后重新导入")
    return row


@dataclass(frozen=True)
class Compared:
    """One item on both sides, as they are shown."""

    label: str
    left: str
    right: str

    @property
    def tone(self) -> str:
        return "ok" if self.left == self.right else "warn" if self.left and self.right else "info"

    @property
    def result(self) -> str:
        return {"ok": "相同", "warn": "不同", "info": "只有一边"}[self.tone]


@dataclass(frozen=True)
class Side:
    """A candidate beside the row."""

    candidate: Candidate
    title: str
    rows: list[Compared]
    elsewhere: bool = False


def sides(doubt: Doubt, row: Row) -> list[Side]:
    found = list(doubt.candidates.select_related("person__merged_into"))
    people = [person_of(one) for one in found]
    now = {
        one.person_id: one
        for one in Membership.objects.filter(person__in=[p for p in people if p], until=None).select_related(
            "unit", "employer"
        )
    }
    left = _told(row.told) | {"所属工会": str(doubt.unit.name)}
    made = []
    for one, person in zip(found, people, strict=True):
        stretch = now.get(person.pk) if person else None
        right = _of_person(person, stretch) if person else _of_row(doubt, one)
        elsewhere = bool(stretch and stretch.unit_id != doubt.unit_id)
        made.append(Side(one, _title(one, person), list(_compare(left, right)), elsewhere))
    return made


def person_of(one: Candidate) -> Person | None:
    return (one.person.merged_into or one.person) if one.person else None


def _title(one: Candidate, person: Person | None) -> str:
    whom = person.masked_name if person else f"同一文件第 {one.above} 行"
    return f"{whom}：{odds(one)}" if one.score else whom


def odds(one: Candidate) -> str:
    if one.score > MOST_BITS:
        return f"{one.get_strength_display()}（超过一百万比一）"
    return f"{one.get_strength_display()}（约 {max(2**one.score, 1):,.0f} 比 1）"


def _compare(left: Mapping[str, str], right: Mapping[str, str]) -> Iterator[Compared]:
    for label in {**left, **right}:
        one, other = left.get(label, ""), right.get(label, "")
        if one or other:
            yield Compared(label, one, other)


def _told(row: Mapping[str, Any]) -> dict[str, str]:
    """The row as it reads; what is no value of its column stays out."""
    said = {
        "姓名": row["person.name"], "证件类型": _label(Document, row["person.document"]),
        "证件号码": mask_identity(str(row["person.identity"] or "")), "性别": _label(Sex, row["person.sex"]),
        "出生日期": str(row["person.birth"] or ""), "手机号码": mask_phone(str(row["person.phone"] or "")),
        "工作单位": row["employer"], "用工形式": _label(Employment, row["employment"]),
        "职业群体": _label(Occupation, row["occupation"]), "入会日期": str(row["joined_on"] or ""),
    }  # fmt: skip
    if row["change"]:
        said |= {
            "会籍变化": ROLL.column("change").kind.show(row["change"]),
            "会籍变化日期": str(row["changed_on"] or ""),
        }
    return {label: value if isinstance(value, str) else "" for label, value in said.items()}


def _of_person(person: Person, now: Membership | None) -> dict[str, str]:
    first = person.memberships.order_by("since").first()
    last = person.memberships.order_by("-since").first()
    entry = RollEntry.objects.filter(person=person).first()
    said = {
        "姓名": person.name, "证件类型": person.get_document_display() if person.identity else "", "证件号码": person.masked_identity,
        "性别": person.get_sex_display(), "出生日期": str(person.birth or ""), "手机号码": person.masked_phone,
        "工作单位": now.employer.name if now and now.employer else entry.employer if entry else "",
        "用工形式": now.get_employment_display() if now else "", "职业群体": now.get_occupation_display() if now else "",
        "所属工会": now.unit.name if now else "", "入会日期": str(entry.joined_on if entry else first.since if first else ""),
        "曾用名": person.formers,
    }  # fmt: skip
    if now:
        standing = Membered(now.standing).label
        said["现在的会籍"] = f"{standing}，自 {now.since} 起"
    elif last:
        said["现在的会籍"] = f"没有（{last.get_ended_display()}，{last.until}）"
    return said


def _of_row(doubt: Doubt, one: Candidate) -> dict[str, str]:
    """The row above: as it was written, when the file is entered."""
    entry = RollEntry.objects.filter(intake=doubt.intake_id, line=one.above).select_related("person").first()
    return _of_person(entry.person, entry.person.memberships.filter(until=None).first()) if entry else {}


def _label(choices: Any, value: Any) -> str:
    return str(dict(choices.choices).get(value, ""))
