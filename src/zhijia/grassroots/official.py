"""A re-election's papers in words: the request, the report of its result, and the answers to both."""

from dataclasses import dataclass
from datetime import date

from .models import Election, Nominee
from .terms import Office


@dataclass(frozen=True)
class Letter:
    """Title and text, as `reports.official` sets them (GB/T 9704)."""

    title: str
    body: str


def _form(election: Election) -> str:
    return "会员代表大会" if election.congress else "会员大会"


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def request(election: Election, superior: str) -> Letter:
    """换届请示."""
    former = election.former
    ends = f"第{former.number}届委员会任期于{_said(former.last_day)}届满，" if former else ""
    return Letter(
        f"关于{election.unit.name}换届选举的请示",
        f"{superior}：\n{election.unit.name}{ends}拟于{_said(election.planned_on)}召开{_form(election)}进行换届选举。\n"
        f"新一届委员会任期{election.years}年，设委员{election.seats_committee}名，经费审查委员会委员{election.seats_audit}名。"
        f"委员实行差额选举，采用无记名投票方式。\n同级党组织意见：{election.party_opinion}\n妥否，请批示。\n"
        f"{election.unit.name}\n{_said(election.matter.rules_on)}",
    )  # fmt: skip


def approval(election: Election, superior: str) -> Letter:
    """同意换届的批复."""
    return Letter(
        f"关于同意{election.unit.name}换届选举的批复",
        f"{election.approval or '（文号）'}\n{election.unit.name}：\n你会《关于{election.unit.name}换届选举的请示》收悉。"
        f"经研究，同意你会召开{_form(election)}进行换届选举，新一届委员会设委员{election.seats_committee}名，"
        f"经费审查委员会委员{election.seats_audit}名，任期{election.years}年。\n请按有关规定做好筹备和选举工作，选举结果报我会审批。\n{superior}",
    )  # fmt: skip


def report(election: Election, elected: list[Nominee], superior: str) -> Letter:
    """选举结果报告."""
    assert election.held_on is not None  # noqa: S101  (only a meeting that was held is reported)
    return Letter(
        f"关于{election.unit.name}选举结果的报告",
        f"{superior}：\n{election.unit.name}于{_said(election.held_on)}召开{_form(election)}，应到{election.entitled}人，"
        f"实到{election.attended}人，发出选票{election.issued}张，收回{election.returned}张，选举有效。\n{_names(elected)}\n"
        f"请予批复。\n{election.unit.name}",
    )  # fmt: skip


def confirmation(election: Election, elected: list[Nominee], superior: str) -> Letter:
    """选举结果的批复."""
    return Letter(
        f"关于{election.unit.name}选举结果的批复",
        f"{election.document or '（文号）'}\n{election.unit.name}：\n你会《关于{election.unit.name}选举结果的报告》收悉。"
        f"经研究，同意选举结果。\n{_names(elected)}\n任期{election.years}年。\n{superior}",
    )  # fmt: skip


def _names(elected: list[Nominee]) -> str:
    """Office by office, each in the order of strokes in which the list came."""
    told = {
        office: [one.person.name for one in elected if one.office == office]
        for office in Office
        if any(one.office == office for one in elected)
    }
    return "\n".join(f"{Office(office).label}：{'、'.join(names)}" for office, names in told.items())


def rules_of_voting(election: Election, committee: int, audit: int) -> str:
    """选举办法, the sentence on the voting paper."""
    return (
        f"本次选举采用无记名投票。应选委员 {election.seats_committee} 名，候选人 {committee} 名；"
        f"应选经审委员 {election.seats_audit} 名，候选人 {audit} 名。同意的画“○”，不同意的画“×”，弃权的不画；"
        "每张选票所选人数不超过应选名额的有效，超过的作废。候选人按姓氏笔画排列。"
    )
