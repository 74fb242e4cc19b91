"""Keeping bytes and giving them back."""

from datetime import datetime
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from zhijia.people.fields import keyring
from zhijia.people.models import Account

from .models import Kept


def keep(name: str, content: bytes, *, by: Account | None, at: datetime) -> Kept:
    """Seal the bytes under their digest, then write the row: a row never points at nothing."""
    digest = sha256(content).hexdigest()
    place = _place(digest)
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        half = place.with_suffix(".part")
        half.write_bytes(keyring().seal_bytes(content))
        half.replace(place)
    return Kept.objects.create(
        name=Path(name).name[-200:], size=len(content), digest=digest, kept_at=at, kept_by=by
    )


def content_of(kept: Kept) -> bytes:
    return keyring().open_bytes(_place(kept.digest).read_bytes())


def _place(digest: str) -> Path:
    return Path(settings.MEDIA_ROOT) / digest[:2] / digest
