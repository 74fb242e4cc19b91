"""Two faces of the same pages: the member's own on a phone, and an officer's desk on somebody's behalf."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from zhijia.access.authority import Authority
from zhijia.access.middleware import DeskRequest
from zhijia.access.terms import Permission
from zhijia.matters.models import Attachment
from zhijia.notices.terms import ConsentChannel

from ..forms.steps import StepForm
from ..models import Application
from ..queries import proofs
from ..services.applying import unagreed
from ..services.filling import PAPER_CONSENT

TITLES = {
    "item": "申请哪一项", "about": "基本情况", "family": "家里人", "income": "家庭收入", "expense": "家庭支出", "causes": "困难的原因",
    "account": "收款银行卡", "papers": "材料照片", "consents": "阅读并同意",
}  # fmt: skip
LAST = "check"
NEEDED = ("item", "about", "income", "causes", "account", "consents")


@dataclass(frozen=True)
class Face:
    """Its layout, its addresses, how consent is given there, and its pages in order."""

    base: str
    space: str
    front: str
    channel: str
    steps: tuple[str, ...]

    @property
    def on_paper(self) -> bool:
        return self.channel == ConsentChannel.DESK

    def to(self, page: str, *args: object) -> str:
        return reverse(f"aid:{self.space}{page}", args=args)

    def step(self, pk: int, name: str) -> str:
        return self.to("check", pk) if name == LAST else self.to("step", pk, name)

    def at(self, name: str) -> int:
        """Counted from 1, as people count."""
        return self.steps.index(name) + 1

    def after(self, name: str) -> str:
        return (*self.steps, LAST)[self.at(name)]

    def before(self, name: str) -> str:
        """Empty on the first page."""
        order = (*self.steps, LAST)
        return order[order.index(name) - 1] if order.index(name) else ""


ORDER = tuple(TITLES)
MEMBER = Face("web/member.html", "", "aid:apply", ConsentChannel.WEB, ORDER)
DESK = Face("web/desk.html", "behalf_", "aid:behalf", ConsentChannel.DESK, (ORDER[-1], *ORDER[:-1]))
"""At a desk the signed paper comes first: before it nothing sensitive is typed in (个人信息保护法第二十九条)."""


def mine(request: DeskRequest, face: Face) -> QuerySet[Application]:
    """Applications that are one's own here: as the applicant, or as the officer who entered them and still serves there."""
    rows = Application.objects.select_related(
        "matter__applicant", "matter__unit", "matter__desk", "version", "household__head"
    )
    if face is MEMBER:
        return rows.filter(matter__applicant=request.user.person)
    reach = Authority(request.user, request.today).reach(Permission.AID_APPLY, to="matter__unit__")
    return rows.filter(reach, matter__entered_by=request.user)


def found(request: DeskRequest, face: Face, pk: int) -> Application:
    """By its matter; the same answer whether it does not exist or is not yours."""
    return get_object_or_404(mine(request, face), matter=pk)


def is_open(application: Application) -> bool:
    """Still being written: a draft, or sent back and opened again."""
    return application.matter.state in {"draft", "returned"} and application.version.frozen_at is None


def other_papers(application: Application) -> QuerySet[Attachment]:
    """What was laid on the page of papers itself."""
    rest = application.matter.papers.exclude(label=PAPER_CONSENT)
    return rest.exclude(file__in=proofs(application)).select_related("file")


def resumed(face: Face, application: Application) -> str:
    """Where one left off: the first page that still lacks what is needed, or the one after the last that was written."""
    version = application.version
    written = {
        "item": application.asked, "about": version.phone, "family": version.family.exists(),
        "income": version.incomes.exists(), "expense": version.expenses.exists(), "causes": version.cause,
        "account": version.card_tail, "papers": other_papers(application).exists(),
        "consents": not unagreed(application),
    }  # fmt: skip
    order = (*face.steps, LAST)
    last = max((order.index(name) for name, there in written.items() if there), default=-1)
    lacks = next(
        (order.index(name) for name in face.steps if name in NEEDED and not written[name]), len(face.steps)
    )
    return order[min(last + 1, lacks)]


@dataclass(frozen=True)
class Doing:
    """One person at one page of one application."""

    request: DeskRequest
    face: Face
    application: Application
    name: str

    @property
    def later(self) -> bool:
        return "later" in self.request.POST

    @property
    def back_to_check(self) -> bool:
        return self.request.GET.get("to") == LAST

    def onward(self, *, stay: bool = False) -> HttpResponse:
        """The next page, the check page when one came from there, or away until the next time."""
        pk = self.application.matter_id
        if self.later:
            messages.success(self.request, "已保存，下次从这里继续。")
            return redirect(self.face.front)
        if stay:
            return redirect(self.request.get_full_path())
        return redirect(self.face.step(pk, LAST if self.back_to_check else self.face.after(self.name)))

    def make(self, form: type[StepForm], **more: Any) -> Any:
        posted = self.request.method == "POST"
        data, files = (self.request.POST, self.request.FILES) if posted else (None, None)
        told: dict[str, Any] = {
            "application": self.application,
            "today": self.request.today,
            "later": self.later,
        }
        return form(data, files, **told, **more)

    def page(self, template: str, form: Any, **more: Any) -> HttpResponse:
        face, pk = self.face, self.application.matter_id
        before = LAST if self.back_to_check else face.before(self.name)
        context = {
            "face": face, "base": face.base, "application": self.application, "matter": self.application.matter, "form": form,
            "name": self.name, "title": TITLES[self.name], "at": face.at(self.name), "of": len(face.steps), "steps": face.steps,
            "back": face.step(pk, before) if before else reverse(face.front), **more,
        }  # fmt: skip
        return render(self.request, f"aid/apply/{template}.html", context, status=422 if form.errors else 200)
