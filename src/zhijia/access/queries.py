"""The lists behind the rules: which units a permission reaches; and which account a name at the door means."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import Http404

from zhijia.base.identity import phone_digits
from zhijia.orgs.models import Unit
from zhijia.people.models import Account, blind

from .authority import Authority, covers
from .models import Delegation, Miss, Post


def units_for(account: Account, permission: str, *, on: date) -> QuerySet[Unit]:
    """Every unit, open or closed, in which this account may do this."""
    return Unit.objects.filter(Authority(account, on).reach(permission))


def get_unit(account: Account, permission: str, code: str, *, on: date) -> Unit:
    """The unit by its code or name, or the same 404 whether it does not exist or is not yours."""
    found = units_for(account, permission, on=on).filter(Q(code=code) | Q(name=code) | Q(short=code)).first()
    if not found:
        raise Http404
    return found


def home_unit(account: Account, *, on: date) -> Unit | None:
    """Where the account's desk stands: its widest post."""
    post = (
        Post.objects.filter(account=account).held_on(on).select_related("unit").order_by("unit__path").first()
    )
    return post.unit if post else None


def colleagues(account: Account, permission: str, unit: Unit, *, on: date) -> list[Account]:
    """Everybody else who may do this in this unit by a post of their own: to whom work can be handed over."""
    above = [int(pk) for pk in unit.path.strip("/").split("/")]
    posts = Post.objects.filter(unit__in=above, account__is_active=True).exclude(account=account)
    held = posts.held_on(on).select_related("account", "unit").order_by("account__name")
    found = [post.account for post in held if covers(post, permission, unit)]
    return list(dict.fromkeys(found))


def delegations_of(account: Account, *, on: date) -> QuerySet[Delegation]:
    """What the account has lent, and holds for others, now or later."""
    both = Q(principal=account) | Q(deputy=account)
    return Delegation.objects.filter(both, until__gt=on).select_related("principal", "deputy")


def username_of(text: str) -> str:
    """The name to sign in with: as typed, or that of the one account whose person has this phone number."""
    phone = phone_digits(text)
    if not phone.isdecimal() or Account.objects.filter(username=text).exists():
        return text
    found = list(Account.objects.filter(person__phone_index=blind(phone), person__merged_into=None)[:2])
    return found[0].username if len(found) == 1 else text


def name_index(text: str) -> str:
    """Under which misses of a name are counted: however a phone is spelled it is one name, and no index of a person's."""
    phone = phone_digits(text)
    return blind(f"sign_in:{phone if phone.isdecimal() else text}")


def pause() -> timedelta:
    """How near to each other misses must be to pause a name, and for how long it is paused after the last."""
    return timedelta(minutes=settings.ZHIJIA_SIGN_IN_PAUSE_MINUTES)


def paused_until(index: str, *, at: datetime) -> datetime | None:
    """When the name may be tried again, if its last misses fill the measure and the pause after them is not over."""
    last = Miss.objects.filter(name_index=index).order_by("-at").values_list("at", flat=True)
    times = list(last[: settings.ZHIJIA_SIGN_IN_MISSES])
    full = len(times) == settings.ZHIJIA_SIGN_IN_MISSES and times[0] - times[-1] < pause()
    return times[0] + pause() if full and at < times[0] + pause() else None
