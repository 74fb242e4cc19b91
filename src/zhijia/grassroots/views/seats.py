"""Seats between two elections: who is a member no more, who leaves, who is elected to what is vacant."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.terms import Permission
from zhijia.web.tables import Column, Row

from ..forms.seats import LeaveForm, TakeForm
from ..models import Seat, Term
from ..queries.terms import running, strayed, whereabouts
from ..services import fill_seat, leave_seat
from ..terms import Office
from .reader import Reader, tried
from .terms import own_unit

STRAYED = (Column("姓名"), Column("工会"), Column("职务"), Column("任职日"), Column("会籍现在"))


@desk(Permission.REGISTERS_VIEW)
def index(request: DeskRequest) -> HttpResponse:
    """Everybody within reach who sits in a committee and whose membership is elsewhere, or over."""
    reader = Reader(request)
    page = reader.page(strayed(reader.units(), on=reader.on))
    seats = list(page)
    where = whereabouts(seats, on=reader.on)
    rows = [
        Row(
            [one.person.masked_name, one.term.unit.name, one.get_office_display(), one.since, where[one.person_id]],
            href=reverse("grassroots:term", args=[one.term.unit_id]),
        )
        for one in seats
    ]  # fmt: skip
    return reader.answer("grassroots/terms/strayed.html", {"page": page, "columns": STRAYED, "rows": rows})


@desk(Permission.UNIONS_APPLY)
def leave(request: DeskRequest, pk: int, seat: int) -> HttpResponse:
    unit = own_unit(request, pk)
    rows = Seat.objects.select_related("person", "term__unit")
    found = get_object_or_404(rows, pk=seat, term__unit=unit, term__until=None, until=None)
    form = LeaveForm(request.POST or None)
    done = f"已登记{found.person.name}卸任{found.get_office_display()}。"
    act = lambda: leave_seat(found, **form.said, by=request.user, at=timezone.now())  # noqa: E731
    if form.is_valid() and tried(request, form, act, done):
        return redirect("grassroots:term", pk)
    told = {"unit": unit, "seat": found, "form": form, "leading": found.office in (Office.CHAIR, Office.VICE)}
    return render(request, "grassroots/terms/leave.html", told, status=422 if form.errors else 200)


@desk(Permission.UNIONS_APPLY)
def take(request: DeskRequest, pk: int) -> HttpResponse:
    unit = own_unit(request, pk)
    term = running(unit)
    if term is None:
        raise Http404
    form = TakeForm(request.POST or None, unit=unit, on=request.today)
    if form.is_valid() and tried(request, form, lambda: _fill(request, term, form), "已登记到任。"):
        return redirect("grassroots:term", pk)
    told = {"unit": unit, "term": term, "form": form}
    return render(request, "grassroots/terms/take.html", told, status=422 if form.errors else 200)


def _fill(request: DeskRequest, term: Term, form: TakeForm) -> None:
    said = dict(form.cleaned_data)
    fill_seat(term, office=Office(said.pop("office")), **said, by=request.user, at=timezone.now())
