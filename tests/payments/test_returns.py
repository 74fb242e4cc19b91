"""What banks send back, and what clerks make of it: everything is kept, only what is plain moves by itself."""

import pytest

from tests.cast import NOW, refuses, workbook
from tests.payments.bank import answer, pays_all, refuses_some
from tests.payments.stage import amount_of, card, state_of, states
from zhijia.audit.models import Line
from zhijia.files.models import Kept
from zhijia.ledger.models import Transfer
from zhijia.payments import services
from zhijia.payments.models import Order, ReturnFile, ReturnLine
from zhijia.payments.terms import BatchState, OrderState, Resolution, Verdict

HEADER = ("付款编号", "收款账号", "金额（元）", "结果", "原因")


def verdicts(file) -> list[str]:
    return list(file.lines.order_by("line").values_list("verdict", flat=True))


def sheet(stage, *rows, header=HEADER, above=(), bank="xlsx"):
    """A return file as a clerk may have touched it, for a batch sent as .xlsx."""
    return stage.take(workbook(header, rows, above=above), bank=bank)


def told(order, *, amount=None, word="成功", tail=None, reason=""):
    yuan = (order.amount if amount is None else amount) / 100
    return [order.ref, tail or order.card_tail, yuan, word, reason]


def resolve(line, how, *, by, basis="银行流水 0031"):
    return services.resolve(line, how=how, basis=basis, by=by, at=NOW)


def test_the_same_file_twice_is_one_file(stage):
    orders = stage.orders(2)
    back = answer(stage.sent(orders))
    first = stage.take(back)
    assert stage.settle(first) == 2

    again = stage.take(back, name="再来一次.txt")
    assert again == first
    assert stage.settle(again) == 0
    assert (Transfer.objects.count(), ReturnFile.objects.count()) == (2, 1)


def test_the_same_answers_in_another_file_wait_for_a_person(stage):
    orders = stage.orders(2)
    sent = stage.sent(orders)
    first, second = stage.take(answer(sent)), stage.take(answer(sent, refuses_some(orders[0].ref)))
    assert verdicts(second) == [Verdict.DUPLICATE] * 2  # already answered, though not entered yet

    stage.settle(second)
    assert Transfer.objects.count() == 0
    stage.settle(first)
    assert Transfer.objects.count() == 2


def test_lines_that_are_none_of_ours_or_not_plain_move_nothing(stage):
    orders = stage.orders(6)
    stage.sent(orders, bank="xlsx")
    other = stage.order(9)
    stage.sent([other], bank="csv")
    waiting = stage.order(10)
    file = sheet(
        stage, told(orders[0]), told(orders[1], amount=orders[1].amount - 1), told(orders[2], word="处理中"),
        told(orders[3], tail="0000"), ["BF20990001-1", "1234", 1, "成功", ""], told(other), told(waiting),
        told(orders[4]), told(orders[4]),
    )  # fmt: skip

    V = Verdict  # noqa: N806
    assert verdicts(file) == [
        V.SETTLED, V.DIFFERING, V.UNKNOWN, V.DIFFERING, V.FOREIGN, V.FOREIGN, V.FOREIGN, V.SETTLED, V.DUPLICATE
    ]  # fmt: skip
    assert stage.settle(file) == 2
    assert sorted(Transfer.objects.values_list("amount", flat=True)) == [amount_of(0), amount_of(4)]
    assert states([orders[1], orders[2], orders[3], orders[5]]) == [OrderState.BATCHED] * 4
    assert states([waiting, other]) == [OrderState.BATCHED, OrderState.WAITING]
    assert orders[0].batch is None  # the object in hand is older than the batch
    assert Order.objects.get(pk=orders[0].pk).batch.state == BatchState.EXPORTED


def test_one_order_answered_both_ways_in_one_file_waits(stage):
    (order,) = stage.orders(1)
    stage.sent([order], bank="xlsx")
    file = sheet(stage, told(order), told(order, word="失败", reason="销户"))

    assert verdicts(file) == [Verdict.DUPLICATE] * 2
    assert stage.settle(file) == 0
    assert state_of(order) == "paying"
    first, second = file.lines.order_by("line")
    resolve(second, Resolution.REFUSED, by=stage.zhaoqiang)
    resolve(first, Resolution.ELSEWHERE, by=stage.zhaoqiang)
    assert (state_of(order), Transfer.objects.count()) == ("bounced", 0)


def test_a_person_ends_what_is_not_plain_once_and_with_a_paper(stage):
    orders = stage.orders(3)
    stage.sent(orders, bank="xlsx")
    file = sheet(stage, *(told(order, word="处理中", reason="他行清算") for order in orders))
    lines = list(file.lines.order_by("line"))
    with refuses("写明依据"):
        resolve(lines[0], Resolution.PAID, by=stage.zhaoqiang, basis=" ")
    with refuses("由出纳办理"):
        resolve(lines[0], Resolution.PAID, by=stage.limin)
    assert ReturnLine.objects.queued().count() == 3

    for line, how in zip(lines, Resolution, strict=True):
        resolve(line, how, by=stage.zhaoqiang)
    assert [state_of(order) for order in orders] == ["paid", "bounced", "paying"]
    paid = Transfer.objects.get()
    assert paid.document.endswith("第 2 行（银行流水 0031）")
    with refuses("已经处理过"):
        resolve(lines[2], Resolution.PAID, by=stage.zhaoqiang)
    assert Transfer.objects.count() == 1
    assert Line.objects.filter(verb="payments.return.resolved").count() == 3


def test_what_has_ended_or_is_unknown_is_not_ended_again(stage):
    (order,) = stage.orders(1)
    stage.sent([order], bank="xlsx")
    stage.settle(sheet(stage, told(order, word="失败", reason="户名不符")))
    late = sheet(stage, told(order), ["BF20990001-1", "", 1, "成功", ""])
    known, unknown = late.lines.order_by("line")
    for how in (Resolution.PAID, Resolution.REFUSED):
        with refuses("不能再入账或退回"):
            resolve(known, how, by=stage.zhaoqiang)
        with refuses("没有编号为"):
            resolve(unknown, how, by=stage.zhaoqiang)
    assert late.lines.queued().count() == 2

    resolve(known, Resolution.ELSEWHERE, by=stage.zhaoqiang)
    assert (Transfer.objects.count(), state_of(order)) == (0, "bounced")


def test_an_order_ended_by_hand_before_its_line_is_entered_waits_again(stage):
    (order,) = stage.orders(1)
    stage.sent([order], bank="xlsx")
    unclear = sheet(stage, told(order, word="处理中"))
    plain = sheet(stage, told(order))
    resolve(unclear.lines.get(), Resolution.PAID, by=stage.zhaoqiang)
    stage.settle(plain)

    assert verdicts(plain) == [Verdict.DUPLICATE]
    assert Transfer.objects.count() == 1


def test_clerks_may_touch_the_sheet(stage):
    orders = stage.orders(2)
    stage.sent(orders, bank="xlsx")
    header = ["备用", "金额", "处理结果", "编 号", "卡号", "失败原因"]
    rows = [
        ["x", "’100.50", "成功", f"'{orders[0].ref}", f"‘{card(0)}", ""],
        ["", "1,01.50", "失败", f" {orders[1].ref} ", card(1), "账户冻结"],
        ["合计", 202, "", "", "", ""],
    ]
    file = sheet(stage, *rows, header=header, above=[["某银行代发业务回单"], [], ["日期", "2019-05-05"]])

    assert verdicts(file) == [Verdict.SETTLED, Verdict.REFUSED]
    assert list(file.lines.order_by("line").values_list("card_tail", flat=True)) == [
        card(0)[-4:],
        card(1)[-4:],
    ]
    stage.settle(file)
    assert Order.objects.get(pk=orders[1].pk).reason == "账户冻结"


def test_a_card_that_a_spreadsheet_has_spoiled_is_left_out_of_the_comparison(stage):
    (order,) = stage.orders(1)
    stage.sent([order], bank="xlsx")
    file = sheet(stage, [order.ref, float(card(0)), order.amount / 100, "成功", ""])

    assert (verdicts(file), file.lines.get().card_tail) == ([Verdict.SETTLED], "")


@pytest.mark.parametrize("bank", ["fixed", "csv", "xlsx"])
def test_what_is_not_a_return_file_is_not_even_kept(stage, bank):
    sent = stage.sent(stage.orders(2), bank=bank)
    cut = answer(sent, bank=bank)[: -100 if bank == "fixed" else 40]
    before = Kept.objects.count()
    for content in (sent, b"hello", b"", b"\xff\xfe\x00", cut):
        with refuses("请"):
            stage.take(content, bank=bank)

    assert (Kept.objects.count(), ReturnFile.objects.count()) == (before, 0)


def test_a_return_file_says_what_is_wrong_with_it(stage):
    sent = stage.sent(stage.orders(2))
    with refuses("这是发给银行的付款文件"):
        stage.take(sent)
    whole = answer(sent)
    lost = b"\r\n".join(part for n, part in enumerate(whole.split(b"\r\n")) if n != 2)
    with refuses("笔数或金额与明细不符"):
        stage.take(lost)
    with refuses("第 2 行不合定长格式"):
        stage.take(whole.replace(b"000001CS", b"000001C"))
    with refuses("第 2 行的金额“一百”"):
        sheet(stage, ["CS20190001-1", "", "一百", "成功", ""])
    with refuses("没有一笔付款"):
        sheet(stage)
    with refuses("没有找到回单的表头"):
        sheet(stage, ["x"], header=["编号"])


def test_blanks_lost_at_line_ends_do_no_harm(stage):
    orders = stage.orders(2)
    back = answer(stage.sent(orders), pays_all)
    thin = b"\n".join(part.rstrip() for part in back.split(b"\r\n"))
    file = stage.take(thin)

    assert verdicts(file) == [Verdict.SETTLED] * 2


def test_the_fixed_layout_is_as_the_document_says(stage):
    order = stage.order(1, name="阿依古丽·买买提")
    first, line, last, end = stage.sent([order]).split(b"\r\n")

    assert first == b"H" + b"ZF-2019-0001".ljust(20) + b"000001" + str(amount_of(1)).zfill(16).encode()
    assert last == b"T" + first[1:]
    assert end == b""
    name = "阿依古丽·买买提".encode("gb18030")
    assert line == b"".join([
        b"000001", order.ref.encode().ljust(20), card(1).encode(), name.ljust(60),
        str(amount_of(1)).zfill(14).encode(), "工会款项".encode("gb18030").ljust(40),
    ])  # fmt: skip
    assert len(line) == 159


def test_only_a_cashier_brings_what_the_bank_sent(stage):
    back = answer(stage.sent(stage.orders(1)))
    with refuses("由出纳办理"):
        services.take_return("回单.txt", back, bank="fixed", by=stage.limin, at=NOW)
    file = stage.take(back)
    with refuses("其他岗位办理"):
        services.settle(file, by=stage.wutao, at=NOW)
    assert (Transfer.objects.count(), file.lines.ready().count()) == (0, 1)
