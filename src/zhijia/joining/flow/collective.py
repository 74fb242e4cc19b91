"""集体入会: a file of the roll on its way to the superior's yes, on one screen."""

from zhijia.access.terms import P
from zhijia.matters.flows import AtDesk, Flow, Holding, Move, Wait

from ..queries import collecting as q
from ..services import collecting as s

STATES = {"draft": "填写中", "review": "审核中", "refused": "未批准", "entered": "已入账"}
DESK, UNION = AtDesk(), Holding(P.MEMBERS_HANDLE)
MOVES = (
    Move("submit", "提交", "draft", "review", UNION, submits=True, by_form=False),
    Move(
        "approve", "批准入会", "review", "entered", DESK, checks=(s.not_by_whoever_brought_it, s.is_ready), effects=(s.enter,),
        decides=True, passes=True, icon="check", key="A",
    ),
    Move(
        "refuse", "不予批准", "review", "refused", DESK, checks=(s.not_by_whoever_brought_it,), effects=(s.fall,), decides=True,
        needs_note=True, icon="x", tone="bad",
    ),
)  # fmt: skip
COLLECTIVE = Flow(
    kind=q.COLLECTIVE, prefix="JT", title="集体入会", first="draft", view=P.MEMBERS_VIEW, states=STATES, moves=MOVES, route=q.route,
    facts=q.facts_said, panel="joining/collective/panel.html", waits={"draft": Wait("提交", P.MEMBERS_HANDLE)},
    hints={"review": "{desk}将在 {due} 前审核。"}, permissions=(P.MEMBERS_HANDLE,),
)  # fmt: skip
