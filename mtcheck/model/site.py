"""What several pages of a site have in common: its template, and causes of findings that one repair does away with."""

from __future__ import annotations

from collections.abc import Mapping

from mtcheck.model.finding import Finding
from mtcheck.model.tuples import NamedTuple


class PagePlace(NamedTuple):
    """Where a cause shows: a page and a line."""

    page: str
    line: int
    column: int


class SiteCause(NamedTuple):
    """A cause of findings over all pages of a site."""

    example: Finding
    """The worst of its findings, of which the first."""
    pages: int
    findings: int
    in_template: bool
    """Whether most of its findings are in lines of the site's template, which is to be repaired once."""
    places: tuple[PagePlace, ...]
    """The first places, one a page."""


class Site(NamedTuple):
    """Pages that share a host, a template or a folder, in one language."""

    name: str
    language: str
    pages: int
    """How many were checked."""
    verdicts: Mapping[str, int]
    template: Mapping[str, int]
    """The lines that recur, numbers in them left open, with how many pages have them."""
    causes: tuple[SiteCause, ...]
    """The gravest first; of equals that of the most pages."""
    left_out: int = 0
    """Causes of single pages that were too many to keep."""

    @property
    def shared(self) -> tuple[SiteCause, ...]:
        """The causes that are on more than one page."""
        return tuple(cause for cause in self.causes if cause.pages > 1)
