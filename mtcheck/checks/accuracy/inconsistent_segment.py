"""A sentence of the original is rendered in two ways, or two sentences are rendered alike.

## What is wrong
The same sentence stands twice in the original and reads differently in the translation; or two sentences that differ
became one, word for word.

## Why it matters
A teaser and its article, a summary and its paragraph no longer match; or one of two sentences has lost what it says.

## Example
*Die Brücke bleibt bis Mai gesperrt* became *The bridge remains closed until May* and *The bridge is blocked to May*.

## Known false alarms
Sentences of fewer than four words, and sentences that differ only in capitals, punctuation, spacing, the order of the
words, their forms or small words, are left alone. Two sentences are only compared where both have a counterpart of
their own.

## Source
MQM: terminology, inconsistent use of terminology; here of whole segments.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from mtcheck.checks.base import Article, Remark, article_check, beside
from mtcheck.language import identify
from mtcheck.language.dictionary import lemma
from mtcheck.language.profiles import profile
from mtcheck.language.words import words
from mtcheck.model.bead import Bead, Side
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.tags import primary
from mtcheck.model.text import Segment
from mtcheck.patterns import lazy

_FEWEST_WORDS = 4
_LEAST_OTHER = 0.2
"""Share of another language's function words from which a sentence without any of its own is in that one."""
_NUMBERING = lazy(r"^\W*(?:[^\W\d_]+\.?\s)?\d+(?:\.\d+)+[.,:]?\s")
"""*3.4. * before a title, *Section 2.1, * before one that is referred to: the title is the same without it."""

_Pair = tuple[str, str, Bead]
"""Both sides of a bead without what does not count, and the bead."""


@article_check(Category.TERM_INCONSISTENCY, Severity.MINOR, needs_source=True, fix=Fix.UNSAFE)
def inconsistent_segment(article: Article) -> Iterator[Remark]:
    pairs = [pair for bead in article.beads if (pair := _pair(bead)) and not _is_left(pair[1], article)]
    for first, other in _differing(pairs, 0, 1):
        if _say_the_same(first.target, other.target, article.target_language):
            continue
        message = f"the page also has this sentence as '{_shown(first.target)}'"
        yield _remark(other, message, _shown(first.target))
    for first, other in _differing(pairs, 1, 0):
        if _say_the_same(first.source, other.source, article.source_language):
            continue
        yield _remark(other, f"this is also the translation of '{_shown(first.source)}' of the original, which differs")


def _pair(bead: Bead) -> _Pair | None:
    if bead.silent or len(bead.source) != 1 or len(bead.target) != 1:
        return None
    source, target = _folded(bead.source[0].text), _folded(bead.target[0].text)
    return (source, target, bead) if min(source.count(" "), target.count(" ")) >= _FEWEST_WORDS - 1 else None


def _is_left(target: str, article: Article) -> bool:
    """Whether a sentence was left in the original's or got into a third language: it is no rendering to be copied."""
    own, found = article.profile.function_words, target.split()
    if article.source_profile and _more(found, article.source_profile.function_words, own):
        return True
    if not own or any(word in own for word in found):
        return False
    return identify.shares(found, identify.languages_of(article.profile.script))[0][0] >= _LEAST_OTHER


def _more(found: list[str], these: frozenset[str], those: frozenset[str]) -> bool:
    one, other = these - those, those - these
    return sum(map(one.__contains__, found)) > sum(map(other.__contains__, found))


def _folded(text: str) -> str:
    text = _NUMBERING.sub("", text)
    numbers = " ".join(filter(str.isdigit, text))
    return " ".join([*(word.folded for word in words(text)), numbers]).strip()


def _differing(pairs: Iterable[_Pair], same: int, other: int) -> Iterator[tuple[Bead, Bead]]:
    """The first bead of those that agree on one side, with every one that differs from it on the other."""
    groups: dict[object, list[_Pair]] = defaultdict(list)
    for pair in pairs:
        groups[pair[same]].append(pair)
    for first, *rest in groups.values():
        for pair in rest:
            if pair[other] != first[other]:
                yield first[2], pair[2]


def _say_the_same(one: tuple[Segment, ...], other: tuple[Segment, ...], language: str) -> bool:
    """Whether two sentences have the same words in other forms or in another order, apart from small words."""
    return _contents(one[0].text, language) == _contents(other[0].text, language)


def _contents(text: str, language: str) -> Counter[str]:
    known = profile(language)
    small = known.function_words | known.one_letter_words
    found = Counter(lemma(word.folded, primary(language)) for word in words(text) if word.folded not in small)
    return found + Counter(filter(str.isdigit, text))


def _shown(segments: tuple[Segment, ...]) -> str:
    return segments[0].text.strip()


def _remark(bead: Bead, message: str, suggestion: str | None = None) -> Remark:
    source, target = Side(bead.source), Side(bead.target)
    return beside(source, source.whole, target, target.whole, message, suggestion=suggestion, confidence=0.8)
