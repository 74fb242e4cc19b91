"""What is looked at in a union's request for its re-election, by the rules of the day it was handed in."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from zhijia.grassroots.models import Election
from zhijia.matters.terms import Tone
from zhijia.orgs.terms import GRASSROOTS
from zhijia.people.queries import voters
from zhijia.people.terms import Sex
from zhijia.rulebook.queries import rule, rule_row
from zhijia.web.checks import Check

from .committee import size_check

CONGRESS, WOMEN = "unions.congress_from", "unions.women_from"


def request_checks(election: Election, *, on: date) -> list[Check]:
    """In the order an officer reads them."""
    may_vote = voters(election.unit, on)
    members, women = may_vote.count(), may_vote.filter(sex=Sex.FEMALE).count()
    return [
        *_roll(members), *_years(election, on), size_check(members, election.seats_committee, on=on),
        _meeting(election, members, on), _audit(election), _party(election), *_women(women, on),
    ]  # fmt: skip


def _told(code: str) -> tuple[str, str]:
    return "规则", reverse("rulebook:history", args=[code])


def _roll(members: int) -> Iterator[Check]:
    if members:
        yield Check(Tone.OK, "名册上有表决权的会员", f"{members:,} 人，保留会籍的不计")
    else:
        said = "会员名册里还没有这个工会的在册会员，请先导入会员实名制名册"
        yield Check(Tone.FAILED, "名册上有表决权的会员", said)


def _years(election: Election, on: date) -> Iterator[Check]:
    allowed = {int(rule("unions.term_long", on=on))}
    if election.unit.kind in GRASSROOTS:
        allowed.add(int(rule("unions.term_short", on=on)))
    said = f"每届 {'或'.join(str(one) for one in sorted(allowed))} 年（工会法第十六条）"
    if election.years in allowed:
        yield Check(Tone.OK, "任期", said)
    else:
        yield Check(Tone.FAILED, "任期", f"{said}，拟定 {election.years} 年，请改正任期")


def _meeting(election: Election, members: int, on: date) -> Check:
    """Fewer members meet all together; from so many on delegates may meet."""
    least = int(rule(CONGRESS, on=on))
    if election.congress and members < least:
        said = f"会员 {members:,} 人，不足 {least} 人，请改为召开会员大会"
        return Check(Tone.FAILED, "大会形式", said, *_told(CONGRESS))
    form = "会员代表大会" if election.congress else "会员大会"
    return Check(Tone.OK, "大会形式", f"会员 {members:,} 人，召开{form}", *_told(CONGRESS))


def _audit(election: Election) -> Check:
    if election.seats_audit:
        return Check(Tone.OK, "经费审查", f"经审委员 {election.seats_audit} 名（工会法第四十五条）")
    said = "各级工会都要建立经费审查委员会（工会法第四十五条），请填写经审委员名额"
    return Check(Tone.FAILED, "经费审查", said)


def _party(election: Election) -> Check:
    if election.party_opinion.strip():
        return Check(Tone.OK, "同级党组织意见", election.party_opinion)
    return Check(Tone.FAILED, "同级党组织意见", "请填写同级党组织对换届的意见")


def _women(women: int, on: date) -> Iterator[Check]:
    """The women workers' committee is set up at the same time; it is chosen beside this election."""
    row = rule_row(WOMEN, on=on)
    if women >= row.value:
        said = f"女会员 {women:,} 人，应同时建立女职工委员会（{row.document}{row.article}）"
        yield Check(Tone.LOOK, "女职工委员会", said, *_told(WOMEN))
