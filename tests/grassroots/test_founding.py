"""A plant of 320 workers founds its union: 孙芳 asks, 李敏 answers for the town, and what the law asks is asked."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import NOW
from tests.grassroots.founding import (
    DOCUMENT,
    MAN,
    PHONES,
    WOMAN,
    ask,
    begin,
    committee,
    decide,
    factory,
    fill,
    said,
    submit,
)
from tests.orgs.deeds import assert_every_map_holds, employer, single
from zhijia.base.periods import Period
from zhijia.grassroots.indicators import UNIONS, UNIONS_FOUNDED
from zhijia.grassroots.models import Establishment, Founding, Seat, Term
from zhijia.grassroots.rules import OWN_WORK
from zhijia.indicators.scope import Scope
from zhijia.matters.models import Matter
from zhijia.orgs.models import Cover, Operation, Unit
from zhijia.people.models import Membership, Person, blind
from zhijia.people.services import Work, admit, enlist


@pytest.fixture
def town(client, sunfang):
    client.force_login(sunfang)
    return client


@pytest.fixture
def above(limin):
    """李敏, whose reach covers the town's desk."""
    desk = Client()
    desk.force_login(limin)
    return desk


def text_of(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text))


def nothing_moved(asked):
    asked.refresh_from_db()
    return (
        asked.founded_id is None
        and not Unit.objects.filter(name=asked.name).exists()
        and not Founding.objects.filter(name=asked.name).exists()
        and not Term.objects.exists()
    )


def test_a_plant_founds_its_union(town, above, district):
    seats = [{"office": "chair", "name": "张伟", "identity": MAN, "full_time": "on"}, *committee(7)[1:]]
    asked = ask(town, district, seats=seats)
    page = text_of(town.get(reverse("grassroots:found_check", args=[asked.pk])))
    assert "会员 300 人，25 人以上应当建立" in page
    assert "《工会法》第十一条" in page
    assert "职工 320 人，拟设专职主席" in page
    assert submit(town, asked).status_code == 302
    asked.matter.refresh_from_db()
    assert (asked.matter.number[:3], asked.matter.desk) == ("JH-", district.chunjiang)

    told = decide(town, asked)
    assert (told.status_code, OWN_WORK in told.text) == (422, True)
    assert nothing_moved(asked)
    assert decide(above, asked).status_code == 302

    today, unit = timezone.localdate(), Unit.objects.get(name="春江木业工会")
    assert (unit.parent, unit.opened_on, unit.approval) == (district.chunjiang, today, DOCUMENT)
    assert Cover.objects.get(unit=unit).employer.name == "春江木业"
    line, term = Founding.objects.get(founded=unit), Term.objects.get(unit=unit)
    assert (line.intake, line.matter, line.founded_on) == (None, asked.matter, today)
    assert (term.years, term.number, term.document) == (3, 1, DOCUMENT)
    assert [seat.office for seat in term.seats.order_by("pk")] == ["chair", *["member"] * 6, "audit_member"]
    chair = term.seats.get(office="chair")
    assert (chair.person.identity, chair.full_time, chair.since) == (MAN, True, today)
    whole = Scope(district.unit, Period(today, today))
    assert (UNIONS_FOUNDED.value(whole), UNIONS.value(whole)) == (1, 1)
    assert_every_map_holds()

    told = above.get(reverse("grassroots:unit", args=[unit.pk]))
    number = asked.matter.number
    assert f'href="{reverse("matters:case", args=[number])}"' in told.text
    assert "第 1 届（3 年）" in text_of(told)
    row = above.get(reverse("sheets:row", args=["grassroots.unions", line.pk]))
    assert (row.status_code, number in row.text) == (200, True)


@pytest.mark.parametrize(
    ("members", "seats", "says"),
    [
        (24, [{"office": "organiser", "name": "王芳", "phone": PHONES[0]}], ""),
        (25, [{"office": "organiser", "name": "王芳", "phone": PHONES[0]}], "会员 25 人，25 人以上应当建立基层工会委员会"),
        (25, committee(3), ""),
        (24, [], "会员不足 25 人，可以单独或联合建立基层工会委员会，也可以选举组织员一人"),
        (300, committee(8), "会员 300 人，委员应为 7 至 9 名且为单数，拟设 8 名"),
        (300, committee(5), "拟设 5 名，请改正名额"),
        (300, committee(7, audit=0), "人数少的可以选举经审委员一人"),
        (300, committee(7)[1:], "还没有主席人选"),
        (300, [{**committee(7)[0], "relative": "on"}, *committee(7)[1:]], "委员0是单位主要负责人的近亲属，不得作为"),
    ],
)  # fmt: skip
def test_thresholds_and_the_committee(town, above, district, members, seats, says):
    asked = ask(town, district, seats=seats, members=str(members))
    told = submit(town, asked)

    assert (told.status_code, says in told.text) == (422 if says else 302, True)
    if says:
        asked.matter.refresh_from_db()
        assert (asked.matter.state, asked.matter.number) == ("draft", None)
    else:
        assert decide(above, asked).status_code == 302
        assert Seat.objects.filter(term__unit__name=asked.name).count() == len(seats)


@pytest.mark.parametrize(
    ("women", "chair", "says"),
    [
        (9, None, ""),
        (10, None, "女会员 10 人，10 人以上应建立女职工委员会"),
        (10, WOMAN, ""),
        (10, MAN, "身份证号为男性，请核对女职工委员人选"),
    ],
)
def test_ten_women_have_a_committee_of_their_own(town, district, women, chair, says):
    seats = committee(7)
    if chair:
        seats.append({"office": "women_chair", "name": "李娜", "identity": chair})
    told = submit(town, ask(town, district, seats=seats, women=str(women)))

    assert (told.status_code, says in told.text) == (422 if says else 302, True)


def test_what_is_refused_founds_nothing(town, above, district):
    asked = ask(town, district)
    submit(town, asked)
    told = decide(above, asked, document="")
    assert (told.status_code, "同意须填写批复文号" in told.text) == (422, True)
    assert decide(above, asked, "refuse", note="人数不实").status_code == 302

    asked.matter.refresh_from_db()
    assert asked.matter.state == "refused"
    assert nothing_moved(asked)
    assert not Cover.objects.filter(employer__name="春江木业").exists()


def test_what_came_back_is_mended_and_handed_in_again(town, above, district):
    asked = ask(town, district)
    submit(town, asked)
    decide(above, asked, "return", note="请补充党组织意见")
    case = town.get(reverse("matters:case", args=[asked.matter.number]))
    assert reverse("grassroots:found_union", args=[asked.pk]) in case.text

    town.post(reverse("grassroots:found_union", args=[asked.pk]), said(party_opinion="同意"))
    assert submit(town, asked).status_code == 302
    assert decide(above, asked).status_code == 302
    assert Unit.objects.filter(name="春江木业工会").exists()


def test_an_employer_of_another_union_of_the_town_comes_with_its_members(town, above, district):
    joint = single("春江联合工会", district.chunjiang)
    plant = employer("春江木业", district.chunjiang, joint)
    other = employer("春江电缆", district.chunjiang, joint)
    for n, place in enumerate((plant, plant, other)):
        admit(enlist(f"职工{n}"), unit=joint, since=date(2015, 1, 1), work=Work(place), by="测试", at=NOW)
    asked = begin(town, district.chunjiang, second_coverage="on")
    fill(town, asked, [(plant, 320)], committee(7))
    assert "春江木业现由春江联合工会覆盖，批准后自成立之日划转" in submit_and_show(town, asked)
    decide(above, asked)

    unit = Unit.objects.get(name="春江木业工会")
    assert Membership.objects.filter(unit=unit, until=None).count() == 2
    assert Membership.objects.filter(unit=joint, until=None).count() == 1
    assert Cover.objects.get(employer=plant, until=None).unit == unit
    assert Operation.objects.filter(kind="regroup", document=DOCUMENT).exists()


def submit_and_show(client, asked):
    page = client.get(reverse("grassroots:found_check", args=[asked.pk])).text
    assert submit(client, asked).status_code == 302
    return page


def test_an_employer_beyond_the_superior_is_for_a_higher_union(town, district):
    far = single("薛家联合工会", district.xuejia)
    plant = employer("春江木业", district.chunjiang, far)
    asked = begin(town, district.chunjiang)
    fill(town, asked, [(plant, 320)], committee(7))
    told = submit(town, asked)

    assert (told.status_code, "不归春江镇总工会管辖" in told.text) == (422, True)


def test_the_number_of_somebody_else_founds_nothing(town, above, district):
    Person.objects.create(name="赵云", identity=MAN, identity_index=blind(MAN))
    seats = [{"office": "chair", "name": "张伟", "identity": MAN}, *committee(7)[1:]]
    asked = ask(town, district, seats=seats)
    submit(town, asked)
    told = decide(above, asked)

    assert (told.status_code, "张伟的身份证号登记在另一姓名之下" in told.text) == (422, True)
    assert "赵云" not in told.text
    assert nothing_moved(asked)


def test_a_name_that_was_taken_meanwhile_founds_nothing(town, above, district):
    asked = ask(town, district)
    submit(town, asked)
    single("春江木业工会", district.xuejia)
    told = decide(above, asked)

    assert (told.status_code, "已有工会叫“春江木业工会”" in told.text) == (422, True)
    assert not Term.objects.exists()


def test_two_employers_join_hands(town, above, district):
    asked = begin(town, district.chunjiang, kind="joint", members="40", name="春江五金联合工会")
    one, two = factory(district, "春江五金一厂", 20), factory(district, "春江五金二厂", 30)
    fill(town, asked, [(one, 20)], committee(3))
    assert "由两家以上单位联合建立，现填 1 家" in submit(town, asked).text
    fill(town, asked, [(two, 30)], [])
    submit(town, asked)
    decide(above, asked)

    assert Cover.objects.filter(unit__name="春江五金联合工会").count() == 2


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"name": ""}, "请填写工会全称"),
        ({"women": "400"}, "女会员人数超过会员人数"),
        ({"members": "三百"}, "请填写整数"),
        ({"kind": "town"}, "请从列出的类型中选择"),
    ],
)
def test_what_is_wrong_is_told_in_place(town, district, wrong, says):
    answer = town.post(reverse("grassroots:found") + f"?under={district.chunjiang.pk}", said(**wrong))

    assert (answer.status_code, says in answer.text) == (422, True)
    assert "张三、李四" in answer.text
    assert not Establishment.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"identity": "", "phone": ""}, "身份证号和手机号码请至少填写一项"),
        ({"identity": "320411198001011231", "phone": ""}, "校验位不符"),
        ({"phone": "1380"}, "手机号码应为 11 位数字"),
        ({"office": "king"}, "请从列出的职务中选择"),
    ],
)
def test_a_person_nobody_could_find_again_is_not_put_forward(town, district, wrong, says):
    asked = begin(town, district.chunjiang)
    seat = {"office": "chair", "name": "张伟", "phone": PHONES[0], **wrong}
    answer = town.post(reverse("grassroots:found_seats", args=[asked.pk]), seat)

    assert (answer.status_code, says in answer.text) == (422, True)
    assert not asked.seats.exists()


def test_numbers_are_sealed_and_shown_masked(town, district):
    seats = [{"office": "chair", "name": "张伟", "identity": MAN}]
    asked = ask(town, district, seats=seats)
    page = town.get(reverse("grassroots:found_seats", args=[asked.pk])).text

    assert (MAN in page, "3204**********1230" in page) == (False, True)


def test_zhouping_sees_nothing_of_it(town, district, zhouping):
    asked = ask(town, district)
    submit(town, asked)
    other = Client()
    other.force_login(zhouping)
    asked.matter.refresh_from_db()

    assert other.get(reverse("matters:case", args=[asked.matter.number])).status_code == 404
    assert other.get(reverse("grassroots:found") + f"?under={district.chunjiang.pk}").status_code == 404
    draft = begin(town, district.chunjiang, name="春江电机工会")
    for page in ("found_union", "found_employers", "found_seats", "found_check"):
        assert other.get(reverse(f"grassroots:{page}", args=[draft.pk])).status_code == 404
    assert asked.name not in other.get(reverse("grassroots:changes")).text


def test_a_line_is_taken_off_again(town, district):
    asked = ask(town, district)
    place = reverse("grassroots:found_drop", args=[asked.pk])
    town.post(place, {"employer": asked.employers.get().pk})
    town.post(place, {"seat": asked.seats.first().pk})

    assert (asked.employers.count(), asked.seats.count()) == (0, 7)
    assert town.post(place, {"seat": "x"}).status_code == 404


def test_a_draft_may_be_withdrawn(town, district):
    asked = ask(town, district)
    assert asked.name in town.get(reverse("grassroots:changes")).text
    town.post(reverse("grassroots:change_withdraw", args=[asked.matter_id]))

    assert Matter.objects.get(pk=asked.matter_id).state == "withdrawn"
    assert town.get(reverse("grassroots:found_check", args=[asked.pk])).status_code == 404


def test_who_founds_a_branch_under_its_own_union(client, wanglei, sunfang, district):
    client.force_login(wanglei)
    asked = begin(client, district.plant_union, kind="branch", name="工具厂一车间分会", members="30")
    assert submit(client, asked).status_code == 302
    client.force_login(sunfang)
    assert decide(client, asked).status_code == 302

    unit = Unit.objects.get(name="工具厂一车间分会")
    assert (unit.parent, unit.terms.count()) == (district.plant_union, 0)
