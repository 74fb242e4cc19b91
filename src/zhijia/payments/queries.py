"""Reading payments: what waits, what a file came to, and one yuan's way back to its reason."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Count, Q, QuerySet, Sum
from django.urls import reverse
from django.utils import timezone

from zhijia.base.money import in_yuan
from zhijia.ledger.models import Transfer
from zhijia.matters.flows import flows
from zhijia.matters.models import Step
from zhijia.people.models import Person

from .models import Batch, Order, ReturnFile, ReturnLine
from .terms import ANSWERS, OrderState, Verdict

T = TypeVar("T")
Told = tuple[str, str, str]  # label, text, address
roots: list[Callable[[Order], list[Told]]] = []
"""What the subjects tell of a payment beyond its matter: the trace of the decision, the rules of its day, the household."""
CHUNK = 500


def parts(things: Sequence[T], size: int = CHUNK) -> Iterator[Sequence[T]]:
    """Long lists in pieces that a statement of any database takes."""
    return (things[at : at + size] for at in range(0, len(things), size))


@dataclass(frozen=True)
class Sums:
    """How many and how much, in fen."""

    count: int
    total: int


def sums(orders: QuerySet[Order]) -> Sums:
    told = orders.order_by().aggregate(count=Count("pk"), total=Sum("amount"))
    return Sums(told["count"], told["total"] or 0)


def received(person: Person) -> QuerySet[Order]:
    """What was paid to this person and stands: a reversed payment is not shown as received."""
    paid = Order.objects.filter(payee=person, state=OrderState.PAID, transfer__reversal=None)
    return paid.select_related("matter", "fund", "transfer").order_by("-transfer__day", "-pk")


def by_fund(orders: QuerySet[Order]) -> dict[int, Sums]:
    rows = orders.order_by().values_list("fund").annotate(Count("pk"), Sum("amount"))
    return {fund: Sums(count, total) for fund, count, total in rows}


def waiting(orders: QuerySet[Order]) -> QuerySet[Order]:
    return (
        orders.filter(state=OrderState.WAITING)
        .select_related("matter", "fund", "unit")
        .order_by("fund", "ref")
    )


def with_sums(batches: QuerySet[Batch]) -> QuerySet[Batch]:
    """Each with its lines and their sum; what came back stays in its batch."""
    paid = Count("orders", filter=Q(orders__state=OrderState.PAID))
    refused = Count("orders", filter=Q(orders__state=OrderState.REFUSED))
    told = batches.annotate(count=Count("orders"), total=Sum("orders__amount"), paid=paid, refused=refused)
    return told.select_related("fund", "made_by", "released_by", "file").order_by("-made_at", "-pk")


def by_verdict(file: ReturnFile) -> dict[str, Sums]:
    """All verdicts, those without a line too."""
    rows = file.lines.order_by().values_list("verdict").annotate(Count("pk"), Sum("amount"))
    found = {verdict: Sums(count, total) for verdict, count, total in rows}
    return {verdict.value: found.get(verdict.value, Sums(0, 0)) for verdict in Verdict}


def timeline(batch: Batch) -> list[dict[str, str]]:
    """Newest first."""
    told = [
        ("制作", batch.made_at, batch.made_by.name),
        ("放行", batch.released_at, batch.released_by.name if batch.released_by else ""),
        ("导出银行文件", batch.exported_at, f"摘要 {batch.digest[:12]}" if batch.digest else ""),
        ("银行全部答复", batch.closed_at, ""),
    ]
    done = [(title, at, text) for title, at, text in told if at]
    return [
        {"title": title, "at": f"{timezone.localtime(at):%Y-%m-%d %H:%M}", "text": text, "state": state}
        for (title, at, text), state in zip(reversed(done), ["now", *["done"] * len(done)], strict=False)
    ]


def answer_to(order: Order) -> ReturnLine | None:
    """The line of the bank, or the person's word about one, by which an order ended."""
    lines = order.answers.select_related("file__file", "resolved_by")
    return lines.filter(Q(verdict__in=ANSWERS) | ~Q(how="")).order_by("-verdict", "pk").first()


def of_transfer(transfer: Transfer) -> list[tuple[str, str]]:
    """From a line of the books to the chain of its payment."""
    order = Order.objects.filter(transfer=transfer).first()
    return [("付款链", reverse("payments:chain", args=[order.ref]))] if order else []


def chain(order: Order) -> list[tuple[str, list[Told]]]:
    """From the bank's word back to the reason: each section is a heading and lines of (label, text, address)."""
    found = [
        ("银行回单或签收", _receipt(order)), ("凭证", _voucher(order)), ("批次", _batch(order)),
        ("应付单", _order(order)), ("事项与决定", _matter(order)),
        ("依据", [line for root in roots for line in root(order)]),
    ]  # fmt: skip
    return [(title, lines) for title, lines in found if lines]


def _receipt(order: Order) -> list[Told]:
    line = answer_to(order)
    told: list[Told] = []
    if line:
        where = reverse("payments:returned", args=[line.file_id])
        told = [("回单", f"{line.file} 第 {line.line} 行：{line.word}{line.reason}", where)]
        told += [("回单摘要", line.file.digest, "")]
    if line and line.resolved_by:
        told += [("人工处理", f"{line.resolved_by.name}：{line.get_how_display()}，{line.note}", "")]
    if order.signature:
        told += [("签收单", order.signature.name, ""), ("签收单摘要", order.signature.digest, "")]
    return told


def _voucher(order: Order) -> list[Told]:
    made = order.transfer
    if made is None:
        return []
    where = reverse("ledger:transfer", args=[made.number])
    return [
        ("凭证号", f"{made.voucher}（{made.day}，{in_yuan(made.amount)} 元）", where),
        ("凭证摘要", made.digest, ""),
    ]


def _batch(order: Order) -> list[Told]:
    batch = order.batch
    if batch is None:
        return []
    told = [
        (
            "批次号",
            f"{batch} 第 {order.line} 行" if order.line else batch.number,
            reverse("payments:batch", args=[batch.number]),
        )
    ]
    told += [("制作", f"{batch.made_by.name}，{timezone.localtime(batch.made_at):%Y-%m-%d %H:%M}", "")]
    if batch.released_by and batch.released_at:
        when = f"{timezone.localtime(batch.released_at):%Y-%m-%d %H:%M}"
        told += [("放行", f"{batch.released_by.name}，{when}", "")]
    return told


def _order(order: Order) -> list[Told]:
    card = f"{order.bank_name} 尾号 {order.card_tail}".strip() if order.card_tail else order.goods
    return [
        ("付款编号", order.ref, ""), ("收款人", order.payee.masked_name, ""),
        ("金额", f"{in_yuan(order.amount)} 元，{order.get_form_display()}", ""), ("收款方式", card or "现金", ""),
        ("资金与用途", f"{order.fund}，{order.year}年，{order.get_use_display()}", ""),
    ]  # fmt: skip


def _matter(order: Order) -> list[Told]:
    """Names and days of the decisions; what was written with them may speak of illness and stays with the matter."""
    matter, flow = order.matter, flows[order.matter.kind]
    told = [("事项", f"{matter.number} {matter.title}", reverse("matters:case", args=[matter.number]))]
    steps = Step.objects.filter(matter=matter, decides=True).select_related("by", "principal", "stop__unit")
    return told + [(flow.label(step.verb), _decision(step), "") for step in steps]


def _decision(step: Step) -> str:
    where = f"{step.stop.unit} " if step.stop else ""
    whose = f"（代{step.principal.name}）" if step.principal else ""
    return f"{where}{step.by.name}{whose}，{timezone.localtime(step.at):%Y-%m-%d %H:%M}"
