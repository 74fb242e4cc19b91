"""This room's registers as clerks keep them."""

from typing import Any

from zhijia.base.errors import Refused
from zhijia.sheets.columns import Choice, Column, Day, Identity, Money, Sealed, Text, UnitName
from zhijia.sheets.parts import PersonPart
from zhijia.sheets.registers import Register

from .models import Card, Claim, Merchant
from .terms import (
    CARD_ALIASES,
    CLAIM_ALIASES,
    SUBSIDY_ALIASES,
    TRADE_ALIASES,
    CardKind,
    ClaimState,
    Subsidy,
    Trade,
)


def used_after_it_is_made(row: dict[str, Any]) -> None:
    for field, label in (("activated_on", "激活日期"), ("cancelled_on", "注销日期")):
        if row[field] and row[field] < row["made_on"]:
            raise Refused(f"{label}早于办卡日期，请核对两个日期")


def ends_after_it_is_signed(row: dict[str, Any]) -> None:
    if row["expires_on"] < row["signed_on"]:
        raise Refused("到期日期早于签约日期，请核对两个日期")
    ended = row["terminated_on"]
    if ended and not row["signed_on"] <= ended <= row["expires_on"]:
        raise Refused("终止日期应在签约日期和到期日期之间，请核对；续约请按新协议另立一行")


def claimed_after_it_happened(row: dict[str, Any]) -> None:
    if row["applied_on"] < row["happened_on"]:
        raise Refused("申请日期早于事件日期，请核对两个日期")


def paid_as_approved(row: dict[str, Any]) -> None:
    if row["state"] == ClaimState.PAID and not (row["paid"] and row["paid_on"]):
        raise Refused("状态为已发放但缺少发放金额或发放日期，请补填")
    if row["approved"] is not None and row["paid"] > row["approved"]:
        raise Refused("发放金额超过核定金额，请核对两个金额")


CARDS = Register(
    code="cards.cards",
    title="工会卡办理台账",
    group="工会卡",
    model=Card,
    when="made_on",
    facets=("kind",),
    parts=(PersonPart("holder"),),
    rules=(used_after_it_is_made,),
    columns=(
        Column("卡号", "number", Sealed(), ("工会卡号", "银行卡号"), required=True, key=True),
        Column("姓名", "holder.name", Text(limit=60), ("持卡人", "持卡人姓名"), required=True, example="陈静"),
        Column("身份证号", "holder.identity", Identity(), ("身份证号码", "证件号码"), required=True, listed=False),
        Column("工作单位", "employer", Text(), ("单位", "单位名称"), default="", example="春江工具厂"),
        Column("镇街", "unit", UnitName(), ("所在镇街", "所在镇（街道）", "所属工会"), required=True, example="春江镇"),
        Column("办卡类型", "kind", Choice(choices=CardKind, aliases=CARD_ALIASES), ("类型", "办理类型"), required=True, example="新办"),
        Column("办卡日期", "made_on", Day(), ("制卡日期", "办理日期", "日期"), required=True, example="2016-04-18"),
        Column("激活日期", "activated_on", Day(), ("启用日期",), example="2016-05-03"),
        Column("注销日期", "cancelled_on", Day(), ("销卡日期",)),
        Column("批次", "batch", Text(limit=40), ("办卡批次",), default="", example="2016-04"),
    ),
)  # fmt: skip
MERCHANTS = Register(
    code="cards.merchants",
    title="特约商户台账",
    group="工会卡",
    model=Merchant,
    when="signed_on",
    facets=("trade",),
    rules=(ends_after_it_is_signed,),
    columns=(
        Column("协议编号", "number", Text(limit=40), ("编号", "合同编号"), required=True, key=True, example="SH-2018-017"),
        Column("商户名称", "name", Text(), ("商家名称", "名称"), required=True, example="春江饭店"),
        Column("类别", "trade", Choice(choices=Trade, aliases=TRADE_ALIASES), ("商户类别", "行业类别"), required=True, example="吃"),
        Column("镇街", "unit", UnitName(), ("所在镇街", "所在镇（街道）", "签约工会"), required=True, example="春江镇"),
        Column("地址", "address", Text(), ("商户地址",), default=""),
        Column("优惠内容", "offer", Text(limit=200), ("优惠", "优惠措施"), default="", example="消费九折"),
        Column("签约日期", "signed_on", Day(), ("签订日期", "起始日期"), required=True, example="2018-03-01"),
        Column("到期日期", "expires_on", Day(), ("截止日期", "有效期至"), required=True, example="2020-02-29"),
        Column("终止日期", "terminated_on", Day(), ("提前终止日期", "解约日期")),
    ),
)  # fmt: skip
CLAIMS = Register(
    code="cards.claims",
    title="工会卡专项补贴台账",
    group="工会卡",
    model=Claim,
    when="applied_on",
    facets=("item", "state"),
    parts=(PersonPart("claimant"),),
    rules=(claimed_after_it_happened, paid_as_approved),
    columns=(
        Column("申领编号", "number", Text(limit=40), ("编号", "申请编号"), required=True, key=True, example="BT-2018-0105"),
        Column("姓名", "claimant.name", Text(limit=60), ("申领人", "申请人"), required=True, example="陈静"),
        Column("身份证号", "claimant.identity", Identity(), ("身份证号码", "证件号码"), required=True, listed=False),
        Column("镇街", "unit", UnitName(), ("所在镇街", "所在镇（街道）", "所属工会"), required=True, example="奔牛镇"),
        Column("补贴项目", "item", Choice(choices=Subsidy, aliases=SUBSIDY_ALIASES), ("项目", "补贴类别"), required=True, example="住院慰问"),
        Column("事件日期", "happened_on", Day(), ("发生日期", "出院日期"), required=True, example="2018-02-11"),
        Column("申请日期", "applied_on", Day(), ("申领日期", "受理日期"), required=True, example="2018-03-05"),
        Column("核定金额（元）", "approved", Money(), ("核定金额", "审核金额"), example="200"),
        Column("发放金额（元）", "paid", Money(), ("发放金额", "实发金额", "金额"), default=0, example="200"),
        Column("发放日期", "paid_on", Day(), ("发放时间",), example="2018-03-20"),
        Column("状态", "state", Choice(choices=ClaimState, aliases=CLAIM_ALIASES), ("办理状态", "发放状态"), required=True, example="已发放"),
    ),
)  # fmt: skip

ALL = (CARDS, MERCHANTS, CLAIMS)
