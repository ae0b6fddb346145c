"""An apostrophe stands for the accent of an Italian word.

## What is wrong
*La citta' è vecchia*, *E' vero*: on keyboards without accents the apostrophe is typed behind the vowel; print has
*città* and *È*.

## Why it matters
It is a makeshift that proofreaders mark each time, and search does not find the word.

## Example
*La citta' di Modena e' antica.*

## Known false alarms
Only words that are nothing else (*perche'*, *piu'*, words in *-ta'*). Words cut short, such as *po'*, and what is set
in single quotation marks are passed over. On a page without its original each is a hint.

## Source
Accademia della Crusca, accento e apostrofo; UNI 6015; MQM: linguistic conventions, spelling.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import MARK_HABIT, Article, Remark, block_check, remark
from mtcheck.checks.locale._conventions import weight_of_typing
from mtcheck.language.quotation import Role, read_quotes
from mtcheck.language.wordlists import pairs_of
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_TYPED = lazy(r"(?<!\w)(?P<word>[^\W\d_]*[aeiouAEIOU])['’](?![\w'’])")
_ENDING = "ta"
_SHORTEST = 5
"""Letters of a word in *-tà* that is told by its ending."""


@block_check(Category.SPELLING, Severity.MINOR, fix=Fix.SAFE, habit=MARK_HABIT, needs="'’")
def apostrophe_for_accent(block: Block, article: Article) -> Iterator[Remark]:
    if article.profile.code != "it" or not ("'" in block.text or "’" in block.text):
        return
    quoting = {mark.at for mark in read_quotes(block.text).marks if mark.role is not Role.APOSTROPHE}
    for match in _TYPED.finditer(block.text):
        wanted = _with_accent(match["word"])
        if wanted and match.end() - 1 not in quoting and not block.is_code_at(match.start()):
            message = f"an apostrophe for the accent of '{wanted}'"
            yield remark(block, *match.span(), message, suggestion=wanted, severity=weight_of_typing(article))


def _with_accent(word: str) -> str:
    """The word as it is printed; empty where it may be another one."""
    lower = word.lower()
    wanted = pairs_of("it", "accents").get(lower, "")
    if not wanted and lower.endswith(_ENDING) and len(word) >= _SHORTEST:
        wanted = f"{lower[:-1]}à"
    if word.isupper() and len(word) > 1:
        return wanted.upper()
    return wanted[:1].upper() + wanted[1:] if word[0].isupper() else wanted
