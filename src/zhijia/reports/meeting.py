"""Which indicator a claim speaks of: a wrong meeting is worse than none."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

from zhijia.reports.reading.claims import Claim
from zhijia.reports.reading.layout import Span
from zhijia.reports.whereabouts import NEIGHBOURS, is_of_this_year, reaches_beyond, town_in, towns_in, year_in

__all__ = ["Spoken", "is_of_this_year", "meet", "town_in", "towns_in", "year_in"]

# Words that add nothing: after them the figure speaks of what the sentence named before (招聘会五年来共举办65场).
FILLER: Final = re.compile(
    r"(?:[一二三四五六七八九十两\d]+年[来间里]|(?:19|20)\d\d[ ]?年|其中|累计|共计|总计|合计|全年|先后|连续|分别|已经?|达到?|共有?|总|举办|开展|组织|完成|实现"
    r"|发放|办理|[了为是约近有的在各一]|全区|我区|[\u4e00-\u9fff]{1,3}(?:镇|街道)|[\s，,：:■（(“”）)])+",
)
# Who took part, whatever it was: 开展“安康杯”竞赛，组织1600余家企业参加.
TAKING_PART: Final = re.compile(
    r"参加|参与|参赛|参训|受训|受益|惠及|覆盖|服务|吸引|带动|企事业单位|企业|单位|职工|人员|会员|群众|活动|场次",
)
SUM: Final = re.compile(r"[共总合]|两项|各项")
PART: Final = "其中"


@dataclass(frozen=True, slots=True)
class Spoken:
    """How reports call an indicator; a word of several parts (工会干部 培训) wants them all, in any order."""

    code: str
    words: tuple[str, ...]
    units: tuple[str, ...]
    without: tuple[str, ...] = ()


class Found(NamedTuple):
    """A phrase of an indicator found near a number."""

    gap: int
    length: int
    spans: tuple[Span, ...]
    spoken: Spoken


def meet(
    claim: Claim, text: str, spoken: Iterable[Spoken], *, elsewhere: Iterable[str] = NEIGHBOURS
) -> Spoken | None:
    """The one indicator whose words stand by the number, or none; `elsewhere` names places whose figures are not ours."""
    near = Span(claim.before.start, claim.after.end)
    own = near.of(text)
    able = [
        each
        for each in spoken
        if claim.unit in each.units and not any(phrase in own for phrase in each.without)
    ]
    if not able or reaches_beyond(claim, text, elsewhere):
        return None
    return _beside(claim, text, able) or _earlier(claim, text, able)


def _reach_back(claim: Claim, text: str) -> Span | None:
    """Words of its own leave a figure no look back; 企业参加 looks back to the figure before; 共65场 to the sentence."""
    own = claim.before.of(text) + claim.after.of(text)
    if not FILLER.sub("", own):
        return Span(claim.sentence.start, claim.before.start)
    if not FILLER.sub("", TAKING_PART.sub("", own)):
        return Span(max(claim.sentence.start, claim.since), claim.before.start)
    return None


def _beside(claim: Claim, text: str, able: list[Spoken]) -> Spoken | None:
    """In front of the number first; a nearer phrase of another indicator behind it makes the case doubtful."""
    if _is_another_part(claim, text):
        return None
    front = _found(able, text, claim.before, claim)
    behind = _found(able, text, claim.after, claim)
    best = _winner(front or behind or _reaching(able, text, claim))
    gap = min((each.gap for each in front), default=0)
    doubtful = any(best and each.spoken.code != best.code and each.gap < gap for each in behind)
    return None if doubtful else best


def _reaching(able: list[Spoken], text: str, claim: Claim) -> list[Found]:
    """Words in several parts may stand on both sides (“安康杯” … 企业), or begin in what the sentence said before."""
    start = claim.before.start
    for span in (Span(start, claim.after.end), Span(claim.sentence.start, claim.after.end)):
        found = [
            each
            for each in _found(able, text, span, claim)
            if any(part.start >= start for part in each.spans)
        ]
        if found:
            return found
    return []


def _is_another_part(claim: Claim, text: str) -> bool:
    """其中女职工500人 is a part that the whole's indicator does not count."""
    lead = claim.before.of(text)
    return PART in lead and bool(FILLER.sub("", lead.partition(PART)[2]))


def _earlier(claim: Claim, text: str, able: list[Spoken]) -> Spoken | None:
    """What the sentence named before; a sum over several things named is none of them."""
    span = _reach_back(claim, text)
    found = _found(able, text, span, claim) if span else []
    codes = {each.spoken.code for each in found}
    is_sum_of_several = claim.since > claim.sentence.start and SUM.search(claim.before.of(text))
    if not span or len(codes) != 1 or is_sum_of_several:
        return None
    words = span.of(text)
    return None if any(phrase in words for phrase in found[0].spoken.without) else found[0].spoken


def _found(able: list[Spoken], text: str, span: Span, claim: Claim) -> list[Found]:
    phrases = ((spoken, word) for spoken in able for word in spoken.words)
    found = (_phrase(spoken, word.split(), text, span=span, claim=claim) for spoken, word in phrases)
    return [each for each in found if each]


def _phrase(spoken: Spoken, parts: list[str], text: str, *, span: Span, claim: Claim) -> Found | None:
    spans = tuple(_nearest(part, text, span, claim) for part in parts)
    if not spans or any(each is None for each in spans):
        return None
    known = tuple(each for each in spans if each)
    gap = min(claim.start - each.end if each.end <= claim.start else each.start - claim.end for each in known)
    return Found(gap, sum(len(part) for part in parts), known, spoken)


def _nearest(part: str, text: str, span: Span, claim: Claim) -> Span | None:
    """The occurrence closest to the number, never one that overlaps it."""
    before = text.rfind(part, span.start, min(span.end, claim.start))
    after = text.find(part, max(span.start, claim.end), span.end)
    if before < 0 and after < 0:
        return None
    is_before = after < 0 or (before >= 0 and claim.start - before - len(part) <= after - claim.end)
    start = before if is_before else after
    return Span(start, start + len(part))


def _winner(found: list[Found]) -> Spoken | None:
    """The nearest phrase, or a longer one that runs through it; two indicators at par cancel out."""
    if not found:
        return None
    nearest = min(found, key=lambda each: (each.gap, -each.length))
    rivals = [each for each in found if each.gap == nearest.gap or _overlap(each, nearest)]
    longest = max(each.length for each in rivals)
    winners = {each.spoken.code: each.spoken for each in rivals if each.length == longest}
    return next(iter(winners.values())) if len(winners) == 1 else None


def _overlap(one: Found, other: Found) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one.spans for b in other.spans)
