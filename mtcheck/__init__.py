"""mtcheck: finds what machine translation broke in an article, shows where and why, and scores it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from mtcheck.caches import clear_caches
    from mtcheck.comparison import compare
    from mtcheck.config import Config
    from mtcheck.engine.calls import align_article, check, check_article, check_segments
    from mtcheck.engine.checker import Checker
    from mtcheck.engine.segments import Pair
    from mtcheck.errors import CheckError, MtcheckError, ReadError, UsageError
    from mtcheck.fixing.library import fix
    from mtcheck.model.bead import Bead
    from mtcheck.model.finding import Category, Finding, Severity
    from mtcheck.model.kinds import Region
    from mtcheck.model.report import Report, SegmentReport
    from mtcheck.model.score import Measurement, Score
    from mtcheck.model.spans import Span
    from mtcheck.model.text import Document, Segment

_HOMES = {
    "Bead": "mtcheck.model.bead",
    "Category": "mtcheck.model.finding",
    "CheckError": "mtcheck.errors",
    "Checker": "mtcheck.engine.checker",
    "Config": "mtcheck.config",
    "Document": "mtcheck.model.text",
    "Finding": "mtcheck.model.finding",
    "Measurement": "mtcheck.model.score",
    "MtcheckError": "mtcheck.errors",
    "Pair": "mtcheck.engine.segments",
    "ReadError": "mtcheck.errors",
    "Region": "mtcheck.model.kinds",
    "Report": "mtcheck.model.report",
    "Score": "mtcheck.model.score",
    "Segment": "mtcheck.model.text",
    "SegmentReport": "mtcheck.model.report",
    "Severity": "mtcheck.model.finding",
    "Span": "mtcheck.model.spans",
    "UsageError": "mtcheck.errors",
    "align_article": "mtcheck.engine.calls",
    "check": "mtcheck.engine.calls",
    "check_article": "mtcheck.engine.calls",
    "check_segments": "mtcheck.engine.calls",
    "clear_caches": "mtcheck.caches",
    "compare": "mtcheck.comparison",
    "fix": "mtcheck.fixing.library",
}

__all__ = [
    "Bead",
    "Category",
    "CheckError",
    "Checker",
    "Config",
    "Document",
    "Finding",
    "Measurement",
    "MtcheckError",
    "Pair",
    "ReadError",
    "Region",
    "Report",
    "Score",
    "Segment",
    "SegmentReport",
    "Severity",
    "Span",
    "UsageError",
    "__version__",
    "align_article",
    "check",
    "check_article",
    "check_segments",
    "clear_caches",
    "compare",
    "fix",
]


def __dir__() -> list[str]:
    """The public names, for those who look and for consoles that complete; none is imported."""
    return sorted({*globals(), *__all__} - {"Any", "TYPE_CHECKING", "annotations"})


def __getattr__(name: str) -> Any:
    """Import a public name where it is first used, so that importing mtcheck costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
