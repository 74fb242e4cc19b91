"""The only writers of claims of the card's subsidy: from the member's form to the line of the register."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.base.money import in_yuan
from zhijia.ledger.models import Fund
from zhijia.ledger.services import hold
from zhijia.ledger.terms import Use
from zhijia.matters.models import Matter, Step
from zhijia.matters.rules import at_last_stop
from zhijia.matters.services import attach, open_matter, take
from zhijia.notices.services import give_consent
from zhijia.notices.terms import ConsentChannel
from zhijia.payments.models import Order
from zhijia.payments.rules import is_card
from zhijia.payments.services import order
from zhijia.payments.terms import OrderState
from zhijia.people.models import Account, Person, blind
from zhijia.sheets.checking import key_of

from .checking import cap, failures, unagreed
from .models import Claim, SubsidyClaim
from .queries import union_of
from .terms import ClaimState

KIND, TITLE = "subsidy", "专项补贴申领"  # says nothing of the illness: titles stand in lists and messages
WRITABLE = ("draft", "returned")


@transaction.atomic
def claim(person: Person, *, by: Account, at: datetime, **said: Any) -> SubsidyClaim:
    """A draft on the member's own union."""
    unit = union_of(person, on=timezone.localdate(at))
    if unit is None:
        raise Refused("会员库里没有您现在的会籍，请联系所在工会办理入会或接转")
    paper, told = said.pop("paper", None), _with_card(said)
    matter = open_matter(KIND, title=TITLE, applicant=person, unit=unit, by=by, at=at)
    made = SubsidyClaim.objects.create(matter=matter, claimant=person, **told)
    _lay(made, paper, by=by, at=at)
    return made


@transaction.atomic
def write(found: SubsidyClaim, *, by: Account, at: datetime, **said: Any) -> SubsidyClaim:
    """Change a draft, or what was sent back; then the diary says what was changed, since it had been judged."""
    matter = Matter.objects.select_for_update(of=("self",)).get(pk=found.matter_id)
    if matter.state not in WRITABLE:
        raise Refused("这份申领已经提交，内容不能再改；需要更正请先撤回，或等退回补正时修改")
    paper, told = said.pop("paper", None), _with_card(said)
    changed = sorted(name for name, value in told.items() if value != getattr(found, name))
    SubsidyClaim.objects.filter(pk=found.pk).update(**told)
    if matter.number and changed:
        note("cards.claim.changed", f"matter:{matter.number}", by=by, at=at, facts={"fields": changed})
    _lay(found, paper, by=by, at=at)
    found.refresh_from_db()
    return found


def _with_card(said: dict[str, Any]) -> dict[str, Any]:
    """A card left blank stays as it was."""
    if not said.get("card"):
        return {name: value for name, value in said.items() if name != "card"}
    if not is_card(said["card"]):
        raise Refused("银行卡号不对，多为输错一位，请对照卡面核对")
    return said | {"card_index": blind(said["card"]), "card_tail": said["card"][-4:]}


def _lay(found: SubsidyClaim, paper: tuple[str, bytes] | None, *, by: Account, at: datetime) -> None:
    if paper:
        attach(found.matter, label="证明材料", name=paper[0], content=paper[1], by=by, at=at)


@transaction.atomic
def submit(found: SubsidyClaim, *, agreed: Collection[str], by: Account, at: datetime) -> Step:
    """`agreed` names the purposes ticked just now, each by itself."""
    for purpose in unagreed(found):
        if purpose in agreed:
            give_consent(found.claimant, purpose, channel=ConsentChannel.WEB, at=at)
    return take(found.matter, "submit", by=by, at=at)


@transaction.atomic
def approve(
    matter: Matter, *, by: Account, at: datetime, note: str = "",
    granted: int | None = None, fund: Fund | None = None,
) -> Step:  # fmt: skip
    """Say yes at this level; the last one names the amount and the fund."""
    found = SubsidyClaim.objects.select_for_update(of=("self",)).get(matter=matter)
    if at_last_stop(matter):
        if not granted or fund is None:
            raise Refused("区级审批须填写核定金额并选择资金，请填写后再通过")
        most = min(found.asked, cap(on=matter.rules_on))
        if granted > most:
            raise Refused(f"核定金额最多 {in_yuan(most)} 元（不超过申请金额和每件上限），请改小后再通过")
        SubsidyClaim.objects.filter(pk=found.pk).update(granted=granted, fund=fund)
    return take(matter, "approve", by=by, at=at, note=note)


@transaction.atomic
def correct_card(found: SubsidyClaim, *, bank_name: str, card: str, by: Account, at: datetime) -> Step:
    """The bank sent it back: a corrected card, and a new order."""
    told = _with_card({"bank_name": bank_name, "card": card})
    SubsidyClaim.objects.filter(pk=found.pk).update(**told)
    return take(found.matter, "correct", by=by, at=at, note=f"收款账户更正为尾号 {card[-4:]}")


# checks, choices and effects of the flow


def passes(step: Step) -> None:
    """No check fails. One member's claims wait for each other, so that of two for one event only one is submitted."""
    Person.objects.select_for_update().get(pk=step.matter.person.pk)
    found = SubsidyClaim.objects.select_related("matter", "claimant").get(matter=step.matter)
    on = step.matter.rules_on if step.matter.number else timezone.localdate(step.at)
    if failed := failures(found, on=on):
        raise Refused("；".join(failed))


def amount_is_set(step: Step) -> None:
    if (
        at_last_stop(step.matter)
        and not SubsidyClaim.objects.filter(matter=step.matter, granted__gt=0).exists()
    ):
        raise Refused("区级审批须填写核定金额并选择资金，请填写后再通过")


def after_approval(matter: Matter) -> str:
    return "payable" if at_last_stop(matter) else "review"


def stand(steps: Sequence[Step]) -> None:
    SubsidyClaim.objects.filter(matter__in=[step.matter_id for step in steps]).update(stands=True)


def fall(steps: Sequence[Step]) -> None:
    """Refused or withdrawn: the event may be claimed again."""
    SubsidyClaim.objects.filter(matter__in=[step.matter_id for step in steps]).update(stands=False)


def hold_and_order(steps: Sequence[Step]) -> None:
    """With the last yes, and again with a corrected card: the budget is held once, and one order waits."""
    for step in steps:
        if step.target != "payable":
            continue
        found = SubsidyClaim.objects.select_related("fund", "claimant").get(matter=step.matter)
        assert found.fund is not None  # noqa: S101  (the database keeps it: what is granted has a fund)
        assert found.granted is not None  # noqa: S101
        said: dict[str, Any] = {
            "fund": found.fund, "use": Use.SUBSIDY.value, "year": step.matter.rules_on.year, "unit": step.matter.unit,
            "amount": found.granted, "by": step.by, "at": step.at,
        }  # fmt: skip
        key = hold(f"{step.matter.number}", **said).key
        account = {"name": found.claimant.name, "card": found.card, "bank_name": found.bank_name}
        order(step.matter, payee=found.claimant, hold=key, **account, **said)


def is_settled(step: Step) -> None:
    if not Order.objects.filter(matter=step.matter, state=OrderState.PAID, transfer__isnull=False).exists():
        raise Refused("银行回盘还没有确认这笔付款，请先导入回盘文件")


def enter_claims(steps: Sequence[Step]) -> None:
    """The settled claim is the register's line: nobody types it a second time."""
    matters = [step.matter_id for step in steps]
    paid = Order.objects.filter(matter__in=matters, state=OrderState.PAID).select_related(
        "transfer", "matter__subsidy"
    )
    Claim.objects.bulk_create([_row(one) for one in paid])


def _row(paid: Order) -> Claim:
    assert paid.transfer is not None  # noqa: S101  (`is_settled` has looked)
    found = paid.matter.subsidy
    return Claim(
        key=key_of(paid.ref), fingerprint="", unit_id=paid.matter.unit_id, number=paid.ref, claimant_id=found.claimant_id,
        item=found.item, happened_on=found.happened_on, applied_on=paid.matter.rules_on, approved=found.granted,
        paid=paid.amount, paid_on=paid.transfer.day, state=ClaimState.PAID, transfer=paid.transfer,
    )  # fmt: skip
