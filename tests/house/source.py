"""The house as text: modules as trees, templates, and every tracked file."""

import ast
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "src" / "zhijia"
CHINESE = "一-鿿"
HALF_WIDTH = re.compile(rf"[{CHINESE}][,;:!?()][{CHINESE}]")


@dataclass(frozen=True)
class Module:
    """One file of the house."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        return str(self.path.relative_to(HOUSE))

    @property
    def room(self) -> str:
        return self.name.split("/")[0]

    @property
    def shelf(self) -> str:
        """The first word after the room: `views` for `sheets/views/lists.py`."""
        return self.name.split("/")[1].removesuffix(".py")

    def calls(self) -> Iterator[ast.Call]:
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))

    def at(self, node: ast.AST) -> str:
        return f"{self.name}:{node.lineno}"


@cache
def modules() -> tuple[Module, ...]:
    paths = sorted(
        path for path in HOUSE.rglob("*.py") if "migrations" not in path.parts and path.parent != HOUSE
    )
    return tuple(
        Module(path, text, ast.parse(text)) for path in paths if (text := path.read_text()) is not None
    )


@cache
def templates() -> tuple[tuple[str, str], ...]:
    return tuple((str(path.relative_to(HOUSE)), path.read_text()) for path in sorted(HOUSE.rglob("*.html")))


def tracked() -> list[Path]:
    """Files that are, or are about to be, under version control."""
    told = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return [path for name in told.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def dotted(node: ast.AST) -> str:
    """`timezone.now` of the expression that says so."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def sentence(node: ast.AST) -> str:
    """The words of a literal, blanks of an f-string left out."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(sentence(part) for part in node.values)
    if isinstance(node, ast.BinOp):
        return sentence(node.left) + sentence(node.right)
    return ""
