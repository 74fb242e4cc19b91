"""Lists: sorting, filtering and paging by links that keep the rest of the question."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django import template
from django.core.paginator import Page
from django.http import HttpRequest
from django.template import Context

from zhijia.web.tables import Column, Row

register = template.Library()


@register.simple_tag(takes_context=True)
def query(context: Context, **changes: object) -> str:
    """The address of the page with some of its question changed; None removes a word, and the page number falls away."""
    return asked(context["request"], **changes)


@register.simple_tag(takes_context=True)
def same_question(context: Context, but: str = "") -> str:
    """What this page was asked, to stand behind another page's address; nothing where nothing was asked."""
    here = asked(context["request"], **{but: None})
    return here if here.startswith("?") else ""


def asked(request: HttpRequest, **changes: object) -> str:
    params = request.GET.copy()
    params.pop("page", None)
    for name, value in changes.items():
        if value in (None, ""):
            params.pop(name, None)
        else:
            params[name] = str(value)
    return f"?{params.urlencode()}" if params else request.path


@register.inclusion_tag("web/ui/pager.html", takes_context=True)
def pager(context: Context, page: Page[Any], unit: str = "条") -> dict[str, object]:
    """Real links that keep the question; the count is always said."""
    request = context["request"]
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    pages = [(n, asked(request, page=n) if isinstance(n, int) else "") for n in numbers]
    before = asked(request, page=page.number - 1) if page.has_previous() else ""
    after = asked(request, page=page.number + 1) if page.has_next() else ""
    return {"page": page, "pages": pages, "before": before, "after": after, "unit": unit}


@register.inclusion_tag("web/ui/pills.html", takes_context=True)
def pills(
    context: Context, name: str, choices: Iterable[Sequence[object]], label: str, everything: str = "全部"
) -> dict[str, object]:
    """One filter as links. A choice is (value, label) or (value, label, count)."""
    request = context["request"]
    now = request.GET.get(name, "")
    found = [
        (*choice, None)[:3]
        for choice in ([("", everything)] if everything else []) + [tuple(c) for c in choices]
    ]
    options = [
        (asked(request, **{name: value}), text, count, str(value) == now) for value, text, count in found
    ]
    return {"options": options, "label": label}


@register.inclusion_tag("web/ui/selected.html", takes_context=True)
def selected(
    context: Context, filters: Iterable[tuple[str, str, str]], total: int, unit: str = "条"
) -> dict[str, object]:
    """What is filtered by, each removable, and how many are left. A filter is (name, its label, its value as read)."""
    request = context["request"]
    chosen = [(label, value, asked(request, **{name: None})) for name, label, value in filters]
    return {"chosen": chosen, "total": total, "unit": unit, "clear": request.path}


@register.inclusion_tag("web/ui/th.html", takes_context=True)
def th(context: Context, label: str, sort: str = "", numeric: bool = False) -> dict[str, object]:
    """A column's heading; with `sort` it is a link that sorts, and turns the order when clicked again."""
    request = context["request"]
    now = request.GET.get("sort", "")
    turned = f"-{sort}" if now == sort else sort
    order = {sort: "ascending", f"-{sort}": "descending"}.get(now, "") if sort else ""
    return {
        "label": label,
        "href": asked(request, sort=turned) if sort else "",
        "order": order,
        "numeric": numeric,
    }


@register.inclusion_tag("web/ui/nothing.html")
def nothing(text: str, href: str = "", action: str = "", picture: str = "inbox") -> dict[str, object]:
    """An empty list says why, and what to do next."""
    return {"text": text, "href": href, "action": action, "picture": picture}


@register.inclusion_tag("web/ui/table.html", takes_context=True)
def table(
    context: Context,
    caption: str,
    columns: Sequence[Column],
    rows: Iterable[Row],
    *,
    select: str = "",
    dense: bool = False,
) -> dict[str, object]:
    """A list that becomes cards on a phone. `select` is the name of the check boxes, when rows can be picked."""
    lines = grouped(rows, columns)
    return {"caption": caption, "columns": columns, "lines": lines, "select": select, "dense": dense} | {
        "request": context["request"],
        "span": len(columns) + bool(select),
    }


def grouped(
    rows: Iterable[Row], columns: Sequence[Column]
) -> Iterator[tuple[str, Row, list[tuple[object, Column]]]]:
    """Each row with its columns, and the name of its group on the first row of the group."""
    last = ""
    for row in rows:
        yield ("" if row.group == last else row.group), row, list(zip(row.cells, columns, strict=True))
        last = row.group
