"""A word is written with letters of another script that only look right.

## What is wrong
One or more letters of the word are Cyrillic or Greek twins of Latin letters, or the other way round.

## Why it matters
Readers see nothing, but search, copying, spelling checks and screen readers fail on the word.

## Example
*The bаnk* with a Cyrillic *а* instead of *The bank*.

## Known false alarms
A Cyrillic abbreviation of look-alikes only (*СССР*) is passed over where the block holds other Cyrillic words.

## Source
Unicode Technical Standard 39, confusable characters; MQM: character encoding.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, block_check, remark
from mtcheck.checks.linguistic import _scripts
from mtcheck.checks.signs import BEYOND_ASCII
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block

_CAUSE = "letters that look like another script's"


@block_check(Category.ENCODING, Severity.MINOR, fix=Fix.SAFE, needs=BEYOND_ASCII)
def homoglyph(block: Block, article: Article) -> Iterator[Remark]:
    script = article.profile.script
    if script not in ("Latin", "Cyrillic") or not _is_suspect(block.text, script):
        return
    words = list(_scripts.words(block.text))
    lone = script == "Latin" and not any(_is_rightly_other(match[0]) for match in words)
    for match in words:
        found = _scripts.scripts(match[0])
        if len(found) > 1:
            clean = _scripts.restore_word(match[0], script)
        else:
            clean = _scripts.replace_lookalikes(match[0], script) if lone and "Cyrillic" in found else None
        if clean and clean != match[0]:
            yield remark(
                block,
                *match.span(),
                f"'{match[0]}' holds letters of another script that look like those of '{clean}'",
                suggestion=clean,
                cause=_CAUSE,
            )


def _is_suspect(text: str, script: str) -> bool:
    return _scripts.has_other_letters(text) if script == "Latin" else _scripts.mixes_scripts(text)


def _is_rightly_other(word: str) -> bool:
    return _scripts.scripts(word) == {"Cyrillic"} and _scripts.replace_lookalikes(word, "Latin") is None
