"""Numbers against a reference, all of them sacrebleu's own, with its signatures."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from mtcheck.model.score import Measurement

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric

_TOKENIZERS = {"zh": "zh"}
"""How sacrebleu's BLEU cuts the words of a language; ``13a`` cuts all others, and Japanese and Korean by letters."""
_BY_LETTERS = frozenset({"ja", "ko", "th"})


def against_reference(translation: str, reference: str, language: str) -> tuple[Measurement, ...]:
    """Sentence BLEU (with effective order) and chrF of one segment, 0 to 100, as sacrebleu computes them.

    Args:
        translation: what is measured.
        reference: a human translation of the same original.
        language: the language of both as an ISO 639-1 code; it chooses how BLEU cuts words.
    """
    return tuple(
        Measurement(name, metric.sentence_score(translation, [reference]).score, str(metric.get_signature()))
        for name, metric in _metrics(language.partition("-")[0].lower())
    )


@cache
def _metrics(language: str) -> tuple[tuple[str, Metric], ...]:
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    options: dict[str, Any] = {"effective_order": True}
    options["tokenize"] = "char" if language in _BY_LETTERS else _TOKENIZERS.get(language, "13a")
    return ("bleu", BLEU(**options)), ("chrf", CHRF())
