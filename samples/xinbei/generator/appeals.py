"""信访维权: cases, the people who came or wrote, and leaflets."""

from datetime import timedelta
from functools import partial
from random import Random

from .clerks import Manner, Row, Sheet
from .days import CLOSED_BOOKS, EVEN, some_day
from .places import DISTRICT, as_written, some_place
from .settling import day_of, grow, in_order, number_by_year
from .world import World

CASES_COUNTED, RECEIVED, LEAFLETS_HANDED_OUT = 638, 1_138, 15_420
CASES = (
    "案件编号",
    "受理日期",
    "来源",
    "类别",
    "镇街",
    "涉及单位",
    "诉求摘要",
    "重复件原案号",
    "办理结果",
    "办结日期",
)
RECEPTIONS = ("登记编号", "接待日期", "方式", "人数", "镇街", "案件编号", "接待人")
LEAFLETS = ("流水号", "资料名称", "日期", "去向", "数量（份）", "镇街", "活动地点")
CLAIMS = {
    "劳动报酬": ("反映三个月工资未发", "加班工资计算有争议", "离职后奖金未结清"), "社会保险": ("反映单位未足额缴纳社会保险", "要求补缴入职初期的社会保险"),
    "劳动合同": ("不服解除劳动合同", "到期未续签劳动合同", "要求支付经济补偿"), "工伤": ("工伤认定材料单位不配合", "工伤待遇未到位"),
    "其他": ("食堂与宿舍条件", "高温津贴发放", "咨询退休手续"),
}  # fmt: skip
TITLES = (
    "《职工权益手册》",
    "《劳动合同法》问答",
    "女职工权益宣传折页",
    "安全生产宣传单",
    "农民工维权提示卡",
)
DESK = ("权益保障部一号窗口", "权益保障部二号窗口", "值班律师")


def sheets(world: World) -> list[Sheet]:
    rng = world.chance("appeals")
    cases = _cases(rng, world)
    return [
        Sheet("18", "信访案件台账", CASES, cases, Manner("信访案件台账（2012—2019年）", dates="careless")),
        Sheet("19", "来信来访接待台账", RECEPTIONS, _receptions(rng, world, cases), Manner(labels={"人数": "接待人数"}, numbered=True, dates="dots")),
        Sheet("20", "普法宣传资料台账", LEAFLETS, _leaflets(rng, world), Manner(figures=("数量（份）",), total="数量（份）", blanks=True)),
    ]  # fmt: skip


def _cases(rng: Random, world: World) -> list[Row]:
    """About one in eight says again what was said before; it keeps its own number and names the first."""

    def counted(row: Row) -> bool:
        return not row.get("重复") and world.counts(row, when="受理日期", where="镇街")

    rows = in_order(
        grow(lambda: _case(rng, world), counted, to=CASES_COUNTED), "受理日期", "涉及单位", "重复"
    )
    number_by_year(rows, "案件编号", day="受理日期", letters="XF")
    first = {row["线索"]: row["案件编号"] for row in rows if not row.get("重复")}
    for row in rows:
        if row.get("重复"):
            row["重复件原案号"] = first[row["线索"]]
    return rows


def _case(rng: Random, world: World) -> list[Row]:
    firm, day = rng.choice(world.federation.employers), some_day(rng, years=EVEN)
    subject = rng.choices(list(CLAIMS), (44, 19, 18, 11, 8))[0]
    outcome = (
        "办理中"
        if day.year == 2019 and day.month > 9
        else rng.choices(("办结", "不予受理", "办理中"), (90, 7, 3))[0]
    )
    case: Row = {
        "受理日期": day, "来源": rng.choices(("来访", "来信", "来电", "网络", "转办"), (48, 14, 22, 9, 7))[0], "类别": subject,
        "镇街": DISTRICT if rng.random() < 0.25 and firm.place.code else as_written(rng, firm.place), "涉及单位": firm.name,
        "诉求摘要": rng.choice(CLAIMS[subject]), "办理结果": outcome, "线索": rng.random(),
        "办结日期": min(day + timedelta(days=rng.randint(3, 60)), CLOSED_BOOKS) if outcome == "办结" else None,
    }  # fmt: skip
    if rng.random() > 0.13:
        return [case]
    again = min(day + timedelta(days=rng.randint(2, 25)), CLOSED_BOOKS)
    return [
        case,
        {**case, "受理日期": again, "来源": "转办", "重复": "是", "办理结果": "不予受理", "办结日期": None},
    ]


def _receptions(rng: Random, world: World, cases: list[Row]) -> list[Row]:
    def counted(row: Row) -> bool:
        return row["方式"] != "来电" and world.counts(row, when="接待日期", where="镇街")

    rows = grow(partial(_reception, rng, cases), counted, to=RECEIVED, of="人数")
    return number_by_year(in_order(rows, "接待日期", "案件编号"), "登记编号", day="接待日期", letters="JD")


def _reception(rng: Random, cases: list[Row]) -> list[Row]:
    """Most come alone, some in groups; half belong to a case."""
    case = rng.choice(cases)
    known = rng.random() < 0.5 and case["来源"] in ("来访", "来信", "来电")
    manner = str(case["来源"]) if known else rng.choices(("来访", "来信", "来电"), (62, 13, 25))[0]
    persons = (
        rng.choices((1, 2, 3, 5, 9, 17), (58, 20, 10, 7, 3, 2))[0]
        if manner == "来访"
        else rng.choices((1, 4), (9, 1))[0]
    )
    return [{
        "接待日期": day_of(case, "受理日期") if known else some_day(rng, years=EVEN), "方式": manner, "人数": persons,
        "镇街": case["镇街"], "案件编号": case["案件编号"] if known else None, "接待人": rng.choice(DESK),
    }]  # fmt: skip


def _leaflets(rng: Random, world: World) -> list[Row]:
    def counted(row: Row) -> bool:
        return row["去向"] == "发放" and world.counts(row, when="日期", where="镇街")

    rows = grow(partial(_leaflet, rng), counted, to=LEAFLETS_HANDED_OUT, of="数量（份）")
    return number_by_year(in_order(rows, "日期", "资料名称"), "流水号", day="日期", letters="PF")


def _leaflet(rng: Random) -> list[Row]:
    """They come from the printer in thousands and go out in dozens."""
    movement = rng.choices(("发放", "入库", "退回"), (80, 13, 7))[0]
    place = some_place(rng)
    copies = {
        "发放": rng.randint(3, 24) * 10,
        "入库": rng.randint(1, 4) * 1000,
        "退回": rng.randint(1, 6) * 10,
    }[movement]
    return [{
        "资料名称": rng.choice(TITLES), "日期": some_day(rng, months=(4, 2, 9, 9, 9, 6, 4, 4, 6, 5, 6, 14)), "去向": movement, "数量（份）": copies,
        "镇街": DISTRICT if movement == "入库" else as_written(rng, place), "活动地点": f"{place.short}广场" if movement == "发放" else None,
    }]  # fmt: skip
