"""A column whose text is sealed at rest; its companion `<name>_index` finds it again."""

from functools import cache
from typing import Any

from django.conf import settings
from django.db import models

from zhijia.base.sealing import Keyring


@cache
def keyring() -> Keyring:
    return Keyring(keys=settings.SEALING_KEYS, current=settings.SEALING_CURRENT, index_key=settings.INDEX_KEY)


class SealedField(models.BinaryField):  # type: ignore[type-arg]  # Django's fields take no brackets when running
    """Text in Python, AES-256-GCM in the table. Empty text stays empty and is not sealed."""

    def _check_str_default_value(self) -> list[Any]:
        """A text default is right here: what is stored is its sealed bytes."""
        return []

    def from_db_value(self, value: Any, *_: object) -> str:
        return keyring().open(bytes(value)) if value else ""

    def get_prep_value(self, value: Any) -> Any:
        if isinstance(value, str):
            return keyring().seal(value) if value else b""
        return value

    def to_python(self, value: Any) -> Any:
        return value
