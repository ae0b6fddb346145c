"""Idioms and compounds as sets of pictured things: tables in ``data/pictures``, one for each language they come from.

A row names *concepts*; ``concepts.tsv`` has the words of each language for them, so that one row finds an idiom that
was taken word for word in any language written, in any order and form.

A row's concepts are parted by blanks: ``A|B`` is any of several, ``A?`` may be missing. A cell of ``concepts.tsv`` has
words parted by ``/`` in the short forms of ``inflected``; one with a capital must be written so. ``except`` are the
languages that have the same picture, ``-`` none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from mtcheck.language.calques import Strength, Token, tokens
from mtcheck.language.inflected import STEM, inflect
from mtcheck.language.packaged import DATA, stamp_of
from mtcheck.language.sorted_lines import join_rows, prepare_table, split_rows
from mtcheck.model.tuples import NamedTuple

FOLDER = DATA / "pictures"
COLUMNS = ("kind", "original", "concepts", "except", "strength", "meaning")
LINK = "LINK"
"""The concept of words that join the parts of a compound."""
_MAYBE = "?"
_ROW, _STARTS, _FIRSTS = "#", "*", "+"
"""Before a concept, the key of its rows; the keys of how stems begin, and of the first parts of compounds."""
_HEAD = 3
"""Letters by which stems and the first parts of compounds are found."""
_LEAST_PART = 3
_MOST_LINKS = 3
_WIDEST = 8
"""Words that an idiom may extend over."""
_GLUED = frozenset({"de"})
"""Languages that write compounds as one word."""
_HEAD_FIRST = frozenset({"fr", "es", "it", "pt", "ro", "ca"})
_LINKING = ("", "s", "es", "n", "en", "e", "er", "ens")
_SENTENCE_ENDS = frozenset(".!?;:…")
_CLAUSE_ENDS = frozenset(",–—()")
_OPENING = frozenset('"“„«»‘')
_FEW = 2
"""Concepts of a row up to which all must be in one clause; more may stand in a sentence."""
_REMEMBERED = 8192


class Kind(StrEnum):
    """How the words of a picture are near each other."""

    IDIOM = "idiom"
    COMPOUND = "compound"


class Picture(NamedTuple):
    """One row of a table, or the same row of several."""

    kind: Kind
    sources: frozenset[str]
    original: str
    strength: Strength
    meaning: str
    groups: tuple[frozenset[str], ...]
    """For each thing pictured the concepts that may show it."""
    more: tuple[frozenset[str], ...]
    """The same for what may be missing."""


class Place(NamedTuple):
    """A picture in a text."""

    picture: Picture
    start: int
    end: int


class PictureBook:
    """The pictures that may be found in texts of one language."""

    def __init__(self, table: Mapping[str, str], language: str) -> None:
        self._table = table
        self._is_glued = language in _GLUED
        self._lower_case = language != "de"
        self.head_first = language in _HEAD_FIRST
        self._starts = frozenset(table.get(_STARTS, "").split())
        self._firsts = frozenset(table.get(_FIRSTS, "").split())
        self._first_heads = frozenset(first[:_HEAD] for first in self._firsts)
        self.concepts = lru_cache(maxsize=_REMEMBERED)(self._find_concepts)
        """What a word pictures."""
        self.halves = lru_cache(maxsize=_REMEMBERED)(self._split)
        """What the two parts of a compound picture, for each way to part it."""
        self.rows = cache(self._read_rows)
        """The rows that are looked for where a concept is."""

    def _find_concepts(self, word: str) -> frozenset[str]:
        forms = (word.lower(), word) if word[0].isupper() else (word,)
        return frozenset(name for form in forms for key in self._keys(form) for name in self._names(key))

    def _keys(self, word: str) -> Iterator[str]:
        yield word
        if word[:_HEAD] in self._starts:
            yield from (word[:length] + STEM for length in range(_HEAD, len(word) + 1))

    def _names(self, key: str) -> list[str]:
        return self._table.get(key, "").split()

    def _name(self, word: str) -> frozenset[str]:
        return frozenset(self._names(word))

    def _split(self, word: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
        lower = word.lower()
        if not self._is_glued or lower[:_HEAD] not in self._first_heads:
            return ()
        cuts = range(_HEAD, len(lower) - _LEAST_PART + 1)
        return tuple(self._part(lower, cut) for cut in cuts if lower[:cut] in self._firsts)

    def _part(self, word: str, cut: int) -> tuple[frozenset[str], frozenset[str]]:
        rest = word[cut:]
        ends = {rest.removeprefix(link) for link in _LINKING}
        seconds = (self.concepts(end.capitalize()) for end in ends if len(end) >= _LEAST_PART)
        return self.concepts(word[:cut].capitalize()), frozenset().union(*seconds)

    def _read_rows(self, concept: str) -> tuple[Picture, ...]:
        return tuple(map(_read_indexed, split_rows(self._table.get(_ROW + concept, ""))))

    def show(self, text: str) -> Iterator[Place]:
        """The pictures in a text, each with its place."""
        reading = _Reading(text, self)
        for picture in dict.fromkeys(row for name in reading.present for row in self.rows(name)):
            if not any(map(reading.present.isdisjoint, picture.groups)):
                places = reading.idioms(picture) if picture.kind is Kind.IDIOM else reading.compounds(picture)
                yield from (Place(picture, *place) for place in places)

    def pictured(self, found: Sequence[Token]) -> list[frozenset[str]]:
        """What each word of a text pictures: a name only what the table writes with a capital."""
        if not self._lower_case or _is_title(found):
            return [self.concepts(token.text) for token in found]
        return [
            self._name(token.text) if _is_name(found, at) else self.concepts(token.text)
            for at, token in enumerate(found)
        ]


def _is_title(found: Sequence[Token]) -> bool:
    """Whether most words have a capital, as in English headlines."""
    words = [token.text for token in found if token.text[0].isalpha()]
    return 2 * sum(word[0].isupper() for word in words) > len(words)


def _is_name(found: Sequence[Token], at: int) -> bool:
    """Whether a word has a capital that does not come of where it stands."""
    if not found[at].text[0].isupper() or at == 0:
        return False
    before = found[at - 1].text
    return before not in _SENTENCE_ENDS and before not in _OPENING


class _Reading:
    """A text, with what its words picture and where its clauses end."""

    def __init__(self, text: str, book: PictureBook) -> None:
        self._book = book
        self._found = tokens(text)
        self._pictured = book.pictured(self._found)
        self._compounds = [(at, halves) for at, token in enumerate(self._found) if (halves := book.halves(token.text))]
        parts = (half for _, all_halves in self._compounds for halves in all_halves for half in halves)
        self.present = frozenset().union(*self._pictured, *parts)

    def idioms(self, picture: Picture) -> Iterator[tuple[int, int]]:
        """Where all that an idiom pictures stands close together."""
        first, *others = picture.groups
        last = -1
        for anchor in self._standing(first, range(len(self._found))):
            if anchor > last:
                near = self._around(anchor, len(picture.groups) > _FEW)
                best = self._closest((anchor,), others, near)
                if best:
                    start, end = self._widen(best, picture.more, near)
                    last = end
                    yield self._found[start].start, self._found[end].end

    def _standing(self, group: frozenset[str], places: Iterable[int]) -> list[int]:
        return [at for at in places if not group.isdisjoint(self._pictured[at])]

    def _around(self, anchor: int, across: bool) -> range:
        """The words near one, up to the ends of the clause or, across clauses, of the sentence."""
        ends = _SENTENCE_ENDS if across else _SENTENCE_ENDS | _CLAUSE_ENDS
        start = end = anchor
        while start > max(0, anchor - _WIDEST + 1) and self._found[start - 1].text not in ends:
            start -= 1
        while end < min(len(self._found), anchor + _WIDEST) - 1 and self._found[end + 1].text not in ends:
            end += 1
        return range(start, end + 1)

    def _closest(self, taken: tuple[int, ...], groups: Sequence[frozenset[str]], near: range) -> tuple[int, ...]:
        """Different words for all groups within the width, as close together as may be; none where there are none."""
        if max(taken) - min(taken) >= _WIDEST:
            return ()
        if not groups:
            return taken
        ways = (
            self._closest((*taken, at), groups[1:], near) for at in self._standing(groups[0], near) if at not in taken
        )
        return min(filter(None, ways), key=lambda way: max(way) - min(way), default=())

    def _widen(self, taken: tuple[int, ...], more: Sequence[frozenset[str]], near: range) -> tuple[int, int]:
        for group in more:
            wider = self._closest(taken, [group], near)
            taken = wider or taken
        return min(taken), max(taken)

    def compounds(self, picture: Picture) -> Iterator[tuple[int, int]]:
        """Where the parts of a compound stand side by side, are joined by small words, or are one word."""
        for at, ways in self._compounds:
            if len(picture.groups) == _FEW and any(_are(picture.groups, halves) for halves in ways):
                yield self._found[at].start, self._found[at].end
        for start in range(len(self._found)):
            end = self._side_by_side(picture.groups, start)
            if end:
                yield self._found[start].start, self._found[end - 1].end

    def _side_by_side(self, groups: Sequence[frozenset[str]], start: int) -> int:
        """Where the parts that begin at a word end: in their order, or the other way round and joined."""
        return self._follow(groups, start, 0, 0) or self._follow(
            groups[::-1], start, 0 if self._book.head_first else 1, 3
        )

    def _follow(self, groups: Sequence[frozenset[str]], at: int, least: int, most: int) -> int:
        for number, group in enumerate(groups):
            if number:
                links = self._links(at, most)
                if links < least:
                    return 0
                at += links
            if at >= len(self._found) or group.isdisjoint(self._pictured[at]):
                return 0
            at += 1
        return at

    def _links(self, at: int, most: int) -> int:
        number = 0
        while number < most and at + number < len(self._found) and LINK in self._pictured[at + number]:
            number += 1
        return number


def _are(groups: Sequence[frozenset[str]], halves: Sequence[frozenset[str]]) -> bool:
    return not any(group.isdisjoint(half) for group, half in zip(groups, halves, strict=True))


@cache
def picture_book(language: str) -> PictureBook | None:
    """The pictures that may be found in a language; none where the words for them are not known."""
    if language not in _languages():
        return None
    stamp = stamp_of(*sorted(FOLDER.glob("*.tsv")), Path(__file__), Path(__file__).with_name("inflected.py"))
    return PictureBook(prepare_table(f"pictures-{language}", stamp, lambda: _index(language).items()), language)


@cache
def _languages() -> frozenset[str]:
    with (FOLDER / "concepts.tsv").open(encoding="utf-8") as file:
        return frozenset(file.readline().rstrip("\n").split("\t")[1:])


def _index(language: str) -> dict[str, str]:
    rows = [(file.stem, line) for file in sorted(FOLDER.glob("??.tsv")) for line in lines_of(file)]
    usable = [read_picture(line, source) for source, line in rows if language not in (source, *list_exceptions(line))]
    return index_pictures(usable, read_concepts(language), language)


def lines_of(file: Path) -> list[str]:
    """The rows of a table below its head, without notes."""
    lines = file.read_text(encoding="utf-8").splitlines()[1:]
    return [line for line in lines if line and not line.startswith("#")]


def read_concepts(language: str) -> dict[str, tuple[str, ...]]:
    """The words of a language for each concept."""
    file = FOLDER / "concepts.tsv"
    with file.open(encoding="utf-8") as opened:
        column = opened.readline().rstrip("\n").split("\t").index(language)
    rows = [line.split("\t") for line in lines_of(file)]
    return {row[0]: tuple(_forms(row[column], language)) for row in rows if len(row) > column and row[column]}


def _forms(cell: str, language: str) -> Iterator[str]:
    for word in cell.split("/"):
        yield from inflect(word, language)


def list_exceptions(line: str) -> list[str]:
    """The languages in which the picture of a row is usual."""
    return [code for code in line.split("\t")[COLUMNS.index("except")].split() if code != "-"]


def read_picture(line: str, source: str) -> Picture:
    """What a row of the table of a language says.

    Raises:
        ValueError: it has not all the columns, or a kind or strength that is none.
    """
    cells = line.split("\t")
    if len(cells) != len(COLUMNS):
        raise ValueError(f"{len(cells)} columns instead of {len(COLUMNS)}: {line}")
    kind, original, concepts, _, strength, meaning = cells
    return _picture(kind, source, original, strength, meaning, concepts)


def _picture(kind: str, sources: str, original: str, strength: str, meaning: str, concepts: str) -> Picture:
    names = concepts.split()
    groups = tuple(frozenset(name.split("|")) for name in names if not name.endswith(_MAYBE))
    more = tuple(frozenset(name[:-1].split("|")) for name in names if name.endswith(_MAYBE))
    return Picture(Kind(kind), frozenset(sources.split()), original, Strength(strength), meaning, groups, more)


def _read_indexed(cells: Sequence[str]) -> Picture:
    kind, sources, original, strength, meaning, concepts = cells
    return _picture(kind, sources, original, strength, meaning, concepts)


def index_pictures(rows: Iterable[Picture], words: Mapping[str, Sequence[str]], language: str) -> dict[str, str]:
    """The table of a language: what its words picture, and the rows by the concept that fewest have."""
    usable = [row for row in rows if all(any(name in words for name in group) for group in row.groups)]
    common = Counter(name for row in usable for group in row.groups for name in group)
    by_concept: dict[str, list[Sequence[str]]] = {}
    for row in usable:
        rarest = min(row.groups, key=lambda group: (sum(common[name] for name in group), sorted(group)))
        for name in sorted(rarest):
            by_concept.setdefault(_ROW + name, []).append(_cells(row, rarest))
    firsts = _first_parts(usable, words) if language in _GLUED else []
    index = _index_words(words, {LINK, *common, *(name for row in usable for each in row.more for name in each)})
    starts = sorted({key[:_HEAD] for key in index if key.endswith(STEM)})
    found = {key: join_rows(cells) for key, cells in by_concept.items()}
    return found | index | {_STARTS: " ".join(starts), _FIRSTS: " ".join(firsts)}


def _index_words(words: Mapping[str, Sequence[str]], used: set[str]) -> dict[str, str]:
    """What each word pictures that a row asks for."""
    index: dict[str, list[str]] = {}
    for name in sorted(used & words.keys()):
        for word in dict.fromkeys(words[name]):
            index.setdefault(word, []).append(name)
    return {word: " ".join(names) for word, names in index.items()}


def _first_parts(rows: Iterable[Picture], words: Mapping[str, Sequence[str]]) -> list[str]:
    names = {name for row in rows if row.kind is Kind.COMPOUND for name in row.groups[0]}
    forms = {form.lower().rstrip(STEM) for name in names for form in words.get(name, ())}
    return sorted(form for form in forms if len(form) >= _HEAD)


def _cells(row: Picture, rarest: frozenset[str]) -> tuple[str, ...]:
    """A row as it is kept: an idiom's rarest concept first, from which the others are looked for."""
    groups = list(row.groups)
    if row.kind is Kind.IDIOM:
        groups.remove(rarest)
        groups.insert(0, rarest)
    names = ["|".join(sorted(group)) for group in groups] + ["|".join(sorted(group)) + _MAYBE for group in row.more]
    return row.kind, " ".join(sorted(row.sources)), row.original, row.strength, row.meaning, " ".join(names)
