"""换届, from a union's request to the approved result; and the request to hold it later. Each on one screen."""

from zhijia.access.terms import P
from zhijia.grassroots.forms.elections import AnswerForm
from zhijia.grassroots.queries import elections as q
from zhijia.grassroots.services import delays as d
from zhijia.grassroots.services import elections as e
from zhijia.grassroots.services import installing as s
from zhijia.matters.flows import AtDesk, Flow, Holding, Move, Wait

STATES = {
    "draft": "起草请示", "review": "请示待批", "returned": "请示退回补正", "refused": "不同意换届", "withdrawn": "已撤回",
    "preparing": "筹备换届", "delegates": "选举代表", "candidates": "提名候选人", "meeting": "召开大会",
    "result": "选举结果待批", "done": "换届已批复",
}  # fmt: skip
UNION, DESK = Holding(P.UNIONS_APPLY), AtDesk()
MOVES = (
    Move("submit", "提交请示", "draft", "review", UNION, submits=True, by_form=False, checks=(s.request_holds,)),
    Move(
        "return", "退回补正", "review", "returned", DESK, decides=True, needs_note=True, tone="warn", icon="arrow-down-right",
        key="B", effects=(s.tell_union,),
    ),
    Move("resubmit", "重新提交请示", "returned", "review", UNION, by_form=False, checks=(s.request_holds,)),
    Move(
        "approve", "同意换届", "review", "preparing", DESK, decides=True, passes=True, icon="check", key="A",
        checks=(s.not_ones_own, s.request_holds), effects=(s.tell_union,),
    ),
    Move(
        "refuse", "不同意", "review", "refused", DESK, decides=True, needs_note=True, icon="x", tone="bad",
        effects=(s.fall, s.tell_union),
    ),
    Move("prepare", "筹备就绪", "preparing", "delegates candidates", UNION, choose=s.after_preparing, by_form=False),
    Move("delegates", "代表已选出", "delegates", "candidates", UNION, by_form=False),
    Move("nominate", "公布候选人", "candidates", "meeting", UNION, by_form=False, checks=(s.list_holds,)),
    Move("hold", "上报选举结果", "meeting", "result", UNION, by_form=False, checks=(s.result_holds,)),
    Move(
        "reject", "退回选举结果", "result", "meeting", DESK, needs_note=True, tone="warn", icon="arrow-down-right", key="B",
        checks=(s.not_ones_own,), effects=(s.tell_union,),
    ),
    Move(
        "confirm", "批复选举结果", "result", "done", DESK, icon="check", key="A", checks=(s.not_ones_own, s.result_holds),
        effects=(s.install, s.fall, s.tell_union),
    ),
    Move(
        "withdraw", "撤回", "review returned preparing delegates candidates meeting", "withdrawn", UNION, needs_note=True, tone="bad",
        icon="x", effects=(s.fall,),
    ),
)  # fmt: skip
ELECTION = Flow(
    kind=e.KIND, prefix="HJX", title=e.TITLE, first="draft", view=P.REGISTERS_VIEW, states=STATES, moves=MOVES, route=q.route,
    kin=q.kin, facts=q.facts_said, look=q.look, panel="grassroots/elections/panel.html", form=AnswerForm,
    acts={"approve": e.approve, "confirm": e.confirm},
    waits={
        "draft": Wait("起草请示", P.UNIONS_APPLY, own=True),
        "returned": Wait("补正请示", P.UNIONS_APPLY, "unions.supplement_days", own=True),
        "preparing": Wait("筹备换届", P.UNIONS_APPLY, own=True), "delegates": Wait("选举代表", P.UNIONS_APPLY, own=True),
        "candidates": Wait("提名候选人", P.UNIONS_APPLY, own=True), "meeting": Wait("召开大会", P.UNIONS_APPLY, own=True),
        "result": Wait("结果批复", P.UNIONS_APPROVE, "unions.review_days"),
    },
    tail=(("筹备选举", "preparing delegates candidates"), ("召开大会", "meeting"), ("结果批复", "result done")),
    hints={
        "review": "{desk}将在 {due} 前批复。", "returned": "补正后重新提交，会回到原来的环节。",
        "preparing": "按批复筹备：召开会员代表大会的先选举代表。", "delegates": "代表选出后登记应到人数。",
        "candidates": "提名并公布候选人，选票按姓氏笔画排列。", "meeting": "大会后登记到会、选票和得票，报上级批复。",
        "result": "{desk}将在 {due} 前批复选举结果。",
    },
    permissions=(P.UNIONS_APPLY, P.UNIONS_APPROVE),
    route_said="往上数，最近的、有人能批复的一级工会；都没有的，到区总工会。",
)  # fmt: skip

DELAY = Flow(
    kind=d.KIND, prefix="YQ", title=d.TITLE, first="draft", view=P.REGISTERS_VIEW, route=q.route, facts=q.delay_facts,
    states={"draft": "起草", "review": "待批", "approved": "已批准", "refused": "不同意", "withdrawn": "已撤回"},
    moves=(
        Move("submit", "提交", "draft", "review", UNION, submits=True, by_form=False),
        Move(
            "approve", "同意延期", "review", "approved", DESK, decides=True, passes=True, icon="check", key="A",
            checks=(d.not_ones_own,), effects=(d.grant, d.fall, s.tell_union),
        ),
        Move(
            "refuse", "不同意", "review", "refused", DESK, decides=True, needs_note=True, icon="x", tone="bad",
            effects=(d.fall, s.tell_union),
        ),
        Move("withdraw", "撤回", "review", "withdrawn", UNION, needs_note=True, tone="warn", icon="x", effects=(d.fall,)),
    ),
    waits={"draft": Wait("起草", P.UNIONS_APPLY, own=True)},
    hints={"review": "{desk}将在 {due} 前批复。"},
    permissions=(P.UNIONS_APPLY, P.UNIONS_APPROVE),
    route_said="往上数，最近的、有人能批复的一级工会；都没有的，到区总工会。",
)  # fmt: skip
