"""会籍变动: kept, taken up again, left, deemed left, expelled, died. One desk, the member's own union."""

from zhijia.access.terms import P
from zhijia.matters.flows import Applicant, AtDesk, Flow, Move, Wait

from ..queries import changing as q
from ..services import changing as s

STATES = {
    "draft": "填写中", "review": "办理中", "returned": "等待补正", "refused": "不予办理", "withdrawn": "已撤回", "done": "已办结",
}  # fmt: skip
ME, DESK = Applicant(), AtDesk()
MOVES = (
    Move(
        "submit", "提交", "draft", "review", ME, submits=True, checks=(s.is_the_only_one,),
        effects=(s.stand, s.tell_proposed),
        says="您的{matter.title}申请已提交，编号 {matter.number}，由{desk}在 {due} 前办理。如果不是您的意思，可以撤回。",
    ),
    Move(
        "return", "退回补正", "review", "returned", DESK, decides=True, needs_note=True, tone="warn", icon="arrow-down-right",
        key="B", says="您的{matter.title}申请需要补正：{note}。请在 {due} 前改好再提交。",
    ),
    Move(
        "resubmit", "改好了，重新提交", "returned", "review", ME, tone="ok", checks=(s.passes,),
        says="您的{matter.title}申请已重新收到，由{desk}在 {due} 前办理。",
    ),
    Move(
        "approve", "办理", "review", "done", DESK, checks=(s.passes, s.by_another), effects=(s.carry_out,), decides=True,
        passes=True, icon="check", key="A", says="您的{matter.title}已办结（{matter.number}），详情可看“我的会籍”。",
    ),
    Move(
        "refuse", "不予办理", "review", "refused", DESK, checks=(s.may_be_refused,), effects=(s.tell_dropped,), decides=True,
        needs_note=True, icon="x", tone="bad", says="您的{matter.title}申请没有办理：{note}。有疑问可向所在工会或 12351 咨询。",
    ),
    Move(
        "withdraw", "撤回申请", "review returned", "withdrawn", ME, effects=(s.tell_dropped,),
        says="您的{matter.title}申请已撤回，会籍不变。",
    ),
)  # fmt: skip
CHANGE = Flow(
    kind=q.CHANGE, prefix="HJ", title="会籍变动", first="draft", view=P.MEMBERS_VIEW, states=STATES, moves=MOVES,
    route=q.change_route, facts=q.change_facts, look=q.look, kin=q.kin, member_panel="joining/changing/mine.html",
    resume="joining:membership",
    waits={"returned": Wait("补正", limit="members.supplement_days")},
    hints={
        "review": "{desk}在 {due} 前办理。", "returned": "改好后点“改好了，重新提交”，会回到原来的环节继续办。",
        "done": "结果可以在“我的会籍”里查看。",
    },
    permissions=(P.MEMBERS_HANDLE,),
)  # fmt: skip
