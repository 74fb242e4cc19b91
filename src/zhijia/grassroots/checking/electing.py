"""What a valid re-election is, as pure judgements: figures and rules go in, checks with their sentences come out.

Counted against all who are entitled, never against who came: `Bars` holds the shares, as rows of the rulebook tell them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from zhijia.matters.terms import Tone
from zhijia.web.checks import Check

ARTICLE_10 = "工会法第十条"
CHAIRS = "《企业工会主席产生办法》，条文未核对原文，请以原文为准"


@dataclass(frozen=True)
class Bars:
    """Shares of a meeting: `quorum` must come, more than `majority` must say yes; `contest` so many more candidates than seats."""

    quorum: Fraction
    majority: Fraction
    contest: Fraction
    links: dict[str, tuple[str, str]] = field(default_factory=dict, compare=False)

    def link(self, name: str) -> tuple[str, str]:
        """The rule's label and address, where a page shows them."""
        return self.links.get(name, ("", ""))


@dataclass(frozen=True)
class Standing:
    """One candidate as judged: votes of the first ballot, and of a second where there was one."""

    pk: int
    name: str
    chair: bool = False
    votes: int = 0
    again: int | None = None
    relative: bool = False
    manager: bool = False
    personnel: bool = False
    foreign: bool = False
    voter: bool = True


@dataclass(frozen=True)
class Outcome:
    """Who is in, who ties at the last seat, and how many seats nobody has."""

    elected: tuple[int, ...]
    tied: tuple[int, ...]
    vacant: int


@dataclass(frozen=True)
class Counted:
    """The figures of a meeting."""

    entitled: int
    voters: int
    attended: int
    issued: int
    returned: int
    secret: bool


def settle(stood: Sequence[Standing], *, seats: int, entitled: int, majority: Fraction) -> Outcome:
    """More than the majority of all entitled, the most votes first; a second ballot fills what the first left open."""
    first = _fill([(one.pk, one.votes) for one in stood], seats, entitled, majority)
    left = [(one.pk, one.again) for one in stood if one.pk not in first.elected and one.again is not None]
    if not first.vacant or not left:
        return first
    second = _fill(left, first.vacant, entitled, majority)
    return Outcome(first.elected + second.elected, second.tied, second.vacant)


def _fill(votes: Sequence[tuple[int, int]], seats: int, entitled: int, majority: Fraction) -> Outcome:
    passed = sorted(
        ((pk, n) for pk, n in votes if n > entitled * majority), key=lambda pair: (-pair[1], pair[0])
    )
    if len(passed) <= seats:
        return Outcome(tuple(pk for pk, _ in passed), (), seats - len(passed))
    last = passed[seats - 1][1]
    if passed[seats][1] < last:
        return Outcome(tuple(pk for pk, _ in passed[:seats]), (), 0)
    sure = tuple(pk for pk, n in passed if n > last)
    return Outcome(sure, tuple(pk for pk, n in passed if n == last), seats - len(sure))


def candidate_checks(
    committee: Sequence[Standing], audit: Sequence[Standing], *, seats: int, audit_seats: int, bars: Bars
) -> Iterator[Check]:
    """Before the meeting: enough of them, and nobody whom the law bars."""
    yield _contest(len(committee), seats, bars)
    yield _enough("经审委员候选人", len(audit), audit_seats)
    yield from who_may_stand(committee, audit)
    yield _chair(committee)


def who_may_stand(committee: Sequence[Standing], audit: Sequence[Standing]) -> Iterator[Check]:
    """At a re-election and between two: nobody whom the law bars, and members of full standing only."""
    yield _barred("主要负责人的近亲属不作委员人选", [one for one in committee if one.relative], ARTICLE_10)
    barred = [one for one in committee if one.chair and (one.manager or one.personnel or one.foreign)]
    yield _barred("主席人选不是行政负责人（含副职）、合伙人、人力资源部门负责人或外籍职工", barred, CHAIRS)
    lost = [one for one in (*committee, *audit) if not one.voter]
    yield _barred("候选人都是在册会员", lost, "保留会籍的会员没有选举权、被选举权和表决权")


def needed(seats: int, bars: Bars) -> int:
    """Candidates for so many seats: the share more, and one at least."""
    more = seats * bars.contest
    return seats + max(1, -(-more.numerator // more.denominator))


def _contest(count: int, seats: int, bars: Bars) -> Check:
    least = needed(seats, bars)
    said = f"应选 {seats} 名，差额选举候选人不少于 {least} 名，现有 {count} 名"
    if count >= least:
        return Check(Tone.OK, "委员实行差额选举", said, *bars.link("contest"))
    return Check(
        Tone.FAILED, "委员实行差额选举", f"{said}，请再提名 {least - count} 名", *bars.link("contest")
    )


def _enough(label: str, count: int, seats: int) -> Check:
    said = f"应选 {seats} 名，可以等额，现有 {count} 名"
    if count >= seats:
        return Check(Tone.OK, label, said)
    return Check(Tone.FAILED, label, f"{said}，请再提名 {seats - count} 名")


def _barred(label: str, those: Sequence[Standing], source: str) -> Check:
    if not those:
        return Check(Tone.OK, label, source)
    names = "、".join(one.name for one in those)
    return Check(Tone.FAILED, label, f"{names}不能作这一职务的候选人（{source}），请撤下或改提其他人选")


def _chair(committee: Sequence[Standing]) -> Check:
    chairs = sum(one.chair for one in committee)
    if chairs:
        return Check(Tone.OK, "有主席人选", f"{chairs} 名")
    return Check(Tone.FAILED, "有主席人选", "候选人中没有拟任主席的人选，请在提名时写明拟任职务")


def meeting_checks(
    counted: Counted, committee: Sequence[Standing], audit: Sequence[Standing],
    *, seats: int, audit_seats: int, bars: Bars,
) -> Iterator[Check]:  # fmt: skip
    """Of the meeting itself, then of each ballot."""
    yield _entitled(counted)
    yield _quorum(counted, bars)
    yield _papers(counted)
    yield (
        Check(Tone.OK, "无记名投票")
        if counted.secret
        else Check(Tone.FAILED, "无记名投票", "选举应当无记名投票，请核对会议记录")
    )
    for label, those, places in (("委员", committee, seats), ("经审委员", audit, audit_seats)):
        yield from _ballot(label, those, places, counted, bars)
    yield _one_chair(committee, seats, counted, bars)


def _entitled(counted: Counted) -> Check:
    said = f"应到 {counted.entitled:,} 人，名册上有表决权的会员 {counted.voters:,} 人"
    if 0 < counted.entitled <= counted.voters:
        return Check(Tone.OK, "应到人数", said)
    return Check(
        Tone.FAILED, "应到人数", f"{said}，应到人数不能超过名册（保留会籍的不计），请核对应到人数或名册"
    )


def _quorum(counted: Counted, bars: Bars) -> Check:
    share = f"{bars.quorum.numerator}/{bars.quorum.denominator}"
    said = f"应到 {counted.entitled:,} 人，实到 {counted.attended:,} 人，须达到应到人数的 {share}"
    if counted.attended > counted.entitled:
        return Check(Tone.FAILED, "到会人数", f"{said}，实到多于应到，请核对", *bars.link("quorum"))
    if counted.attended >= counted.entitled * bars.quorum:
        return Check(Tone.OK, "到会人数", said, *bars.link("quorum"))
    return Check(
        Tone.FAILED, "到会人数", f"{said}，未达到法定人数，大会不能选举，请另行召开", *bars.link("quorum")
    )


def _papers(counted: Counted) -> Check:
    said = f"发出 {counted.issued:,} 张，收回 {counted.returned:,} 张"
    if counted.issued > counted.attended:
        return Check(Tone.FAILED, "选票有效", f"{said}，发出的选票多于实到人数，请核对")
    if counted.returned > counted.issued:
        return Check(Tone.FAILED, "选票有效", f"{said}，收回多于发出，选举无效，请重新选举")
    return Check(Tone.OK, "选票有效", f"{said}，收回不多于发出，选举有效")


def _ballot(
    label: str, those: Sequence[Standing], seats: int, counted: Counted, bars: Bars
) -> Iterator[Check]:
    told = f"{label}得票"
    most = max((max(one.votes, one.again or 0) for one in those), default=0)
    ticks = sum(one.votes for one in those)
    if most > counted.returned or ticks > counted.returned * seats:
        yield Check(
            Tone.FAILED,
            told,
            f"有人得票多于收回的选票，或合计多于 {counted.returned:,} 张选票可投的票数，请核对计票",
        )
        return
    half = f"{bars.majority.numerator}/{bars.majority.denominator}"
    outcome = settle(those, seats=seats, entitled=counted.entitled, majority=bars.majority)
    said = f"应选 {seats} 名，得票超过应到 {counted.entitled:,} 人的 {half} 才能当选，当选 {len(outcome.elected)} 名"
    if outcome.tied:
        names = "、".join(one.name for one in those if one.pk in outcome.tied)
        yield Check(
            Tone.FAILED,
            told,
            f"{said}；{names}得票相等，超过剩余名额，请就他们另行选举，把票数填入“另行选举得票”",
            *bars.link("majority"),
        )
    elif outcome.vacant:
        yield Check(
            Tone.FAILED,
            told,
            f"{said}，还缺 {outcome.vacant} 名，请就未当选的候选人另行选举，把票数填入“另行选举得票”",
            *bars.link("majority"),
        )
    else:
        yield Check(Tone.OK, told, said, *bars.link("majority"))


def _one_chair(committee: Sequence[Standing], seats: int, counted: Counted, bars: Bars) -> Check:
    outcome = settle(committee, seats=seats, entitled=counted.entitled, majority=bars.majority)
    chairs = [one.name for one in committee if one.chair and one.pk in outcome.elected]
    if len(chairs) == 1:
        return Check(Tone.OK, "主席一名", chairs[0])
    return Check(
        Tone.FAILED,
        "主席一名",
        f"当选委员中任主席的有 {len(chairs)} 名，应为 1 名，请按选举结果改正各人的职务",
    )


def failures(checks: Sequence[Check]) -> list[str]:
    return [f"{one.label}：{one.note}" for one in checks if one.tone == Tone.FAILED]
