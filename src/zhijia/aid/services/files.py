"""The household files: who looked at full numbers, and why."""

from datetime import datetime

from zhijia.audit.services import note
from zhijia.people.models import Account

from ..models import Household


def reveal(household: Household, *, reason: str, by: Account, at: datetime) -> None:
    """Note that somebody is about to see the full numbers of a household, and why."""
    note(
        "people.identity.revealed",
        f"household:{household.pk}",
        by=by,
        at=at,
        facts={"reason": reason, "file": household.number},
    )
