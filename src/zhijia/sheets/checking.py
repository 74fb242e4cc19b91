"""Every row is checked, nothing is lost: parsed values, how each row stands, and what is wrong with it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from django.conf import settings

from zhijia.base.errors import Refused

from .columns import Column, Known, Money
from .reading import Table
from .registers import Register
from .terms import Standing

CHUNK = 5000


@dataclass(frozen=True)
class Wrong:
    """A cell that could not be read, and the sentence why."""

    why: str


@dataclass
class Checked:
    """Row by row: values in the register's order, the row's key and fingerprint, and where it stands."""

    values: list[tuple[Any, ...]]
    keys: list[str]
    fingerprints: list[str]
    standings: list[str]
    problems: list[tuple[int, str, str]] = field(default_factory=list)  # row index, column label, sentence

    def count(self, standing: str) -> int:
        return self.standings.count(standing)


def check(
    register: Register, table: Table, known: Known, *, tell: Callable[[str, int], None] = lambda *_: None
) -> Checked:
    """Judge every row of the table against its columns, the file itself and what the register holds."""
    columns = []
    for number, (column, cells) in enumerate(
        zip(register.columns, zip(*table.rows, strict=True), strict=True)
    ):
        tell(f"检查“{column.label}”", number * len(table.rows) // len(register.columns))
        columns.append(read_column(column, table.header[number], cells, known))
    problems = list(_wrong_cells(register, columns))
    problems += _swept(register, columns, known)
    values = list(zip(*columns, strict=True))
    problems += _broken_rules(register, values, {row for row, *_ in problems})
    wrong = {row for row, *_ in problems}
    digest, named = _digester(), register.key
    keys = [digest(tuple(row[at] for at in named)) if n not in wrong else "" for n, row in enumerate(values)]
    problems += _twice(register, table, keys)
    wrong = {row for row, *_ in problems}
    prints = [digest(row) if n not in wrong else "" for n, row in enumerate(values)]
    held = stored(register, [key for n, key in enumerate(keys) if n not in wrong])
    if register.matcher is None:
        problems += _held_by_others(register, keys, held, set(known.units.values()))
    wrong = {row for row, *_ in problems}
    standings = [_standing(n in wrong, held.get(key), prints[n]) for n, key in enumerate(keys)]
    return Checked(values, keys, prints, standings, sorted(problems))


def read_column(column: Column, header: str, cells: Sequence[Any], known: Known) -> list[Any]:
    """Read a whole column at once; equal cells are read once, for towns and dates repeat by the thousand."""
    scale = 10_000 if isinstance(column.kind, Money) and "万元" in header else 1
    read = {cell: _read(column, cell, known, scale) for cell in set(cells)}
    return list(map(read.__getitem__, cells))


def _read(column: Column, cell: Any, known: Known, scale: int) -> Any:
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return (
            Wrong(f"“{column.label}”没有填写，请补上{'，如 ' + column.example if column.example else ''}")
            if column.required
            else column.default
        )
    try:
        return column.kind.read(cell, known) * scale if scale > 1 else column.kind.read(cell, known)
    except Refused as refusal:
        return Wrong(str(refusal))


def _wrong_cells(register: Register, columns: list[list[Any]]) -> Iterator[tuple[int, str, str]]:
    for column, cells in zip(register.columns, columns, strict=True):
        if Wrong in set(map(type, cells)):
            yield from (
                (row, column.label, cell.why) for row, cell in enumerate(cells) if type(cell) is Wrong
            )


def _swept(register: Register, columns: list[list[Any]], known: Known) -> Iterator[tuple[int, str, str]]:
    told = {column.field: cells for column, cells in zip(register.columns, columns, strict=True)}
    for sweep in register.sweeps:
        yield from sweep(told, known)


def _broken_rules(
    register: Register, values: list[tuple[Any, ...]], wrong: set[int]
) -> list[tuple[int, str, str]]:
    broken = []
    if register.rules:
        fields = [column.field for column in register.columns]
        for n, row in enumerate(values):
            if n not in wrong:
                try:
                    told = dict(zip(fields, row, strict=True))
                    for rule in register.rules:
                        rule(told)
                except Refused as refusal:
                    broken.append((n, "整行", str(refusal)))
    return broken


def _digester() -> Callable[[tuple[Any, ...]], str]:
    """Keyed, so that a stolen table cannot be searched for a person by hashing guesses. The key is laid in once."""
    keyed = blake2b(key=settings.INDEX_KEY, digest_size=16)

    def digest(values: tuple[Any, ...]) -> str:
        one = keyed.copy()
        one.update(repr(values).encode())
        return one.hexdigest()

    return digest


def key_of(*values: Any) -> str:
    """The key of a row that was not brought in by a file, so that the same row in a file later is the same row."""
    return _digester()(values)


def _twice(register: Register, table: Table, keys: list[str]) -> list[tuple[int, str, str]]:
    seen: dict[str, int] = {}
    again = []
    label = "、".join(register.columns[n].label for n in register.key)
    for n, key in enumerate(keys):
        if key and key in seen:
            again.append((n, label, f"与第 {table.lines[seen[key]]} 行重复（{label}相同），请保留一行"))
        elif key:
            seen[key] = n
    return again


def stored(register: Register, keys: list[str]) -> dict[str, tuple[str, int]]:
    """Fingerprint and union under each key. A whole register is read in one go when the file is about as large."""
    rows = register.model.objects.values_list("key", "fingerprint", "unit_id")
    if len(keys) > CHUNK:
        return {key: (told, unit) for key, told, unit in rows.iterator(chunk_size=CHUNK)}
    held: dict[str, tuple[str, int]] = {}
    for start in range(0, len(keys), 500):
        held |= {key: (told, unit) for key, told, unit in rows.filter(key__in=keys[start : start + 500])}
    return held


def _held_by_others(
    register: Register, keys: list[str], held: dict[str, tuple[str, int]], reach: set[int]
) -> list[tuple[int, str, str]]:
    """A row may not overwrite what a union beyond this clerk's reach has registered."""
    label = register.columns[register.key[0]].label
    said = f"这个{label}已被占用，请核对；确实是同一条的，请由上级工会办理"
    return [(n, label, said) for n, key in enumerate(keys) if key in held and held[key][1] not in reach]


def _standing(wrong: bool, held: tuple[str, int] | None, fingerprint: str) -> str:
    """A row without a fingerprint came from a matter or a voucher: no file changes it."""
    if wrong:
        return Standing.WRONG.value
    if held is None:
        return Standing.NEW.value
    return Standing.SAME.value if held[0] in {"", fingerprint} else Standing.CHANGED.value
