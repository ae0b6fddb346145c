"""A script, or a link that runs one, that the original does not have.

## What is wrong
The translation has a `<script>`, an attribute such as `onclick`, or a link to `javascript:`, and the original has none
or fewer.

## Why it matters
It runs in the browser of whoever reads the page. What translates a page must never add one; where it does, text from
elsewhere came in, or somebody put it there.

## Example
*[open again](javascript:alert(1))*.

## Known false alarms
The originals' own scripts are counted and passed over. A link in Markdown that runs a script is reported without an
original as well.

## Source
MQM: design and markup. OWASP: cross-site scripting.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check
from mtcheck.model.finding import Category, Severity
from mtcheck.model.kinds import Format
from mtcheck.model.spans import Span
from mtcheck.model.text import Document
from mtcheck.outline.bare import bare_text
from mtcheck.patterns import lazy

_ACTIVE = lazy(
    r"<(script)\b|\b(?:href|src|action)\s{0,3}=\s{0,3}[\"']?\s{0,3}(javascript|vbscript|data:text/html)\s{0,3}[:,;]"
    r"|(?<=\s)(on(?:click|error|load|mouseover|focus|submit))\s{0,3}=\s{0,3}[\"']"
    r"|\]\(\s{0,3}<?(javascript|vbscript):",
    re.IGNORECASE,
)
_MARKDOWN_LINK = 4


@article_check(Category.MARKUP, Severity.MAJOR)
def added_script(article: Article) -> Iterator[Remark]:
    if article.target.format is Format.PLAIN:
        return
    known = Counter(match[match.lastindex or 0].lower() for match in _found(article.source)) if article.source else None
    for match in _found(article.target):
        name = match[match.lastindex or 0].lower()
        if known is None and match.lastindex != _MARKDOWN_LINK:
            continue
        if known is None or known[name] <= 0:
            span = Span(*match.span(match.lastindex or 0))
            yield Remark(f"'{name}' runs a program here, which the original does not", target=span, of_kept=True)
        else:
            known[name] -= 1


def _found(document: Document) -> Iterator[re.Match[str]]:
    text = bare_text(document) if document.format is Format.MARKDOWN else document.text
    return _ACTIVE.finditer(text)
