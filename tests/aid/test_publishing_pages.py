"""Approved grants go before the public: ticked, previewed as the public will see them, shown; an objection sends one back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.aid.cases import CARD, SON, approved, fresh, fund, on, submitted
from tests.cast import CHENJING, enrol
from zhijia.aid.services.deciding import approve
from zhijia.ledger.queries import available
from zhijia.notices.models import Objection, Publicity
from zhijia.notices.services import object_


@pytest.fixture
def officers(wanglei, sunfang, limin):
    return [wanglei, sunfang, limin]


@pytest.fixture
def money(district, wutao):
    return fund(district, wutao)


@pytest.fixture
def ready(district, chenjing, officers, money):
    return approved(district, chenjing, officers, money)


PUBLISH = "aid:publish"
OTHERS = (("liuhong", "刘红", "320411197805062020"), ("zhoujun", "周军", "320411198108152019"))


def approve_other(district, officers, money, which=0):
    username, name, identity = OTHERS[which]
    matter = submitted(district, enrol(district, username, name=name, identity=identity))
    for officer in officers[:-1]:
        approve(fresh(matter), by=officer, at=on(1), note="户名已核对")
    approve(fresh(matter), by=officers[-1], at=on(3), granted=200_000, fund=money)
    return fresh(matter)


@pytest.fixture(autouse=True)
def _no_failed_checks(monkeypatch):
    """These stories are of notices; what the checks find is told elsewhere."""
    monkeypatch.setattr("zhijia.aid.services.deciding.check", lambda _application: [])


def test_first_the_preview_then_the_notice(client, ready, limin):
    client.force_login(limin)
    address = reverse(PUBLISH)
    assert ready.number in client.get(address).text

    preview = client.post(address, {"pick": ready.number})
    assert preview.status_code == 200
    assert "陈**" in preview.text
    assert "春江工具厂工会" in preview.text
    assert "深度困难" in preview.text
    assert "公示 1 件" in preview.text
    for hidden in ("陈静", CHENJING, CARD, SON, "生活救助", "医药费"):
        assert hidden not in preview.text
    assert not Publicity.objects.exists()
    told = client.post(address, {"pick": ready.number, "confirmed": "1"})
    notice = Publicity.objects.get()
    assert told["Location"] == reverse("notices:desk_publicity", args=[notice.number])
    assert fresh(ready).state == "notice"
    shown = notice.lines.get()
    assert (shown.name, shown.amount) == ("陈**", 250_000)
    assert (
        reverse("notices:desk_publicity", args=[notice.number])
        in client.get(reverse("matters:case", args=[ready.number])).text
    )


def test_nothing_ticked_or_already_shown_is_said_in_place(client, ready, limin):
    client.force_login(limin)

    nothing = client.post(reverse(PUBLISH), {})
    assert (nothing.status_code, "请先勾选" in nothing.text) == (422, True)
    gone = client.post(reverse(PUBLISH), {"pick": [ready.number, "BF-2026-0999"], "confirmed": "1"})
    assert (gone.status_code, "请重新勾选" in gone.text) == (422, True)
    assert f'value="{ready.number}" aria-label="选择 {ready.number}" checked' in gone.text
    assert fresh(ready).state == "approved"
    assert not Publicity.objects.exists()


def test_several_are_shown_in_one_notice(client, district, ready, officers, money):
    other = approve_other(district, officers, money)
    client.force_login(officers[-1])
    client.post(reverse(PUBLISH), {"pick": [ready.number, other.number], "confirmed": "1"})

    notice = Publicity.objects.get()
    assert notice.lines.count() == 2
    assert notice.title == "困难职工帮扶公示（2 户）"


def test_an_upheld_objection_sends_it_back_through_the_pages(client, ready, limin, money):
    client.force_login(limin)
    client.post(reverse(PUBLISH), {"pick": ready.number, "confirmed": "1"})
    notice = Publicity.objects.get()
    object_(
        notice,
        listed=notice.lines.get(),
        who="张三",
        contact="13900000000",
        text="家里有两套房",
        at=notice.at,
    )
    client.post(
        reverse("notices:strike", args=[notice.number]),
        {"line": notice.lines.get().order, "reason": "不动产登记与申报不符"},
    )
    client.post(
        reverse("notices:answer", args=[notice.number, Objection.objects.get().pk]),
        {f"o{Objection.objects.get().pk}-text": "已核实", f"o{Objection.objects.get().pk}-upheld": "yes"},
    )

    matter = fresh(ready)
    assert (matter.state, matter.awaits) == ("review", "aid.approve")
    assert available(money, use="living", year=2026) == 5_000_000
    assert "不动产登记与申报不符" in client.get(reverse("matters:case", args=[ready.number])).text
    assert Objection.objects.get().upheld is True


def test_closed_to_whoever_makes_no_notices(client, ready, officers, zhouping, zhaoqiang):
    for account in (*officers[:2], zhouping, zhaoqiang):
        client.force_login(account)
        assert client.get(reverse(PUBLISH)).status_code == 404
        assert client.post(reverse(PUBLISH), {"pick": ready.number, "confirmed": "1"}).status_code == 404
    assert fresh(ready).state == "approved"


def test_the_list_costs_the_same_for_one_and_three(client, district, ready, officers, money):
    client.force_login(officers[-1])

    def cost():
        with CaptureQueriesContext(connection) as caught:
            assert client.get(reverse(PUBLISH)).status_code == 200
        return len(caught)

    one = cost()
    for which in (0, 1):
        approve_other(district, officers, money, which)
    assert cost() == one
