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

from zhijia.indicators.indicator import every as every_indicator
from zhijia.sheets.registers import Register
from zhijia.sheets.registers import every as every_register

DOCS = Path(__file__).resolve().parent
HOUSE = DOCS.parent / "src" / "zhijia"
ROOMS = tuple(sorted(place.name for place in HOUSE.iterdir() if (place / "__init__.py").exists()))
WRITTEN = "（本页由 `python -m docs.build` 从代码写成，请改代码，不要改本页。）"


def main() -> None:
    for name, text in pages().items():
        (DOCS / name).write_text(text)
        print(f"docs/{name}")


def pages() -> dict[str, str]:
    return {
        "glossary.md": page("词汇表", glossary()),
        "registers.md": page("台账", registers()),
        "indicators.md": page("指标", indicators()),
        "rooms.md": page("房间", rooms()),
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
