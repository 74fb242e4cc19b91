"""One pass of the outbox. A worker that dies after its claim loses nothing: the delivery is due again after its pause."""

from datetime import datetime, timedelta

from django.db.models import F

from ..channels import Channel, NotSent, channels_on
from ..models import Delivery
from ..terms import DeliveryState

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 720))
MOST = 500  # deliveries in one pass


def send_waiting(at: datetime) -> int:
    """Hand over what is due; returns how many went out. Workers side by side never send one twice."""
    ways = channels_on()
    due = list(Delivery.objects.due(at).select_related("message__person")[:MOST])
    return sum(_attempt(one, ways.get(one.channel), at=at) for one in due if _claim(one, at=at))


def _claim(delivery: Delivery, *, at: datetime) -> bool:
    """Of those who saw it waiting at this attempt one wins: the count moves on and the next try is set before sending."""
    pause = PAUSES[min(delivery.attempts, len(PAUSES) - 1)]
    seen = Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.WAITING, attempts=delivery.attempts)
    return bool(seen.update(attempts=F("attempts") + 1, next_at=at + pause))


def _attempt(delivery: Delivery, channel: Channel | None, *, at: datetime) -> bool:
    """No transaction is held while the gateway thinks."""
    mine = Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.WAITING)
    if channel is None:
        mine.update(state=DeliveryState.OFF, error="发送时通道已停用")
        return False
    try:
        channel.send(delivery.message, delivery.message.person)
    except NotSent as reason:
        last = delivery.attempts >= len(PAUSES)
        mine.update(state=DeliveryState.FAILED if last else DeliveryState.WAITING, error=str(reason)[:200])
        return False
    mine.update(state=DeliveryState.SENT, sent_at=at, error="")
    return True
