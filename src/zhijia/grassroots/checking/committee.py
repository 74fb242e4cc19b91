"""How large a union's committee is, by its members (rules `unions.committee_least.*` and `unions.committee_most.*`)."""

from datetime import date

from django.db.models import Q

from zhijia.base.errors import Refused
from zhijia.matters.terms import Tone
from zhijia.rulebook.models import Rule
from zhijia.web.checks import Check

LEAST, MOST, MORE = "unions.committee_least.", "unions.committee_most.", "more"


def committee_size(members: int, *, on: date) -> tuple[int, int]:
    """The least and the most seats for so many members, by the table of that day."""
    rows = _table(on)
    steps = sorted(int(step) for step in rows[LEAST] if step.isdigit())
    step = next((str(one) for one in steps if members <= one), MORE)
    if step not in rows[LEAST] or step not in rows[MOST]:
        raise Refused(f"规则库中没有 {on} 有效的委员名额表，请先在规则库登记该规则及其文件")
    return rows[LEAST][step], rows[MOST][step]


def _table(on: date) -> dict[str, dict[str, int]]:
    """The whole table in one question: last part of the code → seats."""
    named = Q(code__startswith=LEAST) | Q(code__startswith=MOST)
    rows = Rule.objects.filter(named, since__lte=on).filter(Q(until=None) | Q(until__gt=on))
    told: dict[str, dict[str, int]] = {LEAST: {}, MOST: {}}
    for code, value in rows.values_list("code", "value"):
        start, step = code.rpartition(".")[0] + ".", code.rpartition(".")[2]
        told[start][step] = int(value)
    return told


def size_check(members: int, seats: int, *, on: date) -> Check:
    """Odd, and within the table."""
    least, most = committee_size(members, on=on)
    told = f"{least} 名" if least == most else f"{least} 至 {most} 名"
    said = f"会员 {members:,} 人，委员应为 {told}且为单数，拟设 {seats} 名"
    if least <= seats <= most and seats % 2:
        return Check(Tone.OK, "委员名额", said)
    return Check(Tone.FAILED, "委员名额", f"{said}，请改正名额")
