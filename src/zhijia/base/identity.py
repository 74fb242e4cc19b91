"""Resident identity numbers (GB 11643-1999) and how they are masked."""

from datetime import date
from operator import mul

from .errors import Refused

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
OLD, FULL = 15, 18  # digits before 1999, and since
WIDE = str.maketrans("０１２３４５６７８９ｘＸ", "0123456789XX")


def check_digit(first17: str) -> str:
    return CHECKS[sum(map(mul, map(int, first17), WEIGHTS)) % 11]


def identity_number(text: str) -> str:
    """The 18-character form. Old 15-digit numbers get their century and check digit; a bad one is refused.

    County codes may have been abolished since the card was made, so only the checksum and the date are judged.
    """
    number = text.replace(" ", "").upper()
    number = number if number.isascii() else number.translate(WIDE)
    if "*" in number:
        raise Refused("身份证号带有 * 号，是遮盖后的号码，请填写完整的 18 位号码")
    plain = number.isascii() and number[: FULL - 1].isdigit()  # ² is a digit to Python, not to the police
    if len(number) == OLD and plain:
        number = number[:6] + "19" + number[6:]
        number += check_digit(number)
    if len(number) != FULL or not plain:
        raise Refused("身份证号应为 18 位数字（末位可为 X），请核对证件")
    if check_digit(number[:17]) != number[17]:
        raise Refused("身份证号校验位不符，多为输错一位，请核对证件")
    born(number)
    return number


def born(number: str) -> date:
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        raise Refused("身份证号中的出生日期不存在，请核对证件") from None


def sex_and_birth(number: str) -> tuple[str, date]:
    """What a checked number of 18 characters says of its holder: sex as in GB/T 2261.1 (odd is 1, male), and birth."""
    return ("1" if int(number[16]) % 2 else "2"), born(number)


def age_on(birth: date, day: date) -> int:
    """周岁: a year older from the birthday on."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def phone_digits(text: str) -> str:
    """A telephone as typed, without blanks, dashes and the country: not yet judged."""
    return "".join(text.translate(WIDE).split()).replace("-", "").removeprefix("+86")


def mask_identity(number: str) -> str:
    """3204**********12X4: enough to recognise, too little to use."""
    return number[:4] + "*" * max(len(number) - 8, 0) + number[-4:] if number else ""


def mask_phone(number: str) -> str:
    return number[:3] + "****" + number[-4:] if number else ""


def mask_name(name: str) -> str:
    return name[:1] + "*" * max(len(name) - 1, 0)
