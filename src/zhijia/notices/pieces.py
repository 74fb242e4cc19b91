"""What pages are made of: the story of a notice, its square code, the way names stand in choices."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

import segno
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime

from .models import Listed, Objection, Publicity
from .terms import PublicityState


def story(
    publicity: Publicity, lines: Sequence[Listed], objections: Sequence[Objection]
) -> list[dict[str, str]]:
    """Newest first. Reasons and objections are told on the desk only."""
    told = [(publicity.at, "发布公示", f"{publicity.by.name}，{len(lines)} 行")]
    told += [
        (line.struck_at, f"撤下第 {line.order} 行，重新起算", line.reason) for line in lines if line.struck_at
    ]
    told += [(one.at, "收到异议", f"回执码 {one.receipt}") for one in objections]
    told += [
        (one.answered_at, f"答复异议：{'成立' if one.upheld else '不成立'}", one.answered_by.name)
        for one in objections
        if one.answered_at and one.answered_by
    ]
    if publicity.ended_at:
        told.append((publicity.ended_at, PublicityState(publicity.state).label, ""))
    told.sort(key=lambda one: one[0], reverse=True)
    return [_event(at, title, text, now=n == 0) for n, (at, title, text) in enumerate(told)]


def _event(at: datetime, title: str, text: str, *, now: bool) -> dict[str, str]:
    return {
        "title": title,
        "at": f"{localtime(at):%Y-%m-%d %H:%M}",
        "text": text,
        "state": "now" if now else "done",
    }


def square_code(address: str, *, says: str = "扫码查看公示", scale: int = 5) -> SafeString:
    """The address as a QR code in SVG, on white so that phones read it in the dark dress too."""
    out = BytesIO()
    segno.make(address, error="m").save(
        out,
        kind="svg",
        scale=scale,
        border=3,
        light="#fff",
        xmldecl=False,
        svgns=False,
        nl=False,
        title=says,
    )
    return mark_safe(out.getvalue().decode())  # noqa: S308  (made by us, of our own address)


def line_choices(lines: Sequence[Listed]) -> list[tuple[str, str]]:
    return [(str(line.order), str(line)) for line in lines]
