"""Where one joins: by employer, by trade, by place; and what becomes of a code whose union has gone."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.cast import FOUNDED, NOW, refuses
from tests.joining.scenes import applies, begins, decides, door, fills, page, sector, workshop
from zhijia.joining.models import Application, Catchment
from zhijia.joining.services.naming import end_naming, name_union
from zhijia.joining.whereabouts import place_for, slug_of, unit_by_slug
from zhijia.orgs.models import Unit
from zhijia.orgs.services import Fresh, close_unit, merge_units, open_unit
from zhijia.orgs.terms import UnitKind
from zhijia.people.models import Account, Membership

TODAY = timezone.localdate()
COURIER = {"workplace": "", "employment": "gig", "occupation": "courier", "registration": "other_rural"}


@pytest.fixture
def carriers(district, limin):
    """The union of the carrying trade, named for couriers by 李敏."""
    made = sector(district)
    name_union("courier", unit=made, since=FOUNDED, by=limin, at=NOW)
    return made


def found(client, **asked):
    return client.get(reverse("joining:find"), asked).text


def test_the_union_is_found_by_its_name_and_by_the_employers(client, district):
    union = district.plant_union
    for words in ("工具厂工会", "春江工具厂"):
        said = found(client, q=words)
        assert union.name in said
        assert door(union) in said
    assert "没有找到" in found(client, q="没有这家单位")
    assert door(union) not in found(client, q="春")  # one character finds half a district


def test_the_district_and_what_stands_above_it_take_nobody(client, district):
    said = found(client, q="总工会")
    assert door(district.chunjiang) in said
    assert door(district.unit) not in said
    assert client.get(door(district.unit)).status_code == 404


def test_who_works_where_there_is_no_union_joins_at_the_town(client, district, sunfang, wanglei, zhouping):
    employer = workshop(district)
    said = found(client, q=employer.name)
    assert "还没有建立工会，由春江镇总工会受理" in said
    where = f"{door(district.chunjiang)}?employer={employer.pk}"
    assert where in said

    client.post(
        where, {"name": "刘洋", "phone": "13912345678", "password": "changzhou2026", "again": "changzhou2026"}
    )
    assert Application.objects.get().workplace == employer.name
    fills(client, work={"workplace": employer.name})
    client.post(reverse("joining:check"))
    matter = Application.objects.get().matter
    assert (matter.desk, matter.stops.get().label) == (district.chunjiang, "镇街工会审核")
    for stranger in (wanglei, zhouping):
        assert decides(client, stranger, matter, "approve").status_code == 404

    decides(client, sunfang, matter, "approve")
    assert Membership.objects.get().unit == district.chunjiang


def test_who_scanned_a_union_that_does_not_cover_them_is_led_to_the_town(client, district, sunfang):
    employer = workshop(district)
    begins(client, district.plant_union)
    fills(client, work={"workplace": employer.name})
    assert "改由春江镇总工会受理" in client.get(reverse("joining:check")).text
    client.post(reverse("joining:check"))

    assert Application.objects.get().matter.desk == district.chunjiang


def test_it_cannot_be_turned_back_to_a_union_that_does_not_cover_them(client, district):
    begins(client, district.plant_union)
    fills(client, work={"workplace": workshop(district).name})
    client.post(door(district.plant_union))  # chosen again
    answer = client.post(reverse("joining:check"))

    assert answer.status_code == 422
    assert "由春江镇总工会受理，请改选春江镇总工会" in answer.text
    assert Application.objects.get().matter.number is None


def test_a_courier_goes_to_the_union_of_the_trade(client, district, carriers, limin):
    said = found(client, occupation="courier", town=district.chunjiang.pk)
    assert f"快递员入会由{carriers.name}受理" in said
    where = f"{door(carriers)}?occupation=courier"
    assert where in said

    client.post(
        where, {"name": "刘洋", "phone": "13912345678", "password": "changzhou2026", "again": "changzhou2026"}
    )
    assert 'value="courier" selected' in client.get(page("work")).text
    fills(client, work=COURIER | {"migrant": ""})
    client.post(reverse("joining:check"))
    matter = Application.objects.get().matter
    assert matter.desk == carriers
    decides(client, limin, matter, "approve")
    now = Membership.objects.get()
    assert (now.unit, now.occupation, now.employment, now.employer) == (carriers, "courier", "gig", None)


def test_a_trade_that_nobody_was_named_for_goes_to_the_town(client, district, carriers):
    assert "家政服务员入会由春江镇总工会受理" in found(
        client, occupation="domestic", town=district.chunjiang.pk
    )


def test_the_platforms_own_union_goes_before_the_trades(district, carriers):
    told = {"occupation": "courier", "town": district.xuejia, "on": TODAY}

    assert place_for(**told) == carriers
    assert place_for(**told, employer=district.plant) == district.plant_union
    assert place_for(**told, employer=workshop(district)) == carriers


def test_a_union_of_the_town_itself_goes_before_that_of_the_district(district, carriers, limin):
    own = open_unit(
        "薛家镇快递联合工会", kind=UnitKind.JOINT, parent=district.xuejia, on=FOUNDED, by="测试", at=NOW
    )
    name_union("courier", unit=own, since=FOUNDED, by=limin, at=NOW)

    assert place_for(occupation="courier", town=district.xuejia, on=TODAY) == own
    assert place_for(occupation="courier", town=district.chunjiang, on=TODAY) == carriers


def test_a_naming_has_its_days(district, carriers, limin):
    end_naming(Catchment.objects.get(), on=date(2020, 1, 1), by=limin, at=NOW)

    assert place_for(occupation="courier", town=district.xuejia, on=date(2019, 12, 31)) == carriers
    assert place_for(occupation="courier", town=district.xuejia, on=date(2020, 1, 1)) == district.xuejia


def test_only_unions_within_reach_are_named(district, carriers, sunfang, limin):
    with refuses("不在您的管理范围"):
        name_union("guard", unit=district.xuejia, since=FOUNDED, by=sunfang, at=NOW)
    with refuses("无需再登记"):
        name_union("courier", unit=carriers, since=FOUNDED, by=limin, at=NOW)
    assert Catchment.objects.count() == 1


def test_the_officers_page_of_trades(client, district, limin, sunfang):
    union = sector(district)
    client.force_login(limin)
    where = reverse("joining:catchments")
    answer = client.post(where, {"occupation": "trucker", "union": "没有这家"})
    assert answer.status_code == 422
    assert "请填写起始日" in answer.text
    assert "管理范围内没有“没有这家”" in answer.text
    client.post(where, {"occupation": "trucker", "union": union.name, "since": "2020-01-01"})
    assert f"货车司机：{union.name}，2020-01-01 起" in client.get(where).text

    made = Catchment.objects.get()
    client.force_login(sunfang)
    assert client.post(reverse("joining:end_catchment", args=[made.pk])).status_code == 404
    client.force_login(limin)
    client.post(reverse("joining:end_catchment", args=[made.pk]))
    made.refresh_from_db()
    assert made.until == TODAY


def test_a_branch_is_admitted_by_its_grassroots_union(client, district):
    branch = open_unit(
        "春江工具厂一车间分工会",
        kind=UnitKind.BRANCH,
        parent=district.plant_union,
        on=date(2013, 1, 1),
        by="测试",
        at=NOW,
    )
    matter = applies(client, branch)

    assert (matter.unit, matter.desk) == (district.plant_union, district.plant_union)


def test_the_code_of_a_merged_union_leads_to_its_heir(client, district):
    union = district.plant_union
    heir = merge_units(
        [union],
        into=Fresh("春江机械行业工会", UnitKind.JOINT, district.chunjiang),
        on=TODAY,
        document="示例",
        by="测试",
        at=NOW,
    )
    said = client.get(door(union)).text

    assert "春江工具厂工会已撤销" in said
    assert door(heir) in said
    client.post(
        door(union),
        {"name": "刘洋", "phone": "13912345678", "password": "changzhou2026", "again": "changzhou2026"},
    )
    assert not Account.objects.filter(person__isnull=False).exists()


def test_merged_while_it_waits_it_is_refused_and_goes_on_at_the_heir(client, district, wanglei, sunfang):
    matter = applies(client, district.plant_union)
    applicant = Account.objects.get(person=matter.person)
    heir = merge_units(
        [district.plant_union],
        into=Fresh("春江机械行业工会", UnitKind.JOINT, district.chunjiang),
        on=TODAY,
        document="示例",
        by="测试",
        at=NOW,
    )
    answer = decides(client, sunfang, matter, "approve")
    assert answer.status_code == 422
    assert "其工作由春江机械行业工会承接，请改选工会" in answer.text
    assert not Membership.objects.exists()

    decides(client, sunfang, matter, "return", note="工会已合并，请改向春江机械行业工会申请")
    client.force_login(applicant)
    client.post(door(heir))
    client.post(reverse("joining:check"))
    matter.refresh_from_db()
    assert (matter.state, matter.unit, matter.desk, matter.stops.get().unit) == ("review", heir, heir, heir)
    decides(client, sunfang, matter, "approve")
    assert Membership.objects.get().unit == heir


def test_a_closed_union_takes_nobody(client, district):
    union = open_unit(
        "春江老厂工会", kind=UnitKind.SINGLE, parent=district.chunjiang, on=FOUNDED, by="测试", at=NOW
    )
    begins(client, union)
    fills(client)
    close_unit(union, on=TODAY - timedelta(days=1), document="示例", by="测试", at=NOW)
    answer = client.post(reverse("joining:check"))

    assert answer.status_code == 422
    assert "春江老厂工会已撤销，其工作由春江镇总工会承接，请改选工会" in answer.text


def test_every_code_leads_back_and_a_slip_leads_nowhere(district):
    for unit in Unit.objects.filter(kind__in=[UnitKind.SINGLE, UnitKind.TOWN]):
        assert unit_by_slug(slug_of(unit)) == unit
        assert unit_by_slug(slug_of(unit).upper()) == unit
    assert unit_by_slug("") is None
    assert unit_by_slug("工会") is None


def test_the_poster_carries_the_address(client, district, wanglei, zhouping):
    where = reverse("joining:poster", args=[slug_of(district.plant_union)])
    client.force_login(wanglei)
    assert where in client.get(reverse("joining:posters")).text
    said = client.get(where).text
    assert "<svg" in said
    assert f"http://testserver{door(district.plant_union)}" in said
    client.force_login(zhouping)
    assert client.get(where).status_code == 404


def test_the_list_of_posters_costs_the_same_for_many(client, district, limin):
    client.force_login(limin)
    client.get(reverse("joining:posters"))
    one = queries(client)
    for n in range(3):
        open_unit(
            f"第{n}厂工会", kind=UnitKind.SINGLE, parent=district.chunjiang, on=FOUNDED, by="测试", at=NOW
        )
    assert queries(client) == one


def queries(client):
    with CaptureQueriesContext(connection) as caught:
        client.get(reverse("joining:posters"))
    return len(caught)


def test_the_front_page_shows_the_way(client, district):
    assert reverse("joining:find") in client.get("/").text
