"""李敏 imports two thousand members with thirty-seven errors, corrects the error workbook, and ends with all right."""

from io import BytesIO

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.cast import workbook
from tests.joining.lines import CODE, content, people, spoil
from zhijia.joining.models import RollEntry
from zhijia.people.models import Membership, Person
from zhijia.people.terms import Beginning
from zhijia.sheets.models import Intake

ROWS = 2000


def upload(client, name, sent):
    return client.post(
        reverse("sheets:bring", args=[CODE]), {"file": SimpleUploadedFile(name, sent)}, follow=True
    )


def download(client, name, *args):
    return b"".join(client.get(reverse(f"sheets:{name}", args=args)).streaming_content)


def last():
    return Intake.objects.order_by("pk").last()


def test_two_thousand_rows_with_thirty_seven_errors(client, district, limin):
    client.force_login(limin)
    rows = people(ROWS)
    right = spoil(rows, 37)

    page = upload(client, "会员实名制名册.xlsx", content(rows))
    first = last()
    assert (first.total, first.new, first.wrong, first.doubt) == (ROWS, ROWS - 37, 37, 0)
    assert page.text.count("按问题查看") == 1
    groups = list(page.context["groups"])
    assert len(groups) >= 8
    assert sum(group["n"] for group in groups) == first.problems.count()
    narrowed = client.get(reverse("sheets:intake", args=[first.pk]) + groups[0]["href"])
    assert len(narrowed.context["errors"]) == groups[0]["n"]

    client.post(reverse("sheets:commit", args=[first.pk]))
    assert RollEntry.objects.count() == ROWS - 37

    sent = download(client, "errors", first.pk)
    header, *wrong = openpyxl.load_workbook(BytesIO(sent)).active.values
    assert len(wrong) == 37
    lines = header.index("原行号")
    corrected = [put_right(dict(zip(header, row, strict=True)), right[row[lines] - 2]) for row in wrong]
    upload(client, "待改的行.xlsx", workbook(header, [list(row.values()) for row in corrected]))
    second = last()
    assert (second.new, second.wrong, second.doubt) == (37, 0, 0), list(
        second.problems.values_list("column", "reason")
    )
    client.post(reverse("sheets:commit", args=[second.pk]))

    assert RollEntry.objects.count() == Person.objects.count() == ROWS
    assert (
        Membership.objects.filter(unit=district.plant_union, until=None, began=Beginning.JOINED).count()
        == ROWS
    )
    assert Membership.objects.filter(employer=district.plant).count() == ROWS


def put_right(row, told):
    label, cell = told
    columns = {"就业状况": "用工形式"}
    return {**row, columns.get(label, label): cell}


def test_the_same_file_again_changes_nothing(client, district, limin):
    client.force_login(limin)
    sent = content(people(200))
    for _ in range(2):
        upload(client, "名册.xlsx", sent)
        client.post(reverse("sheets:commit", args=[last().pk]))
    again = last()

    assert (again.new, again.changed, again.same, again.wrong, again.doubt) == (0, 0, 200, 0, 0)
    assert (Person.objects.count(), Membership.objects.count(), RollEntry.objects.count()) == (200, 200, 200)


def test_what_is_taken_away_can_be_brought_in_again(client, district, limin):
    """As the desk exports it the numbers are masked, and masked numbers are refused, not entered."""
    client.force_login(limin)
    upload(client, "名册.xlsx", content(people(5)))
    client.post(reverse("sheets:commit", args=[last().pk]))
    upload(client, "导出.xlsx", download(client, "export", CODE, "xlsx"))

    assert last().wrong == 5
    assert RollEntry.objects.count() == 5
