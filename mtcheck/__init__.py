"""mtcheck: finds what machine translation broke in an article, shows where and why, and scores it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from mtcheck.config import Config
    from mtcheck.engine.checker import check_article
    from mtcheck.engine.pairing import align_article
    from mtcheck.engine.segments import check_segments
    from mtcheck.model.finding import Finding, Severity
    from mtcheck.model.report import Report, SegmentReport
    from mtcheck.model.text import Document

_HOMES = {
    "align_article": "mtcheck.engine.pairing",
    "Config": "mtcheck.config",
    "Document": "mtcheck.model.text",
    "Finding": "mtcheck.model.finding",
    "Report": "mtcheck.model.report",
    "Severity": "mtcheck.model.finding",
    "SegmentReport": "mtcheck.model.report",
    "check_article": "mtcheck.engine.checker",
    "check_segments": "mtcheck.engine.segments",
}

__all__ = [
    "Config",
    "Document",
    "Finding",
    "Report",
    "SegmentReport",
    "Severity",
    "__version__",
    "align_article",
    "check_article",
    "check_segments",
]


def __getattr__(name: str) -> Any:
    """Import a public name where it is first used, so that importing mtcheck costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
