"""Set-wise upsert by key: executemany on SQLite, COPY into a temporary table on PostgreSQL."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import connection, models

from zhijia.people.fields import SealedField, keyring


def upsert(model: type[models.Model], fields: Sequence[str], rows: Sequence[Sequence[Any]], *, on: str = "key") -> None:
    """Insert the rows, or update those whose `on` column is already there. `fields` are attribute names."""
    if not rows:
        return
    table = connection.ops.quote_name(model._meta.db_table)  # noqa: SLF001
    columns = [connection.ops.quote_name(_column(model, field)) for field in fields]
    names = ", ".join(columns)
    changes = ", ".join(f"{name} = excluded.{name}" for name in columns if name.strip('"') != on)
    conflict = f'ON CONFLICT ("{on}") DO UPDATE SET {changes}'
    sealed = [isinstance(model._meta.get_field(field.removesuffix("_id")), SealedField) for field in fields]  # noqa: SLF001
    plain = ([_plain(value, seal) for value, seal in zip(row, sealed, strict=True)] for row in rows)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"CREATE TEMP TABLE incoming AS SELECT {names} FROM {table} WITH NO DATA")  # noqa: S608
            with cursor.copy(f"COPY incoming ({names}) FROM STDIN") as copy:
                for row in plain:
                    copy.write_row(row)
            cursor.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM incoming {conflict}")  # noqa: S608
            cursor.execute("DROP TABLE incoming")
        else:
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks}) {conflict}", list(plain))  # noqa: S608


def ids_by_key(model: type[models.Model], keys: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for start in range(0, len(keys), 5000):
        part = keys[start : start + 5000]
        found.update(model._default_manager.filter(key__in=part).values_list("key", "pk"))  # noqa: SLF001
    return found


def _column(model: type[models.Model], field: str) -> str:
    return str(model._meta.get_field(field.removesuffix("_id")).column)  # type: ignore[union-attr]  # noqa: SLF001


def _plain(value: Any, seal: bool) -> Any:
    if seal:
        return keyring().seal(value) if value else b""
    return value.isoformat() if isinstance(value, date) else value
