"""What is written into the diary, in the order of the alphabet: room, thing, deed."""

from django.db.models import TextChoices


class Deed(TextChoices):
    """A house test proves that every line written has its words here."""

    POST_ENDED = "access.post.ended", "结束任职"
    POST_GIVEN = "access.post.given", "任职"
    ARTICLE_PUBLISHED = "news.article.published", "发布文章"
    UNIT_CLOSED = "orgs.unit.closed", "撤销工会"
    UNIT_MOVED = "orgs.unit.moved", "变动隶属"
    UNIT_OPENED = "orgs.unit.opened", "建立工会"
    UNIT_RENAMED = "orgs.unit.renamed", "工会更名"
    IDENTITY_REVEALED = "people.identity.revealed", "查看完整号码"
    EDITION_FROZEN = "reports.edition.frozen", "报告定稿"
    RULE_SET = "rulebook.rule.set", "登记规则"
    INTAKE_COMMITTED = "sheets.intake.committed", "台账入账"
    INTAKE_DROPPED = "sheets.intake.dropped", "放弃导入"
