"""The roll: who is a member now within reach, filtered, searched, paged; and one full number, for a reason."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.rules import may
from zhijia.access.terms import Permission
from zhijia.base.identity import mask_name
from zhijia.people.terms import Employment, Ending, Occupation, Standing
from zhijia.sheets.forms import ReasonForm
from zhijia.web.tables import Column, Row

from ..queries import rolling, searching
from ..queries.belonging import union_of
from ..queries.seeing import get_member
from ..services import members as services

PAGE = 50
COLUMNS = (
    Column("姓名"), Column("所在工会"), Column("工作单位"), Column("会籍状态"), Column("用工形式"), Column("职业群体"), Column("入会日期"),
)  # fmt: skip
LABELS = {
    "standing": dict(Standing.choices), "employment": dict(Employment.choices), "occupation": dict(Occupation.choices),
    "ended": dict(Ending.choices),
}  # fmt: skip


@desk(Permission.MEMBERS_VIEW)
def index(request: DeskRequest) -> HttpResponse:
    """As of today. Words find at most so many and say when there are more; without words the whole roll is paged."""
    filters = rolling.filters_from(request.GET.dict(), request.user, on=request.today)
    words = request.GET.get("q", "").strip()[:40]
    told: dict[str, Any] = {"words": words, "columns": COLUMNS, "chosen": filters.chosen()}
    if words:
        found = rolling.told(searching.find(request.user, words, filters, on=request.today))
        told |= {
            "more": len(found) > searching.MOST,
            "most": searching.MOST,
            "found": len(found[: searching.MOST]),
        }
        told |= {"rows": rows(found[: searching.MOST]), "unions": _unions(request, words)}
        told["chosen"] = [*told["chosen"], ("q", "查找", words)]
    else:
        roll: Any = rolling.Roll(
            request.user, filters, request.today
        )  # counts and slices, all that a paginator asks
        page: Page[dict[str, Any]] = Paginator(roll, PAGE).get_page(request.GET.get("page"))
        told |= {"page": page, "rows": rows(page.object_list), "found": page.paginator.count}
    towns = [(str(unit.pk), str(unit)) for unit in rolling.towns_seen(request.user, on=request.today)]
    told |= {"towns": towns, "facets": _facets(request), "may_export": request.may(Permission.MEMBERS_EXPORT)}
    told |= {"may_merge": request.may(Permission.MEMBERS_MERGE), "kept": filters.kept()}
    told |= {"may_handle": request.may(Permission.MEMBERS_HANDLE)}
    return render(request, "joining/members/index.html", told)


def _facets(request: DeskRequest) -> list[tuple[str, str, Any, str]]:
    return [
        (name, label, choices, request.GET.get(name, "")) for name, (label, choices) in rolling.CELLS.items()
    ]


def _unions(request: DeskRequest, words: str) -> list[tuple[str, str]]:
    found = searching.unions(request.user, words, on=request.today)
    return [(f"{reverse('joining:members')}?place={unit.pk}", unit.name) for unit in found]


def rows(found: Iterable[dict[str, Any]]) -> list[Row]:
    return [
        Row(
            [
                mask_name(one["person__name"]), one["unit__name"], one["employer__name"] or "—", _stands(one),
                LABELS["employment"].get(one["employment"], "—"), LABELS["occupation"].get(one["occupation"], "—"), one["joined"],
            ],
            href=reverse("joining:person", args=[one["person_id"]]),
        )
        for one in found
    ]  # fmt: skip


def _stands(one: dict[str, Any]) -> str:
    """How it stands, or how and when it ended."""
    gone = one["ended"] and one["ended"] != Ending.CARRIED_ON
    return (
        f"{LABELS['ended'][one['ended']]}（{one['until']}）" if gone else LABELS["standing"][one["standing"]]
    )


@desk(Permission.PEOPLE_REVEAL)
def reveal(request: DeskRequest, pk: int) -> HttpResponse:
    """The full numbers of one person, shown in the answer to this request and nowhere else."""
    person = get_member(request.user, pk, on=request.today)
    unit = union_of(person)
    if unit is None or not may(request.user, Permission.PEOPLE_REVEAL, unit, on=request.today):
        raise Http404
    form = ReasonForm(request.POST or None)
    told: dict[str, Any] = {"person": person, "unit": unit, "form": form}
    if form.is_valid():
        services.reveal(person, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now())
        told["said"] = [
            ("姓名", person.name), ("曾用名", person.formers or "—"), (person.get_document_display(), person.identity or "—"),
            ("手机号码", person.phone or "—"),
        ]  # fmt: skip
    answer = render(request, "joining/members/reveal.html", told, status=422 if form.errors else 200)
    answer["Cache-Control"] = "no-store"
    return answer
