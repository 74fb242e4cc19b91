"""Contracts: signing happens within a period, validity stands on a day, and the last day is still a valid one."""

from datetime import date

import pytest

from tests.cast import bring, offer
from zhijia.bargaining.indicators import (
    CONTRACTS,
    CONTRACTS_VALID,
    EMPLOYERS_COVERED,
    INNOVATION_CONTRACTS,
    WORKERS_COVERED,
)
from zhijia.bargaining.models import Contract
from zhijia.bargaining.sheets import CONTRACTS as REGISTER
from zhijia.base.periods import Period
from zhijia.indicators.scope import Scope

FIVE_YEARS = Period(date(2014, 5, 1), date(2019, 4, 30))


def contract(number, signed=date(2018, 3, 1), begins=date(2018, 3, 20), last=date(2021, 3, 19), **more):
    return {
        "合同编号": number, "合同种类": "综合", "签订单位或区域": "春江工具厂", "镇街": "春江镇", "签订日期": signed, "生效日期": begins,
        "到期日期": last, "覆盖企业数": 1, "覆盖职工数": 320, "状态": "已生效", **more,
    }  # fmt: skip


def test_expired_and_ended_contracts_were_signed_but_are_not_valid(district, limin):
    bring(
        "bargaining.contracts",
        [
            contract("C1"),
            contract("C2", date(2016, 3, 1), date(2016, 3, 20), date(2019, 3, 19)),
            contract("C3", 镇街="薛家镇", 合同种类="行业性", 覆盖企业数=60, 覆盖职工数=900),
            contract("C4", 状态="已终止"),
            contract("C5", date(2019, 4, 25), None, None, 状态="已签订"),
            contract("C6", date(2014, 2, 1), date(2014, 2, 20), None, 覆盖职工数=10),
        ],
        by=limin,
    )
    scope = Scope(district.unit, FIVE_YEARS)

    assert CONTRACTS.value(scope) == 5  # C6 was signed before the period
    assert CONTRACTS_VALID.value(scope) == 3  # and is valid still
    assert EMPLOYERS_COVERED.value(scope) == 1 + 60 + 1
    assert WORKERS_COVERED.value(scope) == 320 + 900 + 10
    assert [(name, value) for name, _, value in CONTRACTS_VALID.by_town(scope)] == [
        ("春江镇", 2),
        ("薛家镇", 1),
        ("奔牛镇", 0),
    ]
    assert [(year, value) for year, _, value in CONTRACTS_VALID.by_year(scope)] == [
        (2014, 1), (2015, 1), (2016, 2), (2017, 2), (2018, 4), (2019, 3),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "valid"), [("2018-03-19", 0), ("2018-03-20", 1), ("2019-03-19", 1), ("2019-03-20", 0)]
)
def test_a_contract_holds_on_its_first_and_on_its_last_day(district, limin, day, valid):
    bring("bargaining.contracts", [contract("C1", last=date(2019, 3, 19))], by=limin)

    assert CONTRACTS_VALID.value(Scope(district.unit, FIVE_YEARS, as_of=date.fromisoformat(day))) == valid


def test_the_last_day_is_shown_as_the_clerk_wrote_it(district, limin):
    bring("bargaining.contracts", [contract("C1", last="2019年3月19日"), contract("C2", last=None)], by=limin)
    last = REGISTER.column("ends_on").kind

    assert [last.show(row.ends_on) for row in Contract.objects.order_by("number")] == [date(2019, 3, 19), ""]


def test_a_renewal_is_signed_again_and_is_valid_once(district, limin):
    first = contract("C1", date(2017, 3, 1), date(2017, 3, 20), date(2018, 3, 19), 合同种类="工资")
    bring(
        "bargaining.contracts", [first, contract("C2", last=date(2019, 3, 19), 合同种类="工资专项")], by=limin
    )

    assert CONTRACTS.value(Scope(district.unit, FIVE_YEARS)) == 2
    assert CONTRACTS_VALID.value(Scope(district.unit, FIVE_YEARS, as_of=date(2018, 3, 19))) == 1
    assert CONTRACTS_VALID.value(Scope(district.unit, FIVE_YEARS, as_of=date(2018, 3, 20))) == 1


def test_the_innovation_contract_of_2018_07_12(district, limin):
    signed = contract(
        "C1",
        date(2018, 7, 12),
        None,
        None,
        合同种类="技术创新专项",
        签订单位或区域="常州紫龙药业",
        覆盖职工数=None,
        镇街="新北区总工会",
        状态="已签订",
    )
    bring("bargaining.contracts", [signed, contract("C2")], by=limin)
    scope = Scope(district.unit, FIVE_YEARS)

    assert INNOVATION_CONTRACTS.value(scope) == 1
    assert INNOVATION_CONTRACTS.rows(scope).get().party == "常州紫龙药业"
    assert CONTRACTS_VALID.value(scope) == 1


def test_wrong_rows_are_named_and_nothing_is_written(district, limin):
    rows = [
        contract("C1", begins=None),
        contract("C2", last=date(2018, 3, 19)),
        contract("C3", last="9999-12-31"),
        contract("C4", 合同种类="口头"),
    ]
    intake = offer("bargaining.contracts", rows, by=limin)

    assert list(intake.problems.values_list("line", "column", "reason")) == [
        (2, "整行", "状态为已生效但没有生效日期"),
        (3, "整行", "到期日期早于生效日期"),
        (4, "到期日期", "“9999-12-31”不是到期日期"),
        (5, "合同种类", "“口头”不在可选范围"),
    ]
    assert Contract.objects.count() == 0
