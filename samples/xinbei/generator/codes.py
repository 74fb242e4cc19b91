"""Numbers with a right check digit that nobody bears: 320498 and 320499 are no county, and XB begins no organisation code."""

from datetime import date

IDENTITY_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CREDIT_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def identity(division: str, born: date, sequence: int) -> str:
    """A resident identity number (GB 11643-1999)."""
    first = f"{division}{born:%Y%m%d}{sequence:03d}"
    return first + "10X98765432"[sum(int(c) * w for c, w in zip(first, IDENTITY_WEIGHTS, strict=True)) % 11]


def credit_code(kind: str, serial: int) -> str:
    """A unified social credit code (GB 32100-2015) around an organisation code (GB 11714)."""
    organisation = f"XB{serial:06d}"
    left = 11 - sum(_sign(c) * w for c, w in zip(organisation, ORGANISATION_WEIGHTS, strict=True)) % 11
    first = f"{kind}320411{organisation}{'X' if left == 10 else left % 11}"
    total = sum(CREDIT_SIGNS.index(c) * pow(3, n, 31) for n, c in enumerate(first))
    return first + CREDIT_SIGNS[(31 - total % 31) % 31]


def card_number(serial: int) -> str:
    """Nineteen digits that end in a Luhn check; no bank issues numbers that begin with 9320."""
    first = f"9320411{serial:011d}"
    doubled = (int(c) * (2 - n % 2) for n, c in enumerate(reversed(first)))
    return first + str(-sum(d - 9 if d > 9 else d for d in doubled) % 10)


def _sign(char: str) -> int:
    return int(char) if char.isdigit() else ord(char) - ord("A") + 10
