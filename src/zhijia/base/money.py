"""Money is integer fen inside and yuan at the edge; floats never enter."""

from decimal import Decimal, InvalidOperation

from .errors import Refused


def yuan(text: str | int | Decimal) -> int:
    """Fen from what a person wrote in yuan: `yuan("12.30") == 1230`. Refuses more than two decimals."""
    try:
        fen = Decimal(str(text).replace(",", "").replace("，", "").strip()) * 100
    except InvalidOperation:
        raise Refused(f"“{text}”不是金额，请填写数字，如 2500 或 2500.50") from None
    if not fen.is_finite() or fen != fen.to_integral_value():
        raise Refused(f"“{text}”精确到了分以下，请保留两位小数")
    return int(fen)


def in_yuan(fen: int) -> str:
    """Yuan with thousands separators, decimals only when there are any: 453,200 or 12.30."""
    whole, rest = divmod(abs(fen), 100)
    sign = "-" if fen < 0 else ""
    return f"{sign}{whole:,}" + (f".{rest:02d}" if rest else "")
