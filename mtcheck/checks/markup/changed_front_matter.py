"""A key of the front matter was translated, or a value that a program reads.

## What is wrong
The lines between `---` before a page are for the site's program: *layout*, *draft*, *date*. Their keys and such values
were translated, are gone, or are of another type.

## Why it matters
The program does not know the key or the layout: the page is shown in another way, as a draft or not at all, or the site
cannot be built.

## Example
*Titel: Rat tagt* and *draft: falsch* for the original's *title: Council meets* and *draft: false*.

## Known false alarms
Texts are there to be translated: only keys, switches, numbers, dates and the values of keys that are no text (*layout*,
*type*, *id*) are compared; a changed *slug*, which some sites translate, is a hint. Keys that the translation adds are
passed over where none is missing; so are addresses, and the language that the page says it is in.

## Source
MQM: design and markup. Documentation of Hugo, Jekyll and Docusaurus on front matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from mtcheck.checks.base import Article, Remark, article_check
from mtcheck.language.packaged import rows_of
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.outline.front import Key, front_keys

_FREE = "free"
_ADDRESSES = ("slug",)
"""Keys that some sites translate and others do not."""
_STRICT = ("switch", "number", "date")


@article_check(Category.MARKUP, Severity.MINOR, needs_source=True, fix=Fix.UNSAFE)
def changed_front_matter(article: Article) -> Iterator[Remark]:
    if article.source is None:
        return
    mine, theirs = front_keys(article.source), front_keys(article.target)
    if not mine or not theirs:
        return
    yield from _renamed(mine, theirs)
    known = {key.path: key for key in theirs}
    for key in mine:
        if key.path in known:
            yield from _changed(key, known[key.path])


def _renamed(mine: Sequence[Key], theirs: Sequence[Key]) -> Iterator[Remark]:
    """Keys of the original that the translation lacks, each with the one that stands for it."""
    lost, new = _without(mine, theirs), _without(theirs, mine)
    for number, key in enumerate(lost):
        if number < len(new):
            yield Remark(
                f"the original's key '{key.name}' is '{new[number].name}' here",
                target=new[number].span,
                source=key.span,
                suggestion=key.name,
            )
        else:
            yield Remark(f"the original's key '{key.name}' is missing", target=theirs[0].span, source=key.span)


def _without(keys: Sequence[Key], others: Sequence[Key]) -> list[Key]:
    """The keys that the other side does not have; what is below such a key is not compared."""
    known = {key.path for key in others}
    absent = {key.path for key in keys if key.path not in known}
    return [key for key in keys if key.path in absent and key.parent not in absent]


def _changed(mine: Key, theirs: Key) -> Iterator[Remark]:
    if mine.value == theirs.value or not _is_fixed(mine, theirs):
        return
    place = theirs.value_span if theirs.value else theirs.span
    yield Remark(
        f"the original's value of '{mine.name}' is '{mine.value}'",
        target=place,
        source=mine.value_span,
        suggestion=mine.value if theirs.value else None,
        severity=Severity.NEUTRAL if mine.name.casefold() in _ADDRESSES else None,
    )


def _is_fixed(mine: Key, theirs: Key) -> bool:
    """Whether the value is not for readers, or its type has changed."""
    habit = _habits().get(mine.name.casefold())
    if habit or mine.type == "switch":
        return habit != _FREE
    if mine.type == "list":
        return theirs.type not in ("list", "nothing")
    return mine.type in _STRICT and mine.type != theirs.type


@lru_cache(maxsize=1)
def _habits() -> dict[str, str]:
    return {row[0]: row[1] for row in rows_of("markup", "keys")}
