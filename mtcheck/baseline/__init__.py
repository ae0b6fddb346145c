"""Known findings: a file that remembers them, and what is new beside it (``docs/baseline.md``)."""

from mtcheck.baseline.file import Baseline, KnownArticle, read, text
from mtcheck.baseline.matching import against, key, knowing, updated

__all__ = ["Baseline", "KnownArticle", "against", "key", "knowing", "read", "text", "updated"]
