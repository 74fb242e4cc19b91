"""Reading transfers and changes: where a membership may go, whom it must pass, what is said of it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from zhijia.access.terms import Permission
from zhijia.base.errors import Refused
from zhijia.base.identity import phone_digits
from zhijia.matters.flows import StopPlan
from zhijia.matters.models import Matter
from zhijia.matters.terms import Tone
from zhijia.orgs.models import Cover, Employer, Unit
from zhijia.orgs.queries import standing
from zhijia.people.models import Account, Person, blind
from zhijia.people.queries import membership_on
from zhijia.people.services import known_by
from zhijia.people.terms import Document

from ..checking.changing import check
from ..models import StandingChange, Transfer
from ..terms import ChangeKind
from ..whereabouts import RECEIVING, committee_of, covering, heirs_of, stands
from .applying import MANY, SHORTEST, Place, places

TRANSFER, CHANGE = "transfer", "change"
WRITABLE = ("draft", "returned")
LATELY = ("receiving", "returned", "done")
OWN = (ChangeKind.RETAIN, ChangeKind.RESUME, ChangeKind.LEAVE)
"""What a member asks for; the others the union proposes, and the person is no applicant of them."""
NOBODY = "没有找到这位会员，请核对姓名和证件号码（或手机号码）；还不是会员的，请办理入会"


def transfer_route(matter: Matter) -> list[StopPlan]:
    """The former union confirms, then the new one receives."""
    asked = Transfer.objects.select_related("former__parent").filter(matter=matter).first()
    former, day = asked.former if asked else matter.unit, matter.rules_on
    if not stands(former, on=day):
        former = next(iter(heirs_of(former, on=day)), former)
    handle = Permission.MEMBERS_HANDLE
    return [
        StopPlan("原工会确认", committee_of(former), handle, "members.confirm_days"),
        StopPlan("新工会接收", matter.unit, handle, "members.receive_days"),
    ]


def change_route(matter: Matter) -> list[StopPlan]:
    """One desk: the committee of the member's own union."""
    return [
        StopPlan("所在工会办理", committee_of(matter.unit), Permission.MEMBERS_HANDLE, "members.change_days")
    ]


def transfer_of(person: Person) -> Transfer | None:
    """The one that is neither decided nor withdrawn."""
    rows = Transfer.objects.filter(person=person, runs=True)
    return rows.select_related("matter__unit__parent", "former", "employer", "person").first()


def change_of(person: Person) -> StandingChange | None:
    rows = StandingChange.objects.filter(person=person, runs=True)
    return rows.select_related("matter__unit", "employer", "person").first()


def draft_of(person: Person) -> Transfer | None:
    """What the member has begun and not handed in; the latest, should there be several."""
    rows = Transfer.objects.filter(person=person, matter__number=None, matter__entered_by__person=person)
    return rows.select_related("matter__unit__parent", "former", "employer", "person").order_by("-pk").first()


def change_draft_of(person: Person, kind: str) -> StandingChange | None:
    rows = StandingChange.objects.filter(person=person, kind=kind, matter__number=None)
    mine = rows.filter(matter__entered_by__person=person)
    return mine.select_related("matter__unit", "employer", "person").order_by("-pk").first()


def destinations(words: str, *, but: Unit, on: date) -> list[tuple[str, str]]:
    """Unions to go to from `but`, as choices: by their own name, or by that of the new employer.

    While the new employer has no union the membership stays with the union of the place (属地).
    """
    covered = _employers(words, on)
    told = {one.unit.pk for one in covered}
    found = [*covered, *(one for one in places(words, on=on) if one.employer or one.unit.pk not in told)]
    away = [one for one in found if one.unit.pk != but.pk]
    return [(place_key(one.unit, one.employer), place_said(one.unit, one.employer)) for one in away]


def _employers(words: str, on: date) -> list[Place]:
    """Employers with a union, so that the stretch says where the work is."""
    if len(words.strip()) < SHORTEST:
        return []
    rows = Cover.objects.filter(standing(on), employer__name__icontains=words.strip())
    told = [Place(one.unit, one.employer) for one in rows.select_related("unit", "employer")[:MANY]]
    return [one for one in told if one.unit.kind in RECEIVING]


def place_key(unit: Unit, employer: Employer | None) -> str:
    return f"{unit.pk}-{employer.pk if employer else 0}"


def place_said(unit: Unit, employer: Employer | None) -> str:
    if employer is None:
        return unit.name
    if Cover.objects.filter(employer=employer, until=None).exists():
        return f"{employer.name}（{unit.name}）"
    return f"{employer.name}还没有工会，会籍先放在{unit.name}，建会后再随单位划转"


def destination(key: str) -> Place:
    """Back from the choice."""
    unit, _, employer = key.partition("-")
    if not unit.isdecimal() or not employer.isdecimal():
        raise Refused("请从查到的工会中选择一个")
    found = Unit.objects.select_related("parent").filter(pk=int(unit)).first()
    if found is None:
        raise Refused("请从查到的工会中选择一个")
    return Place(found, Employer.objects.filter(pk=int(employer)).first())


def onward(asked: Transfer, *, on: date) -> list[Unit]:
    """Who carries on the new union that has ended meanwhile; none while it stands."""
    return [] if stands(asked.matter.unit, on=on) else heirs_of(asked.matter.unit, on=on)


def fits(employer: Employer, unit: Unit, *, on: date) -> bool:
    """The union covers the employer, or nobody does yet."""
    union = covering(employer, on=on)
    return union is None or union.pk in {unit.pk, committee_of(unit).pk}


def member_by(name: str, *, identity: str = "", phone: str = "") -> Person:
    """One member, by name and number, or by name and phone. Where they belong is never said."""
    index = blind(known_by(Document.RESIDENT, identity)) if identity else ""
    told = {"identity_index": index} if index else {"phone_index": blind(_digits(phone))}
    rows = Person.objects.select_related("merged_into").filter(**told) if identity or phone else []
    people = {one.merged_into or one for one in rows}
    found = [one for one in people if one.name == name.strip()]
    if len(found) != 1 or not found[0].memberships.filter(until=None).exists():
        raise Refused(NOBODY)
    return found[0]


def _digits(text: str) -> str:
    return phone_digits(text)


def transfer_facts(matter: Matter) -> list[tuple[str, object]]:
    """The former union is named once it has answered: until then the new one need not know it."""
    asked = Transfer.objects.select_related("person", "former", "employer").get(matter=matter)
    return [
        *_who(asked.person),
        *([("原工会", asked.former.name)] if matter.state in LATELY else []),
        ("转入工会", matter.unit.name),
        *_work(asked),
    ]


def change_facts(matter: Matter) -> list[tuple[str, object]]:
    asked = StandingChange.objects.select_related("person", "employer").get(matter=matter)
    told: list[tuple[str, object]] = [
        *_who(asked.person), ("办理事项", asked.get_kind_display()), ("所在工会", matter.unit.name),
        ("原因", asked.get_cause_display()), ("死亡日期" if asked.kind == ChangeKind.DIED else "生效日期", asked.on),
        *(_work(asked) if asked.kind == ChangeKind.RESUME else []),
        ("不交会费起始日", asked.unpaid_since), ("不参加活动起始日", asked.absent_since), ("教育谈话日期", asked.talked_on),
        ("谈话人", asked.talked_by), ("判决日期", asked.judged_on), ("判决书文号", asked.judgment),
        ("工会小组讨论日期", asked.discussed_on), ("情况说明", asked.words),
    ]  # fmt: skip
    return [(label, value) for label, value in told if value]


def _who(person: Person) -> list[tuple[str, object]]:
    return [
        ("姓名", person.name),
        ("证件号码", person.masked_identity or "—"),
        ("手机号码", person.masked_phone or "—"),
    ]


def _work(asked: Transfer | StandingChange) -> list[tuple[str, object]]:
    return [
        ("工作单位", asked.employer.name if asked.employer else "—"),
        ("用工形式", asked.get_employment_display() or "—"),
        ("职业群体", asked.get_occupation_display() or "—"),
        ("农民工", "是" if asked.migrant else "否"),
    ]


def look(matter: Matter, account: Account) -> Mapping[str, Any]:  # noqa: ARG001  (every flow is asked alike)
    asked = StandingChange.objects.select_related("person", "matter__unit").get(matter=matter)
    checks = check(asked, on=matter.rules_on)
    failed = sum(one.tone == Tone.FAILED for one in checks) if matter.awaits else 0
    return {"checks": checks, "blocking": f"有 {failed} 项检查未通过，可以退回补正。" if failed else ""}


def kin(matter: Matter) -> set[int]:
    """Whom the union proposes something of: they decide nothing in it, though they are no applicant."""
    return set(StandingChange.objects.filter(matter=matter).values_list("person", flat=True))


def belongs_now(person: Person, *, on: date) -> Unit:
    """The union of today, or the sentence that there is none."""
    held = membership_on(person, on)
    if held is None:
        raise Refused("会员库里没有现在的会籍，请先办理入会")
    return held.unit


def desk_unit(units: QuerySet[Unit], *, on: date) -> str:
    """The name to begin with, for an officer of one union."""
    found = list(units.filter(opened_on__lte=on, closed_on=None).order_by("path")[:2])
    return found[0].name if len(found) == 1 else ""
