"""Whether a union may be founded as it is asked for: each check with the article or the rule it rests on."""

from collections.abc import Iterator
from datetime import date

from zhijia.grassroots.models import Establishment
from zhijia.matters.terms import Tone
from zhijia.orgs.models import Unit
from zhijia.orgs.terms import GRASSROOTS, UnitKind
from zhijia.rulebook.queries import rule_row
from zhijia.web.checks import Check

from .seated import seated
from .wanted import BELOW, LAW, Asked, read, resting


def check(establishment: Establishment, *, on: date) -> list[Check]:
    """In the order an officer reads them, by the rules of that day."""
    asked = read(establishment, on=on)
    looks = (_name, _superior, _employers, _elsewhere, _term, seated, _congress, _opinion)
    return [one for look in looks for one in look(asked)]


def failures(establishment: Establishment, *, on: date) -> list[str]:
    return [one.note for one in check(establishment, on=on) if one.tone == Tone.FAILED]


def _name(asked: Asked) -> Iterator[Check]:
    wanted, label = asked.establishment, "名称没有重复"
    others = Establishment.objects.filter(name=wanted.name, founded=None, matter__state="review")
    if Unit.objects.filter(name=wanted.name).exists():
        yield Check(
            Tone.FAILED,
            label,
            f"已有工会叫“{wanted.name}”，请核对全称，或写明所在镇街以示区别",
        )
    elif others.exclude(pk=wanted.pk).exists():
        yield Check(Tone.FAILED, label, f"另有一件建会申请也叫“{wanted.name}”，请核对是否重复申请")
    else:
        yield Check(Tone.OK, label, wanted.name)


def _superior(asked: Asked) -> Iterator[Check]:
    superior, label, law = asked.establishment.matter.unit, "报上一级工会批准", f"{LAW}第十二条"
    if superior.closed_on and superior.closed_on <= asked.on:
        told = f"{superior.name}已于 {superior.closed_on} 撤销，请撤回后在承接它的工会之下重新申请"
        yield Check(Tone.FAILED, label, told, law)
    elif asked.establishment.kind in BELOW and superior.kind not in GRASSROOTS:
        told = f"{superior.name}不是基层工会，分工会和工会小组须建在基层工会之下，请改正工会类型或上级工会"
        yield Check(Tone.FAILED, label, told, law)
    else:
        yield Check(Tone.OK, label, f"上级工会 {superior.name}", law)


def _employers(asked: Asked) -> Iterator[Check]:
    """One employer alone, two or more together (工会法第十一条)."""
    kind, label, law = asked.establishment.kind, "覆盖单位与工会类型相符", f"{LAW}第十一条"
    told = f"覆盖 {asked.employers} 家单位，职工 {asked.employees:,} 人"
    if kind == UnitKind.SINGLE and asked.employers != 1:
        told = f"单独基层工会覆盖一家单位，现填 {asked.employers} 家，请改正覆盖单位或工会类型"
        yield Check(Tone.FAILED, label, told, law)
    elif kind == UnitKind.JOINT and asked.employers < 2:  # noqa: PLR2004  (两个以上单位)
        told = f"联合基层工会由两家以上单位联合建立，现填 {asked.employers} 家，请补充单位或改正工会类型"
        yield Check(Tone.FAILED, label, told, law)
    elif asked.employers and asked.establishment.members > asked.employees:
        yield Check(Tone.LOOK, label, f"{told}，少于预计会员 {asked.establishment.members:,} 人，请核对", law)
    else:
        yield Check(Tone.OK, label, told, law)


def _elsewhere(asked: Asked) -> Iterator[Check]:
    """Another union's employer is regrouped when the superior stands above both; otherwise nobody here may decide it."""
    label, superior = "单位没有被其他工会覆盖", asked.establishment.matter.unit
    outside = [one for one in asked.covers if not one.unit.path.startswith(superior.path)]
    if outside:
        told = "、".join(f"{one.employer.name}（{one.unit.name}）" for one in outside)
        told = f"{told}不归{superior.name}管辖，请先由共同的上级工会办理划转"
        yield Check(Tone.FAILED, label, told)
    elif asked.covers:
        told = "、".join(f"{one.employer.name}现由{one.unit.name}覆盖" for one in asked.covers)
        yield Check(Tone.LOOK, label, f"{told}，批准后自成立之日划转，会籍一并划转")
    else:
        yield Check(Tone.OK, label)


def _term(asked: Asked) -> Iterator[Check]:
    """3 or 5 years; a federation 5. A branch has none of its own."""
    short, long = (
        int(rule_row(code, on=asked.on).value) for code in ("unions.term_short", "unions.term_long")
    )
    allowed = (short, long) if asked.establishment.kind in GRASSROOTS else (long,)
    label, law, years = "任期", f"{LAW}第十六条", asked.establishment.years
    if asked.establishment.kind in BELOW:
        return
    if years not in allowed:
        told = "或".join(str(one) for one in allowed)
        yield Check(Tone.FAILED, label, f"每届任期应为 {told} 年，现填 {years} 年，请改正", law)
    else:
        yield Check(Tone.OK, label, f"{years} 年", law)


def _congress(asked: Asked) -> Iterator[Check]:
    least, law, href = resting("unions.congress_from", asked.on)
    held = "会员代表大会或会员大会" if asked.establishment.members >= least else "会员大会"
    told = f"会员 {asked.establishment.members:,} 人，由{held}选举"
    yield Check(Tone.OK, "选举的大会", told, law, href)


def _opinion(asked: Asked) -> Iterator[Check]:
    label, told = "党组织意见", asked.establishment.party_opinion
    yield Check(Tone.OK, label, told) if told else Check(Tone.LOOK, label, "没有填写；没有党组织的请写明")
