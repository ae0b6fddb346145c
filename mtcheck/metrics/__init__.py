"""Numbers against a reference: sacrebleu's own with its signatures, and the nearness of sentence vectors.

``docs/metrics.md`` says how each is made, how intervals and tests are resampled, and what page the numbers speak of.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from mtcheck.metrics.base import Metric, Stream
from mtcheck.model.score import Measurement

if TYPE_CHECKING:
    from mtcheck.metrics.lexical import Lexical
    from mtcheck.metrics.similarity import Similarity

__all__ = ["Metric", "Stream", "against_reference", "measure"]


def against_reference(
    translation: str, references: str | Sequence[str], language: str, similarity: Similarity | None = None
) -> tuple[Measurement, ...]:
    """BLEU (with effective order), chrF, chrF++ and TER of one segment, as sacrebleu computes them.

    Args:
        translation: what is measured.
        references: one or several human translations of the same original.
        language: the language of all as an ISO 639-1 code; it chooses how words are cut.
        similarity: what compares their vectors, where an encoder covers the language.
    """
    streams = [[each] for each in ([references] if isinstance(references, str) else references)]
    return tuple(
        Measurement(metric.name, float(metric.score(counted)), _signature(metric, len(streams)))
        for metric in (*_of_sentences(language), *((similarity,) if similarity else ()))
        for counted in metric.statistics([translation], streams)
    )


def characters(translation: str, references: Sequence[str], language: str) -> float:
    """chrF++ of one segment, 0 to 100."""
    metric = next(each for each in _of_sentences(language) if each.name == "chrf++")
    return float(metric.score(metric.statistics([translation], [[each] for each in references]).sum(0)))


def measure(
    metrics: Sequence[Metric], hypotheses: Sequence[str], references: Sequence[Stream], made: str = ""
) -> tuple[Measurement, ...]:
    """The numbers of a text, each with its 95% interval from resampled segments.

    Args:
        metrics: what is computed.
        hypotheses: the segments of the translation.
        references: streams of references, each as long as the translation.
        made: what else there is to say of how the segments were paired, for the signature.

    Raises:
        UsageError: translation and references are not equally many segments.
    """
    from mtcheck.metrics.resampling import RESAMPLES, SEED, bootstrap

    found = []
    for metric in metrics:
        statistics = metric.statistics(hypotheses, references)
        drawn = bootstrap(metric, statistics) if len(statistics) > 1 else None
        resampling = {"bs": RESAMPLES, "seed": SEED} if drawn else {}
        signature = metric.signature(len(references), **resampling) + (f"|{made}" if made else "")
        value = float(metric.score(statistics.sum(0)))
        found.append(Measurement(metric.name, value, signature, drawn.interval if drawn else None))
    return tuple(found)


@cache
def _of_sentences(language: str) -> tuple[Lexical, ...]:
    from mtcheck.metrics.lexical import lexical

    return lexical(language, sentence=True)


@cache
def _signature(metric: Metric, references: int) -> str:
    return metric.signature(references)
