r"""A word of a program's is gone from the sentence: an option, a path, a call, a sign for a line's end.

## What is wrong
The original's sentence has `--quiet`, `/etc/hosts`, `load()`, `%name%`, `[b]` or `\n`, not set as code, and the
translation has it not; or a program's label lost the sign at the letter that calls it (`&Edit`).

## Why it matters
Who types or fills in what is written gets something else.

## Example
*Start it with --quiet in the evening.* for the original's *Starten Sie es mit --leise am Abend.*.

## Known false alarms
Sentences of an article are passed over where they translate such a word; there it is a hint.

## Source
MQM: design and markup, placeholder.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, bead_check, beside
from mtcheck.language.kept import placeholders
from mtcheck.language.key_marks import read_label
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Severity
from mtcheck.patterns import lazy

_SIGN = lazy(
    r"(?<![\w-])--[a-z][\w-]{1,40}|(?<![\w.])[\w.]{2,60}\(\)|(?<![\w/.:])/(?:[\w.-]{1,60}/){1,8}[\w.-]{1,60}\b"
    r"|%[A-Za-z_]{2,40}%|\$[A-Z_]{2,40}\$|(?<![\w%])%L?\d(?!\d|[\s.,]?%)\b|@:[a-z_.]{2,40}"
    r"|(?<=\s):[a-z_]{2,40}\b(?!:)|\[/?(?:b|i|u|url|img|quote|code)\]|\\[nt](?![a-z]{2})"
)
_SIGNS = frozenset("-(/%$@:[\\&")
_KEY = "&"
"""What marks the letter by which a program's label is called: *&Edit*."""


@bead_check(Category.PLACEHOLDER, Severity.MINOR, needs=tuple(_SIGNS))
def lost_sign(bead: Bead, article: Article) -> Iterator[Remark]:
    source, target = bead.sides
    if _SIGNS.isdisjoint(source.text):
        return
    if article.is_pair and _KEY in source.text and _KEY not in target.text and (key := _find_key(source.text)):
        message = f"the key of the original's '{source.text}' is marked nowhere"
        yield beside(source, key, target, target.whole, message)
    held = placeholders(source.text)
    for match in _SIGN.finditer(source.text):
        if match[0] not in target.text and not any(start <= match.start() < end for start, end in held):
            severity = Severity.MINOR if article.is_pair else Severity.NEUTRAL
            message = f"'{match[0]}' of the original is missing"
            yield beside(source, match.span(), target, target.whole, message, severity=severity)


def _find_key(text: str) -> tuple[int, int] | None:
    """Where a label marks its key, at its beginning alone: inside, the sign may stand for *and*."""
    is_marked = text.startswith(_KEY) and text[1:2].isalpha() and read_label(text).start
    return (0, 1 + len(_KEY)) if is_marked else None
