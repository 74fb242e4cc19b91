"""What waits for somebody to begin it: approved grants for their notice, files for their yearly look."""

from datetime import date, timedelta

from django.db.models import QuerySet

from zhijia.access.authority import Authority
from zhijia.access.terms import Permission
from zhijia.people.models import Account
from zhijia.rulebook.queries import rule

from ..models import Application, Household, RecheckResult


def waiting_for_notice(account: Account, *, on: date) -> QuerySet[Application]:
    """Approved and not yet shown, in units whose notices this account makes."""
    reach = Authority(account, on).reach(Permission.AID_NOTICE, to="matter__unit__")
    found = Application.objects.filter(reach, matter__state="approved")
    return found.select_related("matter__unit", "matter__desk", "household__head", "fund").order_by("pk")


def near(on: date) -> date:
    """The day up to which a re-check counts as near."""
    return on + timedelta(days=int(rule("aid.recheck_ahead_days", on=on)))


def due_for_recheck(account: Account, *, on: date) -> QuerySet[Household]:
    """On file, due by that day, and not being looked at already."""
    reach = Authority(account, on).reach(Permission.AID_APPROVE, to="unit__")
    due = Household.objects.filed().filter(reach, recheck_on__lte=on)
    running = RecheckResult.objects.filter(outcome="").values("household")
    return due.exclude(pk__in=running).select_related("head", "unit").order_by("pk")
