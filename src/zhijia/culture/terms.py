"""Words of culture and sport (文体活动), and the series that are counted by edition (届)."""

from django.db.models import TextChoices

ART_SHOW = "五一文艺展演"
SINGER_CONTEST = "新北区“我爱常州”职工（农民工）歌手大赛"
WALK = "520职工健步行"
RECITAL = "新北区职工朗诵大赛"


class Stage(TextChoices):
    """One edition may have many heats; each is a session of its own."""

    HEAT = "heat", "初赛"
    FINAL = "final", "决赛"
    SHOW = "show", "展演"
    EVENT = "event", "活动"


STAGE_ALIASES = {
    "预赛": Stage.HEAT,
    "海选": Stage.HEAT,
    "总决赛": Stage.FINAL,
    "演出": Stage.SHOW,
    "汇演": Stage.SHOW,
}
