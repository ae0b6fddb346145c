"""A block of code, a table or a picture of the original is gone from the translation.

## What is wrong
The original shows a block of code, a table or a picture; the translation has fewer of them, and none for this one. Or
the path of a picture was translated, so that nothing is shown.

## Why it matters
The sentence before it announces what does not follow, and the reader lacks what is to be typed, looked up or seen.
Machines that translate pages drop these first.

## Example
*Type this:* without the block of code that follows in the original.

## Known false alarms
Code whose comments were translated, a table with other cells and a picture of the other language's folder count as
there, as does one with another path unless the words of that are a translation. Nothing is said beside plain text,
which has none of these.

## Source
MQM: design and markup, markup tag.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check
from mtcheck.checks.markup._pieces import codes, find_unmatched, pictures, tables, translated_addresses
from mtcheck.checks.markup._places import Places
from mtcheck.model.finding import Category, Severity
from mtcheck.model.kinds import Format
from mtcheck.model.tags import primary


@article_check(Category.MARKUP, Severity.MAJOR, needs_source=True)
def lost_block(article: Article) -> Iterator[Remark]:
    source, target = article.source, article.target
    if source is None or Format.PLAIN in (source.format, target.format):
        return
    places = article.once(Places)
    for what, severity, find in (
        ("block of code", Severity.MAJOR, codes),
        ("table", Severity.MAJOR, tables),
        ("picture", Severity.MINOR, pictures),
    ):
        for piece in find_unmatched(find(source), find(target)):
            message = f"a {what} of the original is missing here"
            yield Remark(message, target=places.before(piece.span), source=piece.span, severity=severity)
    languages = primary(article.source_language), article.profile.code
    for each in translated_addresses(source, target, languages):
        message = f"the picture's address was translated: the original has '{each.address}'"
        yield Remark(message, target=each.target, source=each.source, severity=Severity.MINOR)
