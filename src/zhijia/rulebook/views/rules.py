"""The rules in force, one rule's history, and the form that sets a value from a day on."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from zhijia.access.doors import desk
from zhijia.access.middleware import DeskRequest
from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.web.tables import Column, Row
from zhijia.web.templatetags.words import tag

from .. import services
from ..forms import NewRuleForm, RuleForm
from ..models import Rule
from ..queries import Entered, history, standing, subject_of

COLUMNS = [Column("规则"), Column("今日数值"), Column("起始日"), Column("文件"), Column("条款")]


@desk(Permission.RULES_VIEW)
def index(request: DeskRequest) -> HttpResponse:
    """Every rule by its subject, with the value in force today."""
    words = request.GET.get("q", "").strip()
    found = standing(words, on=request.today)
    return render(
        request,
        "rulebook/index.html",
        {
            "columns": COLUMNS,
            "rows": [_row(request, rule) for rule in found],
            "total": len(found),
            "examples": sum(rule.example for rule in found),
            "words": words,
            "chosen": [("q", "含有", words)] if words else [],
            "may_set": request.may(Permission.RULES_SET),
        },
    )


def _row(request: DeskRequest, rule: Rule) -> Row:
    value: object = rule.said
    if rule.since > request.today:
        value = format_html("{} {}", value, tag("尚未生效", "warn", ""))
    if rule.example:
        value = format_html("{} {}", value, tag("示例", "warn", ""))
    return Row(
        [rule.name, value, rule.since, rule.document, rule.article],
        href=reverse("rulebook:history", args=[rule.code]),
        note=rule.code,
        group=subject_of(rule.code),
    )


def get_history(code: str) -> list[Entered]:
    """Newest first, at least one; the same 404 for a code nobody has entered."""
    found = history(code)
    if not found:
        raise Http404
    return found


@desk(Permission.RULES_VIEW)
def rule_history(request: DeskRequest, code: str) -> HttpResponse:
    """Each value with its days, its document, and who set it."""
    entered = get_history(code)
    context = {
        "code": code,
        "rule": entered[0].row,
        "subject": subject_of(code),
        "entered": entered,
        "may_set": request.may(Permission.RULES_SET),
    }
    return render(request, "rulebook/history.html", context)


@desk(Permission.RULES_SET)
def set_value(request: DeskRequest, code: str) -> HttpResponse:
    newest = get_history(code)[0].row
    form = RuleForm(request.POST or None, initial={"since": request.today})
    same: dict[str, Any] = {"code": code, "name": newest.name, "unit": newest.unit}
    if form.is_valid() and _set(request, form, same):
        return redirect("rulebook:history", code)
    return _form(request, form, {"rule": newest})


@desk(Permission.RULES_SET)
def new(request: DeskRequest) -> HttpResponse:
    form = NewRuleForm(request.POST or None, initial={"since": request.today})
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("code", "name", "unit")}
        if _set(request, form, said):
            return redirect("rulebook:history", said["code"])
    return _form(request, form, {})


def _set(request: DeskRequest, form: RuleForm, same: dict[str, Any]) -> bool:
    """A refusal is told in the form, where what was typed still stands."""
    said = {name: form.cleaned_data[name] for name in RuleForm.said}
    try:
        made = services.set_rule(**same, **said, by=request.user, at=timezone.now())
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, f"{made.name}自 {made.since} 起为 {made.said}。")
    return True


def _form(request: DeskRequest, form: RuleForm, more: dict[str, Any]) -> HttpResponse:
    return render(request, "rulebook/form.html", {"form": form, **more}, status=422 if form.errors else 200)
