"""What was done, kept beside the tree so that each unit it touched can tell it."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from zhijia.base.errors import Refused
from zhijia.orgs.models import Operation, Touched, Unit
from zhijia.orgs.terms import OperationKind, Part


def tell(
    kind: OperationKind,
    touched: Mapping[Part, Iterable[Unit]],
    *,
    on: date,
    document: str,
    by: object,
    at: datetime,
    facts: Mapping[str, object] | None = None,
) -> Operation:
    done = Operation.objects.create(
        kind=kind, on=on, document=document, by=str(by)[:80], at=at, facts=dict(facts or {})
    )
    told = {(part, unit.pk) for part, units in touched.items() for unit in units}
    Touched.objects.bulk_create(
        Touched(operation=done, unit_id=unit, part=part) for part, unit in sorted(told)
    )
    return done


def need_document(document: str) -> None:
    """Merging, splitting and regrouping are approved by the union above, in writing (工会法第十二条)."""
    if not document.strip():
        raise Refused("合并、拆分和划转须经上一级工会批准，请填写批复文号")
