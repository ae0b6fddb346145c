"""Catalogues in YAML, as Rails and others have them; PyYAML says where the texts are.

Source: YAML 1.1; the Rails guide to internationalization.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from mtcheck.errors import ReadError, one_line
from mtcheck.loading.catalogues.arms import keep_counts, split_arms
from mtcheck.loading.catalogues.entries import ID, name_text
from mtcheck.loading.cells import FLOW, Cell, Frame, fill
from mtcheck.model.catalogue import Catalogue, Message
from mtcheck.model.kinds import Format
from mtcheck.model.spans import Span
from mtcheck.model.text import Document
from mtcheck.patterns import lazy

_STRING = "tag:yaml.org,2002:str"
_MISSING = "YAML is read with PyYAML, which is not installed: pip install 'mtcheck[formats]'"
_DEEPEST = 100
_TOO_DEEP = f"nested too deeply; nest at most {_DEEPEST} levels"
_LANGUAGE = lazy(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?")
_DOUBLE = lazy(
    r"\\(?:(?P<end>\r\n|\r|\n)[ \t]*|x(?P<two>[0-9A-Fa-f]{2})|u(?P<four>[0-9A-Fa-f]{4})"
    r"|U(?P<eight>[0-9A-Fa-f]{8})|(?P<sign>.))"
)
_SINGLE = lazy("''")
_NOTHING = lazy("(?!)")
_BEFORE = lazy(r"(?:[&!]\S*+\s++)*+")
"""An anchor and a tag."""
_BLOCK_HEAD = lazy(r"[|>][^\n]*\n?")
_NO_SETTINGS = frozenset({"AliasEvent", "ScalarEvent", "SequenceStartEvent"})
_SIGNS = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "_": "\u00a0", "N": "\u0085", "L": "\u2028", "P": "\u2029"}


def read_yaml(text: str, name: str) -> Catalogue:
    """Read a catalogue: a text for every string, named by the way to it, without a language at its top.

    Raises:
        ReadError: it is no YAML, holds no text, or there is nothing to read it with.
    """
    document = Document(name, text, Format.YAML)
    root = _compose(text, name)
    language, top = _language(root)
    messages = tuple(_messages(document, top, (), set()))
    if not messages:
        raise ReadError(f"{name}: holds no text under a key")
    return Catalogue(document, messages, language)


def find_fault(text: str) -> str:
    """Where settings break the rules of YAML, and which; empty where they do not, or PyYAML is not installed."""
    try:
        import yaml
    except ImportError:
        return ""
    try:
        return _find_misfit(yaml.parse(text, Loader=yaml.SafeLoader), is_settings=True)
    except yaml.MarkedYAMLError as error:
        return _describe(error)
    except (yaml.YAMLError, RecursionError) as error:
        return f"not YAML: {one_line(error)}"


def _find_misfit(events: Iterable[Any], *, is_settings: bool = False) -> str:
    """The first fault among PyYAML's events: nesting that is too deep to read in time, or no mapping at the top."""
    depth = 0
    for event in events:
        kind = type(event).__name__
        line = f"line {event.start_mark.line + 1}"
        if is_settings and not depth and kind in _NO_SETTINGS:
            return f"{line}: holds no settings by name"
        depth += kind in ("MappingStartEvent", "SequenceStartEvent")
        depth -= kind in ("MappingEndEvent", "SequenceEndEvent")
        if depth > _DEEPEST:
            return f"{line}: {_TOO_DEEP}"
    return ""


def _describe(error: Any) -> str:
    mark = error.problem_mark or error.context_mark
    where = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
    return f"{where}not YAML: {error.problem or error.context}"


def _compose(text: str, name: str) -> Any:
    try:
        import yaml
    except ImportError:
        raise ReadError(f"{name}: {_MISSING}") from None
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        raise ReadError(f"{name}: {_describe(error)}") from None
    except RecursionError:
        raise ReadError(f"{name}: {_find_misfit(yaml.parse(text, Loader=yaml.SafeLoader))}") from None
    except yaml.YAMLError as error:
        raise ReadError(f"{name}: not YAML: {one_line(error)}") from None


def _language(root: Any) -> tuple[str, Any]:
    """The one key at the top that is a language, with what is below it."""
    if root is not None and root.id == "mapping" and len(root.value) == 1:
        key, value = root.value[0]
        if key.id == "scalar" and _LANGUAGE.fullmatch(key.value) and value.id == "mapping":
            return key.value, value
    return "", root


def _messages(document: Document, node: Any, path: tuple[str, ...], seen: set[int]) -> Iterator[Message]:
    """The texts below a node; one that is there again by its anchor is read once."""
    if node is None or id(node) in seen:
        return
    seen.add(id(node))
    if len(path) > _DEEPEST:
        raise ReadError(f"{document.name}: line {node.start_mark.line + 1}: {_TOO_DEEP}")
    if not path and (entries := _list_entries(node)):
        for way, value in entries:
            yield from _messages(document, value, tuple(f".{step}" for step in way), seen)
    elif node.id == "mapping":
        for key, value in node.value:
            step = f".{key.value}" if key.id == "scalar" else ".?"
            yield from _messages(document, value, (*path, step), seen)
    elif node.id == "sequence":
        for number, value in enumerate(node.value):
            yield from _messages(document, value, (*path, f"[{number}]"), seen)
    elif node.tag == _STRING and path:
        yield from _scalar(document, node, "".join(path).removeprefix("."))


def _list_entries(root: Any) -> list[tuple[tuple[str, ...], Any]]:
    """What the entries of a list hold that have ids, each with the way to it; nothing where it is no such list."""
    found: list[tuple[tuple[str, ...], Any]] = []
    for item in root.value if root.id == "sequence" else ():
        values = item.value if item.id == "mapping" else ()
        named = {key.value: value for key, value in values if key.id == "scalar"}
        if ID not in named or named[ID].id != "scalar":
            return []
        found += ((way, value) for name, value in named.items() if (way := name_text(named[ID].value, name)))
    return found


def _scalar(document: Document, node: Any, key: str) -> Iterator[Message]:
    start, end = _inside(document.text, node)
    escape = {"'": _SINGLE, '"': _DOUBLE}.get(node.style, _NOTHING)
    for arm in split_arms(document.text, start, end):
        cell = Cell()
        for first, last in arm.stretches:
            fill(cell, document.text[first:last], first, escape, _decode)
        yield Message(key + arm.key, keep_counts(cell.block(), arm), node.start_mark.line + 1, Span(start, end))


def list_frames(document: Document) -> list[Frame]:
    """The texts as the file holds them."""
    root = _compose(document.text, document.name)
    return sorted({Frame(*_inside(document.text, node), sign) for node, sign in _scalars(root, "", set())})


def _scalars(node: Any, around: str, seen: set[int]) -> Iterator[tuple[Any, str]]:
    """The texts below a node with their signs; without quotation marks that of what they are in."""
    if node is None or id(node) in seen:
        return
    seen.add(id(node))
    if node.id == "scalar":
        yield node, node.style or around
        return
    sign = FLOW if node.flow_style else around
    for child in node.value:
        for each in child if node.id == "mapping" else (child,):
            yield from _scalars(each, sign, seen)


def _inside(text: str, node: Any) -> tuple[int, int]:
    """The borders of a text without its quotation marks or its sign for a block."""
    shift = 1 if text.startswith("\ufeff") else 0
    start, end = node.start_mark.index, node.end_mark.index
    if shift and text[start : start + 1] == "\ufeff":
        start += shift
    before = _BEFORE.match(text, start, end)
    start = before.end() if before else start
    if node.style in ("'", '"'):
        return start + 1, end - 1
    head = _BLOCK_HEAD.match(text, start, end) if node.style in ("|", ">") else None
    return head.end() if head else start, end


def _decode(match: re.Match[str]) -> str:
    groups = match.groupdict()
    if not groups:
        return "'"
    if groups["end"]:
        return ""
    code = groups["two"] or groups["four"] or groups["eight"]
    if code:
        point = int(code, 16)
        return chr(point) if point < 0x110000 and not 0xD800 <= point <= 0xDFFF else "\ufffd"
    return _SIGNS.get(groups["sign"], groups["sign"])
