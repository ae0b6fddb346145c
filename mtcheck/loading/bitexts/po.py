"""gettext catalogues (PO, POT).

Source: the GNU gettext manual, "The Format of PO Files".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from mtcheck.errors import ReadError
from mtcheck.loading.cells import Cell, fill, read_plain
from mtcheck.loading.doubles import find_doubles, note_doubles
from mtcheck.model.bitext import Bitext, Plurals, Unit
from mtcheck.model.kinds import Format
from mtcheck.model.spans import Span
from mtcheck.model.text import Block, Document
from mtcheck.patterns import lazy

_LINE = lazy(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_BLANK_LINES = lazy(r"(?:[ \t]*+[\r\n])++")
_END = lazy(r"\r\n|\r|\n")
_STRING = lazy(
    r"(?:(?P<keyword>msgctxt|msgid_plural|msgid|msgstr)(?:\[(?P<form>\d{1,2})\])?)?"
    r'[ \t]*"(?P<inside>(?:[^"\\\r\n]|\\.)*+)"[ \t]*(?:\r\n|\r|\n|\Z)'
)
"""A string on its line, with the keyword that it begins with."""
_WHOLE = lazy(
    r'(?:msgctxt "(?P<msgctxt>[^"\\\r\n]*+)"\n)?msgid "(?P<msgid>[^"\\\r\n]*+)"\nmsgstr "(?P<msgstr>[^"\\\r\n]*+)"'
    r'(?:\n|\Z)(?![ \t]*+"|msgid_plural|msgstr)(?P<blank>\n*+)'
)
"""What most entries are: a string without escapes each, and the empty lines behind."""
_ESCAPE = lazy(r"\\(?P<octal>[0-7]{1,3})|\\x(?P<hex>[0-9A-Fa-f]{1,2})|\\(?P<sign>.)")
_SIGNS = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_HEADER = lazy(r"^(?P<name>[\w-]+):[ \t]*(?P<value>[^\n]*)", re.MULTILINE)
_COUNT = lazy(r"Plural-Forms:[^\\]*?nplurals[ \t]*=[ \t]*(?P<count>\d{1,2})")
_NO_STRING = "#\r\n"
"""What a line begins with that is a comment or empty."""
_FLAGS, _OBSOLETE = "#,", "#~"
"""What begins a line of flags, and one of an entry that is no longer used."""
_KEYWORDS = ("msgctxt", "msgid", "msgstr")
_SINGLE = frozenset(_KEYWORDS)
"""The keywords of an entry without plurals."""
_FUZZY = "fuzzy"
_TWICE = "the message is there more than once, so that gettext refuses the file; take all but one out"
_EXPECTED = "neither a comment nor a keyword of PO with a string in quotation marks; mend the line"


@dataclass
class _Entry:
    """An entry while it is read."""

    line: int
    is_fuzzy: bool
    is_translated: bool = False
    texts: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    """By keyword and form, the insides of its strings and where they begin."""

    def ends_before(self, keyword: str) -> bool:
        """Whether a keyword begins another entry."""
        return keyword in self.texts or (keyword in ("msgctxt", "msgid") and self.is_translated)

    def find_fault(self) -> str:
        """What an entry lacks; empty where it is whole."""
        if "msgid" not in self.texts:
            return "a translation (msgstr) or context without its original (msgid); add that, or take the entry out"
        return "" if self.is_translated else 'an original (msgid) without a translation (msgstr); add msgstr ""'

    def decoded(self, keyword: str) -> str:
        strings = self.texts.get(keyword, ())
        text = strings[0][0] if len(strings) == 1 else "".join([inside for inside, _ in strings])
        return _ESCAPE.sub(_decode, text) if "\\" in text else text

    def block(self, keyword: str) -> Block | None:
        strings = self.texts.get(keyword, ())
        if len(strings) == 1 and "\\" not in strings[0][0] and (block := read_plain(*strings[0])):
            return block
        cell = Cell()
        for inside, start in strings:
            if "\\" in inside:
                fill(cell, inside, start, _ESCAPE, _decode)
            else:
                cell.add(inside, start)
        return cell.block()


class _Entries:
    """Collects entries, line by line."""

    def __init__(self) -> None:
        self._done: list[_Entry] = []
        self._entry: _Entry | None = None
        self._strings: list[tuple[str, int]] | None = None
        self._is_fuzzy = False

    def comment(self, line: str) -> None:
        if self._entry and self._entry.is_translated:
            self.close()
        if line.startswith(_OBSOLETE):
            self._is_fuzzy = False
        elif line.startswith(_FLAGS) and _FUZZY in re.split(r"[,\s]+", line[len(_FLAGS) :]):
            if self._entry:
                self._entry.is_fuzzy = True
            else:
                self._is_fuzzy = True

    def take_whole(self, match: re.Match[str], line: int) -> bool:
        """Read an entry at once; False where it may belong to the one before it."""
        if self._entry and not self._entry.is_translated:
            return False
        self.close()
        said = {keyword: match[keyword] for keyword in _KEYWORDS if match[keyword] is not None}
        texts = {keyword: [(text, match.start(keyword))] for keyword, text in said.items()}
        self._done.append(_Entry(line, self._is_fuzzy, True, texts))
        self._is_fuzzy = False
        return True

    def begin(self, keyword: str, line: int) -> None:
        if self._entry is None or self._entry.ends_before(keyword):
            self.close()
            self._entry = _Entry(line, self._is_fuzzy)
            self._is_fuzzy = False
        self._entry.is_translated = self._entry.is_translated or keyword.startswith("msgstr")
        self._strings = self._entry.texts.setdefault(keyword, [])

    def add(self, inside: str, start: int) -> bool:
        """Append a string to the keyword before it; False where there is none."""
        if self._strings is None:
            return False
        self._strings.append((inside, start))
        return True

    def close(self) -> None:
        if self._entry:
            self._done.append(self._entry)
        self._entry = self._strings = None

    def take(self) -> list[_Entry]:
        """The entries that are whole and were not taken yet."""
        if not self._done:
            return self._done
        taken, self._done = self._done, []
        return taken


def read_po(text: str, name: str) -> Bitext:
    """Read a catalogue; obsolete entries are left out, fuzzy ones are skipped.

    Raises:
        ReadError: a line is none of the format.
    """
    units: list[Unit] = []
    header: dict[str, str] = {}
    plurals = None
    keys: list[tuple[str | None, str]] = []
    for entry in _entries(text, name):
        if fault := entry.find_fault():
            raise ReadError(f"{name}: line {entry.line}: {fault}")
        original = entry.decoded("msgid")
        if not original and "msgctxt" not in entry.texts:
            header, plurals = _read_header(entry), _count_plurals(entry)
        else:
            context = entry.decoded("msgctxt") if "msgctxt" in entry.texts else None
            keys.append((context, original))
            units += _units(entry, context or original)
    side = Document(name, text, Format.PO, notes=note_doubles([text for _, text in find_doubles(keys)], _TWICE))
    languages = header.get("x-source-language", ""), header.get("language", "")
    return Bitext(side, side, tuple(units), *languages, plurals)


def _read_header(head: _Entry) -> dict[str, str]:
    """The fields that the head of the catalogue has, by their names in small letters."""
    return {match["name"].lower(): match["value"].strip() for match in _HEADER.finditer(head.decoded("msgstr"))}


def _count_plurals(head: _Entry) -> Plurals | None:
    """How many forms the head of the catalogue says that there are; None where it does not."""
    for inside, start in head.texts.get("msgstr", ()):
        if match := _COUNT.search(inside):
            return Plurals(int(match["count"]), Span(start + match.start("count"), start + match.end("count")))
    return None


def _units(entry: _Entry, key: str) -> Iterator[Unit]:
    """The pairs of an entry: of one with plurals, the form for one with the singular and the others with the plural."""
    skipped = _FUZZY if entry.is_fuzzy else ""
    if entry.texts.keys() <= _SINGLE and "msgstr" in entry.texts:
        yield Unit(key, entry.block("msgid"), entry.block("msgstr"), skipped, entry.line)
        return
    forms = sorted(keyword for keyword in entry.texts if keyword.startswith("msgstr"))
    for form in forms:
        is_plural = "msgid_plural" in entry.texts and form != "msgstr[0]"
        source = entry.block("msgid_plural" if is_plural else "msgid")
        is_few = "msgid_plural" in entry.texts and not is_plural
        number = form.removeprefix("msgstr").strip("[]") if "msgid_plural" in entry.texts else ""
        yield Unit(key, source, entry.block(form), skipped, entry.line, is_few=is_few, form=number)


def _entries(text: str, name: str) -> Iterator[_Entry]:
    found = _Entries()
    at = number = 0
    while at < len(text):
        number += 1
        if text[at] == "m" and (whole := _WHOLE.match(text, at)) and found.take_whole(whole, number):
            yield from found.take()
            number += (whole["msgctxt"] is not None) + 1 + len(whole["blank"])
            at = whole.end()
            continue
        string = None if text[at] in _NO_STRING else _STRING.match(text, at)
        if string:
            if keyword := string["keyword"]:
                found.begin(f"{keyword}[{string['form']}]" if string["form"] else keyword, number)
                yield from found.take()
            at = string.end()
            if found.add(string["inside"], string.start("inside")):
                continue
        else:
            line = _LINE.match(text, at)
            at = line.end() if line else len(text)
            if line and (line[0].startswith("#") or line[0].isspace()):
                found.comment(line[0])
                if text[at : at + 1].isspace() and line[0].isspace() and (blank := _BLANK_LINES.match(text, at)):
                    number += len(_END.findall(blank[0]))
                    at = blank.end()
                continue
        raise ReadError(f"{name}: line {number}: {_EXPECTED}")
    found.close()
    yield from found.take()


def _decode(match: re.Match[str]) -> str:
    if match["octal"]:
        return chr(int(match["octal"], 8))
    if match["hex"]:
        return chr(int(match["hex"], 16))
    return _SIGNS.get(match["sign"], match["sign"])
