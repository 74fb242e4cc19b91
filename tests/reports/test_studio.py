"""李敏 has a report checked, takes a suggestion and freezes an edition; later the records move and the edition says so."""

from datetime import date
from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.cast import bring
from tests.skills.test_contests import contest
from zhijia.reports.models import Edition, Report

TEXT = "一、技能\n五年来举办职工技能大赛3余场，新建口袋公园8个。\n"


@pytest.fixture
def desk(client, district, limin):
    bring("skills.contests", [contest(f"第{n}赛", "春江镇", date(2016, 9, n)) for n in (1, 2, 3)], by=limin)
    client.force_login(limin)
    return client


def write(client, **more):
    said = {"title": "五年工作报告", "since": "2014-05-01", "until": "2019-04-30", "body": TEXT, **more}
    return client.post(reverse("reports:new"), said, follow=True)


def test_from_text_to_edition(desk, limin):
    page = write(desk)
    assert "1 处表述不符" in page.text
    assert "1 处无来源" in page.text
    report = Report.objects.get()
    at = report.body.index("3余场")
    drawer = desk.get(reverse("reports:studio", args=[report.pk]), {"claim": at}).text
    assert "建议写作“3场”" in drawer
    assert "第3赛" in drawer

    desk.post(reverse("reports:take", args=[report.pk]), {"start": at, "quote": "3余场"})
    report.refresh_from_db()
    assert "大赛3场" in report.body
    page = desk.post(reverse("reports:freeze", args=[report.pk]), follow=True)
    assert "第 1 版" in page.text
    assert Edition.objects.get().claims.count() == 2

    bring("skills.contests", [contest("补登", "春江镇", date(2016, 10, 1))], by=limin)
    page = desk.get(reverse("reports:edition", args=[report.pk, 1]))
    assert "多 1 行，少 0 行" in page.text
    assert "多：<a" in page.text
    assert "补登</a>" in page.text


def test_a_stale_suggestion_is_refused_and_the_text_stays(desk):
    write(desk)
    report = Report.objects.get()
    page = desk.post(reverse("reports:take", args=[report.pk]), {"start": 3, "quote": "3余场"})

    assert page.status_code == 422
    assert "请刷新后再采用建议" in page.text
    report.refresh_from_db()
    assert report.body.strip() == TEXT.strip()


def test_a_word_file_in_and_a_word_file_out(desk):
    paper = docx.Document()
    paper.add_paragraph("五年来举办职工技能大赛3场。")
    out = BytesIO()
    paper.save(out)
    page = write(desk, body="", file=SimpleUploadedFile("报告.docx", out.getvalue()))
    assert "1 处相符" in page.text

    sent = desk.get(reverse("reports:word", args=[Report.objects.get().pk])).content
    again = docx.Document(BytesIO(sent))
    lines = [p.text for p in again.paragraphs]
    assert "五年来举办职工技能大赛3场。" in lines
    assert "1．“3场”：职工技能竞赛场次，台账 3场，相符" in lines
    assert again.sections[0].top_margin.mm == pytest.approx(37, abs=0.1)


def test_another_town_cannot_open_it(desk, client, zhouping):
    write(desk)
    client.force_login(zhouping)
    assert client.get(reverse("reports:studio", args=[Report.objects.get().pk])).status_code == 404
    assert client.get(reverse("reports:studio", args=[10**6])).status_code == 404


def test_an_empty_text_is_asked_for(desk):
    page = desk.post(
        reverse("reports:new"), {"title": "空", "since": "2014-05-01", "until": "2019-04-30", "body": " "}
    )
    assert page.status_code == 422
    assert "还没有正文" in page.text
