"""The union that answers for a person, and who may do what with the record."""

import json
from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import OuterRef, Q, QuerySet, Subquery

from zhijia.access.authority import Authority
from zhijia.access.terms import Permission
from zhijia.orgs.models import Unit
from zhijia.people.models import Account, Membership, Merge, Person
from zhijia.people.services.merging import pointing


def union_of(person: Person) -> Unit | None:
    """Where somebody belongs; of whoever is a member no more, where they belonged last."""
    last = Membership.objects.filter(person=person).select_related("unit").order_by("-since").first()
    return last.unit if last else None


def members_for(account: Account, permission: str, *, on: date) -> QuerySet[Person]:
    """Persons with whose record this may be done: the twin of asking `may` over `union_of`."""
    last = Membership.objects.filter(person=OuterRef("pk")).order_by("-since").values("unit")[:1]
    units = Unit.objects.filter(Authority(account, on).reach(permission))
    return Person.objects.annotate(union=Subquery(last)).filter(union__in=units.values("pk"))


def merges_of(account: Account, *, on: date) -> QuerySet[Merge]:
    """Merges whose remaining person belongs within reach, the latest first."""
    last = Membership.objects.filter(person=OuterRef("kept")).order_by("-since").values("unit")[:1]
    units = Unit.objects.filter(Authority(account, on).reach(Permission.MEMBERS_MERGE))
    rows = Merge.objects.annotate(union=Subquery(last)).filter(union__in=units.values("pk"))
    return rows.select_related("kept", "gone", "by", "undone_by").order_by("-at", "-pk")


def folded_in(merge: Merge) -> int:
    """How many stretches overlapped and were folded away."""
    return len(json.loads(merge.before)["folded"]) if merge.before else 0


def what_points(person: Person) -> list[tuple[str, int]]:
    """How many rows of each room are this person's: what a merge would move."""
    found: dict[str, int] = {}
    for table, _, _ in pointing(person):
        found[table] = found.get(table, 0) + 1
    return [(room_of(table), count) for table, count in found.items()]


def room_of(table: str) -> str:
    """A table in words: the room's name, and the table's own where it has one."""
    return TABLES.get(table) or str(apps.get_app_config(table.partition(".")[0]).verbose_name)


TABLES = {
    "people.Membership": "会籍", "people.Account": "账号", "people.Person": "此前并入的人", "joining.RollEntry": "会员实名制名册",
    "matters.Matter": "办理的事项", "payments.Order": "应付单", "notices.Message": "消息", "notices.Consent": "同意",
    "aid.Household": "困难职工档案", "aid.Payment": "帮扶发放", "cards.Card": "工会卡", "grassroots.Seat": "工会职务",
}  # fmt: skip


def differing(one: Person, two: Person) -> list[dict[str, Any]]:
    """Both sides line by line, names in full, since 静 or 婧 is the question; numbers masked. `tone` marks what differs."""
    lines = [
        ("姓名", one.name, two.name, one.name == two.name),
        ("曾用名", one.formers, two.formers, one.formers == two.formers),
        ("证件类型", one.get_document_display(), two.get_document_display(), one.document == two.document),
        ("证件号码", one.masked_identity, two.masked_identity, one.identity == two.identity),
        ("性别", one.get_sex_display(), two.get_sex_display(), one.sex == two.sex),
        ("出生日期", one.birth, two.birth, one.birth == two.birth),
        ("手机号码", one.masked_phone, two.masked_phone, one.phone == two.phone),
        ("会籍", _where(one), _where(two), _where(one) == _where(two)),
    ]
    return [
        {"label": label, "left": left or "—", "right": right or "—", "tone": "ok" if same else "warn", "result": "相同" if same else "不同"}
        for label, left, right, same in lines
    ]  # fmt: skip


def _where(person: Person) -> str:
    last = Membership.objects.filter(person=person).select_related("unit").order_by("-since").first()
    if last is None:
        return ""
    return f"{last.unit}，{last.since} 起" + (
        f"，{last.until} {last.get_ended_display()}" if last.until else ""
    )


def held_by(account: Account, merge: Merge, *, on: date) -> bool:
    """Whether this reader may still part the two today."""
    open_still = merge.undone_at is None and on <= merge.undo_until
    return open_still and merges_of(account, on=on).filter(Q(pk=merge.pk)).exists()
