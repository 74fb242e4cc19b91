"""Charts drawn here as SVG: lengths in % and em, so the text keeps its size on a phone and grows in 大字 mode."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from django.utils.safestring import SafeString

from .scales import Number, ceiling, said

TALL = 16.0  # em
TOP, BOTTOM = 1.6, 2.0  # em kept for values above and labels below
PLOT = TALL - TOP - BOTTOM
LEFT = 10.0  # % kept for the scale of a line chart
NAMES = 15.0  # % kept at the right for the names of several series
SERIES = 5  # colours we have
LABELS = 7  # labels a phone can show side by side


@dataclass(frozen=True)
class Point:
    """One place on the axis with a value for each series; `href` opens the records behind it."""

    label: str
    values: tuple[Number, ...]
    href: str = ""

    @property
    def total(self) -> Number:
        return sum(self.values)


def point(label: object, *values: Number, href: str = "") -> Point:
    return Point(str(label), values, href)


def bars(
    points: Sequence[Point], *, title: str, series: Sequence[str] = (), unit: str = "", target: Number = 0
) -> SafeString:
    """Upright bars; several values per point are stacked. The title states the finding."""
    top = ceiling([*(p.total for p in points), target])
    right = NAMES if len(series) > 1 else 0.0
    step = (100 - right) / max(len(points), 1)
    parts = list(grid(top, left=0, right=right, scale=False))
    for at, p in enumerate(points):
        parts.append(linked(p, unit, column(p, top, (at * step, step), series, unit)))
    parts += end_names(series, stacked_middles(points[-1], top) if points else [], x=100 - right + 1)
    if target:
        parts.append(goal(target, top, unit, right))
    return drawing(parts, title, points, dense=len(points) > LABELS)


def column(p: Point, top: Number, slot: tuple[float, float], series: Sequence[str], unit: str) -> str:
    """One bar, its parts from the ground up, the total above it and its label below."""
    x, step = slot
    parts, ground, middle = [], TALL - BOTTOM, x + step / 2
    for at, value in enumerate(p.values):
        tall = PLOT * float(value) / float(top)
        ground -= tall
        hint = " ".join((p.label, *series[at : at + 1], f"{said(value)}{unit}"))
        parts.append(
            f'<rect class="{colour(at)}" x="{x + step * 0.22:.2f}%" y="{ground:.2f}em" width="{step * 0.56:.2f}%" '
            f'height="{max(tall - 0.06, 0):.2f}em" rx="2"><title>{escape(hint)}</title></rect>'
        )
    parts.append(text(said(p.total), middle, ground - 0.45, "is-value"))
    parts.append(text(p.label, middle, TALL - 0.3, "is-label"))
    return "".join(parts)


def line(points: Sequence[Point], *, title: str, series: Sequence[str] = ("",), unit: str = "") -> SafeString:
    """One line per series over a zero baseline; from the second on they are dashed as well as coloured."""
    top = ceiling(value for p in points for value in p.values)
    right = NAMES if any(series) else 3.0
    step = (100 - LEFT - right) / max(len(points) - 1, 1)
    xs = [LEFT + at * step for at in range(len(points))]
    parts = list(grid(top, left=LEFT, right=right, scale=True))
    every = -(-len(points) // LABELS)
    for at, p in enumerate(points):
        if at % every == 0:
            parts.append(text(p.label, xs[at], TALL - 0.3, "is-label"))
    for at in range(len(series)):
        parts += segments(points, xs, at, top)
    for p, x in zip(points, xs, strict=True):
        parts.append(linked(p, unit, dots(p, x, top, series, unit)))
    if points and any(series):
        parts += end_names(series, [height(v, top) for v in points[-1].values], x=xs[-1] + 2)
    return drawing(parts, title, points)


def segments(points: Sequence[Point], xs: Sequence[float], at: int, top: Number) -> list[str]:
    """Straight pieces, not a polyline: only single lines take lengths in % and em."""
    ys = [height(p.values[at], top) for p in points]
    return [
        f'<line class="is-line {colour(at)}" x1="{x1:.2f}%" y1="{y1:.2f}em" x2="{x2:.2f}%" y2="{y2:.2f}em"/>'
        for (x1, y1), (x2, y2) in pairwise(zip(xs, ys, strict=True))
    ]


def dots(p: Point, x: float, top: Number, series: Sequence[str], unit: str) -> str:
    return "".join(
        f'<circle class="{colour(at)}" cx="{x:.2f}%" cy="{height(value, top):.2f}em" r=".24em">'
        f"<title>{escape(' '.join(filter(None, (p.label, series[at], said(value) + unit))))}</title></circle>"
        for at, value in enumerate(p.values[: len(series)])
    )


def spark(values: Sequence[Number]) -> SafeString:
    """A small line beside a figure; the figure itself says the value, so this is only for the eye."""
    low, high = min(values, default=0), max(values, default=0)
    step = 84 / max(len(values) - 1, 1)
    spots = [
        f"{2 + at * step:.1f},{23 - 20 * (float(v) - float(low)) / (float(high) - float(low) or 1):.1f}"
        for at, v in enumerate(values)
    ]
    drawn = f'<polyline class="is-line c1" points="{" ".join(spots)}"/>'
    return markup(f'<svg class="u-spark" viewBox="0 0 88 26" aria-hidden="true">{drawn}</svg>')


def rows(points: Sequence[Point], *, title: str, unit: str = "", series: Sequence[str] = ()) -> SafeString:
    """Lying bars as a table: long Chinese names keep their width, and the numbers can be read without the bars."""
    top = max((p.total for p in points), default=0)
    lines = "".join(row(p, top, series, unit, best=p.total == top) for p in points)
    caption = f'<caption class="u-sr">{escape(title)}</caption>'
    return markup(f'<table class="u-rows">{caption}<tbody>{lines}</tbody></table>')


def row(p: Point, top: Number, series: Sequence[str], unit: str, *, best: bool) -> str:
    parts, x = [], 0.0
    for at, value in enumerate(p.values):
        wide = 100 * float(value) / (float(top) or 1)
        hint = f"<title>{escape(f'{series[at]} {said(value)}{unit}')}</title>" if at < len(series) else ""
        tone = colour(at) if len(p.values) > 1 or best else colour(2)
        parts.append(f'<rect class="{tone}" x="{x:.2f}%" width="{wide:.2f}%" height="100%">{hint}</rect>')
        x += wide
    name = f'<a href="{escape(p.href)}">{escape(p.label)}</a>' if p.href else escape(p.label)
    bar = f'<svg class="u-rowbar" aria-hidden="true">{"".join(parts)}</svg>'
    if p.href:
        bar = f'<a href="{escape(p.href)}" tabindex="-1" aria-hidden="true">{bar}</a>'
    return f'<tr><th scope="row">{name}</th><td class="is-bar">{bar}</td><td class="is-n">{said(p.total)}{escape(unit)}</td></tr>'


def table(points: Sequence[Point], *, title: str, series: Sequence[str] = (), unit: str = "") -> SafeString:
    """The same numbers as a table, folded under the chart."""
    names = list(series) if any(series) else [f"数值（{unit}）" if unit else "数值"]
    head = "".join(f'<th scope="col" class="is-n">{escape(name)}</th>' for name in names)
    body = "".join(f'<tr><th scope="row">{cell_name(p)}</th>{cells(p)}</tr>' for p in points)
    return markup(
        f'<details class="u-twin"><summary>以表格查看</summary><table class="u-table is-dense">'
        f'<caption class="u-sr">{escape(title)}</caption>'
        f'<thead><tr><th scope="col">项目</th>{head}</tr></thead><tbody>{body}</tbody></table></details>'
    )


def cell_name(p: Point) -> str:
    return f'<a href="{escape(p.href)}">{escape(p.label)}</a>' if p.href else escape(p.label)


def cells(p: Point) -> str:
    return "".join(f'<td class="is-n">{said(value)}</td>' for value in p.values)


def figure(chart: SafeString, twin: str = "", note: str = "") -> SafeString:
    """A chart with its table twin and, when given, a line below it."""
    caption = f"<figcaption>{escape(note)}</figcaption>" if note else ""
    return markup(f'<figure class="u-figure">{chart}{caption}{twin}</figure>')


def drawing(parts: Iterable[str], title: str, points: Sequence[Point], *, dense: bool = False) -> SafeString:
    """A group when there are links inside, else one picture: a reader's software must find the links."""
    role = "group" if any(p.href for p in points) else "img"
    style = "u-chart is-dense" if dense else "u-chart"
    inside = "".join(parts)
    return markup(
        f'<svg class="{style}" role="{role}" aria-label="{escape(title)}" width="100%" height="{TALL:g}em">{inside}</svg>'
    )


def grid(top: Number, *, left: float, right: float, scale: bool) -> Iterable[str]:
    """Quiet lines at round numbers, the zero line always among them."""
    for at in range(5):
        value = float(top) * at / 4
        y = height(value, top)
        yield f'<line class="is-axis" x1="{left:.2f}%" x2="{100 - right:.2f}%" y1="{y:.2f}em" y2="{y:.2f}em"/>'
        if scale:
            yield text(said(value), left - 1.5, y + 0.35, "is-scale")


def goal(target: Number, top: Number, unit: str, right: float) -> str:
    y = height(target, top)
    rule = f'<line class="is-goal" x1="0" x2="{100 - right:.2f}%" y1="{y:.2f}em" y2="{y:.2f}em"/>'
    return rule + text(f"目标 {said(target)}{unit}", 100 - right, y - 0.4, "is-scale")


def linked(p: Point, unit: str, inside: str) -> str:
    if not p.href:
        return inside
    label = escape(f"{p.label} {said(p.total)}{unit}，打开明细")
    return f'<a href="{escape(p.href)}" aria-label="{label}">{inside}</a>'


def end_names(series: Sequence[str], heights: Sequence[float], *, x: float) -> list[str]:
    """The series named where they end, pushed apart so that two close ends stay readable."""
    if not any(series):
        return []
    named = sorted(zip(heights, range(len(series)), strict=False))
    placed, last = [], TOP - 1.2
    for y, at in named:
        last = max(y, last + 1.25)
        placed.append(text(series[at], x, last + 0.35, f"is-name {colour(at)}"))
    return placed


def stacked_middles(p: Point, top: Number) -> list[float]:
    middles, below = [], 0.0
    for value in p.values:
        middles.append(height(below + float(value) / 2, top))
        below += float(value)
    return middles


def markup(made: str) -> SafeString:
    """Made here, with every word from outside escaped where it was put in."""
    return SafeString(made)


def text(words: object, x: float, y: float, style: str) -> str:
    return f'<text class="{style}" x="{x:.2f}%" y="{y:.2f}em">{escape(str(words))}</text>'


def height(value: Number, top: Number) -> float:
    """Where a value stands, in em from the top."""
    return TALL - BOTTOM - PLOT * float(value) / float(top)


def colour(at: int) -> str:
    return f"c{at % SERIES + 1}"
