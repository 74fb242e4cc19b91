"""Set-wise writing by key: executemany on SQLite, COPY into a temporary table on PostgreSQL. Sealed columns are sealed."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from django.db import connection, models

from .fields import SealedField, keyring

CHUNK = 5000
MANY = 20_000


def upsert(
    model: type[models.Model], columns: Mapping[str, Sequence[Any]], *, on: str = "key", keep: bool = False
) -> None:
    """Insert the rows told as columns (attribute name → values); those already there are updated, or with `keep` left."""
    fields = [model._meta.get_field(name.removesuffix("_id")) for name in columns]  # noqa: SLF001
    names = [connection.ops.quote_name(str(field.column)) for field in fields]  # type: ignore[union-attr]
    changes = ", ".join(f"{name} = excluded.{name}" for name in names if name.strip('"') != on)
    conflict = f'ON CONFLICT ("{on}") DO ' + ("NOTHING" if keep else f"UPDATE SET {changes}")
    _rows(model, columns, fields, names, conflict)


def insert(model: type[models.Model], columns: Mapping[str, Sequence[Any]]) -> None:
    """Insert the rows told as columns; whatever the database refuses is refused."""
    fields = [model._meta.get_field(name.removesuffix("_id")) for name in columns]  # noqa: SLF001
    names = [connection.ops.quote_name(str(field.column)) for field in fields]  # type: ignore[union-attr]
    _rows(model, columns, fields, names, "")


def _rows(
    model: type[models.Model],
    columns: Mapping[str, Sequence[Any]],
    fields: Sequence[Any],
    names: Sequence[str],
    conflict: str,
) -> None:
    if not columns or not next(iter(columns.values())):
        return
    table = connection.ops.quote_name(model._meta.db_table)  # noqa: SLF001
    told = (_stored(field, values) for field, values in zip(fields, columns.values(), strict=True))
    _write(table, ", ".join(names), conflict, zip(*told, strict=True), width=len(names))


def _write(table: str, names: str, conflict: str, rows: Any, *, width: int) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"CREATE TEMP TABLE incoming AS SELECT {names} FROM {table} WITH NO DATA")  # noqa: S608
            with cursor.copy(f"COPY incoming ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            cursor.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM incoming {conflict}")  # noqa: S608
            cursor.execute("DROP TABLE incoming")
        else:
            marks = ", ".join(["%s"] * width)
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks}) {conflict}", list(rows))  # noqa: S608


def _stored(field: Any, values: Sequence[Any]) -> Sequence[Any]:
    """A column as the database takes it: sealed, or days as ISO text (each day is written out once)."""
    if isinstance(field, SealedField):
        seal = keyring().seal
        return [seal(value) if value else b"" for value in values]
    if isinstance(field, models.DateField):
        said = {value: value.isoformat() for value in set(values) if value is not None}
        return [said.get(value) for value in values]
    return values


def parts(items: Collection[Any], size: int = CHUNK) -> Iterator[list[Any]]:
    """A few thousand at a time: SQLite takes no longer list."""
    rest = iter(items)
    while part := list(islice(rest, size)):
        yield part


def ids_by(model: type[models.Model], field: str, values: Sequence[str]) -> dict[str, int]:
    """The rows' ids by a unique text column: in chunks, or the whole column at once when nearly all are asked."""
    if len(values) > MANY:
        every = model._default_manager.filter(**{f"{field}__isnull": False}).values_list(field, "pk")  # noqa: SLF001
        return dict(every.iterator(chunk_size=CHUNK))
    found: dict[str, int] = {}
    for start in range(0, len(values), CHUNK):
        part = values[start : start + CHUNK]
        found.update(model._default_manager.filter(**{f"{field}__in": part}).values_list(field, "pk"))  # noqa: SLF001
    return found
