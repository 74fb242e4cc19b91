"""工会卡: some hundred and forty thousand cards, the merchants who honour them, and what was claimed on them."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from .clerks import Manner, Row, Sheet
from .codes import card_number
from .days import CLOSED_BOOKS, EVEN, GROWING, UNTIL, after, between, some_day
from .names import FIRM_FIRST, FIRM_SECOND
from .places import as_written, some_place
from .settling import day_of, figure, grow, in_order, number_by_year, trim
from .world import Person, World

CARDS = (
    "卡号",
    "姓名",
    "身份证号",
    "工作单位",
    "镇街",
    "办卡类型",
    "办卡日期",
    "激活日期",
    "注销日期",
    "批次",
)
MERCHANTS = ("协议编号", "商户名称", "类别", "镇街", "地址", "优惠内容", "签约日期", "到期日期", "终止日期")
CLAIMS = (
    "申领编号",
    "姓名",
    "身份证号",
    "镇街",
    "补贴项目",
    "事件日期",
    "申请日期",
    "核定金额（元）",
    "发放金额（元）",
    "发放日期",
    "状态",
)
MERCHANTS_VALID, SUBSIDY_PAID = 155, 330_000
BATCHES = {2013: 7, 2014: 22, 2015: 26, 2016: 20, 2017: 14, 2018: 9, 2019: 2}
TRADES = {
    "吃": "餐馆",
    "住": "宾馆",
    "行": "汽修店",
    "医": "体检中心",
    "游": "农庄",
    "购": "超市",
    "娱": "健身馆",
}
ITEMS = {
    "住院慰问": (300, 500, 800),
    "大病慰问": (2000, 3000, 5000),
    "工伤慰问": (500, 1000),
    "身故慰问": (5000,),
}


def sheets(world: World) -> list[Sheet]:
    claims = Manner(
        labels={"核定金额（元）": "核定金额", "发放金额（元）": "发放金额"},
        dates="careless",
        blanks=True,
        total="发放金额（元）",
    )
    return [
        Sheet(
            "16",
            "特约商户台账",
            MERCHANTS,
            _merchants(world),
            Manner(reporter="填报单位：新北区总工会", encoding="utf-8-sig"),
        ),
        Sheet("17", "工会卡专项补贴台账", CLAIMS, _claims(world), claims),
        Sheet("30", "工会卡办理台账", CARDS, _cards(world), Manner("工会卡办理台账（截至2019年12月）")),
    ]


def _merchants(world: World) -> list[Row]:
    """Agreements run for two or three years; a merchant that stays signs anew under another number."""
    rng = world.chance("cards.merchants")
    names = [f"{a}{b}" for a in FIRM_SECOND for b in FIRM_FIRST]
    rows = grow(lambda: _merchant(rng, rng.choice(names)), _valid, to=MERCHANTS_VALID + 4)
    trim(
        rng,
        rows,
        _valid,
        to=MERCHANTS_VALID,
        spoil=lambda row: row.update(终止日期=between(rng, day_of(row, "签约日期"), UNTIL)),
    )
    return number_by_year(in_order(rows, "签约日期", "商户名称"), "协议编号", day="签约日期", letters="SH")


def _merchant(rng: Random, brand: str) -> list[Row]:
    place, kind = some_place(rng), rng.choices(list(TRADES), (34, 8, 9, 8, 9, 22, 10))[0]
    shop: Row = {
        "商户名称": f"{place.short}{brand}{TRADES[kind]}", "类别": kind, "镇街": place.union,
        "地址": f"{place.short}示例路{rng.randint(1, 300)}号", "优惠内容": f"持工会卡享{rng.choice((8, 8.5, 8.8, 9, 9.5)):g}折",
    }  # fmt: skip
    rows, signed = [], some_day(rng, years=GROWING)
    while signed <= CLOSED_BOOKS:
        expires = signed + timedelta(days=rng.choice((730, 730, 1095)))
        ended = between(rng, signed + timedelta(days=90), expires) if rng.random() < 0.06 else None
        rows.append({**shop, "签约日期": signed, "到期日期": expires, "终止日期": ended})
        signed = expires + timedelta(days=rng.randint(1, 20)) if rng.random() < 0.62 else date.max
    return rows


def _valid(row: Row) -> bool:
    ended = row["终止日期"] or day_of(row, "到期日期") + timedelta(days=1)
    return day_of(row, "签约日期") <= UNTIL and isinstance(ended, date) and ended > UNTIL


def _claims(world: World) -> list[Row]:
    """The last claim that counts is approved for what the year's money still allows."""
    rng = world.chance("cards.claims")

    def counted(row: Row) -> bool:
        return row["状态"] == "已发放" and world.counts(row, when="发放日期", where="镇街")

    rows = grow(
        lambda: _claim(rng, rng.choice(world.people[:9_000])), counted, to=SUBSIDY_PAID, of="发放金额（元）"
    )
    over = sum(figure(row, "发放金额（元）") for row in rows if counted(row)) - SUBSIDY_PAID
    rows[-1]["发放金额（元）"] = figure(rows[-1], "发放金额（元）") - over
    return number_by_year(in_order(rows, "申请日期", "身份证号"), "申领编号", day="申请日期", letters="KB")


def _claim(rng: Random, person: Person) -> list[Row]:
    happened = some_day(rng, years={year: weight for year, weight in EVEN.items() if year > 2013})
    asked = min(after(rng, happened, least=4, most=80), CLOSED_BOOKS)
    item = rng.choices(list(ITEMS), (66, 14, 17, 3))[0]
    states = rng.choices(("已发放", "不予发放", "退回", "冲正"), (84, 9, 4, 3))
    state = "申请中" if asked > date(2019, 11, 20) else states[0]
    granted, paid = rng.choice(ITEMS[item]), state in ("已发放", "退回", "冲正")
    return [{
        "姓名": person.name, "身份证号": person.identity, "镇街": as_written(rng, person.employer.place), "补贴项目": item, "事件日期": happened, "申请日期": asked,
        "核定金额（元）": granted if paid else None, "发放金额（元）": granted if paid else None,
        "发放日期": min(after(rng, asked, least=6, most=45), CLOSED_BOOKS) if paid else None, "状态": state,
    }]  # fmt: skip


def _cards(world: World) -> list[Row]:
    """Employer by employer in batches; who comes to work there later gets a card later."""
    rng = world.chance("cards.cards")
    batches = {employer.name: some_day(rng, years=BATCHES) for employer in world.federation.employers}
    rows: list[Row] = []
    for person in world.people:
        day = batches[person.employer.name]
        late = rng.random() > 0.7
        rows += _cards_of(rng, person, after(rng, day, least=30, most=600) if late else day)
    rows = in_order([row for row in rows if day_of(row, "办卡日期") <= CLOSED_BOOKS], "办卡日期", "身份证号")
    for n, row in enumerate(rows):
        row["卡号"] = card_number(n)
    return rows


def _cards_of(rng: Random, person: Person, day: date) -> Iterator[Row]:
    """Most have one; lost and worn cards are made again, and who changes employers may get a second new one."""
    share = rng.random()
    active = after(rng, day, least=3, most=70) if share < 0.9 else None
    yield _card(person, "新办", day, active, after(rng, day, least=200, most=1400) if share < 0.08 else None)
    if share < 0.055:
        again = after(rng, day, least=120, most=1300)
        yield _card(
            person, "补卡" if share < 0.03 else "换卡", again, after(rng, again, least=1, most=20), None
        )
    elif share > 0.9965:
        yield _card(person, "新办", after(rng, day, least=400, most=900), None, None)


def _card(person: Person, kind: str, made: date, active: date | None, ended: date | None) -> Row:
    return {
        "姓名": person.name, "身份证号": person.identity, "工作单位": person.employer.name, "镇街": person.employer.place.short,
        "办卡类型": kind, "办卡日期": made, "激活日期": active if active and active <= CLOSED_BOOKS else None,
        "注销日期": ended if ended and ended <= CLOSED_BOOKS else None, "批次": f"{made:%Y%m}",
    }  # fmt: skip
