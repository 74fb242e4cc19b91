"""A member's way to a submitted application: begin, write page by page, freeze what was declared."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.forms.models import model_to_dict

from zhijia.base.errors import Refused
from zhijia.files.models import Kept
from zhijia.matters.models import Step
from zhijia.matters.services import open_matter
from zhijia.notices.queries import has_consent
from zhijia.notices.terms import Purpose
from zhijia.orgs.models import Unit
from zhijia.payments.rules import is_card
from zhijia.people.models import Account, Person, blind

from ..models import Application, Expense, FamilyMember, Household, Income, Version
from ..models.ages import is_child
from ..queries import place_of
from ..terms import Item

NEEDED = (Purpose.AID_SENSITIVE, Purpose.AID_PUBLICITY, Purpose.AID_BANK)


@transaction.atomic
def begin(
    person: Person, *, item: str, unit: Unit, by: Account, at: datetime, urgent: bool = False
) -> Application:
    """Open a draft on the household's file: the first time a new file, later a new version of it to correct."""
    household, _ = Household.objects.get_or_create(
        head=person, defaults={"unit": unit, "place": place_of(unit)}
    )
    version = open_version(household, by=by, at=at)
    title = title_of(item, urgent=urgent)
    waiting = Application.objects.filter(household=household, matter__number=None).first()
    if waiting:
        Application.objects.filter(pk=waiting.pk).update(item=item, urgent=urgent, version=version)
        type(waiting.matter).objects.filter(pk=waiting.matter_id).update(title=title, unit=unit)
        waiting.refresh_from_db()
        return waiting
    matter = open_matter("aid", title=title, applicant=person, unit=unit, by=by, at=at)
    return Application.objects.create(
        matter=matter, household=household, version=version, item=item, urgent=urgent
    )


def title_of(item: str, *, urgent: bool) -> str:
    return f"{Item(item).label}申请" + ("（应急）" if urgent else "")


@transaction.atomic
def open_version(household: Household, *, by: Account, at: datetime) -> Version:
    """The version being written, or a copy of the last one to write on: nothing declared before is touched."""
    Household.objects.select_for_update().get(pk=household.pk)
    if found := household.versions.filter(frozen_at=None).first():
        return found
    last = household.versions.order_by("-frozen_at", "-number").first()
    if last is None:
        return Version.objects.create(household=household, number=1, made_by=by, made_at=at)
    return _copy(last, by=by, at=at)


@transaction.atomic
def amend(application: Application, *, by: Account, at: datetime, **said: Any) -> Version:
    """What was submitted with something corrected, closed at once: a draft for something else goes on untouched."""
    Household.objects.select_for_update().get(pk=application.household_id)
    made = _copy(application.version, by=by, at=at, frozen_at=at, **said)
    Application.objects.filter(pk=application.pk).update(version=made)
    return made


def _copy(last: Version, *, by: Account, at: datetime, **said: Any) -> Version:
    told = {
        field.name: getattr(last, field.name)
        for field in Version._meta.concrete_fields  # noqa: SLF001
        if field.name not in {"id", "number", "made_by", "made_at", "frozen_at"}
    }
    number = Version.objects.filter(household=last.household_id).aggregate(last=Max("number"))["last"]
    made = Version.objects.create(**told | said, number=number + 1, made_by=by, made_at=at)
    FamilyMember.objects.bulk_create(_moved(row, made) for row in last.family.all())
    Income.objects.bulk_create(_moved(row, made) for row in last.incomes.all())
    Expense.objects.bulk_create(_moved(row, made) for row in last.expenses.all())
    return made


def _moved(row: Any, version: Version) -> Any:
    row.pk, row._state.adding, row.version = None, True, version  # noqa: SLF001
    return row


def writable(application: Application) -> Version:
    """Only what is still open can be written: what was submitted changes by a new version."""
    version = application.version
    if version.frozen_at is not None:
        raise Refused("这份申请已经提交，内容不能再改；需要更正请先撤回，或等退回补正时修改")
    return version


@transaction.atomic
def write(application: Application, *, asked: int | None = None, **said: Any) -> None:
    """One page of the form: its fields on the version, and the amount asked in fen."""
    version = writable(application)
    if "card" in said:
        said |= indexed(said["card"])
    for name, value in said.items():
        setattr(version, name, value)
    version.save(update_fields=list(said)) if said else None
    if asked is not None:
        Application.objects.filter(pk=application.pk).update(asked=asked)
        application.asked = asked


def indexed(card: str) -> dict[str, str]:
    """What stands beside a sealed card: by what it is found, and by what its owner knows it."""
    if not is_card(card):
        raise Refused("银行卡号不对，多为输错一位，请对照卡面核对")
    return {"card_index": blind(card), "card_tail": card[-4:]}


@transaction.atomic
def add_member(application: Application, **said: Any) -> FamilyMember:
    version, index = writable(application), blind(said["identity"]) if said.get("identity") else ""
    if index and index == application.household.head.identity_index:
        raise Refused("这是申请人自己的身份证号，家里人请填他们各自的号码")
    if index and version.family.filter(identity_index=index).exists():
        raise Refused("这个身份证号已经在名单里，请不要重复填写")
    return FamilyMember.objects.create(version=version, identity_index=index, **said)


@transaction.atomic
def add_income(
    application: Application, *, whose: str, kind: str, amount: int, evidence: Kept | None = None
) -> Income:
    return Income.objects.create(
        version=writable(application), whose=whose, kind=kind, amount=amount, evidence=evidence
    )


@transaction.atomic
def add_expense(
    application: Application, *, kind: str, label: str, amount: int, evidence: Kept | None = None
) -> Expense:
    return Expense.objects.create(
        version=writable(application), kind=kind, label=label, amount=amount, evidence=evidence
    )


@transaction.atomic
def remove(application: Application, row: FamilyMember | Income | Expense) -> None:
    """Take a line out of the version being written."""
    if row.version_id == writable(application).pk:
        kept = getattr(row, "evidence_id", None)
        application.matter.papers.filter(file=kept, step=None).exclude(file=None).delete()
        row.delete()


@transaction.atomic
def reopen(application: Application, *, by: Account, at: datetime) -> Version:
    """Sent back for papers: a new version to correct; the one judged before stays as it was."""
    if application.matter.state != "returned":
        raise Refused("只有退回补正时才能修改内容，请先看看现在办到哪一步")
    version = open_version(application.household, by=by, at=at)
    Application.objects.filter(pk=application.pk).update(version=version)
    application.version = version
    return version


# checks and effects of the flow


def lacking(application: Application) -> list[tuple[str, str]]:
    """What must still be said before it can be submitted, each with the page that asks for it."""
    version = application.version
    told = (
        ("item", "申请金额", application.asked > 0), ("income", "家庭收入（没有收入请填 0）", version.incomes.exists()),
        ("causes", "致困原因", version.cause), ("account", "收款银行卡", version.card_tail),
    )  # fmt: skip
    return [(page, label) for page, label, there in told if not there]


def purposes(application: Application) -> list[Purpose]:
    """What must be agreed to: sensitive data by a consent of its own (个人信息保护法第二十九条), children under fourteen
    by their guardian (第三十一条); an emergency is not published.
    """
    wanted = [one for one in NEEDED if not (application.urgent and one == Purpose.AID_PUBLICITY)]
    day = application.matter.rules_on
    numbers = [one.identity for one in application.version.family.all()]
    children = [number for number in numbers if number and is_child(number, on=day)]
    return [*wanted, Purpose.CHILD] if children else wanted


def unagreed(application: Application) -> list[Purpose]:
    person = application.matter.person
    return [purpose for purpose in purposes(application) if not has_consent(person, purpose)]


def is_complete(step: Step) -> None:
    if missing := [label for _, label in lacking(step.matter.aid)]:
        raise Refused(f"还没有填：{'、'.join(missing)}，请补上再提交")


def has_consents(step: Step) -> None:
    if missing := [purpose.label for purpose in unagreed(step.matter.aid)]:
        raise Refused(f"还没有同意：{'、'.join(missing)}，请先阅读并同意，再提交")


def papers_are_in(step: Step) -> None:
    if not step.matter.papers.filter(step=None).exists():
        raise Refused("还没有上传要补的材料，请先拍照上传，再点补齐")


def freeze(steps: Sequence[Step]) -> None:
    """From now on what was declared on this version stands; a draft that was being written on it goes on with a copy."""
    for step in steps:
        version = step.matter.aid.version
        if not Version.objects.filter(pk=version.pk, frozen_at=None).update(frozen_at=step.at):
            continue
        for draft in Application.objects.filter(version=version, matter__number=None).exclude(
            matter=step.matter
        ):
            copy = open_version(draft.household, by=step.by, at=step.at)
            Application.objects.filter(pk=draft.pk).update(version=copy)


def declared(version: Version) -> dict[str, Any]:
    """The version's plain fields, for a form to begin with."""
    return model_to_dict(version) | {"card": version.card, "health": version.health, "story": version.story}
