"""Budgets and holds: what is reserved cannot be granted twice."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from tests.cast import NOW, refuses
from tests.ledger.scenes import SAID, allot, central, everything, pay, reserve
from zhijia.audit.models import Line
from zhijia.ledger.models import Budget, Fund, Hold
from zhijia.ledger.queries import available, execution, total
from zhijia.ledger.services import open_fund, release
from zhijia.ledger.terms import HoldState, Source, Use


def left(fund, year=2019, use=Use.LIVING):
    return available(fund, use=use, year=year)


def test_a_hold_reserves_and_a_release_gives_back(books, fund):
    reserve(books, fund)
    assert left(fund) == 7_500_00

    release("matter:1", **SAID)
    assert left(fund) == 10_000_00
    assert Hold.objects.get().ended_at == NOW
    assert list(Line.objects.filter(verb__startswith="ledger.hold").values_list("verb", flat=True)) == [
        "ledger.hold.made",
        "ledger.hold.released",
    ]


def test_not_enough_left_is_refused_with_what_to_do(books, fund):
    reserve(books, fund, amount=9_000_00)
    before = everything()

    with refuses(
        "“中央财政专项帮扶”2019年“生活救助”预算可用 1,000 元，不够占用 1,000.01 元，请先登记追加预算"
    ):
        reserve(books, fund, "matter:2", 1_000_01)
    assert everything() == before


def test_another_use_another_year_and_another_fund_have_budgets_of_their_own(books, fund):
    other = central(books, code="ZY-2018", budget=0)
    for told in ({"use": Use.MEDICAL}, {"year": 2020}):
        with refuses("预算可用 0 元"):
            reserve(books, fund, **told)
    with refuses("预算可用 0 元"):
        reserve(books, other)


def test_the_same_hold_again_is_the_same(books, fund):
    first = reserve(books, fund)
    before = everything()

    assert reserve(books, fund) == first
    assert everything() == before
    with refuses("编号“matter:1”已占用过另一笔预算"):
        reserve(books, fund, amount=1_00)
    assert everything() == before


def test_a_released_key_is_not_held_again(books, fund):
    reserve(books, fund)
    release("matter:1", **SAID)
    before = everything()

    release("matter:1", **SAID)
    with refuses("已经释放，请换用新的编号"):
        reserve(books, fund)
    assert everything() == before


def test_a_used_hold_is_not_released(books, fund):
    reserve(books, fund)
    pay(books, fund, hold="matter:1")
    before = everything()

    with refuses("已经支付，不能释放"):
        release("matter:1", **SAID)
    with refuses("没有编号为“matter:9”的预算占用"):
        release("matter:9", **SAID)
    assert everything() == before
    assert Hold.objects.get().state == HoldState.USED


def test_one_document_allots_a_use_once(books, fund):
    row = Budget.objects.get()
    assert allot(fund, 10_000_00) == row

    with refuses("调整请另用调整文件登记"):
        allot(fund, 1_00)
    allot(fund, 500_00, document="新工发〔2019〕8号")
    assert left(fund) == 10_500_00


def test_no_more_is_taken_back_than_is_left(books, fund):
    reserve(books, fund, amount=9_000_00)
    before = everything()

    with refuses("只剩 1,000 元可调减"):
        allot(fund, -1_000_01, document="新工发〔2019〕9号")
    with refuses("预算须有金额和依据文件"):
        allot(fund, 0, document="新工发〔2019〕9号")
    assert everything() == before
    allot(fund, -1_000_00, document="新工发〔2019〕9号")
    assert left(fund) == 0


def test_execution_tells_budget_paid_and_held(books, fund):
    allot(fund, 2_000_00, use=Use.STUDY)
    pay(books, fund)
    reserve(books, fund, "matter:2", 1_000_00)
    living, study = execution(2019)

    assert (living.use, living.budget, living.paid, living.held, living.available) == (
        "living", 10_000_00, 2_500_00, 1_000_00, 6_500_00
    )  # fmt: skip
    assert (study.budget, study.paid, study.held) == (2_000_00, 0, 0)
    assert living.said == "生活救助：已支 25%，已占用 10%"
    whole = total(fund, [living, study])
    assert (whole.budget, whole.paid, whole.held) == (12_000_00, 2_500_00, 1_000_00)


def test_a_fund_has_a_number_of_its_own_that_journals_can_say(books, fund):
    told = {"name": "社会捐助", "source": Source.DONATION, "unit": books.unit, **SAID}
    for code in ("zy", "中央", "A B", "", "A" * 21):
        with refuses("不合规，请用大写字母"):
            open_fund(code, **told)
    with refuses("已经使用，请换一个编号"):
        open_fund("ZY-2019", **told)
    with refuses("请从列出的来源中选择"):
        open_fund("JK", **told | {"source": "gold"})
    assert Fund.objects.count() == 1


def test_the_database_itself_keeps_the_promises(books, fund):
    reserve(books, fund)
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        Budget.objects.update(amount=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Hold.objects.update(amount=0)
    paid = pay(books, fund, "matter:2")
    with pytest.raises(IntegrityError), transaction.atomic():
        Hold.objects.update(transfer=paid)
