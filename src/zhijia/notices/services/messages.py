"""Telling people: the message, and one delivery for each channel that is on, stand or fall with the deed they tell of."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from zhijia.base.errors import Refused
from zhijia.people.models import Person
from zhijia.people.writing import ids_by

from ..channels import channels_on
from ..models import Delivery, Message
from ..parts import Telling
from ..rules import tells_secrets
from ..terms import ChannelKind, DeliveryState

MANY = 500
PACE = 200  # of one large telling, this many are due in each second: a single message does not queue behind all of it


def tell(
    person: Person, *, key: str, title: str, body: str, at: datetime, link: str = "", number: str = ""
) -> Message:
    """One message to one person; telling it again by the same key changes nothing."""
    tell_all([Telling(person.pk, key, title, body, link, number)], at=at)
    return Message.objects.get(key=key)


@transaction.atomic
def tell_all(tellings: Sequence[Telling], *, at: datetime) -> int:
    """Set-wise; returns how many were new. Of two who tell the same at once the database keeps one."""
    for one in tellings:
        _fit_to_leave(one)
    known = ids_by(Message, "key", [one.key for one in tellings])
    fresh = {one.key: one for one in tellings if one.key not in known}
    Message.objects.bulk_create(
        (_message(one, at) for one in fresh.values()), batch_size=MANY, ignore_conflicts=True
    )
    written = ids_by(Message, "key", list(fresh))
    _put_in_outbox(fresh.values(), written, at=at)
    return len(fresh)


def read(message: Message, *, at: datetime) -> None:
    """Opened for the first time; later openings leave the time as it was."""
    Message.objects.filter(pk=message.pk, read_at=None).update(read_at=at)
    message.refresh_from_db()


def _fit_to_leave(one: Telling) -> None:
    if tells_secrets(f"{one.title} {one.body}"):
        raise Refused("发给职工的消息里不能有证件号、卡号、手机号或病名，请改写意见中的这一处后再提交")


def _message(one: Telling, at: datetime) -> Message:
    return Message(
        key=one.key, person_id=one.person_id, title=one.title, body=one.body, link=one.link, matter_number=one.number, at=at
    )  # fmt: skip


def _put_in_outbox(fresh: Iterable[Telling], written: dict[str, int], *, at: datetime) -> None:
    """The box is served at once. Other channels wait for the outbox, and only for people with a phone number."""
    told, ways = list(fresh), [name for name in channels_on() if name != ChannelKind.INAPP]
    inapp = {"channel": ChannelKind.INAPP, "state": DeliveryState.SENT, "sent_at": at}
    made = [Delivery(message_id=written[one.key], **inapp) for one in told]
    if ways:
        reachable = _reachable({one.person_id for one in told})
        made += [
            Delivery(message_id=written[one.key], channel=way, next_at=at + timedelta(seconds=place // PACE))
            for place, one in enumerate(told)
            if one.person_id in reachable
            for way in ways
        ]
    Delivery.objects.bulk_create(made, batch_size=MANY, ignore_conflicts=True)


def _reachable(people: set[int]) -> set[int]:
    found: set[int] = set()
    listed = sorted(people)
    for start in range(0, len(listed), MANY):
        part = Person.objects.filter(pk__in=listed[start : start + MANY]).exclude(phone_index="")
        found.update(part.values_list("pk", flat=True))
    return found
