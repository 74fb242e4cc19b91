"""The household files: listed, filtered, taken away masked, opened whole, and the chain from a yuan back to them."""

import io
from datetime import date

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.aid.cases import CARD, SON, approved, fund, on, payable
from tests.cast import CHENJING, bring
from zhijia.aid.models import Household, Payment
from zhijia.audit.models import Line
from zhijia.ledger.models import Transfer
from zhijia.matters.services import take
from zhijia.orgs.models import Unit
from zhijia.payments.models import Order
from zhijia.payments.services import pay_by_hand
from zhijia.payments.terms import Form
from zhijia.people.models import Person, blind


@pytest.fixture
def officers(wanglei, sunfang, limin):
    return [wanglei, sunfang, limin]


@pytest.fixture
def money(district, wutao):
    return fund(district, wutao)


@pytest.fixture
def filed(district, chenjing, officers, money):
    approved(district, chenjing, officers, money)
    return Household.objects.get()


INDEX = "aid:households"


def more(district, filed, number, **said):
    """Files of other heads, as the last decision left them."""
    for n in range(number):
        identity = f"3204111970010{n}101X"
        head = Person.objects.create(name=f"张{n}", identity=identity, identity_index=blind(identity))
        told = {"unit": district.xuejia, "state": "filed", "hardship": "relative", "place": "320411", **said}
        Household.objects.create(
            number=f"DA-2026-01{n:02d}",
            head=head,
            filed_on=filed.filed_on,
            recheck_on=filed.recheck_on,
            **told,
        )


def test_the_list_is_filtered_and_each_figure_opens_its_files(client, district, filed, limin):
    more(district, filed, 2)
    client.force_login(limin)

    page = client.get(reverse(INDEX)).text
    assert "陈*" in page
    assert "陈静" not in page
    assert 'href="?state=filed&amp;hardship=deep"' in page
    only = client.get(reverse(INDEX), {"hardship": "relative"}).text
    assert (filed.number in only, "DA-2026-0100" in only) == (False, True)
    town = client.get(reverse(INDEX), {"town": district.chunjiang.pk}).text
    assert (filed.number in town, "DA-2026-0100" in town) == (True, False)
    for words in (CHENJING, "陈静", filed.number):
        found = client.get(reverse(INDEX), {"q": words})
        assert (filed.number in found.text, "DA-2026-0100" in found.text) == (True, False)
    assert "没有符合这些条件" in client.get(reverse(INDEX), {"q": "李四"}).text


def test_what_is_due_for_its_yearly_look_is_found(client, district, filed, limin):
    more(district, filed, 1, state="exited", exited_on=filed.filed_on, exit_reason="recovered")
    Household.objects.filter(pk=filed.pk).update(recheck_on="2026-03-05")
    client.force_login(limin)

    assert filed.number in client.get(reverse(INDEX), {"due": "over"}).text
    assert filed.number not in client.get(reverse(INDEX), {"due": "soon"}).text
    assert "已退出（脱困）" in client.get(reverse(INDEX), {"state": "exited"}).text


def test_taken_away_it_is_masked(client, filed, limin):
    client.force_login(limin)
    sent = client.get(reverse("aid:export", args=["xlsx"]))
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(sent.streaming_content))).active
    header, row = list(sheet.iter_rows(values_only=True))
    csv = b"".join(client.get(reverse("aid:export", args=["csv"])).streaming_content).decode()

    assert header[:3] == ("档案编号", "困难职工", "身份证号")
    assert row[:2] == (filed.number, "陈*")
    for secret in (CHENJING, "陈静", CARD):
        assert secret not in str(row)
        assert secret not in csv


def test_the_file_opens_whole_with_numbers_masked(client, filed, limin):
    client.force_login(limin)
    page = client.get(reverse("aid:household", args=[filed.number])).text

    assert "家庭成员 陈小宝" in page
    assert "BF-2026-0001" in page
    for number in (CHENJING, SON, CARD, "13800000000"):
        assert number not in page


def test_full_numbers_once_for_a_reason_that_is_kept(client, filed, limin, wanglei):
    address = reverse("aid:household", args=[filed.number])
    client.force_login(limin)

    wrong = client.post(address, {"reason": ""})
    assert (wrong.status_code, CARD in wrong.text) == (422, False)
    shown = client.post(address, {"reason": "核对银行退票"}).text
    assert all(number in shown for number in (CHENJING, SON, CARD, "13800000000"))
    line = Line.objects.get(verb="people.identity.revealed")
    assert line.subject == f"household:{filed.pk}"
    assert CARD not in line.facts
    client.force_login(wanglei)
    assert CARD not in client.post(address, {"reason": "看看"}).text
    assert Line.objects.filter(verb="people.identity.revealed").count() == 1


def test_a_version_is_read_beside_the_one_before(client, district, filed, chenjing, limin):
    from zhijia.aid.services.applying import begin, write

    again = begin(chenjing.person, item="medical", unit=district.plant_union, by=chenjing, at=on(20))
    write(again, asked=200_000, housing="rented")
    client.force_login(limin)
    place = "aid:version"
    assert client.get(reverse(place, args=[filed.number, 2])).status_code == 404  # still being written
    take(again.matter, "submit", by=chenjing, at=on(20))

    page = client.get(reverse(place, args=[filed.number, 2])).text
    assert "与第 1 版比，1 处有变化" in page
    assert "自购房" in page
    assert "租房" in page
    assert "首次登记" in client.get(reverse(place, args=[filed.number, 1])).text
    assert client.get(reverse(place, args=[filed.number, 7])).status_code == 404


def test_another_town_finds_nothing(client, filed, zhouping, sunfang, chenjing):
    places = [
        reverse("aid:household", args=[filed.number]),
        reverse("aid:version", args=[filed.number, 1]),
    ]
    client.force_login(zhouping)
    assert filed.number not in client.get(reverse(INDEX)).text
    assert {client.get(place).status_code for place in places} == {404}
    client.force_login(chenjing)
    assert {client.get(place).status_code for place in [*places, reverse(INDEX)]} == {404}
    client.force_login(sunfang)
    assert {client.get(place).status_code for place in places} == {200}


def test_the_list_and_the_export_cost_the_same_for_one_and_three(client, district, filed, limin):
    client.force_login(limin)

    def cost(address):
        with CaptureQueriesContext(connection) as caught:
            b"".join(client.get(address))
        return len(caught)

    places = [reverse(INDEX), reverse("aid:export", args=["csv"])]
    before = [cost(place) for place in places]
    more(district, filed, 2)
    assert Unit.objects.count() > 1
    assert [cost(place) for place in places] == before


@pytest.fixture
def paid(district, chenjing, officers, money, zhaoqiang):
    matter = payable(district, chenjing, officers, money)
    order = Order.objects.get()
    Order.objects.filter(pk=order.pk).update(form=Form.CASH)
    order.refresh_from_db()
    pay_by_hand(order, signature=("签收.jpg", b"\xff\xd8\xff\xe0" + b"0" * 40), by=zhaoqiang, at=on(16))
    return matter


def test_a_settled_line_says_which_matter_and_payment_it_came_from(client, paid, limin):
    """A row of the register that no file brought."""
    line = Payment.objects.get()
    order = Order.objects.get()
    client.force_login(limin)
    page = client.get(reverse("sheets:row", args=["aid.payments", line.pk]))

    assert page.status_code == 200
    assert f"事项 {paid.number}" in page.text
    assert reverse("payments:chain", args=[order.ref]) in page.text
    assert client.get(reverse("sheets:list", args=["aid.payments"])).status_code == 200
    assert b"".join(client.get(reverse("sheets:export", args=["aid.payments", "csv"])).streaming_content)


def test_the_chain_leads_back_to_the_calculation_the_rules_the_file_and_the_fund(client, paid, limin):
    client.force_login(limin)
    page = client.get(reverse("payments:chain", args=[Order.objects.get().ref])).text

    assert "深度困难；人均月收入 P 500 元" in page
    assert "低保标准" in page
    assert reverse("rulebook:history", args=["aid.dibao.320411"]) in page
    assert reverse("aid:household", args=["DA-2026-0001"]) in page
    assert reverse("ledger:fund", args=["UNION"]) in page
    file = client.get(reverse("aid:household", args=["DA-2026-0001"])).text
    assert Order.objects.get().ref in file
    assert reverse("payments:chain", args=[Order.objects.get().ref]) in file


def test_no_file_changes_what_was_settled(paid, limin):
    line = Payment.objects.get()
    row = {
        "发放编号": line.number, "姓名": "陈静", "身份证号": CHENJING, "镇街": "春江镇", "困难类别": "深度困难", "救助项目": "生活救助",
        "资金来源": "工会经费", "金额": "9,999", "发放日期": date(2026, 3, 18), "状态": "冲正",
    }  # fmt: skip
    intake = bring("aid.payments", [row], by=limin)

    assert (intake.changed, intake.same) == (0, 1)
    line.refresh_from_db()
    assert (line.amount, line.state, line.intake) == (250_000, "paid", None)
    assert Transfer.objects.get() == line.transfer
