"""What people decided over findings: read, merged, counted, and made to take effect (``docs/decisions.md``)."""

from mtcheck.decisions.merging import Review, merged
from mtcheck.decisions.model import Added, Article, Decision, Decisions, Edited, Origin
from mtcheck.decisions.reading import SCHEMA, read

__all__ = [
    "SCHEMA",
    "Added",
    "Article",
    "Decision",
    "Decisions",
    "Edited",
    "Origin",
    "Review",
    "merged",
    "read",
]
