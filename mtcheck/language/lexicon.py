"""Interface labels with their right and their literal translations (``docs/labels.md``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from mtcheck.language.label_rows import (
    COLUMNS,
    ENDS,
    Label,
    list_cells,
    make_key,
    read_label,
    split_list,
    split_sources,
)
from mtcheck.language.packaged import DATA, stamp_of, text_of
from mtcheck.language.phrases import Phrase, fold, phrase_book
from mtcheck.language.sorted_lines import prepare_table
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_NAME = 5
"""Words of a line that is a label and a name, at most."""
_SIGNED, _LONGEST_SIGNED = 4, 12
_DIGITS = lazy(r"\d+(?:[.,:]\d+)*")
_NUMBER = "#"
_MOST_NUMBERS = 2


class Hit(NamedTuple):
    """A line that is a label: which one, by which wording, and whether that wording alone is proof."""

    label: Label
    wording: str
    strong: bool
    ordinary: bool = False
    """Whether the wording is a sound label that pages of the target language have every day."""
    value: str = ""
    """What follows a label that takes a value: the date after ``As of:``, or the number in ``before 5 minutes``."""

    @property
    def suggestion(self) -> str:
        """The preferred right wording, with the line's numbers where it holds some."""
        wording = self.label.right[0]
        for number in self.value.split():
            wording = wording.replace(_NUMBER, number, 1)
        return wording


class _Found(NamedTuple):
    """A label, the wording by which it was found, and whether that is an ordinary line of the language."""

    label: Label
    wording: str
    ordinary: bool

    def hit(self, value: str = "") -> Hit:
        strong = not self.ordinary and self.wording not in self.label.weak
        return Hit(self.label, self.wording, strong, self.ordinary, value)


class _Index:
    """Folded wordings of the labels that go into one language, a column at a time, when it is first asked for."""

    def __init__(self, language: str, own: Sequence[Sequence[str]]) -> None:
        self._language = language
        self._own = own
        """Rows of the user's, which are taken at their word."""
        self._ordinary = ordinary(language)
        self._columns: dict[str, tuple[Mapping[str, str], Mapping[str, str]]] = {}
        """For each column the places of every key, among the package's rows and among the user's own."""
        self.hits = lru_cache(maxsize=2_000)(self._look_up)
        """The labels that a line is, by the line and the column; several checks ask for the same lines."""

    def _look_up(self, line: str, column: str) -> tuple[Hit, ...]:
        return tuple(_hits(line, lambda key: self._labels(key, column)))

    def _labels(self, key: str, column: str) -> list[_Found]:
        cell = COLUMNS.index(column)
        if column not in self._columns:
            self._columns[column] = _prepare_column(self._language, column), _places(self._own, cell)
        packaged, own = (table.get(key, "") for table in self._columns[column])
        found = [*_find(packaged, self._row, cell, key in self._ordinary)] if packaged else []
        return [*found, *_find(own, self._own.__getitem__, cell, is_ordinary=False)]

    def _row(self, number: int) -> Sequence[str]:
        return _prepare_rows(self._language)[str(number)].split("\t")


def _find(places: str, row_at: Callable[[int], Sequence[str]], cell: int, is_ordinary: bool) -> Iterator[_Found]:
    """The labels at places of some rows."""
    for place in places.split():
        number, at = map(int, place.split(","))
        row = row_at(number)
        yield _Found(read_label(tuple(row)), split_list(row[cell])[at], is_ordinary)


def _places(rows: Sequence[Sequence[str]], cell: int) -> dict[str, str]:
    """For each key of a column the rows and wordings that have it: ``3,0 17,2``."""
    keys: dict[str, list[str]] = defaultdict(list)
    read: dict[str, list[tuple[list[str], str]]] = {}
    for row, cells in enumerate(rows):
        text = cells[cell]
        if text not in read:  # labels of several languages become the same
            read[text] = [(keys[make_key(wording)], f",{at}") for at, wording in enumerate(split_list(text))]
        for places, at in read[text]:
            places.append(f"{row}{at}")
    return {key: " ".join(places) for key, places in keys.items()}


def _prepare_column(language: str, column: str) -> Mapping[str, str]:
    return prepare_table(
        f"labels-{language}-{column}",
        _stamp(language),
        lambda: _places(packaged_rows(language), COLUMNS.index(column)).items(),
    )


@cache
def _prepare_rows(language: str) -> Mapping[str, str]:
    """The package's rows by their numbers."""
    return prepare_table(f"labels-{language}-rows", _stamp(language), lambda: _numbered(packaged_rows(language)))


def _numbered(rows: Iterable[Sequence[str]]) -> Iterator[tuple[str, str]]:
    return ((str(number), "\t".join(row)) for number, row in enumerate(rows))


@cache
def _stamp(language: str) -> str:
    here = Path(__file__)
    data = DATA / "labels" / f"{language}.tsv", DATA / "interface" / f"{language}.txt"
    return stamp_of(*data, here, here.with_name("label_rows.py"))


class Labels:
    """An index over labels, built for a language when that language is first asked for."""

    def __init__(self, labels: Iterable[Label] = ()) -> None:
        self._labels = tuple(labels)
        self._indexes: dict[str, _Index] = {}

    def wrong(self, line: str, target_language: str) -> tuple[Hit, ...]:
        """The labels that this line is a literal translation of."""
        return self._index(target_language).hits(line, "wrong")

    def right(self, line: str, target_language: str) -> tuple[Hit, ...]:
        """The labels that this line renders as it should."""
        return self._index(target_language).hits(line, "right")

    def of_source(self, line: str, source_language: str, target_language: str) -> tuple[Hit, ...]:
        """The labels that this line of an original is."""
        hits = self._index(target_language).hits(line, "source")
        return tuple(hit for hit in hits if hit.label.source_language == source_language)

    def left(self, line: str, target_language: str) -> tuple[Hit, ...]:
        """The labels of any original that this line is as it stood there."""
        return self._index(target_language).hits(line, "source")

    def phrase(self, line: str, target_language: str) -> tuple[Phrase, ...]:
        """What this line is known to be, if it is chrome: ``Share on Facebook``, ``Already a subscriber?`` ..."""
        return phrase_book(target_language).of(line)

    def loose(self, line: str, target_language: str) -> tuple[Phrase, ...]:
        """What this line may be on a page that has more of the kind, because it holds nothing but words of pages."""
        return phrase_book(target_language).loose(line)

    def _index(self, language: str) -> _Index:
        if language not in self._indexes:
            own = [list_cells(label) for label in self._labels if label.target_language == language]
            self._indexes[language] = _Index(language, own)
        return self._indexes[language]


@cache
def labels(extra: tuple[str, ...] = ()) -> Labels:
    """The labels of the package and those of further files, read and indexed once in a process.

    Raises:
        UsageError: a file cannot be read, or a line of it is no label.
    """
    if not extra:
        return Labels()
    from mtcheck.language.label_files import load_labels

    return Labels(label for name in extra for label in load_labels(Path(name)))


@cache
def packaged_rows(language: str) -> list[list[str]]:
    """The rows of the package's labels that go into a language."""
    lines = text_of("labels", language, ".tsv").splitlines()[1:]
    return [cells for line in lines for cells in split_sources(line.split("\t"))]


@cache
def ordinary(language: str) -> Container[str]:
    """Lines that sound pages of a language have every day, as keys: whatever else these would render badly."""
    return prepare_table(f"ordinary-{language}", _stamp(language), lambda: ((key, "") for key in _ordinary(language)))


def _ordinary(language: str) -> frozenset[str]:
    listed = (line for line in text_of("interface", language).splitlines() if not line.startswith("#"))
    words = {make_key(each.strip()) for line in listed for each in line.split(",")}
    return frozenset(words | {make_key(right) for row in packaged_rows(language) for right in split_list(row[4])})


def _hits(line: str, labels_of: Callable[[str], list[_Found]]) -> Iterator[Hit]:
    key = fold(line).rstrip(ENDS)
    if found := labels_of(key):
        yield from (each.hit() for each in found)
        return
    numbers = _DIGITS.findall(key)
    if 0 < len(numbers) <= _MOST_NUMBERS and (found := labels_of(_DIGITS.sub(_NUMBER, key))):
        yield from (each.hit(" ".join(numbers)) for each in found)
        return
    yield from _with_value(line, labels_of)


def _with_value(line: str, labels_of: Callable[[str], list[_Found]]) -> Iterator[Hit]:
    """Labels in front of their value: those of time and author, set off by a colon or followed by a date."""
    head, colon, value = line.partition(":")
    named = bool(colon and value.strip()) and not _has_digit(head)
    parts = [(head, value)] if named else _before_value(line.split())
    for front, rest in parts:
        for each in labels_of(make_key(fold(front))):
            kind = each.label.kind
            if kind == "byline" or (kind == "timestamp" and (named or _has_digit(rest))):
                yield each.hit(rest.strip())


def _before_value(words: list[str]) -> Iterator[tuple[str, str]]:
    """Head and value of a line without a colon: a date, which may begin with its month, or a name of few words."""
    at = next((i for i, word in enumerate(words) if _has_digit(word)), 0)
    cuts = (at, at - 1) if at else (1,) if 3 <= len(words) <= _NAME and words[1][0].isupper() else _before_name(words)
    for cut in cuts:
        if cut > 0:
            yield " ".join(words[:cut]), " ".join(words[cut:])


def _before_name(words: list[str]) -> tuple[int, ...]:
    """Where the name begins that ends a line of few words, the word before it being in lower case."""
    if not _SIGNED <= len(words) <= _LONGEST_SIGNED or not words[0][0].isupper():
        return ()
    first = len(words)
    while first and words[first - 1][0].isupper():
        first -= 1
    return (first,) if 2 <= len(words) - first <= _NAME - 1 and first > 1 else ()


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))
