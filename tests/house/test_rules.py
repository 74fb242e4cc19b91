"""Each rule has a twin that lists, and they agree over the whole cast."""

from datetime import date, timedelta

import pytest

from tests.cast import BENNIU_JOINED, CAST, FOUNDED, NOW, bring, hire
from tests.house.rows import codes, furnish, rows
from zhijia.access.queries import units_for
from zhijia.access.rules import may, may_anywhere
from zhijia.access.services import end_post, give_post
from zhijia.access.terms import GRANTS, Permission, Role
from zhijia.base.periods import Period
from zhijia.orgs.models import Unit
from zhijia.people.models import Account
from zhijia.reports.models import Report
from zhijia.reports.services import write
from zhijia.sheets import registers
from zhijia.sheets.models import Intake

YEAR = Period(date(2018, 1, 1), date(2018, 12, 31))
TODAY = NOW.date()
DAYS = (FOUNDED - timedelta(days=1), FOUNDED, BENNIU_JOINED, TODAY)


@pytest.fixture
def cast(district):
    """Our five, a leader, a member, one whose post has ended, one with two posts, and one who may not sign in."""
    people = [hire(district, username) for username in CAST]
    said = {"by": "测试", "at": NOW}
    for username, unit, role in [
        ("leader", district.unit, Role.LEADER), ("member", district.plant_union, Role.MEMBER), ("past", district.unit, Role.OFFICER),
        ("double", district.xuejia, Role.TOWN), ("closed", district.unit, Role.OFFICER),
    ]:  # fmt: skip
        account = Account.objects.create_account(username, name=username)
        post = give_post(account, unit=unit, role=role, since=FOUNDED, **said)
        if username == "past":
            end_post(post, until=BENNIU_JOINED, **said)
        people.append(account)
    give_post(people[-2], unit=district.plant_union, role=Role.GRASSROOTS, since=BENNIU_JOINED, **said)
    Account.objects.filter(username="closed").update(is_active=False)
    people[-1].refresh_from_db()
    return people


@pytest.mark.parametrize("permission", Permission.values)
def test_may_and_units_for_agree(cast, permission):
    for account in cast:
        for day in DAYS:
            reach = set(units_for(account, permission, on=day).values_list("pk", flat=True))
            allowed = {unit.pk for unit in Unit.objects.all() if may(account, permission, unit, on=day)}

            assert (account.username, day, allowed) == (account.username, day, reach)
            assert may_anywhere(account, permission, on=day) == bool(reach)


def test_every_role_is_judged_and_somebody_holds_every_permission():
    assert set(GRANTS) == set(Role)
    assert {permission for grant in GRANTS.values() for permission in grant} >= {
        Permission.REGISTERS_VIEW, Permission.REGISTERS_IMPORT, Permission.REPORTS_WRITE, Permission.REPORTS_FREEZE
    }  # fmt: skip


@pytest.mark.parametrize("code", codes())
def test_visible_to_and_may_agree_row_by_row(district, cast, code):
    furnish(district)
    limin = next(account for account in cast if account.username == "limin")
    bring("grassroots.officer_classes", rows(registers.find("grassroots.officer_classes"), 8), by=limin)
    register = registers.find(code)
    bring(code, rows(register, 8), by=limin)
    records = list(register.model.objects.select_related("unit"))
    for account in cast:
        seen = set(register.model.objects.visible_to(account, on=TODAY).values_list("pk", flat=True))
        assert seen == {
            one.pk for one in records if may(account, Permission.REGISTERS_VIEW, one.unit, on=TODAY)
        }


def test_intakes_and_reports_are_seen_by_those_who_may(district, cast):
    limin, sunfang = (next(one for one in cast if one.username == name) for name in ("limin", "sunfang"))
    for by, unit in [(limin, district.unit), (sunfang, district.chunjiang)]:
        bring("appeals.receptions", rows(registers.find("appeals.receptions"), 1), by=by)
        write(title="总结", body="", unit=unit, period=YEAR, by=by, at=NOW)
    for account in cast:
        for model, permission in [(Intake, Permission.REGISTERS_IMPORT), (Report, Permission.REPORTS_WRITE)]:
            seen = set(model.objects.visible_to(account, on=TODAY).values_list("pk", flat=True))
            allowed = {one.pk for one in model.objects.all() if may(account, permission, one.unit, on=TODAY)}
            assert (model, account.username, seen) == (model, account.username, allowed)
