"""李敏 works through the register pages; 周平 of another town sees nothing of them."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.cast import bring, workbook
from zhijia.sheets.models import Intake
from zhijia.sheets.terms import State
from zhijia.skills.models import Contest

HEADER = ["竞赛名称", "工种", "赛段", "级别", "主办工会", "举办日期", "参赛人数", "状态"]
GOOD = ["春江焊工赛", "焊工", "决赛", "镇街", "春江镇", date(2016, 9, 1), 40, "已举办"]
BAD = ["春江钳工赛", "钳工", "决赛", "镇街", "春江镇", "2016-02-30", 40, "已举办"]


def upload(client, rows, code="skills.contests"):
    content = workbook(
        HEADER, rows, above=[["职工技能竞赛台账"]], below=[["合计", None, None, None, None, None, 80]]
    )
    return client.post(
        reverse("sheets:bring", args=[code]), {"file": SimpleUploadedFile("竞赛.xlsx", content)}, follow=True
    )


@pytest.fixture
def desk(client, limin):
    client.force_login(limin)
    return client


def test_from_upload_to_the_list(desk):
    page = upload(desk, [GOOD, BAD])
    assert "这一天不存在" in page.text
    intake = Intake.objects.get()
    page = desk.post(reverse("sheets:commit", args=[intake.pk]), follow=True)

    assert "新增 1 行" in page.text
    assert "春江焊工赛" in page.text
    assert Contest.objects.count() == 1
    row = Contest.objects.get()
    detail = desk.get(reverse("sheets:row", args=["skills.contests", row.pk])).text
    assert "竞赛.xlsx" in detail
    assert f"第 {row.line} 行" in detail


def test_the_error_workbook_comes_back_corrected(desk):
    upload(desk, [GOOD, BAD])
    intake = Intake.objects.get()
    sent = b"".join(desk.get(reverse("sheets:errors", args=[intake.pk])).streaming_content)
    rows = list(openpyxl.load_workbook(BytesIO(sent)).active.values)

    assert rows[1][0] == "春江钳工赛"
    assert "2016-02-30" in rows[1][-1]
    corrected = [["2016-03-01" if cell == "2016-02-30" else cell for cell in row] for row in rows[1:]]
    content = workbook(rows[0], corrected)
    desk.post(
        reverse("sheets:bring", args=["skills.contests"]), {"file": SimpleUploadedFile("改好.xlsx", content)}
    )
    assert Intake.objects.order_by("pk").last().wrong == 0


def test_another_town_answers_as_if_it_were_not_there(client, district, limin, zhouping):
    bring("skills.contests", [dict(zip(HEADER, GOOD, strict=True))], by=limin)
    client.force_login(zhouping)
    row = Contest.objects.get()

    assert "春江焊工赛" not in client.get(reverse("sheets:list", args=["skills.contests"])).text
    assert client.get(reverse("sheets:row", args=["skills.contests", row.pk])).status_code == 404
    assert client.get(reverse("sheets:intake", args=[row.intake_id])).status_code == 404
    assert client.get(reverse("sheets:row", args=["skills.contests", 999_999])).status_code == 404


def test_a_town_officer_cannot_write_another_towns_rows(client, district, zhouping):
    client.force_login(zhouping)
    page = upload(client, [GOOD])

    assert "没有找到工会“春江镇”" in page.text
    assert Intake.objects.get().wrong == 1


@pytest.mark.parametrize("code", ["skills.contests"])
def test_the_list_costs_the_same_for_one_row_and_three(desk, limin, django_assert_num_queries, code):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    costs = []
    for days in ([1], [1, 2, 3]):
        bring(
            code,
            [dict(zip(HEADER, [*GOOD[:5], date(2016, 9, day), *GOOD[6:]], strict=True)) for day in days],
            by=limin,
        )
        with CaptureQueriesContext(connection) as caught:
            desk.get(reverse("sheets:list", args=[code]))
        costs.append(len(caught))
    assert costs[0] == costs[1]


def test_exports_are_filtered_and_can_be_brought_in_again(desk, limin):
    bring("skills.contests", [dict(zip(HEADER, GOOD, strict=True))], by=limin)
    sent = b"".join(
        desk.get(reverse("sheets:export", args=["skills.contests", "xlsx"]) + "?year=2016").streaming_content
    )
    page = desk.post(
        reverse("sheets:bring", args=["skills.contests"]),
        {"file": SimpleUploadedFile("导出.xlsx", sent)},
        follow=True,
    )

    again = Intake.objects.order_by("pk").last()
    assert page.status_code == 200
    assert (again.new, again.changed, again.same, again.wrong) == (0, 0, 1, 0)


def test_not_a_workbook_is_refused_in_words(desk):
    page = desk.post(
        reverse("sheets:bring", args=["skills.contests"]), {"file": SimpleUploadedFile("竞赛.doc", b"hello")}
    )

    assert page.status_code == 422
    assert "只能导入 .xlsx 或 .csv" in page.text
    assert Intake.objects.count() == 0


def test_a_missing_required_column_is_named(desk):
    content = workbook(HEADER[1:], [GOOD[1:]])
    page = desk.post(
        reverse("sheets:bring", args=["skills.contests"]),
        {"file": SimpleUploadedFile("竞赛.xlsx", content)},
        follow=True,
    )

    assert "缺少必填列：竞赛名称" in page.text
    assert Intake.objects.get().state == State.FAILED
