"""Reading re-elections: who stands, what the checks say, where the request goes, what comes next."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from django.urls import reverse

from zhijia.access.terms import Permission
from zhijia.base.strokes import stroke_key
from zhijia.grassroots.checking.electing import (
    Bars,
    Counted,
    Standing,
    candidate_checks,
    failures,
    meeting_checks,
    settle,
)
from zhijia.grassroots.checking.requesting import request_checks
from zhijia.grassroots.models import Delay, Election, Nominee
from zhijia.grassroots.terms import Office
from zhijia.matters.flows import StopPlan
from zhijia.matters.models import Matter
from zhijia.orgs.models import Unit
from zhijia.people.models import Account
from zhijia.people.queries import voters
from zhijia.rulebook.queries import rule_row
from zhijia.web.checks import Check

from .approving import desk_over

BEFORE, MEETING = ("draft", "returned", "review"), ("meeting", "result", "done")
RULES = {"quorum": "unions.quorum", "majority": "unions.majority", "contest": "unions.contest_percent"}
PARTS = {"/3": 3, "/2": 2, "%": 100}


def route(matter: Matter) -> list[StopPlan]:
    """The nearest union above that approves."""
    desk = desk_over([matter.unit], Permission.UNIONS_APPROVE, on=matter.rules_on)
    return [StopPlan("上级批复", desk, Permission.UNIONS_APPROVE, "unions.review_days")] if desk else []


def open_election(unit: Unit) -> Election | None:
    return Election.objects.filter(unit=unit, stands=True).select_related("matter__unit", "unit").first()


def bars(*, on: date) -> Bars:
    """The shares in force that day, each with the page of its rule."""
    rows = {name: rule_row(code, on=on) for name, code in RULES.items()}
    shares = {name: Fraction(int(row.value), PARTS[row.unit]) for name, row in rows.items()}
    links = {name: ("规则", reverse("rulebook:history", args=[code])) for name, code in RULES.items()}
    return Bars(**shares, links=links)


def on_paper(election: Election) -> tuple[list[Nominee], list[Nominee]]:
    """The committee's candidates and the audit committee's, each in the order of their surnames' strokes."""
    rows = sorted(
        election.nominees.select_related("person"), key=lambda one: (stroke_key(one.person.name), one.pk)
    )
    return [one for one in rows if not one.audit], [one for one in rows if one.audit]


def voting(election: Election, *, on: date) -> set[int]:
    return set(voters(election.unit, on).values_list("person", flat=True))


def judged(those: Sequence[Nominee], may_vote: set[int]) -> list[Standing]:
    return [
        Standing(
            one.pk, one.person.name, one.office == Office.CHAIR, one.votes or 0, one.again, one.relative, one.manager,
            one.personnel, one.foreign, one.person_id in may_vote,
        )
        for one in those
    ]  # fmt: skip


def check_candidates(election: Election, *, on: date) -> list[Check]:
    rules, may_vote = bars(on=election.matter.rules_on), voting(election, on=on)
    committee, audit = (judged(those, may_vote) for those in on_paper(election))
    seats = {"seats": election.seats_committee, "audit_seats": election.seats_audit}
    return list(candidate_checks(committee, audit, **seats, bars=rules))


def check_meeting(election: Election) -> list[Check]:
    """By the roll of the day of the meeting: whoever left or was retained before it neither votes nor counts."""
    assert election.held_on is not None  # noqa: S101  (the form and the service ask for it)
    rules, may_vote = bars(on=election.matter.rules_on), voting(election, on=election.held_on)
    counted = Counted(
        election.entitled or 0, len(may_vote), election.attended or 0, election.issued or 0, election.returned or 0,
        election.secret,
    )  # fmt: skip
    committee, audit = (judged(those, may_vote) for those in on_paper(election))
    seats = {"seats": election.seats_committee, "audit_seats": election.seats_audit}
    barred = [
        one
        for one in candidate_checks(committee, audit, **seats, bars=rules)
        if one.label == "候选人都是在册会员"
    ]
    return [*meeting_checks(counted, committee, audit, **seats, bars=rules), *barred]


def winners(election: Election) -> set[int]:
    """The nominees who are in, of both papers."""
    rules, found = bars(on=election.matter.rules_on), set[int]()
    seats = (election.seats_committee, election.seats_audit)
    for those, places in zip(on_paper(election), seats, strict=True):
        told = settle(
            judged(those, set()), seats=places, entitled=election.entitled or 0, majority=rules.majority
        )
        found |= set(told.elected)
    return found


def checks_of(election: Election, *, on: date) -> list[Check]:
    """What is looked at where the election stands now."""
    state = election.matter.state
    if state in MEETING and election.held_on:
        return check_meeting(election)
    if state in BEFORE:
        return request_checks(election, on=election.matter.rules_on)
    return check_candidates(election, on=on) if state == "candidates" else []


def kin(matter: Matter) -> set[int]:
    """Who stands approves nothing of it."""
    return set(Nominee.objects.filter(election__matter=matter).values_list("person", flat=True))


def facts_said(matter: Matter) -> list[tuple[str, object]]:
    one = matter.election
    told: list[tuple[str, object]] = [
        ("届满", f"第{one.former.number}届，{one.former.last_day} 届满" if one.former else "没有登记过届次"),
        ("拟召开", f"{one.planned_on} {'会员代表大会' if one.congress else '会员大会'}"),
        ("新一届任期", f"{one.years} 年"),
        ("名额", f"委员 {one.seats_committee} 名，经审委员 {one.seats_audit} 名"),
        ("同级党组织意见", one.party_opinion),
    ]
    if one.approval:
        told.append(("同意换届的批复文号", one.approval))
    if one.held_on:
        papers = f"应到 {one.entitled:,} 人，实到 {one.attended:,} 人，发出 {one.issued:,} 张，收回 {one.returned:,} 张"
        told += [("大会日期", one.held_on), ("大会情况", papers)]
    return told + ([("选举结果的批复文号", one.document)] if one.document else [])


def look(matter: Matter, account: Account) -> Mapping[str, Any]:  # noqa: ARG001
    """The panel of the matter's page."""
    election = Election.objects.select_related("matter__unit", "unit").get(matter=matter)
    checks = checks_of(election, on=matter.rules_on)
    failed = len(failures(checks)) if matter.awaits else 0
    committee, audit = on_paper(election)
    return {
        "checks": checks, "committee": committee, "audit": audit, "election": election,
        "blocking": f"有 {failed} 项检查未通过，可以退回。" if failed else "",
    }  # fmt: skip


def delay_facts(matter: Matter) -> list[tuple[str, object]]:
    one = Delay.objects.select_related("term").get(matter=matter)
    return [
        ("届次", f"第{one.term.number}届"),
        ("原届满日", one.due_on),
        ("申请延期至", one.to),
        ("理由", one.reason),
    ]
