"""The only way to write a line."""

import json
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from .models import Chain, Line


@transaction.atomic
def note(
    verb: str, subject: str, *, by: object, at: datetime, facts: Mapping[str, object] | None = None
) -> Line:
    """Write one line in the caller's transaction, so that the deed and its line stand or fall together."""
    Chain.objects.get_or_create(name="diary")
    chain = Chain.objects.select_for_update().get(name="diary")
    told = json.dumps(facts or {}, ensure_ascii=False, sort_keys=True, default=str)
    line = Line(number=chain.length + 1, at=at, actor=str(by)[:80], verb=verb, subject=subject, facts=told)
    line.previous = chain.head
    line.digest = line.fingerprint()
    line.save(force_insert=True)
    Chain.objects.filter(name="diary").update(head=line.digest, length=line.number)
    return line
