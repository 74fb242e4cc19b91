"""Words of the union's start-up loans (创保贷)."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """A renewal is money paid out once more; it is not another borrower."""

    FIRST = "first", "首贷"
    RENEWAL = "renewal", "续贷"


KIND_ALIASES = {
    "首次": Kind.FIRST,
    "首次贷款": Kind.FIRST,
    "新贷": Kind.FIRST,
    "续期": Kind.RENEWAL,
    "续贷款": Kind.RENEWAL,
    "再贷": Kind.RENEWAL,
}


class Lent(TextChoices):
    """Only `LENT` money has reached a borrower."""

    LENT = "lent", "已放款"
    REVERSED = "reversed", "冲正"
    CANCELLED = "cancelled", "撤销"


LENT_ALIASES = {
    "放款": Lent.LENT,
    "已发放": Lent.LENT,
    "已冲正": Lent.REVERSED,
    "冲销": Lent.REVERSED,
    "已撤销": Lent.CANCELLED,
    "取消": Lent.CANCELLED,
}
