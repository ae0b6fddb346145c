"""A segment begins or ends with another mark than the original's.

## What is wrong
The original ends with a full stop, a colon, an exclamation mark or three dots, and the translation with another mark or
with none; or the translation begins with a dash that the original does not have.

## Why it matters
The mark says whether something follows, and how loudly it is said.

## Example
*The ferry leaves* for the original's *Die Fähre legt ab.*

## Known false alarms
Only pairs of segments are compared, and what is found is a hint: languages differ in where they set an exclamation
mark. Question marks have a check of their own.

## Source
MQM: linguistic conventions, punctuation.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, bead_check, beside
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Severity

_CLOSING = " \u00a0\u202f\"'”’»“›」』)]）"
_KINDS = {
    **dict.fromkeys(".。．।۔", "full stop"),
    **dict.fromkeys(":：", "colon"),
    **dict.fromkeys("!！", "exclamation mark"),
    **dict.fromkeys(";；؛", "semicolon"),
    "…": "three dots",
}
_DASHES = "-–—•*"


@bead_check(Category.PUNCTUATION, Severity.NEUTRAL)
def end_mark_mismatch(bead: Bead, article: Article) -> Iterator[Remark]:
    if not article.is_pair:
        return
    source, target = bead.sides
    wanted, found = _end_of(source.text), _end_of(target.text)
    if "?" not in (wanted, found) and wanted != found and (wanted or found):
        place = (max(len(target.text) - 1, 0), len(target.text))
        message = f"the original ends with {_named(wanted)}, the translation with {_named(found)}"
        yield beside(source, (max(len(source.text) - 1, 0), len(source.text)), target, place, message)
    if target.text[:1] in _DASHES and source.text[:1] not in _DASHES:
        yield beside(source, (0, 1), target, (0, 1), f"the original does not begin with '{target.text[0]}'")


def _end_of(text: str) -> str:
    """The kind of the last mark; a question mark for any that asks."""
    text = text.rstrip(_CLOSING)
    if text.endswith(("...", ". . .")):
        return "three dots"
    if text[-1:] in ("?", "？", "؟", ";") and not text.endswith(";"):
        return "?"
    return _KINDS.get(text[-1:], "")


def _named(kind: str) -> str:
    if not kind:
        return "no mark"
    return kind if kind == "three dots" else f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
