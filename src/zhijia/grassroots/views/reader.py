"""One reader of the tree: how far they may look, and on which day's map."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from zhijia.access.authority import Authority
from zhijia.access.middleware import DeskRequest
from zhijia.access.terms import GRANTS, Permission
from zhijia.base.errors import Refused
from zhijia.base.periods import day
from zhijia.orgs.models import Placement, Unit
from zhijia.orgs.queries import children_on, standing, tallies
from zhijia.people.queries import heads

PAGE = 50


@dataclass
class Reader:
    """`wrong` says what is wrong with the day asked for; the map is then today's."""

    request: DeskRequest
    authority: Authority = field(init=False)
    on: date = field(init=False)
    wrong: str = field(init=False, default="")

    def __post_init__(self) -> None:
        self.authority = Authority(self.request.user, self.request.today)
        self.on = self.request.today
        if asked := self.request.GET.get("on", "").strip():
            try:
                self.on = day(asked)
            except Refused as refusal:
                self.wrong = str(refusal)

    def units(self) -> QuerySet[Unit]:
        return Unit.objects.filter(self.authority.reach(Permission.REGISTERS_VIEW)).select_related("parent")

    def get(self, pk: int) -> Unit:
        return get_object_or_404(self.units(), pk=pk)

    def tops(self) -> list[Unit]:
        """Where the reader's posts stand, and those lent to them; a post below another adds nothing."""
        posts = [post for _, post in self.authority.held if Permission.REGISTERS_VIEW in GRANTS[post.role]]
        units = {post.unit_id: post.unit for post in posts}.values()
        inner = [one for one in units if any(one.path.startswith(two.path) for two in units if two != one)]
        return sorted((one for one in units if one not in inner), key=lambda unit: unit.path)

    def below(self, unit: Unit) -> Page[Unit]:
        there = children_on(unit, on=self.on).filter(pk__in=self.units().values("pk"))
        return self.page(there.order_by("code", "pk"))

    def page(self, rows: QuerySet[Any]) -> Page[Any]:
        return Paginator(rows, PAGE).get_page(self.request.GET.get("page"))

    def level(self, units: Iterable[Unit], within: Unit | None = None) -> list[dict[str, Any]]:
        """Units by the names of that day, with what stands below each as far as the reader may look."""
        those = list(units)
        reach = self.authority.reach(Permission.REGISTERS_VIEW, to="unit__")
        counted = tallies(those, on=self.on, within=within, seen=reach)
        names = dict(
            Placement.objects.filter(standing(self.on), unit__in=those).values_list("unit_id", "name")
        )
        members = heads(those, on=self.on, seen=reach)
        return [
            {
                "unit": one, "name": names.get(one.pk, one.name), "tally": counted[one.pk], "members": members[one.pk],
                "roll": self._roll(one),
            }
            for one in those
        ]  # fmt: skip

    def _roll(self, unit: Unit) -> str:
        """The people behind the figure, on the same day."""
        asked = urlencode({"unit": unit.name, "from": self.on, "to": self.on})
        return f"{reverse('indicators:rows', args=['members.count'])}?{asked}"

    def answer(self, template: str, told: dict[str, Any]) -> HttpResponse:
        """Every page says the day of its map, and keeps it in its links."""
        then = self.on != self.request.today
        said = {
            "may_apply": self.request.may(Permission.UNIONS_APPLY), "on": self.on, "wrong": self.wrong, "then": then, "asked": f"?on={self.on}" if then else "",
            "day": self.request.GET.get("on", ""),
        }  # fmt: skip
        return render(self.request, template, {**said, **told}, status=422 if self.wrong else 200)


def tried(request: DeskRequest, form: forms.Form, act: Callable[[], object], done: str) -> bool:
    """Do it and say so; what a rule refuses comes back in place with everything as typed."""
    try:
        act()
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, done)
    return True
