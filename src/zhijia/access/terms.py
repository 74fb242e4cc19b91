"""Roles, permissions and how far each reaches."""

from django.db.models import TextChoices


class Role(TextChoices):
    LEADER = "leader", "区总领导"
    OFFICER = "officer", "区总干部"
    TOWN = "town", "镇街工会干部"
    GRASSROOTS = "grassroots", "基层工会干部"
    CASHIER = "cashier", "财务"
    MEMBER = "member", "会员"


class Permission(TextChoices):
    """`subject.action`, in the order of the alphabet."""

    AUDIT_VIEW = "audit.view", "查看留痕"
    PEOPLE_REVEAL = "people.reveal", "查看完整证件号码"
    REGISTERS_IMPORT = "registers.import", "导入台账"
    REGISTERS_VIEW = "registers.view", "查看台账"
    REPORTS_FREEZE = "reports.freeze", "定稿报告"
    REPORTS_WRITE = "reports.write", "撰写与核对报告"


class Reach(TextChoices):
    HERE = "here", "本单位"
    BELOW = "below", "本单位及下级"


P, B, H = Permission, Reach.BELOW, Reach.HERE
GRANTS: dict[str, dict[str, str]] = {
    Role.LEADER: {P.REGISTERS_VIEW: B, P.REPORTS_WRITE: B, P.REPORTS_FREEZE: B, P.AUDIT_VIEW: B},
    Role.OFFICER: {
        P.REGISTERS_VIEW: B,
        P.REGISTERS_IMPORT: B,
        P.REPORTS_WRITE: B,
        P.REPORTS_FREEZE: B,
        P.PEOPLE_REVEAL: B,
        P.AUDIT_VIEW: B,
    },
    Role.TOWN: {P.REGISTERS_VIEW: B, P.REGISTERS_IMPORT: B, P.REPORTS_WRITE: B, P.PEOPLE_REVEAL: B},
    Role.GRASSROOTS: {P.REGISTERS_VIEW: H, P.REGISTERS_IMPORT: H},
    Role.CASHIER: {P.REGISTERS_VIEW: B},
    Role.MEMBER: {},
}
