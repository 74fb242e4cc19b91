"""工会卡专项补贴, from a member's claim to the bank's receipt, on one screen."""

from zhijia.access.terms import P
from zhijia.matters.flows import Applicant, AtDesk, Flow, Holding, Move, Wait

from . import queries as q
from . import services as s
from .forms import GrantForm

STATES = {
    "draft": "填写中", "review": "审核中", "returned": "等您补材料", "refused": "不予发放", "withdrawn": "已撤回",
    "payable": "待发放", "paying": "银行办理中", "bounced": "银行退回", "paid": "已发放", "closed": "已办结",
}  # fmt: skip
ME, DESK, PAY = Applicant(), AtDesk(), Holding(P.PAYMENTS_MAKE)
MOVES = (
    Move(
        "submit", "提交", "draft", "review", ME, submits=True, checks=(s.passes,), effects=(s.stand,),
        says="您的{matter.title}已提交，编号 {matter.number}，由{desk}在 {due} 前审核。",
    ),
    Move(
        "return", "退回补正", "review", "returned", DESK, decides=True, needs_note=True, tone="warn",
        icon="arrow-down-right", key="B", says="您的{matter.title}需要补材料：{note}。请在 {due} 前补交。",
    ),
    Move(
        "resubmit", "补好了，重新提交", "returned", "review", ME, tone="ok", checks=(s.passes,),
        says="补交的材料已收到，{desk}将在 {due} 前继续审核。",
    ),
    Move(
        "approve", "通过", "review", "review payable", DESK, choose=s.after_approval, checks=(s.passes, s.amount_is_set),
        effects=(s.hold_and_order,), decides=True, passes=True, icon="check", key="A",
        says="您的{matter.title}又办了一步，现在是“{matter.says}”。",
    ),
    Move(
        "refuse", "不予发放", "review", "refused", DESK, effects=(s.fall,), decides=True, needs_note=True, icon="x", tone="bad",
        says="您的{matter.title}没有通过：{note}。对结果有疑问，可向所属工会或 12351 咨询。",
    ),
    Move(
        "withdraw", "撤回申领", "review returned", "withdrawn", ME, effects=(s.fall,),
        says="您的{matter.title}已撤回，以后仍可重新申领。",
    ),
    Move("queue", "编入付款批次", "payable", "paying", PAY, money=True, by_form=False),
    Move("unqueue", "移出付款批次", "paying", "payable", PAY, money=True, by_form=False),
    Move(
        "settle", "银行已付", "paying", "paid", PAY, checks=(s.is_settled,), effects=(s.enter_claims,), money=True, by_form=False,
        says="您申领的专项补贴已发放，请查收，并点“确认收到”。",
    ),
    Move(
        "bounce", "银行退回", "paying", "bounced", PAY, money=True, by_form=False,
        says="银行没有付成：{note}。请点开更正收款账户，更正后重新发放。",
    ),
    Move(
        "correct", "更正收款账户", "bounced", "payable", ME, effects=(s.hold_and_order,), by_form=False,
        says="收款账户已更正，将重新安排发放。",
    ),
    Move("confirm", "确认收到", "paid", "closed", ME, tone="ok", says="您的{matter.title}已办结。"),
)  # fmt: skip
SUBSIDY = Flow(
    kind=s.KIND, prefix="BT", title="工会卡专项补贴", first="draft", view=P.CARDS_VIEW, states=STATES, moves=MOVES, route=q.route,
    facts=q.facts_said, look=q.look, member_panel="cards/mine.html", resume="cards:claim", form=GrantForm, acts={"approve": s.approve},
    waits={
        "returned": Wait("补材料", limit="cards.supplement_days"),
        "payable": Wait("发放", P.PAYMENTS_MAKE, "cards.pay_days"), "paying": Wait("发放", P.PAYMENTS_MAKE),
    },
    tail=(("发放", "payable paying bounced paid"),),
    hints={
        "review": "{desk}将在 {due} 前办理；需要您补材料时会通知您。",
        "returned": "补齐后点“补好了，重新提交”，会回到原来的环节继续办，不用重新排队。",
        "payable": "正在安排发放到您登记的银行卡。", "paying": "已交银行，到账后会通知您。",
        "bounced": "请更正收款账户，更正后不用重新审批。", "paid": "收到后请点“确认收到”。",
    },
    permissions=(P.CARDS_REVIEW, P.CARDS_APPROVE, P.PAYMENTS_MAKE),
)  # fmt: skip
