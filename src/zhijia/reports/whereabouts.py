"""Whose figure it is and of what time: the town and the year a claim names, and what lies beyond our records."""

import re
from collections.abc import Iterable
from typing import Final

from zhijia.reports.reading.claims import Claim
from zhijia.reports.reading.layout import Span

# Changzhou's other districts; a federation elsewhere passes the names of its own neighbours.
NEIGHBOURS: Final = ("武进区", "天宁区", "钟楼区", "金坛区", "溧阳市", "戚墅堰区", "常州经开区", "武进高新区")
HIGHER: Final = r"全[市省国]|市总(?:工会)?|省总(?:工会)?|全总|全国总工会|各辖市区?|外省|外市|兄弟(?:区|单位|城市)|周边(?:区|城市)|苏南|长三角|省级机关|市级机关"
OURS: Final = r"全区|我区|本区|区总|辖区|全系统"
# In 居全市前列, 在全市大赛中, 全市首家 the wider area is the stage, not the owner of the figure.
NOT_AN_OWNER: Final = re.compile(
    r"(?:[居列占在获为参向于由经被]|创成|[\u4e00-\u9fff]评为|作为|面向|代表|荣获|优于|高于|低于)\Z"
)
NOT_OWNED: Final = re.compile(
    r"前[列茅\d三五十]|首|第|率先|领先|最|平均|先进|唯一|五一|要求|部署|批准|命名|授予|认定|表彰|下达|范围"
    r"|(?!举办|举行|开展|组织|累计|总?共|发放|先后|已)[\u4e00-\u9fff]{0,8}(?:大赛|竞赛|比赛|评选|示范|会议|称号|现场会)|[\u4e00-\u9fff]{0,3}(?:模范|劳模|先锋号|奖章|奖状)",
)
TOWN: Final = re.compile(r"[\u4e00-\u9fff]{1,2}(?<![各乡全每城小市])(?:镇|街道)")
MARKERS: Final = re.compile(rf"(?P<higher>{HIGHER})|(?P<ours>{OURS})")

YEAR: Final = r"(?:(?:19|20)\d\d|[二一][〇零一二三四五六七八九]{3})"
WHEN: Final = re.compile(
    rf"(?P<span>{YEAR}[ ]?年?[ ]?(?:-|–|—|~|～|至|到)+[ ]?(?:{YEAR}|\d\d)[ ]?年?|[近这]?[一二三四五六七八九十两\d]+[ ]?(?:多|余)?年(?:[来间里内]|以来)"
    rf"|(?:截至|截止|截止到|到|至|自|从)[ ]?{YEAR}[ ]?年(?:底|末|初|[ ]?\d{{1,2}}[ ]?月(?:[ ]?\d{{1,2}}[ ]?日)?(?:底|末)?)?|{YEAR}[ ]?年以来)"
    rf"|(?P<this>今年|本年|全年)|(?P<part>(?:{YEAR}[ ]?年[ ]?)?(?:\d{{1,2}}[ ]?月(?:份|[ ]?\d{{1,2}}[ ]?日)?(?!底前)|[上下]半年|[第前]?[一二三四1-4]季度)|去年|上年|前年|当[日天月]|上?个?月(?=举办|开展)|昨[日天]|近日|日前)"
    rf"|(?P<year>{YEAR})[ ]?年(?:度|全年)?(?![底末初]前)",
)
DIGITS: Final = str.maketrans("〇零一二三四五六七八九", "00123456789")


def reaches_beyond(claim: Claim, text: str, elsewhere: Iterable[str] = NEIGHBOURS) -> bool:
    """Whether the figure is another's: of a wider area, another place, several towns at once, or a month or half-year."""
    return (
        _is_owned_elsewhere(claim, text, tuple(elsewhere))
        or _last_time(claim, text) == "part"
        or len(set(TOWN.findall(_since(claim).of(text)))) > 1
    )


def year_in(claim: Claim, text: str) -> int | None:
    """The year the sentence names last before the figure; a span or an as-of day is no year."""
    if _last_time(claim, text) != "year":
        return None
    return int(_times(claim, text)[-1]["year"].translate(DIGITS))


def is_of_this_year(claim: Claim, text: str) -> bool:
    """今年举办12场 holds for a report over one year only; the caller knows the period."""
    return _last_time(claim, text) == "this"


def town_in(claim: Claim, text: str, towns: Iterable[str]) -> str | None:
    """The one town whose figure this is; see `towns_in` where several share it."""
    named = towns_in(claim, text, towns)
    return named[0] if len(named) == 1 else None


def towns_in(claim: Claim, text: str, towns: Iterable[str]) -> tuple[str, ...]:
    """The towns named for this figure: since the figure before it, behind it, or as the subject of its sentence."""
    pattern = re.compile("|".join(sorted(map(re.escape, towns), key=len, reverse=True)) or r"(?!)")
    for span in (_since(claim), claim.after, Span(claim.clause.start, claim.start)):
        if named := tuple(dict.fromkeys(pattern.findall(span.of(text)))):
            return named
    return _subject_town(claim, text, pattern)


def _since(claim: Claim) -> Span:
    """From the figure before, or the comma before, to this one."""
    return Span(max(claim.clause.start, claim.since), claim.start)


def _subject_town(claim: Claim, text: str, pattern: re.Pattern[str]) -> tuple[str, ...]:
    """薛家镇举办大赛12场，培训500人次: the town stays the subject until 全区 or another owner takes over."""
    lead = text[claim.sentence.start : claim.start]
    match = pattern.match(lead.lstrip("　 同时此外，,"))
    if not match or MARKERS.search(lead):
        return ()
    named = tuple(dict.fromkeys(pattern.findall(lead)))
    return named if len(named) == 1 else ()


def _is_owned_elsewhere(claim: Claim, text: str, elsewhere: tuple[str, ...]) -> bool:
    lead = text[claim.sentence.start : claim.start]
    near = text[claim.before.start : claim.after.end]
    if any(name in lead or name in near for name in elsewhere):
        return True
    owners = [m for m in MARKERS.finditer(lead) if _owns(m, lead)]
    return bool(owners) and owners[-1]["higher"] is not None


def _owns(match: re.Match[str], lead: str) -> bool:
    return not (NOT_AN_OWNER.search(lead[: match.start()]) or NOT_OWNED.match(lead, match.end()))


def _times(claim: Claim, text: str) -> list[re.Match[str]]:
    return list(WHEN.finditer(text, claim.sentence.start, claim.start))


def _last_time(claim: Claim, text: str) -> str | None:
    times = _times(claim, text)
    return times[-1].lastgroup if times else None
