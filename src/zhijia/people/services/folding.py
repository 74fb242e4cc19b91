"""Two histories become one: what the one who remains has stands, what is left of the other's goes in between."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import ProtectedError

from zhijia.base.errors import Refused
from zhijia.people.models import Membership, Person
from zhijia.people.terms import Beginning, Ending

Span = tuple[date, date | None]
NEVER = date.max
COLUMNS = (
    "id", "person_id", "unit_id", "employer_id", "standing", "employment", "occupation", "migrant", "since", "until", "began",
    "ended", "reason",
)  # fmt: skip


def stretches(person: Person) -> list[Membership]:
    return list(Membership.objects.filter(person=person).select_related("unit").order_by("since"))


def may_fold(kept: Sequence[Membership], gone: Sequence[Membership]) -> None:
    """Where somebody belongs now, and whether they live, is for people to say: a merge decides neither."""
    now = [one for one in (*kept, *gone) if one.until is None]
    if len({one.unit_id for one in now}) > 1:
        here, there = now
        raise Refused(
            f"两人现在的会籍在两家工会：{here.unit}（{here.since} 起）和{there.unit}（{there.since} 起），请先办理接转再合并"
        )
    for mine, theirs in ((kept, gone), (gone, kept)):
        died = next((one for one in mine if one.ended == Ending.DIED), None)
        later = died and next((one for one in theirs if (one.until or NEVER) > (died.until or NEVER)), None)
        if died and later:
            raise Refused(
                f"一方已于 {died.until} 登记死亡，另一方此后仍有会籍（{later.unit}），请先核对死亡登记再合并"
            )


def fold(kept: Person, gone: Person) -> dict[str, Any]:
    """Take away what overlaps, keep the rest as pieces; returns what is needed to lay it all back."""
    mine, theirs = stretches(kept), stretches(gone)
    may_fold(mine, theirs)
    taken = [(one.since, one.until) for one in mine]
    cut = [(one, pieces(one, taken)) for one in theirs]
    overlapping = [(one, left) for one, left in cut if left != [(one.since, one.until)]]
    folded = [told(one) for one, _ in overlapping]
    _remove([one.pk for one, _ in overlapping])
    made = [_piece(one, span, kept) for one, left in overlapping for span in left]
    Membership.objects.bulk_create(made)
    return {
        "folded": folded, "made": [one.pk for one in made], "carried": _carry_on(mine, made),
        "stood": [told(one) for one in (*(one for one, left in cut if left == [(one.since, one.until)]), *made)],
    }  # fmt: skip


def pieces(one: Membership, taken: Iterable[Span]) -> list[Span]:
    """What of a stretch lies in none of the taken ones, in order."""
    left: list[Span] = [(one.since, one.until)]
    for since, until in taken:
        left = [part for span in left for part in _without(span, since, until)]
    return left


def _without(span: Span, since: date, until: date | None) -> list[Span]:
    first, last = span
    if (until or NEVER) <= first or (last or NEVER) <= since:
        return [span]
    before: list[Span] = [(first, since)] if first < since else []
    after: list[Span] = [(until, last)] if until and until < (last or NEVER) else []
    return before + after


def _piece(one: Membership, span: Span, kept: Person) -> Membership:
    """As the stretch was, for these days. Cut at its end it is carried on; cut at its start somebody joins again."""
    since, until = span
    row = {name: getattr(one, name) for name in COLUMNS if name != "id"} | {"person_id": kept.pk}
    row |= {"since": since, "until": until}
    row["ended"] = one.ended if until == one.until else Ending.CARRIED_ON
    row["began"] = one.began if since == one.since else Beginning.JOINED
    return Membership(**row)


def _carry_on(mine: Iterable[Membership], made: Iterable[Membership]) -> dict[str, str]:
    """Whoever was carried on to a stretch did not join there: joining is counted once."""
    ends = {one.until for one in made if one.ended == Ending.CARRIED_ON}
    found = {str(one.pk): one.began for one in mine if one.since in ends and one.began == Beginning.JOINED}
    Membership.objects.filter(pk__in=found).update(began=Beginning.TRANSFERRED)
    return found


def lay_back(before: Mapping[str, Any], gone: Person) -> None:
    """As it was before the fold; the stretches that were only pointed at the other go back with everything else."""
    _remove(before["made"])
    for pk, began in before["carried"].items():
        Membership.objects.filter(pk=pk, began=Beginning.TRANSFERRED).update(began=began)
    for row in before["folded"]:
        Membership(**row | {"person_id": gone.pk}).save(force_insert=True)


def unchanged(before: Mapping[str, Any]) -> bool:
    """Whether the stretches that came with the merge still are as it left them."""
    rows = Membership.objects.in_bulk([row["id"] for row in before["stood"]])
    whose = {"person_id": 0}
    return all(row["id"] in rows and told(rows[row["id"]]) | whose == row | whose for row in before["stood"])


def told(one: Membership) -> dict[str, Any]:
    """A row as JSON keeps it."""
    row = {name: getattr(one, name) for name in COLUMNS}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}


def _remove(pks: list[int]) -> None:
    try:
        Membership.objects.filter(pk__in=pks).delete()
    except ProtectedError:
        raise Refused("有正在办理的会籍变动用到重叠的会籍，请先办结或撤回再合并") from None
