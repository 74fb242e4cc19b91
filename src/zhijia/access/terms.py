"""Roles, permissions and how far each reaches."""

from django.db.models import TextChoices


class Role(TextChoices):
    """出纳 (cashier) makes payments and 财务负责人 (treasurer) releases them: no role holds both."""

    LEADER = "leader", "区总领导"
    OFFICER = "officer", "区总干部"
    TOWN = "town", "镇街工会干部"
    GRASSROOTS = "grassroots", "基层工会干部"
    CASHIER = "cashier", "出纳"
    TREASURER = "treasurer", "财务负责人"
    MEMBER = "member", "会员"


class Permission(TextChoices):
    """`subject.action`, in the order of the alphabet."""

    AID_APPLY = "aid.apply", "代职工申请帮扶"
    AID_APPROVE = "aid.approve", "审批帮扶"
    AID_CAMPAIGNS = "aid.campaigns", "组织四季帮扶与微心愿"
    AID_COUNTERSIGN = "aid.countersign", "复签帮扶"
    AID_NOTICE = "aid.notice", "办理帮扶公示"
    AID_REVIEW = "aid.review", "审核帮扶"
    AID_VERIFY = "aid.verify", "受理核实帮扶"
    AID_VIEW = "aid.view", "查看帮扶"
    AUDIT_VIEW = "audit.view", "查看留痕"
    CARDS_APPROVE = "cards.approve", "审批专项补贴"
    CARDS_REVIEW = "cards.review", "审核专项补贴"
    CARDS_VIEW = "cards.view", "查看专项补贴"
    LEDGER_CLOSE = "ledger.close", "月度结账"
    LEDGER_POST = "ledger.post", "登记预算与冲正"
    LEDGER_VIEW = "ledger.view", "查看账簿"
    MATTERS_EXTEND = "matters.extend", "延长办理期限"
    MATTERS_HANDOVER = "matters.handover", "转交事项"
    MEMBERS_EXPORT = "members.export", "申请导出名册"
    MEMBERS_HANDLE = "members.handle", "办理入会与会籍变动"
    MEMBERS_MERGE = "members.merge", "合并重复人员"
    MEMBERS_RELEASE = "members.release", "批准导出名册"
    MEMBERS_VIEW = "members.view", "查看会员"
    PAYMENTS_MAKE = "payments.make", "制作付款批次"
    PAYMENTS_RELEASE = "payments.release", "放行付款批次"
    PAYMENTS_VIEW = "payments.view", "查看付款"
    PEOPLE_REVEAL = "people.reveal", "查看完整证件号码"
    PRIVACY_HANDLE = "privacy.handle", "办理个人信息申请"
    REGISTERS_IMPORT = "registers.import", "导入台账"
    REGISTERS_VIEW = "registers.view", "查看台账"
    REPORTS_FREEZE = "reports.freeze", "定稿报告"
    REPORTS_WRITE = "reports.write", "撰写与核对报告"
    RULES_SET = "rules.set", "登记规则"
    RULES_VIEW = "rules.view", "查看规则"
    UNIONS_APPLY = "unions.apply", "办理本工会建会、换届与组织变动"
    UNIONS_APPROVE = "unions.approve", "批复下级工会建会与换届"
    UNIONS_REORGANISE = "unions.reorganise", "批准组织变动"


class Reach(TextChoices):
    HERE = "here", "本单位"
    BELOW = "below", "本单位及下级"


P, B, H = Permission, Reach.BELOW, Reach.HERE
SEEING = (P.AID_VIEW, P.CARDS_VIEW, P.MEMBERS_VIEW, P.REGISTERS_VIEW, P.RULES_VIEW)


def _all(reach: str, *permissions: str) -> dict[str, str]:
    return dict.fromkeys(permissions, reach)


GRANTS: dict[str, dict[str, str]] = {
    Role.LEADER: _all(
        B, *SEEING, P.AID_COUNTERSIGN, P.AUDIT_VIEW, P.LEDGER_VIEW, P.MATTERS_EXTEND, P.MATTERS_HANDOVER,
        P.MEMBERS_RELEASE, P.PAYMENTS_VIEW, P.REPORTS_FREEZE, P.REPORTS_WRITE, P.RULES_SET, P.UNIONS_REORGANISE,
    ),
    Role.OFFICER: _all(
        B, *SEEING, P.AID_APPROVE, P.AID_CAMPAIGNS, P.AID_NOTICE, P.AUDIT_VIEW, P.CARDS_APPROVE, P.LEDGER_VIEW,
        P.MATTERS_HANDOVER, P.MEMBERS_EXPORT, P.MEMBERS_HANDLE, P.MEMBERS_MERGE, P.MEMBERS_RELEASE, P.PAYMENTS_VIEW,
        P.PEOPLE_REVEAL, P.PRIVACY_HANDLE, P.REGISTERS_IMPORT, P.REPORTS_FREEZE, P.REPORTS_WRITE, P.UNIONS_APPLY,
        P.UNIONS_APPROVE,
    ),
    Role.TOWN: _all(
        B, *SEEING, P.AID_APPLY, P.AID_CAMPAIGNS, P.AID_REVIEW, P.CARDS_REVIEW, P.MATTERS_HANDOVER,
        P.MEMBERS_EXPORT, P.MEMBERS_HANDLE, P.MEMBERS_MERGE, P.PEOPLE_REVEAL, P.REGISTERS_IMPORT, P.REPORTS_WRITE,
        P.UNIONS_APPLY, P.UNIONS_APPROVE,
    ),
    Role.GRASSROOTS: _all(
        H, *SEEING, P.AID_APPLY, P.AID_VERIFY, P.MATTERS_HANDOVER, P.MEMBERS_EXPORT, P.MEMBERS_HANDLE, P.REGISTERS_IMPORT,
        P.UNIONS_APPLY,
    ),
    Role.CASHIER: _all(B, *SEEING, P.LEDGER_VIEW, P.PAYMENTS_MAKE, P.PAYMENTS_VIEW),
    Role.TREASURER: _all(
        B, *SEEING, P.LEDGER_CLOSE, P.LEDGER_POST, P.LEDGER_VIEW, P.PAYMENTS_RELEASE, P.PAYMENTS_VIEW,
    ),
    Role.MEMBER: {},
}  # fmt: skip
