"""Every register, on rows made from its own columns: brought in, listed at an even cost, taken away and brought in again."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import NOW, bring
from tests.house.rows import codes, furnish, rows
from zhijia.sheets import registers
from zhijia.sheets.queries import cells
from zhijia.sheets.services import receive, stage
from zhijia.web.exports import workbook_response


@pytest.fixture
def furnished(district, limin):
    furnish(district)
    bring("grassroots.officer_classes", rows(registers.find("grassroots.officer_classes"), 12), by=limin)
    return district


def cost(client, address):
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


@pytest.mark.parametrize("code", codes())
def test_a_list_costs_the_same_for_one_row_and_three(client, furnished, limin, code):
    client.force_login(limin)
    register, address, costs = registers.find(code), reverse("sheets:list", args=[code]), []
    for number in (1, 3):
        bring(code, rows(register, number), by=limin)
        costs.append(cost(client, address))

    assert register.model.objects.count() >= 3
    assert costs[0] == costs[1]


@pytest.mark.parametrize("code", codes())
def test_what_is_taken_away_can_be_brought_in_again(furnished, limin, code):
    register = registers.find(code)
    made = rows(register, 12)
    bring(code, made, by=limin)
    told = [
        shown for _, shown in cells(register.columns, register.model.objects.order_by("pk"), masked=False)
    ]
    sent = b"".join(
        workbook_response(
            register.title, register.title, [c.label for c in register.columns], told
        ).streaming_content
    )
    again = stage(receive(register, f"{register.title}.xlsx", sent, by=limin, at=NOW), at=NOW)

    assert list(again.problems.values_list("line", "column", "reason")) == []
    assert (again.new, again.changed, again.same, again.wrong) == (0, 0, 12, 0)
