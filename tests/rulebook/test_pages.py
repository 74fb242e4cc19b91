"""郑华 leads the district and sets rules; 李敏 sees them; a member finds nothing here."""

from datetime import date

import pytest
from django.urls import reverse, reverse_lazy

from zhijia.rulebook.models import Holiday, Rule
from zhijia.rulebook.queries import rule

INDEX, HOLIDAYS, BRING, NEW = (reverse_lazy(f"rulebook:{n}") for n in ("index", "holidays", "bring", "new"))
CODE = "aid.dibao.320411"
HISTORY, SET = (reverse_lazy(f"rulebook:{n}", args=[CODE]) for n in ("history", "set"))
SAID = {"value": "1180", "since": "2090-07-01", "document": "常民规〔示例〕1号", "article": "第一条"}
FAR = "元旦：1月1日至3日放假调休，共3天。1月4日上班。"


@pytest.fixture
def leader(client, district, zhenghua):
    client.force_login(zhenghua)
    return client


def test_the_list_has_every_subject_and_says_what_is_an_example(client, limin):
    client.force_login(limin)
    page = client.get(INDEX).text
    for words in ("帮扶", "工会卡", "公示与消息", "个人信息", CODE, "示例", "青岛"):
        assert words in page
    assert "登记新规则" not in page


def test_searching(client, limin):
    client.force_login(limin)
    page = client.get(INDEX, {"q": "岚皋"}).text
    assert "aid.dibao.610925" in page
    assert CODE not in page
    assert "没有含有这些文字的规则" in client.get(INDEX, {"q": "无此规则"}).text


def test_the_list_costs_the_same_when_rules_are_many(leader, django_assert_max_num_queries):
    with django_assert_max_num_queries(20) as few:
        leader.get(INDEX)
    Rule.objects.bulk_create(
        Rule(code=f"aid.more{n}", name="更多", value=1, unit="日", since=date(2000, 1, 1), document="x")
        for n in range(30)
    )
    with django_assert_max_num_queries(len(few)):
        leader.get(INDEX)


def test_a_value_is_set_from_a_day_on_and_the_history_names_who(leader):
    page = leader.post(SET, SAID, follow=True)
    assert page.redirect_chain == [(HISTORY, 302)]
    assert "自 2090-07-01 起为 1,180元/月" in page.text
    assert "郑华（zhenghua），" in page.text
    assert "职家，" in page.text
    made = Rule.objects.get(code=CODE, since=date(2090, 7, 1))
    assert (made.unit, made.article, made.example) == ("元/月", "第一条", False)
    assert rule(CODE, on=date(2090, 6, 30)) == 1100


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"document": ""}, "请写明依据的文件名称和文号"),
        ({"value": "很多"}, "请填写数字"),
        ({"value": "1180.005"}, "请保留两位小数"),
        ({"since": "2019-07-01"}, "历史规则不能改写"),
    ],
)
def test_a_wrong_input_is_answered_in_place(leader, changed, sentence):
    before = list(Rule.objects.values())
    page = leader.post(SET, SAID | changed)

    assert page.status_code == 422
    assert sentence in page.text
    assert "第一条" in page.text
    assert list(Rule.objects.values()) == before


def test_a_new_rule_and_a_code_already_there(leader):
    said = SAID | {"code": "aid.dibao.610926", "name": "平利县低保标准", "unit": "元/月", "example": "on"}
    leader.post(NEW, said)
    assert Rule.objects.get(code="aid.dibao.610926").example

    for code, sentence in [(CODE, "这个编号已有登记"), ("低保", "编号只用小写英文")]:
        page = leader.post(NEW, said | {"code": code})
        assert page.status_code == 422
        assert sentence in page.text
        assert "平利县低保标准" in page.text


def test_a_pasted_notice_is_entered_and_the_year_is_known(leader):
    leader.post(BRING, {"year": "2090", "document": "示例通知", "notice": FAR})
    assert list(Holiday.objects.values_list("day", "working")) == [
        (date(2090, 1, 1), False), (date(2090, 1, 2), False), (date(2090, 1, 3), False), (date(2090, 1, 4), True)
    ]  # fmt: skip
    page = leader.get(HOLIDAYS, {"year": "2090"}).text
    assert "2090-01-04" in page
    assert "暂按周一至周五" not in page


def test_a_notice_that_cannot_be_read_stays_in_the_form(leader):
    page = leader.post(BRING, {"year": "2090", "document": "示例通知", "notice": "元旦：2月30日放假"})
    assert page.status_code == 422
    assert "不存在的日期" in page.text
    assert "2月30日放假</textarea>" in page.text
    assert Holiday.objects.count() == 0


def test_a_year_nobody_announced_is_said(leader, monkeypatch):
    monkeypatch.setattr("zhijia.base.workdays.ANNOUNCED", frozenset())
    assert "暂按周一至周五计算" in leader.get(HOLIDAYS, {"year": "不是年"}).text
    monkeypatch.undo()
    assert "暂按周一至周五计算" not in leader.get(HOLIDAYS, {"year": "2019"}).text


def test_seeing_is_not_setting(client, limin):
    client.force_login(limin)
    assert client.get(HISTORY).status_code == 200
    for address in (SET, NEW, BRING):
        assert client.get(address).status_code == 404
        assert client.post(address, SAID).status_code == 404
    assert not Rule.objects.filter(since=date(2090, 7, 1)).exists()


def test_a_member_and_an_unknown_code_find_the_same_nothing(client, chenjing, leader):
    assert leader.get(reverse("rulebook:history", args=["aid.nothing"])).status_code == 404
    assert leader.get(reverse("rulebook:set", args=["aid.nothing"])).status_code == 404
    client.force_login(chenjing)
    assert {client.get(one).status_code for one in (INDEX, HISTORY, HOLIDAYS)} == {404}
