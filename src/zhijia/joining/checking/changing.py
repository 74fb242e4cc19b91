"""Automatic checks of a change of membership, each with its rule: what fails keeps it from being submitted and carried out."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from zhijia.base.periods import months_later
from zhijia.matters.terms import Tone
from zhijia.people.models import Membership
from zhijia.people.terms import Standing
from zhijia.rulebook.queries import rule_row
from zhijia.web.checks import Check

from ..models import StandingChange
from ..terms import ChangeKind
from ..whereabouts import committee_of

MONTHS = "members.deemed_months"
PROVEN = {ChangeKind.EXPELLED: "刑事判决书", ChangeKind.DIED: "死亡证明"}
PAPERS = PROVEN | {
    ChangeKind.RETAIN: "退休证、失业登记等证明", ChangeKind.RESUME: "劳动合同等证明", ChangeKind.DEEMED: "欠费和谈话记录",
    ChangeKind.LEAVE: "本人签名的退会申请",
}  # fmt: skip


def check(asked: StandingChange, *, on: date) -> list[Check]:
    """In the order an officer reads them, by the rules of that day."""
    looks = (_membership, _standing, _day, _deemed, _judged, _papers)
    return [one for look in looks for one in look(asked, on)]


def failures(asked: StandingChange, *, on: date) -> list[str]:
    return [one.note for one in check(asked, on=on) if one.tone == Tone.FAILED]


def _held(asked: StandingChange) -> Membership | None:
    return Membership.objects.filter(person=asked.person, until=None).select_related("unit__parent").first()


def _membership(asked: StandingChange, on: date) -> Iterator[Check]:  # noqa: ARG001  (every check is asked alike)
    held, unit = _held(asked), asked.matter.unit
    if held is None:
        yield Check(Tone.FAILED, "会籍在本工会", "现在没有会籍，请撤回这件申请")
    elif unit.pk not in {held.unit_id, committee_of(held.unit).pk}:
        yield Check(Tone.FAILED, "会籍在本工会", "会籍已不在本工会，请撤回这件申请，向现在的工会重新提出")
    else:
        yield Check(Tone.OK, "会籍在本工会", f"{held.since} 起在{held.unit.name}")


def _standing(asked: StandingChange, on: date) -> Iterator[Check]:  # noqa: ARG001
    held = _held(asked)
    kept = held is not None and held.standing == Standing.RETAINED
    if asked.kind == ChangeKind.RETAIN and kept:
        yield Check(Tone.FAILED, "会籍在册", "会籍已是保留状态，无需再办；要恢复请办理恢复会籍")
    if asked.kind == ChangeKind.RESUME and held and not kept:
        yield Check(
            Tone.FAILED, "会籍是保留状态", "会籍是在册状态，没有保留，无需恢复；换了单位请办理会籍接转"
        )


def _day(asked: StandingChange, on: date) -> Iterator[Check]:
    held = _held(asked)
    if asked.on is None or held is None:
        return
    if asked.on > on:
        yield Check(Tone.FAILED, "生效日期", f"{asked.on} 还没到，请核对日期")
    elif asked.on <= held.since:
        yield Check(
            Tone.FAILED, "生效日期", f"现在这段会籍自 {held.since} 起，生效日期须晚于这一天，请核对日期"
        )
    else:
        yield Check(Tone.OK, "生效日期", f"{asked.on}")


def _deemed(asked: StandingChange, on: date) -> Iterator[Check]:
    """Months on end without dues and without taking part, and refused after education (视为自动退会)."""
    if asked.kind != ChangeKind.DEEMED or not (asked.unpaid_since and asked.absent_since and asked.talked_on):
        return
    row, latest = rule_row(MONTHS, on=on), max(asked.unpaid_since, asked.absent_since)
    least, told = int(row.value), (f"规则 {row.name}", reverse("rulebook:history", args=[MONTHS]))
    if months_later(latest, least) > on:
        note = f"自 {latest} 起还不满 {least} 个月，请在 {months_later(latest, least)} 之后再提出"
        yield Check(Tone.FAILED, "不交会费且不参加活动的月数", note, *told)
    else:
        yield Check(Tone.OK, "不交会费且不参加活动的月数", f"自 {latest} 起已满 {least} 个月", *told)
    if latest <= asked.talked_on <= on:
        yield Check(Tone.OK, "经教育仍不改正", f"{asked.talked_on} {asked.talked_by}谈话", *told)
    else:
        yield Check(
            Tone.FAILED, "经教育仍不改正", f"教育谈话须在 {latest} 至 {on} 之间，请核对谈话日期", *told
        )


def _judged(asked: StandingChange, on: date) -> Iterator[Check]:
    """A criminal penalty, a discussion in the group, then the committee decides: in this order."""
    if asked.kind != ChangeKind.EXPELLED or not (asked.judged_on and asked.discussed_on and asked.on):
        return
    if asked.judged_on <= asked.discussed_on <= asked.on <= on:
        yield Check(Tone.OK, "先判决、再讨论、后决定", f"{asked.judged_on}，{asked.discussed_on}，{asked.on}")
    else:
        yield Check(
            Tone.FAILED,
            "先判决、再讨论、后决定",
            "判决、工会小组讨论、委员会决定的日期须依次不早于前一个，请核对日期",
        )


def _papers(asked: StandingChange, on: date) -> Iterator[Check]:  # noqa: ARG001
    """What must be proven fails without its paper; a member's own request online is a written one."""
    kind, count = ChangeKind(asked.kind), asked.matter.papers.count()
    by_officer = asked.matter.entered_by.person_id != asked.person_id
    if count:
        yield Check(Tone.OK, "有证明材料", f"{count} 份")
    elif kind in PROVEN or (kind == ChangeKind.LEAVE and by_officer):
        yield Check(Tone.FAILED, "有证明材料", f"还没有材料，请拍照上传{PAPERS[kind]}")
    elif kind != ChangeKind.LEAVE:
        yield Check(Tone.LOOK, "有证明材料", f"没有材料，请向本人核对（{PAPERS[kind]}）")
