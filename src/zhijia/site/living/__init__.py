"""The sample's present: households asking for aid today, in every state an officer meets, moved by the same services."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from zhijia.access.services import give_post
from zhijia.access.terms import Role
from zhijia.aid.assessment import assess
from zhijia.aid.checking import facts_of
from zhijia.aid.models import Application
from zhijia.aid.services.applying import add_expense, add_income, add_member, begin, write
from zhijia.aid.services.deciding import approve
from zhijia.aid.services.publishing import show
from zhijia.aid.terms import Cause, ExpenseKind, IncomeKind, Kinship, Work
from zhijia.base.identity import check_digit
from zhijia.base.money import yuan
from zhijia.ledger.models import Fund
from zhijia.ledger.services import open_fund, receive, set_budget
from zhijia.ledger.terms import Income, Source, Use
from zhijia.matters.models import Matter
from zhijia.matters.services import countersign, take
from zhijia.notices.services import end, give_consent
from zhijia.notices.terms import Purpose
from zhijia.orgs.models import Unit
from zhijia.orgs.terms import UnitKind
from zhijia.payments.models import Order
from zhijia.payments.services import bank_file, make_batch, release, settle, take_return
from zhijia.people.models import Account, Person
from zhijia.people.services import admit, enlist

from ..console import BEGINNING
from .cases import CASES, Case, card, child
from .seasons import bring_winter, bring_wishes

DOCUMENT = "示例预算"
TOWN, FORMER = "春江街道总工会", "春江镇总工会"
ANSWERED = ("结果", "原因")
REACH = {"submitted": 0, "town": 1, "district": 2, "returned": 1, "refused": 0}


def bring_to_life() -> int:
    """Once: a second start finds the sample as it was left. Returns how many applications there are."""
    if not Matter.objects.filter(kind="aid").exists():
        with transaction.atomic():
            Stage(timezone.now()).tell()
    return Matter.objects.filter(kind="aid").count()


class Stage:
    """The cast, the money and the clock of the sample's cases."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.decided: dict[tuple[str, int], list[Matter]] = {}
        names = ("wanglei", "sunfang", "limin", "zhaoqiang", "wutao", "zhenghua", "chenjing")
        self.crew = {name: Account.objects.get(username=name) for name in names}
        self.levels = tuple(self.crew[name] for name in ("wanglei", "sunfang", "limin"))
        self.money = open_funds(self.crew["wutao"], at=now - timedelta(days=60))

    def tell(self) -> None:
        unions = Unit.objects.filter(kind=UnitKind.SINGLE, parent__name=TOWN, closed_on=None).order_by("pk")[
            :4
        ]
        for union in unions:
            give_post(
                self.crew["wanglei"],
                unit=union,
                role=Role.GRASSROOTS,
                since=max(BEGINNING, union.opened_on),
                by="样例",
                at=self.now,
            )
        for number, (case, head) in enumerate(zip(CASES, self.heads(), strict=False)):
            self.apply(case, head, unions[number % len(unions)], number)
        for (reach, days), matters in self.decided.items():
            self.show(matters, self.now - timedelta(days=days - 4), over=reach != "notice")
        self.pay()
        owner = Unit.objects.get(code=settings.ZHIJIA_UNIT)
        bring_winter(owner, self.money["GH"], by=self.crew["limin"], at=self.now)
        bring_wishes(owner, by=self.crew["limin"], at=self.now)

    def heads(self) -> Iterator[Person]:
        """陈静 first, whose phone the demo shows; then workers whom the registers already know."""
        yield Person.objects.get(account=self.crew["chenjing"])
        known = Person.objects.filter(aid_payments__unit__name=FORMER, account=None, memberships=None)
        yield from known.distinct().order_by("pk")[: len(CASES)]

    def apply(self, case: Case, head: Person, union: Unit, number: int) -> None:
        began = self.now - timedelta(days=case.days)
        admit(head, unit=union, since=max(date(2012, 5, 1), union.opened_on), by="样例", at=began)
        owner = Account.objects.filter(person=head).first() or self.crew["wanglei"]
        for purpose in Purpose.values:
            give_consent(head, purpose, channel="web" if owner.person_id == head.pk else "desk", at=began)
        application = begin(head, item=case.item, unit=union, by=owner, at=began)
        declare(application, case, head, number)
        take(application.matter, "submit", by=owner, at=began)
        self.carry(application.matter, case, began)

    def carry(self, matter: Matter, case: Case, began: datetime) -> None:
        """As far as the case has come, one desk a day."""
        steps = REACH.get(case.reach, len(self.levels))
        for day, officer in enumerate(self.levels[:steps], start=1):
            self.look_at(matter, officer, at=began + timedelta(days=day))
        after = began + timedelta(days=steps + 1)
        if case.reach == "returned":
            take(
                matter, "return", by=self.levels[1], at=after, note="住院费用结算单第 2 页看不清金额，请重拍"
            )
        elif case.reach == "refused":
            take(
                matter,
                "refuse",
                by=self.levels[0],
                at=after,
                note="家庭年收入高于标准，可以先联系镇街工会就业帮扶",
            )
        elif steps == len(self.levels) and case.reach != "approved":
            self.decided.setdefault((case.reach, case.days), []).append(matter)

    def look_at(self, matter: Matter, officer: Account, *, at: datetime) -> None:
        """One level; where a check failed the leader signs first."""
        fund = None
        if officer is self.levels[-1]:
            fund = self.money["ZY" if assess(facts_of(matter.aid)).hardship else "GH"]
        said: dict[str, Any] = {
            "by": officer,
            "note": "情况属实",
            "granted": matter.aid.asked if fund else None,
            "fund": fund,
        }
        approve(matter, at=at, **said)
        asked = matter.countersigns.filter(agreed=None).first()
        if asked:
            countersign(asked, agreed=True, words="情况特殊，同意", by=self.crew["zhenghua"], at=at)
            approve(matter, at=at, **said)

    def show(self, matters: list[Matter], at: datetime, *, over: bool) -> None:
        """What was decided on one day is shown on one list."""
        owner = Unit.objects.get(code=settings.ZHIJIA_UNIT)
        notice = show(matters, unit=owner, by=self.crew["limin"], at=at)
        if over:
            end(notice, by=self.crew["limin"], at=at + timedelta(days=16))

    def pay(self) -> None:
        """One batch came back with a refusal; another is at the bank; one order still waits."""
        reach = {case.story: case.reach for case in CASES}
        orders = {
            one: reach[one.matter.aid.version.story] for one in Order.objects.select_related("matter", "fund")
        }
        for group in ({"paid", "bounced"}, {"paying"}):
            some = [one for one, where in orders.items() if where in group]
            for fund in sorted({one.fund for one in some}, key=str):
                refused = {one.ref for one, where in orders.items() if where == "bounced"}
                self.send([one for one in some if one.fund == fund], refused if "paid" in group else None)

    def send(self, orders: list[Order], refused: set[str] | None) -> None:
        cashier, day = self.crew["zhaoqiang"], timedelta(days=1)
        batch = make_batch(orders, bank="csv", by=cashier, at=self.now - 8 * day)
        release(batch, by=self.crew["wutao"], at=self.now - 7 * day)
        name, content = bank_file(batch, by=cashier, at=self.now - 7 * day)
        if refused is not None:
            answer = answered(content, refused)
            file = take_return(f"回盘-{name}", answer, bank="csv", by=cashier, at=self.now - 5 * day)
            settle(file, by=cashier, at=self.now - 5 * day)


def open_funds(wutao: Account, *, at: datetime) -> dict[str, Fund]:
    owner = Unit.objects.get(code=settings.ZHIJIA_UNIT)
    year = at.year
    told = (
        ("ZY", "中央财政专项帮扶资金", Source.CENTRAL, True, "600000"),
        ("GH", "工会经费帮扶送温暖", Source.UNION, False, "400000"),
    )
    made = {}
    for code, name, source, filed_only, amount in told:
        fund = open_fund(
            f"{code}-{year}",
            name=f"{name}（{year}）",
            source=source,
            unit=owner,
            filed_only=filed_only,
            by=wutao,
            at=at,
        )
        receive(
            fund, key=f"sample:{fund.code}", amount=yuan(amount), day=at.date(), kind=Income.SUPERIOR, memo="年初下达",
            document=DOCUMENT, by=wutao, at=at,
        )  # fmt: skip
        for use, share in ((Use.LIVING, 3), (Use.MEDICAL, 4), (Use.STUDY, 2), (Use.WINTER, 1)):
            set_budget(
                fund,
                year=year,
                use=use,
                amount=yuan(amount) * share // 10,
                document=DOCUMENT,
                by=wutao,
                at=at,
            )
        made[code] = fund
    return made


def declare(application: Application, case: Case, head: Person, number: int) -> None:
    write(
        application, asked=yuan(case.asked), cause=case.cause, story=case.story, work=Work.EMPLOYED, housing="owned",
        phone=f"1380000{number:04d}", address="春江街道", bank_name="江南农村商业银行", card_name=head.name, card=card(number),
    )  # fmt: skip
    add_member(
        application, name=f"{head.name[:1]}小{'安宁康乐'[number % 4]}", kinship=Kinship.CHILD, identity=child(number), work=Work.STUDENT,
        health="良好", school="春江中心小学",
    )  # fmt: skip
    add_income(application, whose=head.name, kind=IncomeKind.WAGE, amount=yuan(case.income))
    kind = ExpenseKind.SCHOOL if case.cause == Cause.SCHOOLING else ExpenseKind.MEDICAL
    add_expense(application, kind=kind, label="", amount=yuan(case.expense))


def answered(content: bytes, refused: set[str]) -> bytes:
    """As the bank sends the file back: a result and a reason on each line."""
    head, *lines = content.decode("utf-8-sig").splitlines()
    told = [",".join([head, *ANSWERED])]
    for line in lines:
        failed = any(ref in line for ref in refused)
        told.append(",".join((line, *(("失败", "账号与户名不符") if failed else ("成功", "")))))
    return "\n".join(told).encode("utf-8-sig")


def enrol() -> None:
    """陈静 is a person with an account of her own."""
    number = "32041119760302212"
    number += check_digit(number)
    account = Account.objects.get(username="chenjing")
    if account.person_id is None:
        person = enlist("陈静", identity=number, phone="13800000001")
        Account.objects.filter(pk=account.pk).update(person=person)
