"""`zhijia migrate`: the tables, the house's own rules, and once the federation itself with its first officer."""

import argparse
import secrets

from django.core.management import call_command
from django.utils import timezone

from zhijia.access.services import give_post
from zhijia.access.terms import Role
from zhijia.base.errors import Refused
from zhijia.orgs.models import Unit
from zhijia.orgs.services import open_unit
from zhijia.orgs.terms import UnitKind
from zhijia.people.models import Account
from zhijia.site.console import BEGINNING
from zhijia.site.defaults import lay_defaults


def run(asked: argparse.Namespace) -> int:
    call_command("migrate", verbosity=1)
    lay_defaults()
    if asked.found:
        found(asked.found, asked.code)
    if asked.officer:
        hire(asked.officer)
    return 0


def found(name: str, code: str) -> None:
    """The federation whose registers will be brought in; its day of founding is not asked, only that it was there before."""
    if not code:
        raise Refused("没有写行政区划代码，请加上 --code，如 --code 320402")
    if Unit.objects.filter(name=name).exists():
        raise Refused(f"{name}已经建立，请去掉 --found 再运行")
    short = name.removesuffix("总工会")
    open_unit(
        name,
        short=short,
        kind=UnitKind.DISTRICT,
        parent=None,
        on=BEGINNING,
        code=code,
        by="控制台",
        at=timezone.now(),
    )
    print(f"已建立{name}。运行服务时请设 ZHIJIA_UNIT={code}、ZHIJIA_FEDERATION_SHORT={name}。")


def hire(username: str) -> None:
    top = Unit.objects.filter(parent=None).order_by("pk").first()
    if top is None:
        raise Refused("还没有本级工会，请先用 --found 建立")
    if Account.objects.filter(username=username).exists():
        raise Refused(f"用户名“{username}”已被使用，请换一个")
    password = secrets.token_urlsafe(9)
    account = Account.objects.create_account(username, name=username, password=password)
    give_post(account, unit=top, role=Role.OFFICER, since=BEGINNING, by="控制台", at=timezone.now())
    print(f"已开通 {username}（{top.name}，区总干部），口令：{password}（只显示这一次）")
