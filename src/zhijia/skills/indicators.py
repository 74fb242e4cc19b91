"""What this room can count."""

from zhijia.indicators.indicator import Indicator, Total
from zhijia.programmes.terms import Held

from .models import Contest, SkillClass

CONTESTS_HELD = Indicator(
    code="skills.contests_held",
    name="职工技能竞赛场次",
    unit="场",
    definition="期间内实际举办的职工技能竞赛场次：一个工种的一个赛段为一场，取消、延期和计划中的不计；企业、镇街、区、市各级合计",
    base=lambda: Contest.objects.filter(session__state=Held.HELD),
    when="session__held_on",
    words=("技能大赛", "技能竞赛", "技能比武", "技能比赛", "劳动竞赛"),
    units=("场", "场次"),
    footnote="若按“一次竞赛多个工种只计一场”统计，请按竞赛名称去重",
)
CONTESTANTS = Indicator(
    code="skills.contestants",
    name="职工技能竞赛参赛人次",
    unit="人次",
    definition="期间内实际举办的职工技能竞赛参赛人次之和，同一人参加两场计两次",
    base=lambda: Contest.objects.filter(session__state=Held.HELD),
    when="session__held_on",
    measure=Total("session__attended"),
    words=("技能大赛", "技能竞赛", "技能比武", "技能比赛"),
)
CLASSES_HELD = Indicator(
    code="skills.classes_held",
    name="职工技能培训期数",
    unit="次",
    definition="期间内实际开班的职工技能培训班期数，取消和未开班的不计",
    base=lambda: SkillClass.objects.filter(session__state=Held.HELD),
    when="session__held_on",
    words=("技能培训", "技能提升培训", "技能培训班"),
    units=("次", "期", "场", "班"),
    without=("工会干部",),
)
LEARNERS = Indicator(
    code="skills.learners",
    name="职工技能培训人次",
    unit="人次",
    definition="期间内实际开班的职工技能培训班学员人次之和",
    base=lambda: SkillClass.objects.filter(session__state=Held.HELD),
    when="session__held_on",
    measure=Total("session__attended"),
    words=("技能培训", "技能提升培训"),
    without=("工会干部",),
)

ALL = (CONTESTS_HELD, CONTESTANTS, CLASSES_HELD, LEARNERS)
