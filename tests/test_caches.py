"""What is remembered can be listed and forgotten, and nothing that is keyed by a text grows without a bound."""

from __future__ import annotations

import ast
import inspect
from importlib import import_module
from pathlib import Path

import mtcheck
from mtcheck.caches import clear_caches, list_caches
from mtcheck.caches.lately import Lately

SAMPLE = Path(__file__).parents[1] / "samples" / "swing-bridge"
KEYS = {
    "beside", "code", "extra", "gender", "id", "key", "kind", "language", "metric", "name", "one", "origin", "original",
    "other", "pair", "path", "pattern", "preview", "programs", "references", "script", "sound", "source", "table",
    "sheets", "tables", "target", "what", "cells", "doubtful", "row", "wording",
}  # fmt: skip
"""Parameters of which there are few different values: languages, files, kinds, the package's own tables."""


MAKERS = {"normalizing.py", "remembered.py"}
"""Modules whose decorators make cached functions, which are at the top of the modules that use them."""


def found(checker):
    report = checker.check(SAMPLE / "translation.en.txt", source=SAMPLE / "original.de.txt")
    return [(each.fingerprint, each.severity) for each in report.findings], round(report.quality, 2)


def test_results_are_the_same_after_everything_is_forgotten():
    checker = mtcheck.Checker("de", "en")
    before = found(checker)
    assert sum(each.entries for each in list_caches()) > 100
    clear_caches()
    assert sum(each.entries for each in list_caches()) == 0
    assert found(checker) == before


def test_what_is_keyed_by_a_text_has_a_bound():
    unbounded = {}
    for each in list_caches():
        if each.bound is None:
            module, _, name = each.name.rpartition(".")
            function = getattr(import_module(module), name)
            unbounded[each.name] = set(inspect.signature(function).parameters) - KEYS
    assert unbounded
    assert {name: keys for name, keys in unbounded.items() if keys} == {}


def test_every_cache_is_a_function_of_a_module():
    """A cache inside a class or function would not be found by ``clear_caches``."""
    hidden = set()
    for path in Path(mtcheck.__file__).parent.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        top = {id(node) for node in tree.body}
        hidden |= {
            path.name
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef) and id(node) not in top
            for mark in node.decorator_list
            if ast.unparse(mark).partition("(")[0] in ("cache", "lru_cache")
        }
    assert hidden == MAKERS


def test_what_was_asked_lately_is_not_asked_again():
    asked = []

    def measure(texts):
        asked.append(list(texts))
        return [len(text) for text in texts]

    lately = Lately(measure, 3)
    assert lately(["a", "bb", "a"]) == [1, 2, 1]
    assert lately(["bb", "ccc"]) == [2, 3]
    assert lately(["dddd", "ccc"]) == [4, 3]
    assert lately(["a", "bb"]) == [1, 2]
    assert asked == [["a", "bb"], ["ccc"], ["dddd"], ["a", "bb"]]
    assert lately([]) == []
