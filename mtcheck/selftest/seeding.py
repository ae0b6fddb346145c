"""A sound sentence -> the same with one fault and the place of it; one function a class of faults.

They are pure: what they choose they draw from the generator that they are given, and where a sentence has no place for
the fault they return None.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from mtcheck.language.dictionary import knows
from mtcheck.language.lexicon import Labels
from mtcheck.language.profiles import profile
from mtcheck.language.values.entity import Kind
from mtcheck.language.values.facts import facts
from mtcheck.language.values.negation import negators
from mtcheck.language.values.proper import begins_sentence
from mtcheck.language.values.tokens import Token, tokens
from mtcheck.language.wordlists import pairs_of
from mtcheck.model.tuples import NamedTuple

_DIGITS = "0123456789"
_SHORTEST_NAME = 4
_FEWEST_WORDS = 5
"""Of a sentence that is replaced as a whole."""
_ROUNDS = 4
"""How often a loop repeats its phrase once more."""
_END_MARKS = ".!?。！？"
_CLOSING = "\"'”“’»«)]"


class Sentence(NamedTuple):
    """A sentence of the original and its translation."""

    source: str
    target: str
    closes: bool = True
    """Whether it is the last of its paragraph."""


@dataclass(frozen=True)
class Surroundings:
    """What a fault may be taken from."""

    source_language: str
    target_language: str
    labels: Labels
    names: tuple[str, ...] = ()
    """Names that stand alike in an original and its translation."""
    sentences: tuple[str, ...] = ()
    """Other sentences of the translation."""


class Edit(NamedTuple):
    """``text`` stands for ``target[start:end]``, which is never empty."""

    start: int
    end: int
    text: str
    first: int
    """Where the fault begins in the result."""
    last: int
    """Where it ends."""

    def applied(self, target: str) -> str:
        """The sentence with the fault."""
        return target[: self.start] + self.text + target[self.end :]


Seeder = Callable[[Sentence, Surroundings, Random], Edit | None]


def number(sentence: Sentence, around: Surroundings, chance: Random) -> Edit | None:
    """One digit of a number becomes another."""
    theirs = {value for each in facts(sentence.source, around.source_language).entities for value in each.values}
    ours = [
        each
        for each in facts(sentence.target, around.target_language).entities
        if each.digits and each.kind in (Kind.NUMBER, Kind.YEAR) and theirs.intersection(each.values)
    ]
    places = [(each, at) for each in ours for at in range(each.start, each.end) if sentence.target[at] in _DIGITS]
    if not places:
        return None
    entity, at = chance.choice(places)
    digit = chance.choice([each for each in _DIGITS[1:] if each != sentence.target[at]])
    return Edit(at, at + 1, digit, entity.start, entity.end)


def name(sentence: Sentence, around: Surroundings, chance: Random) -> Edit | None:
    """A name becomes another one of the same texts."""
    words = kept_names(sentence, around.target_language)
    if not words:
        return None
    word = chance.choice(words)
    others = [
        each
        for each in around.names
        if each[0] != word.text[0] and each not in sentence.source and each not in sentence.target
    ]
    return _replaced(word, chance.choice(others)) if others else None


def kept_names(sentence: Sentence, target_language: str) -> list[Token]:
    """Words that are names for certain: capitals inside a sentence, alike on both sides, in no dictionary."""
    theirs = {word.text for word in tokens(sentence.source)}
    return [
        word
        for word in tokens(sentence.target)
        if len(word.text) >= _SHORTEST_NAME
        and word.text[0].isupper()
        and word.text in theirs
        and not begins_sentence(sentence.target, word)
        and not knows(word.lower, target_language)
    ]


def negation(sentence: Sentence, around: Surroundings, chance: Random) -> Edit | None:
    """The only negator goes, or affirms: *never* becomes *always*."""
    del chance
    found = negators(sentence.target, around.target_language)
    if len(found) != 1 or not negators(sentence.source, around.source_language):
        return None
    (word,) = found
    lower = word.lower.replace("’", "'")
    affirmed = pairs_of(around.target_language, "affirmed").get(lower)
    if affirmed is None and around.target_language == "en" and lower.endswith("n't"):
        affirmed = word.text[: -len("n't")]
    if affirmed is not None:
        return _replaced(word, affirmed.capitalize() if word.text[0].isupper() else affirmed)
    if word.start == 0 or sentence.target[word.start - 1] != " ":
        return None
    return Edit(word.start - 1, word.end, "", *_neighbours(sentence.target, word))


def _neighbours(text: str, word: Token) -> tuple[int, int]:
    """The words before and behind a word that is left out with the space before it, in the text without it."""
    start = text.rfind(" ", 0, word.start - 1) + 1
    end = text.find(" ", word.end + 1)
    return start, (len(text) if end < 0 else end) - (word.end - word.start + 1)


def _replaced(word: Token, text: str) -> Edit:
    return Edit(word.start, word.end, text, word.start, word.start + len(text))


def label(sentence: Sentence, around: Surroundings, chance: Random) -> Edit | None:
    """A label of the page becomes what a machine makes of it that sees no page around it."""
    wordings = sorted(
        {
            wrong
            for hit in around.labels.right(sentence.target, around.target_language)
            if hit.label.source_language == around.source_language and not hit.value
            for wrong in hit.label.wrong
            if "#" not in wrong and wrong not in hit.label.right
        }
    )
    return _instead(sentence, chance.choice(wordings)) if wordings else None


def _instead(sentence: Sentence, text: str) -> Edit:
    return Edit(0, len(sentence.target), text, 0, len(text))


def loop(sentence: Sentence, around: Surroundings, chance: Random) -> Edit | None:
    """Two words are said again and again."""
    del around
    words = tokens(sentence.target)
    places = [
        (one.start, other.end)
        for one, other in pairwise(words)
        if sentence.target[one.end : other.start] == " " and min(len(one.text), len(other.text)) > 2
    ]
    if not places:
        return None
    start, end = chance.choice(places)
    return _again(start, end, f" {sentence.target[start:end]}" * _ROUNDS, sentence.target)


def doubled_word(sentence: Sentence, around: Surroundings, chance: Random) -> Edit | None:
    """A word stands twice in a row."""
    rightly = profile(around.target_language).doubled
    words = [
        word
        for word in tokens(sentence.target)
        if word.text.islower() and len(word.text) > 1 and word.text not in rightly
    ]
    words = [word for word in words if not _joined(sentence.target, word)]
    if not words:
        return None
    word = chance.choice(words)
    return _again(word.start, word.end, f" {word.text}", sentence.target)


def _joined(text: str, word: Token) -> bool:
    """Whether a word is but a part of a longer one."""
    before, behind = text[: word.start][-1:], text[word.end :][:1]
    return before not in ("", " ") or behind not in ("", " ", ",", ".")


def _again(start: int, end: int, more: str, text: str) -> Edit:
    return Edit(end - 1, end, text[end - 1] + more, start, end + len(more))


def leave_untranslated(sentence: Sentence, around: Surroundings, chance: Random) -> Edit | None:
    """The original's sentence stands in the translation."""
    del around, chance
    if len(sentence.source.split()) < _FEWEST_WORDS or sentence.source == sentence.target:
        return None
    return _instead(sentence, sentence.source)


def swapped_sentence(sentence: Sentence, around: Surroundings, chance: Random) -> Edit | None:
    """The translation of another sentence stands in its place."""
    if len(sentence.target.split()) < _FEWEST_WORDS:
        return None
    others = [each for each in around.sentences if each != sentence.target and len(each.split()) >= _FEWEST_WORDS]
    return _instead(sentence, chance.choice(others)) if others else None


def lost_end_mark(sentence: Sentence, around: Surroundings, chance: Random) -> Edit | None:
    """The mark at the end of a paragraph is gone."""
    del around, chance
    text = sentence.target
    ends_alike = sentence.source.rstrip(_CLOSING)[-1:] in tuple(_END_MARKS) and text[-1:] in tuple(_END_MARKS)
    if not (sentence.closes and ends_alike and text[-2:-1].isalpha()):
        return None
    return Edit(len(text) - 2, len(text), text[-2], text.rfind(" ") + 1, len(text) - 1)


SEEDERS: Mapping[str, Seeder] = {
    "number": number,
    "name": name,
    "negation": negation,
    "label": label,
    "loop": loop,
    "untranslated": leave_untranslated,
    "swapped sentence": swapped_sentence,
    "doubled word": doubled_word,
    "lost end mark": lost_end_mark,
}
"""The classes of faults that a single sentence can have."""
