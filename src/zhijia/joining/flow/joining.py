"""入会: from the first page on a phone to a line on the roll, on one screen."""

from zhijia.access.terms import P
from zhijia.matters.flows import Applicant, AtDesk, Flow, Move, Wait

from ..forms.applying import ApproveForm
from ..queries import applying as q
from ..services import admitting as a
from ..services import applying as s

STATES = {
    "draft": "填写中", "review": "审核中", "returned": "等您补充", "refused": "未批准", "withdrawn": "已撤回", "joined": "已入会",
}  # fmt: skip
ME, DESK = Applicant(), AtDesk()
MOVES = (
    Move(
        "submit", "提交", "draft", "review", ME, submits=True, checks=(s.passes,),
        says="您的入会申请已提交，编号 {matter.number}，由{desk}在 {due} 前审核。",
    ),
    Move(
        "return", "退回补充", "review", "returned", DESK, decides=True, needs_note=True, tone="warn",
        icon="arrow-down-right", key="B", says="您的入会申请需要补充：{note}。请在 {due} 前改好再提交。",
    ),
    Move(
        "resubmit", "改好了，重新提交", "returned", "review", ME, tone="ok", checks=(s.passes,), effects=(s.settle,),
        says="您重新提交的入会申请已收到，{desk}将继续审核。",
    ),
    Move(
        "approve", "批准入会", "review", "joined", DESK, checks=(s.may_be_admitted,), effects=(a.enter,), decides=True,
        passes=True, icon="check", key="A", says="您的入会申请已批准，从今天起您是{matter.unit.name}的会员。",
    ),
    Move(
        "refuse", "不予批准", "review", "refused", DESK, effects=(s.fall,), decides=True, needs_note=True, icon="x", tone="bad",
        says="您的入会申请没有批准：{note}。有疑问可向受理的工会或 12351 咨询。",
    ),
    Move(
        "withdraw", "撤回申请", "review returned", "withdrawn", ME, effects=(s.fall,),
        says="您的入会申请已撤回，以后仍可重新申请。",
    ),
)  # fmt: skip
JOIN = Flow(
    kind=q.KIND, prefix="RH", title="入会申请", first="draft", view=P.MEMBERS_VIEW, states=STATES, moves=MOVES, route=q.route,
    facts=q.facts_said, look=q.look, panel="joining/applying/panel.html", member_panel="joining/applying/mine.html",
    resume="joining:join", form=ApproveForm, acts={"approve": s.approve},
    waits={"returned": Wait("补充", limit="members.supplement_days")},
    hints={
        "review": "{desk}将在 {due} 前审核；需要您补充时会通知您。",
        "returned": "改好后点“改好了，重新提交”，会回到审核环节继续办。",
        "joined": "会籍从批准之日起算，可以在“我的”里查看。",
    },
    permissions=(P.MEMBERS_HANDLE,),
)  # fmt: skip
