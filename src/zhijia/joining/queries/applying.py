"""Reading applications to join: where one can ask, what is still to fill in, what the officer sees."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from zhijia.access.queries import units_for
from zhijia.access.terms import Permission
from zhijia.base.identity import mask_identity
from zhijia.matters.flows import StopPlan
from zhijia.matters.models import Matter
from zhijia.matters.terms import Tone
from zhijia.orgs.models import Cover, Employer, Unit
from zhijia.orgs.queries import search, standing
from zhijia.orgs.terms import GRASSROOTS
from zhijia.people.models import Account, Membership, Person

from ..checking.applying import check, officers_checks, twin_of
from ..models import Application, Catchment
from ..whereabouts import RECEIVING, TOWNS, committee_of, town_of
from .seeing import members_of

KIND = "join"
STEPS = {"identity": "证件", "work": "工作", "about": "基本情况", "consents": "阅读并同意"}
WRITABLE = ("draft", "returned")
MANY = 20
SHORTEST = 2  # characters: one alone finds half the district


def route(matter: Matter) -> list[StopPlan]:
    """One desk: the committee of the union, or of the union of the place."""
    unit = committee_of(matter.unit)
    label = (
        "基层工会审核" if unit.kind in GRASSROOTS else "镇街工会审核" if unit.kind in TOWNS else "工会审核"
    )
    return [StopPlan(label, unit, Permission.MEMBERS_HANDLE, "members.review_days")]


def membership_of(person: Person) -> Membership | None:
    return Membership.objects.filter(person=person, until=None).select_related("unit").first()


def running_of(person: Person) -> Application | None:
    """The one application that is neither decided nor withdrawn."""
    rows = Application.objects.filter(person=person, runs=True)
    return rows.select_related("matter__unit__parent", "employer", "person").first()


def first_gap(made: Application) -> str:
    """The first page that is not answered yet; empty when only the check is left."""
    answered = {
        "identity": bool(made.number_index and made.birth), "work": bool(made.employment and made.registration),
        "about": bool(made.nationality and made.education), "consents": made.pledged_at is not None,
    }  # fmt: skip
    return next((step for step in STEPS if not answered[step]), "")


@dataclass(frozen=True)
class Place:
    """A union one can ask, and why it was found. `employer`: whose workers it takes though it does not cover them."""

    unit: Unit
    employer: Employer | None = None


def places(words: str, *, on: date) -> list[Place]:
    """Unions by their name or that of an employer; of employers without a union, the union of the place."""
    words = words.strip()
    if len(words) < SHORTEST:
        return []
    units = search(words, on=on).open_on(on).filter(kind__in=RECEIVING)[:MANY]  # type: ignore[attr-defined]
    found = [Place(unit) for unit in units]
    return found + [Place(town, one) for one, town in _without_union(words, on)]


def _without_union(words: str, on: date) -> list[tuple[Employer, Unit]]:
    covered = Cover.objects.filter(standing(on)).values("employer_id")
    rows = Employer.objects.filter(Q(name__icontains=words) | Q(uscc=words.upper())).exclude(pk__in=covered)
    told = [(one, town_of(one, on=on)) for one in rows.select_related("town__parent")[:MANY]]
    return [(one, town) for one, town in told if town]


def employer_named(words: str) -> Employer | None:
    """Exactly so called, or of this code: a name is never guessed."""
    words = words.strip()
    named = Q(name=words) | Q(uscc=words.upper()) if words else Q(pk__in=[])
    return Employer.objects.filter(named).select_related("town__parent").first()


def towns(*, on: date) -> QuerySet[Unit]:
    return Unit.objects.open_on(on).filter(kind__in=TOWNS).order_by("code", "pk")


def doors_of(account: Account, words: str, *, on: date) -> QuerySet[Unit]:
    """The unions whose code this officer may hang on a wall."""
    rows = units_for(account, Permission.MEMBERS_HANDLE, on=on).open_on(on).filter(kind__in=RECEIVING)  # type: ignore[attr-defined]
    named = Q(name__icontains=words) | Q(short__icontains=words) if words else Q()
    return rows.filter(named).order_by("path")  # type: ignore[no-any-return]


def catchments_of(account: Account, *, on: date) -> QuerySet[Catchment]:
    """Those this officer may change, the running ones first by trade."""
    seen = units_for(account, Permission.UNIONS_APPROVE, on=on)
    return (
        Catchment.objects.filter(unit__in=seen).select_related("unit").order_by("occupation", "-since", "-pk")
    )


def facts_said(matter: Matter) -> list[tuple[str, object]]:
    made = matter.joining
    work = made.employer.name if made.employer else made.workplace or "—"
    return [
        ("申请加入", matter.unit.name), ("姓名", made.name), ("证件", f"{made.get_document_display()} {mask_identity(made.number)}"),
        ("性别", made.get_sex_display() or "—"), ("出生日期", made.birth or "—"), ("手机号码", made.person.masked_phone),
        ("工作单位", work), ("用工形式", made.get_employment_display()), ("职业群体", made.get_occupation_display() or "—"),
        ("户籍类型", made.get_registration_display()), ("农民工", made.migrant), ("民族", made.get_nationality_display()),
        ("学历", made.get_education_display()), ("政治面貌", made.get_politics_display() or "—"),
        ("技能等级", made.get_skill_display() or "—"),
    ]  # fmt: skip


def look(matter: Matter, account: Account) -> Mapping[str, Any]:
    """While it waits, what the checks say now; afterwards only what was said."""
    if not matter.awaits:
        return {"joining": matter.joining}
    made = Application.objects.select_related("matter__unit__parent", "employer__town", "person").get(
        matter=matter
    )
    checks = [*check(made, on=matter.rules_on), *officers_checks(made)]
    failed = sum(one.tone == Tone.FAILED for one in checks)
    twin = twin_of(made)
    seen = members_of(account, on=matter.rules_on).filter(person=twin.person) if twin else None
    return {
        "joining": made, "checks": checks, "twin": twin, "twin_open": seen is not None and seen.exists(),
        "blocking": f"有 {failed} 项检查未通过，可以退回补正或不予批准。" if failed else "",
    }  # fmt: skip
