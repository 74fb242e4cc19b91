"""Around a decision: hand over, more days, the second signature, abstaining, standing in, saved filters, papers."""

import re

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from zhijia.access import services as access
from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.models import Post
from zhijia.access.queries import delegations_of, home_unit
from zhijia.base.errors import Refused
from zhijia.people.models import Account

from .. import services
from ..forms import CountersignForm, DelegationForm, ExtendForm, ViewForm
from ..models import Attachment, Matter, SavedView
from .desk import get_matter, may_sign
from .papers import shown

KEY = re.compile(r"[0-9]{1,18}")


@desk()
@require_POST
def hand_over(request: DeskRequest) -> HttpResponse:
    picked = Matter.objects.at_desk_of(request.user, on=request.today).filter(
        pk__in=[pk for pk in request.POST.getlist("pick") if KEY.fullmatch(pk)]
    )
    chosen = request.POST.get("to", "")
    to = Account.objects.filter(pk=chosen).first() if KEY.fullmatch(chosen) else None
    if not picked or to is None:
        raise Refused("请先勾选要转交的事项，并选择转交给谁")
    done = services.hand_over(
        list(picked), to=to, reason=request.POST.get("reason", ""), by=request.user, at=timezone.now()
    )
    messages.success(request, f"已把 {len(done)} 件转交给{to.name}。")
    return redirect("matters:inbox")


@desk()
@require_POST
def extend(request: DeskRequest, number: str) -> HttpResponse:
    matter, form = get_matter(request, number), ExtendForm(request.POST)
    if not form.is_valid():
        raise Refused("；".join(str(error) for errors in form.errors.values() for error in errors))
    clock = services.extend(matter, **form.cleaned_data, by=request.user, at=timezone.now())
    messages.success(request, f"期限已延长至 {clock.due_on}。")
    return redirect("matters:case", number)


@desk()
@require_POST
def countersign(request: DeskRequest, number: str) -> HttpResponse:
    matter, form = get_matter(request, number), CountersignForm(request.POST)
    asked = matter.countersigns.filter(agreed=None).first()
    if asked is None or not may_sign(request, asked):
        raise Refused("现在没有等您复签的请求，请刷新后再看")
    if not form.is_valid():
        raise Refused("请选择同意或不同意，再提交")
    said = form.cleaned_data
    services.countersign(
        asked, agreed=said["agreed"] == "yes", words=said["words"], by=request.user, at=timezone.now()
    )
    messages.success(request, f"{number} 已复签。")
    return redirect("matters:inbox")


@desk()
@require_POST
def abstain(request: DeskRequest, number: str) -> HttpResponse:
    services.declare_tie(get_matter(request, number), by=request.user, at=timezone.now())
    messages.success(request, f"已登记回避，{number} 将由同事办理。")
    return redirect("matters:inbox")


@desk()
@require_POST
def save_view(request: DeskRequest) -> HttpResponse:
    form = ViewForm(request.POST)
    if not form.is_valid():
        raise Refused("请给这个筛选起个名字，如“薛家镇超期”")
    services.save_view(form.cleaned_data["name"], request.POST.get("query", ""), by=request.user)
    return redirect("matters:inbox")


@desk()
@require_POST
def drop_view(request: DeskRequest, pk: int) -> HttpResponse:
    services.drop_view(get_object_or_404(SavedView, pk=pk, account=request.user))
    return redirect("matters:inbox")


@desk()
def away(request: DeskRequest) -> HttpResponse:
    """Lend one's posts while away, and see what one stands in for."""
    home = home_unit(request.user, on=request.today)
    posts = Post.objects.filter(unit=home).held_on(request.today).exclude(account=request.user)
    others = list(
        dict.fromkeys(post.account for post in posts.select_related("account").order_by("account__name"))
    )
    form = DelegationForm(request.POST or None, colleagues=others)
    if form.is_valid():
        said = form.cleaned_data
        deputy = next(one for one in others if str(one.pk) == said["deputy"])
        try:
            access.delegate(
                request.user,
                deputy=deputy,
                since=said["since"],
                until=said["until"],
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{deputy.name}将在 {said['since']} 至 {said['until']} 代您办理。")
            return redirect("matters:away")
    held = delegations_of(request.user, on=request.today)
    context = {"form": form, "held": held, "home": home}
    return render(request, "matters/away.html", context, status=422 if form.errors else 200)


@desk()
@require_POST
def back(request: DeskRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(delegations_of(request.user, on=request.today), pk=pk, principal=request.user)
    access.end_delegation(found, on=request.today, by=request.user, at=timezone.now())
    messages.success(request, "代理已结束。")
    return redirect("matters:away")


@desk()
def paper(request: DeskRequest, pk: int) -> HttpResponse:
    """Every look into a paper is on record: it may hold illness, income or a card."""
    rows = Matter.objects.visible_to(request.user, on=request.today)
    found = get_object_or_404(Attachment.objects.select_related("matter", "file"), pk=pk, matter__in=rows)
    content = services.open_paper(found, by=request.user, at=timezone.now())
    return shown(found.file.name, content)
