"""Objecting to a notice, and answering it. Whoever is right sees the line struck before the answer is given."""

import secrets
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.people.models import Account

from ..models import Listed, Objection, Publicity
from ..rules import is_running

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that is mistaken for another
LONG = 12  # 59 bits: not to be guessed


@transaction.atomic
def object_(
    publicity: Publicity, *, who: str, contact: str, text: str, at: datetime, listed: Listed | None = None
) -> Objection:
    """Anybody may, without signing in; the receipt opens the answer later."""
    locked = Publicity.objects.select_for_update().get(pk=publicity.pk)
    if not is_running(locked, on=localtime(at).date()):
        raise Refused("公示期已满，不再接收网上异议，可拨打职工热线 12351 向工会反映")
    objection = Objection.objects.create(
        publicity=locked, listed=listed, receipt="".join(secrets.choice(LETTERS) for _ in range(LONG)),
        who=who, contact=contact, text=text, at=at,
    )  # fmt: skip
    facts = {"objection": objection.pk, "line": listed.order if listed else None}
    note("notices.objection.made", f"publicity:{locked.pk}", by="公众", at=at, facts=facts)
    return objection


@transaction.atomic
def answer(objection: Objection, text: str, upheld: bool, *, by: Account, at: datetime) -> Objection:
    """Written once. An upheld objection must have struck its line first, so that nobody is told what was not done."""
    if not text.strip():
        raise Refused("答复不能为空，请写明核实情况和处理结果")
    if upheld and not _was_struck(objection):
        raise Refused("异议成立的，请先把有关的一行撤下，再作答复")
    open_ones = Objection.objects.filter(pk=objection.pk, answered_at=None)
    if not open_ones.update(answer=text.strip(), upheld=upheld, answered_by=by, answered_at=at):
        raise Refused("这条异议刚才已经答复，请刷新页面查看")
    facts = {"objection": objection.pk, "upheld": upheld}
    note("notices.objection.answered", f"publicity:{objection.publicity_id}", by=by, at=at, facts=facts)
    objection.refresh_from_db()
    return objection


def _was_struck(objection: Objection) -> bool:
    """Its own line; of an objection to the whole list, any line struck since."""
    gone = Listed.objects.filter(publicity=objection.publicity_id, struck_at__isnull=False)
    if objection.listed_id:
        return gone.filter(pk=objection.listed_id).exists()
    return gone.filter(struck_at__gte=objection.at).exists()
