"""Reading messages, notices, consents; none of it writes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from zhijia.base.errors import Refused
from zhijia.people.models import Person
from zhijia.rulebook.queries import rule

from .models import Consent, ConsentText, Listed, Objection, Publicity
from .rules import shows_names
from .terms import Purpose

SHOWN_DAYS = "notices.shown_days"


def public_publicities() -> QuerySet[Publicity]:
    """Every notice by its title and days; persons are `public_lines`."""
    return Publicity.objects.select_related("unit").order_by("-since", "-pk")


def desk_publicities(seen: QuerySet[Publicity]) -> QuerySet[Publicity]:
    """With how many lines stand and how many objections wait, counted by the database."""
    standing = Count("lines", filter=Q(lines__struck_at=None), distinct=True)
    waiting = Count("objections", filter=Q(objections__answered_at=None), distinct=True)
    return seen.select_related("unit").annotate(standing=standing, waiting=waiting).order_by("-at", "-pk")


def public_lines(publicity: Publicity, *, on: date) -> list[Listed]:
    """The lines that stand, while names may be seen; afterwards none."""
    shown = shows_names(publicity, on=on, shown_days=_shown_days(publicity.since))
    return list(publicity.lines.filter(struck_at=None, concealed_at=None)) if shown else []


def _shown_days(since: date) -> int:
    """By the rule of the day the notice began; without a rule names go when the notice does."""
    try:
        return int(rule(SHOWN_DAYS, on=since))
    except Refused:
        return 0


def unanswered(publicity: Publicity) -> QuerySet[Objection]:
    return publicity.objections.filter(answered_at=None)


def publicity_of(subject: str) -> Publicity | None:
    """The newest notice that lists this subject: for the matter's own page."""
    return Publicity.objects.filter(lines__subject=subject).order_by("-at", "-pk").first()


def struck(subjects: Iterable[str], publicity: Publicity) -> set[str]:
    """Which of these subjects were struck from the notice."""
    gone = publicity.lines.filter(subject__in=list(subjects)).exclude(struck_at=None)
    return set(gone.values_list("subject", flat=True))


def current_texts() -> dict[str, ConsentText]:
    """The newest version for each purpose, in the order of the words."""
    newest = {text.purpose: text for text in ConsentText.objects.order_by("version")}
    return {purpose: newest[purpose] for purpose in Purpose.values if purpose in newest}


def current_text(purpose: str) -> ConsentText:
    text = ConsentText.objects.filter(purpose=purpose).order_by("-version").first()
    if text is None:
        raise Refused(f"“{Purpose(purpose).label}”还没有告知内容，请先由区总工会登记后再征求同意")
    return text


def has_consent(person: Person, purpose: str) -> bool:
    """Agreed to the newest version and not taken back: an older version no longer counts."""
    newest = ConsentText.objects.filter(purpose=purpose).order_by("-version").values("pk")[:1]
    return Consent.objects.filter(
        person=person, withdrawn_at=None, text__in=list(newest.values_list("pk", flat=True))
    ).exists()


@dataclass(frozen=True)
class Asked:
    """One purpose as the person's page shows it: the text of today, and what they said to it."""

    text: ConsentText
    standing: Consent | None
    older: Consent | None


def asked_of(person: Person) -> list[Asked]:
    given = list(Consent.objects.filter(person=person).select_related("text"))
    found = []
    for purpose, text in current_texts().items():
        said = [one for one in given if one.text.purpose == purpose]
        now = next((one for one in said if one.text_id == text.pk and one.withdrawn_at is None), None)
        found.append(Asked(text, now, next((one for one in said if one is not now), None)))
    return found
