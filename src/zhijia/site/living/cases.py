"""Who asks for what in the sample, and how far it has come."""

from dataclasses import dataclass

from zhijia.aid.terms import Cause, Item
from zhijia.base.identity import check_digit


@dataclass(frozen=True)
class Case:
    """One household: how far its application has come, how many days ago it began, money in yuan a year."""

    reach: str
    days: int
    item: str
    asked: str
    income: str
    expense: str
    story: str
    cause: str = Cause.ILLNESS


CASES = (
    Case("submitted", 1, Item.MEDICAL, "5000", "36000", "28000", "配偶住院手术，自付费用较多"),
    Case("submitted", 9, Item.LIVING, "3000", "45000", "9600", "企业停产待岗，孩子上学", Cause.LAID_OFF),
    Case("town", 4, Item.STUDY, "4000", "30000", "18000", "两个孩子同时上大学", Cause.SCHOOLING),
    Case("town", 12, Item.LIVING, "3600", "42000", "6000", "本人病休，家中老人需护理"),
    Case("district", 8, Item.MEDICAL, "6000", "42000", "39000", "尿毒症透析，医保后自付高"),
    Case("district", 6, Item.LIVING, "2400", "90000", "6000", "临时失业", Cause.UNEMPLOYED),
    Case("returned", 5, Item.MEDICAL, "8000", "38000", "30000", "住院费用结算单第 2 页看不清"),
    Case("approved", 9, Item.STUDY, "3000", "52000", "16000", "子女考上高中，家中仅一人有收入", Cause.SCHOOLING),
    Case("notice", 11, Item.MEDICAL, "6000", "33000", "31000", "长期用药，自付医药费高"),
    Case("notice", 11, Item.LIVING, "3000", "39000", "4000", "残疾，无稳定收入", Cause.UNABLE),
    Case("payable", 24, Item.LIVING, "3600", "46800", "7200", "单亲家庭，本人下岗", Cause.LAID_OFF),
    Case("paying", 26, Item.MEDICAL, "5000", "30000", "27000", "恶性肿瘤术后复查"),
    Case("bounced", 28, Item.LIVING, "3000", "19200", "9000", "租房居住，收入低", Cause.UNEMPLOYED),
    Case("paid", 30, Item.MEDICAL, "6000", "34000", "33000", "心脏手术自付费用"),
    Case("paid", 30, Item.STUDY, "4000", "22000", "15000", "孩子读职校，父母务工", Cause.SCHOOLING),
    Case("refused", 14, Item.LIVING, "3000", "160000", "6000", "收入高于标准", Cause.OTHER),
)  # fmt: skip


def card(number: int) -> str:
    """A synthetic card number whose last digit is right."""
    first = f"622202411{number:09d}"
    digits = [int(digit) for digit in reversed(first)]
    total = sum(sum(divmod(digit * 2, 10)) for digit in digits[::2]) + sum(digits[1::2])
    return f"{first}{-total % 10}"


def child(number: int) -> str:
    first = f"320411201{number % 10}0601{number:03d}"
    return first + check_digit(first)
