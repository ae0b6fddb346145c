"""The page of the library's names, docs/api.md, made of the signatures and docstrings by ``scripts/generate.py``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]

_CHAPTERS: dict[str, tuple[str, ...]] = {
    "Checking": (
        "engine.checker.Checker",
        "engine.calls.check",
        "engine.calls.check_article",
        "engine.calls.check_segments",
        "engine.calls.align_article",
        "engine.pairing.Alignment",
        "engine.segments.Pair",
        "config.settings.Config",
    ),
    "Correcting and comparing": (
        "fixing.library.fix",
        "fixing.rounds.Outcome",
        "fixing.rounds.Fixed",
        "fixing.plans.Kept",
        "fixing.edits.Edit",
        "comparison.compare",
        "model.comparison.Comparison",
        "model.comparison.Measure",
        "model.comparison.Standing",
        "model.comparison.Outcome",
        "model.comparison.Versus",
    ),
    "What comes out": (
        "model.report.Report",
        "model.report.SegmentReport",
        "model.finding.Finding",
        "model.spans.Place",
        "model.spans.Span",
        "model.finding.Severity",
        "model.finding.Category",
        "model.finding.Suppression",
        "model.finding.BaselineState",
        "model.kinds.Region",
        "model.report.Failure",
        "model.report.NotChecked",
        "model.report.MissedGate",
        "model.report.Kept",
        "model.report.KnownFinding",
        "model.report.CheckInfo",
        "model.score.Score",
        "model.score.Verdict",
        "model.score.FurnitureTally",
        "model.score.Measurement",
        "model.score.Reason",
        "model.score.Doubtful",
        "model.bead.Bead",
        "model.text.Segment",
        "model.text.Block",
        "model.text.Document",
    ),
    "Errors": ("errors.MtcheckError", "errors.UsageError", "errors.ReadError", "errors.CheckError"),
    "Caches": ("caches.memory.list_caches", "caches.memory.CacheInfo", "caches.memory.clear_caches"),
    "Writing checks": (
        "checks.base.block_check",
        "checks.base.article_check",
        "checks.base.bead_check",
        "checks.base.remark",
        "checks.base.beside",
        "checks.base.Remark",
        "checks.base.Article",
    ),
}
_TITLES = {
    "model.comparison.Outcome": "Outcome of a measure",
    "model.report.Kept": "Kept of a structure",
    "checks.base.Remark": "The class Remark",
}
"""Of what another name on the page is like."""
_INNER = frozenset(
    """
    changed check_document check_pair check_texts gaps learn_sites origins passed_over processes with_sites withheld
    """.split()
)
"""What is public for other rooms of mtcheck alone."""
_CHECKS = "How a check is written: [adding a check](adding-a-check.md)."
_SECTION = re.compile(r"^(Args|Returns|Raises|Yields):$")
_ITEM = re.compile(r"^ {4}(\w+): ")


class _Said(NamedTuple):
    """A docstring: what it says, and its sections."""

    text: str
    args: dict[str, str]
    returns: str
    raises: dict[str, str]


def pages() -> Iterator[str]:
    """The lines of the page."""
    yield "# API reference\n"
    yield "How the library is used, with examples: [library](library.md). A name with its module below it is imported"
    yield "from there; the others are in `mtcheck` itself.\n"
    for chapter, names in _CHAPTERS.items():
        listed = ", ".join(f"[{_title(name)}](#{_title(name).lower().replace(' ', '-')})" for name in names)
        yield f"- [{chapter}](#{chapter.lower().replace(' ', '-')}): {listed}"
    yield ""
    public = _list_public()
    for chapter, names in _CHAPTERS.items():
        yield f"## {chapter}\n"
        if chapter == "Writing checks":
            yield f"{_CHECKS}\n"
        for name in names:
            yield from _entry(name, _last(name) in public)


def _title(name: str) -> str:
    return _TITLES.get(name, _last(name))


def _last(name: str) -> str:
    return name.rpartition(".")[2]


def _list_public() -> frozenset[str]:
    tree = _read("mtcheck")
    assigned = (each for each in tree.body if isinstance(each, ast.Assign))
    return frozenset(ast.literal_eval(next(each.value for each in assigned if _target(each.targets[0]) == "__all__")))


def _target(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def _read(module: str) -> ast.Module:
    path = ROOT.joinpath(*module.split("."))
    file = path.with_suffix(".py") if path.with_suffix(".py").is_file() else path / "__init__.py"
    return ast.parse(file.read_text(encoding="utf-8"))


def _entry(dotted: str, is_public: bool) -> Iterator[str]:
    module, _, name = f"mtcheck.{dotted}".rpartition(".")
    tree = _read(module)
    node = next(each for each in tree.body if getattr(each, "name", "") == name)
    types = _Types(tree)
    yield f"### {_title(dotted)}\n"
    if not is_public:
        yield f"`from {module} import {name}`\n"
    if isinstance(node, ast.FunctionDef):
        yield from _function(node, types)
    elif isinstance(node, ast.ClassDef):
        yield from _class(node, types)


class _Types:
    """Annotations as they are read: what a module calls by a name of its own is spelt out."""

    def __init__(self, tree: ast.Module) -> None:
        self._known = dict(_aliases(tree))
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("mtcheck"):
                wanted = {each.name for each in node.names}
                self._known |= {name: said for name, said in _aliases(_read(node.module)) if name in wanted}

    def show(self, node: ast.expr | None) -> str:
        """An annotation in one line."""
        if node is None:
            return ""
        said = ast.unparse(node).strip("'")
        for _ in range(2):
            said = re.sub(r"[A-Z]\w*", lambda word: self._known.get(word[0], word[0]), said)
        return re.sub(r"\(([\w |]+)\)(?= \||$)", r"\1", said)


def _aliases(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp) and isinstance(node.value.op, ast.BitOr):
            for name in map(_target, node.targets):
                yield name, ast.unparse(node.value)


def _class(node: ast.ClassDef, types: _Types) -> Iterator[str]:
    said = _read_docstring(node)
    made = next((each for each in _methods(node) if each.name == "__init__"), None)
    if made and not _is_enum(node):
        yield from _signature(node.name, made, types)
    yield f"{said.text}\n"
    if made and said.args:
        yield from _arguments(said.args)
    yield from _raises(said)
    if _is_enum(node):
        yield from _members(node, made, types)
    fields = list(_fields(node, types))
    if fields:
        yield "Attributes:\n"
        yield from fields
        yield ""
    for method in filter(_is_shown, _methods(node)):
        if _is_property(method):
            continue
        yield f"#### {node.name}.{method.name}\n"
        yield from _function(method, types)


def _is_enum(node: ast.ClassDef) -> bool:
    return any(isinstance(base, ast.Name) and base.id.endswith("Enum") for base in node.bases)


def _methods(node: ast.ClassDef) -> list[ast.FunctionDef]:
    return [each for each in node.body if isinstance(each, ast.FunctionDef)]


def _is_shown(node: ast.FunctionDef) -> bool:
    return not node.name.startswith("_") and node.name not in _INNER


def _is_property(node: ast.FunctionDef) -> bool:
    return any(ast.unparse(each).endswith("property") for each in node.decorator_list)


def _fields(node: ast.ClassDef, types: _Types) -> Iterator[str]:
    """The annotated names of a class and its properties, each with its type and what it means."""
    for each, after in zip(node.body, [*node.body[1:], None], strict=True):
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name) and not each.target.id.startswith("_"):
            if each.target.id not in _INNER:
                yield _item(each.target.id, types.show(each.annotation), _default(each.value), _string(after))
        elif isinstance(each, ast.FunctionDef) and _is_property(each) and _is_shown(each):
            yield _item(each.name, types.show(each.returns), "", _read_docstring(each).text)


def _default(node: ast.expr | None) -> str:
    """The default of a field, where it is said in a word."""
    if node is None or isinstance(node, ast.Call):
        return ""
    return ast.unparse(node)


def _string(node: ast.stmt | None) -> str:
    is_said = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    return _plain(node.value.value) if is_said else ""  # type: ignore[union-attr]


def _item(name: str, kind: str, default: str, said: str) -> str:
    kinds = f": `{kind}{f' = {default}' if default else ''}`{'.' if said else ''}" if kind else ":"
    return f"- `{name}`{kinds} {said}".rstrip(" ")


def _members(node: ast.ClassDef, made: ast.FunctionDef | None, types: _Types) -> Iterator[str]:
    """The members of an enumeration with their values, and what each has beside its name."""
    members = [each for each in node.body if isinstance(each, ast.Assign) and _target(each.targets[0]).isupper()]
    yield "Members:\n"
    for each in members:
        value = ast.literal_eval(each.value)
        shown = ", ".join(f"`{part}`" for part in value) if isinstance(value, tuple) else f"`{value}`"
        after = node.body[node.body.index(each) + 1] if each is not node.body[-1] else None
        meant = _string(after)
        yield f"- `{_target(each.targets[0])}`: {shown}{f'. {meant}' if meant else ''}"
    yield ""
    if made:
        names = [f"`{each.arg}`: `{types.show(each.annotation)}`" for each in made.args.args[1:]]
        yield f"Attributes, in this order: {', '.join(names)}.\n"


def _function(node: ast.FunctionDef, types: _Types) -> Iterator[str]:
    said = _read_docstring(node)
    yield from _signature(node.name, node, types)
    yield f"{said.text}\n"
    if said.args:
        yield from _arguments(said.args)
    if said.returns:
        yield f"Returns `{types.show(node.returns)}`. {said.returns}\n"
    yield from _raises(said)


def _signature(name: str, node: ast.FunctionDef, types: _Types) -> Iterator[str]:
    """What is called, an argument a line where it would be too long for one."""
    given, defaults = node.args, node.args.defaults
    plain = [each for each in (*given.posonlyargs, *given.args) if each.arg not in ("self", "cls")]
    missing = [None] * (len(plain) - len(defaults[-len(plain) :] if plain else []))
    parts = [_argument(each, default, types) for each, default in zip(plain, [*missing, *defaults], strict=True)]
    if given.vararg:
        parts.append(f"*{given.vararg.arg}")
    elif given.kwonlyargs:
        parts.append("*")
    parts += [
        _argument(each, default, types) for each, default in zip(given.kwonlyargs, given.kw_defaults, strict=True)
    ]
    if given.kwarg:
        parts.append(f"**{given.kwarg.arg}")
    made = f" -> {types.show(node.returns)}" if node.name != "__init__" else ""
    line = f"{name}({', '.join(parts)}){made}"
    yield "```python"
    if len(line) <= 100:
        yield line
    else:
        yield f"{name}("
        yield from (f"    {part}," for part in parts)
        yield f"){made}"
    yield "```\n"


def _argument(node: ast.arg, default: ast.expr | None, types: _Types) -> str:
    kind = f": {types.show(node.annotation)}" if node.annotation else ""
    return f"{node.arg}{kind}{f' = {ast.unparse(default)}' if default else ''}"


def _arguments(said: dict[str, str]) -> Iterator[str]:
    yield from (_item(name, "", "", meant) for name, meant in said.items())
    yield ""


def _raises(said: _Said) -> Iterator[str]:
    if said.raises:
        yield "Raises:\n"
        yield from (f"- `{name}`: {meant}" for name, meant in said.raises.items())
        yield ""


def _read_docstring(node: ast.FunctionDef | ast.ClassDef) -> _Said:
    parts: dict[str, list[str]] = {"": []}
    section = ""
    for line in (ast.get_docstring(node) or "").splitlines():
        if found := _SECTION.match(line):
            section = found[1]
            parts[section] = []
        else:
            parts[section].append(line)
    returns = _plain("\n".join(each.strip() for each in parts.get("Returns", [])))
    return _Said(_plain("\n".join(parts[""])), _items(parts.get("Args", [])), returns, _items(parts.get("Raises", [])))


def _items(lines: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    name = ""
    for line in lines:
        if item := _ITEM.match(line):
            name = item[1]
            found[name] = line[item.end() :]
        elif line.strip():
            found[name] += f" {line.strip()}"
    return {name: _plain(said) for name, said in found.items()}


def _plain(said: str) -> str:
    """Text of a docstring as Markdown, a paragraph a line."""
    linked = re.sub(r"``docs/([\w-]+\.md)``", r"[\1](\1)", said).replace("``", "`")
    return "\n\n".join(" ".join(part.split()) for part in linked.strip().split("\n\n"))
