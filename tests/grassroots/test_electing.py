"""A valid election as pure judgements: the edges of two thirds and of one half, ties, second ballots, who is barred."""

from fractions import Fraction

import pytest

from zhijia.grassroots.checking.electing import (
    Bars,
    Counted,
    Outcome,
    Standing,
    candidate_checks,
    failures,
    meeting_checks,
    needed,
    settle,
)

HALF = Fraction(1, 2)
BARS = Bars(quorum=Fraction(2, 3), majority=HALF, contest=Fraction(5, 100))


def stood(*votes, again=None, **more):
    again = again or {}
    return [
        Standing(pk, name, chair=pk == 1, votes=n, again=again.get(pk), **more)
        for pk, (name, n) in enumerate(zip("甲乙丙丁戊己", votes, strict=False), start=1)
    ]


def counted(**changed):
    told = {
        "entitled": 100,
        "voters": 100,
        "attended": 90,
        "issued": 90,
        "returned": 90,
        "secret": True,
    }
    return Counted(**(told | changed))


def meeting(committee, audit=None, *, seats=3, audit_seats=1, **figures):
    audit = audit or [Standing(9, "审", votes=80)]
    told = {"seats": seats, "audit_seats": audit_seats, "bars": BARS}
    return failures(list(meeting_checks(counted(**figures), committee, audit, **told)))


def candidates(committee, audit=(), *, seats=3, audit_seats=0):
    told = {"seats": seats, "audit_seats": audit_seats, "bars": BARS}
    return failures(list(candidate_checks(committee, audit, **told)))


def test_a_sound_meeting_fails_nothing():
    assert meeting(stood(80, 70, 60, 40)) == []


@pytest.mark.parametrize(("attended", "sound"), [(66, False), (67, True)])
def test_two_thirds_of_all_entitled_must_come(attended, sound):
    """R1-10: 67 of 100; two thirds of 100 are 66.67."""
    failed = meeting(
        stood(60, 59, 58, 0), attended=attended, issued=66, returned=66, audit=[Standing(9, "审", votes=60)]
    )

    assert (failed == []) is sound
    assert sound or "未达到法定人数" in failed[0]


def test_exactly_two_thirds_is_enough():
    failed = meeting(
        stood(50, 50, 50, 0),
        entitled=90,
        attended=60,
        issued=60,
        returned=60,
        audit=[Standing(9, "审", votes=50)],
    )

    assert failed == []


@pytest.mark.parametrize(("votes", "elected"), [(50, ()), (51, (1,))])
def test_more_than_half_of_all_entitled_not_of_those_who_came(votes, elected):
    """70 came of 100: 50 would be far more than half of those present, and elects nobody."""
    assert settle(stood(votes), seats=1, entitled=100, majority=HALF).elected == elected


def test_of_more_than_the_seats_the_most_votes_win():
    told = settle(stood(60, 90, 70, 80), seats=3, entitled=100, majority=HALF)

    assert told == Outcome((2, 4, 3), (), 0)


def test_a_tie_at_the_last_seat_elects_neither_and_asks_for_a_second_ballot():
    told = settle(stood(70, 54, 54, 1), seats=2, entitled=100, majority=HALF)

    assert told == Outcome((1,), (2, 3), 1)
    assert "乙、丙得票相等" in meeting(stood(70, 54, 54, 1), seats=2)[0]


def test_a_tie_above_the_last_seat_is_no_tie():
    assert settle(stood(80, 80, 60), seats=2, entitled=100, majority=HALF) == Outcome((1, 2), (), 0)


def test_the_second_ballot_settles_the_tie():
    second = stood(70, 54, 54, 1, again={2: 40, 3: 52})

    assert settle(second, seats=2, entitled=100, majority=HALF) == Outcome((1, 3), (), 0)
    assert meeting(second, seats=2) == []


def test_seats_that_nobody_won_are_filled_by_a_second_ballot():
    first, second = stood(80, 70, 50, 40), stood(80, 70, 50, 40, again={3: 51, 4: 30})

    assert settle(first, seats=3, entitled=100, majority=HALF) == Outcome((1, 2), (), 1)
    assert "还缺 1 名" in meeting(first)[0]
    assert settle(second, seats=3, entitled=100, majority=HALF) == Outcome((1, 2, 3), (), 0)


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ({"returned": 91}, "收回多于发出，选举无效"),
        ({"attended": 80}, "发出的选票多于实到人数"),
        ({"attended": 101}, "实到多于应到"),
        ({"voters": 99}, "应到人数不能超过名册"),
        ({"secret": False}, "应当无记名投票"),
    ],
)
def test_figures_that_cannot_be_are_refused(figures, said):
    assert said in "；".join(meeting(stood(80, 70, 60, 40), **figures))


def test_returned_as_many_as_issued_is_valid():
    """R1-11: only more papers than were given out make the election void."""
    assert meeting(stood(80, 70, 60, 40), issued=90, returned=90) == []
    assert meeting(stood(80, 70, 60, 40), issued=90, returned=89) == []


def test_nobody_has_more_votes_than_papers_came_back_and_no_paper_ticks_more_than_the_seats():
    assert "请核对计票" in meeting(stood(91, 70, 60, 40))[0]
    assert "请核对计票" in meeting(stood(80, 80, 80, 31))[0]  # 271 ticks on 90 papers of three


def test_one_chair_is_elected():
    assert "应为 1 名" in meeting([Standing(n, str(n), votes=60) for n in (1, 2, 3)])[0]


@pytest.mark.parametrize(("seats", "least"), [(3, 4), (15, 16), (21, 23), (45, 48)])
def test_more_candidates_than_seats(seats, least):
    """5 %, rounded up, and one at least."""
    assert needed(seats, BARS) == least


def test_the_committee_is_contested_and_the_audit_committee_need_not_be():
    assert candidates(stood(0, 0, 0, 0), [Standing(9, "审")], audit_seats=1) == []
    assert "请再提名 1 名" in candidates(stood(0, 0, 0))[0]


def test_a_relative_of_the_head_is_no_candidate_for_the_committee():
    failed = candidates([*stood(0, 0, 0), Standing(4, "丁", relative=True)])

    assert [one for one in failed if "丁" in one and "工会法第十条" in one] == failed


@pytest.mark.parametrize("why", ["manager", "personnel", "foreign"])
def test_some_may_sit_but_not_in_the_chair(why):
    seated, chair = Standing(1, "甲", **{why: True}), Standing(1, "甲", chair=True, **{why: True})
    others = [Standing(n, str(n), chair=n == 2) for n in (2, 3, 4)]

    assert candidates([seated, *others]) == []
    assert "企业工会主席产生办法" in candidates([chair, *others])[0]


def test_retained_members_do_not_stand():
    failed = candidates([*stood(0, 0, 0), Standing(4, "丁", voter=False)])

    assert len(failed) == 1
    assert "保留会籍的会员没有选举权" in failed[0]
