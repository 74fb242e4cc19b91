"""Nobody finds out by chance that a roll ended their membership, or that their union went: one message to each."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import CHENJING, NOW, refuses
from tests.joining.lines import LATER, TOWN, another, enter, line, offer, people
from tests.joining.moving import SAID, joins
from tests.orgs.deeds import PAPER, employer, single
from zhijia.base.errors import Refused
from zhijia.joining.models import Doubt
from zhijia.joining.services.doubts import decide
from zhijia.joining.terms import DoubtState
from zhijia.notices.models import Delivery, Message
from zhijia.orgs.models import Unit
from zhijia.orgs.services import Share, close_unit, merge_units, regroup, split_unit
from zhijia.people.models import Membership, Person
from zhijia.people.services import Work, admit, end, transfer
from zhijia.people.terms import Ending
from zhijia.sheets import services as sheets
from zhijia.sheets.services import commit

pytestmark = pytest.mark.django_db
GONE_ON, PASSED = date(2019, 3, 31), date(2019, 6, 1)
ENDED = "如有不符，请联系春江工具厂工会更正，也可向上级工会或 12351 提出"


def over(how="退会", **told):
    return line(会籍变化类型=how, 会籍变化日期=GONE_ON, **told)


def news() -> list[tuple[str, str]]:
    return list(Message.objects.order_by("pk").values_list("title", "body"))


def members(unit, many, work=None) -> list[Person]:
    made = [Person.objects.create(name=f"会员{unit.pk}-{n}") for n in range(many)]
    for one in made:
        admit(one, unit=unit, since=date(2014, 1, 1), work=work, **SAID)
    return made


# a roll


@pytest.mark.parametrize("how", ["退会", "视为自动退会", "开除会籍"])
def test_a_roll_that_ends_a_membership_tells_the_member_once(client, district, limin, chenjing, how):
    joins(district, chenjing.person)
    enter([over(how)], by=limin, at=LATER)
    told = Message.objects.get()

    assert (told.person, told.title, told.at) == (chenjing.person, f"会籍终止：{how}", LATER)
    assert f"自 {GONE_ON} 起终止（{how}）" in told.body
    assert ENDED in told.body
    assert CHENJING not in told.body
    assert told.link == reverse("joining:membership")
    client.force_login(chenjing)
    assert "现在没有会籍" in client.get(told.link).content.decode()

    enter([over(how)], by=limin, at=LATER)
    enter([over(how, 手机号码="13961120002")], by=limin, at=LATER)
    assert Message.objects.count() == Delivery.objects.count() == 1


def test_it_is_told_at_the_hour_of_the_commit(limin):
    enter([line()], by=limin)
    commit(offer([over()], by=limin), by=limin, at=LATER)

    assert Message.objects.get().at == LATER


def test_nobody_writes_to_the_dead_nor_of_what_was_over_before(district, limin):
    """Died; left before anybody here knew her; left by her own request, as the roll now repeats."""
    enter([line(), *people(1)], by=limin)
    dead, left = Person.objects.order_by("pk")
    end(left, how=Ending.LEFT, on=GONE_ON, reason="本人申请", **SAID)
    again = {**people(1)[0], "会籍变化类型": "退会", "会籍变化日期": GONE_ON}
    entered = enter([over("死亡"), another(会籍变化类型="退会", 会籍变化日期=GONE_ON), again], by=limin)

    assert (entered.new, entered.changed, entered.doubt) == (1, 2, 0)
    assert Membership.objects.get(person=dead).ended == Ending.DIED
    assert not Message.objects.exists()


def test_what_is_not_entered_is_not_told(limin, monkeypatch):
    enter([line()], by=limin)
    intake = offer([over()], by=limin)

    def fails(*_told, **_more):
        raise Refused("断电")

    monkeypatch.setattr(sheets, "note", fails)
    with refuses("断电"):
        commit(intake, by=limin, at=LATER)

    assert Membership.objects.get().until is None
    assert not Message.objects.exists()


def test_a_union_called_after_an_illness_stops_no_roll(district, limin):
    Unit.objects.filter(pk=district.plant_union.pk).update(name="春江糖尿病门诊部工会")
    named = {"所属工会": "春江糖尿病门诊部工会"}
    enter([line(**named)], by=limin)
    enter([over(**named)], by=limin)

    assert "请联系您原来的工会更正" in Message.objects.get().body


def test_telling_three_costs_what_telling_one_does(district, limin):
    rows = people(4)
    enter(rows, by=limin)
    gone = [{**row, "会籍变化类型": "退会", "会籍变化日期": GONE_ON} for row in rows]

    def cost(part) -> int:
        intake = offer(part, by=limin)
        with CaptureQueriesContext(connection) as asked:
            commit(intake, by=limin, at=LATER)
        return len(asked)

    assert cost(gone[:1]) == cost(gone[1:])
    assert Message.objects.count() == 4


def test_carried_over_by_whoever_decides_of_a_line(district, limin):
    enter([line()], by=limin)
    enter([line(所属工会=TOWN)], by=limin)
    doubt = Doubt.objects.get()
    assert not Message.objects.exists()
    decide(doubt, DoubtState.MOVED, same_as=Person.objects.get(), on=GONE_ON, by=limin, at=LATER)
    told = Message.objects.get()

    assert (told.person, told.at, told.link) == (Person.objects.get(), LATER, "/m/membership/")
    assert f"自 {GONE_ON} 起，您的会籍由春江工具厂工会转到薛家镇总工会" in told.body
    assert "如有不符，请联系薛家镇总工会更正" in told.body
    enter([line(所属工会=TOWN)], by=limin)
    assert Message.objects.count() == 1


@pytest.mark.parametrize(("how", "told"), [("死亡", []), ("退会", ["会籍终止：退会"])])
def test_carried_over_only_to_end_there_is_told_as_an_end(district, limin, how, told):
    enter([line()], by=limin)
    enter([over(how, 所属工会=TOWN)], by=limin)
    on = date(2019, 1, 1)
    decide(Doubt.objects.get(), DoubtState.MOVED, same_as=Person.objects.get(), on=on, by=limin, at=LATER)

    assert Membership.objects.get(unit=district.xuejia).until == GONE_ON
    assert [title for title, _ in news()] == told


# a union that went


def test_members_of_unions_that_were_merged_are_told_from_where_to_where(district):
    one, two = (single(f"薛家第{n}厂工会", district.xuejia) for n in "一二")
    went, others = members(one, 2), members(two, 1)
    members(district.plant_union, 1)
    moved = members(one, 1)[0]
    transfer(
        moved, to=district.chunjiang, on=date(2019, 7, 1), **SAID
    )  # was there that day, and belongs elsewhere now
    merge_units([one, two], into=district.plant_union, on=PASSED, **PAPER)

    assert [told.person for told in Message.objects.order_by("pk")] == [*went, *others]
    for told, former in zip(news(), (one, one, two), strict=True):
        assert told[0] == "会籍转到新工会"
        assert f"自 {PASSED} 起，您的会籍由{former.name}转到春江工具厂工会" in told[1]
    assert set(Message.objects.values_list("link", "at")) == {("/m/membership/", NOW)}


def test_members_of_a_union_that_closed_and_of_one_that_was_split_hear_it_once(district):
    shop, works = single("薛家商店工会", district.xuejia), single("薛家工厂工会", district.xuejia)
    places = [employer(f"薛家第{n}车间", district.xuejia, works) for n in "一二"]
    members(shop, 1)
    for place in places:
        members(works, 1, Work(place))
    members(works, 1)
    heirs = [single(f"薛家第{n}车间工会", district.xuejia) for n in "一二"]
    close_unit(shop, on=PASSED, **PAPER)
    split_unit(works, shares=[Share(heir, (), (place,)) for heir, place in zip(heirs, places, strict=True)], on=PASSED, **PAPER)  # fmt: skip

    to = [body.partition("转到")[2].partition("，")[0] for _, body in news()]
    assert to == ["薛家镇总工会", heirs[0].name, heirs[1].name, heirs[0].name]


def test_of_an_employer_that_leaves_those_hear_it_who_go(district):
    joint, own = (single(name, district.xuejia) for name in ("薛家联合工会", "薛家木业工会"))
    timber, metal = (employer(name, district.xuejia, joint) for name in ("薛家木业", "薛家五金"))
    went = members(joint, 3, Work(timber))
    members(joint, 2, Work(metal))
    with CaptureQueriesContext(connection) as asked:
        regroup([timber], to=own, on=PASSED, **PAPER)
    few = len(asked)

    assert [told.person for told in Message.objects.order_by("pk")] == went
    members(joint, 9, Work(metal))
    with CaptureQueriesContext(connection) as asked:
        regroup([metal], to=own, on=PASSED, **PAPER)
    assert Message.objects.count() == 3 + 11
    assert len(asked) == few


def test_a_union_called_after_an_illness_may_go(district):
    ward = single("薛家糖尿病门诊部工会", district.xuejia)
    members(ward, 1)
    merge_units([ward], into=district.plant_union, on=PASSED, **PAPER)

    assert "您的会籍由原来的工会转到春江工具厂工会" in news()[0][1]
