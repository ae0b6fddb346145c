"""What users read is a native's English: no message has the constructions that translated German leaves."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "mtcheck"
BANNED = re.compile(
    r"\bstands?\b|\bbeside\b|(?<!there )\b(?:is|are) no (?!longer|more|match)|\btold\b|\bin peace\b|\d %|\bspoken of\b"
    r"|\bspeaks? of\b|\baffairs?\b|\bis none of\b|\banew\b|\bset beside\b|\bsave (?:that|where|for)\b"
)
"""'is' for 'stands', 'against' or 'with' for 'beside', 'not a date' for 'no day', '98%' for '98 %'."""

DOCS = sorted([*(ROOT.parent / "docs").glob("*.md"), ROOT.parent / "README.md", ROOT.parent / "CONTRIBUTING.md"])
BANNED_IN_DOCS = re.compile(
    r"\bstands?\b(?! for\b|-in\b)|\btold\b|\bin peace\b|\bspoken of\b|\bspeaks? of\b|\baffairs?\b|\banew\b"
    r"|\bis none of\b|\bset beside\b|\bsave (?:that|where|for)\b"
    r"|\b(?:is|are) no (?:part|fault|article|proof|finding|pair|gate)\b"
)
"""The same in prose, where *stands for* and *beside* have their places."""


def messages(path: Path) -> list[tuple[int, str]]:
    """The strings of a module that hold a sentence or a part of one; its docstrings are not among them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in bare and " " in node.value
    ]


def is_pattern(text: str) -> bool:
    return "\\b" in text or "(?" in text


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_messages_are_native_english(path):
    found = [(line, text) for line, text in messages(path) if not is_pattern(text) and BANNED.search(text)]
    assert found == []


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_docs_are_native_english(path):
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    assert [(number, line) for number, line in lines if BANNED_IN_DOCS.search(line)] == []


def test_the_banned_constructions_are_found():
    for text in (
        "the original stands there",
        "this is no day",
        "98 % sure",
        "set beside the page",
        "'x' is none of a, b",
    ):
        assert BANNED.search(text)
    for text in ("there is no text in the page", "it is no longer there", "outstanding", "98% sure"):
        assert not BANNED.search(text)
