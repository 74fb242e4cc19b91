"""The household files (困难职工档案): the list, one file, what a version declares and what changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from django.db.models import Q, QuerySet

from zhijia.access.queries import units_for
from zhijia.access.terms import Permission
from zhijia.base.identity import mask_identity, mask_phone
from zhijia.base.money import in_yuan
from zhijia.matters.terms import Tone
from zhijia.orgs.models import Unit
from zhijia.orgs.terms import UnitKind
from zhijia.people.models import Account, blind
from zhijia.web.checks import Compared

from ..models import Household, RecheckResult, Version
from ..terms import Cause, FileState, Hardship

HEADER = ["档案编号", "困难职工", "身份证号", "所属工会", "困难类别", "档案状态", "建档日期", "应复核日期", "退出日期", "退出原因"]  # fmt: skip
IDENTITY = 18
DUE = (("over", "已到期"), ("soon", "临近到期"), ("running", "复核中"))


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed by, as read from its address. What makes no sense is left out, never an error."""

    town: Unit | None
    hardship: str
    state: str
    due: str
    words: str

    def chosen(self) -> list[tuple[str, str, str]]:
        """For the pills that take each away again."""
        told = [
            ("town", "镇街", str(self.town or "")), ("hardship", "类别", str(dict(Hardship.choices).get(self.hardship, ""))),
            ("state", "状态", str(dict(FileState.choices).get(self.state, ""))), ("due", "复核", dict(DUE).get(self.due, "")),
            ("q", "查找", mask_identity(self.words) if len(self.words) == IDENTITY else self.words),
        ]  # fmt: skip
        return [one for one in told if one[2]]


def filters_from(asked: Mapping[str, str], account: Account, *, on: date) -> Filters:
    def one_of(name: str, values: list[str]) -> str:
        return asked.get(name, "") if asked.get(name, "") in values else ""

    town = next((unit for unit in towns_of(account, on=on) if str(unit.pk) == asked.get("town")), None)
    words = asked.get("q", "").strip()[:40]
    return Filters(
        town, one_of("hardship", Hardship.values), one_of("state", FileState.values), one_of("due", [value for value, _ in DUE]), words
    )  # fmt: skip


def towns_of(account: Account, *, on: date) -> QuerySet[Unit]:
    kinds = (UnitKind.TOWN, UnitKind.ZONE)
    return units_for(account, Permission.AID_VIEW, on=on).filter(kind__in=kinds).order_by("code", "pk")


def listing(account: Account, filters: Filters, *, on: date, ahead: date) -> QuerySet[Household]:
    """Files this account may see; what is due first. `ahead` is the day up to which a look counts as near."""
    rows = Household.objects.visible_to(account, on=on).select_related("head", "unit")
    if filters.town:
        rows = rows.filter(unit__path__startswith=filters.town.path)
    for name in ("hardship", "state"):
        if value := getattr(filters, name):
            rows = rows.filter(**{name: value})
    if filters.words:
        rows = rows.filter(_says(filters.words))
    return due_by(rows, filters.due, on=on, ahead=ahead).order_by("recheck_on", "number", "pk")


def due_by(rows: QuerySet[Household], due: str, *, on: date, ahead: date) -> QuerySet[Household]:
    filed = Q(state=FileState.FILED)
    told = {
        "over": filed & Q(recheck_on__lte=on), "soon": filed & Q(recheck_on__gt=on, recheck_on__lte=ahead),
        "running": Q(pk__in=RecheckResult.objects.filter(outcome="").values("household")),
    }  # fmt: skip
    return rows.filter(told[due]) if due in told else rows


def _says(words: str) -> Q:
    """By number, by the whole name, or by the whole identity number: nobody browses for people."""
    found = Q(number__icontains=words) | Q(head__name=words)
    return found | Q(head__identity_index=blind(words.upper())) if len(words) == IDENTITY else found


def export_rows(rows: QuerySet[Household]) -> Iterator[list[object]]:
    """What the list shows and no more: names and numbers stay masked outside the house."""
    for one in rows.iterator(chunk_size=500):
        yield [
            one.number, one.head.masked_name, one.head.masked_identity, one.unit.name, one.get_hardship_display(), one.get_state_display(),
            one.filed_on, one.recheck_on, one.exited_on, one.get_exit_reason_display(),
        ]  # fmt: skip


def paid_to(household: Household) -> list[dict[str, Any]]:
    """Everything paid to anybody of the household, newest first, each with what opens it."""
    rows = household.payments().select_related("transfer__order__matter", "unit")
    return [{"payment": row, "origins": row.origins()} for row in rows]


def declared_in(version: Version, *, masked: bool = True) -> dict[str, str]:
    """Label → text of all that a version declares, in the order of the form."""
    cut = (mask_phone, mask_identity) if masked else (str, str)
    card = version.card if not masked else f"尾号 {version.card_tail}" if version.card_tail else ""
    told = {
        "人员身份": version.get_work_display(), "住房类型": version.get_housing_display(), "健康状况": version.health,
        "已享受低保": _yes(version.on_dibao), "农民工": _yes(version.migrant), "单亲家庭": _yes(version.single_parent),
        "入会日期": str(version.member_since or ""), "劳动合同期限": f"{version.contract_months} 个月" if version.contract_months else "",
        "主要致困原因": version.get_cause_display() if version.cause else "", "次要致困原因": _causes(version.other_causes),
        "意外损失与支出": f"{in_yuan(version.event_loss)} 元" if version.event_loss else "",
        "民办学校收费倍数": f"{version.school_fee_multiple:f} 倍" if version.school_fee_multiple else "",
        "困难情况": version.story, "手机号码": cut[0](version.phone) if version.phone else "", "家庭住址": version.address,
        "开户银行": version.bank_name, "户名": version.card_name,
        "银行卡": card, "共同生活人口": f"{version.persons} 人",
    }  # fmt: skip
    for one in version.family.all():
        parts = (
            one.get_kinship_display(),
            cut[1](one.identity) if one.identity else "",
            one.get_work_display(),
            one.health,
            one.school,
        )
        _add(told, f"家庭成员 {one.name}", "，".join(part for part in parts if part))
    for income in version.incomes.all():
        _add(told, f"收入：{income.whose} {income.get_kind_display()}", f"{in_yuan(income.amount)} 元/年")
    for expense in version.expenses.all():
        label = expense.label or expense.get_kind_display()
        _add(told, f"支出：{label}", f"{in_yuan(expense.amount)} 元/年")
    return told


def _yes(holds: bool) -> str:
    return "是" if holds else "否"


def _causes(codes: str) -> str:
    known = dict(Cause.choices)
    return "、".join(
        str(known.get(code, code)) for code in codes.replace("，", ",").split(",") if code.strip()
    )


def _add(told: dict[str, str], label: str, text: str) -> None:
    """Two lines under one label are read together."""
    told[label] = f"{told[label]}；{text}" if label in told else text


def comparison(before: Version | None, after: Version) -> list[Compared]:
    """Line by line what the later version says otherwise; without an earlier one everything is new."""
    old, new = declared_in(before) if before else {}, declared_in(after)
    return [
        Compared(label, old.get(label, "") or "—", new.get(label, "") or "—", *_verdict(old.get(label, ""), new.get(label, ""), before))
        for label in dict.fromkeys(chain(new, old))
        if old.get(label) or new.get(label)
    ]  # fmt: skip


def _verdict(old: str, new: str, before: Version | None) -> tuple[str, str]:
    if before is None:
        return "首次登记", Tone.OK
    return ("未变", Tone.OK) if old == new else ("有变化", Tone.LOOK)
