"""What the house lays down itself before anybody works in it: rules, charts of accounts, texts of consent."""

from django.utils import timezone

from zhijia.ledger.defaults import lay_defaults as lay_charts
from zhijia.notices.defaults import lay_defaults as lay_texts
from zhijia.rulebook.defaults import lay_defaults as lay_rules


def lay_defaults() -> None:
    """Idempotent: what a federation has set is never touched."""
    lay_rules()
    lay_charts()
    lay_texts(at=timezone.now())
