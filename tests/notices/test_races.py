"""Two workers and one delivery: one sends; and the condition on the count is what does it."""

from threading import Barrier

import pytest

from tests.notices.conftest import FRIDAY, day
from tests.races.together import at_once
from zhijia.audit.queries import verify
from zhijia.base.errors import Refused
from zhijia.notices import channels
from zhijia.notices.models import Delivery, Publicity
from zhijia.notices.models.messages import DeliverySet
from zhijia.notices.services import end, object_, send_waiting, tell
from zhijia.notices.terms import ChannelKind, PublicityState

pytestmark = pytest.mark.django_db(transaction=True)


class Counting:
    """Keeps what it was asked to send."""

    name, label = ChannelKind.SMS, "短信"

    def __init__(self):
        self.sent = []

    def send(self, message, person):
        self.sent.append(message.key)


@pytest.fixture
def counting(transactional_db, chenjing, settings, monkeypatch):
    """Both workers have read the outbox before either claims anything."""
    settings.ZHIJIA_CHANNELS = ["console"]
    channel, together, look = Counting(), Barrier(2), DeliverySet.due

    def due(self, at):
        found = look(self, at)

        class Together(type(found)):
            def __iter__(self):
                rows = list(super().__iter__())
                together.wait(timeout=20)
                return iter(rows)

        found.__class__ = Together
        return found

    monkeypatch.setitem(channels.KNOWN, "console", channel)
    monkeypatch.setattr(DeliverySet, "due", due)
    tell(chenjing.person, key="step:1", title="困难帮扶", body="已受理。", at=FRIDAY)
    return channel


def test_of_two_workers_one_sends(counting):
    answers = at_once(*(lambda: send_waiting(FRIDAY) for _ in range(2)))

    assert sorted(answers) == [0, 1]
    assert counting.sent == ["step:1"]
    assert Delivery.objects.get(channel=ChannelKind.SMS).attempts == 1


def test_without_the_count_both_would_send(counting, monkeypatch):
    """The negative control: the same pass, the condition on the attempts taken away."""
    heed = DeliverySet.filter

    def heedless(self, *asked, **told):
        if "attempts" in told:
            told = {"pk": told["pk"]}
        return heed(self, *asked, **told)

    monkeypatch.setattr(DeliverySet, "filter", heedless)
    at_once(*(lambda: send_waiting(FRIDAY) for _ in range(2)))

    assert counting.sent == ["step:1", "step:1"]


def test_two_who_tell_the_same_leave_one_message(transactional_db, chenjing):
    def say():
        return tell(chenjing.person, key="step:1", title="困难帮扶", body="已受理。", at=FRIDAY).pk

    answers = at_once(say, say)

    assert len(set(answers)) == 1, answers
    assert Delivery.objects.count() == 1


def test_of_objecting_and_ending_at_the_last_moment_neither_is_lost(transactional_db, notice, limin):
    """Ended with an objection unanswered would be wrong; refused on either side is right."""
    said = {"who": "刘大力", "contact": "13911112222", "text": "不属实"}
    answers = at_once(
        lambda: object_(Publicity.objects.get(pk=notice.pk), at=day("2026-02-27", 15), **said),
        lambda: end(Publicity.objects.get(pk=notice.pk), by=limin, at=day("2026-02-28")),
    )
    notice.refresh_from_db()

    assert sum(isinstance(one, Refused) for one in answers) == 1, answers
    assert (notice.state, notice.objections.count()) in [(PublicityState.ENDED, 0), (PublicityState.OPEN, 1)]
    assert verify().broken is None
