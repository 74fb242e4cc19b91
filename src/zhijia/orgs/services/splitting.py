"""One union becomes several: each child and each employer is named to one of them, and nothing is left over."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.orgs.models import Cover, Employer, Unit
from zhijia.orgs.queries.maps import children_since
from zhijia.orgs.terms import OperationKind, Part

from .closing import end_covers, end_sectors, ended
from .covering import Passage, must_be_open, pass_on, recover
from .drawing import changed, may_stand, redraw
from .holding import hold
from .opening import Fresh, establish
from .telling import need_document, tell


@dataclass(frozen=True)
class Share:
    """What goes to one of the unions that come of a split."""

    to: Unit | Fresh
    children: Sequence[Unit] = ()
    employers: Sequence[Employer] = ()


@transaction.atomic
def split_unit(
    unit: Unit, *, shares: Sequence[Share], on: date, document: str, by: object, at: datetime
) -> list[Unit]:
    """Split a unit and close it. Returns the unions that carry it on, in the order of the shares."""
    hold(unit, *(share.to.parent if isinstance(share.to, Fresh) else share.to for share in shares))
    need_document(document)
    must_be_open(unit, on=on)
    children = list(children_since(unit, on=on))
    covers = list(unit.covers.filter(until=None).select_related("employer"))
    _nothing_left(shares, children, covers)
    heirs = [_heir(share.to, unit, on, document) for share in shares]
    _divide(unit, shares, heirs, on)
    _hand_out(unit, shares, heirs, on=on, document=document, by=by, at=at)
    unit.refresh_from_db()
    touched = {Part.FORMER: [unit], Part.HEIR: heirs, Part.BELOW: children}
    facts = {
        "from": unit.name, "to": [heir.name for heir in heirs], "children": len(children), "employers": len(covers),
    }  # fmt: skip
    tell(OperationKind.SPLIT, touched, on=on, document=document, by=by, at=at, facts=facts)
    note("orgs.unit.split", f"unit:{unit.pk}", by=by, at=at, facts={**facts, "on": on})
    return heirs


def _nothing_left(shares: Sequence[Share], children: Sequence[Unit], covers: Sequence[Cover]) -> None:
    """Every child and every employer goes somewhere, and to one place."""
    if len(shares) < 2:  # noqa: PLR2004  (one part is no split)
        raise Refused("拆分后至少要有两个工会，请补上另一个；只有一个时请办理更名或合并")
    units = Counter(child.pk for share in shares for child in share.children)
    places = Counter(one.pk for share in shares for one in share.employers)
    for name, pk, count in [
        *((child.name, child.pk, units) for child in children),
        *((one.employer.name, one.employer_id, places) for one in covers),
    ]:
        if count.pop(pk, 0) != 1:
            raise Refused(f"{name}没有写明去向，或写了两个去向，请逐一写明由哪个工会承接")
    if units or places:
        raise Refused("列出的工会或单位里有不属于这个工会的，请核对")


def _heir(to: Unit | Fresh, unit: Unit, on: date, document: str) -> Unit:
    if isinstance(to, Fresh):
        if to.parent and to.parent.pk == unit.pk:
            raise Refused(f"{unit.name}拆分后即撤销，不能作{to.name}的上级，请另选上级工会")
        return establish(to, on=on, approval=document)
    if to.pk == unit.pk:
        raise Refused(f"{unit.name}拆分后即撤销，不能再承接，请只划转要分出去的部分")
    must_be_open(to, on=on)
    return to


def _divide(unit: Unit, shares: Sequence[Share], heirs: Sequence[Unit], on: date) -> None:
    edits = {unit.pk: ended(unit, on=on)}
    for share, heir in zip(shares, heirs, strict=True):
        for child in share.children:
            child.refresh_from_db()
            may_stand(child, heir, on=on)
            edits[child.pk] = changed(child, on=on, parent=heir)
    redraw(edits, below=[unit])
    Unit.objects.filter(pk=unit.pk).update(closed_on=on)


def _hand_out(
    unit: Unit,
    shares: Sequence[Share],
    heirs: Sequence[Unit],
    *,
    on: date,
    document: str,
    by: object,
    at: datetime,
) -> None:
    """Sector relations end with the unit: which of the heirs keeps them is for people to say.

    Members go with their employers; those who belonged for none go to the first heir, so that nobody is left in a closed union.
    """
    end_covers(unit, on=on)
    end_sectors(unit, on=on)
    for share, heir in zip(shares, heirs, strict=True):
        recover(share.employers, to=heir, on=on)
        pass_on(Passage(tuple(share.employers), unit, heir, on, document), by=by, at=at)
    pass_on(Passage((), unit, heirs[0], on, document, whole=True), by=by, at=at)
