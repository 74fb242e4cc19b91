"""The bank's answer comes in: kept, read, and each line laid beside the order it names. Nothing is paid here."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from zhijia.access.authority import Authority
from zhijia.access.queries import home_unit
from zhijia.access.terms import Permission
from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.files.services import keep
from zhijia.people.models import Account

from ..banks import Answer, find, meaning
from ..models import Order, ReturnFile, ReturnLine
from ..queries import by_verdict, parts
from ..terms import ANSWERS, SENT, OrderState, Verdict


def take_return(name: str, content: bytes, *, bank: str, by: Account, at: datetime) -> ReturnFile:
    """Read and judge a return file. The same file again, even at the same moment, is the first one: nothing moves."""
    unit = home_unit(by, on=timezone.localdate(at))
    if unit is None or not Authority(by, timezone.localdate(at)).may(Permission.PAYMENTS_MAKE, unit):
        raise Refused("上传银行回单由出纳办理，请联系本级工会出纳")
    digest = sha256(content).hexdigest()
    if known := ReturnFile.objects.filter(digest=digest).first():
        return known
    answers = find(bank).read(name, content)
    try:
        with transaction.atomic():
            kept = keep(name, content, by=by, at=at)
            made = ReturnFile.objects.create(file=kept, digest=digest, bank=bank, unit=unit, by=by, at=at)
            _judge_all(made, answers)
            facts = {verdict: told.count for verdict, told in by_verdict(made).items() if told.count}
            note(
                "payments.return.taken", f"return:{made.pk}", by=by, at=at, facts={"digest": digest, **facts}
            )
    except IntegrityError:
        return ReturnFile.objects.get(digest=digest)
    return made


def _judge_all(file: ReturnFile, answers: Sequence[Answer]) -> None:
    """Every line is kept, whatever it says."""
    said = defaultdict[str, set[tuple[str, int]]](set)
    for answer in answers:
        said[answer.ref].add((answer.word, answer.amount))
    orders, lines, seen = _orders(list(said)), [], set[str]()
    for answer in answers:
        order = orders.get(answer.ref)
        again = answer.ref in seen or len(said[answer.ref]) > 1
        verdict = _judge(file, answer, order, again=again)
        seen.add(answer.ref)
        lines.append(ReturnLine(
            file=file, line=answer.line, ref=answer.ref, name=answer.name, card_tail=answer.card_tail,
            amount=answer.amount, word=answer.word, reason=answer.reason, verdict=verdict, order=order,
        ))  # fmt: skip
    ReturnLine.objects.bulk_create(lines, batch_size=1000)


def _orders(refs: Sequence[str]) -> dict[str, Order]:
    """Locked, so that of two files that answer the same order one comes second and finds it answered."""
    answered = Exists(ReturnLine.objects.filter(order=OuterRef("pk"), verdict__in=ANSWERS))
    rows = Order.objects.select_for_update(of=("self",)).annotate(answered=answered).defer("card")
    found: dict[str, Order] = {}
    for some in parts(sorted(refs)):
        found |= {one.ref: one for one in rows.filter(ref__in=some).select_related("batch").order_by("ref")}
    return found


def _judge(file: ReturnFile, answer: Answer, order: Order | None, *, again: bool) -> Verdict:
    """Lines that contradict each other about one order all wait for a person, the first of them too."""
    batch = order.batch if order else None
    if order is None or batch is None or batch.bank != file.bank or batch.state not in SENT:
        return Verdict.FOREIGN
    if again or order.state != OrderState.BATCHED or getattr(order, "answered", False):
        return Verdict.DUPLICATE
    if answer.amount != order.amount or answer.card_tail not in ("", order.card_tail):
        return Verdict.DIFFERING
    return meaning(answer.word)
