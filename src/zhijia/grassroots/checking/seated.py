"""Who is put forward for a union to be founded: how many, for which offices, and who may not."""

from collections.abc import Iterator

from zhijia.grassroots.terms import COMMITTEE, Office
from zhijia.matters.terms import Tone
from zhijia.people.terms import Sex
from zhijia.web.checks import Check

from .committee import size_check
from .wanted import BELOW, LAW, Asked, resting

AUDIT, WOMEN = (Office.AUDIT_CHAIR, Office.AUDIT_MEMBER), (Office.WOMEN_CHAIR, Office.WOMEN_MEMBER)


def seated(asked: Asked) -> Iterator[Check]:
    """In the order an officer reads them."""
    for look in (_committee, _size, _chair, _relatives, _women, _audit, _full_time):
        yield from look(asked)


def _committee(asked: Asked) -> Iterator[Check]:
    least, law, href = resting("unions.committee_from", asked.on)
    members, label = asked.establishment.members, "建立基层工会委员会"
    has = asked.holding(*COMMITTEE) or asked.establishment.kind in BELOW
    if members >= least and not has:
        told = f"会员 {members:,} 人，{least} 人以上应当建立基层工会委员会，请补充委员人选"
        yield Check(Tone.FAILED, label, told, law, href)
    elif not has and not asked.holding(Office.ORGANISER):
        told = f"会员不足 {least} 人，可以单独或联合建立基层工会委员会，也可以选举组织员一人，请补充人选"
        yield Check(Tone.FAILED, label, told, law, href)
    elif members >= least:
        yield Check(Tone.OK, label, f"会员 {members:,} 人，{least} 人以上应当建立", law, href)
    else:
        yield Check(
            Tone.OK, label, f"会员 {members:,} 人，不足 {least} 人的可以建立，也可以选举组织员", law, href
        )


def _size(asked: Asked) -> Iterator[Check]:
    if seats := asked.holding(*COMMITTEE):
        yield size_check(asked.establishment.members, len(seats), on=asked.on)


def _chair(asked: Asked) -> Iterator[Check]:
    """Somebody leads it: a chair, or the one organiser; nobody holds two offices of the committee."""
    label = "主席人选"
    names = [seat.name for seat in asked.holding(*COMMITTEE)]
    twice = sorted({name for name in names if names.count(name) > 1})
    organisers = asked.holding(Office.ORGANISER)
    if names and not asked.holding(Office.CHAIR):
        yield Check(Tone.FAILED, label, "还没有主席人选，请在人选中补充主席")
    elif twice:
        yield Check(
            Tone.FAILED, label, f"{'、'.join(twice)}在委员会中写了两次，请删去一次，同名的请核对身份证号"
        )
    elif len(organisers) > 1:
        yield Check(
            Tone.FAILED, label, f"组织员只选一人，现填 {len(organisers)} 人，请删去其余人选", f"{LAW}第十一条"
        )
    else:
        yield Check(
            Tone.OK, label, "、".join(seat.name for seat in asked.holding(Office.CHAIR) or organisers)
        )


def _relatives(asked: Asked) -> Iterator[Check]:
    law, label = f"{LAW}第十条", "主要负责人的近亲属不在委员会"
    related = "、".join(
        seat.name for seat in asked.seats if seat.relative and seat.office in (*COMMITTEE, Office.ORGANISER)
    )
    if related:
        told = f"{related}是单位主要负责人的近亲属，不得作为本单位工会委员会成员人选，请另提人选"
        yield Check(Tone.FAILED, label, told, law)
    else:
        yield Check(Tone.OK, label, aside=law)


def _women(asked: Asked) -> Iterator[Check]:
    """Ten women members, and the women workers' committee is set up with the union's own; its chair is a woman."""
    least, law, href = resting("unions.women_from", asked.on)
    women, label = asked.establishment.women, "女职工组织"
    chairs = asked.holding(Office.WOMEN_CHAIR)
    men = [seat.name for seat in asked.holding(*WOMEN) if seat.sex == Sex.MALE]
    if women >= least and not chairs:
        told = f"女会员 {women:,} 人，{least} 人以上应建立女职工委员会，请补充女职工委员会主任人选"
        yield Check(Tone.FAILED, label, told, law, href)
    elif men:
        yield Check(Tone.FAILED, label, f"{'、'.join(men)}的身份证号为男性，请核对女职工委员人选", law, href)
    elif women >= least:
        yield Check(Tone.OK, label, f"女会员 {women:,} 人，设女职工委员会", law, href)
    elif women and not asked.holding(*WOMEN):
        yield Check(Tone.LOOK, label, f"女会员 {women:,} 人，不足 {least} 人的可以设女职工委员", law, href)
    else:
        yield Check(Tone.OK, label, f"女会员 {women:,} 人", law, href)


def _audit(asked: Asked) -> Iterator[Check]:
    law, label, seats = f"{LAW}第四十五条", "经费审查", asked.holding(*AUDIT)
    if asked.establishment.kind in BELOW or (
        asked.holding(Office.ORGANISER) and not asked.holding(*COMMITTEE)
    ):
        return
    if not seats:
        told = "各级工会设经费审查委员会，人数少的可以选举经审委员一人，请补充人选"
        yield Check(Tone.FAILED, label, told, law)
    elif len(seats) > 1 and not asked.holding(Office.AUDIT_CHAIR):
        yield Check(Tone.FAILED, label, f"经审委员 {len(seats)} 人，请写明经审会主任", law)
    else:
        yield Check(
            Tone.OK, label, "、".join(f"{seat.name}（{seat.get_office_display()}）" for seat in seats), law
        )


def _full_time(asked: Asked) -> Iterator[Check]:
    """May, not must."""
    least, law, href = resting("unions.full_time_from", asked.on)
    chair, label, count = next(iter(asked.holding(Office.CHAIR)), None), "专职主席", asked.employees
    if chair and chair.full_time and count < least:
        told = f"职工 {count:,} 人，{least} 人以上的可以设专职主席，请核对是否专职"
        yield Check(Tone.LOOK, label, told, law, href)
    elif count >= least:
        told = "拟设专职主席" if chair and chair.full_time else "可以设专职主席，未设不影响批准"
        yield Check(Tone.OK, label, f"职工 {count:,} 人，{told}", law, href)
