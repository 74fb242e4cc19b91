"""Giving and ending posts, and lending them while away; telling at the door who somebody is."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.contrib.auth import authenticate
from django.db import transaction
from django.utils.timezone import localtime
from django.views.decorators.debug import sensitive_variables

from zhijia.audit.services import note
from zhijia.base.errors import Refused
from zhijia.orgs.models import Lock, Unit
from zhijia.people.models import Account

from .models import Delegation, Miss, Post
from .queries import name_index, pause, paused_until


@transaction.atomic
def give_post(account: Account, *, unit: Unit, role: str, since: date, by: object, at: datetime) -> Post:
    post, fresh = Post.objects.get_or_create(account=account, unit=unit, role=role, since=since)
    if fresh:
        note(
            "access.post.given",
            f"account:{account.pk}",
            by=by,
            at=at,
            facts={"unit": unit.name, "role": role, "since": since},
        )
    return post


@transaction.atomic
def end_post(post: Post, *, until: date, by: object, at: datetime) -> None:
    Post.objects.filter(pk=post.pk).update(until=until)
    note(
        "access.post.ended",
        f"account:{post.account_id}",
        by=by,
        at=at,
        facts={"unit": post.unit.name, "until": until},
    )


@transaction.atomic
def delegate(
    principal: Account, *, deputy: Account, since: date, until: date, by: object, at: datetime
) -> Delegation:
    """Lend one's posts from a day until another, to somebody who serves the same unit."""
    mine = Post.objects.filter(account=principal).held_on(since).values("unit")
    if not Post.objects.filter(account=deputy, unit__in=mine).held_on(since).exists():
        raise Refused(f"{deputy.name}不在您任职的单位，代理只能交给同一单位的同事，请另选一人")
    if until <= since or deputy == principal:
        raise Refused("代理的终止日须晚于起始日，且不能交给本人，请核对后再填")
    made = Delegation.objects.create(principal=principal, deputy=deputy, since=since, until=until)
    facts = {"deputy": deputy.name, "since": since, "until": until}
    note("access.delegation.given", f"account:{principal.pk}", by=by, at=at, facts=facts)
    return made


@transaction.atomic
def end_delegation(delegation: Delegation, *, on: date, by: object, at: datetime) -> None:
    """Back earlier than planned: from this day on the deputy no longer acts; one not yet begun is taken back whole."""
    if on <= delegation.since:
        Delegation.objects.filter(pk=delegation.pk).delete()
    else:
        Delegation.objects.filter(pk=delegation.pk, until__gt=on).update(until=on)
    facts = {"deputy": delegation.deputy.name, "until": on}
    note("access.delegation.ended", f"account:{delegation.principal_id}", by=by, at=at, facts=facts)


@transaction.atomic
def close_account(account: Account, *, on: date, by: object, at: datetime) -> None:
    """Whoever has died signs in no more: a session that is open ends with the next page, and every post ends that day."""
    Post.objects.filter(account=account, until=None, since__lt=on).update(until=on)
    Account.objects.filter(pk=account.pk).update(is_active=False)
    note("access.account.closed", f"account:{account.pk}", by=by, at=at, facts={"on": on})


@sensitive_variables("password")
def recognise(name: str, *, username: str, password: str, at: datetime) -> Account | None:
    """Whose password this is, or nobody's; refused when the name typed was missed too often, be it anybody's or not.

    The try is a miss until it is proved right, so that of many at once no more are answered than the measure allows.
    """
    index = name_index(name)
    last = _miss(index, at=at)
    account = authenticate(username=username, password=password)
    if isinstance(account, Account):
        Miss.objects.filter(name_index=index).delete()
        return account
    if last:
        facts = {"misses": settings.ZHIJIA_SIGN_IN_MISSES, "minutes": settings.ZHIJIA_SIGN_IN_PAUSE_MINUTES}
        note("access.sign_in.paused", f"sign_in:{index}", by="职家", at=at, facts=facts)
    return None


@transaction.atomic
def _miss(index: str, *, at: datetime) -> bool:
    """Whether it was the last before the pause. One after another: what is counted under the lock nobody adds to."""
    Lock.objects.select_for_update().get_or_create(name="sign_in")
    if until := paused_until(index, at=at):
        again = localtime(until) + timedelta(minutes=1)
        raise Refused(
            f"输错密码已满 {settings.ZHIJIA_SIGN_IN_MISSES} 次，登录暂停，请在 {again:%H:%M} 以后再试"
        )
    Miss.objects.create(name_index=index, at=at)
    return paused_until(index, at=at) is not None


def forget_misses(at: datetime) -> int:
    """Those that can pause nobody any more. Safe to run again."""
    return Miss.objects.filter(at__lte=at - 2 * pause()).delete()[0]
