"""Finding the union to ask, and beginning there: by a code on the wall, a name, a trade."""

from typing import Any

from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from zhijia.base.errors import Refused
from zhijia.orgs.models import Employer, Unit
from zhijia.people.models import Account
from zhijia.people.terms import Occupation
from zhijia.web.navigation import address

from ..forms.applying import FindForm, StartForm
from ..queries.applying import membership_of, places, running_of, towns
from ..services import applying
from ..whereabouts import committee_of, heirs_of, place_for, slug_of, stands, unit_by_slug

MOST, HOUR = 5, 60 * 60  # beginnings of one browser in an hour
DIGITS = 10  # of an employer's number in an address
SENT = "joining_begun"


def find(request: HttpRequest) -> HttpResponse:
    """By the name of the union or the employer, or by trade for whoever has no fixed one."""
    today, words = timezone.localdate(), request.GET.get("q", "").strip()
    form = FindForm(request.GET if "occupation" in request.GET else None, towns=towns(on=today))
    found = [(place, door(place.unit, employer=place.employer)) for place in places(words, on=today)]
    told: dict[str, Any] = {"words": words, "found": found, "form": form}
    if form.is_valid():
        trade = form.cleaned_data["occupation"]
        union = place_for(occupation=trade, town=form.cleaned_data["town"], on=today)
        if union:
            told |= {"union": union, "door": door(union, occupation=trade), "trade": Occupation(trade).label}
    return render(request, "joining/applying/find.html", told, status=422 if form.errors else 200)


def door(unit: Unit, *, employer: Employer | None = None, occupation: str = "") -> str:
    """The address of the union's page, with what was found out on the way."""
    where = reverse("joining:start", args=[slug_of(committee_of(unit))])
    asked = f"?employer={employer.pk}" if employer else f"?occupation={occupation}" if occupation else ""
    return where + asked


def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Where the code on the wall leads. Whoever is signed in goes on; whoever is not begins with a name and a phone."""
    found, today = unit_by_slug(slug), timezone.localdate()
    if found is None:
        raise Http404
    unit = committee_of(found)
    told = {"unit": unit, "next": request.get_full_path(), **_led(request)}
    if not stands(unit, on=today):
        heirs = [(heir, door(heir)) for heir in heirs_of(unit, on=today)]
        return render(request, "joining/applying/closed.html", told | {"heirs": heirs})
    if isinstance(request.user, Account):
        return _signed_in(request, request.user, told)
    form = StartForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _registered(request, unit, form):
        return redirect("joining:join")
    return render(
        request, "joining/applying/start.html", told | {"form": form}, status=422 if form.errors else 200
    )


def _led(request: HttpRequest) -> dict[str, Any]:
    """What the page before found out: the employer that has no union, or the trade."""
    pk, trade = request.GET.get("employer", ""), request.GET.get("occupation", "")
    known = pk.isascii() and pk.isdecimal() and len(pk) < DIGITS
    employer = Employer.objects.filter(pk=int(pk)).first() if known else None
    return {"employer": employer, "occupation": trade if trade in Occupation.values else ""}


def _registered(request: HttpRequest, unit: Unit, form: StartForm) -> bool:
    """Whether an account was made and signed in; if not, the form says why."""
    now = timezone.now()
    sent = [at for at in request.session.get(SENT, []) if at > now.timestamp() - HOUR]
    if len(sent) >= MOST:
        form.add_error(None, f"一小时内已试过 {MOST} 次，请稍后再来，或拨打职工热线 12351")
        return False
    request.session[SENT] = [*sent, now.timestamp()]
    said = {name: form.cleaned_data[name] for name in ("name", "phone", "password")}
    try:
        account = applying.register(**said, unit=unit, at=now, **_led(request))
    except Refused as refusal:
        form.add_error("phone", str(refusal))
        return False
    login(request, account)
    return True


def _signed_in(request: HttpRequest, account: Account, told: dict[str, Any]) -> HttpResponse:
    """Whoever stands for a person goes on with one press; an account that stands for nobody is told to sign out."""
    person = account.person
    held = membership_of(person) if person else None
    running = running_of(person) if person else None
    waits = running is not None and running.matter.state == "review"
    if request.method == "POST" and person and not held and not waits:
        led = {name: told[name] for name in ("employer", "occupation")}
        applying.begin(person, unit=told["unit"], by=account, at=timezone.now(), **led)
        return redirect("joining:join")
    told |= {"person": person, "held": held, "running": running if waits else None}
    return render(request, "joining/applying/go_on.html", told | {"transfer": address("joining:transfer")})
