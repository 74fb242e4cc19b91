"""陈静's household as an application in each state: what the stories of aid begin with."""

from datetime import UTC, date, datetime, timedelta

from zhijia.aid.models import Application, Household
from zhijia.aid.services.applying import add_expense, add_income, add_member, begin, write
from zhijia.aid.services.deciding import approve
from zhijia.aid.services.filling import start_for
from zhijia.aid.services.publishing import show
from zhijia.aid.services.rechecking import open_rechecks
from zhijia.ledger.models import Fund
from zhijia.ledger.services import open_fund, set_budget
from zhijia.ledger.terms import Source, Use
from zhijia.matters.models import Matter
from zhijia.matters.services import take
from zhijia.notices.services import end, give_consent
from zhijia.notices.terms import Purpose
from zhijia.people.services import admit

CARD = "6222021001116245124"
SON = "320411201003041216"
MONDAY = datetime(2026, 3, 2, 1, tzinfo=UTC)  # 09:00 in Changzhou


def on(days: int) -> datetime:
    """So many days after the Monday on which the story begins."""
    return MONDAY + timedelta(days=days)


def fund(district, wutao, code="UNION", *, source=Source.UNION, budget=5_000_000, filed_only=False) -> Fund:
    """A fund with budget for living and medical aid of 2026."""
    made = open_fund(
        code,
        name=f"{Source(source).label}帮扶资金",
        source=source,
        unit=district.unit,
        filed_only=filed_only,
        by=wutao,
        at=MONDAY,
    )
    for use in (Use.LIVING, Use.MEDICAL):
        set_budget(made, year=2026, use=use, amount=budget, document="常新工〔2026〕3号", by=wutao, at=MONDAY)
    return made


def draft(
    district, chenjing, *, asked=300_000, item="living", card=CARD, urgent=False, at=MONDAY
) -> Application:
    """Everything written and agreed to; not yet submitted."""
    person = chenjing.person
    admit(person, unit=district.plant_union, since=date(2012, 5, 1), by="测试", at=at)
    for purpose in (Purpose.AID_SENSITIVE, Purpose.AID_PUBLICITY, Purpose.AID_BANK):
        give_consent(person, purpose, channel="web", at=at)
    made = begin(person, item=item, unit=district.plant_union, by=chenjing, at=at, urgent=urgent)
    write(
        made, asked=asked, cause="illness", story="丈夫住院，一年自付医药费较多", work="employed", housing="owned",
        phone="13800000000", address="春江镇", bank_name="江南农村商业银行", card_name="陈静", card=card,
    )  # fmt: skip
    add_member(
        made, name="陈小宝", kinship="child", identity=SON, work="student", health="良好", school="春江小学"
    )
    add_income(made, whose="陈静", kind="wage", amount=3_600_000)
    add_expense(made, kind="medical", label="住院自付", amount=2_400_000)
    return made


def submitted(district, chenjing, **said) -> Matter:
    made = draft(district, chenjing, **said)
    take(made.matter, "submit", by=chenjing, at=said.get("at", MONDAY))
    return fresh(made.matter)


def fresh(matter: Matter) -> Matter:
    """As it is in the database now."""
    return Matter.objects.select_related("unit", "desk", "applicant").get(pk=matter.pk)


def approved(district, chenjing, officers, money: Fund, *, granted=250_000, **said) -> Matter:
    """Through the three levels: grassroots, town, district."""
    matter = submitted(district, chenjing, **said)
    for day, officer in enumerate(officers[:-1], start=1):
        approve(matter, by=officer, at=on(day), note="情况属实")
        matter = fresh(matter)
    approve(matter, by=officers[-1], at=on(len(officers)), granted=granted, fund=money)
    return fresh(matter)


def payable(district, chenjing, officers, money: Fund, **said) -> Matter:
    """Shown for five working days without objection."""
    matter = approved(district, chenjing, officers, money, **said)
    notice = show([matter], unit=district.unit, by=officers[-1], at=on(4))
    end(notice, by=officers[-1], at=on(14))
    return fresh(matter)


def behind_doors(district, chenjing, limin) -> dict:
    """One of everything of the officer's side, for addresses to name: a file, its look, a case."""
    matter = submitted(district, chenjing)
    number, day = "DA-2026-0001", MONDAY.date()
    told = {"number": number, "state": "filed", "hardship": "deep", "filed_on": day, "recheck_on": day}
    Household.objects.filter(pk=matter.aid.household_id).update(**told)
    look = open_rechecks(on=day, by=limin, at=MONDAY)[0].number
    return {"number": matter.number, "file": number, "order": 1, "look": look, "ending": "csv"}


def entered(district, wanglei) -> dict:
    """A draft 王磊 entered for somebody else, as addresses name it and its first page."""
    said = {"unit": district.plant_union, "since": None, "item": "living", "urgent": False}
    made = start_for("吴梅", "320411195001010023", **said, by=wanglei, at=MONDAY)
    return {"pk": made.matter_id, "name": "item"}
