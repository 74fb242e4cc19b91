"""A member's own pages: her messages, what she agreed to, what is kept about her; nobody else finds them."""

import pytest
from django.utils import timezone

from tests.notices.conftest import address
from zhijia.notices.models import Consent, DataRequest
from zhijia.notices.services import give_consent, tell
from zhijia.notices.terms import ConsentChannel, DataState, Purpose


@pytest.fixture
def hers(client, chenjing):
    client.force_login(chenjing)
    return client


def test_opening_a_message_marks_it_read(hers, chenjing):
    message = tell(
        chenjing.person, key="1", title="困难帮扶", body="已受理。", link="/m/me/", at=timezone.now()
    )
    assert "未读" in hers.get(address("messages")).text
    assert 'href="/m/me/"' in hers.get(address("message", message.pk)).text

    assert "未读" not in hers.get(address("messages")).text


def test_my_page_masks_the_numbers(hers):
    said = hers.get(address("me")).text

    assert "320411197603022127" not in said
    assert "3204**********2127" in said
    assert "138****0000" in said


def test_giving_and_taking_back_are_one_press_each(hers, told, chenjing):
    assert hers.post(address("give"), {"purpose": Purpose.AID_BANK}).status_code == 302
    consent = Consent.objects.get(person=chenjing.person)
    page = hers.get(address("consents")).text
    assert page.count("撤回同意<span") == 1

    assert hers.post(address("withdraw", consent.pk)).status_code == 302
    consent.refresh_from_db()
    assert consent.withdrawn_at is not None
    assert hers.post(address("give"), {"purpose": "anything"}).status_code == 404


def test_a_request_goes_to_the_desk_and_its_answer_comes_back(client, chenjing, limin, told):
    client.force_login(chenjing)
    assert client.post(address("data"), {"kind": ""}).status_code == 422
    client.post(address("data"), {"kind": "correct", "words": "单位写错了"})
    again = client.post(address("data"), {"kind": "correct", "words": "还是错的"})
    assert (again.status_code, "还是错的" in again.text) == (422, True)
    asked = DataRequest.objects.get()

    client.force_login(limin)
    assert "陈*" in client.get(address("privacy")).text
    wrong = client.post(address("request", asked.pk), {"text": "已更正。"})
    assert (wrong.status_code, "已更正。" in wrong.text) == (422, True)
    client.post(address("request", asked.pk), {"text": "已更正。", "done": "yes"})
    asked.refresh_from_db()
    assert asked.state == DataState.DONE
    client.force_login(chenjing)
    assert "已更正。" in client.get(address("data")).text


def test_what_is_not_mine_is_not_there(client, chenjing, zhouping, district, told):
    message = tell(chenjing.person, key="1", title="困难帮扶", body="已受理。", at=timezone.now())
    consent = give_consent(chenjing.person, Purpose.AID_BANK, channel=ConsentChannel.WEB, at=timezone.now())
    mine = [
        address("messages"),
        address("me"),
        address("consents"),
        address("data"),
        address("message", message.pk),
    ]
    assert {client.get(where).status_code for where in mine} == {302}

    client.force_login(zhouping)  # an officer, who stands for no person of the roll
    assert {client.get(where).status_code for where in mine} == {404}
    assert client.post(address("withdraw", consent.pk)).status_code == 404
    assert client.get(address("privacy")).status_code == 404
    consent.refresh_from_db()
    assert consent.withdrawn_at is None
