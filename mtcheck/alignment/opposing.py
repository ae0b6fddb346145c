"""Words that say the contrary of what they stand for: *effective* for *unwirksam*, *with* for *ohne*.

A word of one text that denies is compared with its nearest words of the other text, and so is the word's own contrary:
the word and the contrary are strangers to no translation, but one of them is the nearer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from mtcheck.alignment.asking import STRANGERS, ask_of_beads
from mtcheck.alignment.denying import LONGEST
from mtcheck.embeddings import WordEncoder
from mtcheck.language.kept import prose_of_side
from mtcheck.language.values.contraries import contraries_of, known_contraries
from mtcheck.language.values.denials import denials, known_denials
from mtcheck.language.values.facts import facts
from mtcheck.language.values.lexicon import lexicon
from mtcheck.language.values.negation import hints, written_negators
from mtcheck.language.values.tokens import Token
from mtcheck.model.bead import Bead, Opposition
from mtcheck.model.tuples import NamedTuple

if TYPE_CHECKING:
    from mtcheck.embeddings import Reading, SentenceEncoder
    from mtcheck.embeddings.base import Matrix, Row

Places = tuple[tuple[int, int], ...]

_NEAREST = 3
"""How many words of the other text may render one."""
_BOUNDS = (0.75, 0.06), (0.55, 0.12)
"""Likeness to the contrary from which a word renders that, and by how much it exceeds all likeness to the word."""
_ACCOUNTED = 0.1
"""By how much less alike all other words of the text are."""
_MADE_OF = 4
"""Letters of a word from which on longer ones are made of it."""
_FARTHEST = 0.4
"""How far apart two words may be, as shares of their texts."""
_BRACE = 6
"""Words by which German puts a word later than others do."""
_CLAUSE_END = frozenset(",;:.!?–—")
_TURNING = frozenset({"few"})
"""Classes of words that turn round what they are with, though they are in many a sentence that denies nothing."""
_WINDOW = 4
"""Words before a word, and behind it, where another that denies would turn it round."""


_BESIDE = 2
"""The same of the word that denies itself."""


class Question(NamedTuple):
    """A text with words that deny, its language, and the text and language of the other side."""

    text: str
    language: str
    other: str
    other_language: str
    words: tuple[Token, ...]
    gained: bool


def find_opposites(
    beads: Sequence[Bead], encoder: SentenceEncoder, source_language: str, target_language: str
) -> tuple[Bead, ...]:
    """The beads with the words that one side renders by their contrary.

    Args:
        beads: what was set beside each other, as ``kinship.judge_kinship`` gives it.
        encoder: a model that covers both languages; where it does not read words, nothing is compared.
        source_language: the original's language as an ISO 639-1 code.
        target_language: the translation's language.
    """
    if not isinstance(encoder, WordEncoder):
        return tuple(beads)
    languages = source_language, target_language
    return ask_of_beads(beads, encoder, languages, _questions, compare_words, _with_opposition)


def _questions(bead: Bead, here: str, there: str) -> Iterator[Question]:
    if bead.unrelated >= STRANGERS or lexicon(here).unspaced or lexicon(there).unspaced:
        return
    source, target = map(prose_of_side, bead.sides)
    if max(len(source), len(target)) > LONGEST:
        return
    for gained, sides in enumerate(((source, here, target, there), (target, there, source, here))):
        known = contraries_of(sides[1])
        if words := tuple(word for word in facts(*sides[:2]).tokens if known[word.lower]):
            yield Question(*sides, words, bool(gained))


def _with_opposition(bead: Bead, _question: Question, opposition: Opposition | None) -> Bead:
    return replace(bead, opposed=opposition) if opposition and not bead.opposed else bead


def compare_words(questions: Sequence[Question], encoder: WordEncoder) -> list[Opposition | None]:
    """For each question the word that the other text renders by its contrary, if there is one."""
    if not questions:
        return []
    texts = list(dict.fromkeys(text for each in questions for text in (each.text, each.other)))
    readings = dict(zip(texts, encoder.read(texts), strict=True))
    pairs = [_Pair(each, readings[each.text], readings[each.other]) for each in questions]
    rows = _rows(encoder, (phrase for pair in pairs for phrase in pair.phrases()))
    suspects = [pair.suspects(rows) for pair in pairs]
    words = (word for pair, found in zip(pairs, suspects, strict=True) if found for word in pair.words())
    rows |= _rows(encoder, words)
    return [pair.opposition(found, rows) for pair, found in zip(pairs, suspects, strict=True)]


def _rows(encoder: WordEncoder, phrases: Iterable[str]) -> dict[str, Row]:
    """The vectors of words, each as a text of its own."""
    wanted = list(dict.fromkeys(phrases))
    return dict(zip(wanted, encoder.encode(wanted), strict=True)) if wanted else {}


class _Candidate(NamedTuple):
    """A word that denies and those that may render it, as places among the words of the readings."""

    word: Token
    at: int
    others: tuple[int, ...]


class _Suspect(NamedTuple):
    """A word, the place of the other text's word that says its contrary, and their likeness."""

    candidate: _Candidate
    other: int
    likeness: float
    turned: bool


class _Pair:
    """The two texts of a question, word by word."""

    def __init__(self, question: Question, reading: Reading, other: Reading) -> None:
        self._question = question
        self._places = reading.words.places
        self._other_places = other.words.places
        self._table: Matrix = reading.words.rows @ other.words.rows.T

    @cached_property
    def _candidates(self) -> tuple[_Candidate, ...]:
        """The words that no word which denies as well lies nearest to."""
        found = []
        for word in self._question.words:
            at = next((i for i, (start, end) in enumerate(self._places) if start <= word.start < end), -1)
            if at < 0 or not self._other_places:
                continue
            others = tuple(int(each) for each in (-self._table[at]).argsort()[:_NEAREST])
            if not self._is_rendered(at, others[0]):
                found.append(_Candidate(word, at, others))
        return tuple(found)

    def _is_rendered(self, at: int, other: int) -> bool:
        """Whether a word is the nearest to its nearest, which denies as well."""
        return other in self._denying and int(self._table[:, other].argmax()) == at

    @cached_property
    def _denying(self) -> frozenset[int]:
        """The words of the other text that deny."""
        return _denying(self._question.other, self._question.other_language, self._other_places)

    @cached_property
    def _own_denying(self) -> frozenset[int]:
        """The words of the first text that deny."""
        return _denying(self._question.text, self._question.language, self._places)

    def phrases(self) -> Iterator[str]:
        """All that has to be encoded."""
        known = contraries_of(self._question.language)
        for word, _, others in self._candidates:
            yield word.lower
            yield from known[word.lower]
            yield from map(self._other, others)

    def _other(self, at: int) -> str:
        return self._question.other[slice(*self._other_places[at])].lower()

    def words(self) -> Iterator[str]:
        """The words of the text that denies."""
        return (self._question.text[slice(*place)].lower() for place in self._places)

    def suspects(self, rows: Mapping[str, Row]) -> list[_Suspect]:
        """The words whose contrary the other text has, each with that and how alike the two are."""
        found = []
        for each in self._candidates:
            if contrary := self._contrary(each, rows):
                turned = self._turned(each, contrary[0])
                if turned is not None:
                    found.append(_Suspect(each, *contrary, turned))
        return found

    def opposition(self, suspects: Sequence[_Suspect], rows: Mapping[str, Row]) -> Opposition | None:
        """The first word that the other text renders by its contrary, which no other word accounts for."""
        for (word, at, _), other, likeness, turned in suspects:
            if self._says_both(word.lower, at):
                continue
            row = rows[self._other(other)]
            rest = (rows[each] for place, each in enumerate(self.words()) if place != at)
            if all(float(each @ row) < likeness - _ACCOUNTED for each in rest):
                places = (word.start, word.end), self._other_places[other]
                return Opposition(*(places[::-1] if self._question.gained else places), self._question.gained, turned)
        return None

    def _says_both(self, word: str, at: int) -> bool:
        """Whether another word of the text is made of the contrary, which the other text then renders: *reopens*."""
        contraries = [each for each in contraries_of(self._question.language)[word] if len(each) >= _MADE_OF]
        rest = [each for place, each in enumerate(self.words()) if place != at]
        return any(contrary in each for contrary in contraries for each in rest)

    def _contrary(self, candidate: _Candidate, rows: Mapping[str, Row]) -> tuple[int, float] | None:
        """Which word of the other text says the contrary of a word, and how alike it is to that."""
        known = contraries_of(self._question.language)[candidate.word.lower]
        likeness = {at: max(float(rows[each] @ rows[self._other(at)]) for each in known) for at in candidate.others}
        itself = {at: float(rows[candidate.word.lower] @ rows[self._other(at)]) for at in candidate.others}
        best = max(likeness, key=lambda at: likeness[at])
        if not self._may_oppose(best) or self._apart(candidate.at, best) > _FARTHEST:
            return None
        ahead = likeness[best] - max(itself.values())
        sure = any(likeness[best] >= least and ahead >= margin for least, margin in _BOUNDS)
        return (best, likeness[best]) if sure else None

    def _is_joined(self, one: int, two: int) -> bool:
        """Whether no mark parts two words of the other text."""
        first, last = self._other_places[min(one, two)], self._other_places[max(one, two)]
        return _CLAUSE_END.isdisjoint(self._question.other[first[1] : last[0]])

    def _may_oppose(self, other: int) -> bool:
        vague = known_contraries(self._question.other_language).vague
        return other not in self._denying and vague.get(self._other(other)) is None

    def _apart(self, at: int, other: int) -> float:
        """How far apart two words are, as shares of their texts; a clause may end with what another begins with."""
        if abs(at - other) <= _BRACE:
            return 0.0
        return abs(at / len(self._places) - other / len(self._other_places))

    def _turned(self, candidate: _Candidate, other: int) -> bool | None:
        """Whether a negator beside one of the two words turns its text round; None if it cannot be told."""
        question = self._question
        ours = _negators(question.text, question.language, self._places) - {candidate.at}
        theirs = _negators(question.other, question.other_language, self._other_places) - {other}
        near = bool(_near(candidate.at, ours)), bool(_near(other, theirs))
        if near[0] != near[1] and len(ours) - len(theirs) == near[0] - near[1]:
            return True
        return False if len(ours) == len(theirs) and near[0] == near[1] and self._is_plain(candidate, other) else None

    def _is_plain(self, candidate: _Candidate, other: int) -> bool:
        """Whether each word that denies beside one of the two words renders one that denies in the other text."""
        own, others = self._own_denying - {candidate.at}, self._denying - {other}
        beside = (at for at in own if abs(candidate.at - at) <= _BESIDE)
        return all(int(self._table[at].argmax()) in others for at in beside) and all(
            int(self._table[:, at].argmax()) in own for at in _near(other, others) if self._is_joined(at, other)
        )


def _near(at: int, words: Iterable[int]) -> list[int]:
    return [each for each in words if abs(each - at) <= _WINDOW]


def _negators(text: str, language: str, places: Places) -> frozenset[int]:
    return _among(places, [(each.start, each.end) for each in written_negators(text, language)])


def _denying(text: str, language: str, places: Places) -> frozenset[int]:
    """The words that deny, be it with a negator or in another way."""
    mild = known_denials(language).weak - _TURNING
    words = *written_negators(text, language), *hints(text, language)
    spans = [(each.start, each.end) for each in words]
    spans += [(each.start, each.end) for each in denials(text, language) if each.classes - mild]
    return _among(places, spans)


def _among(places: Places, spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The words that share a place with one of the spans."""
    return frozenset(
        at for at, (start, end) in enumerate(places) if any(first < end and start < last for first, last in spans)
    )
