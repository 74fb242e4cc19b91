"""What people read: templates without hidden code, full-width punctuation, refusals that say what to do."""

import ast
import re

import pytest

from tests.house.source import HALF_WIDTH, ROOT, Module, dotted, modules, sentence, templates, tracked
from zhijia.audit.terms import Deed

HIDDEN = {
    "行内样式": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "行内脚本": re.compile(
        r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/(?:ld\+)?json\")[^>]*>", re.IGNORECASE
    ),
    "javascript 链接": re.compile(r"javascript:", re.IGNORECASE),
    "行内事件": re.compile(r"\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
}
CODE_IN_TEMPLATE = re.compile(r"{#.*?#}|{%.*?%}|{{.*?}}|<[^>]+>", re.DOTALL)
LOOKS_LIKE_A_PATTERN = re.compile(r"[\[\]|\\^$]|\(\?|[)\]]\?")
SAYS_WHAT_TO_DO = ("请", "可")
ONE_MACHINE = re.compile(r"(?<![\w.~-])/" + r"(?:work|tmp|root|home|Users)/\w")
HOSTS = re.compile(
    "|".join(("py" + r"pi\.org", "python" + "hosted", "npm" + r"js\.(?:com|org)", "arti" + "factory"))
)
READS_OTHERS = ["reports", "reading"]  # knows how reports are written, half-width or not
MUST_NAME_A_PLACE = {"requirements.lock", "requirements-dev.lock"}


@pytest.mark.parametrize("what", HIDDEN)
def test_templates_hide_no_code(what):
    found = [
        f"{name}：{match[0].strip()}" for name, text in templates() for match in HIDDEN[what].finditer(text)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("what", "line"),
    [
        ("行内样式", '<p style="color: red">'),
        ("行内脚本", "<script>alert(1)</script>"),
        ("javascript 链接", '<a href="javascript:go()">'),
        ("行内事件", '<button type="button" onclick="go()">'),
    ],
)
def test_the_rule_itself_sees_what_it_should(what, line):
    assert HIDDEN[what].search(line)
    assert not HIDDEN["行内脚本"].search('<script src="/static/app.js" defer></script>')


def test_templates_write_full_width_punctuation():
    told = [(name, CODE_IN_TEMPLATE.sub("\n", text)) for name, text in templates()]
    assert [f"{name}：{match[0]}" for name, text in told for match in HALF_WIDTH.finditer(text)] == []


def strings(module: Module) -> list[tuple[int, str]]:
    """Sentences of a module: not docstrings, not patterns that read Chinese, not the spellings of clerks (keys of aliases)."""
    patterns = {
        id(inner)
        for call in module.calls()
        if dotted(call.func).startswith("re.")
        for inner in ast.walk(call)
    }
    patterns |= {id(key) for node in ast.walk(module.tree) if isinstance(node, ast.Dict) for key in node.keys}
    patterns |= {id(node.value) for node in ast.walk(module.tree) if isinstance(node, ast.Expr)}
    found = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant | ast.JoinedStr) and id(node) not in patterns:
            text = sentence(node)
            if text and not LOOKS_LIKE_A_PATTERN.search(text):
                found.append((node.lineno, text))
    return found


def test_sentences_in_code_write_full_width_punctuation():
    found = [
        f"{module.name}:{line}：{match[0]}"
        for module in modules()
        if module.name.split("/")[:2] != READS_OTHERS
        for line, text in strings(module)
        for match in HALF_WIDTH.finditer(text)
    ]
    assert found == []


def test_every_refusal_says_what_to_do():
    found = [
        f"{module.at(call)} {said}"
        for module in modules()
        for call in module.calls()
        if dotted(call.func) == "Refused" and call.args and (said := sentence(call.args[0]))
        if not any(word in said for word in SAYS_WHAT_TO_DO)
    ]
    assert found == []


def readable() -> list[tuple[str, str]]:
    told = []
    for path in tracked():
        try:
            told.append((str(path.relative_to(ROOT)), path.read_text()))
        except UnicodeDecodeError:
            continue
    return told


def test_no_file_knows_one_machine():
    found = [f"{name}：{match[0]}" for name, text in readable() for match in ONE_MACHINE.finditer(text)]
    assert found == []


def test_no_file_names_where_packages_come_from():
    found = [
        f"{name}：{match[0]}"
        for name, text in readable()
        if name not in MUST_NAME_A_PLACE
        for match in HOSTS.finditer(text)
    ]
    assert found == []


def test_every_deed_of_the_diary_has_its_words():
    written = set()
    for path in sorted((ROOT / "src").rglob("*.py")):
        written |= set(re.findall(r'note\(\s*"([a-z_.]+)"', path.read_text("utf-8")))

    assert written == set(Deed.values)
