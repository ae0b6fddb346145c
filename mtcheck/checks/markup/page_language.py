"""The page says that it is in the original's language.

## What is wrong
`<html lang="de">` is still there on the English page, or another declaration of the language (`content-language`,
`og:locale`).

## Why it matters
Screen readers read the page with the voice of the other language, browsers offer to translate it, hyphenation and
quotation marks go by it, and search engines show it to the wrong readers.

## Example
*<html lang="de">* on a page in English.

## Known false alarms
Where the original's language is not known, the text's own language must be sure and not be taken for the declared one.

## Source
MQM: design and markup. HTML: the `lang` attribute; WCAG 3.1.1, language of page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check
from mtcheck.language import identify
from mtcheck.language.codes import ISO_639_1
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import Format
from mtcheck.model.spans import Span
from mtcheck.model.tags import primary
from mtcheck.patterns import lazy

_DECLARED = lazy(
    r"<html\b[^<>]{0,500}?\s(?:xml:)?lang\s{0,3}=\s{0,3}[\"']?(?P<html>[a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,3})"
    r"|<meta\b[^<>]{0,200}?\b(?:http-equiv\s?=\s?[\"']?content-language|property\s?=\s?[\"']?og:locale)[\"']?\s"
    r"[^<>]{0,200}?\bcontent\s?=\s?[\"']?(?P<meta>[a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,3})",
    re.IGNORECASE,
)
_SURE = 0.9
"""Probability from which a page is in another language than it declares, which is hardly ever wrong."""


@article_check(Category.WRONG_LANGUAGE, Severity.MINOR, fix=Fix.UNSAFE)
def page_language(article: Article) -> Iterator[Remark]:
    if article.target.format is not Format.HTML or not article.target_language:
        return
    for match in _DECLARED.finditer(article.target.text):
        group = match.lastgroup or "html"
        said = primary(match[group].lower().replace("_", "-"))
        if _contradicts(said, article):
            yield Remark(
                f"the page is in '{article.target_language}' and says that it is in '{said}'",
                target=Span(*match.span(group)),
                suggestion=article.target_language,
                cause=f"markup/page-language:{said}",
            )


def _contradicts(said: str, article: Article) -> bool:
    if said not in ISO_639_1 or said == primary(article.target_language):
        return False
    if identify.mistakable(said, primary(article.target_language)):
        return False
    guess = identify.document_language(article.target)
    if said == primary(article.source_language):
        return not guess or guess.language != said
    return bool(guess and guess.probability >= _SURE and guess.language != said)
