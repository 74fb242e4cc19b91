"""金秋助学: students of households on file, and one application for each household, entered on its behalf."""

from datetime import datetime

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from zhijia.access.authority import Authority
from zhijia.access.terms import Permission
from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.base.money import in_yuan
from zhijia.matters.models import Matter
from zhijia.matters.services import paper, take
from zhijia.notices.queries import has_consent
from zhijia.notices.services import give_consent
from zhijia.notices.terms import ConsentChannel, Purpose
from zhijia.people.models import Account

from ..models import Campaign, FamilyMember, Household, Student
from ..models.ages import is_child
from ..terms import FileState, Item, Season, Work
from .applying import begin, write
from .campaign_visits import OWN, Photo
from .campaigns import give_up, locked, may_run


@transaction.atomic
def add_student(
    campaign: Campaign,
    member: FamilyMember,
    *,
    school: str,
    stage: str,
    amount: int,
    by: Account,
    at: datetime,
    consent: Photo | None = None,
) -> Student:
    """Somebody whom the household's frozen file calls a student; below fourteen the guardian agrees first."""
    found = locked(campaign)
    if found.season != Season.AUTUMN:
        raise Refused("助学学生只在“秋送助学”里登记，请打开相应的活动")
    household = Household.objects.select_related("head", "unit").get(versions=member.version_id)
    _refuse_unfit(found, member, household, by=by, at=at)
    if not school.strip() or amount <= 0:
        raise Refused("请填写学校和助学金额")
    _refuse_over_budget(found, amount)
    kept = paper(*consent, by=by, at=at) if consent else None
    if is_child(member.identity, on=timezone.localdate(at)) and not has_consent(
        household.head, Purpose.CHILD
    ):
        if kept is None:
            raise Refused("学生未满十四周岁，须监护人书面同意，请拍下同意书一并上传")
        give_consent(household.head, Purpose.CHILD, channel=ConsentChannel.DESK, at=at)
    student = Student.objects.create(
        campaign=found, household=household, member=member, school=school.strip(), stage=stage, amount=amount,
        consent=kept, by=by, at=at,
    )  # fmt: skip
    note(
        "aid.student.added",
        f"campaign:{found.pk}",
        by=by,
        at=at,
        facts={"household": str(household), "amount": amount},
    )
    return student


def _refuse_unfit(
    campaign: Campaign, member: FamilyMember, household: Household, *, by: Account, at: datetime
) -> None:
    newest = household.versions.exclude(frozen_at=None).order_by("-number").first()
    if household.state != FileState.FILED or newest is None or member.version_id != newest.pk:
        raise Refused("只有在档家庭最新档案里的学生可以登记，请先核对档案")
    if not may_run(by, household.unit, at=at):
        raise Refused(f"{household}属于{household.unit}，请由所属镇街登记")
    if by.person_id in household.persons():
        raise Refused(OWN)
    if member.work != Work.STUDENT:
        raise Refused("档案里这位家庭成员不是学生，请先核对档案再登记")
    if not member.identity:
        raise Refused("档案里没有这名学生的身份证号，请先补全档案再登记")
    if campaign.students.filter(household=household, member__identity_index=member.identity_index).exists():
        raise Refused("这名学生已在名单里，每期只登记一次，可在名单中查看")


def _refuse_over_budget(campaign: Campaign, amount: int) -> None:
    waiting = campaign.students.filter(application=None).aggregate(fen=Sum("amount"))["fen"] or 0
    left = campaign.left - waiting
    if amount > left:
        raise Refused(
            f"“{campaign}”预算还剩 {in_yuan(left)} 元，不够 {in_yuan(amount)} 元，请减少金额或另开一期活动"
        )


@transaction.atomic
def apply_for(campaign: Campaign, household: Household, *, by: Account, at: datetime) -> Matter:
    """One submitted application for all students of the household: it takes the usual way to the household's own card.

    The campaign hands that much of its budget back to the fund, where the approval will hold it.
    """
    found = locked(campaign)
    students = found.students.filter(household=household, application=None)
    asked = students.aggregate(fen=Sum("amount"))["fen"] or 0
    if not asked:
        raise Refused("这一户没有等待申请的学生，请先登记学生")
    if not Authority(by, timezone.localdate(at)).may(Permission.AID_APPLY, household.unit):
        raise Refused(f"代{household}申请由所属镇街或基层工会办理，请转告{household.unit}")
    if (
        household.applications.filter(matter__number=None).exists()
        or household.versions.filter(frozen_at=None).exists()
    ):
        raise Refused(f"{household}有一份没填完的申请，请先提交或删除，再代为申请")
    give_up(found, asked, by=by, at=at)
    application = begin(household.head, item=Item.STUDY, unit=household.unit, by=by, at=at)
    write(application, asked=asked)
    take(application.matter, "submit", by=by, at=at)
    students.update(application=application)
    return Matter.objects.get(pk=application.matter_id)
