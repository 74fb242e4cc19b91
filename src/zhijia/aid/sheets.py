"""This room's registers as clerks keep them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from zhijia.base.errors import Refused
from zhijia.ledger.services import Opening, open_history
from zhijia.sheets.checking import key_of
from zhijia.sheets.columns import Choice, Column, Day, Identity, Money, Text, UnitName, Whole
from zhijia.sheets.models import Intake
from zhijia.sheets.parts import PersonPart
from zhijia.sheets.registers import Register

from .models import Payment, Site, Visit, Wish
from .terms import (
    HARDSHIP_ALIASES,
    PAID_ALIASES,
    REGION_ALIASES,
    WISH_ALIASES,
    Form,
    Fund,
    Hardship,
    Item,
    Paid,
    Region,
    WishState,
)


def delivered_has_a_day(row: dict[str, Any]) -> None:
    if row["state"] == WishState.DELIVERED and not row["delivered_on"]:
        raise Refused("状态为已送达但没有送达日期，请补填送达日期")


def pays_something(row: dict[str, Any]) -> None:
    if not row["amount"]:
        raise Refused("金额为 0，请填写发放金额；没有发放的不必登记")


def payment_key(number: str) -> str:
    """The key of the line with this number, brought in or settled."""
    return key_of(number)


@dataclass(frozen=True)
class OpeningEntries:
    """History brought in from Excel stands in the ledger as opening entries, with its file as the document.

    A line that a later file changes is reversed and posted anew: nothing is overwritten.
    """

    name: str = "transfer"

    def save(
        self, rows: Sequence[dict[str, Any]], keys: Sequence[str], *, intake: Intake
    ) -> list[int | None]:
        old = dict(
            Payment.objects.filter(key__in=keys, transfer__isnull=False).values_list("key", "transfer")
        )
        entries = [
            Opening(
                key=f"aid.payments:{key}", source=row["fund"], use=row["item"], amount=row["amount"], day=row["paid_on"],
                unit=row["unit"], memo=f"{Item(row['item']).label} {row['number']}", stands=row["state"] == Paid.PAID,
                before=old.get(key),
            )
            for row, key in zip(rows, keys, strict=True)
        ]  # fmt: skip
        return open_history(entries, file=intake.file, by=intake.by, at=intake.at)


PAYMENTS = Register(
    code="aid.payments",
    title="帮扶资金发放台账",
    group="帮扶",
    model=Payment,
    when="paid_on",
    facets=("hardship", "item", "fund", "state"),
    parts=(PersonPart("worker"), OpeningEntries()),
    rules=(pays_something,),
    columns=(
        Column("发放编号", "number", Text(limit=40), ("编号", "序列号"), required=True, key=True, example="BF-2018-0412"),
        Column("困难职工姓名", "worker.name", Text(limit=60), ("姓名",), required=True, example="陈静"),
        Column("身份证号", "worker.identity", Identity(), ("身份证号码", "证件号码"), required=True, listed=False),
        Column("所属工会", "unit", UnitName(), ("镇街", "所在镇（街道）", "上报工会"), required=True, example="春江镇总工会"),
        Column("困难类别", "hardship", Choice(choices=Hardship, aliases=HARDSHIP_ALIASES), ("类别",), required=True, example="深度困难"),
        Column("救助项目", "item", Choice(choices=Item), ("项目",), required=True, example="医疗救助"),
        Column("资金来源", "fund", Choice(choices=Fund), ("经费来源",), required=True, example="工会经费"),
        Column("发放形式", "form", Choice(choices=Form), ("形式",), default=Form.TRANSFER.value, example="转账"),
        Column("金额（元）", "amount", Money(), ("金额", "发放金额", "金额（万元）", "救助金额"), required=True, example="2500"),
        Column("发放日期", "paid_on", Day(), ("日期", "发放时间"), required=True, example="2018-01-26"),
        Column("状态", "state", Choice(choices=Paid, aliases=PAID_ALIASES), ("发放状态",), default=Paid.PAID.value, example="已发放"),
    ),
)  # fmt: skip
WISHES = Register(
    code="aid.wishes",
    title="微心愿台账",
    group="帮扶",
    model=Wish,
    when="collected_on",
    facets=("region", "state"),
    rules=(delivered_has_a_day,),
    columns=(
        Column("心愿编号", "number", Text(limit=40), ("编号",), required=True, key=True, example="WX-2018-0031"),
        Column("地区", "region", Choice(choices=Region, aliases=REGION_ALIASES), ("心愿地区",), required=True, example="紫阳县"),
        Column("心愿内容", "content", Text(), ("心愿",), required=True, example="一套课外书"),
        Column("认领单位", "claimed_by", Text(), ("认领人",), default="", example="春江镇总工会"),
        Column("组织工会", "unit", UnitName(), ("镇街", "主办工会"), required=True, example="新北区总工会"),
        Column("征集日期", "collected_on", Day(), ("登记日期",), required=True, example="2018-05-08"),
        Column("送达日期", "delivered_on", Day(), ("完成日期",), example="2018-06-01"),
        Column("状态", "state", Choice(choices=WishState, aliases=WISH_ALIASES), ("办理状态",), required=True, example="已送达"),
    ),
)  # fmt: skip
VISITS = Register(
    code="aid.visits",
    title="对口帮扶走访慰问台账",
    group="帮扶",
    model=Visit,
    when="visited_on",
    facets=("region",),
    columns=(
        Column("户编号", "household", Text(limit=40), ("家庭编号",), required=True, key=True, example="ZY-007"),
        Column("户主", "head", Text(limit=60), ("户主姓名", "姓名"), required=True),
        Column("地区", "region", Choice(choices=Region, aliases=REGION_ALIASES), (), required=True, example="岚皋县"),
        Column("走访工会", "unit", UnitName(), ("镇街", "组织工会"), required=True, example="新北区总工会"),
        Column("走访日期", "visited_on", Day(), ("日期", "慰问日期"), required=True, key=True, example="2018-10-17"),
        Column("慰问金（元）", "amount", Money(), ("慰问金", "金额"), default=0, example="1000"),
    ),
)  # fmt: skip
SITES = Register(
    code="aid.summer_sites",
    title="夏送清凉慰问点台账",
    group="帮扶",
    model=Site,
    when="visited_on",
    columns=(
        Column("编号", "number", Text(limit=40), ("慰问点编号",), required=True, key=True, example="QL-2018-0012"),
        Column("慰问点", "name", Text(), ("慰问点名称", "单位名称", "工地名称"), required=True, example="春江工具厂"),
        Column("所属工会", "unit", UnitName(), ("镇街", "所在镇（街道）"), required=True, example="春江镇总工会"),
        Column("慰问日期", "visited_on", Day(), ("日期",), required=True, example="2018-07-12"),
        Column("慰问人次", "persons", Whole(), ("人次", "慰问人数"), required=True, example="120"),
        Column("慰问物资", "goods", Text(), ("物资",), default="", example="绿豆汤、毛巾"),
        Column("物资折价（元）", "amount", Money(), ("金额", "物资金额", "金额（万元）"), default=0, example="3600"),
    ),
)  # fmt: skip

ALL = (PAYMENTS, WISHES, VISITS, SITES)
