"""Words in a line: numbers as people read them, icons, tags, figure chips, and the blocks that frame them."""

from decimal import Decimal

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from zhijia.base.money import in_yuan
from zhijia.web.exports import shown

register = template.Library()

TONE_ICONS = {"ok": "check", "warn": "alert-triangle", "bad": "x", "info": "info-circle"}
CHIP_STATES = {
    "quiet": "",
    "marked": "",
    "open": "",
    "warn": "表述不符",
    "bad": "与记录不符",
    "none": "无来源",
}
WAN = 10_000


@register.filter
def thousands(value: object) -> str:
    """1,234: for anything that is a number; what is not stays as it is."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return "" if value is None else str(value)
    return f"{value:,.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"


@register.filter
def plain(value: object) -> str:
    """A cell as a clerk would type it: 2019-04-30, 是, nothing for nothing. Markup of our own stays markup."""
    return shown(value)


@register.filter
def yuan(fen: int | str | None) -> str:
    """Fen to yuan: 453200 → 4,532; a missing value is a blank."""
    return in_yuan(fen) if isinstance(fen, int) else ""


@register.filter
def wan(value: float | Decimal | str | None) -> str:
    """Ten-thousands with at most two decimals: 4532000 → 453.2; a missing value is a blank."""
    return "" if value in (None, "") else f"{Decimal(str(value)) / WAN:,.2f}".rstrip("0").rstrip(".")


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """One picture of the sprite; silent unless it stands alone and is given a label."""
    sprite = static("web/icons.svg")
    if label:
        return format_html(
            '<svg class="u-icon" role="img" aria-label="{}"><use href="{}#{}"></use></svg>',
            label,
            sprite,
            name,
        )
    return format_html('<svg class="u-icon" aria-hidden="true"><use href="{}#{}"></use></svg>', sprite, name)


@register.simple_tag
def tag(text: object, tone: str = "", picture: str = "auto") -> SafeString:
    """A small label. Tones with a meaning bring their sign, since colour alone says nothing to some readers."""
    name = TONE_ICONS.get(tone, "") if picture == "auto" else picture
    sign = icon(name) if name else ""
    return format_html('<span class="u-tag{}">{}{}</span>', f" is-{tone}" if tone else "", sign, text)


@register.simple_tag
def chip(text: str, href: str = "", state: str = "quiet", drawer: str = "") -> SafeString:
    """A figure that opens its definition and rows: quiet marked open warn bad none (two may be joined by a blank).

    `drawer` is the selector of an element htmx fills; without it, or without JS, the link opens the full page.
    """
    words = [word for word in state.split() if word in CHIP_STATES]
    style = " ".join(["u-chip", *(f"is-{word}" for word in words)])
    said = "".join(CHIP_STATES[word] for word in words)
    aside = format_html('<span class="u-sr">（{}）</span>', said) if said else ""
    if not href:
        return format_html('<span class="{}">{}{}</span>', style, text, aside)
    more = format_html(' hx-get="{}" hx-target="{}"', href, drawer) if drawer else ""
    now = mark_safe(' aria-current="true"') if "open" in words else ""
    return format_html('<a class="{}" href="{}"{}{}>{}{}</a>', style, href, more, now, text, aside)


@register.simple_block_tag
def card(
    content: str, title: str = "", href: str = "", more: str = "更多", flush: bool = False
) -> SafeString:
    """A panel with a heading; `flush` lets a table reach its edges."""
    link = format_html('<a href="{}">{}<span class="u-sr">：{}</span></a>', href, more, title) if href else ""
    head = format_html("<header><h2>{}</h2>{}</header>", title, link) if title else ""
    body = "" if flush else "u-body"
    return format_html('<section class="u-card">{}<div class="{}">{}</div></section>', head, body, content)


@register.simple_block_tag
def alert(content: str, tone: str = "info", title: str = "", role: str = "") -> SafeString:
    """A notice that stays: info ok warn bad. `role="status"` or `"alert"` has it read aloud when it arrives."""
    spoken = format_html(' role="{}"', role) if role else ""
    head = format_html("<b>{}</b> ", title) if title else ""
    sign = icon(TONE_ICONS.get(tone, "info-circle"))
    return format_html(
        '<div class="u-alert is-{}"{}>{}<div>{}{}</div></div>', tone, spoken, sign, head, content
    )
