"""A second signature, by somebody else; and abstaining when one is related."""

import pytest
from django.db import IntegrityError, transaction

from tests.cast import FOUNDED, NOW, refuses
from tests.matters.stage import everything, fresh, on
from zhijia.access.services import give_post
from zhijia.access.terms import Permission, Role
from zhijia.matters.models import Countersign, Tie
from zhijia.matters.queries import story
from zhijia.matters.services import ask_countersign, countersign, countersigned, declare_tie, hand_over, take
from zhijia.people.models import Account

CHECKS = ("会籍一致", "户名一致")


def ask(matter, by, *, over=CHECKS, reason="户名是曾用名"):
    return ask_countersign(
        matter, permission=Permission.AID_COUNTERSIGN, over=over, reason=reason, by=by, at=on(1)
    )


@pytest.fixture
def asked_for(matter, wanglei):
    return ask(matter, wanglei)


def test_signed_over_by_the_leader(matter, asked_for, zhenghua):
    assert not countersigned(matter, CHECKS)
    countersign(asked_for, agreed=True, words="同意", by=zhenghua, at=on(2))

    assert countersigned(matter, CHECKS)
    assert countersigned(matter, CHECKS[:1])
    assert not countersigned(matter, [*CHECKS, "后来才没过的"])
    assert fresh(matter).state == "review"
    assert [one["text"] for one in story(matter)[:2]] == [
        "春江工具厂工会 郑华：同意：同意", "春江工具厂工会 王磊：请求复签（会籍一致、户名一致）：户名是曾用名"
    ]  # fmt: skip
    assert {one["text"] for one in story(matter, names=False)[:2]} == {"春江工具厂工会"}


def test_refused_it_is_not_signed(matter, asked_for, zhenghua, wanglei):
    countersign(asked_for, agreed=False, words="证据不足", by=zhenghua, at=on(2))
    assert not countersigned(matter, CHECKS)
    assert ask(matter, wanglei) != asked_for  # it may be asked again, in the open


def test_asked_twice_is_asked_once(matter, asked_for, wanglei):
    assert ask(matter, wanglei) == asked_for
    assert Countersign.objects.count() == 1


def test_without_a_reason_it_is_not_asked(matter, wanglei):
    before = everything(matter)

    with refuses("需要写明理由"):
        ask(matter, wanglei, reason=" ")
    assert everything(matter) == before


def test_not_by_oneself_not_without_the_post_not_twice(district, matter, asked_for, wanglei, cast):
    limin, zhenghua = cast.limin, cast.zhenghua
    before = everything(matter)
    with refuses("复签由区总工会领导办理"):
        countersign(asked_for, agreed=True, words="", by=limin, at=on(2))
    give_post(wanglei, unit=district.unit, role=Role.LEADER, since=FOUNDED, by="测试", at=NOW)
    with refuses("复签须由另一人办理"):
        countersign(asked_for, agreed=True, words="", by=wanglei, at=on(2))
    assert everything(matter) == before
    with pytest.raises(IntegrityError), transaction.atomic():
        Countersign.objects.update(answered_by=wanglei)

    countersign(asked_for, agreed=True, words="", by=zhenghua, at=on(2))
    before = everything(matter)
    with refuses("已经办过"):
        countersign(asked_for, agreed=False, words="", by=zhenghua, at=on(3))
    assert everything(matter) == before


def test_the_leader_who_is_family_or_the_applicant_does_not_sign(matter, asked_for, chenjing, zhenghua):
    declare_tie(matter, by=zhenghua, at=on(1))
    with refuses("亲属或家庭关系"):
        countersign(asked_for, agreed=True, words="", by=zhenghua, at=on(2))
    Tie.objects.all().delete()
    Account.objects.filter(pk=chenjing.pk).update(person=None)
    Account.objects.filter(pk=zhenghua.pk).update(person=matter.applicant)
    zhenghua.refresh_from_db()
    with refuses("您是申请人"):
        countersign(asked_for, agreed=True, words="", by=zhenghua, at=on(2))
    asked_for.refresh_from_db()
    assert asked_for.agreed is None


def test_who_abstains_judges_nothing_and_holds_nothing(district, matter, wanglei):
    other = Account.objects.create_account("heping", name="何平")
    give_post(other, unit=district.plant_union, role=Role.GRASSROOTS, since=FOUNDED, by="测试", at=NOW)
    hand_over([matter], to=wanglei, reason="分工", by=other, at=on(1))
    declare_tie(matter, by=wanglei, at=on(1))
    declare_tie(matter, by=wanglei, at=on(2))

    assert Tie.objects.count() == 1
    assert fresh(matter).holder is None
    before = everything(matter)
    for verb in ("approve", "return", "refuse"):
        with refuses("亲属或家庭关系"):
            take(matter, verb, by=wanglei, at=on(2), note="理由")
    assert everything(matter) == before
    take(matter, "approve", by=other, at=on(2))
    assert fresh(matter).awaits == "aid.review"
