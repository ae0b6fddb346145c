"""A text as the formats write it that hold texts one by one: with their escapes, and refused where none will do."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mtcheck.fixing.edits import Edit, apply
from mtcheck.language.holders import find_holders
from mtcheck.loading.cells import FLOW, Frame
from mtcheck.model.kinds import Format
from mtcheck.model.text import Document
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_CONTROL = lazy(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff\ufffc]")
_NUMBERED = lazy(r"\{\d")
_SIGNS = lazy(r":(?=\s|\Z)|(?<=\s)#|\A[-?:,\[\]{}#&*!|>'\"%@`~.\d+]")
_FLOW_SIGNS = lazy(rf"{_SIGNS.pattern}|[,\[\]{{}}]")
"""What means something in a text of YAML without quotation marks; more of it does in lists between brackets."""
_NO_TEXTS = frozenset("y n yes no on off true false null".split())
"""Words that are values of another kind in YAML 1.1."""
_LINE_START = "[*.}"
"""What begins something else on a line of Fluent."""


class Refused(Exception):  # noqa: N818  # says what happened to a fix, not that something went wrong
    """A fix cannot be written into the file; the message says why."""


class Spot(NamedTuple):
    """Where something is to be written."""

    document: Document
    at: int
    frame: Frame | None = None
    """The value that it is in, of formats that set them off in several ways."""

    @property
    def sign(self) -> str:
        """What sets the value off."""
        return self.frame.sign if self.frame else ""

    @property
    def line(self) -> str:
        """The file's line, up to here."""
        text = self.document.text
        return text[max(text.rfind("\n", 0, self.at), text.rfind("\r", 0, self.at)) + 1 : self.at]


def write_value(text: str, spot: Spot) -> str:
    """What must be at a place for readers to see a text there.

    Raises:
        Refused: the format has no way to write it there.
    """
    if text.count("{") != text.count("}"):
        raise Refused("what to write has an unpaired bracket, which programs read as a placeholder")
    if _CONTROL.search(text):
        raise Refused("what to write has a control character in it")
    write = _WRITERS.get(spot.document.format)
    if write is None:
        raise Refused("files of this format are read and not written")
    return write(text, spot)


def _write_escaped(text: str, _spot: Spot) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _escape(text: str) -> str:
    import html

    return html.escape(text, quote=False)


def _write_json(text: str, spot: Spot) -> str:
    import json

    return json.dumps(text, ensure_ascii=spot.document.text.isascii())[1:-1]


def _write_xml(text: str, spot: Spot) -> str:
    whole, at = spot.document.text, spot.at
    if whole.rfind("<![CDATA[", 0, at) <= whole.rfind("]]>", 0, at):
        return _escape(text)
    if "]" in text:
        raise Refused("it is in a section of characters (CDATA), which ']' may end")
    return text


def _write_android(text: str, spot: Spot) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'").replace('"', '\\"')
    is_first = spot.document.text[spot.at - 1 : spot.at] == ">"
    return _write_xml(f"\\{escaped}" if is_first and escaped.startswith(("@", "?")) else escaped, spot)


def _write_properties(text: str, spot: Spot) -> str:
    """Java's message formats have an apostrophe doubled; what the encoding lacks is written by its number."""
    frame, document = spot.frame, spot.document
    if frame and _NUMBERED.search(document.text, frame.start, frame.end):
        text = text.replace("'", "''")
    encoding = "ascii" if document.text.isascii() else document.encoding or "utf-8"
    return "".join(_write_java(char, encoding) for char in text.replace("\\", "\\\\"))


def _write_java(char: str, encoding: str) -> str:
    try:
        char.encode(encoding)
    except UnicodeError:
        units = char.encode("utf-16-be")
        return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
    return char


def _write_fluent(text: str, spot: Spot) -> str:
    if text.count("{") != sum(each.kind == "fluent" for each in find_holders(text)):
        raise Refused("what to write has brackets, which Fluent reads as something to fill in")
    if text.startswith(tuple(_LINE_START)) and not spot.line.strip():
        raise Refused(f"'{text[0]}' at the beginning of a line means something else in Fluent")
    return text


def _write_captions(text: str, spot: Spot) -> str:
    if "-->" in text:
        raise Refused("'-->' is the sign of a caption's time")
    if spot.document.text.lstrip("\ufeff").startswith("WEBVTT"):
        return _escape(text)
    if "<" in text or "{\\" in text:
        raise Refused("'<' and '{\\' begin markup in SubRip, which has no way to write them")
    return text


def _write_cell(text: str, spot: Spot) -> str:
    """What a cell of a table holds; one without quotation marks gets them afterwards, where it needs them."""
    return text.replace('"', '""') if spot.sign == '"' else text


def _write_workbook_cell(text: str, _spot: Spot) -> str:
    if any(sign in text for sign in "\t\r\n"):
        raise Refused("it would go over several lines of a cell")
    return text


def _write_yaml(text: str, spot: Spot) -> str:
    match spot.sign:
        case '"':
            return _write_escaped(text, spot)
        case "'":
            return text.replace("'", "''")
        case "|" | ">":
            if text.startswith((" ", "\t")) and not spot.line.strip():
                raise Refused("a blank at the beginning of a line changes what belongs to the text in YAML")
            return text
        case _:
            return text


_WRITERS: Mapping[Format, Callable[[str, Spot], str]] = {
    Format.ANDROID: _write_android,
    Format.CSV: _write_cell,
    Format.FLUENT: _write_fluent,
    Format.JSON: _write_json,
    Format.JSONL: _write_json,
    Format.LINES: _write_cell,
    Format.PO: _write_escaped,
    Format.PROPERTIES: _write_properties,
    Format.STRINGS: _write_escaped,
    Format.SUBTITLES: _write_captions,
    Format.TMX: _write_xml,
    Format.TSV: _write_cell,
    Format.WMT: _write_xml,
    Format.XCSTRINGS: _write_json,
    Format.XLIFF: _write_xml,
    Format.XLSX: _write_workbook_cell,
    Format.YAML: _write_yaml,
}
WRITTEN = frozenset(_WRITERS)
"""Formats of texts one by one which are written, and not only read."""


def quote_value(document: Document, frame: Frame, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """The edits of one value; where it is without quotation marks and cannot be any more, one that gives it some.

    Raises:
        Refused: it would need some, and there is no way to give it any.
    """
    quote = _QUOTERS.get(document.format)
    if quote is None:
        return edits
    was = document.text[frame.start : frame.end]
    moved = (edit._replace(start=edit.start - frame.start, end=edit.end - frame.start) for edit in edits)
    value = apply(was, moved)
    quoted = quote(value, frame)
    return (Edit(frame.start, frame.end, quoted, was),) if quoted else edits


def _quote_cell(value: str, frame: Frame) -> str:
    """The cell in quotation marks; empty where it needs none."""
    if frame.sign == '"' or not (frame.sign in value or value.startswith('"')):
        return ""
    if frame.sign == "\t":
        raise Refused("its cell would need quotation marks, which few programs read in a table with tabs")
    doubled = value.replace('"', '""')
    return f'"{doubled}"'


def _quote_scalar(value: str, frame: Frame) -> str:
    """The text in quotation marks; empty where it needs none."""
    signs = {"": _SIGNS, FLOW: _FLOW_SIGNS}.get(frame.sign)
    if signs is None or not (signs.search(value) or value.lower() in _NO_TEXTS):
        return ""
    if "\n" in value or "\r" in value:
        raise Refused("it would need quotation marks, and goes over several lines")
    doubled = value.replace("'", "''")
    return f"'{doubled}'"


_QUOTERS = {Format.CSV: _quote_cell, Format.TSV: _quote_cell, Format.YAML: _quote_scalar}
"""Formats in which a value may stand without quotation marks."""
