"""春江木业 leaves the joint union for its own, as seen on the unions' pages; one of its workers then goes to the plant."""

from datetime import date

import pytest
from playwright.sync_api import expect

from tests.cast import NOW, bring, enrol, hire
from tests.joining.moving import PNG
from tests.orgs.deeds import employer, single
from zhijia.people.models import Membership, Person
from zhijia.people.services import Work, admit

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
BEFORE, PASSED = "2017-05-31", date(2017, 6, 1)
SAID = {"by": "测试", "at": NOW}
WORKER = "320411199105152235"


@pytest.fixture
def unions(district):
    """A joint union with two employers and five workers, and one that 春江木业 has founded."""
    joint, own = (single(name, district.chunjiang) for name in ("春江联合工会", "春江木业工会"))
    for name, count in (("春江木业", 3), ("春江五金", 2)):
        place = employer(name, district.chunjiang, joint)
        for n in range(count):
            person = Person.objects.create(name=f"{name}工{n}")
            admit(person, unit=joint, since=date(2014, 1, 1), work=Work(place), **SAID)
    return joint, own


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_both_unions_counts_on_both_days_are_right(window, unions, limin, width, height):
    joint, own = unions
    row = {
        "单位名称": "春江木业",
        "划转日期": PASSED,
        "原工会": joint.name,
        "新工会": own.name,
        "批复文号": "常新工〔2017〕6号",
    }
    bring("grassroots.regroupings", [row], by=limin)
    page = window(limin, width=width, height=height)
    told = {}
    for unit in unions:
        for day in (BEFORE, str(PASSED)):
            page.goto(f"/w/orgs/{unit.pk}/?on={day}")
            told[unit.short or unit.name, day] = (
                page.locator("h1 + p").inner_text().rsplit("会员", 1)[1].strip()
            )

    assert told == {
        (joint.name, BEFORE): "5 人", (joint.name, str(PASSED)): "2 人",
        (own.name, BEFORE): "0 人", (own.name, str(PASSED)): "3 人",
    }  # fmt: skip


def test_a_worker_goes_on_to_the_plant(window, district, unions):
    own, place = (
        unions[1],
        unions[0].covers.select_related("employer").get(employer__name="春江木业").employer,
    )
    worker = enrol(district, "liuyang", name="刘洋", identity=WORKER, phone="13912345678")
    admit(worker.person, unit=own, since=date(2018, 1, 1), work=Work(place), **SAID)
    page = window(worker, width=390, height=844)
    page.goto("/m/me/")
    page.get_by_role("link", name="我的会籍").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("春江木业工会")
    page.get_by_role("link", name="会籍接转").click()
    page.get_by_label("新单位或新工会的名称").fill("春江工具")
    page.get_by_role("button", name="查找").click()
    page.get_by_label("春江工具厂（春江工具厂工会）").check()
    page.get_by_label("用工形式").select_option("dispatched")
    page.get_by_label("劳动合同等证明").set_input_files(
        {"name": "合同.png", "mimeType": "image/png", "buffer": PNG}
    )
    page.get_by_role("button", name="下一步，核对").click()
    page.get_by_role("button", name="提交接转申请").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("等原工会确认")
    number = page.locator(".m-facts dd").first.inner_text()

    officer = window(hire(district, "sunfang"))
    decide(officer, number, "确认转出")
    decide(window(hire(district, "wanglei")), number, "接收")
    page.goto("/m/membership/")
    expect(page.get_by_role("heading", level=1)).to_have_text("春江工具厂工会")
    expect(page.get_by_role("link", name=f"事项 {number}")).to_be_visible()
    assert Membership.objects.get(person=worker.person, until=None).employment == "dispatched"
    officer.goto(f"/w/members/{worker.person_id}/")
    expect(officer.get_by_role("heading", name="接转")).to_be_visible()


def decide(page, number, label):
    page.goto(f"/w/cases/{number}/")
    page.get_by_label(label, exact=False).first.check(force=True)
    page.get_by_role("button", name="提交决定").click()
    expect(page.get_by_text(f"{number} 已办")).to_be_visible()
