"""Fields that read what people write: 3万 and ３，０００元, 2012年5月1日, a number with blanks in it."""

import re
from datetime import date
from typing import Any

from django import forms

from zhijia.base.errors import Refused
from zhijia.base.identity import identity_number
from zhijia.base.money import yuan
from zhijia.payments.rules import is_card
from zhijia.sheets import cells

MOST = 100_000_000_00  # fen: far above any household; a slip of the finger must not overflow a column
MOBILE = re.compile(r"1[3-9]\d{9}")
PLAIN = {"autocomplete": "off"}


class ReadField(forms.CharField):
    """Text in, a value out; what the house refuses to read is said in place."""

    def read(self, text: str) -> Any:
        raise NotImplementedError

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            return self.read(text)
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from None


class AmountField(ReadField):
    """Yuan on the screen, fen inside."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", **PLAIN})

    def read(self, text: str) -> int:
        fen = yuan(cells.number(re.sub(r"[\s￥¥]", "", text)))
        if fen < 0:
            raise Refused("金额不能是负数，没有请填 0")
        if fen > MOST:
            raise Refused("金额太大，请核对是不是多写了“万”或多了几个 0")
        return fen


class DayField(ReadField):
    """A day not after today; old phones show a plain box, so any usual spelling is read."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today: date | None = None

    def read(self, text: str) -> date:
        day = cells.day(text)
        if self.today and day > self.today:
            raise Refused(f"{day} 还没到，请核对日期")
        return day


class IdentityField(ReadField):
    widget = forms.TextInput(attrs={"maxlength": 30, **PLAIN})

    def read(self, text: str) -> str:
        return identity_number(text)


class PhoneField(ReadField):
    widget = forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"})

    def read(self, text: str) -> str:
        number = _digits(text).removeprefix("+86")
        if not MOBILE.fullmatch(number):
            raise Refused("手机号码应为 1 开头的 11 位数字，请核对")
        return number


class CardField(ReadField):
    """As embossed, with blanks; the last digit proves the others."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", **PLAIN})

    def read(self, text: str) -> str:
        number = _digits(text)
        if not is_card(number):
            raise Refused("银行卡号不对，多为输错一位，请对照卡面核对")
        return number


def _digits(text: str) -> str:
    return re.sub(r"[\s\-]", "", cells.digits(text))


class ManyInput(forms.FileInput):
    """Several photos at once."""

    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """A list of uploads; one alone is a list too."""

    widget = ManyInput(attrs={"accept": "image/*,application/pdf"})

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        many = data if isinstance(data, list | tuple) else [data]
        found = [forms.FileField.clean(self, one, initial) for one in many or [None]]
        return [one for one in found if one]

    def has_changed(self, initial: Any, data: Any) -> bool:  # noqa: ARG002
        return bool(data)


def photo(label: str, help_text: str) -> forms.FileField:
    """One photo or PDF, from the camera or from the album."""
    return forms.FileField(
        label=label, help_text=help_text, required=False,
        widget=forms.FileInput(attrs={"accept": "image/*,application/pdf"}),
        error_messages={"empty": "这个文件是空的，请重新拍照或选择"},
    )  # fmt: skip


def names(text: str) -> str:
    """A name without the blanks that forms and cards put between Chinese characters."""
    return re.sub(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", "", text.strip())
