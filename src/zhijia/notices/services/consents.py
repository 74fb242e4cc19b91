"""Giving consent and taking it back, which is as easy (个人信息保护法第十五条)."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.people.models import Person

from ..models import Consent, ConsentText
from ..queries import current_text
from ..terms import Purpose


@transaction.atomic
def revise_text(purpose: str, *, text: str, by: object, at: datetime) -> ConsentText:
    """A new version from today on: whoever agreed to the one before is asked again. The same words again change nothing."""
    if not text.strip():
        raise Refused("告知内容不能为空，请写明用途、必要性和影响")
    newest = ConsentText.objects.select_for_update().filter(purpose=purpose).order_by("-version").first()
    if newest and newest.text == text:
        return newest
    version = newest.version + 1 if newest else 1
    day = localtime(at).date()
    made = ConsentText.objects.create(purpose=Purpose(purpose), version=version, text=text, since=day)
    facts = {"purpose": purpose, "version": version}
    note("notices.consent.revised", f"consent_text:{made.pk}", by=by, at=at, facts=facts)
    return made


@transaction.atomic
def give_consent(person: Person, purpose: str, *, channel: str, at: datetime) -> Consent:
    """To the text of today; agreeing twice is the same as once."""
    text = current_text(purpose)
    consent, fresh = Consent.objects.get_or_create(
        person=person, text=text, withdrawn_at=None, defaults={"channel": channel, "given_at": at}
    )
    if fresh:
        facts = {"purpose": purpose, "version": text.version, "channel": channel}
        note("notices.consent.given", f"person:{person.pk}", by=person, at=at, facts=facts)
    return consent


Listener = Callable[[Consent, datetime], None]
withdrawn: list[Listener] = []
"""Rooms above add theirs in `ready()`: told of a consent taken back, in the same transaction."""


@transaction.atomic
def withdraw_consent(consent: Consent, *, at: datetime) -> Consent:
    """What was done before stays lawful (第十五条). Withdrawing twice is the same as once."""
    if Consent.objects.filter(pk=consent.pk, withdrawn_at=None).update(withdrawn_at=at):
        facts = {"purpose": consent.text.purpose, "version": consent.text.version}
        note(
            "notices.consent.withdrawn", f"person:{consent.person_id}", by=consent.person, at=at, facts=facts
        )
        for listener in withdrawn:
            listener(consent, at)
    consent.refresh_from_db()
    return consent
