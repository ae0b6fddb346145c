"""Text -> the kind of format that it surely is, by the shape of all its lines.

An article may quote any format, at its beginning too. So a text is one of these only if nothing in it is left over:
every line has the shape of the format's lines, or the format's last tag ends the text.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence

from mtcheck.loading.foreign import column_names, formats, kind_of_root
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import HAN_AND_KANA, lazy

_HEAD = 20_000
"""Characters that are looked at before the whole text is."""


def refuse_foreign(text: str, name: str) -> None:
    """Let a text pass that may be an article.

    Raises:
        ReadError: it is surely of a format that is not read.
    """
    if kind := kind_of(text):
        raise formats()[kind].error(name)


def kind_of(text: str) -> str:
    """The kind of a text; empty where it may be an article."""
    start = _START.match(text).end()  # type: ignore[union-attr]  # matches anything
    for first, kind_at in _BY_FIRST.items():
        if text[start : start + 1] in first and (kind := kind_at(text, start)):
            return kind
    return _by_lines(text) or _by_cells(text)


_START = lazy(r"[\ufeff\s]*+")


# A tree of tags

_ROOT = lazy(
    r"(?:<\?(?P<declared>xml)\b[^>]*+>\s*+|<\?[^>]*+>\s*+|<!--(?:[^-]|-(?!->))*+-->\s*+|<!doctype\b[^>\[]*+(?:\[[^\]]*+\]\s*+)?>\s*+)*+"
    r"<(?P<root>(?:[\w.-]+:)?(?P<name>[A-Za-z_][\w.-]*))(?P<attributes>(?:[\s/][^>]*+)?)>",
    re.IGNORECASE,
)
_FRAGMENTS = frozenset(
    "html body div p article section main head header h1 h2 h3 ul ol table span a b i em br img".split()
)
_REST = lazy(r"(?:\s|<!--(?:[^-]|-(?!->))*+-->)*+\Z")


def _tree(text: str, start: int) -> str:
    root = _ROOT.match(text, start)
    if not root or root["name"].lower() in _FRAGMENTS:
        return ""
    if not (root["declared"] or root["attributes"].strip()) or not _is_all(text, root):
        return ""
    return kind_of_root(root["name"].lower()) or ("xml" if root["declared"] else "")


def _is_all(text: str, root: re.Match[str]) -> bool:
    """Whether the root's end is the text's, or is lost."""
    if root["attributes"].endswith("/"):
        return bool(_REST.match(text, root.end()))
    end = text.rfind(f"</{root['root']}")
    return end < 0 or bool(_REST.match(text, text.find(">", end) + 1))


# Objects

_OBJECT = lazy(
    r"\{\s*+\"(?:[^\"\\\n]|\\.)*+\"\s*+:|\[\s*+[{\[\"]|\{\s*+\}\s*+\Z|\[(?:\s*+-?\d[\d.eE+-]*+\s*+,?)++\]\s*+\Z"
)
_PROPERTY = lazy(
    r"[\[\]{}(),\s]*+"
    r"(?:\"(?:[^\"\\\n]|\\.)*+\"\s*+(?::.*)?|[\w$-]++\s*+:.*|-?\d[\d.eE+-]*+|//.*|/\*.*|\*.*|true|false|null)?"
    r"[\[\]{}(),;\s]*+"
)
_LARGE = 1_000_000


def _object(text: str, start: int) -> str:
    if not _OBJECT.match(text, start):
        return ""
    lines = text.split("\n")
    if _is_json(text):
        return "json"
    filled = [line.strip() for line in lines if line.strip()]
    if len(filled) > 1 and all(line[0] in "{[" and line[-1] in "}]" for line in filled):
        return "jsonl" if _is_json(filled[0]) and _is_json(filled[-1]) else ""
    return "json" if len(filled) > 3 and all(_PROPERTY.fullmatch(line) for line in filled) else ""


def _is_json(text: str) -> bool:
    import json

    if len(text) > _LARGE:
        return text.rstrip()[-1:] in "}]" and text.count('":') + text.count('",') > len(text) / 1000
    try:
        return isinstance(json.loads(text.lstrip("\ufeff")), dict | list)
    except (ValueError, RecursionError):
        return False


# Heads

_HEADER = lazy(r"(?:[A-Za-z][\w-]*+:[^\n]*+\n(?:[ \t]+[^\n]*+\n)*+)++(?:\r?\n|\Z)")
_MIME = lazy(r"(?im)^(?:mime-version|message-id|snapshot-content-location|received|return-path):")
_CONTENT = lazy(r"(?im)^(?:content-type|content-transfer-encoding|date|from):")
_FIRST_LINES = (
    ("warc", ("WARC/",), lazy(r"WARC/\d[.\d]*\s*\n[A-Z][\w-]*: ")),
    ("response", ("HTTP/",), lazy(r"HTTP/\d(?:\.\d)? \d{3}[^\n]*\n[A-Za-z][\w-]*: ")),
    ("calendar", ("BEGIN:V",), lazy(r"BEGIN:V(?:CALENDAR|CARD)\s*\n")),
    ("patch", ("diff ", "---"), lazy(r"diff --git \S+ \S+\n|--- \S[^\n]*\n\+\+\+ \S[^\n]*\n@@ ")),
    ("latex", ("%", "\\"), lazy(r"(?:%[^\n]*\n|\s*\n)*+\\document(?:class|style)\b")),
    ("source", ("#!",), lazy(r"#!\s?/[\w/.-]*?(?:sh|env|perl|python[\d.]*|ruby|node|php|awk|lua)(?:\s|\Z)")),
    ("pdf", ("%!PS-",), lazy(r"%!PS-")),
    ("subtitles", ("[Script",), lazy(r"\[Script Info\]\s*\n")),
)
"""Kinds with what they may begin with, for which alone their patterns are made."""


def _head(text: str, start: int) -> str:
    for kind, beginnings, pattern in _FIRST_LINES:
        if text.startswith(beginnings, start) and pattern.match(text, start):
            return kind
    header = _HEADER.match(text, start)
    return "mhtml" if header and _MIME.search(header[0]) and _CONTENT.search(header[0]) else ""


_BY_FIRST: dict[str, Callable[[str, int], str]] = {
    "<": _tree,
    "{[": _object,
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ-[#%\\d": _head,
}


# Lines


class _Shape(NamedTuple):
    """What all lines of a format look like."""

    kind: str
    line: re.Pattern[str]
    sign: re.Pattern[str]
    """What enough of them must look like."""
    least: int = 1
    share: float = 0.0


_TIME = r"(?:\d+:)?\d{1,2}:\d\d[,.]\d{1,3}"
_SHAPES = (
    _Shape(
        "po",
        lazy(r'#.*|(?:msgid|msgid_plural|msgctxt|msgstr(?:\[\d\])?)\s*".*"|".*"'),
        lazy(r'msg(?:id|str)(?:\[\d\])?\s*"'),
        2,
    ),
    _Shape(
        "strings",
        lazy(r'/\*.*|\*.*|.*\*/|//.*|(?:"(?:[^"\\]|\\.)*+"|\w+)\s*=\s*"(?:[^"\\]|\\.)*+"\s*;'),
        lazy(r'(?:".*"|\w+)\s*=\s*".*"\s*;'),
    ),
    _Shape(
        "fluent",
        lazy(r"#.*|-?[a-z][\w-]*+ =.*|[ \t]+\S.*|[}\]].*"),
        lazy(r"-?[a-z][\w]*-[\w-]+ =|[ \t]+\.[a-z][\w-]* = |.*\{ ?\$\w+ ?\}"),
        2,
        0.4,
    ),
    _Shape(
        "properties",
        lazy(r"[#!;].*|\[[^\]\[]+\]|[A-Za-z_][\w.\[\]/-]*+\s*=.*|[ \t]+\S.*"),
        lazy(r"[A-Za-z_][\w.\[\]/-]*+=|[A-Za-z_]\w*[._][\w.-]*+\s*="),
        2,
        0.6,
    ),
    _Shape(
        "yaml",
        lazy(r"---.*|\.\.\.|#.*|[\"']?[\w.$@/-]+[\"']?:(?:\s.*)?|[ \t]*- .*|[ \t]+\S.*"),
        lazy(r"[ \t]+(?:- )?[\"']?[\w.$@/-]+[\"']?:(?:\s.*)?|[\w.-]+: *[\"'].*[\"']|[\w-]+:$"),
        3,
        0.4,
    ),
    _Shape("addresses", lazy(r"#.*|(?:https?|ftp|file)://\S+\s*|<(?:https?|ftp)://\S+>\s*"), lazy(r"<?\w+://"), 1, 0.5),
    _Shape("subtitles", lazy(r"\{\d+\}\{\d+\}.*"), lazy(r"\{")),
    _Shape("subtitles", lazy(r"\[(?:\d+:\d\d\.\d+|[a-z]+:.*)\].*"), lazy(r"\[\d+:\d\d\.\d+\]")),
)
_MARKED = lazy(r"[\"=:{}\[\]#;/*]")
"""Marks of which every line of those formats holds one, if it begins with a letter: without them no shape is tried."""
_CUE = lazy(rf"(?m)^[ \t]*+{_TIME}[ \t]*+(?:-->|,)[ \t]*+{_TIME}(?:[ \t].*)?$")
_BLOCK = lazy(r"\n(?:[^\S\n]*+\n)++")
_SAID_OF_CUES = lazy(r"(?:WEBVTT|NOTE|STYLE|REGION)\b")


def _by_lines(text: str) -> str:
    head = _filled(text[: text.rfind("\n", 0, _HEAD)] if len(text) > _HEAD else text)
    is_prose = any(line[0].isalpha() and not _MARKED.search(line) for line in head)
    for shape in () if is_prose else _SHAPES:
        if _fits(shape, head) and (len(text) <= _HEAD or _fits(shape, _filled(text))):
            return shape.kind
    return "subtitles" if _CUE.search(text, 0, _HEAD) and _is_of_cues(text) else ""


def _filled(text: str) -> list[str]:
    return [line.rstrip() for line in text.lstrip("\ufeff").split("\n") if line.strip()]


def _fits(shape: _Shape, lines: Sequence[str]) -> bool:
    if not all(shape.line.fullmatch(line) for line in lines):
        return False
    signs = sum(bool(shape.sign.match(line)) for line in lines)
    return signs >= max(shape.least, shape.share * len(lines))


def _is_of_cues(text: str) -> bool:
    """Whether nearly every paragraph is a caption with its time."""
    blocks = [block for block in _BLOCK.split(text.replace("\r", "").strip("\ufeff\n ")) if block.strip()]
    timed = sum(bool(_CUE.search(block) or _SAID_OF_CUES.match(block)) for block in blocks)
    return timed >= 0.9 * len(blocks)


# Cells

_FEWEST_ROWS = 4
_UNSPACED = lazy(f"[{HAN_AND_KANA}]")


def _by_cells(text: str) -> str:
    head = text[: text.rfind("\n", 0, _HEAD)] if len(text) > _HEAD else text
    for mark, kind in (("\t", "tsv"), (";", "csv"), (",", "csv"), ("|", "csv")):
        if _is_table(head, mark) and (head is text or _is_table(text, mark)):
            return kind
    return ""


def _is_table(text: str, mark: str) -> bool:
    if not _has_cells(text, mark):
        return False
    import csv

    try:
        rows = [row for row in csv.reader(text.lstrip("\ufeff").splitlines(keepends=True), delimiter=mark) if any(row)]
    except csv.Error:
        return False
    if len({len(row) for row in rows}) != 1 or len(rows[0]) < 2:
        return False
    return len(rows) > 1 and (_is_headed(rows[0]) or _is_tabular(rows, mark))


def _has_cells(text: str, mark: str) -> bool:
    """Whether the first two lines hold such a mark with no blank after it, as prose does not."""
    first = itertools.islice((line for line in text.split("\n") if line.strip()), 2)
    return all(mark in line.strip().replace(f"{mark} ", "") for line in first)


def _is_headed(cells: Sequence[str]) -> bool:
    return sum(cell.strip().lower().partition("_")[0] in column_names() for cell in cells) >= 2


def _is_tabular(rows: Sequence[Sequence[str]], mark: str) -> bool:
    """Whether what parts the cells is no punctuation of sentences."""
    if mark == "\t":
        return all(row[0].strip() for row in rows)
    inner = [cell for row in rows for cell in row[1:]]
    return (
        len(rows) >= _FEWEST_ROWS
        and any(inner)
        and not any(cell[:1].isspace() for cell in inner)
        and not all(_is_fraction(row) or _is_clause(row) for row in rows)
    )


def _is_clause(row: Sequence[str]) -> bool:
    """Whether the first mark stands between letters of Chinese or Japanese, which put no blank after a comma."""
    return _UNSPACED.match(row[0][-1:]) is not None and _UNSPACED.match(row[1][:1]) is not None


def _is_fraction(row: Sequence[str]) -> bool:
    """Whether a row with one comma is a line with a decimal number."""
    return len(row) == 2 and row[0][-1:].isdigit() and row[1][:1].isdigit()
