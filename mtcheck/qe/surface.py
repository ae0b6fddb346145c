"""What a translation betrays on its surface: marks, blanks, capitals, repetitions, words that no dictionary knows.

Every sign is a number that is 0 where nothing is amiss and grows with what is; the original tells what its translation
ought to look like.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from operator import eq

from mtcheck.language.dictionary import knows
from mtcheck.language.lengths import expected_length
from mtcheck.language.profiles import profile, writes_noun_capitals
from mtcheck.language.scripts import is_told_apart, script_of_letter, scripts_of
from mtcheck.language.values.compare import compare
from mtcheck.language.values.negation import core_negators, negators
from mtcheck.language.words import Word, words
from mtcheck.model.tags import primary
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_CLOSERS = "\"'”’»“)] 」』"
_MARKS = {
    "。": ".",
    "！": "!",
    "？": "?",
    "，": ",",
    "、": ",",
    "；": ";",
    "：": ":",
    "।": ".",
    "…": ".",
    "؟": "?",
    "،": ",",
}
_LAST_LATIN = "\u02af"
"""Of the letters that phonetic spellings and names have in texts of all scripts."""
_STRAY = lazy(r"\w ([,.;:!?%)\]])(?=\s|$|[^\w.])|[(\[] \w| ['’](?:s|t|re|ve|ll|d|m)\b|\bn['’]t\b")
_GLUED = lazy(r"[^\W\d_]{2}[,;:!?][^\W\d_]|[^\W\d_]{2}\.[^\W\d_a-z][^\W\d_.]{2}")
_PILED = lazy(r"([,;:])\1|[!?.][,;:]|[,;:][.!?]|(?<!\.)\.\.(?!\.)|([!?。，])\2")
_MARKS_AMISS = (
    ("stray_blanks", lazy(r" [,.;:!?%)\]'’]|[(\[] |\Wn['’]t|^n['’]t"), _STRAY),
    ("missing_blanks", lazy(r"[,;:!?.][^\W\d_]"), _GLUED),
    ("piled", lazy(r"[,;:!?.。，]{2}"), _PILED),
)
"""Each sign with what every text has that bears it, which is searched faster."""
_ARTICLE = lazy(r"\b(?:[Aa] [aeio][a-z]{2}|[Aa]n [bcdfgjklmnpqrstvwxz][a-z]{2})")
_SLACK = 12
"""Characters added to both lengths, since short texts vary more."""
_FREE_LENGTH = 0.2
"""Logarithm of the ratio of found to expected length that is not held against a translation."""
_LONGEST_PHRASE = 4
_MOST_NEGATORS = 2


class Surface(NamedTuple):
    """Signs that something is amiss, each 0 where nothing is."""

    short: float
    """Logarithm of how much shorter than expected the translation is."""
    long: float
    numbers: float
    """Values that stand on one side only."""
    negation: float
    """1 where one side negates and the other does not, half for each further negator on one side only."""
    copied: float
    """Words in lower case left as in the original that the target language does not know."""
    unknown: float
    """Words in lower case that neither the target language's dictionary nor the original knows."""
    unknown_share: float
    unknown_names: float
    """Capitalised words that neither knows."""
    foreign_script: float
    """Share of letters of a script that is not the target language's."""
    repeated: float
    """Words and phrases that stand right before themselves."""
    recurring: float
    """Words in phrases that stand twice."""
    end: float
    """1 where one side ends like a sentence and the other does not."""
    question: float
    """1 where one side asks or exclaims and the other does not."""
    commas: float
    marks_lost: float
    """Other marks that the original has and the translation lacks."""
    marks_gained: float
    piled: float
    stray_blanks: float
    missing_blanks: float
    first_lower: float
    all_lower: float
    lost_capitals: float
    """Words that the dictionary knows with a capital only, or the original writes with one."""
    stray_capitals: float
    """Capitals inside the sentence on words that are none in the dictionary, and not in the original."""
    shouted: float
    article: float
    """*a* and *an* before the wrong sound, in English."""


class Flaw(NamedTuple):
    """A place in the translation and the sign that it bears."""

    sign: str
    start: int
    end: int


@lru_cache(maxsize=512)
def surface(source: str, target: str, source_language: str, target_language: str) -> tuple[Surface, tuple[Flaw, ...]]:
    """The signs of a translation beside its original, and where in it they stand."""
    here, there = primary(source_language), primary(target_language)
    flaws = [*_words(source, target, there), *_marks(source, target, there), *_repeats(source, target)]
    count = Counter(flaw.sign for flaw in flaws)
    off = _length(source, target, source_language, target_language)
    marks = _punctuation(source), _punctuation(target)
    size = max(1, len(words(target)))
    return (
        Surface(
            short=max(0.0, -off - _FREE_LENGTH),
            long=max(0.0, off - _FREE_LENGTH),
            numbers=min(3, len(compare(source, target, here, there))),
            negation=_negation(source, target, here, there),
            copied=_root(count["copied"]),
            unknown=_root(count["unknown"]),
            unknown_share=count["unknown"] / size,
            unknown_names=_root(count["unknown_names"]),
            foreign_script=_foreign(target, there),
            repeated=_root(count["repeated"]),
            recurring=_root(count["recurring"]),
            end=float((_end(source) in ".?!") != (_end(target) in ".?!")),
            question=float(_asks(source) != _asks(target)),
            commas=min(3.0, abs(marks[0][","] - marks[1][","])),
            marks_lost=min(4, sum((marks[0] - marks[1]).values()) - max(0, marks[0][","] - marks[1][","])),
            marks_gained=min(4, sum((marks[1] - marks[0]).values()) - max(0, marks[1][","] - marks[0][","])),
            piled=_root(count["piled"]),
            stray_blanks=_root(count["stray_blanks"]),
            missing_blanks=_root(count["missing_blanks"]),
            first_lower=float(target[:1].islower() and not source[:1].islower()),
            all_lower=float(target.islower() and not source.islower() and source.upper() != source.lower()),
            lost_capitals=_root(count["lost_capitals"]),
            stray_capitals=_root(count["stray_capitals"]),
            shouted=_root(count["shouted"]),
            article=_root(count["article"]),
        ),
        tuple(flaws),
    )


def _root(count: float) -> float:
    return math.sqrt(count)


def _length(source: str, target: str, source_language: str, target_language: str) -> float:
    expected = expected_length(source, source_language, target_language)
    return math.log((len(target) + _SLACK) / (expected + _SLACK))


def _negation(source: str, target: str, here: str, there: str) -> float:
    both = (core_negators(source, here), core_negators(target, there))
    loose = (negators(source, here), negators(target, there))
    found = [float(bool(here) != bool(there)) for here, there in (both, loose)]
    return sum(found) / 2 + min(abs(len(loose[0]) - len(loose[1])), _MOST_NEGATORS) / 2


def _end(text: str) -> str:
    """The mark that ends a text: ``.``, ``?``, ``!`` or another character."""
    mark = text.rstrip(_CLOSERS)[-1:]
    return _MARKS.get(mark, mark) or " "


def _asks(text: str) -> str:
    end = _end(text)
    return end if end in "?!" else "."


@lru_cache(maxsize=1024)
def _punctuation(text: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for each in set(text):
        if not each.isalnum() and not each.isspace():
            mark = _MARKS.get(each, each)
            category = unicodedata.category(mark)
            if mark in ",;:!?()":
                found[mark] += text.count(each)
            elif category in ("Pi", "Pf", "Ps", "Pe") or mark == '"':
                found['"'] += text.count(each)
            elif category == "Pd":
                found["-"] += text.count(each)
            elif category.startswith("S"):
                found[mark] += text.count(each)
    return found


def _foreign(target: str, there: str) -> float:
    script = profile(there).script
    letters = [] if target.isascii() else list(filter(str.isalpha, target))
    if not is_told_apart(script) or not letters:
        return 0.0
    own = scripts_of(script)
    other = sum(letter > _LAST_LATIN and script_of_letter(letter) not in own for letter in letters)
    return math.sqrt(other / len(letters))


def _repeats(source: str, target: str) -> list[Flaw]:
    found = words(target)
    if len(found) < 2:
        return []
    folded = [word.folded for word in found]
    if len(set(folded)) == len(folded):
        return []
    mine = [word.folded for word in words(source)]
    flaws = []
    allowed = sum(one == other for one, other in pairwise(mine))
    for size in range(1, _LONGEST_PHRASE + 1):
        if not any(map(eq, folded, folded[size:])):
            continue
        flaws += [
            Flaw("repeated", found[at + size].start, found[at + 2 * size - 1].end)
            for at in range(len(folded) - 2 * size + 1)
            if folded[at : at + size] == folded[at + size : at + 2 * size]
        ]
    flaws = flaws[allowed:]
    seen: Counter[tuple[str, str, str]] = Counter(zip(folded, folded[1:], folded[2:], strict=False))
    extra = Counter(zip(mine, mine[1:], mine[2:], strict=False))
    twice = {run for run, count in seen.items() if count > 1 and count > extra[run]}
    for at in range(len(folded) - 2):
        if (folded[at], folded[at + 1], folded[at + 2]) in twice:
            flaws.append(Flaw("recurring", found[at].start, found[at + 2].end))
    return flaws


def _marks(source: str, target: str, there: str) -> list[Flaw]:
    flaws = []
    for sign, tells, pattern in _MARKS_AMISS:
        found = [Flaw(sign, *match.span()) for match in pattern.finditer(target)] if tells.search(target) else []
        if found:
            flaws += found[sum(1 for _ in pattern.finditer(source)) :]
    if there == "en":
        flaws += [Flaw("article", *match.span()) for match in _ARTICLE.finditer(target)]
    return flaws


_OPENING = frozenset('.!?:"“„«»”(')
"""What a word with a capital may stand behind that has none otherwise."""


def _words(source: str, target: str, there: str) -> list[Flaw]:
    theirs = words(source)
    written = {word.text for word in theirs}
    folded = {word.folded for word in theirs}
    lower = {word.folded for word in theirs if word.text.islower()}
    own = profile(there).function_words | profile(there).borrowed
    flaws = []
    starts = True
    at = 0
    for word in words(target):
        if not at or not _OPENING.isdisjoint(target[at : word.start]):
            starts = True
        sign = _sign(word, (written, folded, lower), own, there, starts=starts)
        if sign:
            flaws.append(Flaw(sign, word.start, word.end))
        starts = False
        at = word.end
    return flaws


def _knows(word: str, language: str) -> bool | None:
    """Whether the dictionary has the word, or what follows an elided one: French *l'eau*."""
    known = knows(word, language)
    tail = word.replace("’", "'").rpartition("'")[2]
    return knows(tail, language) if known is False and len(tail) > 1 else known


def _sign(
    word: Word, theirs: tuple[set[str], set[str], set[str]], own: frozenset[str], there: str, *, starts: bool
) -> str:
    written, folded, lower = theirs
    text = word.text
    if text.islower():
        if word.folded in own or _knows(text, there) is not False:
            capital = text.capitalize()
            return "lost_capitals" if len(text) > 2 and capital in written and word.folded not in lower else ""
        if word.folded in folded:
            return "copied"
        if _knows(text.capitalize(), there):
            return "lost_capitals"
        return "unknown"
    if text in written or starts or len(text) < 2:
        return "unknown_names" if not starts and text not in written and _knows(text, there) is False else ""
    if text.isupper():
        return "shouted" if len(text) > 3 and _knows(word.folded, there) else ""
    if writes_noun_capitals(there):
        return "" if _knows(text, there) is not False else "unknown_names"
    if _knows(text, there) is False:
        return "unknown_names"
    return "stray_capitals" if word.folded in own else ""
