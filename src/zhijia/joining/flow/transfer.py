"""会籍接转: one union lets go, another receives, and the membership goes on without a gap."""

from zhijia.access.terms import P
from zhijia.matters.flows import Applicant, AtDesk, Clock, Flow, Move, Wait

from ..forms.changing import RejectForm
from ..queries import changing as q
from ..services import transferring as s

STATES = {
    "draft": "填写中", "review": "等原工会确认", "receiving": "等新工会接收", "returned": "等您更正", "refused": "原工会不予确认",
    "withdrawn": "已撤回", "done": "已接转",
}  # fmt: skip
ME, DESK = Applicant(), AtDesk()
CONFIRMED = "您的会籍接转已由原工会确认，等{matter.unit.name}在 {due} 前接收。"
MOVES = (
    Move(
        "submit", "提交", "draft", "review", ME, submits=True, checks=(s.is_the_only_one,), effects=(s.stand,),
        says="您的会籍接转已提交，编号 {matter.number}，请等原工会在 {due} 前确认，逾期不答复的视为确认。如果不是您的意思，可以撤回。",
    ),
    Move(
        "confirm", "确认转出", "review", "receiving", DESK, decides=True, passes=True, icon="check", key="A", says=CONFIRMED,
    ),
    Move(
        "lapse", "逾期视为确认", "review", "receiving", Clock(), passes=True,
        says="原工会没有在期限内答复，视为确认，等{matter.unit.name}在 {due} 前接收。",
    ),
    Move(
        "refuse", "不予确认", "review", "refused", DESK, effects=(s.fall,), decides=True, needs_note=True, icon="x", tone="bad",
        says="您的会籍接转没有办成：{note}。请与原工会核对后重新申请，有疑问可向 12351 咨询。",
    ),
    Move(
        "receive", "接收", "receiving", "done", DESK, checks=(s.stands_still,), effects=(s.carry,), decides=True, passes=True,
        icon="check", key="A", says="您的会籍从今天起转到{matter.unit.name}。",
    ),
    Move(
        "return", "退回更正", "receiving", "returned", DESK, decides=True, needs_note=True, tone="warn", icon="arrow-down-right",
        key="B", says="您的会籍接转需要更正：{note}。请在 {due} 前改好再提交。",
    ),
    Move(
        "resubmit", "改好了，重新提交", "returned", "receiving", ME, tone="ok", checks=(s.may_go,),
        says="您更正后的会籍接转已收到，等{matter.unit.name}在 {due} 前接收。",
    ),
    Move(
        "redirect", "改选承接的工会", "review receiving returned", "review receiving", ME, choose=s.same_place, checks=(s.may_go,),
        by_form=False, says="您的会籍接转已改为转到{matter.unit.name}。",
    ),
    Move(
        "withdraw", "撤回申请", "review receiving returned", "withdrawn", ME, effects=(s.fall,),
        says="您的会籍接转已撤回，会籍不变。",
    ),
)  # fmt: skip
TRANSFER = Flow(
    kind=q.TRANSFER, prefix="JZ", title="会籍接转", first="draft", view=P.MEMBERS_VIEW, states=STATES, moves=MOVES,
    route=q.transfer_route, facts=q.transfer_facts, member_panel="joining/changing/mine.html", resume="joining:transfer",
    form=RejectForm, acts={"refuse": s.reject}, sideways=True,
    waits={
        "receiving": Wait("新工会接收", P.MEMBERS_HANDLE, "members.receive_days", own=True),
        "returned": Wait("更正", limit="members.supplement_days"),
    },
    hints={
        "review": "原工会在 {due} 前确认；逾期不答复的，系统视为确认，转给新工会。",
        "receiving": "等{desk}在 {due} 前接收，接收当天起会籍转过去。",
        "returned": "改好后点“改好了，重新提交”，不用原工会再确认。",
        "done": "会籍已转，可以在“我的会籍”里查看。",
    },
    permissions=(P.MEMBERS_HANDLE,),
    route_said="原工会确认（逾期视为确认），再由新工会接收；原工会已撤并的，由承接的工会确认。",
)  # fmt: skip
