"""People the original speaks of became the reader: *sie* (they) was rendered *you*.

## What is wrong
German *Sie* at the beginning of a sentence may be *they* or the polite *you*. The original speaks of several people
named just before, and the translation speaks to its reader.

## Why it matters
Readers take for an address to them what is told of others.

## Example
Original: *Die Fischer sind besorgt. Sie verlangen Hilfe.* Translation: *The fishermen are worried. You demand help.*

## Known false alarms
Only a *Sie* that begins a sentence right after one whose subject is several (*Die Fischer sind ...*) counts, before a
verb in the past or one of demand and feeling, which nobody tells a reader (*Sie befürchten*). Sentences near quotation
marks, questions, or *Sie*, *Ihnen* and *Ihr* with a capital inside a sentence are left alone.

## Source
MQM: accuracy, mistranslation.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, bead_check, beside
from mtcheck.language.dictionary import lemma
from mtcheck.language.profiles import profile
from mtcheck.language.wordlists import any_word_of, word_set
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.tags import primary
from mtcheck.patterns import any_of, lazy

_THEY = lazy(r"(?:(?<=[.!] )|^)Sie(?= (?P<verb>[a-zäöüß]+e[lr]?n)\b)")
_YOU = lazy(r"(?:(?<=[.!] )|^)You\b")
_THEIRS = lazy(r"\bthey\b", flags=2)
_SEVERAL = lazy(
    lambda: (
        rf"(?:^|(?<=[.!?] ))(?:{any_word_of('de', 'several')}) (?:[a-zäöüß]+ )?[A-ZÄÖÜ]\w+ "
        r"(?:[a-zäöüß]+en|sind)\b[^.!?]*[.!]$"
    )
)
_ADDRESS = lazy(lambda: rf"(?<![.!?:] )(?<!^)\b(?:{any_of(profile('de').formal_address)})\b")
_SPOKEN = lazy(r"[?\"“„»«]")
_NEAR = 300


@bead_check(Category.MISTRANSLATION, Severity.MINOR, fix=Fix.UNSAFE)
def third_person(bead: Bead, article: Article) -> Iterator[Remark]:
    if primary(article.source_language) != "de" or article.profile.code != "en":
        return
    source, target = bead.sides
    you = _YOU.search(target.text) if "You" in target.text else None
    they = _THEY.search(source.text) if you else None
    if (
        not (they and you)
        or not _is_of_others(they["verb"])
        or _THEIRS.search(target.text)
        or _SPOKEN.search(source.text)
    ):
        return
    first = source.segments[0]
    around = first.block.text
    begin = first.start + they.start()
    before = around[max(0, first.start - _NEAR) : first.start] + source.text[: they.start()]
    near = around[max(0, begin - _NEAR) : begin + _NEAR]
    if _SEVERAL.search(before.rstrip()) and not _ADDRESS.search(near) and not _SPOKEN.search(near):
        message = f"'{they[0]}' means several people here and became '{you[0]}'"
        yield beside(source, they.span(), target, you.span(), message, suggestion="They", confidence=0.8)


def _is_of_others(verb: str) -> bool:
    """Whether a verb tells of others: it is in the past, or nobody says it of his reader."""
    if verb in word_set("de", "of-others"):
        return True
    return verb not in word_set("de", "conditional") and lemma(verb, "de") != verb
