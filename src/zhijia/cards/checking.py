"""Automatic checks of a claim, each with its rule: what fails keeps it from being submitted and from being granted."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.urls import reverse

from zhijia.base.money import in_yuan
from zhijia.base.periods import months_later
from zhijia.matters.terms import Tone
from zhijia.notices.queries import has_consent
from zhijia.notices.terms import Purpose
from zhijia.rulebook.queries import rule_row
from zhijia.web.checks import Check

from .models import Card, Claim, SubsidyClaim
from .terms import ClaimState

NEEDED = (Purpose.CARDS_SENSITIVE, Purpose.AID_BANK)
CAP, MONTHS = "cards.subsidy_cap", "cards.claim_months"


def check(claim: SubsidyClaim, *, on: date) -> list[Check]:
    """In the order an officer reads them, by the rules of that day."""
    return [
        one for look in (_membership, _card, _in_time, _once, _cap, _papers, _consent) for one in look(claim, on)
    ]  # fmt: skip


def failures(claim: SubsidyClaim, *, on: date) -> list[str]:
    return [one.note for one in check(claim, on=on) if one.tone == Tone.FAILED]


def cap(*, on: date) -> int:
    """Fen, of one claim."""
    return int(rule_row(CAP, on=on).value * 100)


def _told(code: str, on: date) -> tuple[str, str]:
    return f"规则 {rule_row(code, on=on).name}", reverse("rulebook:history", args=[code])


def _membership(claim: SubsidyClaim, on: date) -> Iterator[Check]:
    held = claim.claimant.memberships.filter(since__lte=on).filter(Q(until=None) | Q(until__gt=on)).first()
    if held:
        yield Check(Tone.OK, "会籍有效", f"{held.since} 入会，{held.unit}")
    else:
        yield Check(Tone.FAILED, "会籍有效", "会员库里没有您现在的会籍，请联系所在工会办理入会或接转")


def _card(claim: SubsidyClaim, on: date) -> Iterator[Check]:  # noqa: ARG001  (every check is asked alike)
    """Active on the day of the event; whom the register of cards does not know is looked at by a person."""
    known = Card.objects.filter(holder=claim.claimant)
    live = Q(cancelled_on=None) | Q(cancelled_on__gt=claim.happened_on)
    if not known.exists():
        yield Check(Tone.LOOK, "工会卡有效", "工会卡台账里没有这位会员的卡，请核对卡片")
    elif known.filter(live, activated_on__lte=claim.happened_on).exists():
        yield Check(Tone.OK, "工会卡有效", f"{claim.happened_on} 时已激活、未注销")
    else:
        yield Check(
            Tone.FAILED, "工会卡有效", f"{claim.happened_on} 时没有已激活的工会卡，请联系所在工会核对卡片"
        )


def _in_time(claim: SubsidyClaim, on: date) -> Iterator[Check]:
    last = months_later(claim.happened_on, int(rule_row(MONTHS, on=on).value))
    if claim.happened_on > on:
        yield Check(Tone.FAILED, "在申报期内", "事件日期在将来，请核对日期", *_told(MONTHS, on))
    elif on > last:
        yield Check(
            Tone.FAILED,
            "在申报期内",
            f"申报截止 {last}，已经过期，可向所属工会或 12351 咨询",
            *_told(MONTHS, on),
        )
    else:
        yield Check(Tone.OK, "在申报期内", f"{claim.happened_on} 发生，{last} 前申报", *_told(MONTHS, on))


def _once(claim: SubsidyClaim, on: date) -> Iterator[Check]:  # noqa: ARG001
    """Here, or in a line brought in from Excel."""
    same = {"claimant": claim.claimant, "item": claim.item, "happened_on": claim.happened_on}
    here = (
        SubsidyClaim.objects.filter(**same, stands=True).exclude(pk=claim.pk).select_related("matter").first()
    )
    lines = Claim.objects.filter(**same, state__in=[ClaimState.APPLIED, ClaimState.PAID])
    there = lines.exclude(transfer__order__matter=claim.matter_id).first()
    if here or there:
        number = here.matter.number if here else there.number if there else ""
        yield Check(
            Tone.FAILED,
            "同一事件没有申领过",
            f"{claim.happened_on} 的{claim.get_item_display()}已有申领 {number}，请查看那一件",
        )
    else:
        yield Check(Tone.OK, "同一事件没有申领过")


def _cap(claim: SubsidyClaim, on: date) -> Iterator[Check]:
    most, told = cap(on=on), _told(CAP, on)
    if claim.asked > most:
        yield Check(Tone.FAILED, "金额在上限内", f"每件最多 {in_yuan(most)} 元，请改小申请金额", *told)
    else:
        yield Check(
            Tone.OK, "金额在上限内", f"申请 {in_yuan(claim.asked)} 元，每件最多 {in_yuan(most)} 元", *told
        )


def _papers(claim: SubsidyClaim, on: date) -> Iterator[Check]:  # noqa: ARG001
    count = claim.matter.papers.count()
    if count:
        yield Check(Tone.OK, "有证明材料", f"{count} 份")
    else:
        yield Check(Tone.FAILED, "有证明材料", "还没有证明材料，请拍照上传出院小结、结算单等")


def unagreed(claim: SubsidyClaim) -> list[Purpose]:
    """Illness needs a consent of its own (个人信息保护法第二十九条); the bank is told name, card and amount (第二十三条)."""
    return [purpose for purpose in NEEDED if not has_consent(claim.claimant, purpose)]


def _consent(claim: SubsidyClaim, on: date) -> Iterator[Check]:  # noqa: ARG001
    lacking = "、".join(purpose.label for purpose in unagreed(claim))
    if lacking:
        yield Check(Tone.FAILED, "本人已单独同意", f"还没有同意：{lacking}，请先阅读并同意")
    else:
        yield Check(Tone.OK, "本人已单独同意")
