"""帮扶: money to hardship workers, wishes and visits in the two paired counties."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from .clerks import Manner, Row, Sheet
from .days import CLOSED_BOOKS, EVEN, after, between, some_day
from .names import person_name
from .places import DISTRICT, as_written, some_place
from .settling import figure, grow, in_order, number_by_year, trim
from .world import Person, World

WORKERS_HELPED, PAID_AT_MOST = 1_546, 4_572_000
WISHES_DELIVERED, HOUSEHOLDS = 987, 20
PAYMENTS = (
    "发放编号",
    "困难职工姓名",
    "身份证号",
    "所属工会",
    "困难类别",
    "救助项目",
    "资金来源",
    "发放形式",
    "金额（元）",
    "发放日期",
    "状态",
)
WISHES = ("心愿编号", "地区", "心愿内容", "认领单位", "组织工会", "征集日期", "送达日期", "状态")
VISITS = ("户编号", "户主", "地区", "走访工会", "走访日期", "慰问金（元）")
# Item → (months in which it is given, least and most in hundreds of yuan, form).
ITEMS = {
    "送温暖慰问": ((1, 2), 8, 22, "转账"), "子女助学": ((8, 9), 12, 45, "转账"), "医疗救助": (range(1, 13), 12, 56, "转账"),
    "生活救助": (range(1, 13), 6, 22, "转账"), "送清凉慰问": ((7, 8), 2, 6, "实物"), "法律援助": (range(3, 12), 5, 15, "现金"),
    "职业培训": (range(3, 12), 4, 12, "转账"),
}  # fmt: skip
FUNDS = ("工会经费", "区财政", "省级财政", "中央财政专项", "社会捐助")
GIFTS = (
    "一套课外书",
    "一个新书包",
    "一双运动鞋",
    "一盏台灯",
    "一套文具",
    "一件羽绒服",
    "一副羽毛球拍",
    "一本词典",
    "一个篮球",
    "一套水彩笔",
)


def sheets(world: World) -> list[Sheet]:
    payments = Manner(
        reporter="填报单位：新北区总工会权益保障部　填报日期：2019年12月18日", labels={"金额（元）": "金额", "所属工会": "镇街"},
        dates="careless", figures=("金额（元）",), blanks=True, total="金额（元）",
    )  # fmt: skip
    return [
        Sheet("12", "帮扶资金发放台账", PAYMENTS, _payments(world), payments),
        Sheet("13", "微心愿台账", WISHES, _wishes(world), Manner("苏陕对口帮扶微心愿台账", dates="dots")),
        Sheet("14", "对口帮扶走访慰问台账", VISITS, _visits(world), Manner(first=("走访日期",))),
    ]


def _payments(world: World) -> list[Row]:
    """Worker after worker, until so many were helped; then money that came back brings the sum down."""
    rng = world.chance("aid.payments")
    rows: list[Row] = []
    helped: set[object] = set()
    for person in rng.sample(world.people, 4_000):
        if len(helped) == WORKERS_HELPED:
            break
        fresh = list(_help(rng, person))
        helped |= {row["身份证号"] for row in fresh if _paid(world, row)}
        rows += fresh
    _return_some(rng, world, rows)
    return number_by_year(in_order(rows, "发放日期", "身份证号"), "发放编号", day="发放日期", letters="BF")


def _help(rng: Random, person: Person) -> Iterator[Row]:
    """A family in need is helped for one to four years, more than once a year."""
    begun = rng.choices(list(EVEN), list(EVEN.values()))[0]
    hardship = rng.choices(("深度困难", "相对困难", "意外致困"), (35, 45, 20))[0]
    usual = rng.sample(list(ITEMS), rng.choice((1, 1, 2)))
    for year in range(begun, min(begun + rng.choice((1, 1, 1, 2, 3)), 2020)):
        for item in usual:
            yield _payment(rng, person, hardship, item, year)


def _payment(rng: Random, person: Person, hardship: str, item: str, year: int) -> Row:
    months, least, most, form = ITEMS[item]
    day = min(date(year, rng.choice(list(months)), rng.randint(3, 27)), CLOSED_BOOKS)
    return {
        "困难职工姓名": person.name, "身份证号": person.identity, "所属工会": as_written(rng, person.employer.place), "困难类别": hardship,
        "救助项目": item, "资金来源": rng.choices(FUNDS, (50, 20, 12, 10, 8))[0], "发放形式": form,
        "金额（元）": rng.randint(least, most) * 100, "发放日期": day, "状态": rng.choices(("已发放", "退回", "冲正", "待发放"), (94, 3, 2, 1))[0],
    }  # fmt: skip


def _paid(world: World, row: Row) -> bool:
    return row["状态"] == "已发放" and world.counts(row, when="发放日期", where="所属工会")


def _return_some(rng: Random, world: World, rows: list[Row]) -> None:
    standing = [row for row in rows if _paid(world, row)]
    total = sum(figure(row, "金额（元）") for row in standing)
    times: dict[object, int] = {}
    for row in standing:
        times[row["身份证号"]] = times.get(row["身份证号"], 0) + 1
    for row in rng.sample(standing, len(standing)):
        if total > PAID_AT_MOST and times[row["身份证号"]] > 1:
            row["状态"] = rng.choice(("退回", "冲正"))
            times[row["身份证号"]] -= 1
            total -= figure(row, "金额（元）")


def _wishes(world: World) -> list[Row]:
    rng = world.chance("aid.wishes")

    def counted(row: Row) -> bool:
        return (
            row["状态"] == "已送达"
            and row["地区"] != "本区"
            and world.counts(row, when="送达日期", where="组织工会")
        )

    rows = grow(lambda: [_wish(rng)], counted, to=WISHES_DELIVERED + 9)
    trim(rng, rows, counted, to=WISHES_DELIVERED, spoil=lambda row: row.update(状态="已认领", 送达日期=None))
    return number_by_year(in_order(rows, "征集日期", "心愿内容"), "心愿编号", day="征集日期", letters="WX")


def _wish(rng: Random) -> Row:
    day = some_day(
        rng, years={2016: 3, 2017: 8, 2018: 12, 2019: 4}, months=(1, 1, 5, 9, 14, 5, 2, 4, 9, 6, 4, 1)
    )
    state = rng.choices(("已送达", "已认领", "已征集", "已取消"), (86, 7, 4, 3))[0]
    place = some_place(rng)
    return {
        "地区": rng.choices(("紫阳县", "岚皋县", "本区"), (52, 41, 7))[0], "心愿内容": rng.choice(GIFTS),
        "认领单位": "" if state == "已征集" else place.union, "组织工会": DISTRICT if rng.random() < 0.6 else place.union, "征集日期": day,
        "送达日期": after(rng, day, least=12, most=60) if state == "已送达" else None, "状态": state,
    }  # fmt: skip


def _visits(world: World) -> list[Row]:
    """Twenty households of the two counties; others saw no money, came later, or live in the district."""
    rng = world.chance("aid.visits")
    rows: list[Row] = []
    for n in range(HOUSEHOLDS):
        rows += _household(
            rng, n, times=rng.choice((1, 1, 2, 2, 3)), since=date(2016, 10, 17), until=date(2019, 3, 22)
        )
    rows += _household(
        rng, HOUSEHOLDS, times=2, since=date(2017, 3, 1), until=date(2018, 11, 30), money=False
    )
    rows += _household(rng, HOUSEHOLDS + 1, times=1, since=date(2019, 5, 13), until=date(2019, 11, 29))
    for n in range(5):
        rows += _household(rng, n, times=1, since=date(2016, 1, 11), until=date(2019, 1, 25), local=True)
    return in_order(rows, "走访日期", "户编号")


def _household(
    rng: Random, n: int, *, times: int, since: date, until: date, money: bool = True, local: bool = False
) -> list[Row]:
    region, letters = ("本区", "BQ") if local else (("紫阳县", "ZY"), ("岚皋县", "LG"))[n % 2]
    head, first = person_name(rng), between(rng, since, until - timedelta(days=120 * (times - 1)))
    return [
        {
            "户编号": f"{letters}-{n + 1:03d}", "户主": head, "地区": region, "走访工会": DISTRICT, "走访日期": first + timedelta(days=120 * time),
            "慰问金（元）": rng.choice((500, 800, 1000, 1000)) if money else 0,
        }
        for time in range(times)
    ]  # fmt: skip
