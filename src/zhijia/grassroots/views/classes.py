"""Classes of union officers: 期 and 人次, rolls and certificates, and the new chairs who still wait for one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.queries import home_unit, units_for
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.base.periods import Period
from zhijia.indicators.scope import Scope
from zhijia.programmes.models import Attendance
from zhijia.web.reminders import Reminder
from zhijia.web.tables import Column, Row

from .. import services
from ..forms.classes import IssueForm, VerifyForm
from ..indicators import CHAIRS_UNTRAINED
from ..models import OfficerClass, Seat
from ..queries.classes import certificates_of, uncertified, untrained, verified, with_counts

PAGE = 50
CLASSES = (
    Column("培训班"), Column("期次"), Column("主办工会"), Column("开班日期"), Column("状态"), Column("名单人数", numeric=True),
    Column("到课人次", numeric=True), Column("证书", numeric=True),
)  # fmt: skip
ROLL = (Column("姓名"), Column("所在工会"), Column("到课"), Column("对应人员"), Column("证书编号"))
CHAIRS = (Column("姓名"), Column("所在工会"), Column("任职日"), Column("应在此前参加培训"))


@desk(Permission.REGISTERS_VIEW)
def index(request: DeskRequest) -> HttpResponse:
    found = with_counts(OfficerClass.objects.visible_to(request.user, on=request.today))
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "rows": [_class(one) for one in page], "columns": CLASSES}
    return render(request, "grassroots/classes/index.html", context)


def _class(one: OfficerClass) -> Row:
    held, counted = one.session, vars(one)
    edition = f"第 {held.edition} 期" if held.edition else "—"
    told = [
        held.programme.series, edition, str(one.unit), held.held_on, held.get_state_display(), counted["listed"], counted["came"],
        counted["certified"],
    ]  # fmt: skip
    return Row(told, href=reverse("grassroots:class", args=[one.pk]))


def get_class(request: DeskRequest, pk: int) -> OfficerClass:
    seen = OfficerClass.objects.visible_to(request.user, on=request.today)
    return get_object_or_404(with_counts(seen), pk=pk)


def may_issue(request: DeskRequest, one: OfficerClass) -> bool:
    reach = units_for(request.user, Permission.UNIONS_APPROVE, on=request.today)
    return reach.filter(pk=one.unit_id).exists()


@desk(Permission.REGISTERS_VIEW)
def officer_class(request: DeskRequest, pk: int) -> HttpResponse:
    """The roll, and the button that issues the certificates."""
    one = get_class(request, pk)
    may = may_issue(request, one)
    form = IssueForm(request.POST or None)
    if request.method == "POST" and not may:
        raise Http404
    if request.method == "POST" and form.is_valid() and _issue(request, one, form):
        return redirect("grassroots:class", pk)
    seats = Attendance.objects.filter(session=one.session).select_related("unit", "person", "certificate")
    page = Paginator(seats.order_by("-came", "unit__path", "pk"), PAGE).get_page(request.GET.get("page"))
    context = {
        "one": one, "counted": vars(one), "page": page, "rows": [_seat(seat) for seat in page], "columns": ROLL, "form": form,
        "may_issue": may, "waiting": uncertified(one).count(),
    }  # fmt: skip
    return render(request, "grassroots/classes/class.html", context, status=422 if form.errors else 200)


def _issue(request: DeskRequest, one: OfficerClass, form: IssueForm) -> bool:
    try:
        made = services.issue_certificates(
            one, document=form.cleaned_data["document"], by=request.user, at=timezone.now()
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, f"已发证书 {made} 份" if made else "到课学员都已有证书，没有重复发放")
    return True


def _seat(seat: Attendance) -> Row:
    certificate = getattr(seat, "certificate", None)
    return Row([
        seat.name, str(seat.unit), "到课" if seat.came else "未到", "已对应" if seat.person_id else "未对应",
        certificate.number if certificate else "—",
    ])  # fmt: skip


@desk(Permission.REGISTERS_VIEW)
def certificates(request: DeskRequest, pk: int) -> HttpResponse:
    """The papers of a class to print, or with ?number= one of them."""
    one = get_class(request, pk)
    found = certificates_of(one)
    if number := request.GET.get("number", ""):
        found = found.filter(number=number)
    check = request.build_absolute_uri(reverse("grassroots:verify"))
    return render(
        request, "grassroots/classes/certificates.html", {"one": one, "certificates": found, "check": check}
    )


@desk(Permission.REGISTERS_VIEW)
def chairs(request: DeskRequest) -> HttpResponse:
    """New chairs without a class since they took office, by town; who waits longest stands first."""
    whole = _today(request)
    parts = CHAIRS_UNTRAINED.by_town(whole)
    asked = request.GET.get("town", "")
    chosen = next((town for _, town, _ in parts if town and str(town.pk) == asked), None)
    found = _untrained(request, whole.part(chosen) if chosen else whole)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "towns": [(town, label, value, town == chosen) for label, town, value in parts if town], "home": whole.unit, "chosen": chosen,
        "page": page, "columns": CHAIRS,
        "rows": [Row([one.person.name, one.term.unit.name, one.since, vars(one)["new_until"]], href=_unit(one.term.unit_id)) for one in page],
    }  # fmt: skip
    return render(request, "grassroots/classes/untrained.html", context)


def reminders(request: DeskRequest) -> list[Reminder]:
    """For the desk's front page."""
    waiting = _untrained(request, _today(request)).count()
    return [Reminder("新任主席还没有参加培训", waiting, "人", reverse("grassroots:untrained"))]


def _today(request: DeskRequest) -> Scope:
    home = home_unit(request.user, on=request.today)
    assert home is not None  # noqa: S101  (the door let nobody in without a post)
    return Scope(home, Period(request.today, request.today))


def _untrained(request: DeskRequest, scope: Scope) -> QuerySet[Seat]:
    reach = units_for(request.user, Permission.REGISTERS_VIEW, on=request.today)
    return untrained(scope).filter(term__unit__in=reach)


def _unit(pk: int) -> str:
    return reverse("grassroots:unit", args=[pk])


def verify(request: HttpRequest) -> HttpResponse:
    """Is this paper ours? Yes or no, of which class and day: nothing about the person, who is in front of the asker."""
    form = VerifyForm(request.GET if "number" in request.GET else None)
    asked = form.is_bound and form.is_valid()
    found = verified(form.cleaned_data["number"], form.cleaned_data["first"]) if asked else None
    context = {"form": form, "asked": asked, "found": found}
    return render(request, "grassroots/classes/verify.html", context, status=422 if form.errors else 200)
