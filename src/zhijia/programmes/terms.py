"""Words of things that are held: 场, 期, 届, 人次 are four different counts."""

from django.db.models import TextChoices


class ProgrammeKind(TextChoices):
    CONTEST = "contest", "技能竞赛"
    SKILL_CLASS = "skill_class", "技能培训"
    OFFICER_CLASS = "officer_class", "工会干部培训"
    JOB_FAIR = "job_fair", "招聘会"
    CULTURE = "culture", "文体活动"
    STUDY = "study", "学习讨论"


class Held(TextChoices):
    """What became of a session. Only `HELD` is ever counted as held."""

    PLANNED = "planned", "计划中"
    HELD = "held", "已举办"
    CANCELLED = "cancelled", "已取消"
    POSTPONED = "postponed", "已延期"


HELD_ALIASES = {
    "举办": Held.HELD, "已开展": Held.HELD, "已结束": Held.HELD, "完成": Held.HELD, "已完成": Held.HELD, "已开班": Held.HELD, "已结业": Held.HELD,
    "取消": Held.CANCELLED, "延期": Held.POSTPONED, "推迟": Held.POSTPONED, "计划": Held.PLANNED, "未举办": Held.PLANNED,
}  # fmt: skip
