"""Plans and hopes: what the text expects is not judged as if it had happened."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Final, Self

from zhijia.reports.reading.exclusions import BLOT
from zhijia.reports.reading.layout import Span
from zhijia.reports.terms import Modality

# 将 before a noun only means "taking": 将新政策落到实处, 将500人纳入.
WILL: Final = (
    r"将(?:要|会(?![员费议场])|于|在(?![岗职册校编全])|再|继续|陆续|分[批\d期]|举办|开展|组织|建(?=[成设立造])|培训(?=\d|职工|工会|[超各近约])|投入"
    r"|实现|达(?=[到成\d])|超|突破|有(?![限关效])|为|评[选出]|表彰|发放|新增|新建|增加|完成|推出|打造|创[建办]|帮扶|惠及|覆盖|安排|招|力争|进一步|通过|面向|选派)"
)
PLAN: Final = re.compile(
    r"(?<![一二三四五两]年)(?<!按)(?<!年度|行动|培训|按照|根据|实施|制定|出台|落实|列入|纳入)计划(?!生育|书|内|外|表|单列|经济|的|[，。、；：,;:”》])"
    r"|目标(?:任务)?(?:[是为：:]|数|值|(?=\d|[实完举培建达新]))|力争|争取(?=在|年内|用|到20|今年|明年|全年|实现|达到|完成)|(?<![模虚草比])拟(?![订定人态合声真稿议])"
    rf"|{WILL}|预计|预期|有望|打算|即将|准备(?=举办|新建|再)|规划(?=[建新培举到])|明年|后年|今后|未来|下一步|下一?阶段|(?<![主重需])要(?=达到|实现|完成|确保)"
    r"|确保(?=全年|今年|明年|年内|到20|实现|达到)",
)
GOAL: Final = r"达到|实现|建成|突破|超过|完成|新增|力争|覆盖|培育|打造"
BY_YEAR: Final = re.compile(
    rf"(?<![截甚加少高升降长展大])[到至][ ]?(?P<year>20\d\d)[ ]?年(?=[^。；;\n]{{0,40}}?(?:{GOAL}))"
)
KNOWN_YEAR: Final = re.compile(r"(?<![到至\d])(?<!计划)(?<!力争)(20\d\d)(?=[ ]?年|[-/.]\d{1,2}[-/.]\d)")
DONE: Final = re.compile(r"已|目前|截至|截止|实际|去年|上年|此前|至今|现有|以来")
AIM: Final = re.compile(r"的?(?:目标|计划)(?!(?:任务)?(?:已|全面|顺利|圆满|如期)?(?:完成|实现))")


@dataclass(frozen=True, slots=True)
class Plans:
    """Every place where the text starts to speak of the future."""

    places: tuple[int, ...]

    @classmethod
    def of(cls, text: str, plain: str) -> Self:
        """Find them once; words inside titles and quoted names do not count."""
        latest = max((int(match[1]) for match in KNOWN_YEAR.finditer(text)), default=0)
        spoken = [match.start() for match in PLAN.finditer(plain)]
        dated = [
            m.start() for m in BY_YEAR.finditer(text) if int(m["year"]) > latest and plain[m.start()] != BLOT
        ]
        return cls(tuple(sorted(spoken + dated)))

    def modality(self, plain: str, *, start: int, end: int, sentence: Span) -> Modality:
        """A plan word governs what follows in its sentence until the text says that something is done."""
        before = bisect_left(self.places, start)
        word = self.places[before - 1] if before else -1
        governed = word >= sentence.start and not DONE.search(plain, word, start)
        return Modality.PLANNED if governed or AIM.match(plain, end) else Modality.DONE
