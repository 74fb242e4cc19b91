"""What this room can count."""

from zhijia.indicators.indicator import Distinct, Indicator, Total
from zhijia.programmes.terms import Held

from .models import Activity
from .terms import ART_SHOW, RECITAL, SINGER_CONTEST, WALK

ART_SHOWS = Indicator(
    code="culture.art_shows",
    name="五一文艺展演届数",
    unit="届",
    definition="期间内实际举办的五一文艺展演届数，同一届演出多场只计一届；取消、延期和计划中的不计",
    base=lambda: Activity.objects.filter(session__state=Held.HELD, session__programme__series=ART_SHOW),
    when="session__held_on",
    measure=Distinct("session__edition"),
    words=("五一文艺展演", "五一 文艺展演"),
    ordinal="session__edition",
    footnote="系列名称须写作“五一文艺展演”，并填写届次",
)
SINGER_CONTESTS = Indicator(
    code="culture.singer_contests",
    name="职工（农民工）歌手大赛届数",
    unit="届",
    definition="期间内实际举办的新北区“我爱常州”职工（农民工）歌手大赛届数，各镇初赛和决赛同属一届；取消、延期和计划中的不计",
    base=lambda: Activity.objects.filter(session__state=Held.HELD, session__programme__series=SINGER_CONTEST),
    when="session__held_on",
    measure=Distinct("session__edition"),
    words=("歌手大赛",),
    ordinal="session__edition",
    footnote="系列名称须写作新北区“我爱常州”职工（农民工）歌手大赛，并填写届次",
)
WALKS = Indicator(
    code="culture.walks",
    name="520职工健步行届数",
    unit="届",
    definition="期间内实际举办的520职工健步行届数；镇街另办的健步行是别的系列，取消、延期和计划中的不计",
    base=lambda: Activity.objects.filter(session__state=Held.HELD, session__programme__series=WALK),
    when="session__held_on",
    measure=Distinct("session__edition"),
    words=("520职工健步行", "职工健步行", "520健步行"),
    ordinal="session__edition",
    footnote="系列名称须写作“520职工健步行”，并填写届次",
)
RECITALS = Indicator(
    code="culture.recitals",
    name="职工朗诵大赛届数",
    unit="届",
    definition="期间内实际举办的新北区职工朗诵大赛届数，初赛和决赛同属一届；取消、延期和计划中的不计",
    base=lambda: Activity.objects.filter(session__state=Held.HELD, session__programme__series=RECITAL),
    when="session__held_on",
    measure=Distinct("session__edition"),
    words=("朗诵大赛",),
    ordinal="session__edition",
    footnote="系列名称须写作“新北区职工朗诵大赛”，并填写届次",
)
SESSIONS = Indicator(
    code="culture.sessions",
    name="文体活动场次",
    unit="场",
    definition="期间内实际举办的文体活动场次，一届的每场初赛、决赛、展演各计一场；取消、延期和计划中的不计",
    base=lambda: Activity.objects.filter(session__state=Held.HELD),
    when="session__held_on",
    words=("文体活动", "文化体育活动"),
    units=("场", "场次", "次"),
)
PARTICIPANTS = Indicator(
    code="culture.participants",
    name="文体活动参加人次",
    unit="人次",
    definition="期间内实际举办的文体活动参加人次之和，同一人参加两场计两次",
    base=lambda: Activity.objects.filter(session__state=Held.HELD),
    when="session__held_on",
    measure=Total("session__attended"),
    words=("文体活动", "文化体育活动"),
)

ALL = (ART_SHOWS, SINGER_CONTESTS, WALKS, RECITALS, SESSIONS, PARTICIPANTS)
