"""Terms as they stood before re-elections were handled here. The rows begin terms through this room's services (see `apps`)."""

from typing import Any

from zhijia.base.errors import Refused
from zhijia.grassroots.models import TermRecord
from zhijia.sheets.columns import Column, Day, Identity, Ordinal, Text, UnitName, Whole
from zhijia.sheets.registers import Register

from .parts import WrittenPart


def chair_is_told_whole(row: dict[str, Any]) -> None:
    if bool(row["chair.name"]) != bool(row["chair.identity"]):
        raise Refused("主席姓名和身份证号只填了一项，请两项都填或都不填")


def delayed_after_it_began(row: dict[str, Any]) -> None:
    if row["delayed_to"] and row["delayed_to"] <= row["began_on"]:
        raise Refused("批准延期至不晚于起始日期，请核对两个日期")


TERMS = Register(
    code="grassroots.terms",
    title="工会换届台账",
    group="夯实基础",
    order=16,
    model=TermRecord,
    when="began_on",
    parts=(WrittenPart("term"), WrittenPart("chair")),
    rules=(chair_is_told_whole, delayed_after_it_began),
    columns=(
        Column("工会名称", "unit", UnitName(), ("工会全称", "工会"), required=True, key=True, example="春江工具厂工会"),
        Column("届次", "number", Ordinal(most=99), ("第几届",), required=True, key=True, example="第三届"),
        Column("起始日期", "began_on", Day(), ("起始日", "换届日期", "选举日期"), required=True, example="2016-05-12"),
        Column("任期（年）", "years", Whole(most=9), ("任期", "任期年数"), required=True, example="3"),
        Column("批准延期至", "delayed_to", Day(), ("延期至",)),
        Column("批复文号", "document", Text(limit=40), ("文号", "批准文号"), default="", example="常新工〔2016〕12号"),
        Column("主席姓名", "chair.name", Text(limit=60), ("主席", "工会主席"), default="", example="陈静"),
        Column("主席身份证号", "chair.identity", Identity(), ("身份证号", "证件号码"), default="", listed=False),
    ),
)  # fmt: skip
