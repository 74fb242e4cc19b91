"""Loans: money counts when the bank has paid it out, a renewal is paid out again, a borrower counts once."""

from datetime import date

import pytest
from django.db import IntegrityError

from tests.cast import bring, offer
from zhijia.base.periods import Period
from zhijia.indicators.scope import Scope
from zhijia.loans.indicators import BORROWERS, DISBURSED, DISBURSEMENTS, JOBS_CREATED
from zhijia.loans.models import Disbursement

FIVE_YEARS = Period(date(2014, 5, 1), date(2019, 4, 30))


def loan(number, day=date(2017, 6, 20), **more):
    return {
        "放款流水号": number, "借款单位": "春江工具厂", "镇街": "春江镇", "银行": "某农村商业银行", "放款日期": day,
        "放款金额（元）": 300_000, "类型": "首贷", "带动就业人数": 12, "状态": "已放款", **more,
    }  # fmt: skip


def test_what_was_reversed_never_reached_the_borrower(district, limin):
    bring(
        "loans.disbursements",
        [
            loan("A1"),
            loan("A2", 借款单位="薛家模具厂", 镇街="薛家镇", 状态="冲正"),
            loan("A3", 借款单位="春江齿轮厂", 状态="撤销"),
        ],
        by=limin,
    )
    scope = Scope(district.unit, FIVE_YEARS)

    assert Disbursement.objects.count() == 3
    assert DISBURSED.value(scope) == 30_000_000
    assert DISBURSED.recorded(scope) == 300_000
    assert DISBURSEMENTS.value(scope) == BORROWERS.value(scope) == 1
    assert JOBS_CREATED.value(scope) == 12


def test_a_renewal_is_another_loan_to_the_same_borrower(district, limin):
    bring(
        "loans.disbursements",
        [
            loan("A1"),
            loan("A2", date(2018, 6, 21), 类型="续贷", 带动就业人数=15),
            loan("A3", 借款单位="春江齿轮厂", 带动就业人数=4),
        ],
        by=limin,
    )
    scope = Scope(district.unit, FIVE_YEARS)

    assert DISBURSED.recorded(scope) == 900_000
    assert DISBURSEMENTS.value(scope) == 3
    assert BORROWERS.value(scope) == 2
    assert JOBS_CREATED.value(scope) == 12 + 4
    assert [(year, value) for year, _, value in BORROWERS.by_year(scope) if value] == [(2017, 2), (2018, 1)]


def test_town_by_town_on_the_map_of_the_day(district, limin):
    bring(
        "loans.disbursements",
        [
            loan("A1"),
            loan("A2", 借款单位="奔牛灯具厂", 镇街="奔牛镇"),
            loan("A3", date(2014, 10, 8), 借款单位="奔牛灯具厂", 镇街="奔牛镇"),
            loan("A4", date(2019, 5, 6)),
        ],
        by=limin,
    )
    scope = Scope(district.unit, FIVE_YEARS)

    assert [(name, value) for name, _, value in DISBURSEMENTS.by_town(scope)] == [
        ("春江镇", 1),
        ("薛家镇", 0),
        ("奔牛镇", 1),
    ]
    assert DISBURSEMENTS.value(Scope(district.wujin, FIVE_YEARS)) == 1


def test_ten_thousands_in_the_header_are_read_as_yuan(district, limin):
    row = loan("A1")
    row["放款金额（万元）"] = row.pop("放款金额（元）") / 10_000
    bring("loans.disbursements", [row], by=limin)

    assert Disbursement.objects.get().amount == 30_000_000


def test_wrong_rows_are_named_and_nothing_is_written(district, limin):
    rows = [
        loan("A1", **{"放款金额（元）": 0}),
        loan("A2", 统一社会信用代码="91320411MA1XXXXX00"),
        loan("A3", **{"放款金额（元）": -300}),
    ]
    intake = offer("loans.disbursements", rows, by=limin)

    assert list(intake.problems.values_list("line", "column", "remedy")) == [
        (2, "整行", "请填写银行实际放款的金额"),
        (3, "统一社会信用代码", "请对照营业执照核对"),
        (4, "放款金额（元）", "请用“状态”列标明冲正或退回，金额填正数"),
    ]
    assert Disbursement.objects.count() == 0


def test_the_database_takes_no_empty_loan(district, limin):
    bring("loans.disbursements", [loan("A1")], by=limin)

    with pytest.raises(IntegrityError):
        Disbursement.objects.update(amount=0)
