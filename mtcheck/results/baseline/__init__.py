"""Known findings: a file that remembers them, and what is new beside it (``docs/baseline.md``)."""

from mtcheck.results.baseline.file import Baseline, KnownArticle, is_baseline, read, text
from mtcheck.results.baseline.matching import against, key, knowing, update_baseline

__all__ = ["Baseline", "KnownArticle", "against", "is_baseline", "key", "knowing", "read", "text", "update_baseline"]
