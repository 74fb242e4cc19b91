"""A flow that only pays, and a federation with money: what every story about payments needs."""

from dataclasses import dataclass

from stdnum import luhn

from tests.cast import NOW, District
from zhijia.access.terms import Permission
from zhijia.ledger.defaults import lay_defaults as lay_charts
from zhijia.ledger.models import Fund
from zhijia.ledger.services import hold, open_fund, set_budget
from zhijia.ledger.terms import Source, Use
from zhijia.matters.flows import Applicant, AtDesk, Flow, Holding, Move, StopPlan
from zhijia.matters.models import Matter
from zhijia.matters.services import open_matter, take
from zhijia.payments import services
from zhijia.payments.models import Order
from zhijia.people.models import Account, Person

KIND = "test.pay"
MAKER = Holding(Permission.PAYMENTS_MAKE)
BUDGET = 100_000_000
YEAR = NOW.year


def route(matter):
    return [StopPlan("审批", matter.unit.parent.parent, Permission.AID_APPROVE)]


FLOW = Flow(
    kind=KIND, prefix="CS", title="试付", first="draft", view=Permission.AID_VIEW,
    states={
        "draft": "草稿", "review": "审批中", "payable": "待付", "paying": "付款中", "paid": "已付", "bounced": "退回",
        "refused": "不予通过",
    },
    moves=(
        Move("submit", "提交", "draft", "review", Applicant(), submits=True),
        Move("approve", "通过", "review", "payable", AtDesk(), decides=True, passes=True),
        Move("refuse", "不予通过", "review", "refused", AtDesk(), decides=True, needs_note=True),
        Move("queue", "入批", "payable", "paying", MAKER, money=True),
        Move("unqueue", "移出", "paying", "payable", MAKER, money=True),
        Move("settle", "付讫", "paying", "paid", MAKER, money=True),
        Move("bounce", "退回", "paying", "bounced", MAKER, money=True, needs_note=True),
        Move("correct", "更正", "bounced", "payable", Holding(Permission.AID_APPROVE)),
    ),
    route=route, permissions=(Permission.AID_APPROVE,),
)  # fmt: skip


@dataclass(frozen=True)
class Stage:
    """The district, its fund, and the three who grant, make and release."""

    district: District
    fund: Fund
    limin: Account
    zhaoqiang: Account
    wutao: Account

    def order(self, n: int, **told) -> Order:
        """The n-th member's grant, approved by 李敏, with its budget held, ordered."""
        return self.ask(self.granted(n), n, **told)

    def granted(self, n: int) -> Matter:
        person = Person.objects.create(name=f"工友{n}")
        said = {"by": self.limin, "at": NOW}
        matter = open_matter(KIND, title="困难补助", applicant=person, unit=self.district.plant_union, **said)
        for verb in ("submit", "approve"):
            take(matter, verb, **said)
        matter.refresh_from_db()
        return matter

    def ask(self, matter: Matter, n: int, **told) -> Order:
        amount = told.pop("amount", amount_of(n))
        key = f"matter:{matter.pk}"
        said = {"by": self.limin, "at": NOW}
        common = {"use": Use.MEDICAL, "unit": self.district.plant_union, "amount": amount, **said}
        fund = told.pop("fund", self.fund)
        hold(key, fund=fund, year=YEAR, **common)
        wanted = {"name": matter.applicant.name, "card": card(n), "bank_name": "工商银行新北支行", **told}
        return services.order(matter, payee=matter.applicant, fund=fund, hold=key, **wanted, **common)

    def orders(self, count: int) -> list[Order]:
        return [self.order(n) for n in range(count)]

    def batch(self, orders, *, bank="fixed"):
        return services.make_batch(orders, bank=bank, by=self.zhaoqiang, at=NOW)

    def sent(self, orders, *, bank="fixed") -> bytes:
        """Made by 赵强, released by 吴涛, exported: what the bank gets."""
        batch = services.release(self.batch(orders, bank=bank), by=self.wutao, at=NOW)
        return services.bank_file(batch, by=self.zhaoqiang, at=NOW)[1]

    def take(self, content: bytes, *, bank="fixed", name=""):
        return services.take_return(
            name or f"回单.{ENDINGS[bank]}", content, bank=bank, by=self.zhaoqiang, at=NOW
        )

    def settle(self, file) -> int:
        return services.settle(file, by=self.zhaoqiang, at=NOW)


ENDINGS = {"fixed": "txt", "csv": "csv", "xlsx": "xlsx"}


def build(district: District, limin: Account, zhaoqiang: Account, wutao: Account) -> Stage:
    lay_charts()
    return Stage(district, new_fund(district, "QZ-1", by=limin), limin, zhaoqiang, wutao)


def new_fund(district: District, code: str, *, by: Account) -> Fund:
    said = {"by": by, "at": NOW}
    fund = open_fund(code, name=f"区财政帮扶资金{code}", source=Source.DISTRICT, unit=district.unit, **said)
    set_budget(fund, year=YEAR, use=Use.MEDICAL, amount=BUDGET, document="常新工〔2019〕1号", **said)
    return fund


def card(n: int) -> str:
    first = f"621700{n:012d}"
    return first + luhn.calc_check_digit(first)


def amount_of(n: int) -> int:
    return 10_050 + 100 * n


def states(orders) -> list[str]:
    return list(
        Order.objects.filter(pk__in=[order.pk for order in orders])
        .order_by("ref")
        .values_list("state", flat=True)
    )


def state_of(order) -> str:
    return Matter.objects.get(pk=order.matter_id).state
