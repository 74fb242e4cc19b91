"""Foundings and reorganisations: when they may be written, and two people for one change."""

from zhijia.base.errors import Refused
from zhijia.matters.models import Matter, Step
from zhijia.people.models import Account

OWN_WORK = "这件事由您提出或提交，批复须由另一人办理，请由同事或上级工会办理"
FOUNDING, REORGANISE = "founding", "reorganise"
WRITABLE = ("draft", "returned")
HANDING_IN = ("submit", "resubmit")


def by_another(step: Step) -> None:
    if {step.by_id, step.principal_id} & askers(step.matter):
        raise Refused(OWN_WORK)


def asked_by(matter: Matter, account: Account) -> bool:
    return account.pk in askers(matter)


def askers(matter: Matter) -> set[int]:
    """Who entered it, and everybody who handed it in, in whoever's name."""
    handed = matter.steps.filter(verb__in=HANDING_IN).values_list("by_id", "principal_id")
    return {matter.entered_by_id} | {pk for pair in handed for pk in pair if pk}
