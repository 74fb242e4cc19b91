"""A message is told once, goes out once, and is given up only after the last pause."""

import json
import sys
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Event, Thread
from time import perf_counter

import pytest

from tests.cast import refuses
from tests.notices.conftest import FRIDAY
from zhijia.notices import channels
from zhijia.notices.channels import Channel, NotSent
from zhijia.notices.models import Delivery, Message
from zhijia.notices.services import Telling, read, send_waiting, tell, tell_all
from zhijia.notices.services.messages import PACE
from zhijia.notices.services.outbox import PAUSES
from zhijia.notices.tasks import once, run_forever
from zhijia.notices.terms import ChannelKind, DeliveryState
from zhijia.people.models import Person

SAID = {"title": "困难帮扶", "body": "您的申请已受理，3 个工作日内答复。", "at": FRIDAY}


class Closed:
    """A gateway that never answers."""

    name, label = ChannelKind.SMS, "短信"

    def send(self, message, person):
        raise NotSent("短信网关没有应答")


class Dying(Closed):
    """The process is gone while the gateway is being asked."""

    def send(self, message, person):
        raise SystemExit


@pytest.fixture
def sms(settings):
    settings.ZHIJIA_CHANNELS = ["console"]


def sms_of(message):
    return message.deliveries.get(channel=ChannelKind.SMS)


def test_the_box_is_always_there(chenjing):
    message = tell(chenjing.person, key="step:1", **SAID)

    assert list(message.deliveries.values_list("channel", "state")) == [("inapp", "sent")]
    assert send_waiting(FRIDAY) == 0


def test_told_twice_is_told_once(chenjing, sms):
    first = tell(chenjing.person, key="step:1", **SAID)
    again = tell(chenjing.person, key="step:1", **{**SAID, "body": "换一句话。"})

    assert (first.pk, again.body) == (again.pk, SAID["body"])
    assert Delivery.objects.count() == 2


def test_a_text_message_goes_out_with_the_number_masked(chenjing, sms, capsys):
    message = tell(chenjing.person, key="step:1", **SAID)

    assert send_waiting(FRIDAY) == 1
    assert send_waiting(FRIDAY) == 0
    assert sms_of(message).state == DeliveryState.SENT
    assert capsys.readouterr().out == "［短信］138****0000 困难帮扶：您的申请已受理，3 个工作日内答复。\n"


def test_who_left_no_number_gets_it_in_the_box_only(district, sms):
    person = Person.objects.create(name="李四")

    assert list(tell(person, key="step:1", **SAID).deliveries.values_list("channel", flat=True)) == ["inapp"]


@pytest.mark.parametrize(
    "body",
    [
        "证件号 320411197603022127 已核对。", "请回电 138 0000 0000。", "卡号 6217 0012 3456 7890 123 已退票。",
        "因患糖尿病，予以照顾。", "身份证号32041119760302212X有误。",
    ],
)  # fmt: skip
def test_numbers_and_illness_never_leave_the_house(chenjing, sms, body):
    with refuses("发给职工的消息里不能有"):
        tell(chenjing.person, key="step:1", title="困难帮扶", body=body, at=FRIDAY)

    assert (Message.objects.count(), Delivery.objects.count()) == (0, 0)


def test_amounts_days_and_matter_numbers_may_be_said(chenjing):
    body = "BF-2026-0412 已付 2,500.00 元，2026-02-13 到账，热线 12351，电话 0519-85127688。"

    assert tell(chenjing.person, key="step:1", title="已付款", body=body, at=FRIDAY).body == body


def test_it_is_tried_with_growing_pauses_and_then_given_up(chenjing, sms, monkeypatch):
    monkeypatch.setitem(channels.KNOWN, "console", Closed())
    message, at, tried = tell(chenjing.person, key="step:1", **SAID), FRIDAY, []
    for pause in [*PAUSES, timedelta(days=30)]:
        assert send_waiting(at) == 0
        assert send_waiting(at + pause - timedelta(seconds=1)) == 0  # not before its time
        tried.append(sms_of(message).attempts)
        at += pause

    left = sms_of(message)
    assert tried == [1, 2, 3, 4, 5, 6]
    assert [pause.total_seconds() / 60 for pause in PAUSES] == [1, 5, 30, 120, 720]
    assert (left.state, left.error) == (DeliveryState.FAILED, "短信网关没有应答")


def test_a_worker_that_dies_in_the_middle_loses_nothing(chenjing, sms, monkeypatch):
    message = tell(chenjing.person, key="step:1", **SAID)
    with monkeypatch.context() as killed:
        killed.setitem(channels.KNOWN, "console", Dying())
        with pytest.raises(SystemExit):
            send_waiting(FRIDAY)

    assert sms_of(message).state == DeliveryState.WAITING
    assert send_waiting(FRIDAY + PAUSES[0]) == 1


def test_a_channel_switched_off_meanwhile_is_said(chenjing, sms, settings):
    message = tell(chenjing.person, key="step:1", **SAID)
    settings.ZHIJIA_CHANNELS = []

    assert send_waiting(FRIDAY) == 0
    assert sms_of(message).state == DeliveryState.OFF


def test_what_was_never_tried_goes_before_what_failed(chenjing, sms, monkeypatch):
    monkeypatch.setitem(channels.KNOWN, "console", Closed())
    tell(chenjing.person, key="old", **SAID)
    send_waiting(FRIDAY)
    tell(chenjing.person, key="new", **{**SAID, "at": FRIDAY + timedelta(hours=1)})

    due = Delivery.objects.due(FRIDAY + timedelta(hours=2)).select_related("message")
    assert [one.message.key for one in due] == ["new", "old"]


def test_one_message_does_not_wait_behind_a_campaign(chenjing, sms):
    campaign = [Telling(chenjing.person_id, f"campaign:{n}", "送清凉", "请到会所领取。") for n in range(1400)]
    tell_all(campaign, at=FRIDAY)
    tell(chenjing.person, key="step:1", **SAID)

    keys = [
        one.message.key
        for one in Delivery.objects.due(FRIDAY + timedelta(minutes=1)).select_related("message")
    ]
    assert (len(keys), keys.index("step:1")) == (1401, PACE)


def test_a_gateway_of_the_federation_is_asked(chenjing, settings):
    """A real server on this machine: what it is sent, and that a refusal is kept as the reason."""
    had, answers = [], [200, 500]

    class Desk(BaseHTTPRequestHandler):
        def do_POST(self):
            had.append(
                (
                    self.headers["Authorization"],
                    json.loads(self.rfile.read(int(self.headers["Content-Length"]))),
                )
            )
            self.send_response(answers.pop(0))
            self.end_headers()

        def log_message(self, *_):
            """Quiet."""

    server = HTTPServer(("127.0.0.1", 0), Desk)
    Thread(target=server.serve_forever, daemon=True).start()
    settings.ZHIJIA_CHANNELS, settings.ZHIJIA_GATEWAY_TOKEN = ["sms"], "ours"
    settings.ZHIJIA_SMS_URL = f"http://127.0.0.1:{server.server_port}/"
    sent, refused = (tell(chenjing.person, key=key, **SAID) for key in ("step:1", "step:2"))
    try:
        assert send_waiting(FRIDAY) == 1
    finally:
        server.shutdown()
        server.server_close()

    text = "困难帮扶：您的申请已受理，3 个工作日内答复。"
    assert had[0] == ("Bearer ours", {"key": "step:1", "to": "13800000000", "text": text})
    assert sms_of(sent).state == DeliveryState.SENT
    assert (sms_of(refused).state, sms_of(refused).error) == (DeliveryState.WAITING, "短信网关答复 500")


def test_without_an_address_the_gateway_says_so(chenjing, settings):
    settings.ZHIJIA_CHANNELS = ["wechat"]
    message = tell(chenjing.person, key="step:1", **SAID)

    assert send_waiting(FRIDAY) == 0
    assert message.deliveries.get(channel=ChannelKind.WECHAT).error == "没有设置微信网关的地址"


def test_every_known_channel_has_a_name_of_ours():
    known: list[Channel] = [channels.INAPP, *channels.KNOWN.values()]

    assert {one.name for one in known} == set(ChannelKind)


def test_opening_a_message_reads_it_once(chenjing):
    message = tell(chenjing.person, key="step:1", **SAID)
    read(message, at=FRIDAY)
    read(message, at=FRIDAY + timedelta(days=1))

    assert message.read_at == FRIDAY


@pytest.mark.django_db(transaction=True)
def test_a_thousand_are_handed_over_within_ten_seconds(transactional_db, chenjing, sms, capsys):
    """From the telling to the hand-over, by the worker's own thread; two channels."""
    number, stop = 1000, Event()
    tellings = [Telling(chenjing.person_id, f"step:{n}", "困难帮扶", "已受理。") for n in range(number)]
    begun = perf_counter()
    tell_all(tellings, at=FRIDAY)
    worker = Thread(target=run_forever, args=[stop])
    worker.start()
    while (
        Delivery.objects.filter(state=DeliveryState.SENT).count() < 2 * number and perf_counter() - begun < 60
    ):
        stop.wait(0.05)
    took = perf_counter() - begun
    stop.set()
    worker.join(20)

    with capsys.disabled():
        sys.stdout.write(f"\n{number} 条消息，两个通道，全部送出用时 {took:.1f} 秒\n")
    assert Delivery.objects.filter(state=DeliveryState.SENT).count() == 2 * number
    assert took < 10
    assert once() == 0
