"""The books of our district: a central fund with a budget, and payments to members of the plant's union."""

from datetime import date

from tests.cast import NOW
from zhijia.ledger.models import Account, Budget, Chain, Hold, MonthClose, Transfer
from zhijia.ledger.services import Posting, hold, open_fund, post, receive, set_budget
from zhijia.ledger.terms import Income, Source, Use

DAY = date(2019, 4, 18)
SAID = {"by": "吴涛（wutao）", "at": NOW}


def central(district, *, code="ZY-2019", budget=10_000_00):
    fund = open_fund(
        code, name="中央财政专项帮扶", source=Source.CENTRAL, unit=district.unit, filed_only=True, **SAID
    )
    if budget:
        allot(fund, budget)
    return fund


def allot(fund, amount, *, use=Use.LIVING, year=2019, document="新工发〔2019〕3号"):
    return set_budget(fund, year=year, use=use, amount=amount, document=document, **SAID)


def paying(district, fund, key="matter:1", amount=2500_00, **told):
    told = {
        "day": DAY, "use": Use.LIVING, "unit": district.plant_union, "memo": "生活救助", "document": "BF-2019-0001"
    } | told  # fmt: skip
    return Posting(key=key, fund=fund, amount=amount, **told)


def pay(district, fund, key="matter:1", amount=2500_00, **told):
    return post(paying(district, fund, key, amount, **told), **SAID)


def reserve(district, fund, key="matter:1", amount=2500_00, **told):
    told = {"use": Use.LIVING, "year": 2019, "unit": district.plant_union, **SAID} | told
    return hold(key, fund=fund, amount=amount, **told)


def fill(fund, amount=50_000_00, key="grant:1", day=date(2019, 1, 8)):
    return receive(
        fund, key=key, amount=amount, day=day, kind=Income.SUPERIOR, memo="中央财政专项拨款", document="苏工发〔2019〕1号", **SAID
    )  # fmt: skip


def everything():
    """All that the books say, to prove that a refusal moved nothing."""
    models = (Account, Budget, Chain, Hold, MonthClose, Transfer)
    return [list(model.objects.order_by("pk").values_list()) for model in models]
