"""No blank stands before a mark that the language sets off.

## What is wrong
French sets a blank before ; : ! ? and inside « »: *Qui paiera ?* and not *Qui paiera?*.

## Why it matters
The missing blank is the English habit; proofreaders of French mark each one.

## Example
*Elle a répondu: qui paiera la réparation?*

## Known false alarms
Pages on the web are often typed without: a page without its original is taken to task only where it sets most of its
marks off, and there each is a hint. In Canada and Switzerland fewer marks are set off, and nothing is said. Times,
addresses and code are passed over.

## Source
Unicode CLDR; the rules of French typography; MQM: locale conventions.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, block_check, remark
from mtcheck.checks.locale._conventions import TYPING_HABIT, weight_of_typing
from mtcheck.checks.origins import is_shown_translation
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.tags import primary
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_TIGHT = lazy(r"(?<=[\w\"”»)\]%€’'])(?:[;:](?=\s|$)|[!?](?=[\s\"”»)!?]|$))|(?<=[\w.,!?…])»|«(?=\w)")
_LOOSE = lazy(r"[ \u00a0\u202f][;:!?»](?=\s|$)|«[ \u00a0\u202f]")
_MARK = "!"
_CUSTOM = 3
"""How many times as many marks are set off as not on a page that sets them off."""


@block_check(Category.WHITESPACE, Severity.MINOR, fix=Fix.SAFE, habit=TYPING_HABIT)
def mark_spacing(block: Block, article: Article) -> Iterator[Remark]:
    if _MARK not in article.profile.spaced_marks or not block.kind.is_visible or not _TIGHT.search(block.text):
        return
    if _is_of_other_country(article) or not (
        article.has_original or is_shown_translation(article) or article.once(_sets_off)
    ):
        return
    for match in _TIGHT.finditer(block.text):
        if not block.is_code_at(match.start()):
            mark = match[0]
            blank = "\u202f" if mark in ";!?" else "\u00a0"
            wanted = f"{mark}{blank}" if mark == "«" else f"{blank}{mark}"
            place = "after" if mark == "«" else "before"
            message = f"{article.profile.name} sets a blank {place} '{mark}'"
            yield remark(
                block,
                *match.span(),
                message,
                suggestion=wanted,
                severity=weight_of_typing(article),
                cause="locale/mark-spacing:the page",
            )


def _is_of_other_country(article: Article) -> bool:
    """Whether the page says that it is of a country, which may have customs of its own."""
    tags = article.target.language, article.target_language
    return any(tag.lower() not in ("", primary(tag), "fr-fr", "fr-be", "fr-lu") for tag in tags)


def _sets_off(article: Article) -> bool:
    tight = sum(len(_TIGHT.findall(block.text)) for block in article.body)
    loose = sum(len(_LOOSE.findall(block.text)) for block in article.body)
    return loose >= _CUSTOM and loose >= _CUSTOM * tight
