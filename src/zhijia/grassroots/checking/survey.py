"""《基层工会调查表》 as data: its items, and the logical cross-checks between its cells (逻辑检查).

Items 901–904 carry the numbers of the national scheme (国统制〔2019〕107号). Its other tables were not found: every other
number here is this house's own, and the page says so. `None` in a cell means nobody has told it yet; such a cell is not judged.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from zhijia.rulebook.queries import rule_row

Cells = Mapping[str, int | None]
KIND, EMPLOYEES, MEMBERS, WOMEN, RETAINED = "904", "Z101", "Z111", "Z112", "Z116"


@dataclass(frozen=True)
class Item:
    """`asked`: no record of the house tells it, so an officer fills it in. `flag`: 1 is 有, 0 is 无."""

    code: str
    section: str
    label: str
    unit: str = "人"
    asked: bool = False
    flag: bool = False

    @property
    def cell(self) -> str:
        return f"{self.label}（{self.code}）"

    def told(self, value: int | None) -> str:
        if value is None:
            return "待填" if self.asked else "没有记录"
        return ("无", "有")[value > 0] if self.flag else f"{value:,} {self.unit}"


ONE, TWO, THREE, FOUR = "一、职工", "二、会员与覆盖单位", "三、工会干部与委员会", "四、民主管理与维权"
ITEMS = (
    Item(EMPLOYEES, ONE, "职工人数"),
    Item("Z102", ONE, "其中：女职工", asked=True),
    Item("Z103", ONE, "其中：农民工", asked=True),
    Item("Z104", ONE, "其中：劳务派遣工", asked=True),
    Item(MEMBERS, TWO, "会员人数"),
    Item(WOMEN, TWO, "其中：女会员"),
    Item("Z113", TWO, "其中：农民工会员"),
    Item("Z114", TWO, "其中：劳务派遣工会员"),
    Item("Z115", TWO, "其中：在册会员"),
    Item(RETAINED, TWO, "其中：保留会籍会员"),
    Item("Z121", TWO, "覆盖单位数", "家"),
    Item("Z131", THREE, "工会干部人数"),
    Item("Z132", THREE, "其中：专职"),
    Item("Z133", THREE, "其中：兼职"),
    Item("Z141", THREE, "工会主席"),
    Item("Z142", THREE, "工会委员会委员"),
    Item("Z143", THREE, "女职工委员会", flag=True),
    Item("Z144", THREE, "经费审查委员会或经审委员", flag=True),
    Item("Z161", FOUR, "职工代表大会", asked=True, flag=True),
    Item("Z162", FOUR, "职工代表人数", asked=True),
    Item("Z163", FOUR, "其中：女职工代表", asked=True),
    Item("Z164", FOUR, "厂务公开", asked=True, flag=True),
    Item("Z165", FOUR, "综合集体合同", asked=True, flag=True),
    Item("Z166", FOUR, "工资专项集体合同", asked=True, flag=True),
    Item("Z167", FOUR, "女职工专项集体合同", asked=True, flag=True),
    Item("Z168", FOUR, "劳动争议调解委员会", asked=True, flag=True),
    Item("Z169", FOUR, "工会劳动法律监督组织", asked=True, flag=True),
    Item("Z170", FOUR, "工会劳动保护监督检查委员会", asked=True, flag=True),
    Item("Z171", FOUR, "职工董事人数", asked=True),
    Item("Z172", FOUR, "其中：女职工董事", asked=True),
)
BY_CODE = {item.code: item for item in (*ITEMS, Item(KIND, "", "基层工会组织类型", ""))}
ASKED = tuple(item for item in ITEMS if item.asked)


@dataclass(frozen=True)
class Failure:
    """What does not fit, naming every cell of it."""

    cells: tuple[str, ...]
    says: str


@dataclass(frozen=True)
class Logic:
    """The sum of the left cells is at most (≤), or equals (=), that of the right ones; `when` a cell has a value."""

    left: tuple[str, ...]
    sign: str
    right: tuple[str, ...]
    most: int = 0  # added to the right side
    when: tuple[str, int] | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        return (*self.left, *self.right, *([self.when[0]] if self.when else []))

    def judge(self, told: Cells) -> Failure | None:
        values = {code: value for code in self.cells if (value := told.get(code)) is not None}
        if len(values) < len(self.cells) or (self.when and values[self.when[0]] != self.when[1]):
            return None
        left, right = (sum(values[code] for code in side) for side in (self.left, self.right))
        right += self.most
        if left == right or (self.sign == "≤" and left < right):
            return None
        return Failure(
            self.cells, f"{self._side(self.left, left)}，应{self._should()}{self._over(right)}，请核对"
        )

    def _side(self, codes: Sequence[str], value: int) -> str:
        return f"{'＋'.join(BY_CODE[code].cell for code in codes)}为 {value:,}"

    def _should(self) -> str:
        return "等于" if self.sign == "=" else "不大于"

    def _over(self, value: int) -> str:
        kind = f"{BY_CODE[self.when[0]].cell}为 {self.when[1]} 时的 " if self.when else ""
        return f"{'＋'.join(BY_CODE[code].cell for code in self.right)}{kind or '的 '}{value:,}"


@dataclass(frozen=True)
class Needs:
    """From so many on (a rule with its article), a union shall have this."""

    of: str
    rule: str
    has: str

    def judge(self, told: Cells, *, on: date) -> Failure | None:
        number, has = told.get(self.of), told.get(self.has)
        if number is None or has is None or has > 0:
            return None
        row = rule_row(self.rule, on=on)
        if number < row.value:
            return None
        words = (
            f"{BY_CODE[self.of].cell}为 {number:,}，达到 {row.said}应当建立（{row.document}{row.article}）"
        )
        return Failure((self.of, self.has), f"{words}，{BY_CODE[self.has].cell}却没有，请核对")


LOGIC = (
    Logic(("Z102",), "≤", (EMPLOYEES,)),
    Logic(("Z103",), "≤", (EMPLOYEES,)),
    Logic(("Z104",), "≤", (EMPLOYEES,)),
    Logic((WOMEN,), "≤", (MEMBERS,)),
    Logic(("Z113",), "≤", (MEMBERS,)),
    Logic(("Z114",), "≤", (MEMBERS,)),
    Logic(("Z115", RETAINED), "=", (MEMBERS,)),
    Logic((MEMBERS,), "≤", (EMPLOYEES, RETAINED)),  # retained members need not work there any more
    Logic((WOMEN,), "≤", ("Z102", RETAINED)),
    Logic(("Z113",), "≤", ("Z103", RETAINED)),
    Logic(("Z114",), "≤", ("Z104", RETAINED)),
    Logic(("Z132", "Z133"), "=", ("Z131",)),
    Logic(("Z141",), "≤", (), most=1),
    Logic(("Z141",), "≤", ("Z131",)),
    Logic(("Z142",), "≤", ("Z131",)),
    Logic(("Z121",), "≤", (), most=1, when=(KIND, 1)),  # a union of one employer
    Logic(("Z162",), "≤", (), when=("Z161", 0)),
    Logic(("Z163",), "≤", ("Z162",)),
    Logic(("Z172",), "≤", ("Z171",)),
)
NEEDS = (Needs(MEMBERS, "unions.committee_from", "Z142"), Needs(WOMEN, "unions.women_from", "Z143"))


def failures(told: Cells, *, on: date) -> Iterator[Failure]:
    """Every cross-check that two or more told cells do not pass."""
    found = [logic.judge(told) for logic in LOGIC] + [need.judge(told, on=on) for need in NEEDS]
    return (one for one in found if one)
