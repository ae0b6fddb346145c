"""Idioms and compounds as sets of pictured things: tables in ``data/pictures``, one for each language they come from.

One row finds an idiom that was taken word for word in any language written, in any order and form
(``picture_rows`` says how rows are written).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from mtcheck.language.calques import Token, tokens
from mtcheck.language.dictionary import holds
from mtcheck.language.inflected import STEM
from mtcheck.language.picture_rows import (
    FIRSTS,
    HEAD,
    LINK,
    ROWS,
    STEMS,
    Kind,
    Picture,
    compounding,
    picture_table,
    read_indexed,
)
from mtcheck.language.profiles import profile, writes_noun_capitals
from mtcheck.language.sorted_lines import split_rows
from mtcheck.model.tuples import NamedTuple

_LEAST_PART = 3
_MOST_LINKS = 3
WIDEST = 8
"""Words that an idiom may extend over."""
SENTENCE_ENDS = frozenset(".!?;:…")
_CLAUSE_ENDS = frozenset(",–—()")
_OPENING = frozenset('"“„«»‘')
_FEW = 2
"""Concepts of a row up to which all must be in one clause; more may stand in a sentence."""
_REMEMBERED = 8192


class PlacedPicture(NamedTuple):
    """A picture in a text."""

    picture: Picture
    start: int
    end: int


class PictureBook:
    """The pictures that may be found in texts of one language."""

    def __init__(self, table: Mapping[str, str], language: str) -> None:
        self._table = table
        self._language = language
        self.small = profile(language).function_words
        self._letters = compounding(language).letters
        self._lower_case = not writes_noun_capitals(language)
        self.head_first = compounding(language).head_first
        self._stems = frozenset(table.get(STEMS, "").split())
        self._starts = frozenset(stem[:HEAD] for stem in self._stems)
        self._firsts = frozenset(table.get(FIRSTS, "").split())
        self._first_heads = frozenset(first[:HEAD] for first in self._firsts)
        self.concepts = lru_cache(maxsize=_REMEMBERED)(self._find_concepts)
        """What a word pictures."""
        self.halves = lru_cache(maxsize=_REMEMBERED)(self._split)
        """What the two parts of a compound picture, for each way to part it."""
        self.rows = cache(self._read_rows)
        """The rows that are looked for where a concept is, those of one language if it is known."""

    def _find_concepts(self, word: str) -> frozenset[str]:
        forms = (word.lower(), word) if word[0].isupper() else (word,)
        return frozenset(name for form in forms for key in self._keys(form) for name in self._names(key))

    def _keys(self, word: str) -> Iterator[str]:
        yield word
        if word[:HEAD] in self._starts:
            heads = (word[:length] for length in range(HEAD, len(word) + 1))
            yield from (head + STEM for head in heads if head in self._stems)

    def _names(self, key: str) -> list[str]:
        return self._table.get(key, "").split()

    def _name(self, word: str) -> frozenset[str]:
        return frozenset(self._names(word))

    def _split(self, word: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
        lower = word.lower()
        if not self._letters or lower[:HEAD] not in self._first_heads:
            return ()
        cuts = range(HEAD, len(lower) - _LEAST_PART + 1)
        ways = tuple(self._part(lower, cut) for cut in cuts if lower[:cut] in self._firsts)
        return ways if any(map(all, ways)) and not self._is_own(word) else ()

    def _is_own(self, word: str) -> bool:
        """Whether the language has the compound as a word of its own: *Seeigel*, *Taschengeld*."""
        return any(holds(form, self._language) for form in (word, word.capitalize()))

    def _part(self, word: str, cut: int) -> tuple[frozenset[str], frozenset[str]]:
        rest = word[cut:]
        ends = {rest.removeprefix(link) for link in self._letters}
        seconds = (self.concepts(end.capitalize()) for end in ends if len(end) >= _LEAST_PART)
        return self.concepts(word[:cut].capitalize()), frozenset().union(*seconds)

    def _read_rows(self, concept: str, source: str = "") -> tuple[Picture, ...]:
        rows = map(read_indexed, split_rows(self._table.get(ROWS + concept, "")))
        return tuple(row for row in rows if not source or not row.sources or source in row.sources)

    def show(self, text: str, source: str = "") -> Iterator[PlacedPicture]:
        """The pictures in a text, each with its place.

        Args:
            text: the text.
            source: the language that it is translated from, if it is known: the pictures of others are left out.
        """
        reading = _Reading(text, self)
        is_absent = reading.present.isdisjoint
        rows = (row for name in reading.present for row in self.rows(name, source))
        for picture in dict.fromkeys(row for row in rows if not any(map(is_absent, row.groups))):
            places = reading.idioms(picture) if picture.kind is Kind.IDIOM else reading.compounds(picture)
            yield from (PlacedPicture(picture, *place) for place in places)

    def pictured(self, found: Sequence[Token]) -> list[frozenset[str]]:
        """What each word of a text pictures: a name only what the table writes with a capital."""
        if not self._lower_case or _is_title(found):
            return [self.concepts(token.text) for token in found]
        return [
            self._name(token.text) if token.text[0].isupper() and _is_name(found, at) else self.concepts(token.text)
            for at, token in enumerate(found)
        ]


def _is_title(found: Sequence[Token]) -> bool:
    """Whether most words have a capital, as in English headlines."""
    firsts = [token.text[0] for token in found]
    return 2 * sum(map(str.isupper, firsts)) > sum(map(str.isalpha, firsts))


def _is_name(found: Sequence[Token], at: int) -> bool:
    """Whether the capital of a word does not come of where it stands."""
    before = found[at - 1].text
    return at > 0 and before not in SENTENCE_ENDS and before not in _OPENING


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
                if best and not self._is_torn(best):
                    start, end = self._widen(best, picture.more, near)
                    last = end
                    yield self._found[start].start, self._found[end].end

    def _is_torn(self, taken: Sequence[int]) -> bool:
        """Whether the end of a clause parts the few words of a picture that are no small ones."""
        small = self._book.small
        own = [at for at in taken if self._found[at].folded not in small]
        return len(own) <= _FEW and any(self._found[at].text in _CLAUSE_ENDS for at in range(min(taken), max(taken)))

    def _standing(self, group: frozenset[str], places: Iterable[int]) -> list[int]:
        return [at for at in places if not group.isdisjoint(self._pictured[at])]

    def _around(self, anchor: int, across: bool) -> range:
        """The words near one, up to the ends of the clause or, across clauses, of the sentence."""
        ends = SENTENCE_ENDS if across else SENTENCE_ENDS | _CLAUSE_ENDS
        start = end = anchor
        while start > max(0, anchor - WIDEST + 1) and self._found[start - 1].text not in ends:
            start -= 1
        while end < min(len(self._found), anchor + WIDEST) - 1 and self._found[end + 1].text not in ends:
            end += 1
        return range(start, end + 1)

    def _closest(self, taken: tuple[int, ...], groups: Sequence[frozenset[str]], near: range) -> tuple[int, ...]:
        """Different words for all groups within the width, as close together as may be; none where there are none."""
        if max(taken) - min(taken) >= WIDEST:
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
            if len(picture.groups) == _FEW and any(_match_parts(picture.groups, halves) for halves in ways):
                yield self._found[at].start, self._found[at].end
        for start in range(len(self._found)):
            end = self._side_by_side(picture.groups, start)
            if end:
                yield self._found[start].start, self._found[end - 1].end

    def _side_by_side(self, groups: Sequence[frozenset[str]], start: int) -> int:
        """Where the parts that begin at a word end: in their order, or the other way round and joined."""
        return self._follow(groups, start, 0, 0) or self._follow(
            groups[::-1], start, 0 if self._book.head_first else 1, _MOST_LINKS
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


def _match_parts(groups: Sequence[frozenset[str]], halves: Sequence[frozenset[str]]) -> bool:
    return not any(group.isdisjoint(half) for group, half in zip(groups, halves, strict=True))


@cache
def picture_book(language: str) -> PictureBook | None:
    """The pictures that may be found in a language; none where the words for them are not known."""
    table = picture_table(language)
    return None if table is None else PictureBook(table, language)
