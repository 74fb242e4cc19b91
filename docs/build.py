"""Pages that are written from the code, so that they are true: `python -m docs.build`; a house test keeps them fresh."""

import ast
import inspect
import os
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhijia.site.settings")
django.setup()

from django.db.models import TextChoices

from zhijia.access.terms import Permission
from zhijia.indicators.indicator import every as every_indicator
from zhijia.matters.flows import Applicant, AtDesk, Clock, Flow, Move, Wait, diagram, flows
from zhijia.matters.models import Matter
from zhijia.orgs.models import Unit
from zhijia.orgs.terms import UnitKind
from zhijia.rulebook.examples import ROWS as RULES
from zhijia.sheets.registers import Register
from zhijia.sheets.registers import every as every_register

DOCS = Path(__file__).resolve().parent
HOUSE = DOCS.parent / "src" / "zhijia"
ROOMS = tuple(sorted(place.name for place in HOUSE.iterdir() if (place / "__init__.py").exists()))
WRITTEN = "（本页由 `python -m docs.build` 从代码写成，请改代码，不要改本页。）"


def main() -> None:
    (DOCS / "flows").mkdir(exist_ok=True)
    for name, text in pages().items():
        (DOCS / name).write_text(text)
        print(f"docs/{name}")


def pages() -> dict[str, str]:
    return {
        "glossary.md": page("词汇表", glossary()),
        "registers.md": page("台账", registers()),
        "indicators.md": page("指标", indicators()),
        "rooms.md": page("房间", rooms()),
        **{f"flows/{kind}.md": page(one.title, flow(one)) for kind, one in sorted(flows.items())},
    }


def page(title: str, lines: Iterable[str]) -> str:
    return "\n".join([f"# {title}", "", WRITTEN, "", *lines]).rstrip() + "\n"


def glossary() -> Iterator[str]:
    """The words of the trade, written by hand, then every word of every room: on screen, and in code."""
    yield from (*(DOCS / "words.md").read_text("utf-8").splitlines(), "")
    for room in ROOMS:
        if not (HOUSE / room / "terms.py").exists():
            continue
        module = import_module(f"zhijia.{room}.terms")
        yield from (f"## {room}", "", inspect.getdoc(module) or "", "")
        for name, words in terms_of(module):
            yield from (f"### {name}", "")
            if said := own_doc(words):
                yield from (said, "")
            yield from table(("屏幕上", "代码里"), [(str(word.label), f"`{word.value}`") for word in words])


def terms_of(module: ModuleType) -> list[tuple[str, type[TextChoices]]]:
    return [
        (name, thing)
        for name, thing in vars(module).items()
        if inspect.isclass(thing)
        and issubclass(thing, TextChoices)
        and thing.__module__ == module.__name__
        and name == thing.__name__
    ]


def own_doc(words: type[TextChoices]) -> str:
    return inspect.cleandoc(words.__dict__.get("__doc__") or "")


def registers() -> Iterator[str]:
    for register in every_register():
        yield from (f"## {register.title}", "", f"代码 `{register.code}`，归“{register.group}”。", "")
        yield from table(("列", "必填", "唯一", "也认作", "示例"), columns(register))


def columns(register: Register) -> list[tuple[str, ...]]:
    return [
        (
            one.label,
            "是" if one.required else "",
            "是" if one.key else "",
            "、".join(one.aliases),
            one.example,
        )
        for one in register.columns
    ]


def indicators() -> Iterator[str]:
    room = ""
    for one in every_indicator():
        if one.code.split(".")[0] != room:
            room = one.code.split(".", maxsplit=1)[0]
            yield from (f"## {room}", "")
        yield from (
            f"### {one.name}",
            "",
            f"代码 `{one.code}`，单位“{one.unit}”，{one.nature.label}。{one.definition}。",
            "",
        )
        if one.footnote:
            yield from (f"{one.footnote}。", "")


def flow(one: Flow) -> Iterator[str]:
    """A process as it is declared: its states, its route, who may do what, how long each step may take."""
    yield from (f"编号 `{one.prefix}-年-序号`，查看需要“{said(one.view)}”。", "")
    yield from ("```mermaid", diagram(one), "```", "", "## 状态", "")
    waits = {state: one.waits.get(state) for state in one.states}
    yield from table(
        ("状态", "代码里", "等谁", "期限"),
        [
            (
                label,
                f"`{state}`",
                awaited(one, state, waits[state]),
                limit(waits[state].limit if waits[state] else ""),
            )
            for state, label in one.states.items()
        ],
    )
    yield from route(one)
    yield from ("## 动作", "")
    names = one.states
    yield from table(
        ("动作", "代码里", "从", "到", "谁", "说明"),
        [
            (
                move.label,
                f"`{move.verb}`",
                "、".join(names[state] for state in move.sources.split()),
                "、".join(names[state] for state in move.targets.split()),
                who(move),
                "、".join(marks(move)),
            )
            for move in one.moves
        ],
    )


def route(one: Flow) -> Iterator[str]:
    if one.route_said:
        yield from ("## 路线", "", one.route_said, "")
        return
    yield from ("## 路线", "", "以镇街下属基层工会的会员为例；提交那天排定，以后会员接转也不改。", "")
    stops = one.route(Matter(kind=one.kind, unit=example_union()))
    yield from table(
        ("环节", "单位", "岗位", "期限"),
        [(stop.label, str(stop.unit), said(stop.permission), limit(stop.limit)) for stop in stops],
    )


def said(permission: str) -> str:
    return str(Permission(permission).label)


def awaited(one: Flow, state: str, wait: Wait | None) -> str:
    if state in one.endings:
        return "（终点）"
    if state == "review":
        return "路线上的各环节"
    return said(wait.permission) if wait and wait.permission else "申请人"


def limit(code: str) -> str:
    """The rule by its name; how many days is the rulebook's to say, day by day."""
    return (
        next((f"{name}（`{code}`）" for known, _, _, name, _, _ in RULES if known == code), "")
        if code
        else ""
    )


def who(move: Move) -> str:
    if isinstance(move.who, Applicant):
        return "申请人或录入人"
    if isinstance(move.who, Clock):
        return "系统（期限届满）"
    return "所在环节的岗位" if isinstance(move.who, AtDesk) else said(move.who.permission)


def marks(move: Move) -> Iterator[str]:
    told = (
        (move.decides, "裁量"),
        (move.money, "动钱"),
        (move.needs_note, "写理由"),
        (move.reopens, "回到上一环节"),
    )
    yield from (word for true, word in told if true)


def example_union() -> Unit:
    """In memory only: a plant's union, its town, the district, the city."""
    city = Unit(name="市总工会", short="市", kind=UnitKind.CITY)
    district = Unit(name="区总工会", short="区", kind=UnitKind.DISTRICT, parent=city)
    town = Unit(name="镇总工会", short="镇", kind=UnitKind.TOWN, parent=district)
    return Unit(name="工厂工会", kind=UnitKind.SINGLE, parent=town)


def rooms() -> Iterator[str]:
    """Arrows point at what a room stands on; what follows from other arrows is left out."""
    below = {room: imports_of(room) for room in ROOMS}
    yield from ("箭头指向所依靠的房间；可由其他箭头推出的不画。", "", "```mermaid", "graph TD")
    for room, rests_on in below.items():
        reached = {far for near in rests_on for far in beneath(near, below)}
        yield from (f"  {room} --> {other}" for other in sorted(rests_on - reached))
    yield from ("```", "")
    for room in ROOMS:
        module = import_module(f"zhijia.{room}.apps") if (HOUSE / room / "apps.py").exists() else None
        config = (
            next((one for one in vars(module).values() if getattr(one, "name", "") == f"zhijia.{room}"), None)
            if module
            else None
        )
        yield f"- `{room}` {getattr(config, 'verbose_name', '')}".rstrip()


def imports_of(room: str) -> set[str]:
    found = set()
    for path in (HOUSE / room).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("zhijia."):
                found.add(str(node.module).split(".")[1])
    return found - {room}


def beneath(room: str, below: dict[str, set[str]]) -> set[str]:
    found, waiting = set(), set(below[room])
    while waiting:
        found.add(one := waiting.pop())
        waiting |= below[one] - found
    return found


def table(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> list[str]:
    lines = [header, tuple("---" for _ in header), *rows]
    return [*(f"| {' | '.join(cell.replace('|', '／') for cell in line)} |" for line in lines), ""]


if __name__ == "__main__":
    main()
