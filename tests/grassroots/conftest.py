"""顾峰 of the city federation, who alone reaches both districts; and the day the pages take for today."""

import pytest

from tests.cast import FOUNDED, NOW
from zhijia.access.services import give_post
from zhijia.access.terms import Role
from zhijia.people.models import Account


@pytest.fixture
def gufeng(district):
    account = Account.objects.create_account("gufeng", name="顾峰", password="zhijia-test")
    give_post(account, unit=district.city, role=Role.OFFICER, since=FOUNDED, by="测试", at=NOW)
    return account


@pytest.fixture
def clock(monkeypatch):
    """The day the pages take for today."""

    def set_to(moment):
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    set_to(NOW)
    return set_to
