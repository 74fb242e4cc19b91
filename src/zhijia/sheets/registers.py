"""A register is a table that clerks keep in Excel: its columns, its natural key, what it is filtered by."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from zhijia.base.errors import Refused

from .columns import Column, Known
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


class Matcher(Protocol):
    """Finds rows that are right and yet need somebody to look. They are held as doubts and stop nothing else."""

    @property
    def place(self) -> str:
        """The URL name of the page where they are decided."""
        ...

    def find(self, register: "Register", checked: Any, table: Any, intake: Intake) -> dict[int, Any]:
        """While staging: which rows are held, and why (row index → facts)."""
        ...

    def recheck(self, register: "Register", checked: Any, intake: Intake) -> dict[int, Any]:
        """While committing, set-wise and cheap: which of the rows to be written no longer hold as they were shown."""
        ...

    def keep(self, intake: Intake, found: Mapping[int, Any], table: Any, checked: Any) -> None:
        """Write the doubts down, in the transaction that stages or commits."""
        ...


Writer = Callable[[Sequence[dict[str, Any]], Intake], None]
RowRule = Callable[[dict[str, Any]], None]
Problems = Iterable[tuple[int, str, str]]  # row index, column label, sentence
Sweep = Callable[[Mapping[str, list[Any]], Known], Problems]
"""A rule over whole columns (field → cells), for what one row after another would be too slow; it may fill blanks."""


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
    sweeps: tuple[Sweep, ...] = ()
    writer: Writer | None = None  # for tables that services write one by one, as the tree of unions
    matcher: Matcher | None = None  # then rows of others are doubts, not wrong
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
