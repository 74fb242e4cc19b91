"""The lists of the form: family, incomes, expenses, papers. One line at a time, and nothing begun is lost by going on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from zhijia.base.errors import Refused
from zhijia.base.identity import mask_identity
from zhijia.base.money import in_yuan
from zhijia.matters.services import detach
from zhijia.notices.queries import current_text, has_consent
from zhijia.notices.terms import Purpose

from ..forms import rows
from ..forms.steps import StepForm
from ..models import Application, FamilyMember
from ..services import applying, filling
from .faces import Doing, other_papers


@dataclass(frozen=True)
class Line:
    """One line as the page shows it; a line without a key stays."""

    title: str
    note: str
    key: int = 0


@dataclass(frozen=True)
class Listing:
    """What a list shows, adds and takes back; what is said while it is empty."""

    form: type[StepForm]
    lines: Callable[[Doing], list[Line]]
    add: Callable[[Doing, Mapping[str, Any]], object]
    drop: Callable[[Application, int], None]
    empty: str
    adding: str


def listed(doing: Doing, listing: Listing) -> HttpResponse:
    """Take back, say there is none, add, or go on."""
    request = doing.request
    if request.method == "POST" and "drop" in request.POST:
        listing.drop(doing.application, number(request.POST["drop"]))
        return doing.onward(stay=True)
    form = doing.make(listing.form, **guardian(doing))
    staying = "add" in request.POST
    if request.method == "POST":
        try:
            if _taken(doing, listing, form, staying=staying):
                return doing.onward(stay=staying)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    text = current_text(Purpose.CHILD).text if "guardian" in form.fields else ""
    return doing.page("list", form, lines=listing.lines(doing), listing=listing, text=text)


def _taken(doing: Doing, listing: Listing, form: Any, *, staying: bool) -> bool:
    """Whether what was sent stands now: an empty form is fine for going on, not for adding."""
    if "nothing" in doing.request.POST:
        filling.earn_nothing(doing.application)
        return True
    if not staying and not form.has_changed():
        return True
    if form.is_valid():
        listing.add(doing, form.said())
        return True
    return False


def number(text: str) -> int:
    if not text.isdecimal():
        raise Http404
    return int(text)


def guardian(doing: Doing) -> dict[str, bool]:
    """The box for a child's guardian stands on the family page until it was agreed to."""
    if doing.name != "family":
        return {}
    return {"asks_guardian": not has_consent(doing.application.matter.person, Purpose.CHILD)}


def family(doing: Doing) -> list[Line]:
    return [_relative(row) for row in doing.application.version.family.all()]


def _relative(row: FamilyMember) -> Line:
    told = (mask_identity(row.identity), row.get_work_display(), row.school)
    return Line(f"{row.name}（{row.get_kinship_display()}）", " · ".join(one for one in told if one), row.pk)


def incomes(doing: Doing) -> list[Line]:
    found = doing.application.version.incomes.select_related("evidence")
    return [Line(f"{row.whose} {row.get_kind_display()}", _money(row), row.pk) for row in found]


def expenses(doing: Doing) -> list[Line]:
    found = doing.application.version.expenses.select_related("evidence")
    return [
        Line(row.get_kind_display() + (f"（{row.label}）" if row.label else ""), _money(row), row.pk)
        for row in found
    ]


def _money(row: Any) -> str:
    return f"一年 {in_yuan(row.amount)} 元 · {'附了证明' if row.evidence else '还没有证明'}"


def papers(doing: Doing) -> list[Line]:
    """What was handed in with an earlier step stays."""
    found = other_papers(doing.application)
    return [
        Line(
            one.label,
            f"{one.file.name} · 已提交" if one.step_id else one.file.name,
            0 if one.step_id else one.pk,
        )
        for one in found
    ]


def add_member(doing: Doing, said: Mapping[str, Any]) -> None:
    told = {
        "agreed": False,
        **{("agreed" if name == "guardian" else name): value for name, value in said.items()},
    }
    filling.join(doing.application, channel=doing.face.channel, at=timezone.now(), **told)


def add_income(doing: Doing, said: Mapping[str, Any]) -> None:
    filling.earn(doing.application, **said, by=doing.request.user, at=timezone.now())


def add_expense(doing: Doing, said: Mapping[str, Any]) -> None:
    filling.spend(doing.application, **said, by=doing.request.user, at=timezone.now())


def add_papers(doing: Doing, said: Mapping[str, Any]) -> None:
    label, photos = said["label"], said["photos"]
    filling.lay(doing.application, photos, label=label, by=doing.request.user, at=timezone.now())


def drop_from(name: str) -> Callable[[Application, int], None]:
    """Takes a line out of one of the version's lists; a line of somebody else is not there."""

    def drop(application: Application, pk: int) -> None:
        applying.remove(application, get_object_or_404(getattr(application.version, name), pk=pk))

    return drop


def drop_paper(application: Application, pk: int) -> None:
    detach(get_object_or_404(application.matter.papers.exclude(label=filling.PAPER_CONSENT), pk=pk))


LISTS = {
    "family": Listing(
        rows.FamilyForm, family, add_member, drop_from("family"),
        "还没有添加。只有申请人一个人生活的，直接点“下一步”。", "添加一位家里人",
    ),
    "income": Listing(
        rows.IncomeForm, incomes, add_income, drop_from("incomes"), "还没有添加。家里每个人的每种收入都要填。", "添加一项收入",
    ),
    "expense": Listing(
        rows.ExpenseForm, expenses, add_expense, drop_from("expenses"),
        "还没有添加。没有看病、护理、上学这类必须花的钱，直接点“下一步”。", "添加一项支出",
    ),
    "papers": Listing(
        rows.PapersForm, papers, add_papers, drop_paper, "还没有上传。手头没有的可以先点“下一步”，以后再补。", "上传一份材料",
    ),
}  # fmt: skip
