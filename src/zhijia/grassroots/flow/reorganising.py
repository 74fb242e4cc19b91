"""组织变动, from the plan to the day the tree is another, on one screen (工会法第十二条、第十三条)."""

from collections.abc import Mapping
from typing import Any

from zhijia.access.terms import P
from zhijia.base.errors import Refused
from zhijia.matters.flows import Applicant, AtDesk, Flow, Holding, Move, Wait
from zhijia.matters.models import Matter
from zhijia.people.models import Account

from .. import rules
from ..forms.deciding import PlanDecision
from ..queries.asked import plan_said, route_of_plan
from ..services import carrying as s

STATES = {
    "draft": "起草中", "review": "待批复", "returned": "退回补正", "refused": "不予批准", "withdrawn": "已撤回", "done": "已批准并办理",
}  # fmt: skip
OURS, DESK = Holding(P.UNIONS_APPLY), AtDesk()
MOVES = (
    Move("submit", "提交", "draft", "review", OURS, submits=True, by_form=False, checks=(s.is_ready,)),
    Move(
        "return", "退回补正", "review", "returned", DESK, decides=True, needs_note=True, tone="warn", icon="arrow-down-right",
        key="B",
    ),
    Move("resubmit", "重新提交", "returned", "review", OURS, by_form=False, tone="ok", checks=(s.is_ready,)),
    Move(
        "approve", "同意，立即办理", "review", "done", DESK, decides=True, passes=True, icon="check", key="A",
        checks=(rules.by_another, s.day_has_come), effects=(s.carry_out,),
    ),
    Move("refuse", "不予批准", "review", "refused", DESK, decides=True, needs_note=True, icon="x", tone="bad"),
    Move("withdraw", "撤回", "draft review returned", "withdrawn", Applicant()),
)  # fmt: skip


def look(matter: Matter, account: Account) -> Mapping[str, Any]:
    """While it waits, what would happen now; afterwards, what did."""
    told: dict[str, Any] = {"plan": matter.plan}
    if matter.closed_at:
        return told
    try:
        told["outcome"] = s.preview(matter.plan, by=account, at=matter.opened_at)
    except Refused as refusal:
        told["refusal"] = told["blocking"] = str(refusal)
    if rules.asked_by(matter, account):
        told["blocking"] = rules.OWN_WORK
    return told


REORGANISE = Flow(
    kind=rules.REORGANISE, prefix="ZZ", title="组织变动", first="draft", view=P.REGISTERS_VIEW, states=STATES, moves=MOVES,
    route=route_of_plan, facts=plan_said, look=look, panel="grassroots/changes/panel.html", form=PlanDecision,
    acts={"approve": s.approve_plan},
    waits={
        "draft": Wait("起草", P.UNIONS_APPLY), "returned": Wait("补正", P.UNIONS_APPLY, "unions.supplement_days", own=True),
    },
    tail=(("办理", "done"),),
    hints={
        "review": "{desk}将在 {due} 前批复，批准后立即按方案办理。", "returned": "改好后在方案页面重新提交，会回到批复单位继续办。",
        "done": "已按批复办理，各工会的经过里都有这一条。",
    },
    permissions=(P.UNIONS_APPROVE, P.UNIONS_REORGANISE, P.UNIONS_APPLY),
    route_said="所涉工会共同的、最近的、有人能批复的上级工会；涉及镇街一级的，由区总工会领导批准。",
)  # fmt: skip
