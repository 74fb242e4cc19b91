"""The roll leaves only when two people agree, once, and says on every page whose copy it is."""

import io
from datetime import timedelta
from hashlib import sha256

import openpyxl
import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.cast import CHENJING, NOW, hire, refuses
from tests.joining.rolls import PHONE, SAID, members
from zhijia.access.models import Post
from zhijia.audit.models import Line
from zhijia.joining.models import Export
from zhijia.joining.services import exporting as services
from zhijia.joining.terms import ExportState
from zhijia.people.services import end
from zhijia.people.terms import Ending

pytestmark = pytest.mark.django_db
COLUMNS = ["name", "identity", "phone", "unit", "employment", "joined"]
WHY = "制作会员体检名单"


@pytest.fixture
def roll(district):
    return members(district)


def asked(district, by, **more) -> Export:
    told = {
        "unit": district.chunjiang,
        "filters": {},
        "columns": COLUMNS,
        "plain": False,
        "reason": WHY,
        "at": timezone.now(),
    }
    return services.ask(**told | more, by=by)


def read(content: bytes):
    return openpyxl.load_workbook(io.BytesIO(content)).active


def test_asked_released_by_another_and_taken_once(client, roll, district, sunfang, limin):
    client.force_login(sunfang)
    ask = reverse("joining:ask_export")
    page = client.post(ask, {"unit": district.chunjiang.pk, "columns": COLUMNS, "reason": WHY})
    export = Export.objects.get()
    place, take = page["Location"], reverse("joining:take_export", args=[export.pk])
    assert (export.state, export.count, export.asked_by) == (ExportState.ASKED, 3, sunfang)
    assert "等待批准" in client.get(place).content.decode()
    assert "请重新申请" in client.post(take).content.decode()
    client.force_login(limin)
    client.post(reverse("joining:decide_export", args=[export.pk]), {"decision": "approve", "words": "同意"})
    client.force_login(sunfang)
    assert "下载名册" in client.get(place).content.decode()

    content = b"".join(client.post(take).streaming_content)

    sheet = read(content)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[1] == ["姓名", "证件号码", "手机号码", "所在工会", "用工形式", "入会日期", "导出编号"]
    assert sorted(row[0] for row in rows[2:]) == ["Martin Weber", "陆一鸣", "陈静"]
    chenjing = next(row for row in rows if row[0] == "陈静")
    assert chenjing[1:3] == ["3204**********2127", "139****5678"]
    assert {row[-1] for row in rows[2:]} == {str(export)}
    for mark in (rows[0][0], sheet.oddHeader.center.text, sheet.oddFooter.center.text):
        assert "春江镇" in mark
        assert "孙芳" in mark
        assert str(export) in mark
    export.refresh_from_db()
    assert export.digest == sha256(content).hexdigest()
    assert client.post(take).status_code == 422
    verbs = Line.objects.filter(subject=f"export:{export.pk}").values_list("verb", flat=True)
    assert list(verbs) == ["joining.export.asked", "joining.export.approved", "joining.export.taken"]


def test_the_filters_of_the_roll_come_along(client, roll, district, limin):
    client.force_login(limin)
    address = reverse("joining:ask_export") + f"?place={district.chunjiang.pk}&occupation=courier"
    assert "快递员" in client.get(address).content.decode()

    client.post(address, {"unit": district.chunjiang.pk, "columns": ["name"], "reason": WHY})

    assert Export.objects.get().count == 1
    assert Export.objects.get().filters == {"occupation": "courier"}


def test_full_numbers_only_for_who_may_read_them_and_when_allowed(roll, district, sunfang, wanglei, limin):
    with refuses("您不能查看完整号码"):
        asked(district, wanglei, unit=district.plant_union, plain=True)
    export = asked(district, sunfang, plain=True)
    services.approve(export, words="", by=limin, at=timezone.now())

    rows = list(read(services.take(export, by=sunfang, at=timezone.now()).read()).values)

    assert next(row for row in rows if row[0] == "陈静")[1:3] == (CHENJING, PHONE)
    assert CHENJING not in "".join(Line.objects.values_list("facts", flat=True))


def test_nobody_releases_their_own(client, roll, district, limin):
    export = asked(district, limin)
    client.force_login(limin)
    place = reverse("joining:decide_export", args=[export.pk])

    page = client.post(place, {"decision": "approve"})

    assert page.status_code == 422
    assert "请由另一位有权限的同事办理" in page.content.decode()
    export.refresh_from_db()
    assert export.state == ExportState.ASKED
    with pytest.raises(IntegrityError), transaction.atomic():
        Export.objects.filter(pk=export.pk).update(state="approved", decided_by=limin, decided_at=NOW)


def test_a_leader_sees_and_decides_what_waits(client, roll, district, sunfang, zhenghua):
    export = asked(district, sunfang)
    client.force_login(zhenghua)

    listed = client.get(reverse("joining:exports"))
    assert [row.cells[0] for row in listed.context["rows"]] == [str(export)]
    empty = client.post(
        reverse("joining:decide_export", args=[export.pk]), {"decision": "refuse", "words": ""}
    )
    assert empty.status_code == 422
    client.post(
        reverse("joining:decide_export", args=[export.pk]), {"decision": "refuse", "words": "用途不明"}
    )

    export.refresh_from_db()
    assert (export.state, export.words) == (ExportState.REFUSED, "用途不明")
    with refuses("未获批准"):
        services.take(export, by=sunfang, at=timezone.now())


def test_others_see_nothing_of_it(client, roll, district, sunfang, zhouping, wanglei, zhaoqiang):
    export = asked(district, sunfang)
    for who in (zhouping, wanglei, zhaoqiang):
        client.force_login(who)
        for name in ("export", "take_export", "decide_export"):
            place = reverse(f"joining:{name}", args=[export.pk])
            assert (name, client.get(place).status_code in {404, 405}) == (name, True)
            assert (name, client.post(place).status_code in {404, 405}) == (name, True)
        with refuses("请转区总办理"):
            services.approve(export, words="", by=who, at=timezone.now())
        with refuses("只能由申请人本人下载"):
            services.take(export, by=who, at=timezone.now())
    client.force_login(zhaoqiang)
    assert client.get(reverse("joining:exports")).status_code == 404
    export.refresh_from_db()
    assert export.state == ExportState.ASKED


def test_only_from_the_officers_own_unions(client, roll, district, zhouping, wanglei):
    with refuses("不在您可以申请导出的范围"):
        asked(district, zhouping)
    client.force_login(wanglei)
    page = client.post(
        reverse("joining:ask_export"), {"unit": district.unit.pk, "columns": ["name"], "reason": WHY}
    )

    assert page.status_code == 422
    assert WHY in page.content.decode()
    assert not Export.objects.exists()


def test_the_days_of_the_rule_and_a_post_that_ended(roll, district, sunfang, limin):
    late, ended = asked(district, sunfang), asked(district, sunfang)
    for one in (late, ended):
        services.approve(one, words="", by=limin, at=timezone.now())
    with refuses("已过下载期限"):
        services.take(late, by=sunfang, at=timezone.now() + timedelta(days=8))
    Post.objects.filter(account=sunfang).update(until=timezone.localdate())

    with refuses("请另行提出申请"):
        services.take(ended, by=sunfang, at=timezone.now())
    assert not Export.objects.exclude(digest="").exists()


def test_the_file_is_of_the_day_it_was_asked(roll, district, sunfang, limin):
    export = asked(district, sunfang, columns=["name", "unit"])
    services.approve(export, words="", by=limin, at=timezone.now())
    end(roll["chenjing"], how=Ending.LEFT, on=timezone.localdate() + timedelta(days=2), reason="退会", **SAID)

    rows = list(read(services.take(export, by=sunfang, at=timezone.now() + timedelta(days=3)).read()).values)

    assert "陈静" in {row[0] for row in rows}
    export.refresh_from_db()
    assert export.count == 3


def test_two_who_decide_at_once_are_told_apart(roll, district, sunfang, limin, zhenghua):
    export = asked(district, sunfang)
    stale = Export.objects.get(pk=export.pk)
    services.approve(export, words="", by=limin, at=timezone.now())

    with refuses("刚刚已由他人办理"):
        services.refuse(stale, words="不同意", by=zhenghua, at=timezone.now())
    assert Export.objects.get(pk=export.pk).decided_by == limin


def test_the_list_costs_the_same_for_one_and_three(client, roll, district, sunfang):
    client.force_login(sunfang)
    place = reverse("joining:exports")

    def cost() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get(place)
        return len(seen)

    asked(district, sunfang)
    cost()
    one = cost()
    asked(district, sunfang)
    asked(district, sunfang)
    assert cost() == one


def test_another_officer_of_the_district_may_release_too(roll, district, limin):
    export = asked(district, limin, unit=district.unit)
    other = hire(district, "zhenghua")

    services.approve(export, words="", by=other, at=timezone.now())

    assert export.state == ExportState.APPROVED
    assert services.mark_of(export, NOW).startswith("内部资料")
