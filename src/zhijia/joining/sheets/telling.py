"""Whoever a roll says is a member no more hears it from the union, and not by chance."""

from collections.abc import Sequence
from datetime import datetime

from zhijia.notices.parts import Telling
from zhijia.notices.rules import sayable
from zhijia.notices.services import tell_all
from zhijia.orgs.models import Unit
from zhijia.people.services import Entered, Line
from zhijia.people.terms import GONE, Ending


def tell_ended(lines: Sequence[Line], entered: Entered, *, at: datetime) -> None:
    """Those who were members until this file; nobody writes to the dead."""
    over = [
        (person, line)
        for person, line, plan in zip(entered.persons, lines, entered.plans, strict=True)
        if plan.ends in GONE and plan.ends != Ending.DIED
    ]
    units = Unit.objects.in_bulk({line.unit for _, line in over}) if over else {}
    tell_all([_telling(person, line, units[line.unit]) for person, line in over], at=at)


def _telling(person: int, line: Line, unit: Unit) -> Telling:
    how, union = Ending(line.change).label, sayable(unit.name, otherwise="您原来的工会")
    body = (
        f"工会名册登记：您的会籍自 {line.changed} 起终止（{how}）。"
        f"如有不符，请联系{union}更正，也可向上级工会或 12351 提出。"
    )
    return Telling(person, f"ended:{person}:{line.changed}", f"会籍终止：{how}", body, "/m/membership/")
