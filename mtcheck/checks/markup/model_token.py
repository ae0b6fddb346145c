r"""A sign of the translation program's own, or of the file it answered in, is in the text.

## What is wrong
*<unk>*, *[MASK]*, *__PH_1__*, *<|im_end|>*, *<think>* or *### Response:* was never taken out; a line break is written
as *\n*, a letter as *\u00fc*, a quotation mark as *\"*; the answer is still in its *{"translation": "..."}*.

## Why it matters
Readers see signs that mean nothing to them, and where a placeholder or an unknown word was, something is missing.

## Example
*The mayor of <unk> has opened the bridge.*

## Known false alarms
Code is passed over, and so are signs in quotation marks and such as the original has as well. Paths (*C:\new*) are no
line breaks. What is known is in `data/hazards/tokens.tsv`.

## Source
MQM: design and markup; placeholder. Seen in the output of translation programs and language models.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.language.hazards import rows_for
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import BlockKind, Format
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_QUOTES = frozenset("\"“”„«»‹›「」『』'‘’`")
_SIGNS = frozenset("<>[]@#\\⁇▁⟦_:{")
_NEEDED = (*_SIGNS, "`", "X", "O")
"""The last two for words in capitals."""
_FENCE = lazy(r"```\w*")
_MESSAGES = {
    "token": "'{}' is a sign of the translation program's own",
    "head": "'{}' belongs to the form of the program's answer and not to the text",
    "escape": "'{}' is shown to readers instead of its meaning",
}


@article_check(
    Category.PLACEHOLDER,
    Severity.MAJOR,
    page_only=False,
    silences=("accuracy", "linguistic", "locale", "markup", "style"),
    fix=Fix.UNSAFE,
    needs=_NEEDED,
)
def model_token(article: Article) -> Iterator[Remark]:
    blocks = [block for block in article.blocks if block.kind is not BlockKind.CODE]
    if article.target.format is Format.PLAIN and len(blocks) > 1:
        yield from _fences(blocks[0], blocks[-1])
    for number, block in enumerate(blocks):
        if _SIGNS.isdisjoint(block.text) and "PLACEHOLDER" not in block.text and "X" not in block.text:
            continue
        for kind in ("token", "escape", *(["head"] if number == 0 or '"' in block.text or "###" in block.text else [])):
            yield from _remarks(kind, block, article)


def _fences(first: Block, last: Block) -> Iterator[Remark]:
    """The lines of a code fence around the whole of a plain text."""
    opening = _FENCE.match(first.text)
    if not opening or not last.text.endswith("```"):
        return
    message = "the whole page is in a code fence, as language models answer"
    yield remark(first, 0, opening.end(), message)
    yield remark(last, len(last.text) - 3, len(last.text), message)


def _remarks(kind: str, block: Block, article: Article) -> Iterator[Remark]:
    lower = block.text.lower()
    for key, pattern in rows_for("tokens", kind):
        if key.lower() not in lower:
            continue
        for match in _compiled(pattern).finditer(block.text):
            at = match.start()
            if (kind == "head" and at) or _is_meant(match, block, article):
                continue
            message = _MESSAGES[kind].format(match[0].strip())
            severity, meaning = (Severity.MINOR, _meaning(match[0])) if kind == "escape" else (None, None)
            yield remark(block, at, match.end(), message, suggestion=meaning, severity=severity)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _is_meant(match: re.Match[str], block: Block, article: Article) -> bool:
    """Whether a sign is spoken of, as code or in quotation marks, or is one that the original has too."""
    text, start, end = match.string, match.start(), match.end()
    if block.is_code_at(start):
        return True
    if text[start - 1 : start] in _QUOTES and start and text[end : end + 1] in _QUOTES and end < len(text):
        return True
    return article.source is not None and match[0].strip() in article.source.text


def _meaning(escape: str) -> str | None:
    """What an escape stands for; None where that is no text to be written in a line."""
    if escape[1] in "\"'":
        return escape[1:]
    if escape[1] not in "ux":
        return None
    text = "".join(chr(int(code, 16)) for code in re.split(r"\\[ux]", escape)[1:])
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text if text.isprintable() and "\ufffd" not in text else None
