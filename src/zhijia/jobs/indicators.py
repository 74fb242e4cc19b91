"""What this room can count."""

from zhijia.indicators.indicator import Indicator, Total
from zhijia.programmes.terms import Held

from .models import JobFair

FAIRS_HELD = Indicator(
    code="jobs.fairs_held",
    name="招聘会场次",
    unit="场",
    definition="期间内实际举办的招聘会场次，取消、延期和计划中的不计",
    base=lambda: JobFair.objects.filter(session__state=Held.HELD),
    when="session__held_on",
    words=("招聘会", "招聘活动", "招聘洽谈会"),
    units=("场", "场次", "次"),
)
EMPLOYERS_ATTENDING = Indicator(
    code="jobs.employers_attending",
    name="招聘会参会企业",
    unit="家次",
    definition="期间内实际举办的招聘会参会企业数之和，同一企业参加两场计两次",
    base=lambda: JobFair.objects.filter(session__state=Held.HELD),
    when="session__held_on",
    measure=Total("employers"),
    words=("招聘会 企业", "招聘 参会企业", "招聘 用人单位"),
    units=("家次", "家"),
)
POSTS_OFFERED = Indicator(
    code="jobs.posts_offered",
    name="招聘会提供岗位",
    unit="个",
    definition="期间内实际举办的招聘会提供的岗位数之和",
    base=lambda: JobFair.objects.filter(session__state=Held.HELD),
    when="session__held_on",
    measure=Total("posts"),
    words=("招聘 岗位", "提供岗位", "就业岗位"),
    without=("创保贷",),
)
VISITORS = Indicator(
    code="jobs.visitors",
    name="招聘会入场人次",
    unit="人次",
    definition="期间内实际举办的招聘会入场人次之和，同一人进两场计两次",
    base=lambda: JobFair.objects.filter(session__state=Held.HELD),
    when="session__held_on",
    measure=Total("session__attended"),
    words=("招聘 入场", "招聘 求职者", "招聘会"),
)
INTENTIONS = Indicator(
    code="jobs.intentions",
    name="招聘会初步意向人数",
    unit="人",
    definition="期间内实际举办的招聘会上达成初步就业意向的人数之和，只是意向，不等于签约",
    base=lambda: JobFair.objects.filter(session__state=Held.HELD),
    when="session__held_on",
    measure=Total("intentions"),
    words=("招聘 意向", "初步意向", "就业意向"),
    units=("人", "名"),
)

ALL = (FAIRS_HELD, EMPLOYERS_ATTENDING, POSTS_OFFERED, VISITORS, INTENTIONS)
