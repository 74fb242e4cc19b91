"""What speaks for two cards being one person: how much in all, and in words for the officer."""

from collections.abc import Iterator
from typing import NamedTuple

from . import comparing, signs
from .names import Name
from .register import Register
from .rolls import Card
from .signs import Sign

TELLS_ALL = frozenset(
    {signs.SAME_NUMBER, signs.SAME_OLD, signs.NUMBER_SLIP, signs.NUMBER_EXCHANGED, signs.NUMBER_ROUNDED}
)  # these hold the birth date and the sex already
MANY = 3  # of one name, or at one telephone: worth telling the officer


class Evidence(NamedTuple):
    """One sign a field; none where either side is silent."""

    name: Sign | None
    mine: Name
    theirs: Name
    number: Sign | None
    birth: Sign | None
    phone: Sign | None
    employer: Sign | None
    sex: Sign | None


def compare(card: Card, person: Card) -> Evidence:
    return Evidence(
        *comparing.names(card.written, person.written),
        comparing.numbers(card.number, person.number),
        comparing.births(card.birth, person.birth),
        comparing.phones(card.phone, person.phone),
        comparing.employers(card.employer, person.employer),
        comparing.sexes(card.sex, person.sex),
    )


def score(register: Register, card: Card, seen: Evidence) -> float:
    """Bits beyond even odds. What the number tells already is not counted twice."""
    bits = -register.prior
    bits += sum(sign.bits for sign in (seen.name, seen.number, seen.phone) if sign)
    own = (seen.birth, seen.sex)
    bits += sum(sign.bits for sign in own if sign and (sign.bits < 0 or seen.number not in TELLS_ALL))
    return bits + _by_count(register, card, seen)


def _by_count(register: Register, card: Card, seen: Evidence) -> float:
    """What is common among those registered weighs less."""
    bits = 0.0
    if seen.name is signs.SAME_NAME:
        bits += register.rarity(seen.theirs.plain)
    if seen.birth is signs.SAME_BIRTH and seen.number not in TELLS_ALL:
        bits -= register.crowd(card.birth)
    if seen.phone is signs.SAME_PHONE:
        bits -= register.sharing(card.phone)
    if seen.employer is signs.SAME_EMPLOYER:
        return bits + register.employer_bits(card.employer)
    return bits + (seen.employer.bits if seen.employer else 0)


def why(register: Register, card: Card, person: Card, seen: Evidence) -> str:
    """姓名同音（陈静/陈婧），出生日期相同，手机相同."""
    return "，".join(_said(register, card, person, seen))


def _said(register: Register, card: Card, person: Card, seen: Evidence) -> Iterator[str]:
    if seen.name:
        yield seen.name.says + _names(register, seen)
    if seen.number:
        yield seen.number.says
    if seen.birth:
        told = seen.birth is signs.SAME_BIRTH
        yield seen.birth.says + ("" if told else f"（{_day(card.birth)}/{_day(person.birth)}）")
    if seen.phone:
        yield seen.phone.says + _shared(register, card, seen.phone)
    if seen.employer:
        yield seen.employer.says
    if seen.sex is signs.SEXES_DIFFER:
        yield seen.sex.says


def _names(register: Register, seen: Evidence) -> str:
    if seen.name is not signs.SAME_NAME:
        return f"（{seen.mine.shown}/{seen.theirs.shown}）"
    count = register.names[seen.theirs.plain]
    return f"（登记中同名 {count} 人）" if count >= MANY else ""


def _shared(register: Register, card: Card, sign: Sign) -> str:
    count = register.phones[card.phone] if sign is signs.SAME_PHONE else 0
    return f"（登记中 {count} 人用此号）" if count >= MANY else ""


def _day(birth: str) -> str:
    return f"{birth[:4]}-{birth[4:6]}-{birth[6:]}"
