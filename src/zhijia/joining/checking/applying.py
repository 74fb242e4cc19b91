"""Automatic checks of an application to join. What the roll knows of a number is told to the officer alone, never to who asks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.timezone import localtime

from zhijia.base.identity import age_on
from zhijia.matters.terms import Tone
from zhijia.notices.queries import has_consent
from zhijia.notices.terms import Purpose
from zhijia.people.models import Membership, Person
from zhijia.rulebook.queries import rule_row
from zhijia.web.checks import Check

from ..models import Application
from ..whereabouts import TOWNS, covering, heirs_of, stands, town_of

LEAST, MOST = "members.age_least", "members.age_most"
UNFINISHED = "请点“修改”补填"


def check(made: Application, *, on: date) -> list[Check]:
    """What the applicant may read too, in the order an officer reads it."""
    return [one for look in (_written, _age, _union, _employer, _agreed) for one in look(made, on)]


def failures(made: Application, *, on: date) -> list[str]:
    return [one.note for one in check(made, on=on) if one.tone == Tone.FAILED]


def too_young_or_old(birth: date, *, on: date) -> str:
    """The sentence, with the rule; empty when the age is fine."""
    age, least, most = age_on(birth, on), rule_row(LEAST, on=on), rule_row(MOST, on=on)
    if age < least.value:
        told = f"{least.document}{least.article}"
        return f"证件上的年龄是 {age} 周岁，未满 {int(least.value)} 周岁不能入会（{told}），请核对证件号码"
    if age > most.value:
        return f"证件上的年龄是 {age} 周岁，超过 {int(most.value)} 周岁，请核对证件号码"
    return ""


def _written(made: Application, on: date) -> Iterator[Check]:  # noqa: ARG001  (every check is asked alike)
    lacking = "、".join(missing(made))
    if lacking:
        yield Check(Tone.FAILED, "内容填写完整", f"还没有填：{lacking}，{UNFINISHED}")
    else:
        yield Check(Tone.OK, "内容填写完整")


def missing(made: Application) -> list[str]:
    told = {
        "证件": made.number_index, "出生日期": made.birth, "工作单位或职业": made.employer_id or made.workplace or made.occupation,
        "用工形式": made.employment, "户籍类型": made.registration, "民族": made.nationality, "学历": made.education,
    }  # fmt: skip
    return [label for label, value in told.items() if not value]


def _age(made: Application, on: date) -> Iterator[Check]:
    if made.birth is None:
        return
    said, row = too_young_or_old(made.birth, on=on), rule_row(LEAST, on=on)
    told = (f"规则 {row.name}", reverse("rulebook:history", args=[LEAST]))
    yield Check(Tone.FAILED if said else Tone.OK, "年龄符合规定", said or f"{made.birth} 出生", *told)


def _union(made: Application, on: date) -> Iterator[Check]:
    """One that was closed, even after the application came in, takes nobody."""
    unit = made.matter.unit
    if unit.closed_on is None and stands(unit, on=on):
        yield Check(Tone.OK, "申请的工会现存", unit.name)
        return
    heirs = "、".join(heir.name for heir in heirs_of(unit, on=max(on, unit.closed_on or on)))
    onward = f"，其工作由{heirs}承接" if heirs else ""
    yield Check(Tone.FAILED, "申请的工会现存", f"{unit.name}已撤销{onward}，请改选工会")


def _employer(made: Application, on: date) -> Iterator[Check]:
    """Membership is where the work is; who works where there is no union joins at the union of the place."""
    unit, employer = made.matter.unit, made.employer
    if employer is None:
        note = (
            f"单位台账里没有“{made.workplace}”，请向本人核对"
            if made.workplace
            else "按职业申请，没有填写单位"
        )
        yield Check(Tone.LOOK, "单位与工会相符", note)
        return
    union = covering(employer, on=on)
    if union == unit:
        yield Check(Tone.OK, "单位与工会相符", f"{employer.name}由{unit.name}覆盖")
    elif union:
        yield Check(
            Tone.LOOK, "单位与工会相符", f"{employer.name}由{union.name}覆盖，申请的是{unit.name}，请核对"
        )
    else:
        yield _uncovered(made, on)


def _uncovered(made: Application, on: date) -> Check:
    assert made.employer is not None  # noqa: S101  (`_employer` has looked)
    unit, town = made.matter.unit, town_of(made.employer, on=on)
    if unit.kind in TOWNS or made.occupation or town is None:
        return Check(Tone.OK, "单位与工会相符", f"{made.employer.name}还没有工会，由{unit.name}受理")
    return Check(
        Tone.FAILED, "单位与工会相符", f"{made.employer.name}还没有工会，由{town.name}受理，请改选{town.name}"
    )


def _agreed(made: Application, on: date) -> Iterator[Check]:  # noqa: ARG001
    if not has_consent(made.person, Purpose.MEMBERSHIP):
        yield Check(Tone.FAILED, "本人已单独同意", "还没有同意处理个人信息，请先阅读并同意")
    elif made.pledged_at is None:
        yield Check(Tone.FAILED, "本人已单独同意", "还没有同意《入会申请书》，请先阅读并同意")
    else:
        yield Check(Tone.OK, "本人已单独同意", f"{localtime(made.pledged_at):%Y-%m-%d} 同意《入会申请书》")


@dataclass(frozen=True)
class Twin:
    """Somebody on the roll whom this document is of. `held`: the union they belong to now."""

    person: Person
    held: Membership | None

    def elsewhere(self, made: Application) -> bool:
        return self.held is not None and self.held.unit_id != made.matter.unit_id


def twin_of(made: Application) -> Twin | None:
    if not made.number_index:
        return None
    found = Person.objects.filter(identity_index=made.number_index).select_related("merged_into").first()
    person = found.merged_into or found if found else None
    if person is None or person.pk == made.person_id:
        return None
    return Twin(person, Membership.objects.filter(person=person, until=None).select_related("unit").first())


def officers_checks(made: Application) -> Iterator[Check]:
    """Is the number on the roll already; has somebody else asked with it."""
    twin = twin_of(made)
    if twin is None:
        yield Check(Tone.OK, "名册上没有这个证件号码")
    elif twin.held and twin.elsewhere(made):
        told = f"这个号码自 {twin.held.since} 起在{twin.held.unit.name}，不能再入会，请本人办理会籍接转"
        yield Check(Tone.FAILED, "名册上没有这个证件号码", told)
    else:
        where = f"自 {twin.held.since} 起在{twin.held.unit.name}" if twin.held else "现在没有会籍"
        yield Check(Tone.LOOK, "名册上没有这个证件号码", f"这个号码已在名册上，{where}，请核对是否同一人")
    others = Application.objects.filter(number_index=made.number_index, runs=True).exclude(pk=made.pk)
    numbers = "、".join(str(one) for one in others.values_list("matter__number", flat=True) if one)
    if numbers:
        yield Check(Tone.LOOK, "没有另一份申请", f"{numbers} 用了同一证件号码，请一并核对")
