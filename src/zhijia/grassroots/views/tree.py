"""The tree on any day: level by level, found by name or code, and each union with its history."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet, Sum
from django.http import HttpResponse
from django.urls import reverse

from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.models import Post
from zhijia.access.terms import Permission, Role
from zhijia.orgs.models import Cover, Placement, Unit
from zhijia.orgs.queries import history, placement_on, search, standing, today_of, units_under
from zhijia.orgs.terms import OperationKind
from zhijia.web.tables import Column, Row

from ..queries.asked import founding_of, matters_of
from ..queries.terms import chairs
from .reader import Reader

MANY = 20
EMPLOYERS = (
    Column("单位名称"), Column("统一社会信用代码"), Column("单位性质"), Column("覆盖工会"), Column("自何日起"), Column("职工人数", numeric=True),
)  # fmt: skip
HISTORY = (
    Column("生效日期"),
    Column("事项"),
    Column("经过"),
    Column("批复文号"),
    Column("经办人"),
    Column("事项编号"),
)
PLACES = (Column("起"), Column("止（不含）"), Column("名称"), Column("行政区划代码"), Column("上级工会"))
SECTORS = (Column("工会"), Column("关系"), Column("起"), Column("止（不含）"))


@desk(Permission.REGISTERS_VIEW)
def index(request: DeskRequest) -> HttpResponse:
    """The tops of what the reader reaches, and one level below a lone top; or whatever the words find."""
    reader, words = Reader(request), request.GET.get("q", "").strip()[:40]
    told: dict[str, Any] = {"words": words}
    if words:
        found = search(words, on=reader.on).values("pk")
        told["page"] = reader.page(reader.units().filter(pk__in=found).order_by("path"))
        told["level"] = reader.level(told["page"])
    else:
        tops = reader.tops()
        alone = tops[0] if len(tops) == 1 else None
        told["page"] = reader.below(alone) if alone else ()
        lines = reader.level([*tops, *told["page"]], alone)
        told["tops"], told["level"] = lines[: len(tops)], lines[len(tops) :]
    return reader.answer("grassroots/tree/index.html", told)


@desk(Permission.REGISTERS_VIEW)
def unit(request: DeskRequest, pk: int) -> HttpResponse:
    reader = Reader(request)
    found, on = reader.get(pk), reader.on
    placed, page = placement_on(found, on=on), reader.below(found)
    whole, *level = reader.level([found, *page], found)
    covers = _covers(Q(unit=found), on)
    told = {
        "unit": found, "placed": placed, "name": whole["name"], "trail": _trail(reader, placed), "whole": whole,
        "tally": whole["tally"], "term": _term(found, on),
        "may_change": reader.authority.may(Permission.UNIONS_APPLY, found) is not None and found.closed_on is None,
        "page": page, "level": level, "said": _said(found, placed),
        "heirs": [] if placed else [one.name for one in today_of(found, on) if one != found], "posts": _posts(found, on),
        "covers": _employers(covers[:MANY]), "covered": covers.count(), "sectors": _sectors(found, on),
        "history": _history(found), "places": _places(found), "employer_columns": EMPLOYERS, "sector_columns": SECTORS,
        "history_columns": HISTORY, "place_columns": PLACES,
    }  # fmt: skip
    return reader.answer("grassroots/tree/unit.html", told)


def _trail(reader: Reader, placed: Placement | None) -> list[tuple[str, str]]:
    """The superiors of that day from the top; those out of reach are named without a link."""
    if placed is None:
        return []
    above = [int(pk) for pk in placed.path.strip("/").split("/")][:-1]
    named = Placement.objects.filter(standing(reader.on), unit__in=above).values_list("unit_id", "name")
    mine = set(reader.units().filter(pk__in=above).values_list("pk", flat=True))
    names = dict(named)
    return [(names.get(pk, ""), reverse("grassroots:unit", args=[pk]) if pk in mine else "") for pk in above]


def _said(found: Unit, placed: Placement | None) -> list[tuple[str, object]]:
    above = placed.parent if placed else found.parent
    return [
        ("工会全称", placed.name if placed else found.name), ("类型", found.get_kind_display()),
        ("行政区划代码", (placed.code if placed else found.code) or "—"), ("上级工会", above.name if above else "—"),
        ("成立日期", found.opened_on), ("批复文号", found.approval or "—"), ("撤销日期", found.closed_on or "—"),
    ]  # fmt: skip


def _posts(found: Unit, on: date) -> list[tuple[str, object]]:
    """Who serves here; members belong to the roll, not to this list."""
    held = Post.objects.filter(unit=found).held_on(on).exclude(role=Role.MEMBER).select_related("account")
    return [
        (post.get_role_display(), f"{post.account.name}（{post.since} 起）")
        for post in held.order_by("role", "since", "pk")
    ]


def _covers(where: Q, on: date) -> QuerySet[Cover]:
    covers = Cover.objects.filter(where, standing(on)).select_related("employer", "unit")
    return covers.order_by("employer__name", "pk")


def _employers(covers: Iterable[Cover]) -> list[Row]:
    return [
        Row([
            one.employer.name, one.employer.uscc or "—", one.employer.get_kind_display(), str(one.unit), one.since,
            one.employer.employees,
        ])
        for one in covers
    ]  # fmt: skip


def _sectors(found: Unit, on: date) -> list[Row]:
    """Which sector unions guide it that day, and whom it guides."""
    above = found.sectors.filter(standing(on)).select_related("sector")
    below = found.guided.filter(standing(on)).select_related("unit")
    told = [(one.sector.name, "受其业务指导", one) for one in above]
    told += [(one.unit.name, "业务指导", one) for one in below]
    return [Row([name, how, one.since, one.until or "今"]) for name, how, one in told]


def _history(found: Unit) -> list[Row]:
    """Each with the matter that led to it, where it came of one: the first words open it."""
    told = [(one.operation, one.says) for one in history(found)]
    matters = matters_of(operation.pk for operation, _ in told)
    rows = []
    for one, says in told:
        matter = matters.get(one.pk) or (founding_of(found) if one.kind == OperationKind.OPEN else None)
        number = (matter.number or "—") if matter else "—"
        href = reverse("matters:case", args=[number]) if matter else ""
        rows.append(
            Row([one.on, one.get_kind_display(), says, one.document or "—", one.by, number], href=href)
        )
    return rows


def _term(found: Unit, on: date) -> list[tuple[str, object]]:
    """The committee that served that day, and who chaired it."""
    term = found.terms.filter(standing(on)).first()
    if term is None:
        return []
    chair = chairs([term.pk], on=on).get(term.pk, "—")
    return [
        ("届次", f"第 {term.number} 届（{term.years} 年）"), ("主席", chair), ("起始日", term.since), ("届满日", term.due_on),
        ("批准延期至", term.delayed_to or "—"), ("批复文号", term.document or "—"),
    ]  # fmt: skip


def _places(found: Unit) -> list[Row]:
    placed = found.placements.select_related("parent").order_by("-since")
    return [
        Row([one.since, one.until or "今", one.name, one.code or "—", one.parent.name if one.parent else "—"])
        for one in placed
    ]


@desk(Permission.REGISTERS_VIEW)
def employers(request: DeskRequest, pk: int) -> HttpResponse:
    """The employers behind a figure: all that the unit and the unions below it covered that day."""
    reader = Reader(request)
    found = reader.get(pk)
    below = units_under(found, on=reader.on).filter(pk__in=reader.units().values("pk"))
    covers = _covers(Q(unit__in=below), reader.on)
    page = reader.page(covers)
    total = covers.order_by().aggregate(total=Sum("employer__employees"))["total"] or 0
    told = {
        "unit": found,
        "page": page,
        "rows": _employers(page),
        "columns": EMPLOYERS,
        "employees": total,
    }
    return reader.answer("grassroots/tree/employers.html", told)
