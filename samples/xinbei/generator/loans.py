"""创保贷: what banks paid out to small firms, renewals among it, some reversed."""

from functools import partial
from random import Random

from .clerks import Manner, Row, Sheet
from .days import GROWING, some_day
from .federation import Employer
from .places import as_written
from .settling import figure, grow, in_order, number_by_year
from .world import World

DISBURSED = 53_380_000
SMALL = 60
BANKS = ("第一合作银行（示例）", "第二合作银行（示例）", "第三合作银行（示例）")
DISBURSEMENTS = (
    "放款流水号",
    "借款单位",
    "统一社会信用代码",
    "镇街",
    "银行",
    "放款日期",
    "放款金额（元）",
    "类型",
    "带动就业人数",
    "状态",
)


def sheets(world: World) -> list[Sheet]:
    manner = Manner(
        reporter="填报单位：新北区总工会综合部　填报日期：2019年12月16日", labels={"放款金额（元）": "放款金额"}, dates="slashes",
        figures=("放款金额（元）",), total="放款金额（元）",
    )  # fmt: skip
    return [Sheet("09", "创保贷发放台账", DISBURSEMENTS, _disbursements(world), manner)]


def _disbursements(world: World) -> list[Row]:
    """The last loan that counts takes what is left."""
    rng = world.chance("loans")
    counted = partial(_lent, world)
    firms = [
        e for e in world.federation.employers if e.kind in ("企业", "个体工商户") and e.employees < SMALL
    ]
    known: set[str] = set()
    rows = grow(
        lambda: [_loan(rng, rng.choice(firms[:210]), known)], counted, to=DISBURSED, of="放款金额（元）"
    )
    rows[-1]["放款金额（元）"] = (
        figure(rows[-1], "放款金额（元）")
        + DISBURSED
        - sum(figure(row, "放款金额（元）") for row in rows if counted(row))
    )
    return number_by_year(in_order(rows, "放款日期", "借款单位"), "放款流水号", day="放款日期", letters="CBD")


def _lent(world: World, row: Row) -> bool:
    return row["状态"] == "已放款" and world.counts(row, when="放款日期", where="镇街")


def _loan(rng: Random, firm: Employer, known: set[str]) -> Row:
    """Ten thousand is the smallest step; who borrows again renews."""
    state = rng.choices(("已放款", "冲正", "撤销"), (93, 4, 3))[0]
    kind = "续贷" if firm.name in known else "首贷"
    known.add(firm.name)
    return {
        "借款单位": firm.name, "统一社会信用代码": firm.code, "镇街": as_written(rng, firm.place), "银行": rng.choices(BANKS, (6, 3, 2))[0],
        "放款日期": some_day(rng, years={year: weight for year, weight in GROWING.items() if year > 2012}),
        "放款金额（元）": rng.choices((100_000, 150_000, 200_000, 300_000, 400_000, 500_000), (22, 14, 24, 25, 5, 10))[0], "类型": kind,
        "带动就业人数": rng.randint(2, 18), "状态": state,
    }  # fmt: skip
