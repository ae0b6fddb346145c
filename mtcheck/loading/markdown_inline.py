"""The inline part of Markdown: emphasis, links, pictures, code and escapes, each character at its place in the file.

Follows CommonMark's delimiter and bracket stacks; time is linear in the length of the text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mtcheck.loading.entities import add_decoded, decode_references
from mtcheck.loading.markdown_directives import attributes_end, directive_end
from mtcheck.loading.reading import Reader
from mtcheck.model.kinds import BlockKind, MarkKind
from mtcheck.model.text import Mark, Piece

_SPECIAL = re.compile(r"[\\`*_~<\]{$]|!?\[")
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~\n]")
_TICKS = re.compile(r"`+")
_AUTOLINK = re.compile(r"<([a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]*+|[\w.+-]++@[\w.-]++)>")
_TAG = re.compile(r"<!--(?:[^-]++|-(?!->))*+-->|</?[a-zA-Z][^<>]*+>")
_SAID = re.compile(r"\s(title|alt)\s?=\s?(?:\"([^\"<>]*+)\"|'([^'<>]*+)')", re.IGNORECASE)
"""An attribute of a tag that holds a text for people."""
_GLOSSED = re.compile(r"<(?!\w)|<(?:abbr|dfn)\b", re.IGNORECASE)
"""A tag whose title explains a word, often one of another language."""
_SAYING = {"title": BlockKind.TOOLTIP, "alt": BlockKind.ALT}
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,100}\]")
_DESTINATION = re.compile(
    r"\(\s*+(?:<([^<>\n]*+)>|([^\s()<]*+(?:\([^\s()]*+\)[^\s()]*+)*+))"
    r"(?:\s++(?:\"([^\"]*+)\"|'([^']*+)'|\(([^()]*+)\)))?\s*+\)"
)
_TITLES = 3, 4, 5
"""The groups of a destination that hold its title."""
_LABEL = re.compile(r"\[([^\[\]]{0,999})\]")


@dataclass(slots=True)
class _Event:
    """A stretch of text, or what happens between two: ``opens`` and ``closes`` are marks by number."""

    start: int
    end: int
    closes: list[int] = field(default_factory=list)
    opens: list[int] = field(default_factory=list)
    literal: bool = False
    """Whether nothing inside is a character reference."""


@dataclass(frozen=True, slots=True)
class Inline:
    """Reading text with its places, marks, the pictures' alternative texts, and the texts that stand in tags."""

    text: str
    pieces: tuple[Piece, ...]
    marks: tuple[Mark, ...]
    alternatives: tuple[tuple[str, tuple[Piece, ...]], ...]
    attributes: tuple[tuple[BlockKind, str, tuple[Piece, ...]], ...] = ()


def inline(text: str, stretches: Sequence[tuple[int, int]], references: Mapping[str, str]) -> Inline:
    """Read the stretches ``start..end`` of a document, one for each line of a block, as one text."""
    scanner = _Scanner(text, stretches, references)
    scanner.scan()
    return scanner.result()


class _Scanner:
    def __init__(self, text: str, stretches: Sequence[tuple[int, int]], references: Mapping[str, str]) -> None:
        self._stretches = stretches
        self._text = "\n".join(text[start:end] for start, end in stretches)
        self._references = references
        self._lines = [0]
        for start, end in stretches:
            self._lines.append(self._lines[-1] + end - start + 1)
        self._events: list[_Event] = []
        self._marks: list[tuple[MarkKind, str]] = []
        self._images: dict[int, tuple[int, int]] = {}
        """Number of a picture's mark -> the events of its alternative text."""
        self._brackets: list[tuple[int, bool, int]] = []
        """Number of the event, whether a picture's, and where the label begins."""
        self._delimiters: dict[str, list[int]] = {"*": [], "_": [], "~": []}
        self._ticks: dict[int, list[int]] = {}
        self._said: list[tuple[BlockKind, _Event]] = []
        """The texts that stand in tags."""

    def scan(self) -> None:
        """Cut the text into events."""
        for run in _TICKS.finditer(self._text):
            self._ticks.setdefault(len(run.group()), []).append(run.start())
        at = 0
        while match := _SPECIAL.search(self._text, at):
            if match.start() > at:
                self._events.append(_Event(at, match.start()))
            at = self._special(match.start(), match.group())
        if at < len(self._text):
            self._events.append(_Event(at, len(self._text)))

    def _special(self, at: int, char: str) -> int:
        """Read what begins with a special character; where the text goes on."""
        if char == "\\":
            escaped = _ESCAPED.match(self._text, at)
            return self._plain(at + 1, at + 2, literal=True) if escaped else self._plain(at, at + 1)
        if char == "`":
            return self._code(at)
        if char in "*_~":
            return self._delimiter(at, char)
        if char == "<":
            return self._angle(at)
        if char == "]":
            return self._close_bracket(at)
        if char in "{$":
            return self._kept(at)
        if footnote := _FOOTNOTE.match(self._text, at):
            return footnote.end()
        self._brackets.append((len(self._events), char == "![", at + len(char)))
        return self._plain(at, at + len(char))

    def _plain(self, start: int, end: int, *, literal: bool = False) -> int:
        self._events.append(_Event(start, end, literal=literal))
        return end

    def _kept(self, at: int) -> int:
        """A directive or a formula, which stays; a list of attributes is not read."""
        if end := attributes_end(self._text, at):
            return end
        end = directive_end(self._text, at)
        if not end:
            return self._plain(at, at + 1)
        self._marked(MarkKind.KEPT, "", at, end)
        return end

    def _marked(self, kind: MarkKind, target: str, start: int, end: int) -> None:
        number = self._new_mark(kind, target)
        self._events.append(_Event(start, start, opens=[number]))
        self._events.append(_Event(start, end, literal=True))
        self._events.append(_Event(end, end, closes=[number]))

    def _new_mark(self, kind: MarkKind, target: str = "") -> int:
        self._marks.append((kind, target))
        return len(self._marks) - 1

    def _code(self, at: int) -> int:
        length = _run_end(self._text, at) - at
        runs = self._ticks.get(length, [])
        closing = bisect_left(runs, at + length)
        if closing == len(runs):
            return self._plain(at, at + length)
        self._marked(MarkKind.CODE, "", at + length, runs[closing])
        return runs[closing] + length

    def _angle(self, at: int) -> int:
        if link := _AUTOLINK.match(self._text, at):
            self._marked(MarkKind.LINK, link[1], link.start(1), link.end(1))
            return link.end()
        if tag := _TAG.match(self._text, at):
            if tag.group()[:3].lower() == "<br":
                self._plain(at, at)
                self._events.append(_Event(at, tag.end(), closes=[-1]))
            for said in _SAID.finditer(tag.group()) if not _GLOSSED.match(tag.group()) else ():
                start, end = said.span(said.lastindex or 0)
                self._said.append((_SAYING[said[1].lower()], _Event(at + start, at + end)))
            return tag.end()
        return self._plain(at, at + 1)

    def _close_bracket(self, at: int) -> int:
        if not self._brackets:
            return self._plain(at, at + 1)
        number, is_image, label_start = self._brackets.pop()
        found = self._destination(at, self._text[label_start:at] if at - label_start < 1000 else "")
        if found is None:
            return self._plain(at, at + 1)
        target, end = found
        mark = self._new_mark(MarkKind.IMAGE if is_image else MarkKind.LINK, target)
        opener = self._events[number]
        opener.start = opener.end
        opener.opens.append(mark)
        if is_image:
            self._outermost(mark, number)
        self._events.append(_Event(at, at, closes=[mark]))
        return end

    def _outermost(self, mark: int, number: int) -> None:
        """Keep a picture; those inside its alternative text are part of that."""
        while self._images and next(reversed(self._images.values()))[0] > number:
            self._images.popitem()
        self._images[mark] = (number, len(self._events))

    def _destination(self, at: int, label: str) -> tuple[str, int] | None:
        """The address of the link whose label ends here, and where the link ends; None where it is none."""
        if match := _DESTINATION.match(self._text, at + 1):
            titles = (match.span(group) for group in _TITLES if match[group] and "\n" not in match[group])
            self._said += [(BlockKind.TOOLTIP, _Event(*span)) for span in titles]
            return decode_references(match[1] if match[1] is not None else match[2]), match.end()
        reference = _LABEL.match(self._text, at + 1)
        if reference:
            label = reference[1] or label
        target = self._references.get(fold_label(label)) if label else None
        return None if target is None else (target, reference.end() if reference else at + 1)

    def _delimiter(self, at: int, char: str) -> int:
        end = _run_end(self._text, at)
        number = len(self._events)
        self._events.append(_Event(at, end))
        if char == "~" and end - at != 2:
            return end
        before, after = self._text[at - 1 : at], self._text[end : end + 1]
        left = _is_letter(after) or (_is_punctuation(after) and not _is_letter(before))
        right = _is_letter(before) or (_is_punctuation(before) and not _is_letter(after))
        inside = char == "_" and _is_letter(before) and _is_letter(after)
        if right and not inside:
            self._match(number, char)
        if left and not inside:
            self._delimiters[char].append(number)
        return end

    def _match(self, number: int, char: str) -> None:
        """Close what open delimiters of this kind there are, the nearest first."""
        closer, waiting = self._events[number], self._delimiters[char]
        while waiting and closer.start < closer.end:
            opener = self._events[waiting[-1]]
            width = 2 if min(opener.end - opener.start, closer.end - closer.start) >= 2 else 1
            mark = self._new_mark(MarkKind.STRONG if width == 2 and char != "~" else MarkKind.EMPHASIS)
            opener.end -= width
            opener.opens.insert(0, mark)
            closer.start += width
            closer.closes.append(mark)
            if opener.start == opener.end:
                waiting.pop()

    def result(self) -> Inline:
        """Write the events down."""
        reader = Reader()
        starts: dict[int, int] = {}
        marks: list[Mark] = []
        within = {number: span for span in self._images.values() for number in range(span[0] + 1, span[1])}
        alternatives = []
        for number, event in enumerate(self._events):
            for mark in event.closes:
                if mark in starts:
                    kind, target = self._marks[mark]
                    marks.append(Mark(kind, starts[mark], reader.length, target))
            if number not in within:
                self._write(reader, event)
            for mark in event.opens:
                starts[mark] = reader.length
        for first, last in self._images.values():
            alternative = Reader()
            for event in self._events[first + 1 : last]:
                self._write(alternative, event)
            alternatives.append(alternative.result())
        text, pieces = reader.result()
        attributes = [(kind, *self._read(event)) for kind, event in self._said]
        kept = [Mark(m.kind, min(m.start, len(text)), min(m.end, len(text)), m.target) for m in marks]
        kept = [mark for mark in kept if mark.start < mark.end or (mark.kind is MarkKind.IMAGE and text)]
        kept.sort(key=lambda mark: (mark.start, -mark.end))
        shown = tuple(each for each in alternatives if each[0])
        return Inline(text, pieces, tuple(kept), shown, tuple(each for each in attributes if each[1]))

    def _read(self, event: _Event) -> tuple[str, tuple[Piece, ...]]:
        reader = Reader()
        self._write(reader, event)
        return reader.result()

    def _write(self, reader: Reader, event: _Event) -> None:
        """Append an event's text; a line's end is a space, as is a ``<br>``."""
        if event.closes == [-1]:
            reader.space(self._home(event.start), self._home(event.end - 1) + 1)
            return
        at = event.start
        while at < event.end:
            line = bisect_right(self._lines, at) - 1
            end = min(event.end, self._lines[line + 1] - 1)
            if at < end:
                home = self._stretches[line][0] + at - self._lines[line]
                if event.literal:
                    reader.add(self._text[at:end], home)
                else:
                    add_decoded(reader, self._text[at:end], home, strict=True)
            if end < event.end:
                reader.space(self._stretches[line][1], self._stretches[line + 1][0])
                end += 1
            at = end

    def _home(self, at: int) -> int:
        line = bisect_right(self._lines, at) - 1
        return self._stretches[line][0] + at - self._lines[line]


def fold_label(label: str) -> str:
    """A reference's label as it is compared."""
    return " ".join(label.split()).casefold()


def _run_end(text: str, at: int) -> int:
    """Where the run of one character that begins here ends."""
    end = at + 1
    while text[end : end + 1] == text[at]:
        end += 1
    return end


def _is_letter(char: str) -> bool:
    """Whether a character beside a delimiter is neither white space nor punctuation."""
    return bool(char) and not char.isspace() and not _is_punctuation(char)


def _is_punctuation(char: str) -> bool:
    return bool(char) and unicodedata.category(char)[0] in "PS"
