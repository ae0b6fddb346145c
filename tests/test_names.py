"""Functions are named for what they do: by a verb, not by the participle of what they give back."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1] / "mtcheck"
IRREGULAR = frozenset(
    """bound built bent begun bought brought broken caught chosen done drawn driven fed felt found forgotten
    frozen given gone grown heard held hidden kept known laid led left lent lost made meant met paid said seen
    sent shown sold spelt spent spoken stolen struck stuck sunk swept taken taught thought thrown told torn
    understood withdrawn won worn written""".split()
)
DECORATORS = frozenset({"remembered"})
"""Adjectives that say what becomes of a function."""


def is_participle(name: str) -> bool:
    return name in IRREGULAR or (
        "_" not in name and name.endswith("ed") and name not in ("need", "feed", "seed", "embed")
    )


def public_functions() -> Iterator[tuple[str, str]]:
    """Functions of modules that others may use; methods and properties say what a thing is, checks what they find."""
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and node.name != path.stem:
                yield str(path.relative_to(ROOT)), node.name


def test_no_function_is_named_by_a_participle():
    named = [each for each in public_functions() if is_participle(each[1]) and each[1] not in DECORATORS]
    assert named == []
