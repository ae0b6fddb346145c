"""A German noun in lower case.

## What is wrong
*Die regierung will ein Gesetz.* German writes every noun with a capital, and here it is lost.

## Why it matters
The capital tells readers of German where the nouns are; without it they stumble, and see at once that a machine wrote.

## Example
*Die regierung will ein neues Gesetz.*

## Known false alarms
Only words behind an article that the dictionary knows as nouns alone: what may be an adjective or a verb (*die alten*,
*das essen*) is passed over, and so is a word before another one with a capital, and a text without any.

## Source
Amtliches Regelwerk der deutschen Rechtschreibung, § 55; MQM: linguistic conventions, capitalization.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import MARK_HABIT, Article, Remark, block_check, remark
from mtcheck.language import dictionary
from mtcheck.language.profiles import profile
from mtcheck.language.wordlists import word_set
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import any_of, lazy

_LOWER = lazy(
    lambda: (
        rf"(?<!\w)(?i:{any_of(profile('de').determiners)}|am|im|zum|zur|vom|beim) (?P<noun>[a-zäöüß]{{4,}})"
        r"(?=[.,;:!?]| [a-zäöüß]|$)(?![.,]\w)"
    )
)


@block_check(Category.CAPITALIZATION, Severity.MINOR, fix=Fix.SAFE, habit=MARK_HABIT)
def lost_noun_capital(block: Block, article: Article) -> Iterator[Remark]:
    if article.profile.code != "de" or block.region.is_chrome or block.text.islower():
        return
    for match in _LOWER.finditer(block.text):
        word = match["noun"]
        if _is_noun(word) and not block.is_code_at(match.start("noun")):
            message = f"'{word}' is a noun, which German writes with a capital"
            yield remark(block, *match.span("noun"), message, suggestion=word.capitalize())


def _is_noun(word: str) -> bool:
    """Whether the dictionary has the word with a capital alone, and it is none of the many that lack one."""
    if dictionary.holds(word, "de") or word in word_set("de", "openers"):
        return False
    return bool(dictionary.holds(word.capitalize(), "de")) and not dictionary.holds(word, "en")
