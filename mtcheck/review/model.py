"""The nouns of a file of decisions, as its schema (``data/decisions.schema.json``) has them."""

from __future__ import annotations

from dataclasses import dataclass

from mtcheck.model.finding import Category, Severity
from mtcheck.model.tuples import NamedTuple


class Origin(NamedTuple):
    """Who said something, and in which file."""

    file: str
    """The name as messages show it."""
    author: str = ""


class Article(NamedTuple):
    """The page that was gone over."""

    name: str
    path: str
    """Empty where the text was from no file."""
    sha256: str
    """Of the text as decoded, in UTF-8."""
    source_sha256: str | None
    source_path: str | None
    target_language: str
    source_language: str


class Decision(NamedTuple):
    """What was decided over a finding; ``start`` and ``end`` are code points of the page as read."""

    fingerprint: str
    check: str
    start: int
    end: int
    accepted: bool
    reason: str
    replacement: str | None
    """What stands in place of ``start..end`` from now on; None where the text is left as it is."""
    origin: Origin


class Added(NamedTuple):
    """A fault that no check found."""

    start: int
    end: int
    source: tuple[int, int] | None
    """Start and end in the original."""
    category: Category
    severity: Severity
    comment: str
    replacement: str | None
    origin: Origin


class Edited(NamedTuple):
    """A change of the text apart from any finding."""

    start: int
    end: int
    replacement: str
    origin: Origin


@dataclass(frozen=True)
class Decisions:
    """One file of decisions."""

    origin: Origin
    version: str
    """The version of mtcheck that made the review page."""
    made: str
    article: Article
    decisions: tuple[Decision, ...] = ()
    added: tuple[Added, ...] = ()
    edits: tuple[Edited, ...] = ()
