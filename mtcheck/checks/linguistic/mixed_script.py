"""A word is made of letters of two scripts.

## What is wrong
Latin letters are joined to Cyrillic or Greek ones inside one word, and not as look-alikes: half of the word was
transliterated and half was not.

## Why it matters
The word exists in no language; readers cannot pronounce it and cannot look it up.

## Example
*Minister Petровский*: the name begins in Latin letters and ends in Cyrillic ones.

## Known false alarms
One Greek letter at the edge of a word is a symbol (*kΩ*, *βcells*); Latin acronyms with a Cyrillic ending (*SMSки*) are
usual in Russian and Ukrainian.

## Source
MQM: character encoding; Unicode Technical Standard 39, mixed-script detection.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, block_check, remark
from mtcheck.checks.linguistic import _scripts
from mtcheck.checks.signs import BEYOND_ASCII
from mtcheck.model.finding import Category, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_SYMBOL = lazy(r"[Ͱ-Ͽ][^Ͱ-ϿЀ-ӿ]+|[^Ͱ-ϿЀ-ӿ]+[Ͱ-Ͽ]")
_INFLECTED = lazy(r"[A-Z]\w*?[a-zA-Z](?=[Ѐ-ӿ])[а-яёіїєґ]{1,4}")


@block_check(Category.ENCODING, Severity.MAJOR, needs=BEYOND_ASCII)
def mixed_script(block: Block, article: Article) -> Iterator[Remark]:
    if not _scripts.mixes_scripts(block.text):
        return
    for match in _scripts.words(block.text):
        word = match[0]
        found = _scripts.scripts(word)
        if (
            len(found) < 2
            or _scripts.restore_word(word, article.profile.script)
            or _is_usual(word, article.profile.script)
        ):
            continue
        yield remark(block, *match.span(), f"'{word}' is part {' and part '.join(sorted(found))}")


def _is_usual(word: str, script: str) -> bool:
    return bool(_SYMBOL.fullmatch(word) or (script == "Cyrillic" and _INFLECTED.fullmatch(word)))
