"""The four seasons in our district: money for them, households on file, a photo, a wish in each step."""

from datetime import date, timedelta

from tests.aid.cases import MONDAY, on
from tests.cast import FOUNDED
from zhijia.access.services import give_post
from zhijia.aid.models import FamilyMember, Household, Version
from zhijia.aid.services import wishes
from zhijia.aid.services.campaign_visits import complete_visit, plan_visits
from zhijia.aid.services.campaigns import open_campaign
from zhijia.base.identity import check_digit
from zhijia.ledger.models import Fund
from zhijia.ledger.services import open_fund, set_budget
from zhijia.ledger.terms import Source, Use
from zhijia.people.models import Person, blind

PHOTO = ("签收单.png", b"\x89PNG\r\n\x1a\n" + bytes(40))
TODAY = MONDAY.date()
GIVER = {"name": "春江工具厂", "kind": "firm", "contact": "13900001111"}


def identity(day: date, serial: int = 1) -> str:
    first17 = f"320411{day:%Y%m%d}{serial:03d}"
    return first17 + check_digit(first17)


ADULT, CHILD = identity(date(1980, 5, 1)), identity(date(2017, 6, 1))


def purse(district, wutao, *, code="UNION", source=Source.UNION, unit=None, budget=1_000_000, **more) -> Fund:
    """A fund with budget for every season of 2026."""
    made = open_fund(
        code,
        name=f"{Source(source).label}（{code}）",
        source=source,
        unit=unit or district.unit,
        by=wutao,
        at=MONDAY,
        **more,
    )
    for use in (Use.SUMMER, Use.STUDY, Use.WINTER):
        set_budget(made, year=2026, use=use, amount=budget, document="常新工〔2026〕3号", by=wutao, at=MONDAY)
    return made


def campaign(unit, by, *, season="winter", fund=None, budget=0, title="新春走访", at=MONDAY, **more):
    told = {"year": 2026, "since": date(2026, 1, 1), "until": date(2026, 12, 31), "goal": 20} | more
    return open_campaign(title, season=season, unit=unit, fund=fund, budget=budget, by=by, at=at, **told)


def household(unit, n: int, *, filed=True, name="") -> Household:
    """On file, with one schoolchild in its frozen version."""
    number = identity(date(1975, 1, 1) + timedelta(days=n), 100 + n)
    head = Person.objects.create(name=name or f"赵建国{n}", identity=number, identity_index=blind(number))
    told = (
        {"number": f"DA-2025-{n:04d}", "state": "filed", "filed_on": date(2025, 3, 1), "hardship": "deep"}
        if filed
        else {}
    )
    return Household.objects.create(head=head, unit=unit, place="320411", **told)


def child_of(home: Household, by, *, born=date(2010, 3, 4), n=1) -> FamilyMember:
    version, _ = Version.objects.get_or_create(
        household=home, number=1, defaults={"made_by": by, "made_at": MONDAY, "frozen_at": MONDAY}
    )
    number = identity(born, n)
    return FamilyMember.objects.create(
        version=version,
        name="赵小宝",
        kinship="child",
        identity=number,
        identity_index=blind(number),
        work="student",
    )


def wish(
    district,
    by,
    *,
    content="一套课外书",
    amount=20_000,
    name="欧阳小军",
    number=ADULT,
    region="ziyang",
    at=MONDAY,
    unit=None,
):
    return wishes.collect(
        unit=unit or district.unit,
        region=region,
        name=name,
        identity=number,
        content=content,
        amount=amount,
        by=by,
        at=at,
    )


def shown(district, by, **more):
    """Verified and published."""
    made = wish(district, by, **more)
    wishes.verify(
        made, checked="核对户口簿原件", agreed=True, guardian="欧阳建国", consent=PHOTO, by=by, at=MONDAY
    )
    return wishes.publish(made, by=by, at=MONDAY)


def claimed(district, by, *, at=MONDAY, **more):
    """The wish, and the code its donor was given."""
    made = shown(district, by, **more)
    _, code = wishes.claim(made, **GIVER, at=at)
    made.refresh_from_db()
    return made, code


def thanked(district, by):
    made, code = claimed(district, by)
    wishes.deliver(made, delivered_on=on(2).date(), photo=PHOTO, by=by, at=on(2))
    wishes.sign(made, signature=PHOTO, by=by, at=on(2))
    return wishes.thank(made, words="谢谢叔叔阿姨，书很好看。", by=by, at=on(3)), code


def second_post(account, unit, role):
    give_post(account, unit=unit, role=role, since=FOUNDED, by="测试", at=MONDAY)


def behind_doors(district, limin) -> dict:
    """One of everything of the seasons and the wishes, for addresses to name."""
    winter = campaign(district.unit, limin, fund=purse(district, limin), budget=500_000)
    home = household(district.plant_union, 1)
    visit = plan_visits(winter, [home], form="cash", amount=100_000, by=limin, at=MONDAY)[0]
    complete_visit(visit, visited_on=TODAY, visitors="李敏", receipt=PHOTO, by=limin, at=MONDAY)
    return {
        "campaign": winter.pk, "visit": visit.pk, "member": child_of(home, limin).pk, "kind": "visit", "row": visit.pk,
        "wish": shown(district, limin).number, "paper": "consent",
    }  # fmt: skip
