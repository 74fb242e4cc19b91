"""The sample's winter: a campaign with its budget held and its visits planned, and wishes waiting for somebody."""

from datetime import date, datetime, timedelta

from zhijia.aid.models import Household, WishCase
from zhijia.aid.services import wishes
from zhijia.aid.services.campaign_visits import plan_visits
from zhijia.aid.services.campaigns import open_campaign
from zhijia.aid.terms import DonorKind, Form, Region, Season
from zhijia.base.identity import check_digit
from zhijia.base.money import yuan
from zhijia.ledger.models import Fund
from zhijia.orgs.models import Unit
from zhijia.people.models import Account

WISHES = (
    (Region.ZIYANG, "龙", "一床过冬的棉被", "280", 1956),
    (Region.ZIYANG, "覃", "一双防滑的棉鞋", "160", 1949),
    (Region.LANGAO, "祝", "一台收音机", "120", 1951),
    (Region.LOCAL, "储", "一个取暖器", "260", 1960),
)  # fmt: skip


def bring_winter(unit: Unit, fund: Fund, *, by: Account, at: datetime) -> None:
    """送温暖 between New Year and the Spring Festival: half of the households on file are on the list."""
    year = at.year
    campaign = open_campaign(
        f"{year}年两节送温暖", season=Season.WINTER, unit=unit, year=year, since=date(year, 1, 1), until=date(year, 12, 31),
        plan="走访在档困难职工家庭，送慰问金和年货", goal=20, fund=fund, budget=yuan("20000"), by=by, at=at,
    )  # fmt: skip
    households = list(Household.objects.filed().order_by("pk")[:4])
    plan_visits(campaign, households, form=Form.GOODS, amount=yuan("500"), by=by, at=at)


def bring_wishes(unit: Unit, *, by: Account, at: datetime) -> None:
    """Published; the first is already claimed by a firm."""
    made = [_wish(unit, number, by=by, at=at - timedelta(days=3)) for number in range(len(WISHES))]
    wishes.claim(
        made[0], name="常州涵埠汽车零部件有限公司", kind=DonorKind.FIRM, contact="13900001111", at=at
    )


def _wish(unit: Unit, number: int, *, by: Account, at: datetime) -> WishCase:
    region, surname, content, amount, born = WISHES[number]
    first = f"320411{born}0312{number:03d}"
    made = wishes.collect(
        unit=unit, region=region, name=f"{surname}大伯", identity=first + check_digit(first), content=content,
        amount=yuan(amount), by=by, at=at,
    )  # fmt: skip
    wishes.verify(made, checked="核对户口簿原件", agreed=True, guardian="", consent=None, by=by, at=at)
    return wishes.publish(made, by=by, at=at)
