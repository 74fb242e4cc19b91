"""What the calendar brings by itself."""

from django.utils import timezone

from zhijia.people.models import Account

from .queries import near
from .services.rechecking import open_rechecks


def open_due(by: Account) -> int:
    """Re-checks of the files within this account's reach that are near their day. Safe to run again."""
    return len(open_rechecks(on=near(timezone.localdate()), by=by, at=timezone.now()))
