"""A rule without code, as it was understood: what it looks for, where, and what it says (``docs/rules.md``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import BlockKind, Region
from mtcheck.model.tuples import NamedTuple
from mtcheck.rules.patterns import Pattern
from mtcheck.rules.templates import Template


class Example(NamedTuple):
    """A sentence that the rule must flag, or pass."""

    target: str
    source: str = ""
    flagged: tuple[str, ...] = ()
    """The texts that must be marked, in their order; none where nothing must be."""
    suggestion: str | None = None


@dataclass(frozen=True)
class Rule:
    """One rule. One of ``forbid``, ``require`` and ``keep`` says what it asks for."""

    id: str
    name: str
    """The file's name and the rule's place in it."""
    message: Template
    forbid: Pattern | None = None
    require: Pattern | None = None
    keep: tuple[str, ...] = ()
    """Groups of ``source`` whose text the translation must have."""
    source: Pattern | None = None
    exception: Pattern | None = None
    replacements: Mapping[str, str] = field(default_factory=dict)
    """What to write instead of a word, by the word in lower case."""
    suggestion: Template | None = None
    source_languages: tuple[str, ...] = ()
    target_languages: tuple[str, ...] = ()
    regions: tuple[Region, ...] = ()
    kinds: tuple[BlockKind, ...] = ()
    category: Category = Category.ORGANIZATIONAL_STYLE
    severity: Severity = Severity.MINOR
    fix: Fix = Fix.NONE
    preview: bool = False
    keeps_case: bool = True
    """Whether what is kept must keep its case."""
    summary: str = ""
    why: str = ""
    wording: tuple[tuple[str, str], ...] = ()
    """What it looks for, as it is written: keys with their values."""
    examples: tuple[Example, ...] = ()
