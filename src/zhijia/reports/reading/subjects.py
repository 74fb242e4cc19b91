"""What a figure counts, as far as the words beside it tell."""

import re
from typing import Final

from zhijia.reports.reading.layout import Span

LONGEST: Final = 24
PLACE: Final = "地"
HAN: Final = re.compile(r"[\u4e00-\u9fffA-Za-z]")
CHINESE: Final = re.compile(r"[\u4e00-\u9fff]")
UNNUMBERED: Final = re.compile(
    r"[^\W\d_零一二两三四五六七八九十百千万亿余多近约超过逾突破第首几数上不少于左右以大将最高]"
)
NAMED: Final = r"“[^”]{1,24}”|（[^（）]{1,12}）|\([^()]{1,12}\)|《[^》]{1,40}》"
# A noun phrase runs until a verb or a joint.
STOP: Final = (
    r"送[去上]|开展|参[加赛训]|发放|成立|揭牌|建成|建设|用于|圆梦|参与|组织|举办|获|荣|受益|通过|完成|加入|签订|达成|分别|的|和|与|及|并|等|在(?![档职岗校册编])|被|为|向|到|了|进行|实现|共|用于|覆盖|增[加长]|提[高升]|下降|减少|[以之]上"
    r"|成为|提供|享受|接受|得到|报名|[）)：:“”\s■，,。；;、！？!?]"
)
NOUN_AFTER: Final = re.compile(rf"[ ]?的?((?:{NAMED}|(?!{STOP}).){{1,{LONGEST}}})")
VERB: Final = (
    r"(?<!工会)组织|举办|创建|建成|打造|办理|申领|发放|投入|推选|评选|接待|送上|送去|成立|建立|开展|挂牌|整合|筹集|受理|调解|吸纳|选树|命名|表彰|新增|新建|签约|签订"
    r"|吸引|带动|帮助|实现|安排|聘请|征集|收到|采纳|推出|惠及|覆盖|拥有|设立|争取|获评|荣获|获得|授予|涉及|产生|涵盖|给付|配备|提出|为"
)
LEADING: Final = re.compile(
    r"(?:^|(?<=[：:]))(?:[(（]?[\d一二三四五六七八九十]{1,2}(?:[)）.、]|是)|五年来|同时|其中|此外|另|并|还|又|再|已|共|累计|总计|合计|全年|先后|连续|共计|多层次|全区|全市|各级|工会(?!组织|干部|卡|会员|工作)|我区|[共拥现]有|[\s■])+",
)
OPENING_VERB: Final = re.compile(
    r"^(?:救助|慰问|培训|帮扶|服务|走访|资助|发展|建设|选派|推荐|化解|维权)(?=[\u4e00-\u9fff“]{2})"
)
FIRST_VERB: Final = re.compile(rf"(?:{VERB})(?:了|过)?(?=.{{2}})")
TRAILING: Final = re.compile(
    r"(?:总数|数量|共计?|累计|总计|合计|达到?|约|有|了|为|是|近|已|[：:\s■“（(，,、]|新增|完成|举办|开展|组织|开办|结业|入会|建会|参加|选举)+$"
)


def subject_of(text: str, *, unit: str, before: Span, after: Span, clause: Span) -> str:
    """The noun right behind the measure word, else the one in front of the number, else what the clause speaks of."""
    lead, quote = text[clause.start : before.end], Span(before.end, after.start)
    if unit == PLACE and (names := _noun_before(lead)):  # 紫阳、岚皋两地 counts the names in front of it
        return names
    nouns = _noun_after(after.of(text)) or _noun_before(before.of(text)) or _noun_before(lead)
    return nouns or _anything(text, clause, quote)


def _noun_after(words: str) -> str:
    match = NOUN_AFTER.match(words)
    noun = match[1].strip() if match else ""
    return noun if len(HAN.findall(noun)) > 1 else ""


def _noun_before(words: str) -> str:
    noun = TRAILING.sub("", LEADING.sub("", words[-60:]))
    verb = FIRST_VERB.search(noun)
    noun = noun[verb.end() :] if verb else OPENING_VERB.sub("", noun)
    noun = noun.rpartition("：")[2][-LONGEST:].strip(" ，,、。；;")
    return noun if len(HAN.findall(noun)) > 1 else ""


def _anything(text: str, clause: Span, quote: Span) -> str:
    """The clause without the figure; for 10镇 standing alone, what remains is 镇."""
    around = text[clause.start : quote.start] + text[quote.end : clause.end]
    return "".join(CHINESE.findall(around) or UNNUMBERED.findall(quote.of(text)))[:LONGEST]
