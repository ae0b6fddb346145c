"""Runs of words that a translation shares with its original, letter for letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import compress, groupby
from operator import gt, itemgetter

from mtcheck.language import dictionary
from mtcheck.language.common_words import is_common
from mtcheck.language.identify import languages_of
from mtcheck.language.kept import FILLER, prose
from mtcheck.language.profiles import Profile, function_words
from mtcheck.language.traits import Trait, has_trait
from mtcheck.language.words import Word, fold_words, words
from mtcheck.model.kinds import MarkKind
from mtcheck.model.spans import find_range
from mtcheck.model.text import Block, Segment
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_RUN = 4
_MOST = 0.6
"""Share of a segment up to which what is quoted is a part of it: with more, hardly a sentence is left around it."""
_WHOLE = 0.8
"""Share of a segment from which on a run is all of it, quotations and all."""
_LEAST_KNOWN = 0.4
"""Share of a run's words that the dictionary of the original's language knows, if they are that language."""
_FEWEST_TELLING = 2
"""Function words of the original's language that make a quotation one in it."""
_LONG = 9
"""The language that programs and mottos speak everywhere, and the words from which on a quotation in it is neither."""
_JOINING = {FILLER, "_"}
"""What joins a part to code or to the name of something in a program."""
_REMEMBERED = 16
"""Texts whose quotations are kept in mind: each is asked about for one word after the other."""
_BRACKETS = "([（"
_TITLE_SPEECH = lazy(r"[.!?,;]\s")
"""What a title hardly holds and speech does."""
_ENCLOSED = lazy(
    r"[“\"„«»‘][^“”\"„«»()\[\]]{0,2000}[”\"“»«’]|\([^()\[\]]*\)|\[[^()\[\]]*\]|<[^<>]*>|「[^「」]*」|『[^『』]*』|《[^《》]*》|（[^（）]*）"
)


class Run(NamedTuple):
    """A copied stretch of the translation and the number of its words."""

    start: int
    end: int
    words: int


def copied_runs(target: Segment, source: str, target_profile: Profile, source_profile: Profile) -> Iterator[Run]:
    """Maximal runs of four or more words that stand in both texts and are sentence, not name or title.

    A run is sentence when at least two of its words in lower case are none of the target language's own, or when it
    is the greater part of the text; names, work titles in quotation marks and glosses in brackets are left alone.
    """
    ours = fold_words(source)
    text = prose(target, target_profile.code, source_profile.code)
    if len(ours) < _RUN or sum(map(set(ours).__contains__, fold_words(text))) < _RUN:
        return
    shared = {tuple(ours[at : at + _RUN]) for at in range(len(ours) - _RUN + 1)}
    for run in _maximal(_unbroken(text), shared):
        is_whole = len(run) > _WHOLE * len(words(text))
        for part in (
            [run] if is_whole else _outside_quotes(run, target, _Kept(tuple(ours), target_profile, source_profile))
        ):
            if len(part) >= _RUN and _telling(part, target_profile, source_profile):
                yield Run(part[0].start, part[-1].end, len(part))


def _unbroken(text: str) -> tuple[Word, ...]:
    """The words but those of which a part stays: the *g* of `g`reater is code, and *max_open_files* one name."""
    beside = ((word, (text[word.start - 1 : word.start], text[word.end : word.end + 1])) for word in words(text))
    return tuple(word for word, (before, after) in beside if not {before, after} & _JOINING)


def _maximal(theirs: tuple[Word, ...], shared: set[tuple[str, ...]]) -> Iterator[tuple[Word, ...]]:
    wordings = [word.folded for word in theirs]
    begin, stop = 0, -1
    for at in range(len(wordings) - _RUN + 1):
        if tuple(wordings[at : at + _RUN]) not in shared:
            continue
        if at > stop:
            if stop > begin:
                yield theirs[begin:stop]
            begin = at
        stop = at + _RUN
    if stop > begin:
        yield theirs[begin:stop]


def _telling(run: tuple[Word, ...], target: Profile, source: Profile) -> bool:
    own = target.function_words
    foreign = [word for word in run if word.text.islower() and len(word.text) > 1 and word.folded not in own]
    betraying = any(word.folded in source.function_words for word in foreign)
    return len(foreign) >= 2 and (betraying or len(foreign) * 2 > len(run)) and _is_own(foreign, source)


def _is_own(foreign: Sequence[Word], source: Profile) -> bool:
    """Whether the words are the original's language, as far as its dictionary tells: verse in Latin is kept by both."""
    known = [dictionary.knows(word.text, source.code) for word in foreign]
    return None in known or sum(map(bool, known)) >= _LEAST_KNOWN * len(known)


def is_own_wording(text: str, source: Profile, target: Profile) -> bool:
    """Whether a whole text is the original's language, and neither a name nor lent.

    A word in lower case that this language alone has tells so, and the only word of a text, unless the language lends
    words to all.
    """
    found = words(text)
    own = [_is_of(word, source) for word in found]
    theirs = [_is_of(word, target) for word in found]
    if not found or sum(own) * 2 <= len(own) or any(map(gt, theirs, own)):
        return False
    if len(found) == 1:
        return own[0] > theirs[0] and _is_lower_word(found[0], source) and not has_trait(source.code, Trait.LENDS_WORDS)
    alone = compress(found, map(gt, own, theirs))
    return any(word.text.islower() for word in alone)


def _is_of(word: Word, language: Profile) -> bool:
    return _is_lower_word(word, language) or bool(dictionary.holds(word.text, language.code))


def _is_lower_word(word: Word, language: Profile) -> bool:
    """Whether a word is written with a small letter inside sentences, as no name is."""
    return is_common(word.folded, language)


class _Kept(NamedTuple):
    """What tells which brackets and quotations are kept on purpose."""

    original: tuple[str, ...]
    """The original's words, folded."""
    target: Profile
    source: Profile

    def holds(self, text: str, first: int, last: int) -> bool:
        """Whether brackets or quotation marks hold a title, a gloss, or a quotation that the original keeps too.

        What is quoted in the original's own language is translated; another language is kept on both sides.
        """
        if text[first] in _BRACKETS:
            return last - first < _MOST * len(text) or _is_title(text, first, last)
        inside = text[first + 1 : last - 1]
        if (_is_title(text, first, last) and not inside[:1].islower()) or _is_capitalised(inside):
            return True
        found = tuple(fold_words(inside))
        return last - first < _MOST * len(text) and self._has(found) and not self._speaks(found)

    def _has(self, found: tuple[str, ...]) -> bool:
        """Whether the original has these words in a row."""
        size = len(found)
        return any(self.original[at : at + size] == found for at in range(len(self.original) - size + 1))

    def _speaks(self, found: tuple[str, ...]) -> bool:
        """Whether they are the original's language for certain: its function words say so, and no other's do."""
        telling = {word for word in found if word in self.source.function_words - self.target.function_words}
        if len(telling) < _FEWEST_TELLING:
            return False
        if len(found) < _LONG and has_trait(self.source.code, Trait.LENDS_WORDS):
            return False
        known = sum(word in self.source.function_words for word in found)
        rivals = (code for code in languages_of(self.source.script) if code not in (self.source.code, self.target.code))
        return all(sum(word in function_words(code) for word in found) < known for code in rivals)


def _outside_quotes(run: tuple[Word, ...], segment: Segment, kept: _Kept) -> Iterator[tuple[Word, ...]]:
    """The parts of a run that stand in no quotation or brackets, and in no title that is set apart.

    The block is asked, not the segment: an aligner may cut a segment at its quotation marks.
    """
    shift = segment.start
    spans = _set_apart(segment.block, kept)
    free = [not any(first <= word.start + shift and word.end + shift <= last for first, last in spans) for word in run]
    for is_free, part in groupby(zip(free, run, strict=True), key=itemgetter(0)):
        if is_free:
            yield tuple(word for _, word in part)


def _set_apart(block: Block, kept: _Kept) -> list[tuple[int, int]]:
    """Brackets and quotations that are kept on purpose, and titles."""
    text = block.text
    spans = [(first, last) for first, last in quoted_spans(text) if kept.holds(text, first, last)]
    for mark in block.marks:
        named = mark.kind is MarkKind.LINK and _is_capitalised(text[mark.start : mark.end])
        if (named or mark.kind is MarkKind.EMPHASIS) and _is_title(text, mark.start, mark.end):
            spans.append((mark.start, mark.end))
    return spans


def _is_capitalised(label: str) -> bool:
    """Whether a quotation or a link's label looks like the title of a work: most of its words have capitals."""
    found = words(label)
    return bool(found) and found[0].text[0].isupper() and sum(each.text[0].isupper() for each in found) * 2 > len(found)


def _is_title(text: str, first: int, last: int) -> bool:
    """Whether what is set apart is a part of the sentence around it, as titles are and speech is not."""
    before = text[:first].rstrip()
    inside = text[first:last].strip("\"'“”„«»‘’ \u00a0\u202f")
    return before[-1:].isalpha() and inside[-1:].isalnum() and _TITLE_SPEECH.search(inside) is None


@lru_cache(maxsize=_REMEMBERED)
def quoted_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where quotation marks or brackets open and close, in order; none holds another."""
    return tuple(match.span() for match in _ENCLOSED.finditer(text))


def find_quoted(text: str, at: int) -> tuple[int, int] | None:
    """Where the quotation marks or brackets around a place open and close."""
    return find_range(quoted_spans(text), at)
