"""建会, from the preparation group's application to the union that stands, on one screen (工会法第十一条、第十二条)."""

from collections.abc import Mapping
from typing import Any

from zhijia.access.terms import P
from zhijia.matters.flows import Applicant, AtDesk, Flow, Holding, Move, Wait
from zhijia.matters.models import Matter
from zhijia.matters.terms import Tone
from zhijia.people.models import Account

from .. import rules
from ..checking.founding import check
from ..forms.deciding import FoundingDecision
from ..queries.asked import founding_said, route_of_founding
from ..services import founding as s

STATES = {
    "draft": "起草中", "review": "待批复", "returned": "退回补正", "refused": "不予批准", "withdrawn": "已撤回", "done": "已批准建会",
}  # fmt: skip
OURS, DESK = Holding(P.UNIONS_APPLY), AtDesk()
MOVES = (
    Move("submit", "提交", "draft", "review", OURS, submits=True, by_form=False, checks=(s.may_be_founded,)),
    Move(
        "return", "退回补正", "review", "returned", DESK, decides=True, needs_note=True, tone="warn", icon="arrow-down-right",
        key="B",
    ),
    Move("resubmit", "重新提交", "returned", "review", OURS, by_form=False, tone="ok", checks=(s.may_be_founded,)),
    Move(
        "approve", "批准建会", "review", "done", DESK, decides=True, passes=True, icon="check", key="A",
        checks=(rules.by_another, s.may_be_founded), effects=(s.found_unions,),
    ),
    Move("refuse", "不予批准", "review", "refused", DESK, decides=True, needs_note=True, icon="x", tone="bad"),
    Move("withdraw", "撤回", "draft review returned", "withdrawn", Applicant()),
)  # fmt: skip


def look(matter: Matter, account: Account) -> Mapping[str, Any]:
    """Checks while it is judged; what stands is a union of its own, with its own page."""
    asked = matter.establishment
    told: dict[str, Any] = {
        "union": asked,
        "places": asked.employers.select_related("employer"),
        "seats": asked.seats.all(),
    }
    if matter.closed_at is None:
        told["checks"] = checks = check(asked, on=matter.rules_on)
        failed = [one.label for one in checks if one.tone == Tone.FAILED]
        told["blocking"] = f"未通过：{'、'.join(failed)}，可退回补正" if failed else ""
        if rules.asked_by(matter, account):
            told["blocking"] = rules.OWN_WORK
    return told


FOUNDING = Flow(
    kind=rules.FOUNDING, prefix="JH", title="建会", first="draft", view=P.MEMBERS_VIEW, states=STATES, moves=MOVES,
    route=route_of_founding, facts=founding_said, look=look, panel="grassroots/founding/panel.html", form=FoundingDecision,
    acts={"approve": s.approve_union},
    waits={
        "draft": Wait("起草", P.UNIONS_APPLY), "returned": Wait("补正", P.UNIONS_APPLY, "unions.supplement_days", own=True),
    },
    tail=(("成立", "done"),),
    hints={
        "review": "{desk}将在 {due} 前批复。", "returned": "改好后在申请页面重新提交，会回到批复单位继续办。",
        "done": "工会自批准之日起成立，第一届委员会已登记。",
    },
    permissions=(P.UNIONS_APPROVE, P.UNIONS_APPLY),
    route_said="往上数，最近的、有人能批复的一级工会；都没有的，到区总工会。",
)  # fmt: skip
