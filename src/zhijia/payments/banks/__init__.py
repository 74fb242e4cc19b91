"""Files to the bank and back. The layouts are written down for the bank's technician in docs/bank-files.md."""

from collections.abc import Mapping

from zhijia.base.errors import Refused

from .fixed import Fixed
from .layout import Answer, Bank, Head, Paying, fits, meaning
from .tables import Csv, Xlsx

banks: Mapping[str, Bank] = {bank.code: bank for bank in (Fixed(), Csv(), Xlsx())}


def find(code: str) -> Bank:
    if code not in banks:
        raise Refused(f"没有“{code}”这种银行文件格式，请从列出的格式中选择")
    return banks[code]


__all__ = ["Answer", "Bank", "Head", "Paying", "banks", "find", "fits", "meaning"]
