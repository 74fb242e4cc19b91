"""微心愿, step by step: each step is one conditional update, so that of two who press at once one is told."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.base.identity import identity_number
from zhijia.base.money import in_yuan
from zhijia.matters.services import next_number, paper
from zhijia.notices.rules import tells_secrets
from zhijia.notices.services import tell
from zhijia.orgs.models import Unit
from zhijia.people.models import Account, Person, blind
from zhijia.rulebook.calendar import add_days
from zhijia.rulebook.queries import rule_row
from zhijia.sheets.checking import key_of

from ..models import Claim, Wish, WishCase
from ..terms import Region, WishState, WishStep
from .campaign_visits import Photo
from .campaigns import may_run
from .donors import register

KIND = "aid_wish"
WAITING = (WishStep.COLLECTED, WishStep.VERIFIED, WishStep.PUBLISHED)


@transaction.atomic
def collect(
    *,
    unit: Unit,
    region: str,
    name: str,
    identity: str,
    content: str,
    amount: int,
    by: Account,
    at: datetime,
    reason: str = "",
) -> WishCase:
    """A wish as it was told. What others will read says nothing of whose it is."""
    if not may_run(by, unit, at=at):
        raise Refused(f"{unit}不在您的范围内，请选择本单位或下级工会")
    if region not in Region.values or not name.strip() or not content.strip():
        raise Refused("心愿须有地区、姓名和内容，请补全后再登记")
    number, day = identity_number(identity), timezone.localdate(at)
    _refuse_telling(content, name)
    _refuse_dear(amount, on=day)
    waiting = WishCase.objects.filter(identity_index=blind(number), step__in=[*WAITING, WishStep.CLAIMED])
    if there := waiting.first():
        raise Refused(f"这位心愿人已有一个心愿正在办（{there}），请等它实现后再登记")
    wish = WishCase.objects.create(
        number=next_number(KIND, prefix="WX", year=day.year), unit=unit, region=region, name=name.strip(), identity=number,
        identity_index=blind(number), content=content.strip(), amount=amount, reason=reason.strip(), collected_on=day, by=by, at=at,
    )  # fmt: skip
    note("aid.wish.collected", f"wish:{wish}", by=by, at=at, facts={"region": region, "amount": amount})
    return wish


def _refuse_telling(content: str, name: str) -> None:
    if name.strip() in content or tells_secrets(content):
        raise Refused("心愿内容会公开，不能有姓名、号码或病名，请改写")


def _refuse_dear(amount: int, *, on: date) -> None:
    cap = rule_row("aid.wish_cap", on=on)
    if not 0 < amount <= int(cap.value * 100):
        raise Refused(
            f"每个心愿不超过 {in_yuan(int(cap.value * 100))} 元（{cap.document}），请改小或拆成几个心愿"
        )


def _move(wish: WishCase, source: str, target: str, *, by: Account, at: datetime, **told: Any) -> None:
    """From one step to the next, by an officer of the union that collected it."""
    if not may_run(by, wish.unit, at=at):
        raise Refused(f"这个心愿由{wish.unit}征集，请由它办理")
    if not WishCase.objects.filter(pk=wish.pk, step=source).update(step=target, **told):
        raise Refused(f"心愿 {wish} 不在“{WishStep(source).label}”这一步，请刷新后再看")
    wish.refresh_from_db()


@transaction.atomic
def verify(
    wish: WishCase,
    *,
    checked: str,
    agreed: bool,
    guardian: str,
    consent: Photo | None,
    by: Account,
    at: datetime,
) -> WishCase:
    """Who it is was seen on paper, and being shown was agreed to; for a child by the guardian, in writing."""
    if not checked.strip():
        raise Refused("请写明怎样核实的，如“核对户口簿原件”")
    if not agreed:
        raise Refused("公开心愿须征得本人（监护人）同意，请征得同意后勾选")
    if wish.is_child(on=timezone.localdate(at)) and (consent is None or not guardian.strip()):
        raise Refused("心愿人未满十四周岁，请填写监护人并上传监护人签字的同意书")
    kept = paper(*consent, by=by, at=at) if consent else None
    told = {"checked": checked.strip(), "guardian": guardian.strip(), "consent": kept}
    _move(wish, WishStep.COLLECTED, WishStep.VERIFIED, by=by, at=at, **told)
    note("aid.wish.verified", f"wish:{wish}", by=by, at=at, facts={"digest": kept.digest if kept else ""})
    return wish


@transaction.atomic
def publish(wish: WishCase, *, by: Account, at: datetime) -> WishCase:
    _move(wish, WishStep.VERIFIED, WishStep.PUBLISHED, by=by, at=at)
    note("aid.wish.published", f"wish:{wish}", by=by, at=at)
    return wish


@transaction.atomic
def claim(
    wish: WishCase, *, name: str, kind: str, contact: str, at: datetime, person: Person | None = None
) -> tuple[Claim, str]:
    """The first takes it and is given a receipt code; it is kept for so many days (aid.wish_lock_days)."""
    day = timezone.localdate(at)
    free_lapsed(at=at, only=wish)
    lock = rule_row("aid.wish_lock_days", on=day)
    until = add_days(day, int(lock.value), lock.unit)
    free = WishCase.objects.filter(pk=wish.pk, step=WishStep.PUBLISHED)
    if not free.update(step=WishStep.CLAIMED, lock_until=until):
        raise Refused("这个心愿刚刚被别人认领了，请看看其他心愿")
    donor, code = register(name, kind=kind, contact=contact, person=person, at=at)
    made = Claim.objects.create(wish=wish, donor=donor, at=at, until=until)
    note("aid.wish.claimed", f"wish:{wish}", by="公众", at=at, facts={"donor": donor.pk, "until": until})
    return made, code


@transaction.atomic
def free_lapsed(*, at: datetime, only: WishCase | None = None) -> int:
    """Claims whose last day is over without delivery: others may claim now. Safe to run again."""
    day = timezone.localdate(at)
    due = WishCase.objects.filter(step=WishStep.CLAIMED, lock_until__lt=day)
    freed = 0
    for wish in due.filter(pk=only.pk) if only else due:
        if due.filter(pk=wish.pk).update(step=WishStep.PUBLISHED, lock_until=None):
            Claim.objects.filter(wish=wish, lapsed=False).update(lapsed=True)
            note("aid.wish.lapsed", f"wish:{wish}", by="职家", at=at, facts={"until": wish.lock_until})
            freed += 1
    return freed


@transaction.atomic
def deliver(
    wish: WishCase, *, delivered_on: date, photo: Photo | None, by: Account, at: datetime
) -> WishCase:
    """Brought to whoever wished it: from now on it is a row of the register, and the figures count it."""
    WishCase.objects.select_for_update().get(pk=wish.pk)
    standing = Claim.objects.filter(wish=wish, lapsed=False).select_related("donor").first()
    if standing is None:
        raise Refused("这个心愿还没有人认领，请等认领后再登记送达")
    if photo is None:
        raise Refused("还没有送达照片，请拍照后再登记")
    if not wish.collected_on <= delivered_on <= timezone.localdate(at):
        raise Refused("送达日期应在征集之后、今天之前，请核对日期")
    kept, row = paper(*photo, by=by, at=at), _enter(wish, standing, delivered_on)
    told = {"photo": kept, "row": row, "delivered_on": delivered_on}
    _move(wish, WishStep.CLAIMED, WishStep.DELIVERED, by=by, at=at, **told)
    facts = {"on": delivered_on, "digest": kept.digest}
    note("aid.wish.delivered", f"wish:{wish}", by=by, at=at, facts=facts)
    return wish


def _enter(wish: WishCase, claimed: Claim, delivered_on: date) -> Wish:
    """The register's line; a person who gave is named by the surname."""
    if there := Wish.objects.filter(key=key_of(wish.number)).first():
        raise Refused(f"台账里已有编号 {there.number} 的心愿，请核对后再登记")
    return Wish.objects.create(
        key=key_of(wish.number), fingerprint="", unit=wish.unit, number=wish.number, region=wish.region, content=wish.content,
        claimed_by=str(claimed.donor), collected_on=wish.collected_on, delivered_on=delivered_on, state=WishState.DELIVERED,
    )  # fmt: skip


@transaction.atomic
def sign(wish: WishCase, *, signature: Photo | None, by: Account, at: datetime) -> WishCase:
    if signature is None:
        raise Refused("还没有签收照片，请拍下签收单后再登记")
    kept = paper(*signature, by=by, at=at)
    _move(wish, WishStep.DELIVERED, WishStep.SIGNED, by=by, at=at, signature=kept)
    note("aid.wish.signed", f"wish:{wish}", by=by, at=at, facts={"digest": kept.digest})
    return wish


@transaction.atomic
def thank(wish: WishCase, *, words: str, by: Account, at: datetime) -> WishCase:
    """The thanks stand on the donor's page; a donor who is a member finds them among their messages too."""
    if not words.strip() or wish.name in words or tells_secrets(words):
        raise Refused("请写一句感谢的话，不能有姓名、号码或病名")
    _move(wish, WishStep.SIGNED, WishStep.THANKED, by=by, at=at, thanks=words.strip())
    donor = Claim.objects.select_related("donor__person").get(wish=wish, lapsed=False).donor
    if donor.person:
        tell(donor.person, key=f"wish:{wish.pk}", title="您认领的微心愿实现了", body=words.strip(), at=at)
    note("aid.wish.thanked", f"wish:{wish}", by=by, at=at)
    return wish


@transaction.atomic
def drop(wish: WishCase, *, reason: str, by: Account, at: datetime) -> WishCase:
    """Taken back before anybody has claimed it."""
    if not reason.strip():
        raise Refused("撤下心愿须写明原因，请填写后再提交")
    if wish.step not in WAITING:
        raise Refused(f"心愿 {wish} 已有人认领，不能撤下，请继续办理")
    _move(wish, wish.step, WishStep.DROPPED, by=by, at=at)
    note("aid.wish.dropped", f"wish:{wish}", by=by, at=at, facts={"reason": reason.strip()})
    return wish
