"""Members of the plant union and of another town, as the stories of the roll find them."""

from datetime import date, timedelta

from django.utils import timezone

from tests.cast import CHENJING, NOW
from zhijia.joining.services import exporting
from zhijia.people.models import Person
from zhijia.people.services import Work, admit, end, enlist, merge
from zhijia.people.terms import Ending

SAID = {"by": "测试", "at": NOW}
SINCE = date(2014, 1, 1)
PHONE = "13912345678"
PASSPORT = "E12345678"


def member(name: str, unit, *, since: date = SINCE, work: Work | None = None, **known) -> Person:
    person = enlist(name, **known)
    admit(person, unit=unit, since=since, work=work, **SAID)
    return person


def members(district) -> dict[str, Person]:
    """陈静 and 马丁 at the plant, 陆一鸣 delivers in 春江, 高翔 belongs to 薛家, and 单立 left the plant."""
    plant, town = district.plant_union, district.chunjiang
    found = {
        "chenjing": member(
            "陈静", plant, identity=CHENJING, phone=PHONE, work=Work(district.plant, "contract")
        ),
        "mading": member("Martin Weber", plant, document="passport", identity=PASSPORT),
        "luyiming": member("陆一鸣", town, work=Work(None, "gig", "courier", migrant=True), sex="1"),
        "gaoxiang": member("高翔", district.xuejia, sex="1"),
        "shanli": member("单立", plant),
    }
    end(found["shanli"], how=Ending.LEFT, on=date(2018, 3, 1), reason="本人申请", **SAID)
    return found


def behind_doors(district, limin) -> dict:
    """Two who are one person, and a third to join them with; an export that waits."""
    one, two, three = (member(name, district.plant_union) for name in ("马一", "马二", "马三"))
    until = timezone.localdate() + timedelta(days=30)
    made = merge(one, two, reason="同一人", undo_until=until, by=limin, at=timezone.now())
    asked = exporting.ask(
        unit=district.unit,
        filters={},
        columns=["name"],
        plain=False,
        reason="体检",
        by=limin,
        at=timezone.now(),
    )
    persons, merges, exports = {"pk": three.pk}, {"pk": made.pk}, {"pk": asked.pk}
    return {
        **dict.fromkeys(("joining:merge", "joining:reveal"), persons), **dict.fromkeys(("joining:merged", "joining:part"), merges),
        **dict.fromkeys(("joining:export", "joining:decide_export", "joining:take_export"), exports),
    }  # fmt: skip
