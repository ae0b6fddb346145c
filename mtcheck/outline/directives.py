"""What a site's generator makes something of: components, admonitions, includes and short codes, by their names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.model.kinds import Format
from mtcheck.model.spans import Span
from mtcheck.model.text import Document
from mtcheck.model.tuples import NamedTuple
from mtcheck.outline.bare import bare_text
from mtcheck.patterns import lazy

_PATTERNS = (
    ("component", lazy(r"<([A-Z][\w.]{0,80})(?=[\s/>])")),
    ("admonition", lazy(r"^[ \t>]*(?::{3,}|!!!|\?\?\?\+?|/{3,})[ \t]*\{?\.?([^\W\d][\w-]{0,40})", re.MULTILINE)),
    ("admonition", lazy(r"^[ \t]*(?:>[ \t]*)+\[!([^\W\d][\w-]{0,40})\]", re.MULTILINE)),
    ("directive", lazy(r"^[ \t]*\.\.[ \t]([^\W\d][\w-]{0,40})::", re.MULTILINE)),
    ("short code", lazy(r"\{\{[<%][ \t]*/?[ \t]*([^\W\d][\w/-]{0,60})")),
    ("statement", lazy(r"\{%-?[ \t]*([^\W\d]\w{0,40})")),
)
_KINDS = {Format.MARKDOWN: frozenset(kind for kind, _ in _PATTERNS), Format.REST: frozenset({"directive"})}
"""Those that a format has."""


class Directive(NamedTuple):
    """The name of something that a program makes, and where it is written."""

    kind: str
    name: str
    span: Span


def directives(document: Document) -> list[Directive]:
    """The directives of a page, in order of their kinds."""
    return list(_directives(document)) if document.format in _KINDS else []


def _directives(document: Document) -> Iterator[Directive]:
    text = bare_text(document, keep_directives=True)
    wanted = _KINDS[document.format]
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text) if kind in wanted else ():
            yield Directive(kind, match[1], Span(*match.span(1)))
