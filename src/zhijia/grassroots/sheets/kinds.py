"""A kind of column that only this room's registers have."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from zhijia.base.errors import Refused
from zhijia.sheets.cells import tidy
from zhijia.sheets.columns import Kind, Known


@dataclass(frozen=True)
class YesNo(Kind):
    """是 or 否; clerks' other answers are aliases, as 请假 on a roll is a 否."""

    aliases: Mapping[str, bool] = field(default_factory=dict)

    def read(self, cell: Any, known: Known) -> bool:  # noqa: ARG002
        answers = {"是": True, "否": False, **self.aliases}
        text = tidy(cell)
        if text not in answers:
            raise Refused(f"“{text}”不在可选范围，请填：{'、'.join(answers)}")
        return answers[text]

    def show(self, value: Any) -> Any:
        return "是" if value else "否"
