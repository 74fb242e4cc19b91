"""The only writers of applications to join: from a name and a phone to a member with a line on the roll."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.base.identity import sex_and_birth
from zhijia.matters.models import Matter, Step, Stop
from zhijia.matters.services import open_matter, take
from zhijia.matters.terms import StopState
from zhijia.notices.services import give_consent
from zhijia.notices.terms import ConsentChannel, Purpose
from zhijia.orgs.models import Employer, Unit
from zhijia.people.models import Account, Person, blind
from zhijia.people.services import known_by, open_account
from zhijia.people.terms import Document, Employment

from ..checking.applying import failures, too_young_or_old, twin_of
from ..models import Application
from ..queries.applying import KIND, WRITABLE, employer_named, membership_of, route, running_of
from ..whereabouts import TOWNS, committee_of, covering, heirs_of, stands, town_of

TITLE = "入会申请"


@transaction.atomic
def register(
    name: str, *, phone: str, password: str, unit: Unit, at: datetime, employer: Employer | None = None, occupation: str = ""
) -> Account:  # fmt: skip
    """Whoever is on no roll begins with a name and a phone; the draft is theirs from then on."""
    account = open_account(name, phone=phone, password=password, at=at)
    assert account.person is not None  # noqa: S101  (it was just made for one)
    begin(account.person, unit=unit, employer=employer, occupation=occupation, by=account, at=at)
    return account


@transaction.atomic
def begin(
    person: Person, *, unit: Unit, by: Account, at: datetime, employer: Employer | None = None, occupation: str = ""
) -> Application:  # fmt: skip
    """A draft at this union. A draft or a returned application that there is goes on, at this union from now on."""
    Person.objects.select_for_update().get(pk=person.pk)
    _not_a_member(person)
    unit = _receiving(unit, on=timezone.localdate(at))
    made = running_of(person)
    if made is None:
        matter = open_matter(KIND, title=TITLE, applicant=person, unit=unit, by=by, at=at)
        made = Application.objects.create(matter=matter, person=person, **_known_of(person))
    said: dict[str, Any] = {"occupation": occupation, "employment": Employment.GIG} if occupation else {}
    said |= {"employer": employer, "workplace": employer.name} if employer else {}
    return write(made, unit=unit, by=by, at=at, **said)


def _not_a_member(person: Person) -> None:
    if held := membership_of(person):
        raise Refused(f"您已是{held.unit.name}的会员，不用再入会；换了工会请办理会籍接转")


def _receiving(unit: Unit, *, on: date) -> Unit:
    unit = committee_of(unit)
    if stands(unit, on=on):
        return unit
    heirs = "、".join(heir.name for heir in heirs_of(unit, on=on)) or "所在镇街总工会"
    raise Refused(f"{unit.name}已撤销，请改向{heirs}申请")


def _known_of(person: Person) -> dict[str, Any]:
    """What the house knows already, as of a past member, is not asked again."""
    told: dict[str, Any] = {"name": person.name}
    if person.identity_index:
        told |= {
            "document": person.document,
            "number": person.identity,
            "number_index": person.identity_index,
        }
        resident = person.document == Document.RESIDENT
        sex, birth = sex_and_birth(person.identity) if resident else (person.sex, person.birth)
        told |= {"sex": sex, "birth": birth}
    return told


@transaction.atomic
def write(
    made: Application, *, by: Account, at: datetime, unit: Unit | None = None, **said: Any
) -> Application:
    """Change a draft, or what was sent back; of the latter the diary says what was changed, since it had been judged."""
    matter = Matter.objects.select_for_update(of=("self",)).get(pk=made.matter_id)
    if matter.state not in WRITABLE:
        raise Refused("入会申请已经提交，内容不能再改；需要更正请先撤回，或等退回补正时修改")
    changed = sorted(name for name, value in said.items() if value != getattr(made, name))
    if said:
        Application.objects.filter(pk=made.pk).update(**said)
    if unit and unit.pk != matter.unit_id:
        Matter.objects.filter(pk=matter.pk).update(unit=unit)
        changed.append("unit")
    if matter.number and changed:
        note(
            "joining.application.changed", f"matter:{matter.number}", by=by, at=at, facts={"fields": changed}
        )
    return Application.objects.select_related("matter__unit__parent", "employer", "person").get(pk=made.pk)


def tell_document(
    made: Application, *, name: str, document: str, number: str, by: Account, at: datetime,
    sex: str = "", birth: date | None = None,
) -> Application:  # fmt: skip
    """Which document, and whose. Whether the roll knows it is not said here: anybody may type a number."""
    known = known_by(document, number)
    if made.person.identity_index not in {None, blind(known)}:
        raise Refused("您的证件已经登记过，与这个号码不同，请核对；登记有错的，请到“我的”里申请更正")
    if document == Document.RESIDENT:
        sex, birth = sex_and_birth(known)
    if birth and (said := too_young_or_old(birth, on=timezone.localdate(at))):
        raise Refused(said)
    plain = known.rpartition(":")[2]
    told: dict[str, Any] = {
        "name": name,
        "document": document,
        "number": plain,
        "number_index": blind(known),
        "sex": sex,
        "birth": birth,
    }
    return write(made, by=by, at=at, **told)


def tell_work(made: Application, *, workplace: str, by: Account, at: datetime, **said: Any) -> Application:
    """Where the work is. Who works where there is no union is led to the union of the place."""
    day, employer = timezone.localdate(at), employer_named(workplace)
    told = said | {"employer": employer, "workplace": employer.name if employer else workplace}
    town = town_of(employer, on=day) if employer and not covering(employer, on=day) else None
    stays = said.get("occupation") or made.matter.unit.kind in TOWNS
    return write(made, unit=None if stays else town, by=by, at=at, **told)


@transaction.atomic
def agree(made: Application, *, by: Account, at: datetime) -> Application:
    """To the handling of one's data, by itself, and to the written application (入会申请书)."""
    give_consent(made.person, Purpose.MEMBERSHIP, channel=ConsentChannel.WEB, at=at)
    return write(made, pledged_at=at, by=by, at=at)


def submit(made: Application, *, by: Account, at: datetime) -> Step:
    """The first time, and again when it came back."""
    return take(made.matter, "resubmit" if made.matter.number else "submit", by=by, at=at)


@transaction.atomic
def approve(matter: Matter, *, by: Account, at: datetime, note: str = "", same: str = "") -> Step:
    """Say yes. `same`: the officer has seen the document, and whoever is on the roll under it is this person."""
    made = Application.objects.select_related("matter__unit").get(matter=matter)
    twin = twin_of(made)
    if twin and same == "yes":
        Application.objects.filter(pk=made.pk).update(same_as=twin.person)
    return take(matter, "approve", by=by, at=at, note=note)


def print_form(matter: Matter, *, by: Account, at: datetime) -> None:
    """Note that somebody opens the form with the full number on it."""
    note("joining.form.printed", f"matter:{matter.number}", by=by, at=at)


# checks and effects of the flow


def passes(step: Step) -> None:
    """Everything is there and no check fails; nobody who is a member meanwhile asks again."""
    Person.objects.select_for_update().get(pk=step.matter.person.pk)
    _not_a_member(step.matter.person)
    made = Application.objects.select_related("matter__unit__parent", "employer__town", "person").get(
        matter=step.matter
    )
    if failed := failures(made, on=timezone.localdate(step.at)):
        raise Refused("；".join(failed))


def may_be_admitted(step: Step) -> None:
    """What was in order when it was handed in still is, and whoever has this number on the roll was looked at."""
    made = Application.objects.select_related("matter__unit__parent", "employer__town", "person").get(
        matter=step.matter
    )
    if failed := failures(made, on=step.matter.rules_on):
        raise Refused("；".join(failed))
    twin = twin_of(made)
    if twin and twin.held and twin.elsewhere(made):
        raise Refused(
            f"这个证件号码自 {twin.held.since} 起在{twin.held.unit.name}，不能重复入会，请告知本人办理会籍接转"
        )
    if twin and made.same_as_id != twin.person.pk:
        raise Refused("这个证件号码已在名册上，请核对证件后选择“是同一人”；不是同一人的，请退回或不予批准")


def settle(steps: Sequence[Step]) -> None:
    """Sent back because it belongs elsewhere: handed in again, it waits at the union chosen since."""
    for step in steps:
        matter, plan = step.matter, route(step.matter)[0]
        Stop.objects.filter(matter=matter, state=StopState.HERE).update(unit=plan.unit, label=plan.label)
        Matter.objects.filter(pk=matter.pk).update(desk=plan.unit)
        matter.desk = plan.unit


def fall(steps: Sequence[Step]) -> None:
    """Refused or withdrawn: one may ask again."""
    Application.objects.filter(matter__in=[step.matter_id for step in steps]).update(runs=False)
