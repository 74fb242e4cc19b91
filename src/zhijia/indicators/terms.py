"""Words of counting."""

from enum import StrEnum


class Nature(StrEnum):
    """A flow happens within a period; a stock stands on a day."""

    FLOW = "flow"
    STOCK = "stock"

    @property
    def label(self) -> str:
        return {"flow": "期间发生", "stock": "期末存量"}[self.value]
