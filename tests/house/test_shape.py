"""The shape of the code: what fits in the palm, what stands where, who may look at the clock."""

import ast

import pytest

from tests.house.source import Module, dotted, modules

FILE_LINES, FUNCTION_LINES, CLASS_LINES = 250, 50, 250
WRITES = {
    "save",
    "create",
    "update",
    "delete",
    "get_or_create",
    "update_or_create",
    "bulk_create",
    "bulk_update",
}
JUNK = {"utils", "util", "helpers", "common", "misc"}
CLOCKS = {"datetime.now", "datetime.today", "date.today", "timezone.now", "timezone.localdate", "time.time"}
MAY_LOOK = {"views", "tasks", "middleware", "feeds"}
LAYS_ITSELF = "rulebook/defaults.py"  # runs from `zhijia migrate`; the house itself is the actor


def length(node: ast.AST) -> int:
    return node.end_lineno - node.lineno + 1


def named(kind: type[ast.AST] | tuple[type[ast.AST], ...], limit: int) -> list[str]:
    return [
        f"{module.at(node)} {node.name}：{length(node)} 行"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, kind) and length(node) > limit
    ]


def test_files_are_read_in_a_sitting():
    assert [module.name for module in modules() if len(module.text.splitlines()) > FILE_LINES] == []


def test_functions_fit_in_the_palm():
    assert named((ast.FunctionDef, ast.AsyncFunctionDef), FUNCTION_LINES) == []


def test_classes_stay_small():
    assert named(ast.ClassDef, CLASS_LINES) == []


def test_no_room_keeps_a_drawer_for_junk():
    assert [module.name for module in modules() if module.path.stem in JUNK or module.shelf in JUNK] == []


def imports_within(node: ast.AST) -> list[ast.AST]:
    return [inner for inner in ast.walk(node) if isinstance(inner, ast.Import | ast.ImportFrom)]


def test_imports_stand_at_the_top():
    """Only `ready()` imports inside: rooms register what they have when all models are loaded."""
    found = [
        module.at(inner)
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef) and not (node.name == "ready" and module.shelf == "apps")
        for inner in imports_within(node)
    ]
    assert found == []


def writes(module: Module) -> list[str]:
    return [
        f"{module.at(call)} .{call.func.attr}"
        for call in module.calls()
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in WRITES
        and not is_mapping(call.func.value)
    ]


def is_mapping(node: ast.AST) -> bool:
    """A plain name, as in `context.update(...)`, is a dictionary; rows are reached through something dotted."""
    return isinstance(node, ast.Name) and node.id in {"context", "told", "headers"}


def test_views_write_nothing():
    assert [found for module in modules() if module.shelf == "views" for found in writes(module)] == []


def test_nothing_listens_behind_the_back():
    names = {
        f"{module.at(node)} {dotted(node)}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Name | ast.Attribute)
        and dotted(node).split(".")[-1] in {"receiver", "post_save", "pre_save"}
    }
    assert names == set()


def test_services_are_told_the_time():
    found = [
        f"{module.at(call)} {dotted(call.func)}"
        for module in modules()
        if module.shelf not in MAY_LOOK and module.room != "site" and module.name != LAYS_ITSELF
        for call in module.calls()
        if dotted(call.func) in CLOCKS and not tells_the_day_of(call)
    ]
    assert found == []


def tells_the_day_of(call: ast.Call) -> bool:
    """`localdate(at)` asks on which day a given moment fell; `localdate()` looks at the clock."""
    return dotted(call.func) == "timezone.localdate" and bool(call.args)


def test_the_reading_of_clocks_is_never_naive():
    found = [
        module.at(call)
        for module in modules()
        for call in module.calls()
        if dotted(call.func) in {"datetime.now", "date.today", "datetime.today"}
        and not call.args
        and not call.keywords
    ]
    assert found == []


@pytest.mark.parametrize(
    ("line", "found"), [("rows.filter().update(x=1)", 1), ("context.update(x=1)", 0), ("form.save()", 1)]
)
def test_the_rule_itself_sees_what_it_should(line, found):
    assert len(writes(Module(modules()[0].path, line, ast.parse(line)))) == found
