"""What officers find out before a decision: 入户核查 by at least two, and what was declared compared elsewhere."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from zhijia.access.authority import Authority
from zhijia.access.terms import Permission
from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.matters.models import Matter, Tie
from zhijia.matters.services import attach
from zhijia.orgs.models import Unit
from zhijia.people.models import Account

from ..checking import VISITORS, visitors_of
from ..models import Application, Finding, HomeVisit
from ..queries import household_persons
from ..rules import takes_findings

LOOK = (Permission.AID_VERIFY, Permission.AID_REVIEW, Permission.AID_APPROVE)
Photo = tuple[str, bytes]  # name and content


@transaction.atomic
def record_visit(
    application: Application,
    *,
    visited_on: date,
    visitors: str,
    found: str,
    by: Account,
    at: datetime,
    photos: Sequence[Photo] = (),
) -> HomeVisit:
    """One visit to the home. Photos are laid before the matter as papers."""
    locked = _open(application, by=by, at=at)
    names = list(dict.fromkeys(visitors_of(visitors)))
    if len(names) < VISITORS:
        raise Refused(f"入户核查须至少 {VISITORS} 人，请写全核查人姓名，用顿号隔开")
    if visited_on > timezone.localdate(at):
        raise Refused("核查日期还没有到，请在核查之后登记")
    if not found.strip():
        raise Refused("请写明核查情况")
    made = HomeVisit.objects.create(
        application=locked,
        visited_on=visited_on,
        visitors="、".join(names),
        found=found.strip(),
        by=by,
        at=at,
    )
    for name, content in photos:
        attach(locked.matter, label=f"入户核查照片 {visited_on}", name=name, content=content, by=by, at=at)
    facts = {
        "matter": locked.matter.number,
        "visited_on": visited_on,
        "visitors": len(names),
        "photos": len(photos),
    }
    note("aid.visit.recorded", f"visit:{made.pk}", by=by, at=at, facts=facts)
    return made


@transaction.atomic
def record_finding(
    application: Application,
    *,
    source: str,
    declared: str,
    found: str,
    verdict: str,
    by: Account,
    at: datetime,
) -> Finding:
    """What was declared beside what another office or a bill says; entered by hand until an exchange is agreed."""
    locked = _open(application, by=by, at=at)
    if not declared.strip() or not found.strip():
        raise Refused("请把本人申报和核对结果都写上，再登记")
    made = Finding.objects.create(
        application=locked,
        source=source,
        declared=declared.strip(),
        found=found.strip(),
        verdict=verdict,
        by=by,
        at=at,
    )
    facts = {"matter": locked.matter.number, "source": source, "verdict": verdict}
    note("aid.finding.recorded", f"finding:{made.pk}", by=by, at=at, facts=facts)
    return made


def _open(application: Application, *, by: Account, at: datetime) -> Application:
    """The matter is locked, so that nothing is added while somebody decides."""
    matter = (
        Matter.objects.select_for_update(of=("self",)).select_related("unit").get(pk=application.matter_id)
    )
    locked = Application.objects.select_related("household").get(pk=application.pk)
    locked.matter = matter
    check_officer(matter.unit, by=by, at=at)
    if (
        by.person_id in household_persons(matter) - {None}
        or Tie.objects.filter(matter=matter, account=by).exists()
    ):
        raise Refused("您与申请人有亲属或家庭关系，请由同事核查登记")
    if not takes_findings(locked):
        raise Refused("这件事已经作出决定或还没有提交，核查结果不能再登记，请刷新后再看")
    return locked


def check_officer(unit: Unit, *, by: Account, at: datetime) -> None:
    """Whoever verifies, reviews or approves aid in this unit."""
    authority = Authority(by, timezone.localdate(at))
    if not any(authority.may(permission, unit) for permission in LOOK):
        raise Refused("核查由受理、审核或审批帮扶的干部登记，请联系承办单位")
