"""Forms: errors on top and in place, every control with its label, help and error tied to it."""

from collections.abc import Iterable, Mapping

from django import template
from django.forms import BaseForm, BoundField, FileInput, PasswordInput

register = template.Library()


@register.inclusion_tag("web/ui/errors.html")
def errors(form: BaseForm) -> dict[str, object]:
    """All that is wrong, on top, each a link to its field."""
    fields = (
        [(field, error) for field in form.visible_fields() for error in field.errors] if form.is_bound else []
    )
    general = list(form.non_field_errors()) if form.is_bound else []
    again = any(
        isinstance(field.field.widget, FileInput | PasswordInput) for field in form
    )  # browsers never give these back
    return {"fields": fields, "general": general, "count": len(fields) + len(general), "again": again}


@register.inclusion_tag("web/ui/field.html")
def field(bound: BoundField, width: str = "") -> dict[str, object]:
    """Label, help, error and control, tied together for a reader's software. `width`: short, medium, or the full line."""
    widget = type(bound.field.widget).__name__
    kind = {"CheckboxInput": "check", "RadioSelect": "group", "CheckboxSelectMultiple": "group"}.get(
        widget, "line"
    )
    control = bound.as_widget(attrs={"class": "u-input"} if kind == "line" else {})
    return {"bound": bound, "control": control, "kind": kind, "width": width}


@register.inclusion_tag("web/ui/segmented.html")
def segmented(
    name: str, options: Iterable[Mapping[str, str]], selected: str = "", label: str = "决定"
) -> dict[str, object]:
    """A few choices side by side, nothing chosen unless told. An option has value, label, tone, icon, key."""
    return {"name": name, "options": options, "selected": selected, "label": label}
