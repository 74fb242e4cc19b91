"""One record: where it is, what it says, how far it has come."""

from collections.abc import Iterable, Mapping, Sequence

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.inclusion_tag("web/ui/crumbs.html")
def crumbs(*trail: str) -> dict[str, object]:
    """Label and address by turns, ending with the label of this page: {% crumbs "首页" "/" "正文" %}."""
    pairs = [(trail[at], trail[at + 1] if at + 1 < len(trail) else "") for at in range(0, len(trail), 2)]
    return {"pairs": pairs}


@register.inclusion_tag("web/ui/summary.html")
def summary(rows: Iterable[Sequence[object]]) -> dict[str, object]:
    """Check-your-answers: rows of (label, value), or (label, value, href, action) where it can be changed."""
    return {"rows": [(label, value, *link, *("", "修改")[len(link) :]) for label, value, *link in rows]}


@register.inclusion_tag("web/ui/steps.html")
def steps(names: Sequence[str], current: int) -> dict[str, object]:
    """Where a matter stands; `current` counts from 1, beyond the last means done."""
    marks = [
        "is-done" if at < current else "is-now" if at == current else "" for at in range(1, len(names) + 1)
    ]
    return {
        "steps": list(zip(names, marks, strict=True)),
        "current": min(current, len(names)),
        "total": len(names),
    }


@register.inclusion_tag("web/ui/timeline.html")
def timeline(events: Iterable[Mapping[str, object]], level: int = 3) -> dict[str, object]:
    """Newest first. An event has title, at, text and state: now, done or empty."""
    return {"events": events, "level": level}


@register.simple_tag
def meter(paid: float, held: float = 0, label: str = "") -> SafeString:
    """Shares of a budget in per cent: solid is paid, hatched is held."""
    solid, end = round(min(paid, 100), 1), round(min(paid + held, 100), 1)
    return format_html(
        '<svg class="u-meter" role="img" aria-label="{0}"><line class="is-held" x1="{1}%" x2="{2}%" y1="50%" y2="50%"></line>'
        '<rect class="is-paid" width="{1}%" height="100%"></rect></svg>',
        label,
        solid,
        end,
    )


@register.simple_tag
def refresh(seconds: int = 5) -> SafeString:
    """For the block `refresh` of a page that waits: without JS the browser asks again."""
    return format_html('<noscript><meta http-equiv="refresh" content="{}"></noscript>', seconds)
