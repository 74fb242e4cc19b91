"""A register is a table that clerks keep in Excel: its columns, its natural key, what it is filtered by."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from zhijia.base.errors import Refused

from .columns import Column
from .models import Intake


class Part(Protocol):
    """A joined table that some columns fill: the person of an award, the session of a contest."""

    @property
    def name(self) -> str:
        """The foreign key it fills."""
        ...

    def save(
        self, rows: Sequence[dict[str, Any]], keys: Sequence[str], *, intake: Intake
    ) -> Sequence[int | None]:
        """Write what the rows (field → value) of this file say of this table and answer each row's id."""
        ...


Writer = Callable[[Sequence[dict[str, Any]], Intake], None]
RowRule = Callable[[dict[str, Any]], None]


@dataclass(frozen=True)
class Register:
    """`where` and `when` are the paths to the union and the day of a row; `facets` the choices a list filters by."""

    code: str
    title: str
    model: Any
    columns: tuple[Column, ...]
    where: str = "unit"
    when: str = ""
    facets: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    rules: tuple[RowRule, ...] = ()
    writer: Writer | None = None  # for tables that services write one by one, as the tree of unions
    group: str = ""
    order: int = 50

    @property
    def key(self) -> tuple[int, ...]:
        return tuple(n for n, column in enumerate(self.columns) if column.key)

    @property
    def listed(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.listed)

    def column(self, field: str) -> Column:
        return next(column for column in self.columns if column.field == field)


_registers: dict[str, Register] = {}
Link = tuple[str, str]  # label and address
opens: list[Callable[[Register], list[Link]]] = []  # what higher rooms offer beside a register: its figures


def add(*registers: Register) -> None:
    """Called by rooms in `ready()`."""
    _registers.update({register.code: register for register in registers})


def every() -> Iterable[Register]:
    return sorted(_registers.values(), key=lambda register: (register.order, register.code))


def find(code: str) -> Register:
    """By code or by title, as an officer would call it."""
    for register in _registers.values():
        if code in (register.code, register.title):
            return register
    raise Refused(f"没有名为“{code}”的台账，可用：{'、'.join(r.code for r in every())}")


def for_model(model: Any) -> Register | None:
    return next((register for register in _registers.values() if register.model is model), None)
