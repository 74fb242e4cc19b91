"""A sheet and the manner in which its clerk types: what is said is one thing, how it is written another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

Cell = str | int | float | date | None
Row = dict[str, Cell]

EPOCH = date(1899, 12, 30)
# What becomes of the dates of a column, row by row; the real date stays a date of the workbook.
DATES: Mapping[str, tuple[str, ...]] = {
    "real": ("real",),
    "dots": ("dots",),
    "chinese": ("chinese",),
    "slashes": ("slashes",),
    "careless": ("real", "real", "dots", "real", "chinese", "real", "slashes", "real", "serial"),
}


@dataclass(frozen=True)
class Manner:
    """`labels` are the clerk's own words for columns, `first` the columns moved to the front, `total` the one summed below."""

    heading: str = ""
    reporter: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    first: tuple[str, ...] = ()
    numbered: bool = False
    dates: str = "real"
    figures: tuple[str, ...] = ()  # columns whose figures are typed with commas or 万
    blanks: bool = False
    total: str = ""
    encoding: str = ""  # told for .csv only


@dataclass(frozen=True)
class Sheet:
    """One register of the sample; `number` gives the order in which the files are brought in."""

    number: str
    title: str
    columns: tuple[str, ...]
    rows: list[Row]
    manner: Manner = Manner()
    part: str = ""

    @property
    def file(self) -> str:
        return f"{self.number} {self.title}{self.part}.{'csv' if self.manner.encoding else 'xlsx'}"

    @property
    def order(self) -> list[str]:
        return [*self.manner.first, *(label for label in self.columns if label not in self.manner.first)]

    @property
    def header(self) -> list[str]:
        labels = [self.manner.labels.get(label, label) for label in self.order]
        return ["序号", *labels] if self.manner.numbered else labels

    def typed(self) -> Iterator[list[Cell]]:
        """The rows as the clerk leaves them, with the line of totals at the end."""
        for n, row in enumerate(self.rows):
            cells = [self._typed(label, row.get(label), n) for label in self.order]
            yield [n + 1, *cells] if self.manner.numbered else cells
        if self.manner.total:
            yield self._total()

    def _typed(self, label: str, cell: Cell, n: int) -> Cell:
        if cell is None:
            return None
        if isinstance(cell, str):
            return f"{cell}  " if self.manner.blanks and n % 17 == 3 else cell
        if isinstance(cell, date):
            styles = DATES[self.manner.dates]
            return typed_day(cell, styles[n % len(styles)])
        return typed_figure(cell, n) if label in self.manner.figures else cell

    def _total(self) -> list[Cell]:
        added = sum(cell for row in self.rows if isinstance(cell := row.get(self.manner.total), int | float))
        return ["合计", *(added if label == self.manner.total else None for label in self.order[1:])]


def typed_day(day: date, style: str) -> Cell:
    """2018.9.14, 2018年9月14日, 2018/9/14, the bare serial number, or the date itself."""
    match style:
        case "dots":
            return f"{day.year}.{day.month}.{day.day}"
        case "chinese":
            return f"{day.year}年{day.month}月{day.day}日"
        case "slashes":
            return f"{day.year}/{day.month}/{day.day}"
        case "serial":
            return (day - EPOCH).days
    return day


def typed_figure(figure: float, n: int) -> Cell:
    """Every third with commas, every fifth round one in 万."""
    if n % 5 == 0 and figure >= 10_000 and figure % 100 == 0:
        return f"{figure / 10_000:g}万"
    return f"{figure:,}" if n % 3 == 0 and figure >= 1000 else figure
