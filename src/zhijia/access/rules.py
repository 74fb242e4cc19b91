"""May this account do this here? Each rule's list is in `queries`, and a test proves that they agree."""

from datetime import date

from zhijia.orgs.models import Unit
from zhijia.people.models import Account

from .authority import Authority


def may(account: Account, permission: str, unit: Unit, *, on: date) -> bool:
    return Authority(account, on).may(permission, unit) is not None


def may_anywhere(account: Account, permission: str, *, on: date) -> bool:
    return permission in Authority(account, on).permissions
