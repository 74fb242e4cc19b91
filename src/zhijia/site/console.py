"""Whoever works at the server's own terminal is on record as 控制台."""

from datetime import date

from django.utils import timezone

from zhijia.access.services import give_post
from zhijia.access.terms import Role
from zhijia.base.errors import Refused
from zhijia.orgs.models import Unit
from zhijia.people.models import Account

BEGINNING = date(2000, 1, 1)


def operator() -> Account:
    """The console's account, with a post at every top of the tree; it has no password and cannot sign in by web."""
    account = Account.objects.filter(username="console").first() or Account.objects.create_account(
        "console", name="控制台"
    )
    tops = Unit.objects.filter(parent=None)
    if not tops:
        raise Refused("还没有建立上级工会，请先运行 zhijia demo，或用 zhijia migrate --found 建立本级工会")
    for top in tops:
        give_post(account, unit=top, role=Role.OFFICER, since=BEGINNING, by="控制台", at=timezone.now())
    return account
