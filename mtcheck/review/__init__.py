"""What people decided over findings: read, merged, counted, and made to take effect (``docs/decisions.md``)."""

from mtcheck.review.merging import Review, merge_reviews
from mtcheck.review.model import Added, Article, Decision, Decisions, Edited, Origin
from mtcheck.review.reading import SCHEMA, read

__all__ = [
    "SCHEMA",
    "Added",
    "Article",
    "Decision",
    "Decisions",
    "Edited",
    "Origin",
    "Review",
    "merge_reviews",
    "read",
]
