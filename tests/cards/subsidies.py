"""陈静's claim after a stay in hospital, in each state: what the stories of the subsidy begin with."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from tests.aid.cases import CARD
from tests.cast import District
from tests.payments.bank import answer, pays_all
from zhijia.cards.checking import NEEDED
from zhijia.cards.models import SubsidyClaim
from zhijia.cards.services import approve, claim, submit
from zhijia.ledger.models import Fund
from zhijia.ledger.services import open_fund, set_budget
from zhijia.ledger.terms import Source, Use
from zhijia.matters.models import Matter
from zhijia.payments.models import Order
from zhijia.payments.services import bank_file, make_batch, release, settle, take_return
from zhijia.people.models import Account
from zhijia.people.services import admit

MONDAY = datetime(2026, 3, 2, 1, tzinfo=UTC)  # 09:00 in Changzhou
LEFT_HOSPITAL = date(2026, 2, 11)
PHOTO = ("结算单.jpg", b"\xff\xd8\xff settlement")
OTHER_CARD = "6217000000000000008"


def on(days: int) -> datetime:
    return MONDAY + timedelta(days=days)


def money(district, wutao, *, budget=1_000_000, year=2026) -> Fund:
    said = {"by": wutao, "at": MONDAY}
    made = open_fund("UNION", name="工会经费", source=Source.UNION, unit=district.unit, **said)
    set_budget(made, year=year, use=Use.SUBSIDY, amount=budget, document=f"常新工〔{year}〕5号", **said)
    return made


def draft(district, chenjing, *, at=MONDAY, **told) -> SubsidyClaim:
    admit(chenjing.person, unit=district.plant_union, since=date(2012, 5, 1), by="测试", at=at)
    said = {
        "item": "hospital", "happened_on": LEFT_HOSPITAL, "asked": 20_000, "note": "肺炎住院九天", "bank_name": "江南农村商业银行",
        "card": CARD, "paper": PHOTO,
    } | told  # fmt: skip
    return claim(chenjing.person, by=chenjing, at=at, **said)


def submitted(district, chenjing, *, at=MONDAY, **told) -> Matter:
    return fresh(submit(draft(district, chenjing, at=at, **told), agreed=NEEDED, by=chenjing, at=at).matter)


@dataclass(frozen=True)
class Offices:
    """陈静 and those who judge and pay her claim, with the fund it is paid from."""

    district: District
    chenjing: Account
    sunfang: Account
    limin: Account
    zhaoqiang: Account
    wutao: Account
    fund: Fund

    def payable(self, *, granted=20_000, **told) -> Matter:
        matter = submitted(self.district, self.chenjing, **told)
        approve(matter, by=self.sunfang, at=on(1), note="属实")
        approve(fresh(matter), by=self.limin, at=on(2), granted=granted, fund=self.fund)
        return fresh(matter)

    def answered(self, *, judge=pays_all, days=5) -> None:
        """Made by 赵强, released by 吴涛, answered by the bank."""
        maker = {"by": self.zhaoqiang, "at": on(days)}
        batch = make_batch(Order.objects.filter(state="waiting"), bank="fixed", **maker)
        release(batch, by=self.wutao, at=on(days))
        sent = bank_file(batch, **maker)[1]
        file = take_return(f"{batch}.txt", answer(sent, judge), bank="fixed", **maker)
        settle(file, **maker)


def fresh(matter: Matter) -> Matter:
    return Matter.objects.select_related("unit", "desk", "applicant").get(pk=matter.pk)


def behind_doors(district, chenjing) -> dict:
    """A matter and its paper, for every address that names one."""
    matter = submitted(district, chenjing)
    return {"number": matter.number, "pk": matter.papers.get().pk}
