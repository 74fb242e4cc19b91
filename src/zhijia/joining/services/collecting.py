"""集体入会: a union brings a checked file of the roll, its superior says yes, and the file is entered."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from zhijia.base.errors import Refused
from zhijia.base.identity import FULL, WIDE
from zhijia.matters.models import Step
from zhijia.matters.services import attach, open_matter, take
from zhijia.orgs.models import Unit
from zhijia.people.models import Account
from zhijia.people.terms import Sex
from zhijia.sheets.cells import tidy
from zhijia.sheets.models import Intake
from zhijia.sheets.registers import find
from zhijia.sheets.services import commit, known_to
from zhijia.sheets.staging import staged_rows
from zhijia.sheets.terms import Standing, State

from ..models import Collective
from ..queries.collecting import COLLECTIVE, ROLL

TITLE, PAPER = "集体入会", "签名表"
ODD = 2


@transaction.atomic
def ask(intake: Intake, *, paper: tuple[str, bytes], by: Account, at: datetime) -> Collective:
    """Of one union, with everybody's signature on paper. What is wrong in the file stays out of it."""
    if intake.register != ROLL or intake.state != State.READY or not intake.new + intake.changed:
        raise Refused("这份名册没有可以入账的行，请先导入会员实名制名册并改好有误的行")
    unit, men, women = told_of(intake, at=at)
    title = f"{TITLE} {intake.new + intake.changed} 人"
    matter = open_matter(COLLECTIVE, title=title, applicant=None, unit=unit, by=by, at=at)
    try:
        with transaction.atomic():
            made = Collective.objects.create(matter=matter, intake=intake, men=men, women=women)
    except IntegrityError:
        raise Refused("这份名册已在办理集体入会，请到收件箱查看那一件") from None
    attach(matter, label=PAPER, name=paper[0], content=paper[1], by=by, at=at)
    take(matter, "submit", by=by, at=at)
    return made


def told_of(intake: Intake, *, at: datetime) -> tuple[Unit, int, int]:
    """The one union the rows name, and the men and women of those that would be entered."""
    at_place = {column.field: place for place, column in enumerate(find(ROLL).columns)}
    units = known_to(intake.by, at=at).units
    named: dict[int, int] = {}
    women = everybody = 0
    for line, cells in _fresh(intake):
        named.setdefault(units[tidy(str(cells[at_place["unit"]]))], line)
        everybody += 1
        women += _is_woman(
            str(cells[at_place["person.sex"]] or ""), str(cells[at_place["person.identity"]] or "")
        )
    if len(named) > 1:
        raise Refused(
            f"第 {max(named.values())} 行是另一家工会的，集体入会一家工会一份名册，请拆开后分别导入"
        )
    return Unit.objects.get(pk=next(iter(named))), everybody - women, women


def _fresh(intake: Intake) -> Iterator[tuple[int, list[object]]]:
    for standing in (Standing.NEW, Standing.CHANGED):
        yield from staged_rows(intake, standing)


def _is_woman(sex: str, number: str) -> bool:
    """As written, else as the number says: the last digit but one is even."""
    plain = "".join(number.split()).translate(WIDE)
    if sex.strip() or len(plain) != FULL:
        return sex.strip() in {Sex.FEMALE.label, Sex.FEMALE.value}
    return plain[-2].isdigit() and int(plain[-2]) % ODD == 0


# checks and effects of the flow


def not_by_whoever_brought_it(step: Step) -> None:
    """Who brought the file in does not approve it."""
    brought = {step.matter.entered_by_id, step.matter.collective.intake.by_id}
    if step.by.pk in brought:
        raise Refused("名册由您导入，不能自己批准，请由同事办理")


def is_ready(step: Step) -> None:
    """As it was checked, and not entered another way meanwhile."""
    intake = Intake.objects.get(pk=step.matter.collective.intake_id)
    if intake.state != State.READY:
        raise Refused(f"名册文件现在是“{intake.get_state_display()}”，不能再批准，请写明原因不予批准")


def enter(steps: Sequence[Step]) -> None:
    """Entered in the name of whoever brought it: its rows were judged within their reach. Who approved, the matter says."""
    for step in steps:
        found = Collective.objects.select_related("intake__by", "intake__file").get(matter=step.matter)
        commit(found.intake, by=found.intake.by, at=step.at)
        Collective.objects.filter(pk=found.pk).update(runs=False)


def fall(steps: Sequence[Step]) -> None:
    Collective.objects.filter(matter__in=[step.matter_id for step in steps]).update(runs=False)
