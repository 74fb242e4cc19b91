"""The pages of one's application to join: one thing a page, kept as one leaves it, until it is handed in."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from zhijia.access.doors import member, person_of
from zhijia.access.middleware import DeskRequest
from zhijia.base.errors import Refused
from zhijia.matters.views.member import hand_in
from zhijia.notices.queries import current_text
from zhijia.notices.terms import Purpose
from zhijia.web.navigation import address

from ..forms.applying import AboutForm, ConsentsForm, IdentityForm, WorkForm
from ..models import Application
from ..queries.applying import STEPS, WRITABLE, facts_said, first_gap, membership_of, running_of
from ..services import applying
from ..whereabouts import covering
from .finding import door

ROWS = {
    "identity": ("姓名", "证件", "性别", "出生日期"), "work": ("工作单位", "用工形式", "职业群体", "户籍类型", "农民工"),
    "about": ("民族", "学历", "政治面貌", "技能等级"),
}  # fmt: skip


def writable_of(request: DeskRequest) -> Application | None:
    made = running_of(person_of(request))
    return made if made and made.matter.state in WRITABLE else None


@member
def join(request: DeskRequest) -> HttpResponse:
    """To the first page that is not answered, to the check, to where it stands, or to whom one belongs already."""
    person = person_of(request)
    made, held = running_of(person), membership_of(person)
    if held:
        told = {"unit": held.unit, "person": person, "held": held, "transfer": address("joining:transfer")}
        return render(request, "joining/applying/go_on.html", told)
    if made is None:
        return redirect("joining:find")
    if made.matter.state not in WRITABLE:
        return redirect("matters:my_case", made.matter.number)
    gap = first_gap(made)
    return redirect("joining:step", gap) if gap else redirect("joining:check")


@member
def step(request: DeskRequest, step: str) -> HttpResponse:
    """One page by its name. What was handed in is not written on: one is led to where it stands."""
    person = person_of(request)
    made = writable_of(request)
    if step not in STEPS:
        raise Http404
    if made is None:
        return redirect("joining:join")
    if step == "identity" and person.identity_index and made.birth:
        return render(request, "joining/applying/known.html", _page(request, made, step))
    form = _form(request, made, step)
    if form.is_valid():
        try:
            return _onward(request, _keep(request, made, step, form), made, step)
        except Refused as refusal:
            form.add_error("number" if step == "identity" else None, str(refusal))
    name = "consents" if step == "consents" else "step"
    told = _page(request, made, step) | {"form": form}
    return render(request, f"joining/applying/{name}.html", told, status=422 if form.errors else 200)


def _form(request: DeskRequest, made: Application, step: str) -> forms.Form:
    """The number is never sent back to a page."""
    sent = request.POST if request.method == "POST" else None
    if step == "consents":
        text = current_text(Purpose.MEMBERSHIP)
        return ConsentsForm(sent, text=text)
    make = {"identity": IdentityForm, "work": WorkForm, "about": AboutForm}[step]
    before = {
        name: getattr(made, name) for name in make.base_fields if name != "number" and getattr(made, name)
    }
    return make(sent, initial=before)


def _keep(request: DeskRequest, made: Application, step: str, form: forms.Form) -> Application:
    who: dict[str, Any] = {"by": request.user, "at": timezone.now()}
    if step == "identity":
        return applying.tell_document(made, **form.cleaned_data, **who)
    if step == "work":
        return applying.tell_work(made, **form.cleaned_data, **who)
    if step == "consents":
        return applying.agree(made, **who)
    return applying.write(made, **form.cleaned_data, **who)


def _onward(request: DeskRequest, now: Application, before: Application, step: str) -> HttpResponse:
    """To the next page, saying what was read from the number and whether another union takes it."""
    if step == "identity":
        messages.success(
            request, f"证件上是：{now.get_sex_display()}，{now.birth} 出生。不对的话，请返回核对号码。"
        )
    if now.matter.unit_id != before.matter.unit_id:
        name = now.employer.name if now.employer else now.workplace
        messages.info(request, f"{name}还没有建立工会，您的申请改由{now.matter.unit.name}受理。")
    if request.GET.get("to") == "check" and not first_gap(now):
        return redirect("joining:check")
    names = [*STEPS, ""]
    following = names[names.index(step) + 1]
    return redirect("joining:step", following) if following else redirect("joining:check")


def _page(request: DeskRequest, made: Application, step: str) -> dict[str, Any]:
    at = list(STEPS).index(step)
    before = list(STEPS)[at - 1] if at else ""
    return {
        "made": made, "title": STEPS[step], "at": at + 1, "steps": [*STEPS.values(), "核对"],
        "back": reverse("joining:step", args=[before]) if before else "", "to_check": request.GET.get("to") == "check",
        "onward": reverse("joining:step", args=["work"]),
    }  # fmt: skip


@member
def check(request: DeskRequest) -> HttpResponse:
    """Everything once more with its links, and the button."""
    made = writable_of(request)
    if made is None:
        return redirect("joining:join")
    onward, refusal = hand_in(request, lambda: applying.submit(made, by=request.user, at=timezone.now()))
    if onward:
        return onward
    context = {"made": made, "sections": _sections(made), "refusal": refusal, **_own_union(request, made)}
    return render(request, "joining/applying/check.html", context, status=422 if refusal else 200)


def _sections(made: Application) -> list[tuple[str, str, list[tuple[str, object]]]]:
    """The answers by page: its name, its address, its rows."""
    said = dict(facts_said(made.matter))
    return [
        (STEPS[name], reverse("joining:step", args=[name]), [(label, said[label]) for label in labels])
        for name, labels in ROWS.items()
    ]


def _own_union(request: DeskRequest, made: Application) -> dict[str, Any]:
    """The employer's own union, when another was asked: said and linked, no more, since some have their reason."""
    union = covering(made.employer, on=request.today) if made.employer else None
    if union is None or union.pk == made.matter.unit_id:
        return {}
    return {"own_union": union, "own_door": door(union)}
