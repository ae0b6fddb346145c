"""An estimate of a translation's quality that needs no reference: how near in meaning, and what is known to be broken.

``docs/quality.md`` gives the formula, what it was measured against and what it cannot tell.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from mtcheck.estimation.fluency import fluency
from mtcheck.language.entities.lexicon import lexicon
from mtcheck.language.entities.negation import negators
from mtcheck.language.lengths import expected_length
from mtcheck.model.finding import Category, Finding, Severity
from mtcheck.model.score import Measurement

NAME = "quality"
VERSION = 1
_FACTORS = {Severity.NEUTRAL: 1.0, Severity.MINOR: 0.93, Severity.MAJOR: 0.5, Severity.CRITICAL: 0.1}
"""What each finding leaves of the estimate."""
_SCALE = ((-1.0, 0.0), (0.1, 5.0), (0.5, 55.0), (0.8, 90.0), (1.0, 100.0))
"""Similarity of the sentences' vectors and the adequacy it stands for, linear between these points."""
_ONE_SIDE_NEGATES = 0.85
_FREE_LENGTH = 0.4
"""Logarithm of the ratio of found to expected length that is not held against a translation."""
_SLACK = 12
"""Characters added to both lengths, since short texts vary more."""


class Part(NamedTuple):
    """An original's text beside its translation, as far as the estimate looks at it."""

    source: str
    target: str
    similarity: float | None
    """Cosine of the vectors; None where no encoder covers the pair."""
    findings: tuple[Finding, ...] = ()


def signature(encoder: str, pairs: str) -> str:
    """How an estimate was made.

    Args:
        encoder: the encoder's own signature; empty where none covers the languages.
        pairs: what was estimated: ``segment`` or ``article``.
    """
    return f"quality:{VERSION}|of:{pairs}|adequacy:{encoder or 'none'}|guards:findings+length+negation+fluency"


def estimate(part: Part, source_language: str, target_language: str) -> float:
    """Quality of one translated text, 0 to 100."""
    if not part.source.strip() or not part.target.strip():
        return 100.0 if part.source.strip() == part.target.strip() else 0.0
    adequacy = 100.0 if part.similarity is None else _adequacy(part.similarity)
    kept = 1 - _copied(part)
    length = _length(part, source_language, target_language)
    negation = _negation(part, source_language, target_language)
    return adequacy * kept * length * negation * fluency(part.source, part.target) * _guard(part.findings)


def measured(parts: Sequence[Part], source_language: str, target_language: str, encoder: str, what: str) -> Measurement:
    """The estimate of several parts, each weighing as much as its longer side, with its signature."""
    weights = [max(len(part.source), len(part.target), 1) for part in parts]
    each = [estimate(part, source_language, target_language) for part in parts]
    mean = sum(weight * value for weight, value in zip(weights, each, strict=True)) / (sum(weights) or 1)
    return Measurement(NAME, round(mean, 3), signature(encoder, what))


def _adequacy(similarity: float) -> float:
    for (low, bottom), (high, top) in pairwise(_SCALE):
        if similarity <= high:
            return bottom + (top - bottom) * (max(similarity, low) - low) / (high - low)
    return _SCALE[-1][1]


def _copied(part: Part) -> float:
    """Share of the translation that was left untranslated: its vectors resemble the original all too well."""
    spans = [each.target for each in part.findings if each.target and _is_untranslated(each)]
    return min(sum(place.end - place.start for place in spans) / len(part.target), 1.0)


def _is_untranslated(finding: Finding) -> bool:
    return finding.category is Category.UNTRANSLATED and finding.severity.rank >= Severity.MAJOR.rank


def _length(part: Part, source_language: str, target_language: str) -> float:
    expected = expected_length(part.source, source_language, target_language)
    off = abs(math.log((len(part.target) + _SLACK) / (expected + _SLACK)))
    return math.exp(-max(0.0, off - _FREE_LENGTH))


def _negation(part: Part, source_language: str, target_language: str) -> float:
    """Less where one side alone negates: too weak a sign for a finding, and good enough to tell two versions apart."""
    sides = negators(part.source, source_language), negators(part.target, target_language)
    known = lexicon(source_language).negators and lexicon(target_language).negators
    return _ONE_SIDE_NEGATES if known and bool(sides[0]) != bool(sides[1]) else 1.0


def _guard(findings: Iterable[Finding]) -> float:
    """What the findings leave: each cause counts once, with its gravest finding."""
    causes: dict[str, float] = {}
    for each in findings:
        factor = _FACTORS[each.severity]
        causes[each.cause] = min(causes.get(each.cause, 1.0), factor)
    return math.prod(causes.values())
