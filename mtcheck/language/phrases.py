"""Lines that belong to a page and not to an article, as patterns over whole lines.

A pattern is a row of ``data/phrases/<language>.tsv``: its kind, whether the line alone is proof, and its words in
lower case. ``#`` stands for a word with a digit, ``…`` for one or more words of any kind.
"""

from __future__ import annotations

from functools import cache, cached_property, lru_cache

from mtcheck.language.calls import stock
from mtcheck.language.frames import frame_kind, is_button, shape_of
from mtcheck.language.packaged import text_of
from mtcheck.language.promos import promo_kind
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_TOOLS = (
    "share",
    "print",
    "comment",
    "social",
    "save",
    "login",
    "subscribe",
    "newsletter",
    "paywall",
    "consent",
    "ad",
    "media",
    "cta",
)
_PARTS = ("nav", "footer", "related", "timestamp", "byline", "caption", "breaking", "live", "meta", "kicker")
_SECTIONS = ("weather", "sports")
KINDS = frozenset((*_TOOLS, *_PARTS, *_SECTIONS))
"""What a label or a chrome line can be about."""

LONGEST = 60
"""Lines of more words than this are never chrome."""

_COUNTED = frozenset({"share", "comment", "social", "save", "media"})
"""A number behind these says how often they were used."""

_NOTICE = 200
_NUMBER, _ANYTHING = "#", "…"
_BEFORE = " \t•·▪►▶→›»|-–—*#>✅👉📲📱🔔🔴➡⏩\ufe0f"
_AFTER = " \t.:!?…›»→>|"
_COUNT = lazy(r"\s*[(\[]\s*\d[\d.,  ]*[)\]]$")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "´": "'", "`": "'", "\u00a0": " ", "\u202f": " "})

_Ends = tuple[str, str]
"""The first and the last word of a pattern; empty where any word, or a number, stands there."""


class Phrase(NamedTuple):
    """What a whole line is known to be."""

    kind: str
    """One of ``KINDS``."""
    wording: str
    """The pattern that the line fits."""
    sure: bool
    """Whether the line alone is proof; otherwise it needs neighbours of its kind."""
    is_loose: bool = False
    """Whether only its stock of words tells it, so that an article may have such a line as well."""


@lru_cache(maxsize=2_000)
def fold(line: str) -> str:
    """A line as it is looked up: lower case, straight apostrophes, without bullets, final marks and counts."""
    folded = line.translate(_APOSTROPHES).casefold().strip(_BEFORE).rstrip(_AFTER)
    if folded.endswith((")", "]")):
        folded = _COUNT.sub("", folded).rstrip(_AFTER)
    return " ".join(folded.replace("©", "© ").split())


def _counts(line: str) -> bool:
    """Whether a number in brackets ends the line, as it stands behind a button."""
    return line.endswith((")", "]")) and bool(_COUNT.search(line))


class PhraseBook:
    """The patterns of one language, found by their first and last words."""

    def __init__(self, rows: str, language: str = "") -> None:
        self._stock = stock(language)
        self._language = language
        self._exact: dict[str, list[str]] = {}
        self._by_ends: dict[_Ends, list[str]] = {}
        self._patterns: dict[_Ends, list[tuple[list[str], str]]] = {}
        self.of = lru_cache(maxsize=2_000)(self._of)
        """Every phrase that a line is as a whole, sure ones first; of several sentences, each must be a phrase."""
        for row in rows.splitlines()[1:]:
            wording = row[row.rindex("\t") + 1 :]
            if _NUMBER in wording or _ANYTHING in wording:
                self._by_ends.setdefault(_ends(wording.split()), []).append(row)
            else:
                self._exact.setdefault(wording, []).append(row)

    def _of(self, line: str) -> tuple[Phrase, ...]:
        found = self._of_whole(line)
        if len(line) > _NOTICE or (found and _ANYTHING not in found[0].wording):
            return found
        if not found and ". " in line:
            parts = [self._of_whole(part) for part in line.split(". ")]
            if all(parts):
                return tuple(phrase for part in parts for phrase in part)
        kind = self._stock.of(line.strip(_BEFORE)) or shape_of(line) or promo_kind(line.strip(), self._language)
        if kind:
            return (Phrase(kind, fold(line), sure=True), *found)
        if not found and is_button(line.strip(), self._language):
            return (Phrase("cta", fold(line), sure=True),)
        return found

    def loose(self, line: str) -> tuple[Phrase, ...]:
        """What this line may be by its words or signs alone, of which an article may have such a line as well."""
        kind = "" if len(line) > _NOTICE else frame_kind(line.strip(), self._language)
        return (Phrase(kind, fold(line), sure=False, is_loose=True),) if kind else ()

    @cached_property
    def starters(self) -> frozenset[str]:
        """The words that the patterns begin with, without those that begin with any word."""
        ends = (first for first, _ in (*self._by_ends, *self._patterns) if first)
        return frozenset((*ends, *(wording.partition(" ")[0] for wording in self._exact)))

    def exact(self, line: str) -> tuple[Phrase, ...]:
        """The phrases without room for other words that this line is."""
        return tuple(_phrase(row) for row in self._exact.get(fold(line), ()))

    def _of_whole(self, line: str) -> tuple[Phrase, ...]:
        folded = fold(line)
        words = folded.split()
        if not words or len(words) > LONGEST:
            return ()
        found = [_phrase(row) for row in self._exact.get(folded, ())]
        for ends in ((words[0], words[-1]), (words[0], ""), ("", words[-1]), ("", "")):
            found += [_phrase(row) for pattern, row in self._between(ends) if _fits(pattern, words)]
        if folded != line and _counts(line):
            found = [phrase._replace(sure=True) if phrase.kind in _COUNTED else phrase for phrase in found]
        return tuple(sorted(found, key=lambda phrase: not phrase.sure))

    def _between(self, ends: _Ends) -> list[tuple[list[str], str]]:
        rows = self._by_ends.pop(ends, None)
        if rows:
            self._patterns[ends] = [(row[row.rindex("\t") + 1 :].split(), row) for row in rows]
        return self._patterns.get(ends, [])


def _ends(pattern: list[str]) -> _Ends:
    first, last = ("" if word in (_NUMBER, _ANYTHING) else word for word in (pattern[0], pattern[-1]))
    return first, last


def _phrase(row: str) -> Phrase:
    kind, certainty, wording = row.split("\t")
    return Phrase(kind, wording, certainty == "sure")


def _fits(pattern: list[str], words: list[str]) -> bool:
    """Whether the words are the pattern's, with at least one of any kind where it says so."""
    if _ANYTHING not in pattern:
        return len(pattern) == len(words) and _same(pattern, words)
    at = pattern.index(_ANYTHING)
    head, tail = pattern[:at], pattern[at + 1 :]
    if len(words) <= len(head) + len(tail) or not _same(head, words[:at]):
        return False
    if _ANYTHING in tail:
        return any(_fits(tail, words[start:]) for start in range(at + 1, len(words)))
    return _same(tail, words[len(words) - len(tail) :])


def _same(pattern: list[str], words: list[str]) -> bool:
    for wanted, word in zip(pattern, words, strict=True):
        if wanted != word and not (wanted == _NUMBER and any(map(str.isdigit, word))):
            return False
    return True


@cache
def phrase_book(language: str) -> PhraseBook:
    """The patterns of a language; none for a language without a file of its own."""
    return PhraseBook(text_of("phrases", language, ".tsv"), language)
