"""Laying the charts of accounts, and opening a fund's account the first time it is needed."""

from collections.abc import Collection

from zhijia.base.errors import Refused

from ..charts import DAYS, lines
from ..models import Account, Fund, Title


def lay_charts() -> None:
    """Idempotent: what already stands is left as it is."""
    known = set(Title.objects.values_list("edition", "code"))
    Title.objects.bulk_create(
        Title(
            edition=line.edition, code=line.code, name=line.name, parent=line.parent, nature=line.nature,
            since=DAYS[line.edition][0], until=DAYS[line.edition][1], example=line.example,
        )
        for line in lines()
        if (line.edition, line.code) not in known
    )  # fmt: skip


def account_for(fund: Fund, edition: str, code: str) -> Account:
    title = Title.objects.filter(edition=edition, code=code).first()
    if title is None:
        raise Refused("会计科目表还没有建立，请系统管理员先运行 zhijia migrate")
    account, _ = Account.objects.select_related("fund", "title").get_or_create(fund=fund, title=title)
    return account


def accounts_of(funds: Collection[int]) -> dict[tuple[int, str, str], Account]:
    """Every account already opened in these funds, by fund, edition and number."""
    found = Account.objects.filter(fund__in=funds).select_related("fund", "title")
    return {(one.fund_id, one.title.edition, one.title.code): one for one in found}
