"""Plans as pages write them, and all that a plan could move, to compare before with after."""

import re
from datetime import date

from django.urls import reverse

from tests.cast import NOW
from tests.orgs.deeds import single
from zhijia.audit.models import Line
from zhijia.grassroots.models import Founding, Move, Plan, Regrouping
from zhijia.grassroots.services import add_fresh, ask_for_union, propose, write_plan
from zhijia.orgs.models import Cover, Operation, Placement, Sector, Touched, Unit
from zhijia.people.models import Membership
from zhijia.people.services import Work, admit, enlist

DOCUMENT, DAY = "常新工组〔2019〕12号", "2019-06-01"
TABLES = (Unit, Placement, Cover, Sector, Operation, Touched, Membership, Founding, Move, Regrouping, Line)


def everything():
    """Every row that a deed writes."""
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in TABLES}


def join(unit, place=None, *, many=1, since=None):
    made = [enlist(f"会员{unit.pk}之{n}") for n in range(many)]
    for one in made:
        admit(one, unit=unit, since=since or unit.opened_on, work=Work(place), by="测试", at=NOW)
    return made


def begin(client, kind, unit):
    answer = client.post(reverse("grassroots:change_new", args=[kind]), {"pick": unit.pk})
    assert answer.status_code == 302, answer.text
    return Plan.objects.latest("pk")


def at(plan, page, *more):
    return reverse(f"grassroots:{page}", args=[plan.pk, *more])


def lead(client, plan, unit, side="target"):
    page = client.get(at(plan, "change_pick", side), {"q": unit.name})
    assert f'value="{unit.pk}"' in page.text
    assert client.post(at(plan, "change_pick", side), {"pick": unit.pk}).status_code == 302


def fresh(client, plan, **told):
    answer = client.post(at(plan, "change_fresh"), {"short": "", "code": "", **told})
    assert answer.status_code == 302, answer.text


def write(client, plan, **told):
    answer = client.post(at(plan, "change"), {"on": DAY, "why": "理顺组织关系", **told})
    assert answer.status_code == 302, answer.text


def seen(page):
    """What the box of the page says was looked at."""
    return re.search(r'name="seen" value="([0-9a-f]{16})"', page.text)[1]


def hand_in(client, plan):
    page = client.get(at(plan, "change_preview"))
    assert page.status_code == 200, page.text
    answer = client.post(at(plan, "change_preview"), {"seen": seen(page)})
    assert answer.status_code == 302, answer.text
    plan.refresh_from_db()
    plan.matter.refresh_from_db()
    return page


def case(plan):
    return reverse("matters:case", args=[plan.matter.number])


def decide(client, plan, decision="approve", **more):
    told = {"decision": decision, "note": "", "document": DOCUMENT, **more}
    if decision == "approve" and "seen" not in told:
        told["seen"] = seen(client.get(case(plan)))
    return client.post(reverse("matters:decide", args=[plan.matter.number]), told)


def behind_doors(district, limin):
    """A union asked for, and a plan that is whole: what the pages of both need."""
    said = {"by": limin, "at": NOW}
    asked = ask_for_union(
        district.chunjiang,
        name="门厂工会",
        kind="single",
        members=30,
        women=3,
        years=3,
        preparation="张三",
        **said,
    )
    plan = propose("split", single("分家厂工会", district.chunjiang), **said)
    for name in ("分家一厂工会", "分家二厂工会"):
        add_fresh(plan, name=name, kind="single")
    write_plan(plan, on=date.fromisoformat(DAY), why="拆分")
    asked_for = ("union", "employers", "seats", "drop", "check")
    planned = ("", "_pick", "_drop", "_fresh", "_share", "_preview")
    return {
        **{f"grassroots:found_{page}": {"pk": asked.pk} for page in asked_for},
        **{f"grassroots:change{page}": {"pk": plan.pk, "side": "target"} for page in planned},
        "grassroots:change_new": {"kind": "close"}, "grassroots:change_withdraw": {"pk": plan.matter_id},
    }  # fmt: skip
