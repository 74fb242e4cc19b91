"""Once a year somebody looks again: told, recorded, decided; the household stays with a new calculation, or leaves with a reason."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from tests.aid.cases import SON, approved, fund
from tests.cast import refuses
from zhijia.aid.assessment import Trace, recompute
from zhijia.aid.models import Household, Income, RecheckResult, Version
from zhijia.aid.services.applying import begin, open_version, write
from zhijia.aid.services.rechecking import leave, open_rechecks, record, renew
from zhijia.aid.tasks import open_due
from zhijia.matters.models import Matter, Step
from zhijia.matters.services import declare_tie, take
from zhijia.notices.models import Message
from zhijia.people.models import Person

SPRING = datetime(2027, 3, 1, 1, tzinfo=UTC)  # a Monday; the file is due on 2027-03-05
DUE = date(2027, 3, 5)


def later(day: int) -> datetime:
    return SPRING.replace(day=1 + day)


@pytest.fixture
def officers(wanglei, sunfang, limin):
    return [wanglei, sunfang, limin]


@pytest.fixture
def filed(district, chenjing, officers, wutao):
    approved(district, chenjing, officers, fund(district, wutao))
    return Household.objects.get()


@pytest.fixture
def running(filed, limin):
    return open_rechecks(on=DUE, by=limin, at=SPRING)[0]


def now(matter: Matter) -> Matter:
    return Matter.objects.select_related("unit", "desk", "applicant").get(pk=matter.pk)


def amounts(version: Version, *, income: int | None = None) -> dict:
    return {
        "incomes": {row.pk: income if income is not None else row.amount for row in version.incomes.all()}
    }


def looked_at(matter, officers, *, income=None):
    """Recorded by the grassroots union, handed on by it and by the town."""
    wanglei, sunfang, _ = officers
    result = RecheckResult.objects.get(matter=matter)
    version = result.household.versions.get(number=1)
    record(result, **amounts(version, income=income), story="情况如前", by=wanglei, at=later(1))
    take(now(matter), "pass", by=wanglei, at=later(1))
    take(now(matter), "pass", by=sunfang, at=later(2))
    return now(matter)


def test_what_is_due_is_opened_once_and_the_member_is_told(filed, limin, chenjing):
    assert open_rechecks(on=date(2027, 3, 4), by=limin, at=SPRING) == []
    made = open_rechecks(on=DUE, by=limin, at=SPRING)

    assert [matter.number for matter in made] == ["FC-2027-0001"]
    assert [stop.label for stop in made[0].stops.all()] == ["基层核实", "镇街审核", "区总审批"]
    assert (now(made[0]).state, now(made[0]).awaits) == ("review", "aid.verify")
    assert Message.objects.filter(person=chenjing.person, title="困难职工档案年度复核").count() == 1
    assert open_rechecks(on=DUE, by=limin, at=SPRING) == []
    assert RecheckResult.objects.count() == 1


def test_the_database_keeps_one_look_at_a_time(running, filed, limin):
    again = Matter.objects.create(
        kind="recheck", title="复核", state="open", applicant=filed.head, unit=filed.unit, entered_by=limin,
        opened_at=SPRING, rules_on=DUE,
    )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        RecheckResult.objects.create(matter=again, household=filed)


def test_only_the_district_opens_them(filed, sunfang, zhouping):
    for account in (sunfang, zhouping):
        assert open_rechecks(on=DUE, by=account, at=SPRING) == []
    assert not RecheckResult.objects.exists()


def test_renewed_with_a_new_version_a_new_calculation_and_a_new_day(running, filed, officers):
    matter = looked_at(running, officers, income=4_800_000)
    renew(matter, by=officers[-1], at=later(3), note="收入略增")

    household, result = Household.objects.get(), RecheckResult.objects.get()
    assert (now(matter).state, result.outcome, result.hardship) == ("renewed", "renewed", "deep")
    assert (household.state, household.recheck_on) == ("filed", date(2028, 3, 4))
    assert result.version.number == 2
    assert result.version.incomes.get().amount == 4_800_000
    assert filed.versions.get(number=1).incomes.get().amount == 3_600_000  # what was declared before stays
    assert recompute(result.trace) == Trace.from_json(result.trace)
    assert result.version.family.get().identity == SON


def test_the_class_of_a_renewal_is_what_the_figures_say_now(running, officers):
    matter = looked_at(running, officers, income=6_000_000)  # (60,000 − 24,000) / 12 / 2 = 1,500

    renew(matter, by=officers[-1], at=later(3))
    assert RecheckResult.objects.get().hardship == "relative"
    assert Household.objects.get().hardship == "relative"


def test_who_no_longer_belongs_is_not_renewed(running, officers):
    matter = looked_at(running, officers, income=20_000_000)

    with refuses("不再符合任何困难类别"):
        renew(matter, by=officers[-1], at=later(3))
    assert now(matter).state == "review"
    assert RecheckResult.objects.get().outcome == ""
    leave(
        matter,
        by=officers[-1],
        at=later(3),
        note="收入已明显提高",
        reason="recovered",
        revisit_on=date(2027, 9, 1),
    )
    household, result = Household.objects.get(), RecheckResult.objects.get()
    assert (household.state, household.exited_on, household.exit_reason) == (
        "exited",
        date(2027, 3, 4),
        "recovered",
    )
    assert (result.outcome, result.revisit_on) == ("exited", date(2027, 9, 1))
    assert Trace.from_json(result.trace).hardship == ""
    assert Message.objects.filter(body__contains="收入已明显提高").count() == 1


def test_an_exit_says_why(running, officers):
    matter = looked_at(running, officers)

    with refuses("请选择退出原因"):
        leave(matter, by=officers[-1], at=later(3), note="不再困难")
    with refuses("回访日期须在今天之后"):
        leave(
            matter, by=officers[-1], at=later(3), note="脱困", reason="recovered", revisit_on=later(1).date()
        )
    with refuses("需要写明理由"):
        leave(matter, by=officers[-1], at=later(3), reason="recovered")
    assert Household.objects.get().state == "filed"
    assert now(matter).state == "review"


def test_nothing_is_handed_on_unseen_or_decided_below(running, officers):
    wanglei, _, limin = officers

    with refuses("请先登记再报上级"):
        take(running, "pass", by=wanglei, at=later(1))
    result = RecheckResult.objects.get()
    record(result, story="如前", by=wanglei, at=later(1))
    with refuses("由区总工会决定"):
        renew(now(running), by=wanglei, at=later(1))
    with refuses("由其他岗位办理"):
        renew(now(running), by=limin, at=later(1))
    assert RecheckResult.objects.get().outcome == ""
    assert Household.objects.get().recheck_on == DUE
    assert not Step.objects.filter(matter=running, verb="pass").exists()


def test_the_bare_move_does_not_decide(running, officers):
    matter = looked_at(running, officers)

    with refuses("复核结果还没有登记"):
        take(matter, "renew", by=officers[-1], at=later(3))
    assert now(matter).state == "review"


def test_family_and_strangers_do_not_record(running, officers, zhouping, zhaoqiang):
    wanglei = officers[0]
    result = RecheckResult.objects.get()
    for account in (zhouping, zhaoqiang):
        with refuses("请联系承办单位"):
            record(result, story="如前", by=account, at=later(1))
    declare_tie(running, by=wanglei, at=later(1))
    with refuses("请由同事核实登记"):
        record(result, story="如前", by=wanglei, at=later(1))
    assert Version.objects.count() == 1


def test_a_draft_the_member_is_writing_stays_hers_and_newest(district, running, filed, officers, chenjing):
    draft = begin(chenjing.person, item="medical", unit=district.plant_union, by=chenjing, at=SPRING)
    write(draft, story="还在写")
    record(RecheckResult.objects.get(), story="核实如前", by=officers[0], at=later(1))

    draft.version.refresh_from_db()
    assert (draft.version.number, draft.version.frozen_at) == (3, None)
    assert RecheckResult.objects.get().version.number == 2
    assert open_version(filed, by=chenjing, at=later(1)) == draft.version


def test_a_figure_may_end_and_a_new_one_come(running, filed, officers):
    row = Income.objects.get()
    result = RecheckResult.objects.get()
    told = {"whose": "陈静", "kind": "pension", "amount": 2_400_000}
    record(result, incomes={row.pk: 0}, new_income=told, story="已退休", by=officers[0], at=later(1))

    assert [(one.kind, one.amount) for one in result.version.incomes.all()] == [("pension", 2_400_000)]
    assert Income.objects.filter(pk=row.pk, amount=3_600_000).exists()


def test_the_task_opens_what_is_near(filed, limin):
    Household.objects.update(recheck_on=date(2026, 6, 1))

    assert open_due(limin) == 1
    assert open_due(limin) == 0


# by the pages


def test_the_whole_way_by_the_pages(client, filed, officers, chenjing):
    Household.objects.update(recheck_on=date(2026, 6, 1))
    wanglei, sunfang, limin = officers
    client.force_login(limin)
    assert "发起 1 户复核" in client.get(reverse("aid:households")).text
    client.post(reverse("aid:open_rechecks"))
    matter = Matter.objects.get(kind="recheck")
    case, decide = (reverse(f"matters:{name}", args=[matter.number]) for name in ("case", "decide"))

    client.force_login(wanglei)
    assert "登记核实情况" in client.get(case).text
    assert "继续在档" not in client.get(case).text
    place = reverse("aid:record", args=[matter.number])
    row, spent = Version.objects.get().incomes.get(), Version.objects.get().expenses.get()
    said = {
        "work": "employed", f"income_{row.pk}": "48000", f"expense_{spent.pk}": "24000", "event_loss": "0", "story": "工资涨了",
    }  # fmt: skip
    wrong = client.post(place, said | {f"income_{row.pk}": "-5", "expense_kind": "school"})
    assert wrong.status_code == 422
    assert "金额不能是负数" in wrong.text
    assert "请填写金额，或把种类改回" in wrong.text
    assert "工资涨了" in wrong.text
    assert Version.objects.count() == 1
    assert client.post(place, said).status_code == 302
    page = client.get(case).text
    assert "36,000 元/年" in page
    assert "48,000 元/年" in page
    assert client.post(decide, {"decision": "pass", "note": ""}).status_code == 302
    client.force_login(sunfang)
    client.post(decide, {"decision": "pass", "note": ""})
    client.force_login(limin)
    empty = client.post(decide, {"decision": "leave", "note": "退出", "reason": ""})
    assert (empty.status_code, "请选择退出原因" in empty.text) == (422, True)
    assert client.post(decide, {"decision": "renew", "note": "", "reason": ""}).status_code == 302
    assert now(matter).state == "renewed"
    file = client.get(reverse("aid:household", args=[filed.number])).text
    assert matter.number in file
    assert "第 2 版" in file
    client.force_login(chenjing)
    assert "继续在档" in client.get(reverse("matters:my_case", args=[matter.number])).text


def test_closed_to_others(client, running, zhouping, zhaoqiang, officers):
    place = reverse("aid:record", args=[running.number])
    for account in (zhouping, zhaoqiang, running.applicant.account):
        client.force_login(account)
        assert (client.get(place).status_code, client.post(place).status_code) == (404, 404)
    client.force_login(officers[1])
    assert client.post(reverse("aid:open_rechecks")).status_code == 404
    assert client.get(place).status_code == 200
    assert Person.objects.count() == 1
