"""Which rows of a roll wait for somebody: the number's holder belongs elsewhere, or a new number's bearer may be known."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count

import orjson

from zhijia.people.matching import Strength, alike
from zhijia.people.services import Held, Line, hold_the_roll, holdings, plan
from zhijia.people.writing import parts
from zhijia.sheets.checking import Checked
from zhijia.sheets.models import Intake
from zhijia.sheets.reading import Table
from zhijia.sheets.registers import Register
from zhijia.sheets.services import WRITTEN, tell
from zhijia.sheets.terms import Standing

from ..models import Candidate, Doubt
from ..terms import DoubtKind, DoubtState
from .employing import Book
from .likeness import findings, row_of
from .part import line_of

TOLD_EVERY = 5000
SETTLED = (DoubtState.KEPT, DoubtState.DROPPED)


@dataclass(frozen=True)
class Meant:
    """Somebody registered, or a row of the same file."""

    person: int | None
    above: int | None
    why: str
    score: float = 0.0
    strength: str = Strength.LIKELY.value


@dataclass(frozen=True)
class Found:
    kind: str
    unit: int
    candidates: tuple[Meant, ...]


class RollMatcher:
    """Names are compared once, when the file is read; at the commit only what is certain and cheap is judged again."""

    place = "joining:doubts"

    def find(self, register: Register, checked: Checked, table: Table, intake: Intake) -> dict[int, Found]:
        lines = _lines(register, checked)
        tell(intake, "核对已登记人员")
        held = holdings(list(lines.values()))
        found = _clashes(lines, held)
        fresh = {n: line for n, line in lines.items() if line.number not in held}
        at = [column.field for column in register.columns].index("employer")
        done = count(1)
        for finding in findings(fresh, {n: checked.values[n][at] for n in fresh}) if fresh else ():
            if (n := next(done)) % TOLD_EVERY == 0:
                tell(intake, "按姓名、出生日期、手机查重", done=n * len(table.rows) // len(fresh))
            if finding.candidates:
                meant = tuple(
                    Meant(
                        one.key if one.key >= 0 else None, None if one.key >= 0 else row_of(one.key),
                        one.why, one.score, one.strength.value,
                    )
                    for one in finding.candidates
                )  # fmt: skip
                kind = DoubtKind.CANDIDATE if any(one.person for one in meant) else DoubtKind.TWICE
                found[row_of(finding.key)] = Found(kind.value, fresh[row_of(finding.key)].unit, meant)
        return found

    def recheck(self, register: Register, checked: Checked, intake: Intake) -> dict[int, Found]:  # noqa: ARG002
        hold_the_roll()
        lines = _lines(register, checked)
        return _clashes(lines, holdings(list(lines.values())))

    def keep(self, intake: Intake, found: Mapping[int, Found], table: Table, checked: Checked) -> None:
        """A doubt about the same row of an earlier file is replaced by this one."""
        rows = {n: (checked.keys[n], one.unit) for n, one in found.items()}
        earlier = {
            pk
            for part in parts([key for key, _ in rows.values()])
            for pk, *told in Doubt.objects.waiting().filter(key__in=part).values_list("pk", "key", "unit")
            if tuple(told) in set(rows.values())
        }
        for part in parts(earlier):
            Doubt.objects.filter(pk__in=part).update(
                state=DoubtState.REPLACED, decided_by=intake.by, decided_at=intake.at
            )
        made = Doubt.objects.bulk_create(
            (
                Doubt(
                    intake=intake, line=table.lines[n], unit_id=unit, key=key, fingerprint=checked.fingerprints[n],
                    kind=found[n].kind, cells=orjson.dumps(table.rows[n], default=str).decode(),
                )
                for n, (key, unit) in rows.items()
            ),
            batch_size=1000,
        )  # fmt: skip
        Candidate.objects.bulk_create(
            (
                Candidate(
                    doubt=doubt, person_id=one.person, above=None if one.above is None else table.lines[one.above],
                    score=one.score, strength=one.strength, why=one.why[:300],
                )
                for doubt, n in zip(made, rows, strict=True)
                for one in found[n].candidates
            ),
            batch_size=1000,
        )  # fmt: skip


def _lines(register: Register, checked: Checked) -> dict[int, Line]:
    """The rows that would be written. What somebody has decided about exactly this row is not asked again."""
    settled = set(Doubt.objects.filter(state__in=SETTLED).values_list("fingerprint", flat=True))
    fields, book = [column.field for column in register.columns], Book.of_today()
    lines = {}
    for n, standing in enumerate(checked.standings):
        if standing in WRITTEN and checked.fingerprints[n] in settled:
            checked.standings[n] = Standing.SAME.value
        elif standing in WRITTEN:
            lines[n] = line_of(dict(zip(fields, checked.values[n], strict=True)), book)
    return lines


def _clashes(lines: Mapping[int, Line], held: Mapping[str, Held]) -> dict[int, Found]:
    """The number is known: is it this person's, and do they belong here?"""
    found, seen = {}, dict[int, int]()
    for n, line in lines.items():
        one = held.get(line.number)
        if one is None:
            continue
        if one.person in seen:
            found[n] = Found(
                DoubtKind.TWICE.value, line.unit, (Meant(None, seen[one.person], "两个证件号码登记为同一人"),)
            )
        elif one.name != line.name and not alike(line.name, one.name, one.formers):
            found[n] = Found(
                DoubtKind.NAMES.value,
                line.unit,
                (Meant(one.person, None, f"证件号码相同，姓名不同（{line.name}/{one.name}）"),),
            )
        elif clash := plan(line, one).clash:
            found[n] = Found(clash, line.unit, (Meant(one.person, None, "证件号码相同"),))
        seen[one.person] = n
    return found
