"""困难职工帮扶, from a member's need to the bank's receipt, on one screen (domain rules: 先建档、后帮扶、实名制)."""

from zhijia.access.terms import P
from zhijia.matters.flows import Applicant, AtDesk, Flow, Holding, Move, Wait

from . import queries as q
from .forms import ReviewForm
from .services import applying, deciding, paying, publishing

STATES = {
    "draft": "填写中", "review": "审核中", "returned": "等您补材料", "refused": "不予通过", "withdrawn": "已撤回",
    "approved": "待公示", "notice": "公示中", "payable": "待发放", "paying": "银行办理中", "bounced": "银行退回",
    "owing": "待补材料", "paid": "已发放", "closed": "已办结",
}  # fmt: skip
PAY, NOTICE = Holding(P.PAYMENTS_MAKE), Holding(P.AID_NOTICE)
MOVES = (
    Move(
        "submit", "提交", "draft", "review", Applicant(), submits=True, tone="ok",
        checks=(applying.is_complete, applying.has_consents), effects=(applying.freeze,),
        says="您的{matter.title}已提交，编号 {matter.number}，由{desk}在 {due} 前受理。",
    ),
    Move(
        "return", "退回补正", "review", "returned", AtDesk(), decides=True, needs_note=True, tone="warn",
        icon="arrow-down-right", key="B", says="您的{matter.title}需要补材料：{note}。请在 {due} 前补交。",
    ),
    Move(
        "resubmit", "补好了，重新提交", "returned", "review", Applicant(), tone="ok", effects=(applying.freeze,),
        says="补交的材料已收到，{desk}将在 {due} 前继续审核。",
    ),
    Move(
        "approve", "通过", "review", "review approved payable", AtDesk(), choose=deciding.after_approval,
        checks=(deciding.amount_is_set, deciding.checks_passed), effects=(deciding.file_and_hold, paying.order_payment),
        decides=True, passes=True, icon="check", key="A", says="您的{matter.title}又办了一步，现在是“{matter.says}”。",
    ),
    Move(
        "refuse", "不予通过", "review", "refused", AtDesk(), decides=True, needs_note=True, icon="x", tone="bad",
        says="您的{matter.title}没有通过：{note}。对结果有疑问，可向所属工会或 12351 咨询。",
    ),
    Move(
        "withdraw", "撤回申请", "review returned approved", "withdrawn", Applicant(),
        effects=(deciding.free_budget, applying.freeze),
        says="您的{matter.title}已撤回，以后仍可重新申请。",
    ),
    Move(
        "publish", "公示", "approved", "notice", NOTICE, by_form=False,
        says="您的{matter.title}开始公示，公示期满没有异议就安排发放。",
    ),
    Move(
        "strike", "公示撤下，重新审核", "notice", "review", NOTICE, by_form=False, needs_note=True, reopens=True,
        effects=(deciding.free_budget,), says="您的{matter.title}在公示期间收到异议，已转回审核，有结果会通知您。",
    ),
    Move(
        "clear", "公示期满", "notice", "payable", NOTICE, by_form=False, checks=(publishing.notice_is_over,),
        effects=(paying.order_payment,), says="您的{matter.title}公示期满，正在安排发放。",
    ),
    Move("queue", "编入付款批次", "payable", "paying", PAY, money=True, by_form=False),
    Move("unqueue", "移出付款批次", "paying", "payable", PAY, money=True, by_form=False),
    Move(
        "settle", "银行已付", "paying", "paid owing", PAY, choose=paying.after_settlement, money=True, by_form=False,
        effects=(paying.enter_payments,), says="您的{matter.title}已发放，请查收，并点“确认收到”。",
    ),
    Move(
        "bounce", "银行退回", "paying", "bounced", PAY, money=True, by_form=False,
        says="银行没有付成：{note}。请点开更正收款账户，更正后重新发放。",
    ),
    Move(
        "correct", "更正收款账户", "bounced", "payable", Applicant(), by_form=False, effects=(paying.order_payment,),
        says="收款账户已更正，将重新安排发放。",
    ),
    Move(
        "supply", "补齐应急材料", "owing", "paid", Applicant(), checks=(applying.papers_are_in,), tone="ok",
        says="应急救助的材料已补齐。",
    ),
    Move("confirm", "确认收到", "paid", "closed", Applicant(), tone="ok", says="您的{matter.title}已办结。"),
)  # fmt: skip
AID = Flow(
    kind="aid", prefix="BF", title="困难职工帮扶", first="draft", view=P.AID_VIEW, states=STATES, moves=MOVES,
    route=q.route, kin=q.household_persons, facts=q.facts_said, look=q.look, panel="aid/panel.html", member_panel="aid/apply/panel.html", form=ReviewForm, resume="aid:apply",
    acts={"approve": deciding.approve},
    waits={
        "returned": Wait("补材料", limit="aid.supplement_days"),
        "approved": Wait("公示", P.AID_NOTICE, "aid.publish_days"),
        "notice": Wait("公示", P.AID_NOTICE),
        "payable": Wait("发放", P.PAYMENTS_MAKE, "aid.pay_days"),
        "paying": Wait("发放", P.PAYMENTS_MAKE),
        "owing": Wait("补应急材料", limit="aid.emergency_papers_days"),
    },
    tail=(("公示发放", "approved notice payable paying bounced owing paid"),),
    hints={
        "review": "{desk}将在 {due} 前办理；需要您补材料时会通知您。",
        "returned": "补齐后点“补好了，重新提交”，会回到原来的环节继续办，不用重新排队。",
        "approved": "区总工会将公示 5 个以上工作日，公示只写姓氏、工会、类别和金额。",
        "notice": "公示期满没有异议，就安排发放到您登记的银行卡。",
        "payable": "正在安排发放到您登记的银行卡。", "paying": "已交银行，到账后会通知您。",
        "bounced": "请更正收款账户，更正后不用重新审批。", "owing": "救助金已先行发放，请在 {due} 前补齐材料。",
        "paid": "收到后请点“确认收到”。",
    },
    permissions=(P.AID_VERIFY, P.AID_REVIEW, P.AID_APPROVE, P.AID_NOTICE, P.PAYMENTS_MAKE),
)  # fmt: skip
