"""BLEU, chrF, chrF++ and TER: sacrebleu's definitions, numbers and signatures."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from mtcheck.metrics.base import Stream, check_lengths
from mtcheck.metrics.tokenizers import bleu_tokenizer, splits_han

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric as Library

    from mtcheck.metrics.base import Statistics

_BLEU, _CHRF, _TER = "BLEU", "CHRF", "TER"
NAMES = ("bleu", "chrf", "chrf++", "ter")


@dataclass(frozen=True)
class Lexical:
    """One of sacrebleu's metrics with its options."""

    name: str
    family: str
    options: tuple[tuple[str, Any], ...] = ()

    @property
    def higher_is_better(self) -> bool:
        """Whether the larger of two numbers is the better one: of all but TER, which counts edits."""
        return self.family != _TER

    def statistics(self, hypotheses: Sequence[str], references: Sequence[Stream]) -> Statistics:
        """Counts of matches, lengths or edits, a row a segment.

        Raises:
            UsageError: hypotheses and references are not equally many.
        """
        import numpy as np

        check_lengths(hypotheses, references)
        prepared = _prepared(self, tuple(tuple(stream) for stream in references))
        prepare, count = self._library._preprocess_segment, self._count
        rows = [count(prepare(text), reference) for text, reference in zip(hypotheses, prepared, strict=True)]
        return np.array(rows, float).reshape(len(hypotheses), -1)

    def score(self, sums: Statistics) -> float:
        """Sacrebleu's number from summed rows, in their precision, 0 to 100; TER may be above."""
        made: Any = self._library
        number: float = made._compute_score_from_stats(sums).score
        return number

    def signature(self, references: int, **resampling: int) -> str:
        """Sacrebleu's own signature."""
        library: Any = copy(self._library)
        library.num_refs = references or -1
        signature = library.get_signature()
        for key, value in resampling.items():
            signature.update(key, value)
        return str(signature)

    def prepare(self, references: Sequence[str]) -> Any:
        """What sacrebleu keeps of the references of one segment."""
        return self._library._extract_reference_info([self._library._preprocess_segment(each) for each in references])

    def _count(self, hypothesis: str, prepared: Any) -> list[float]:
        if self.family == _TER:
            return _edit_counts(hypothesis.split(), prepared["ref_words"])
        return self._library._compute_segment_statistics(hypothesis, prepared)

    @cached_property
    def _library(self) -> Library:
        from sacrebleu.metrics.bleu import BLEU
        from sacrebleu.metrics.chrf import CHRF
        from sacrebleu.metrics.ter import TER

        made: Library = {_BLEU: BLEU, _CHRF: CHRF, _TER: TER}[self.family](**dict(self.options))
        return made


def lexical(language: str = "", *, sentence: bool = False) -> tuple[Lexical, ...]:
    """BLEU, chrF, chrF++ and TER as they are computed for a language.

    Args:
        language: of the translations, as an ISO 639-1 code; it chooses how words are cut.
        sentence: whether single sentences are measured: BLEU then leaves out the orders that a short one has not.
    """
    bleu: tuple[tuple[str, Any], ...] = (("tokenize", bleu_tokenizer(language)), ("effective_order", sentence))
    ter: tuple[tuple[str, Any], ...] = (("normalized", True), ("asian_support", True)) if splits_han(language) else ()
    return (
        Lexical("bleu", _BLEU, bleu),
        Lexical("chrf", _CHRF),
        Lexical("chrf++", _CHRF, (("word_order", 2),)),
        Lexical("ter", _TER, ter),
    )


@lru_cache(maxsize=8)
def _prepared(metric: Lexical, references: tuple[tuple[str | None, ...], ...]) -> list[Any]:
    """What is kept of the references, shared by all systems that are measured against them."""
    return [metric.prepare([text for text in texts if text is not None]) for texts in zip(*references, strict=True)]


def _edit_counts(words: Sequence[str], references: Sequence[Sequence[str]]) -> list[float]:
    """Fewest edits against any reference, and the references' mean length."""
    from mtcheck.metrics.shifts import edits

    lengths = sum(len(each) for each in references)
    return [min(edits(words, each) for each in references), lengths / len(references)]
