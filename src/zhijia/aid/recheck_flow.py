"""困难职工档案年度复核: aid's second, small flow. The union begins it; the member is told and need not do anything."""

from zhijia.access.terms import P
from zhijia.matters.flows import Applicant, AtDesk, Flow, Move

from . import queries as q
from .forms.desk import RecheckForm
from .services import rechecking

STATES = {"open": "待发起", "review": "复核中", "renewed": "继续在档", "exited": "已退出"}
MOVES = (
    Move(
        "begin", "发起复核", "open", "review", Applicant(), submits=True, by_form=False,
        says="您的困难职工档案到了年度复核时间，{desk}会在 {due} 前上门或电话核实，家里情况有变化请告诉他们。",
    ),
    Move(
        "pass", "核实完毕，报上级", "review", "review", AtDesk(), decides=True, passes=True, tone="ok", icon="check",
        key="A", checks=(rechecking.is_not_last, rechecking.is_recorded),
    ),
    Move(
        "renew", "继续在档", "review", "renewed", AtDesk(), decides=True, passes=True, tone="ok", icon="check", key="A",
        checks=(rechecking.is_last, rechecking.has_outcome), says="您的困难职工档案已复核，继续在档。",
    ),
    Move(
        "leave", "退出档案", "review", "exited", AtDesk(), decides=True, passes=True, needs_note=True, tone="bad", icon="logout",
        checks=(rechecking.is_last, rechecking.has_outcome),
        says="您的困难职工档案已办理退出：{note}。以后有困难，仍可随时重新申请。",
    ),
)  # fmt: skip
RECHECK = Flow(
    kind=rechecking.KIND, prefix="FC", title="困难档案复核", first="open", view=P.AID_VIEW, states=STATES, moves=MOVES,
    route=q.route, kin=q.recheck_persons, facts=q.recheck_facts, look=q.look_again, panel="aid/recheck_panel.html", form=RecheckForm,
    acts={"renew": rechecking.renew, "leave": rechecking.leave},
    hints={"review": "{desk}将在 {due} 前核实，您不用提交什么；家里情况有变化请告诉他们。"},
    permissions=(P.AID_VERIFY, P.AID_REVIEW, P.AID_APPROVE),
)  # fmt: skip
