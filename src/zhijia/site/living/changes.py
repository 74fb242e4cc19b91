"""新北区 in July 2020: three streets and seven towns became five streets and five towns, as one list of operations.

Which names and codes went and which came is from the code lists (`orgs.divisions`). Which new street came of which town,
where the villages went and the day of the month are not in them: these are settings of the sample, and its document says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from zhijia.base.errors import Refused
from zhijia.orgs.divisions import CHANGED
from zhijia.orgs.models import Operation, Unit
from zhijia.orgs.queries import children_since
from zhijia.orgs.services import Fresh, Share, merge_units, split_unit
from zhijia.orgs.terms import OperationKind, UnitKind

DOCUMENT = "样例设定（2020年7月行政区划调整）"


@dataclass(frozen=True)
class Change:
    """What becomes of one town-level union: merged into another or a new one, or split, its children by turns."""

    kind: OperationKind
    union: str
    into: tuple[tuple[str, str], ...]


XINBEI_2020 = (
    Change(OperationKind.MERGE, "新桥镇", (("新桥街道", "320411006"),)),
    Change(OperationKind.SPLIT, "春江镇", (("春江街道", "320411004"), ("魏村街道", "320411005"))),
    Change(OperationKind.MERGE, "河海街道", (("三井街道", ""),)),
)


def redraw_once(*, by: object, at: datetime) -> bool:
    """After the registers of the years before are in. A second start finds the map as it was redrawn."""
    if Operation.objects.filter(document=DOCUMENT).exists():
        return False
    redraw_xinbei(by=by, at=at)
    return True


@transaction.atomic
def redraw_xinbei(changes: Sequence[Change] = XINBEI_2020, *, by: object, at: datetime) -> None:
    """Take effect on the first of the month, so that every figure of the years before stays as it was."""
    for change in changes:
        DO[change.kind](change, _town(change.union), by=by, at=at)


def _town(short: str) -> Unit:
    found = Unit.objects.filter(short=short, closed_on=None).first()
    if found is None:
        raise Refused(f"没有找到{short}总工会，请先装入样例，或这次调整已经办过")
    return found


def _merge(change: Change, unit: Unit, *, by: object, at: datetime) -> None:
    """A town that became a street is a new body with a code of its own: old maps keep the town's name."""
    ((short, code),) = change.into
    into = Fresh(f"{short}总工会", UnitKind.TOWN, unit.parent, short, code) if code else _town(short)
    merge_units([unit], into=into, on=CHANGED, document=DOCUMENT, by=by, at=at)


def _split(change: Change, unit: Unit, *, by: object, at: datetime) -> None:
    children = list(children_since(unit, on=CHANGED))
    employers = [
        one.employer for one in unit.covers.filter(until=None).select_related("employer").order_by("pk")
    ]
    many = len(change.into)
    shares = [
        Share(
            Fresh(f"{short}总工会", UnitKind.TOWN, unit.parent, short, code),
            children[n::many],
            employers[n::many],
        )
        for n, (short, code) in enumerate(change.into)
    ]
    split_unit(unit, shares=shares, on=CHANGED, document=DOCUMENT, by=by, at=at)


DO = {OperationKind.MERGE: _merge, OperationKind.SPLIT: _split}
