"""Columns `session.*` of a register fill a session and, when new, its programme."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from zhijia.base.errors import Refused
from zhijia.people.writing import ids_by, upsert
from zhijia.sheets.models import Intake

from .models import Programme, Session
from .terms import Held

FIELDS = ("key", "programme_id", "edition", "unit_id", "held_on", "ended_on", "place", "state", "attended")


@dataclass(frozen=True)
class SessionPart:
    """One session per row, under the row's own key; the row's union holds it."""

    kind: str
    name: str = "session"

    def save(
        self,
        rows: Sequence[dict[str, Any]],
        keys: Sequence[str],
        *,
        intake: Intake,  # noqa: ARG002
    ) -> list[int | None]:
        programmes = self._programmes({row["session.programme"] for row in rows})
        told = [
            self._row(row, key, programmes[row["session.programme"]])
            for row, key in zip(rows, keys, strict=True)
        ]
        upsert(Session, dict(zip(FIELDS, zip(*told, strict=True), strict=True)))
        ids = ids_by(Session, "key", keys)
        return [ids[key] for key in keys]

    def _row(self, row: dict[str, Any], key: str, programme: int) -> tuple[Any, ...]:
        state = row.get("session.state") or Held.HELD.value
        return (
            key, programme, row.get("session.edition"), row["unit"], row["session.held_on"], row.get("session.ended_on"),
            row.get("session.place") or "", state, row.get("session.attended") or 0,
        )  # fmt: skip

    def _programmes(self, series: set[str]) -> dict[str, int]:
        known = dict(Programme.objects.filter(kind=self.kind, series__in=series).values_list("series", "pk"))
        missing = [Programme(kind=self.kind, series=name) for name in sorted(series - known.keys())]
        Programme.objects.bulk_create(
            missing, ignore_conflicts=True
        )  # another import may make them at this moment
        return dict(Programme.objects.filter(kind=self.kind, series__in=series).values_list("series", "pk"))


def ends_after_it_begins(row: dict[str, Any]) -> None:
    ended = row.get("session.ended_on")
    if ended and ended < row["session.held_on"]:
        raise Refused("结束日期早于开始日期，请核对两个日期")
