"""An estimate of a translation's quality: what is lost of the meaning, what its surface and its language betray.

``docs/quality.md`` says how it is made, what it was fitted on, what it was measured against and what it cannot tell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from mtcheck.embeddings import SentenceEncoder, WordEncoder, covers
from mtcheck.embeddings.e5 import find_weights
from mtcheck.language.identify import script_of
from mtcheck.language.lm.packed import languages as fluent_languages
from mtcheck.model.tags import primary
from mtcheck.model.tuples import NamedTuple
from mtcheck.qe.evidence import BOTH, ORIGINAL, TRANSLATION, Evidence, Part, collect, read
from mtcheck.qe.likeness import Likeness
from mtcheck.qe.weights import LETTERS, VERSION, Scale, Weights, weights_for

if TYPE_CHECKING:
    from mtcheck.embeddings import Reading
    from mtcheck.qe.reader import Reader
    from mtcheck.qe.reader.doubting import Doubting

NAME = "quality"
UNREAD = {
    TRANSLATION: "not estimated: the translation's script is unknown to the encoder",
    ORIGINAL: "estimated from the translation's surface alone: the original's script is unknown to the encoder",
}
"""What an estimate cannot vouch for, by the side that is unread."""
DOUBT = "doubt"
"""What the reader's loss is called."""
UNLIKE = "reference"
"""What the losses against a reference are called."""
_DIGITS = 4
"""Beyond these a number depends on what else was encoded along with its texts."""
_CAPS = {"critical": 0.1, "major": 0.5}
"""What a proven defect leaves at best."""


_READ = frozenset({"Latin", "Cyrillic", ""})
"""Scripts of languages that the encoder does not know of which it still tells names and related words."""


class Estimate(NamedTuple):
    """Quality from 0 to 100, and what it rests on."""

    value: float | None
    """None where nothing that the estimate rests on is known of the translation's script."""
    evidence: Evidence


class Estimator:
    """The estimate for translations from one language into another."""

    def __init__(self, source_language: str, target_language: str, encoder: SentenceEncoder | None) -> None:
        """Make ready to estimate.

        Args:
            source_language: the originals' language as an ISO 639-1 code.
            target_language: the translations' language.
            encoder: the model that compares meanings; None to do without. Where it does not cover the languages, it
                still tells names, numbers and related words, and is trusted as far as that goes.
        """
        self._languages = source_language, target_language
        self._encoder = encoder
        self._meaning = _meaning(encoder, source_language, target_language)
        self._fluent = primary(target_language) in fluent_languages()
        doubtful = encoder if self._meaning == "doubtful" else None
        self._unknown = tuple(doubtful is not None and not covers(doubtful, each) for each in self._languages)

    def signature(self, what: str, references: int = 0, unread: str = "") -> str:
        """How an estimate is made.

        Args:
            what: what is estimated: ``segment`` or ``article``.
            references: with how many references a translation is compared.
            unread: the side whose script the encoder cannot read, so that it is not asked.
        """
        meaning = "none" if unread else self._meaning
        meaning = f"{meaning}|encoder:{self._encoder.signature}" if self._encoder and not unread else meaning
        beside = f"|references:{references}" if references else ""
        language = "ngrams" if self._fluent else "none"
        reader = f"|{self._reader.signature}" if self._reader else ""
        return f"quality:{VERSION}|of:{what}|meaning:{meaning}|fluency:{language}{reader}{beside}"

    def read(self, parts: Sequence[Part]) -> dict[str, Reading]:
        """What the encoder sees in the parts' texts, by text; a caller may ask before the findings are known."""
        return read(parts, self._encoder)

    def evidence(self, parts: Sequence[Part], readings: Mapping[str, Reading] | None = None) -> list[Evidence]:
        """What speaks against each translation.

        Args:
            parts: translations beside their originals, with what was found in them.
            readings: what ``read`` said of their texts, where it was asked before.
        """
        known = self.read(parts) if readings is None else readings
        found = self._doubted(parts, collect(parts, known, self._encoder, *self._languages))
        return (
            [self._without_guesses(*each) for each in zip(found, parts, strict=True)] if any(self._unknown) else found
        )

    @cached_property
    def _reader(self) -> Reader | None:
        """The reader, where it is installed and meanings are compared at all."""
        if self._encoder is None or find_weights() is None:
            return None
        from mtcheck.qe.reader import reader

        found = reader()
        return found if found and found.doubting else None

    def _doubted(self, parts: Sequence[Part], found: list[Evidence]) -> list[Evidence]:
        if not self._reader:
            return found
        asked = [at for at, each in enumerate(found) if not each.empty]
        rated = self._reader.rate([(parts[at].source, parts[at].target) for at in asked])
        for at, scores in zip(asked, rated, strict=True):
            found[at] = found[at]._replace(scores=tuple(scores.tolist()))
        return found

    def _without_guesses(self, evidence: Evidence, part: Part) -> Evidence:
        """The evidence without what the encoder makes of a script that it cannot read."""
        sides = zip((TRANSLATION, ORIGINAL), self._unknown[::-1], (part.target, part.source), strict=True)
        unread = next((side for side, unknown, text in sides if unknown and script_of(text) not in _READ), "")
        return evidence._replace(meaning=None, distance=0.0, unread=unread) if unread else evidence

    def estimate(self, evidence: Evidence) -> Estimate:
        """The quality that the evidence leaves."""
        if evidence.empty:
            return Estimate(100.0 if evidence.empty == BOTH else 0.0, evidence)
        if evidence.unread == TRANSLATION:
            return Estimate(None, evidence)
        return Estimate(round(self.uncapped(evidence) * _cap(evidence), _DIGITS), evidence)

    def uncapped(self, evidence: Evidence) -> float:
        """The quality that the losses and signs leave, whatever the findings prove."""
        loss = sum(self.shares(evidence).values())
        scale = self._scale(evidence)
        scale = scale if evidence.strange is None else scale.beside_reference()
        return scale.quality(loss)

    def _scale(self, evidence: Evidence) -> Scale:
        doubting = self._doubting(evidence)
        return Scale(doubting.middle, doubting.bend) if doubting else self._weights(evidence).scale

    def _doubting(self, evidence: Evidence) -> Doubting | None:
        if evidence.scores is None or self._reader is None:
            return None
        return self._reader.doubting.get(self.known(evidence))

    def known(self, evidence: Evidence) -> str:
        """What the estimate knows of the meaning, as its signature says it."""
        return "none" if evidence.unread else self._meaning

    def shares(self, evidence: Evidence) -> dict[str, float]:
        """What each loss and sign adds to the sum that the estimate is made of, by name."""
        found = self._weights(evidence).shares(evidence.numbers())
        if evidence.scores is not None and (doubting := self._doubting(evidence)):
            found[DOUBT] = doubting.loss(evidence.scores)
        if evidence.strange is not None:
            found[UNLIKE] = LETTERS * evidence.strange
        if evidence.agreement and self._agreeing:
            losses = zip(Likeness._fields, evidence.agreement.losses, strict=True)
            shares = {name: self._agreeing.by_name[name] * value for name, value in losses}
            found |= {f"{UNLIKE}:{name}": share for name, share in shares.items() if share > 0}
        return found

    def _weights(self, evidence: Evidence) -> Weights:
        return weights_for(_set(self.known(evidence), fluent=self._fluent))

    @cached_property
    def _agreeing(self) -> Weights | None:
        """Weights for the comparison with a reference, which is in the translation's own language."""
        target = self._languages[1]
        known = self._encoder is not None and _meaning(self._encoder, target, target) == "words"
        return weights_for(_set("words", fluent=self._fluent)) if known else None


def _meaning(encoder: SentenceEncoder | None, *languages: str) -> str:
    if encoder is None:
        return "none"
    if not isinstance(encoder, WordEncoder):
        return "sentences" if covers(encoder, *languages) else "none"
    return "words" if covers(encoder, *languages) else "doubtful"


def _set(meaning: str, *, fluent: bool) -> str:
    return f"{meaning}-fluent" if fluent else meaning


def _cap(evidence: Evidence) -> float:
    if evidence.proven.critical:
        return _CAPS["critical"]
    return _CAPS["major"] if evidence.proven.major else 1.0
