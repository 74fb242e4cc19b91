"""Giving and ending posts."""

from datetime import date, datetime

from django.db import transaction

from zhijia.audit.services import note
from zhijia.orgs.models import Unit
from zhijia.people.models import Account

from .models import Post


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
