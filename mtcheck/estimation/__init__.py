"""An estimate of a translation's quality: what is lost of the meaning, what its surface and its language betray.

``docs/quality.md`` says how it is made, what it was fitted on, what it was measured against and what it cannot tell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.encoding import SentenceEncoder, WordEncoder, covers
from mtcheck.estimation.evidence import BOTH, Evidence, Part, collect, read
from mtcheck.estimation.likeness import Likeness
from mtcheck.estimation.weights import LETTERS, VERSION, Weights, weights_for
from mtcheck.language.fluency import languages as fluent_languages
from mtcheck.language.profiles import primary

if TYPE_CHECKING:
    from mtcheck.encoding import Reading

NAME = "quality"
UNLIKE = "reference"
"""What the losses against a reference are called."""
_DIGITS = 4
"""Beyond these a number depends on what else was encoded along with its texts."""
_CAPS = {"critical": 0.1, "major": 0.5}
"""What a proven defect leaves at best."""


class Estimate(NamedTuple):
    """Quality from 0 to 100, and what it rests on."""

    value: float
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

    def signature(self, what: str, references: int = 0) -> str:
        """How an estimate is made.

        Args:
            what: what is estimated: ``segment`` or ``article``.
            references: with how many references a translation is compared.
        """
        meaning = f"{self._meaning}|encoder:{self._encoder.signature}" if self._encoder else self._meaning
        beside = f"|references:{references}" if references else ""
        language = "ngrams" if self._fluent else "none"
        return f"quality:{VERSION}|of:{what}|meaning:{meaning}|fluency:{language}{beside}"

    def read(self, parts: Sequence[Part]) -> dict[str, Reading]:
        """What the encoder sees in the parts' texts, by text; a caller may ask before the findings are known."""
        return read(parts, self._encoder)

    def evidence(self, parts: Sequence[Part], readings: Mapping[str, Reading] | None = None) -> list[Evidence]:
        """What speaks against each translation.

        Args:
            parts: translations beside their originals, with what was found in them.
            readings: what ``read`` said of their texts, where it was asked before.
        """
        found = self.read(parts) if readings is None else readings
        return collect(parts, found, self._encoder, *self._languages)

    def estimate(self, evidence: Evidence) -> Estimate:
        """The quality that the evidence leaves."""
        if evidence.empty:
            return Estimate(100.0 if evidence.empty == BOTH else 0.0, evidence)
        return Estimate(round(self.uncapped(evidence) * _cap(evidence), _DIGITS), evidence)

    def uncapped(self, evidence: Evidence) -> float:
        """The quality that the losses and signs leave, whatever the findings prove."""
        loss = sum(self.shares(evidence).values())
        scale = self._weights.scale if evidence.strange is None else self._weights.scale.beside_reference()
        return scale.quality(loss)

    def shares(self, evidence: Evidence) -> dict[str, float]:
        """What each loss and sign adds to the sum that the estimate is made of, by name."""
        found = self._weights.shares(evidence.numbers())
        if evidence.strange is not None:
            found[UNLIKE] = LETTERS * evidence.strange
        if evidence.agreement and self._agreeing:
            losses = zip(Likeness._fields, evidence.agreement.losses, strict=True)
            shares = {name: self._agreeing.by_name[name] * value for name, value in losses}
            found |= {f"{UNLIKE}:{name}": share for name, share in shares.items() if share > 0}
        return found

    @cached_property
    def _weights(self) -> Weights:
        return weights_for(_set(self._meaning, fluent=self._fluent))

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
