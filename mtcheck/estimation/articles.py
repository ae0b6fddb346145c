"""The estimate for a page beside its original: bead by bead, what was left out or added counting nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mtcheck.encoding import SentenceEncoder
from mtcheck.estimation import Estimator
from mtcheck.estimation.evidence import Part
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Finding
from mtcheck.model.score import Measurement
from mtcheck.model.text import Segment


def article_quality(
    beads: Sequence[Bead],
    findings: Sequence[Finding],
    source_language: str,
    target_language: str,
    encoder: SentenceEncoder | None,
) -> Measurement | None:
    """Quality of the running text, weighed by length; None where there is none.

    Args:
        beads: the original's segments beside those of the translation.
        findings: what the checks said of the page.
        source_language: the original's language as an ISO 639-1 code.
        target_language: the translation's language.
        encoder: the model that compares meanings; None where there is none.
    """
    parts = list(_parts(beads, findings))
    return Estimator(source_language, target_language, encoder).measured(parts, "article") if parts else None


def _parts(beads: Iterable[Bead], findings: Sequence[Finding]) -> Iterator[Part]:
    for bead in beads:
        if any(segment.block.region.is_running_text for segment in (*bead.source, *bead.target)):
            yield Part(_text(bead.source), _text(bead.target), tuple(_inside(bead.target, findings)))


def _text(segments: Sequence[Segment]) -> str:
    return " ".join(segment.text for segment in segments)


def _inside(segments: Sequence[Segment], findings: Sequence[Finding]) -> Iterator[Finding]:
    spans = [segment.span for segment in segments]
    for each in findings:
        if each.target and any(span.overlaps(each.target.span) for span in spans):
            yield each
