"""顾峰 of the city federation: only the city reaches both districts."""

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
