"""Receipts and photos of the seasons and the wishes: who looked at one is kept."""

from datetime import datetime

from zhijia.audit.services import note
from zhijia.files.models import Kept
from zhijia.files.services import content_of
from zhijia.people.models import Account


def open_photo(kept: Kept, *, subject: str, by: Account, at: datetime) -> bytes:
    """The bytes, and a line in the diary."""
    note("aid.photo.opened", subject, by=by, at=at, facts={"digest": kept.digest})
    return content_of(kept)
