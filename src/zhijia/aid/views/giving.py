"""微心愿 for everybody: the wall, claiming one, and with the receipt code where a gift has gone."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from zhijia.base.errors import Refused
from zhijia.people.models import Account

from ..forms.wishes import ClaimForm, CodeForm
from ..models import WishCase
from ..queries.giving import donor_of, gifts, is_free, money, tag_of, wall
from ..services import wishes
from ..terms import Region

PAGE = 20
MOST, HOUR = 3, 60 * 60  # claims of one browser in an hour: nobody takes the whole wall
SENT, FRESH = "aid_claims", "aid_claim_code"


def index(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    page = Paginator(wall(region=request.GET.get("region", ""), on=today), PAGE).get_page(
        request.GET.get("page")
    )
    rows = [(one, tag_of(one, on=today)) for one in page]
    return render(request, "aid/wishes/index.html", {"page": page, "rows": rows, "regions": Region.choices})


def wish(request: HttpRequest, wish: str) -> HttpResponse:
    """One wish, and the form for whoever wants to fulfil it."""
    found, today = get_object_or_404(WishCase.objects.shown(), number=wish), timezone.localdate()
    form = ClaimForm(request.POST or None)
    if form.is_valid() and (code := _claim(request, found, form)):
        return redirect("aid:gift", code)
    context = {"wish": found, "tag": tag_of(found, on=today), "free": is_free(found, on=today), "form": form}
    return render(request, "aid/wishes/claim.html", context, status=422 if form.errors else 200)


def _claim(request: HttpRequest, found: WishCase, form: ClaimForm) -> str:
    """The receipt code, or nothing and the form says why."""
    now = timezone.now()
    sent = [at for at in request.session.get(SENT, []) if at > now.timestamp() - HOUR]
    if len(sent) >= MOST:
        form.add_error(None, f"您一小时内已认领 {MOST} 个心愿，请稍后再来，或拨打职工热线 12351")
        return ""
    person = request.user.person if isinstance(request.user, Account) else None
    try:
        _, code = wishes.claim(found, **form.cleaned_data, person=person, at=now)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return ""
    request.session[SENT], request.session[FRESH] = [*sent, now.timestamp()], code
    return code


def find(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.POST or None)
    if form.is_valid():
        code = form.cleaned_data["code"]
        if donor_of(code):
            return redirect("aid:gift", code.upper().replace(" ", "").replace("-", ""))
        form.add_error("code", "没有这个回执码，请核对后再查")
    return render(request, "aid/wishes/find.html", {"form": form}, status=422 if form.errors else 200)


def gift(request: HttpRequest, code: str) -> HttpResponse:
    """“您的心意到了哪里”: whoever has the code may read it, and it names nobody helped."""
    donor = donor_of(code)
    if donor is None:
        raise Http404
    fresh = request.session.pop(FRESH, "") == code
    told = {
        "donor": donor, "code": code if fresh else "", "gifts": gifts(donor, on=timezone.localdate()), "donations": money(donor)
    }  # fmt: skip
    answer = render(request, "aid/wishes/gift.html", told)
    answer["Cache-Control"], answer["X-Robots-Tag"] = "private, no-store", "noindex"
    return answer
