"""The officer's page of an application: what it shows, what is added to it, the second signature, whom it is closed to."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.aid.cases import CARD, SON, approved, draft, fresh, fund, on, submitted
from tests.cast import CHENJING, refuses
from zhijia.aid.checking import as_json, check
from zhijia.aid.models import Application, Finding, HomeVisit
from zhijia.aid.services.visiting import record_finding, record_visit
from zhijia.audit.models import Line
from zhijia.matters.services import declare_tie, take

PHOTO = b"\xff\xd8\xff\xe0" + b"0" * 60


@pytest.fixture
def officers(wanglei, sunfang, limin):
    return [wanglei, sunfang, limin]


@pytest.fixture
def money(district, wutao):
    return fund(district, wutao)


@pytest.fixture
def matter(district, chenjing, money):
    return submitted(district, chenjing)


def case(matter):
    return reverse("matters:case", args=[matter.number])


def decide(client, matter, **said):
    return client.post(reverse("matters:decide", args=[matter.number]), {"note": "", "granted": "", **said})


VISIT = {"visited_on": "2026-03-03", "visitors": "王磊、刘红", "found": "家中有病人，陈设简单"}


def test_the_page_shows_the_calculation_line_by_line_with_its_rules(client, matter, wanglei):
    client.force_login(wanglei)
    page = client.get(case(matter)).text

    assert "申报与核对" in page
    assert "深度困难：P 低于 D" in page
    assert reverse("rulebook:history", args=["aid.dibao.320411"]) in page
    assert "为什么不是别的类别" in page
    assert "怎样会变" in page
    assert "台账影响" in page
    assert "可用 <b>50,000</b> → 通过后 <b>47,000</b> 元" in page
    assert "0 → 3,000 元，上限 12,000 元" in page
    for number in (CHENJING, SON, CARD, "13800000000"):
        assert number not in page


def test_a_visit_by_two_is_entered_and_answers_the_check(client, matter, wanglei):
    client.force_login(wanglei)
    address = reverse("aid:visit", args=[matter.number])
    assert "还没有登记（至少两人）" in client.get(case(matter)).text

    alone = client.post(address, VISIT | {"visitors": "王磊"})
    assert alone.status_code == 422
    assert "须至少 2 人" in alone.text
    assert "家中有病人" in alone.text  # nothing typed is lost
    assert not HomeVisit.objects.exists()
    told = client.post(address, VISIT | {"photo": _file("客厅.jpg", PHOTO)})
    assert told.status_code == 302
    page = client.get(case(matter)).text
    assert "2026-03-03，王磊、刘红" in page
    assert "入户核查照片 2026-03-03" in page
    assert matter.papers.get().by == wanglei
    assert "家中有病人" not in Line.objects.get(verb="aid.visit.recorded").facts


def _file(name, content):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile(name, content)


def test_a_day_to_come_and_a_wrong_photo_are_refused_and_nothing_is_kept(client, matter, wanglei):
    client.force_login(wanglei)
    address = reverse("aid:visit", args=[matter.number])

    assert "还没有到" in client.post(address, VISIT | {"visited_on": "2099-01-01"}).text
    assert "只收照片" in client.post(address, VISIT | {"photo": _file("a.exe", b"MZ12345678")}).text
    assert not HomeVisit.objects.exists()
    assert not matter.papers.exists()


def test_a_difference_found_elsewhere_becomes_a_failed_check(client, matter, wanglei):
    client.force_login(wanglei)
    address = reverse("aid:finding", args=[matter.number])
    said = {"source": "social", "declared": "工资 36,000 元", "found": "缴费基数 52,000 元", "verdict": "bad"}

    wrong = client.post(address, said | {"verdict": ""})
    assert wrong.status_code == 422
    assert "缴费基数 52,000 元" in wrong.text
    assert client.post(address, said).status_code == 302
    page = client.get(case(matter)).text
    assert "1 处不一致" in page
    assert "申报 工资 36,000 元，核对 缴费基数 52,000 元" in page
    assert "有 1 项检查未通过" in page
    assert "52,000" not in Line.objects.get(verb="aid.finding.recorded").facts


def test_over_a_failed_check_only_with_a_reason_and_a_second_signature(
    client, matter, wanglei, zhenghua, limin
):
    record_finding(
        matter.aid, source="social", declared="3,000", found="4,300", verdict="bad", by=wanglei, at=on(1)
    )
    client.force_login(wanglei)

    assert "需要写明理由" in decide(client, matter, decision="approve").text
    assert not matter.countersigns.exists()
    decide(client, matter, decision="approve", note="已向单位核实，差额是加班费")
    assert fresh(matter).awaits == "aid.verify"
    client.force_login(limin)
    sign = reverse("matters:countersign", args=[matter.number])
    assert client.post(sign, {"agreed": "yes"}).status_code == 422  # nobody but the leader signs
    client.force_login(zhenghua)
    assert "等您复签" in client.get(case(matter)).text
    assert client.post(sign, {"agreed": "yes", "words": "同意"}).status_code == 302
    client.force_login(wanglei)
    decide(client, matter, decision="approve", note="已向单位核实，差额是加班费")
    assert fresh(matter).awaits == "aid.review"


def test_the_district_decides_with_amount_and_fund(client, matter, officers, money):
    for officer in officers[:2]:
        client.force_login(officer)
        assert decide(client, fresh(matter), decision="approve").status_code == 302
    client.force_login(officers[2])

    assert "通过须选择资金" in decide(client, matter, decision="approve", granted="2000").text
    assert fresh(matter).state == "review"
    assert decide(client, matter, decision="approve", granted="2000", fund=money.pk).status_code == 302
    assert fresh(matter).state == "approved"
    page = client.get(case(matter)).text
    assert f"{reverse('aid:publish')}?pick={matter.number}" in page
    assert "可用 <b>50,000</b> → 通过后 <b>48,000</b> 元" in page


def test_after_the_decision_nothing_is_added(district, chenjing, officers, money):
    matter = approved(district, chenjing, officers, money)
    said = {"by": officers[0], "at": on(5)}

    with refuses("已经作出决定"):
        record_visit(matter.aid, visited_on=date(2026, 3, 3), visitors="王磊、刘红", found="属实", **said)
    with refuses("已经作出决定"):
        record_finding(matter.aid, source="bill", declared="1", found="2", verdict="warn", **said)
    assert not HomeVisit.objects.exists()
    assert not Finding.objects.exists()


def test_what_is_kept_with_the_decision_does_not_open_the_finding(matter, wanglei):
    said = {
        "source": "bill",
        "declared": "透析每月 4,000 元",
        "found": "透析每月 3,000 元",
        "verdict": "warn",
    }
    record_finding(matter.aid, **said, by=wanglei, at=on(1))

    kept = as_json(check(matter.aid))
    assert "票据核对" in kept
    assert "透析" not in kept


def test_nobody_else_enters_what_was_found(client, matter, zhaoqiang, zhouping, wanglei):
    places = [reverse(f"aid:{name}", args=[matter.number]) for name in ("visit", "finding")]
    for account in (zhaoqiang, zhouping, matter.applicant.account):
        client.force_login(account)
        assert {client.get(place).status_code for place in places} == {404}
        assert {client.post(place, VISIT).status_code for place in places} == {404}
    with refuses("请联系承办单位"):
        record_finding(
            matter.aid, source="bill", declared="1", found="2", verdict="ok", by=zhaoqiang, at=on(1)
        )
    declare_tie(matter, by=wanglei, at=on(1))
    with refuses("请由同事核查登记"):
        record_finding(matter.aid, source="bill", declared="1", found="2", verdict="ok", by=wanglei, at=on(1))
    assert not Finding.objects.exists()


def test_who_may_look_but_not_enter_sees_no_buttons(client, matter, zhaoqiang, wanglei):
    address = reverse("aid:visit", args=[matter.number])
    client.force_login(zhaoqiang)
    assert address not in client.get(case(matter)).text
    client.force_login(wanglei)
    assert address in client.get(case(matter)).text


def test_a_draft_is_nobodys_to_visit(district, chenjing, wanglei):
    made = draft(district, chenjing)

    with refuses("还没有提交"):
        record_visit(
            made, visited_on=date(2026, 3, 2), visitors="王磊、刘红", found="属实", by=wanglei, at=on(0)
        )


def test_similar_cases_are_of_the_same_item_and_class(client, district, chenjing, officers, money):
    first = approved(district, chenjing, officers, money)
    take(first, "withdraw", by=chenjing, at=on(5))
    other = _another(district, officers, money)
    client.force_login(officers[2])
    page = client.get(case(other)).text

    assert "相近案例" not in page  # what was withdrawn is no measure
    Application.objects.filter(matter=first).update(
        granted=200_000, fund=money, decided_on=date(2026, 3, 5), hardship="deep"
    )
    page = client.get(case(other)).text
    assert "相近案例" in page
    assert first.number in page
    Application.objects.filter(matter=first).update(hardship="relative")
    assert "相近案例" not in client.get(case(other)).text


def _another(district, officers, money):
    from tests.cast import enrol

    return submitted(
        district, enrol(district, "liuhong", name="刘红", identity="320411197805062020"), at=on(6)
    )


def test_the_page_costs_the_same_for_one_finding_and_three(client, matter, wanglei):
    client.force_login(wanglei)

    def cost():
        with CaptureQueriesContext(connection) as caught:
            assert client.get(case(matter)).status_code == 200
        return len(caught)

    costs = []
    for number in (1, 2):
        for _ in range(number):
            record_finding(
                matter.aid, source="bill", declared="1", found="1", verdict="ok", by=wanglei, at=on(1)
            )
            record_visit(
                matter.aid,
                visited_on=date(2026, 3, 2),
                visitors="王磊、刘红",
                found="属实",
                by=wanglei,
                at=on(1),
            )
        costs.append(cost())
    assert costs[0] == costs[1]
