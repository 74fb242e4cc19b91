"""The officer's page of one person, and what a union enters of a membership."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zhijia.access.authority import Authority
from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.notices.queries import asked_of
from zhijia.people.models import Membership, Person
from zhijia.people.services import work_of
from zhijia.people.terms import Standing

from ..forms.changing import FORMS, work_said
from ..queries.person import diary_of, events, open_matters, seen_of
from ..queries.seeing import get_member
from ..services import changing
from ..terms import ChangeKind
from .papers import read_paper


@desk(Permission.MEMBERS_VIEW)
def person(request: DeskRequest, pk: int) -> HttpResponse:
    """Who, where now and with which rights, and everything before: each line opens what it rests on."""
    found = get_member(request.user, pk, on=request.today)
    if found.pk != pk:
        return redirect("joining:person", found.pk)
    stretches = seen_of(request.user, found, on=request.today)
    now = next((one for one in stretches if one.until is None), None)
    powers = Authority(request.user, request.today).over(stretches[0].unit)
    context = {
        "person": found, "now": now, "facts": facts(found, now), "merged": found.merged.order_by("pk"),
        "events": events(stretches, account=request.user, on=request.today),
        "matters": open_matters(request.user, found, on=request.today),
        "consents": [one for one in asked_of(found) if one.standing],
        "diary": diary_of(request.user, found, on=request.today),
        "kinds": open_to(now) if Permission.MEMBERS_HANDLE in powers else [],
        "may_reveal": Permission.PEOPLE_REVEAL in powers, "may_merge": Permission.MEMBERS_MERGE in powers,
    }  # fmt: skip
    return render(request, "joining/person/person.html", context)


def facts(found: Person, now: Membership | None) -> list[tuple[str, object]]:
    """Masked; the full number is another page, with a reason."""
    told: list[tuple[str, object]] = [
        (found.get_document_display(), found.masked_identity or "未登记"),
        ("性别", found.get_sex_display() or "—"), ("出生日期", found.birth or "—"), ("手机号码", found.masked_phone or "未登记"),
    ]  # fmt: skip
    if now is None:
        return told
    return [
        *told, ("所在工会", now.unit.name), ("工作单位", now.employer.name if now.employer else "—"),
        ("会籍状态", now.get_standing_display()), ("表决权", says_vote(now)), ("这一段起于", now.since),
        ("用工形式", now.get_employment_display() or "—"), ("职业群体", now.get_occupation_display() or "—"),
        ("农民工", "是" if now.migrant else "否"),
    ]  # fmt: skip


def says_vote(now: Membership) -> str:
    """Retained members neither vote nor stand, and count in no quorum."""
    if now.standing == Standing.RETAINED:
        return "保留会籍期间没有选举权、被选举权和表决权，不计入应到人数"
    return "有选举权、被选举权和表决权"


def open_to(now: Membership | None) -> list[ChangeKind]:
    """What can be asked of a membership as it stands: nothing once it has ended."""
    if now is None:
        return []
    other = ChangeKind.RETAIN if now.standing == Standing.RETAINED else ChangeKind.RESUME
    return [kind for kind in ChangeKind if kind != other]


@desk(Permission.MEMBERS_HANDLE)
def change(request: DeskRequest, pk: int, kind: str) -> HttpResponse:
    """Enter a change for a member, or as the union's own proposal; a second officer decides the latter."""
    found = get_member(request.user, pk, on=request.today)
    now = found.memberships.filter(until=None).select_related("unit", "employer").first()
    may = now and Authority(request.user, request.today).may(Permission.MEMBERS_HANDLE, now.unit)
    if now is None or not may or kind not in open_to(now):
        raise Http404
    sent: list[Any] = [request.POST, request.FILES] if request.method == "POST" else []
    form = FORMS[kind](*sent, today=request.today, initial=work_said(work_of(now)))
    if form.is_valid():
        who: dict[str, Any] = {"by": request.user, "at": timezone.now()}
        try:
            step = changing.propose(found, ChangeKind(kind), **read_paper(form.cleaned_data), **who)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"已提交，编号 {step.matter.number}。")
            return redirect("matters:case", step.matter.number)
    context = {"person": found, "now": now, "form": form, "kind": ChangeKind(kind)}
    return render(request, "joining/person/change.html", context, status=422 if form.errors else 200)
