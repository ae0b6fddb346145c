"""Files of rules -> tables: TOML with ``[[rules]]``, or TSV with a rule a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mtcheck.config.rules import RULE_KEYS, RuleKind
from mtcheck.config.settings import WrittenRule
from mtcheck.config.toml import parse_toml
from mtcheck.errors import UsageError, did_you_mean, quote_name, read_small

LARGEST_PACK = 1_000_000
_EXAMPLES = ("flagged", "passes")
_KINDS = {key.name: key.kind for key in RULE_KEYS if key.kind not in (RuleKind.EXAMPLES, RuleKind.REPLACEMENTS)}
_COLUMNS = (*_KINDS, *_EXAMPLES)
_FLAGS = {"true": True, "false": False}


def read_pack(path: Path) -> tuple[WrittenRule, ...]:
    """The rules that a file holds, not yet understood.

    Raises:
        UsageError: it cannot be read, or is no pack of rules.
    """
    if path.suffix.lower() not in (".toml", ".tsv"):
        raise UsageError(f"{path}: a pack of rules is a .toml or .tsv file")
    text = read_small(path, "pack of rules", LARGEST_PACK)
    rules = tuple(_from_toml(text, path) if path.suffix.lower() == ".toml" else _from_tsv(text, path))
    if not rules:
        raise UsageError(f"{path}: no rules in it; write [[rules]] before each")
    return rules


def _from_toml(text: str, path: Path) -> Iterator[WrittenRule]:
    table = parse_toml(text, path)
    for name in table:
        if name != "rules":
            hint = did_you_mean(name, ("rules",)) or "; a pack holds nothing but [[rules]]"
            raise UsageError(f"{path}: unknown key {quote_name(name)}{hint}")
    rules = table.get("rules", [])
    if not isinstance(rules, list):
        raise UsageError(f"{path}: 'rules' is not a list of tables; write [[rules]]")
    for number, each in enumerate(rules, 1):
        yield WrittenRule(f"{path}: rules {number}", f"{path.name}: rules {number}", each)


def _from_tsv(text: str, path: Path) -> Iterator[WrittenRule]:
    """The first line names the keys; ``|`` separates the members of a list; lines that begin with ``#`` are notes."""
    lines = [(number, line.rstrip("\r")) for number, line in enumerate(text.split("\n"), 1)]
    rows = [(number, line.split("\t")) for number, line in lines if line.strip() and not line.startswith("#")]
    if not rows:
        return
    header = [name.strip() for name in rows[0][1]]
    _validate_header(header, f"{path}: line {rows[0][0]}")
    for number, cells in rows[1:]:
        where = f"line {number}"
        if len(cells) > len(header):
            raise UsageError(f"{path}: {where}: {len(cells)} cells, but the first line names {len(header)} columns")
        row = {name: cell.strip() for name, cell in zip(header, cells, strict=False) if cell.strip()}
        yield WrittenRule(f"{path}: {where}", f"{path.name}: {where}", _table(row, f"{path}: {where}"))


def _validate_header(header: list[str], where: str) -> None:
    for name in header:
        if name not in _COLUMNS:
            near = did_you_mean(name, _COLUMNS) or f"; the first line names columns: {', '.join(_COLUMNS)}"
            raise UsageError(f"{where}: unknown column {quote_name(name)}{near}")
        if header.count(name) > 1:
            raise UsageError(f"{where}: column '{name}' is there twice; keep one")


def _table(row: Mapping[str, str], where: str) -> dict[str, Any]:
    table: dict[str, Any] = {name: _value(name, cell, where) for name, cell in row.items() if name not in _EXAMPLES}
    if examples := [_example(name, row[name], where) for name in _EXAMPLES if name in row]:
        table["examples"] = examples
    return table


def _value(name: str, cell: str, where: str) -> Any:
    match _KINDS[name]:
        case RuleKind.TEXTS | RuleKind.GROUPS:
            return [each.strip() for each in cell.split("|")]
        case RuleKind.FLAG:
            if cell.lower() not in _FLAGS:
                raise UsageError(f"{where}: '{name}' is neither true nor false")
            return _FLAGS[cell.lower()]
        case _:
            return cell


def _example(name: str, cell: str, where: str) -> dict[str, Any]:
    """An example: what must be flagged is in double brackets; ``=>`` separates an original from its translation."""
    source, arrow, target = cell.rpartition(" => ")
    with_source = {"source": source.strip()} if arrow else {}
    if name == "passes":
        return {"target": target.strip(), "passes": True, **with_source}
    pieces = [piece.split("]]") for piece in cell.split("[[")]
    if len(pieces) < 2 or any(len(piece) != 2 for piece in pieces[1:]) or len(pieces[0]) != 1:
        raise UsageError(f"{where}: '{name}' has no [[ ]] around what must be marked; add them")
    bare = target.replace("[[", "").replace("]]", "").strip()
    bare_source = {"source": source.replace("[[", "").replace("]]", "").strip()} if arrow else {}
    return {"target": bare, "flagged": [piece[0] for piece in pieces[1:]], **bare_source}
