"""What this room can count."""

from zhijia.indicators.indicator import Distinct, Indicator
from zhijia.programmes.terms import Held

from .models import Finding, StudySession
from .terms import GREAT_DISCUSSION

THEMES = Indicator(
    code="oversight.themes",
    name="解放思想大讨论专题数",
    unit="个",
    definition="期间内实际开展的解放思想大讨论专题个数，同一专题讨论多场只计一个；取消、延期和计划中的不计",
    base=lambda: StudySession.objects.filter(
        session__state=Held.HELD, session__programme__series=GREAT_DISCUSSION
    ),
    when="session__held_on",
    measure=Distinct("topic"),
    words=("专题 解放思想", "解放思想大讨论"),
)
SESSIONS = Indicator(
    code="oversight.sessions",
    name="专题学习讨论场次",
    unit="场",
    definition="期间内实际开展的专题学习讨论场次，各主题活动合计；取消、延期和计划中的不计",
    base=lambda: StudySession.objects.filter(session__state=Held.HELD),
    when="session__held_on",
    words=("专题学习", "学习讨论", "解放思想大讨论"),
    units=("场", "场次", "次"),
)
FINDINGS = Indicator(
    code="oversight.findings",
    name="廉政风险与问题",
    unit="个",
    definition="期间内发现的廉政风险点和巡视、巡察、自查、审计问题个数，按发现日期计",
    base=Finding.objects.all,
    when="found_on",
    words=("廉政风险点", "巡视 问题", "巡察 问题", "廉政 问题"),
    units=("个", "条", "项"),
)
FINDINGS_CLOSED = Indicator(
    code="oversight.findings_closed",
    name="整改销号问题",
    unit="个",
    definition="期间内整改完成并销号的问题个数，按销号日期计，问题可在期间以前发现",
    base=lambda: Finding.objects.filter(closed_on__isnull=False),
    when="closed_on",
    words=("整改 销号", "完成整改", "整改完成", "整改到位"),
    units=("个", "条", "项"),
)

ALL = (THEMES, SESSIONS, FINDINGS, FINDINGS_CLOSED)
