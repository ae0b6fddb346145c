"""Wordings that come of a word-for-word translation: tables in ``data/calques``, one for each language written.

A row's wording is words in lower case, in their order; a word with a capital must stand so. A word is also:

``one/other``   any of several
``word+``       a noun in its regular forms, ``word~`` a verb in its regular forms
``begin*``      any word that begins so, ``*end`` any that ends so
``<class>``     a word of a class, which stands in ``classes.tsv``
``#``, ``_``    a figure, any word; ``<Name>`` a word with a capital
``^``, ``$``    the beginning and the end of a clause
``…?``          may be missing

Hyphens and apostrophes only part words. ``key`` is what a text must have of the wording, in lower case: a word, several
by ``|``, one that begins so with ``*``. ``context`` is ``any``, or says what the page must be about (``sport``), what
must stand in the same paragraph or beside it (``~ball|goal*``) and what must not (``!``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from mtcheck.language.inflected import inflect
from mtcheck.language.packaged import DATA, rows_of, stamp_of, text_of
from mtcheck.language.sorted_lines import join_rows, prepare_table, split_rows
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_COLUMNS = 7
_STRENGTH, _SOURCES, _WORDING = 1, 2, 4
_HEAD = 4
"""Letters by which words are found that a key only begins."""
_TOKEN = lazy(r"[^\W_]+|[^\w\s]")
_JOINED = lazy("[-‑'’]")
_JOINTS = frozenset("-‑'’")
_QUOTES = frozenset('"“”„»«‘')
_ENDS = frozenset(".!?:;,()–—…")
_MAYBE, _ANY = "?", "*"
_STARTS = "*"
"""The key under which the beginnings of the keys stand that only begin a word."""
_REMEMBERED = 4096


class Strength(StrEnum):
    """How much a wording says alone."""

    SURE = "sure"
    """Nobody who writes the language says so."""
    TELLING = "telling"
    """Rare in a text, usual in a translation."""
    POSSIBLE = "possible"
    """Right in another sense."""


class Token(NamedTuple):
    """A word, figure or mark of a text; ``folded`` is what wordings are compared with."""

    text: str
    folded: str
    start: int
    end: int


class Calque(NamedTuple):
    """One row of a table."""

    strength: Strength
    sources: frozenset[str]
    context: str
    wording: str
    word: str
    """The original's; empty where that differs by language."""
    wanted: str


_Test = Callable[[Sequence["Token"], int], bool]


class _Step(NamedTuple):
    """A word of a wording."""

    words: frozenset[str]
    heads: tuple[str, ...]
    tails: tuple[str, ...]
    tests: tuple[_Test, ...]
    borders: tuple[_Test, ...]
    is_optional: bool
    folded: frozenset[str]
    """The words that stand with a capital, in lower case."""

    def width(self, found: Sequence[Token], at: int) -> int:
        """How many tokens it takes up from one on: none for a border; -1 where it does not fit."""
        if at < len(found) and self._fits(found, at):
            return 1
        return 0 if any(test(found, at) for test in self.borders) else -1

    @property
    def is_border(self) -> bool:
        """Whether it never takes up a token."""
        return bool(self.borders) and not any(self[:4])

    def holds(self, key: str) -> bool:
        """Whether a key is one of its words."""
        return key in self.words or key.removesuffix(_ANY) in self.heads or key in self.folded

    def _fits(self, found: Sequence[Token], at: int) -> bool:
        word = found[at].folded
        return (
            word in self.words
            or bool(self.heads and word.startswith(self.heads))
            or bool(self.tails and word.endswith(self.tails))
            or any(test(found, at) for test in self.tests)
        )


class Candidate(NamedTuple):
    """A row that may stand in a text."""

    key: str
    calque: Calque
    asked: tuple[frozenset[str], ...]
    """What each place that asks for certain words asks for; few words, which texts seldom have, first."""


class CalqueBook:
    """The wordings of one language, found by their keys in what ``index_wordings`` makes."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = table
        self._starts = frozenset(cell for row in split_rows(table.get(_STARTS, "")) for cell in row)
        self._rows = lru_cache(maxsize=_REMEMBERED)(self._read)

    def among(self, words: set[str], source: str = "", *, is_sure: bool = False) -> list[Candidate]:
        """The rows of which a text with these words in lower case may have the wording.

        Args:
            words: the words of the text.
            source: the language that it is translated from, if it is known: rows of others are left out.
            is_sure: whether only rows are wanted whose wording nobody uses.
        """
        return [
            Candidate(key, read_calque(line), asked)
            for key in (*words, *self._begun(words))
            for asked, line in self._rows(key, source, is_sure)
            if not any(map(words.isdisjoint, asked))
        ]

    def _begun(self, words: set[str]) -> set[str]:
        heads = [word for word in words if word[:_HEAD] in self._starts]
        return {f"{word[:length]}{_ANY}" for word in heads for length in range(_HEAD, len(word) + 1)}

    def _read(self, key: str, source: str, is_sure: bool) -> tuple[tuple[tuple[frozenset[str], ...], str], ...]:
        """The rows of a key, each behind the words that it asks for."""
        return tuple(
            (tuple(frozenset(each.split()) for each in asked.split("|") if each), "\t".join(cells))
            for asked, *cells in split_rows(self._table.get(key, ""))
            if (not is_sure or cells[_STRENGTH] == Strength.SURE) and (not source or source in cells[_SOURCES].split())
        )


def index_wordings(rows: Iterable[str], language: str) -> dict[str, str]:
    """The rows of a table by their keys, with what each place asks for in front."""
    found: dict[str, list[list[str]]] = {}
    for line in rows:
        cells = line.split("\t")
        asked = "|".join(" ".join(sorted(words)) for words in _asked(cells[_WORDING], language))
        for key in cells[0].split("|"):
            found.setdefault(key, []).append([asked, *cells])
    starts = sorted({key[:_HEAD] for key in found if key.endswith(_ANY)})
    return {key: join_rows(lines) for key, lines in found.items()} | {_STARTS: "\t".join(starts)}


def _asked(wording: str, language: str) -> list[frozenset[str]]:
    plain = (_plain_forms(word, language) for word in wording.split() if not word.endswith(_MAYBE))
    return sorted(filter(None, plain), key=len)


@lru_cache(maxsize=10_000)
def _plain_forms(word: str, language: str) -> frozenset[str]:
    """The forms of a word of a wording that must stand there as they are, in any case; none of other words."""
    found = frozenset(part for each in word.split("/") for part in forms(each, language))
    return found if all(part.isalpha() and part == part.lower() for part in found) else frozenset()


def parts(words: Iterable[str]) -> set[str]:
    """Different words of a text, with those that hyphens and apostrophes join."""
    found = set(words)
    for word in [word for word in found if not word.isalpha()]:
        found.update(_JOINED.split(word))
    return found


@cache
def calque_book(language: str) -> CalqueBook | None:
    """The wordings of a language; none for a language without a table."""
    path = DATA / "calques" / f"{language}.tsv"
    if not language.isalpha() or not path.is_file():
        return None
    stamp = stamp_of(path, path.with_stem("classes"), Path(__file__))
    return CalqueBook(prepare_table(f"calques-{language}", stamp, lambda: _index_packaged(language).items()))


def _index_packaged(language: str) -> dict[str, str]:
    lines = text_of("calques", language, ".tsv").splitlines()[1:]
    return index_wordings((line for line in lines if not line.startswith("#")), language)


@cache
def read_calque(row: str) -> Calque:
    """What a row of a table says.

    Raises:
        ValueError: it has not all the columns.
    """
    cells = row.split("\t")
    if len(cells) != _COLUMNS:
        raise ValueError(f"{len(cells)} columns instead of {_COLUMNS}: {row}")
    _, strength, sources, context, wording, word, wanted = cells
    return Calque(Strength(strength), frozenset(sources.split()), context, wording, word, wanted)


@lru_cache(maxsize=512)
def tokens(text: str) -> tuple[Token, ...]:
    """The words, figures and marks of a text, without the marks that only join."""
    matches = _TOKEN.finditer(text)
    return tuple(
        Token(match[0], match[0].lower(), *match.span())
        for match in matches
        if match[0] not in _JOINTS or not _joins(text, match.start())
    )


def _joins(text: str, at: int) -> bool:
    return 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()


def places(calque: Calque, key: str, text: str, language: str) -> Iterator[tuple[int, int]]:
    """Where a wording stands in a text that holds its key."""
    found, steps = tokens(text), _steps(calque.wording, language)
    fewest, most = _before(calque.wording, key, language)
    last = 0
    for at in _standing(text, key):
        for start in range(max(last, at - most), at - fewest + 1):
            end = _match(steps, found, 0, start)
            if end > at:
                yield found[start].start, found[end - 1].end
                last = end
                break


def _standing(text: str, key: str) -> Sequence[int]:
    """Which tokens of a text are a key, or begin so."""
    index = _index(text)
    if not key.endswith(_ANY):
        return index.get(key, ())
    return sorted(at for word, each in index.items() if word.startswith(key[:-1]) for at in each)


@lru_cache(maxsize=512)
def _index(text: str) -> Mapping[str, list[int]]:
    index: dict[str, list[int]] = {}
    for at, token in enumerate(tokens(text)):
        index.setdefault(token.folded, []).append(at)
    return index


@cache
def _before(wording: str, key: str, language: str) -> tuple[int, int]:
    """How many tokens stand before a key in a wording, at least and at most."""
    steps = _steps(wording, language)
    holders = [number for number, step in enumerate(steps) if step.holds(key)]
    sure = sum(not (step.is_optional or step.borders) for step in steps[: holders[0]])
    return sure, sum(not step.is_border for step in steps[: holders[-1]])


def _match(steps: Sequence[_Step], found: Sequence[Token], step: int, at: int) -> int:
    """Where the match of the steps from one on ends; -1 where there is none."""
    for number in range(step, len(steps)):
        width = steps[number].width(found, at)
        if steps[number].is_optional:
            longer = _match(steps, found, number + 1, at + width) if width > 0 else -1
            return longer if longer >= 0 else _match(steps, found, number + 1, at)
        if width < 0:
            return -1
        at += width
    return at


@cache
def _steps(wording: str, language: str) -> tuple[_Step, ...]:
    return tuple(_step(word, language) for word in wording.split())


@lru_cache(maxsize=4_000)
def _step(word: str, language: str) -> _Step:
    text = word.removesuffix(_MAYBE) or word
    parts = [part for each in text.split("/") for part in forms(each, language)]
    words = [part for part in parts if part not in _SHAPES and part not in _BORDERS]
    exact = frozenset(each for each in words if each != each.lower())
    tests = [_SHAPES[part] for part in parts if part in _SHAPES]
    if exact:
        tests.append(lambda found, at: found[at].text in exact)
    return _Step(
        frozenset(each for each in words if _ANY not in each and each not in exact),
        tuple(each[:-1] for each in words if each.endswith(_ANY)),
        tuple(each[1:] for each in words if each.startswith(_ANY)),
        tuple(tests),
        tuple(_BORDERS[part] for part in parts if part in _BORDERS),
        text != word,
        frozenset(map(str.lower, exact)),
    )


def forms(word: str, language: str) -> tuple[str, ...]:
    """The words that a word of a wording stands for: those of its class, or its forms.

    Raises:
        KeyError: there is no such class.
    """
    if word in _SHAPES or word in _BORDERS:
        return (word,)
    if word.startswith("<") and word.endswith(">"):
        return _classes(language)[word[1:-1]]
    return inflect(word, language) if len(word) > 1 else (word,)


@cache
def _classes(language: str) -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(words.split()) for code, name, words in rows_of("calques", "classes") if code == language}


def _is_figure(found: Sequence[Token], at: int) -> bool:
    return found[at].text.isdigit()


def _is_word(found: Sequence[Token], at: int) -> bool:
    return found[at].text.isalpha()


def _is_name(found: Sequence[Token], at: int) -> bool:
    return found[at].text[0].isupper()


def _begins(found: Sequence[Token], at: int) -> bool:
    return at == 0 or found[at - 1].text in _ENDS or found[at - 1].text in _QUOTES


def _ends(found: Sequence[Token], at: int) -> bool:
    return at >= len(found) or found[at].text in _ENDS or found[at].text in _QUOTES


_SHAPES: Mapping[str, _Test] = {"#": _is_figure, "_": _is_word, "<Name>": _is_name}
_BORDERS: Mapping[str, _Test] = {"^": _begins, "$": _ends}
