"""A firm that no register knows founds its union: 孙芳 writes it down on the way, and it stands in 单位台账 like any other."""

import pytest
from django.urls import reverse

from tests.grassroots.founding import begin, committee, fill, submit
from zhijia.grassroots.models import EmployerRecord
from zhijia.orgs.models import Employer
from zhijia.sheets.models import Intake

USCC = "91320411MA1MBC234Q"


@pytest.fixture
def asked(client, district, sunfang):
    client.force_login(sunfang)
    return begin(client, district.chunjiang)


def page_of(asked):
    return reverse("grassroots:found_employers", args=[asked.pk])


def firm(district, **more):
    return {
        "name": "春江新能源", "uscc": USCC, "kind": "企业", "town": district.chunjiang.pk, "employees": "320", **more,
    }  # fmt: skip


def nothing_moved(asked):
    return not (
        asked.employers.exists()
        or Employer.objects.filter(name="春江新能源").exists()
        or Intake.objects.exists()
    )


def test_a_new_firm_is_registered_on_the_way(client, district, asked):
    page = client.get(page_of(asked), {"q": "春江新能源"}).text
    assert "没有找到“春江新能源”" in page
    assert 'value="春江新能源"' in page

    assert client.post(page_of(asked), firm(district)).status_code == 302
    made = Employer.objects.get(name="春江新能源")
    assert (made.uscc, made.town, made.employees) == (USCC, district.chunjiang, 320)
    assert [(one.employer, one.employees) for one in asked.employers.all()] == [(made, 320)]
    record = EmployerRecord.objects.get(employer=made)
    assert record.intake.file.name == "建会登记-春江新能源.csv"
    fill(client, asked, [], committee(7))
    assert submit(client, asked).status_code == 302


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"name": ""}, "请填写单位名称"), ({"uscc": "91320411MA1MBC2341"}, "统一社会信用代码"), ({"town": "999999"}, "请从列出的镇街中选择"),
        ({"employees": "三百"}, "请填写整数，如 52"), ({"kind": "工厂"}, "请从列出的性质中选择"), ({"name": "春江工具厂"}, "已在单位台账"),
    ],
)  # fmt: skip
def test_what_is_wrong_comes_back_and_nothing_moved(client, district, asked, wrong, says):
    answer = client.post(page_of(asked), firm(district, **wrong))

    assert answer.status_code == 422
    assert says in answer.text
    assert 'value="320"' in answer.text or "employees" in wrong
    assert nothing_moved(asked)


def test_a_code_another_firm_has_is_refused(client, district, asked):
    client.post(page_of(asked), firm(district))
    answer = client.post(page_of(asked), firm(district, name="春江新能源二厂"))

    assert answer.status_code == 422
    assert "请在上面查找后加入" in answer.text
    assert asked.employers.count() == 1


def test_another_town_cannot_be_written_into(client, district, asked):
    """孙芳 serves 春江镇: 薛家镇 is not among the towns, and sending it anyway changes nothing."""
    answer = client.post(page_of(asked), firm(district, town=district.xuejia.pk))

    assert answer.status_code == 422
    assert "薛家镇" not in answer.text
    assert nothing_moved(asked)


def test_a_formula_stays_text(client, district, asked):
    client.post(page_of(asked), firm(district, name="=1+1厂"))

    assert Employer.objects.filter(name="=1+1厂").exists()
