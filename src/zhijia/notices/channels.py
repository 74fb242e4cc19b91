"""Ways out of the house. Real sending goes to the federation's own gateway; which ways are on is a deployment fact."""

import json
import sys
from dataclasses import dataclass
from http import HTTPStatus
from typing import Protocol
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from django.conf import settings

from zhijia.people.models import Person

from .models import Message
from .terms import ChannelKind

PATIENCE = 10  # seconds; shorter than the first pause, so that a slow gateway is not asked twice at once


class NotSent(Exception):  # noqa: N818  (an answer of the channel, kept with the delivery)
    """The channel could not hand the message over; the reason is kept and it is tried again."""


class Channel(Protocol):
    """One way out; `name` is a ChannelKind."""

    @property
    def name(self) -> str: ...

    @property
    def label(self) -> str: ...

    def send(self, message: Message, person: Person) -> None:
        """Hand it over, or raise NotSent with the reason."""


@dataclass(frozen=True)
class InApp:
    """The message row is itself the message in the box: handed over when it is written."""

    name: str = ChannelKind.INAPP
    label: str = "站内消息"

    def send(self, message: Message, person: Person) -> None:
        if message.person_id != person.pk:
            raise NotSent("收件人不符")


@dataclass(frozen=True)
class Gateway:
    """POST to the address in `setting`: key, phone number and text. The key lets the gateway drop what it has had before."""

    name: str
    label: str
    setting: str

    def send(self, message: Message, person: Person) -> None:
        address = str(getattr(settings, self.setting, ""))
        if not address.startswith(("https://", "http://")):
            raise NotSent(f"没有设置{self.label}网关的地址")
        if not person.phone:
            raise NotSent("没有登记手机号码")
        told = {"key": message.key, "to": person.phone, "text": f"{message.title}：{message.body}"}
        try:
            with urlopen(self._request(address, told), timeout=PATIENCE) as answer:  # noqa: S310  (its own setting)
                status = answer.status
        except HTTPError as problem:
            raise NotSent(f"{self.label}网关答复 {problem.code}") from None
        except OSError:
            raise NotSent(f"{self.label}网关没有应答") from None
        if status >= HTTPStatus.MULTIPLE_CHOICES:
            raise NotSent(f"{self.label}网关答复 {status}")

    def _request(self, address: str, told: dict[str, str]) -> Request:
        token = str(getattr(settings, "ZHIJIA_GATEWAY_TOKEN", ""))
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
        return Request(address, json.dumps(told).encode(), headers)  # noqa: S310


@dataclass(frozen=True)
class Console:
    """One line at the server's terminal in place of a text message, the number masked: for showing the house."""

    name: str = ChannelKind.SMS
    label: str = "短信"

    def send(self, message: Message, person: Person) -> None:
        sys.stdout.write(f"［{self.label}］{person.masked_phone} {message.title}：{message.body}\n")
        sys.stdout.flush()


INAPP = InApp()
KNOWN: dict[str, Channel] = {
    "console": Console(),
    "sms": Gateway(ChannelKind.SMS, "短信", "ZHIJIA_SMS_URL"),
    "wechat": Gateway(ChannelKind.WECHAT, "微信", "ZHIJIA_WECHAT_URL"),
}


def channels_on() -> dict[str, Channel]:
    """The ways that are open now, by kind; the box always is."""
    chosen = [KNOWN[name] for name in getattr(settings, "ZHIJIA_CHANNELS", ()) if name in KNOWN]
    return {channel.name: channel for channel in (INAPP, *chosen)}
