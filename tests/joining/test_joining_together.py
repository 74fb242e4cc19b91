"""集体入会: 王磊 brings a checked roll with everybody's signatures; 孙芳 says yes, and it is entered."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.cast import CHENJING, NOW, offer
from tests.joining.scenes import LIUYANG, decides
from zhijia.joining.models import Collective, RollEntry
from zhijia.people.models import Membership
from zhijia.sheets.models import Intake
from zhijia.sheets.services import commit
from zhijia.sheets.terms import State

PHOTO = b"\xff\xd8\xff signatures"
WANGQIANG = "320411198506121232"


def line(name, number, sex, **more):
    return {
        "姓名": name, "证件类型": "居民身份证", "证件号码": number, "性别": sex, "民族": "汉族", "手机号码": "13900000001", "户籍类型": "本地城镇",
        "是否农民工": "否", "用工形式": "合同制", "工作单位": "春江工具厂", "所属工会": "春江工具厂工会", "入会日期": "2018-07-12", **more,
    }  # fmt: skip


ROWS = [
    line("陈静", CHENJING, "女"), line("刘洋", LIUYANG, ""), line("王强", WANGQIANG, "男", 证件号码="320411198506121230"),
]  # fmt: skip


@pytest.fixture
def roll(district, wanglei):
    return offer("joining.roll", ROWS, by=wanglei)


def hands_in(client, who, intake, district, **more):
    client.force_login(who)
    paper = SimpleUploadedFile("签名表.jpg", PHOTO, content_type="image/jpeg")
    told = {"intake": intake.pk, "paper": paper} | more
    return client.post(reverse("joining:collective"), told)


def test_handed_in_it_waits_at_the_town_and_is_entered_with_the_yes(client, district, roll, wanglei, sunfang):
    assert (roll.new, roll.wrong) == (2, 1)
    assert hands_in(client, wanglei, roll, district).status_code == 302
    made = Collective.objects.select_related("matter").get()
    matter = made.matter
    assert (matter.number[:3], matter.desk, matter.applicant) == ("JT-", district.chunjiang, None)
    assert (made.men, made.women) == (1, 1)  # by the number where the column is empty
    assert not Membership.objects.exists()

    client.force_login(sunfang)
    assert matter.number in client.get(reverse("matters:inbox")).text
    said = client.get(reverse("matters:case", args=[matter.number])).text
    assert "有误（不入账）" in said
    assert "签名表" in said
    decides(client, sunfang, matter, "approve")
    roll.refresh_from_db()
    assert roll.state == State.COMMITTED
    assert set(RollEntry.objects.values_list("person__name", flat=True)) == {"陈静", "刘洋"}
    assert Membership.objects.filter(unit=district.plant_union, until=None).count() == 2


def test_refused_nothing_is_entered_and_it_may_be_handed_in_again(client, district, roll, wanglei, sunfang):
    hands_in(client, wanglei, roll, district)
    matter = Collective.objects.get().matter
    decides(client, sunfang, matter, "refuse", note="签名表缺一人签名，请补签后重报")

    assert not Membership.objects.exists()
    assert Intake.objects.get(pk=roll.pk).state == State.READY
    assert hands_in(client, wanglei, roll, district).status_code == 302


def test_who_brought_it_does_not_approve_it(client, district, sunfang):
    intake = offer("joining.roll", ROWS[:1], by=sunfang)
    hands_in(client, sunfang, intake, district)
    answer = decides(client, sunfang, Collective.objects.get().matter, "approve")

    assert answer.status_code == 422
    assert "不能自己批准" in answer.text
    assert not Membership.objects.exists()


def test_the_grassroots_union_does_not_approve_its_own(client, district, roll, wanglei):
    hands_in(client, wanglei, roll, district)
    assert decides(client, wanglei, Collective.objects.get().matter, "approve").status_code == 422
    assert not Membership.objects.exists()


def test_one_file_one_union_once(client, district, wanglei, sunfang):
    intake = offer("joining.roll", [ROWS[0], ROWS[1] | {"所属工会": "春江镇"}], by=sunfang)
    answer = hands_in(client, sunfang, intake, district)
    assert answer.status_code == 422
    assert "集体入会一家工会一份名册" in answer.text

    good = offer("joining.roll", ROWS[:1], by=wanglei)
    hands_in(client, wanglei, good, district)
    answer = hands_in(client, wanglei, good, district)
    assert answer.status_code == 422
    assert Collective.objects.count() == 1


def test_without_signatures_or_with_nothing_to_enter_it_is_refused(client, district, roll, wanglei):
    answer = hands_in(client, wanglei, roll, district, paper="")
    assert answer.status_code == 422
    assert "请上传签名表的照片" in answer.text

    poor = offer("joining.roll", ROWS[2:], by=wanglei)
    answer = hands_in(client, wanglei, poor, district)
    assert "没有可以入账的行" in answer.text
    assert not Collective.objects.exists()


def test_entered_another_way_meanwhile(client, district, roll, wanglei, sunfang):
    hands_in(client, wanglei, roll, district)
    commit(roll, by=wanglei, at=NOW)
    answer = decides(client, sunfang, Collective.objects.get().matter, "approve")

    assert answer.status_code == 422
    assert "名册文件现在是“已入账”" in answer.text
    assert RollEntry.objects.count() == 2
