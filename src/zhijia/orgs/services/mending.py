"""Writing every path anew from the superiors, when something outside these services has spoilt them."""

from datetime import datetime

from django.db import transaction

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.orgs.models import Unit
from zhijia.orgs.queries.flaws import Flaw, flaws

from .drawing import draw
from .holding import hold


@transaction.atomic
def repair(*, by: object, at: datetime) -> list[Flaw]:
    """What was mended. Only paths are: where superiors or days contradict each other, a person must say which is true."""
    hold()
    found = flaws()
    doubtful = next((flaw for flaw in found if not flaw.mendable), None)
    if doubtful:
        raise Refused(f"{doubtful.unit.name}：{doubtful.says}。路径之外的问题须由人核对，请先更正这一处")
    if found:
        draw(set(Unit.objects.values_list("pk", flat=True)), {})
        note("orgs.paths.repaired", "tree", by=by, at=at, facts={"units": sorted({f.unit.pk for f in found})})
    return found
