"""Members who were carried over without having asked for it hear from where to where, and whom to turn to."""

from collections.abc import Iterable
from datetime import date, datetime

from zhijia.notices.parts import Telling
from zhijia.notices.rules import sayable
from zhijia.notices.services import tell_all
from zhijia.orgs.models import Unit


def tell_carried(went: Iterable[tuple[int, str]], *, former: Unit, to: Unit, on: date, at: datetime) -> None:
    """Persons, each with the key of what carried them: their union that went, or a line of a roll."""
    before = sayable(former.name, otherwise="原来的工会")
    now = sayable(to.name, otherwise="现在的工会")
    body = (
        f"自 {on} 起，您的会籍由{before}转到{now}，会籍连续计算，不用您办手续。"
        f"如有不符，请联系{now}更正，也可向上级工会或 12351 提出。"
    )
    tell_all([Telling(person, key, "会籍转到新工会", body, "/m/membership/") for person, key in went], at=at)
