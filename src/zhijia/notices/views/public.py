"""Public notices for everybody: the list, one notice with its objection form, the poster, the answer to an objection."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from zhijia.base.errors import Refused

from .. import services
from ..forms import ObjectionForm, ReceiptForm
from ..models import Objection, Publicity
from ..pieces import square_code
from ..queries import public_lines, public_publicities
from ..rules import is_running

PAGE = 20
MOST, HOUR = 3, 60 * 60  # objections of one browser in an hour: nobody floods the officers by hand
SENT, LAST = "notices_sent", "notices_receipt"


def index(request: HttpRequest) -> HttpResponse:
    page = Paginator(public_publicities(), PAGE).get_page(request.GET.get("page"))
    today = timezone.localdate()
    rows = [(one, is_running(one, on=today)) for one in page]
    return render(request, "notices/public.html", {"page": page, "rows": rows})


def publicity(request: HttpRequest, number: str) -> HttpResponse:
    """Who, which class, how much, until when; and the form for whoever knows better."""
    found = get_object_or_404(public_publicities(), number=number)
    today = timezone.localdate()
    lines, running = public_lines(found, on=today), is_running(found, on=today)
    form = ObjectionForm(request.POST or None, lines=lines)
    if form.is_valid() and _object(request, found, form):
        return redirect("notices:receipt")
    context = {"publicity": found, "lines": lines, "running": running, "form": form}
    return render(request, "notices/publicity.html", context, status=422 if form.errors else 200)


def _object(request: HttpRequest, found: Publicity, form: ObjectionForm) -> bool:
    """Whether it was taken; if not, the form says why."""
    now = timezone.now()
    sent = [at for at in request.session.get(SENT, []) if at > now.timestamp() - HOUR]
    if len(sent) >= MOST:
        form.add_error(None, f"您一小时内已提交 {MOST} 条异议，请稍后再提交，或拨打职工热线 12351")
        return False
    said = form.cleaned_data
    try:
        made = services.object_(
            found, who=said["who"], contact=said["contact"], text=said["text"], listed=said["line"], at=now
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    request.session[SENT], request.session[LAST] = [*sent, now.timestamp()], made.receipt
    return True


def receipt(request: HttpRequest) -> HttpResponse:
    """The code just given, and for whoever has one, the answer."""
    last = request.session.get(LAST, "")
    form = ReceiptForm(request.POST or None)
    objection = None
    if form.is_valid():
        objection = (
            Objection.objects.filter(receipt=form.cleaned_data["receipt"]).select_related("publicity").first()
        )
        if objection is None:
            form.add_error("receipt", "没有这个回执码，请核对后再查；超过保存期的异议不再保留")
    context = {"last": last, "form": form, "objection": objection}
    return render(request, "notices/receipt.html", context, status=422 if form.errors else 200)


def poster(request: HttpRequest, number: str) -> HttpResponse:
    """One A4 page for the wall, with the address as a square code."""
    found = get_object_or_404(public_publicities(), number=number)
    address = request.build_absolute_uri(reverse("notices:publicity", args=[number]))
    lines = public_lines(found, on=timezone.localdate())
    context = {"publicity": found, "lines": lines, "address": address, "code": square_code(address)}
    return render(request, "notices/poster.html", context)
