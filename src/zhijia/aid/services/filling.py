"""The pages of the form: beginning for oneself or on somebody's behalf, and what each page writes."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, Protocol

from django.db import transaction
from django.utils import timezone

from zhijia.access.authority import Authority
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.files.models import Kept
from zhijia.matters.models import Attachment, Matter
from zhijia.matters.services import attach
from zhijia.notices.services import give_consent
from zhijia.notices.terms import Purpose
from zhijia.orgs.models import Unit
from zhijia.people.models import Account, Membership, Person
from zhijia.people.services import admit, people_by_identity, person_known_by
from zhijia.people.terms import Document

from ..models import Application, Expense, FamilyMember, Income
from ..models.ages import is_child
from ..terms import ExpenseKind, IncomeKind
from .applying import add_expense, add_income, add_member, begin, title_of, writable

PAPER_CONSENT = "纸质同意书"


class Upload(Protocol):
    """A photo as it comes in: a name and its bytes."""

    @property
    def name(self) -> str | None: ...

    def read(self) -> bytes: ...


@transaction.atomic
def start(
    person: Person, *, item: str, urgent: bool, unit: Unit | None, by: Account, at: datetime
) -> Application:
    """A draft in the union the person belongs to; `unit` serves who is not on the roll yet. The draft of before goes on."""
    held = Membership.objects.filter(person=person, until=None).select_related("unit").first()
    unit = held.unit if held else unit
    if unit is None:
        raise Refused("会员库里还没有您的会籍，请先联系所在单位工会登记，或拨打 12351")
    running = Application.objects.filter(household__head=person, item=item, matter__closed_at=None)
    if found := running.exclude(matter__number=None).select_related("matter").first():
        raise Refused(
            f"{found.matter.title} {found.matter.number} 正在办理，同一项不能再申请，请到“办事”里看进度"
        )
    draft = Matter.objects.filter(kind="aid", applicant=person, number=None).first()
    if draft and person.pk != by.person_id and draft.entered_by_id != by.pk:
        raise Refused("这位职工有一份没写完的申请，由本人或其他干部在填写，请本人继续，或与原填写人联系")
    return begin(person, item=item, unit=unit, urgent=urgent, by=by, at=at)


@transaction.atomic
def start_for(
    name: str,
    identity: str,
    *,
    unit: Unit,
    since: date | None,
    item: str,
    urgent: bool,
    by: Account,
    at: datetime,
) -> Application:
    """On somebody's behalf: a worker of the officer's own unions, or one who is entered on the roll with this."""
    day = timezone.localdate(at)
    person = person_known_by(Document.RESIDENT, identity)
    held = person and Membership.objects.filter(person=person, until=None).select_related("unit").first()
    if not Authority(by, day).may(Permission.AID_APPLY, held.unit if held else unit):
        raise Refused("这位职工的会籍不在您任职的工会，请本人申请，或先办理会籍接转")
    if person and person.name != name:
        raise Refused("姓名与会员库里这个身份证号的姓名不同，请对照证件核对")
    if person is None:
        person = Person.objects.get(pk=people_by_identity({identity: name})[identity])
    if not held:
        admit(person, unit=unit, since=since or day, by=by, at=at)
    return start(person, item=item, urgent=urgent, unit=unit, by=by, at=at)


@transaction.atomic
def choose(
    application: Application, *, asked: int | None, item: str = "", urgent: bool | None = None
) -> None:
    """What is asked for and how much. Once it has a number only the amount can still change."""
    writable(application)
    told: dict[str, object] = {} if asked is None else {"asked": asked}
    if application.matter.number is None:
        told |= {"item": item or application.item, "urgent": application.urgent if urgent is None else urgent}
        title = title_of(str(told["item"]), urgent=bool(told["urgent"]))
        Matter.objects.filter(pk=application.matter_id).update(title=title)
    Application.objects.filter(pk=application.pk).update(**told)
    application.refresh_from_db()


@transaction.atomic
def join(application: Application, *, agreed: bool, channel: str, at: datetime, **said: Any) -> FamilyMember:
    """Somebody of the household; with a child under fourteen the guardian's consent is written down first."""
    made = add_member(application, **said)
    if agreed and is_child(made.identity, on=timezone.localdate(at)):
        give_consent(application.matter.person, Purpose.CHILD, channel=channel, at=at)
    return made


@transaction.atomic
def earn(
    application: Application,
    *,
    whose: str,
    kind: str,
    amount: int,
    photo: Upload | None,
    by: Account,
    at: datetime,
) -> Income:
    """One income with its evidence, which lies among the matter's papers for the officer to open."""
    kept = _kept(application, photo, f"收入证明：{IncomeKind(kind).label}", by=by, at=at)
    return add_income(application, whose=whose, kind=kind, amount=amount, evidence=kept)


@transaction.atomic
def earn_nothing(application: Application) -> Income:
    """Said, not forgotten: a household without income has a line of 0."""
    if application.version.incomes.exists():
        raise Refused("已经填了收入，要改成没有收入，请先把填过的删掉")
    name = application.matter.person.name
    return add_income(application, whose=name, kind=IncomeKind.OTHER, amount=0)


@transaction.atomic
def spend(
    application: Application,
    *,
    kind: str,
    label: str,
    amount: int,
    photo: Upload | None,
    by: Account,
    at: datetime,
) -> Expense:
    """One rigid expense with its evidence."""
    kept = _kept(application, photo, f"支出证明：{label or ExpenseKind(kind).label}"[:40], by=by, at=at)
    return add_expense(application, kind=kind, label=label, amount=amount, evidence=kept)


def _kept(
    application: Application, photo: Upload | None, label: str, *, by: Account, at: datetime
) -> Kept | None:
    if not photo:
        return None
    name = photo.name or "照片"
    return attach(application.matter, label=label, name=name, content=photo.read(), by=by, at=at).file


@transaction.atomic
def lay(
    application: Application, photos: Sequence[Upload], *, label: str, by: Account, at: datetime
) -> list[Attachment]:
    """Several photos of one paper; one that cannot be taken leaves them all out."""
    writable(application)
    return [
        attach(application.matter, label=label, name=photo.name or "照片", content=photo.read(), by=by, at=at)
        for photo in photos
    ]


@transaction.atomic
def agree(
    application: Application, purposes: Iterable[str], *, channel: str, by: Account, at: datetime,
    photo: Upload | None = None,
) -> None:  # fmt: skip
    """Each purpose by itself; at a desk with the signed paper."""
    if photo:
        lay(application, [photo], label=PAPER_CONSENT, by=by, at=at)
    for purpose in purposes:
        give_consent(application.matter.person, purpose, channel=channel, at=at)
