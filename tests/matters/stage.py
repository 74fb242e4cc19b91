"""A flow that only asks and is judged, by the three levels above a member: what every story about matters needs."""

from datetime import UTC, datetime, timedelta

from zhijia.access.terms import Permission
from zhijia.matters.flows import Applicant, AtDesk, Flow, Move, StopPlan, Wait
from zhijia.matters.models import Matter
from zhijia.matters.services import open_matter, take
from zhijia.matters.terms import StopState
from zhijia.people.models import Person

KIND = "test.ask"
MONDAY = datetime(2026, 3, 2, 1, tzinfo=UTC)  # 09:00 in Changzhou
DESKS = (
    ("基层核实", Permission.AID_VERIFY, "aid.verify_days"),
    ("镇街审核", Permission.AID_REVIEW, "aid.review_days"),
    ("区总审批", Permission.AID_APPROVE, "aid.approve_days"),
)


def route(matter):
    union = matter.unit
    units = [union, union.parent, union.parent.parent]
    return [
        StopPlan(label, unit, permission, limit)
        for unit, (label, permission, limit) in zip(units, DESKS, strict=True)
    ]


def after_approval(matter):
    return "review" if matter.stops.filter(state=StopState.AHEAD).exists() else "granted"


FLOW = Flow(
    kind=KIND, prefix="SQ", title="试办", first="draft", view=Permission.AID_VIEW,
    states={
        "draft": "填写中", "review": "审核中", "returned": "等您补材料", "refused": "不予通过", "withdrawn": "已撤回",
        "granted": "已通过", "closed": "已办结",
    },
    moves=(
        Move("submit", "提交", "draft", "review", Applicant(), submits=True, says="编号 {matter.number}，{due} 前受理。"),
        Move("return", "退回补正", "review", "returned", AtDesk(), decides=True, needs_note=True, says="请补：{note}。"),
        Move("resubmit", "重新提交", "returned", "review", Applicant(), tone="ok"),
        Move(
            "approve", "通过", "review", "review granted", AtDesk(), choose=after_approval, decides=True, passes=True, icon="check",
            key="A",
        ),
        Move("refuse", "不予通过", "review", "refused", AtDesk(), decides=True, needs_note=True),
        Move("withdraw", "撤回", "review returned", "withdrawn", Applicant()),
        Move("correct", "另页更正", "granted", "granted", Applicant(), by_form=False),
        Move("confirm", "确认", "granted", "closed", Applicant(), tone="ok"),
    ),
    route=route, waits={"returned": Wait("补材料", limit="aid.supplement_days")},
    hints={"review": "{desk}将在 {due} 前办理。", "returned": "补齐后重新提交。"},
    permissions=tuple(permission for _, permission, _ in DESKS),
)  # fmt: skip


def on(days: int, *, since: datetime = MONDAY) -> datetime:
    return since + timedelta(days=days)


def asked(district, by, *, at=MONDAY, person: Person | None = None, title="困难帮扶") -> Matter:
    """Opened and submitted by a member."""
    matter = open_matter(
        KIND, title=title, applicant=person or by.person, unit=district.plant_union, by=by, at=at
    )
    take(matter, "submit", by=by, at=at)
    return fresh(matter)


def many(district, by, count: int, *, at=MONDAY) -> list[Matter]:
    people = Person.objects.bulk_create(Person(name=f"工友{n}") for n in range(count))
    return [asked(district, by, at=at, person=person) for person in people]


def fresh(matter: Matter) -> Matter:
    """As it is in the database now."""
    return Matter.objects.select_related("unit", "desk", "applicant", "holder").get(pk=matter.pk)


def everything(matter: Matter) -> tuple:
    """All that the kernel keeps of a matter, to prove that a refusal moved nothing."""
    rows = (matter.stops, matter.steps, matter.deadlines, matter.countersigns, matter.papers, matter.ties)
    return (
        Matter.objects.filter(pk=matter.pk).values_list().get(),
        *(list(one.order_by("pk").values_list()) for one in rows),
    )
