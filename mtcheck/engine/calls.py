"""Checking and aligning in one call, for those who have no use for a ``Checker`` of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from mtcheck.config import Config
from mtcheck.engine.checker import Checker
from mtcheck.engine.page import Given
from mtcheck.errors import warn_caller
from mtcheck.model.report import Report, SegmentReport

if TYPE_CHECKING:
    from mtcheck.engine.references import References
    from mtcheck.model.bead import Bead

_MISORDERED = "pass the original as source=...; by position it will not be accepted after this release"


def check(
    target: Given,
    *,
    source: Given | None = None,
    reference: References | None = None,
    source_language: str = "",
    target_language: str = "",
    config: Config | None = None,
) -> Report:
    """Check a translated page in one call: ``Checker(...).check(...)``.

    Args:
        target: the translation: a text (``str``), a file (``Path``) or a ``Document``.
        source: the original, which the translation is then compared with.
        reference: a translation that people made, or several, to measure this one against (``docs/metrics.md``).
        source_language: the original's language as an ISO 639-1 code; detected where it is not given.
        target_language: the translation's language.
        config: how to check; the defaults where it is not given.

    Returns:
        Everything found, with the score.

    Raises:
        ReadError: a file cannot be read, or holds no text.
        UsageError: an argument is of another type, or the configuration names an unknown check or language.
    """
    checker = Checker(source_language, target_language, config=config)
    return checker.check(target, source=source, reference=reference)


def check_article(
    target: Given,
    *by_position: Any,
    source: Given | None = None,
    reference: References | None = None,
    target_language: str | None = None,
    source_language: str | None = None,
    config: Config | None = None,
) -> Report:
    """Check a translated page.

    Args:
        target: the translation: a text (``str``), a file (``Path``) or a ``Document``.
        by_position: source and reference as they were passed before; they are still taken, with a warning.
        source: the original, which the translation is then compared with.
        reference: a translation that people made, or several, to measure this one against (``docs/metrics.md``).
        target_language: its language as an ISO 639-1 code; detected where it is not given.
        source_language: the original's language, if it is known.
        config: how to check; the defaults where it is not given.

    Returns:
        Everything found, with the score.

    Raises:
        ReadError: the file cannot be read, or holds no text.
        UsageError: the configuration names an unknown check or language.
    """
    if by_position:
        warn_caller(_MISORDERED, DeprecationWarning)
        source = by_position[0]
        reference = by_position[1] if len(by_position) > 1 else reference
    checker = Checker(source_language or "", target_language or "", config=config)
    return checker.check(target, source=source, reference=reference)


def check_segments(
    pairs: Iterable[tuple[str, str, str | Sequence[str] | None]],
    source_language: str,
    target_language: str,
    jobs: int = 1,
    config: Config | None = None,
) -> Iterator[SegmentReport]:
    """Check aligned segments, each on its own: ``Checker(...).check_segments(...)``.

    Args:
        pairs: source, target and reference (one, several or None) of every segment; taken as they are needed.
        source_language: the originals' language as an ISO 639-1 code.
        target_language: the translations' language.
        jobs: processes to work in; 1 works in this one.
        config: how to check; the defaults where it is not given.

    Returns:
        One report a pair, in the order of the pairs.

    Raises:
        UsageError: the configuration names an unknown check or encoder.
    """
    return Checker(source_language, target_language, config=config).check_segments(pairs, jobs=jobs)


def align_article(
    source: Given,
    target: Given,
    source_language: str | None = None,
    target_language: str | None = None,
    config: Config | None = None,
) -> tuple[Bead, ...]:
    """Align an original with its translation, sentence by sentence.

    Args:
        source: the original: a text (``str``), a file (``Path``) or a ``Document``.
        target: the translation.
        source_language: the original's language as an ISO 639-1 code; detected where it is not given.
        target_language: the translation's language; detected where it is not given.
        config: how to read and which encoder to use; the defaults where it is not given.

    Returns:
        Beads in the order of the original. A bead that is ``silent`` says why it cannot be checked.

    Raises:
        ReadError: a file cannot be read.
        UsageError: an unknown language or encoder.
    """
    return Checker(source_language or "", target_language or "", config=config).align(source, target).beads
