"""Joined tables that many registers share: here, the person."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from zhijia.people.services import people_by_identity

from .models import Intake


@dataclass(frozen=True)
class PersonPart:
    """Columns `<name>.name` and `<name>.identity`: the same number is the same person. No number, no person."""

    name: str

    def save(
        self,
        rows: Sequence[dict[str, Any]],
        keys: Sequence[str],  # noqa: ARG002
        *,
        intake: Intake,  # noqa: ARG002
    ) -> list[int | None]:
        identity, name = f"{self.name}.identity", f"{self.name}.name"
        ids = people_by_identity({row[identity]: row[name] for row in rows if row[identity]})
        return [ids.get(row[identity]) for row in rows]
