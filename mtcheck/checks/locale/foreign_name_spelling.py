"""A name is spelt as in the original's language.

## What is wrong
*Lukaschenko* for *Lukashenko*, *Charkiw* for *Kharkiv*, *Moskau* for *Moscow*: each language writes such names by its
own ear.

## Why it matters
Readers may not recognise the person or the place, and search does not find it.

## Example
*The minister flew from Moskau to Charkiw.*

## Known false alarms
Only names listed in `data/hazards/names.tsv` are taken. A place that is part of a proper name (*FC Bayern München*,
*Hotel Londres*) or stands in quotation marks keeps its spelling.

## Source
MQM: accuracy, entity; written from knowledge of the languages.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, block_check, remark
from mtcheck.language.hazards import foreign_spellings
from mtcheck.language.wordlists import word_set
from mtcheck.model.finding import Category, Fix, Furniture, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_CAPITALISED = lazy(r"(?<![\w@#/.“„»«'‘-])[A-ZÄÖÜ][^\W\d_]{3,}(?:-[A-Z][^\W\d_]+)?(?![\w@/-]|\.\w)")
_NAME_BEFORE = lazy(r"[A-ZÄÖÜ0-9][\w’'-]* $")


@block_check(Category.ENTITY, Severity.MINOR, fix=Fix.SAFE, furniture=Furniture.AROUND)
def foreign_name_spelling(block: Block, article: Article) -> Iterator[Remark]:
    known = foreign_spellings(article.profile.code)
    if not known:
        return
    for match in _CAPITALISED.finditer(block.text):
        if (name := known.get(match[0])) is None:
            continue
        kind, wanted = name
        if kind == "person" or not _in_proper_name(block.text, *match.span()):
            message = f"'{wanted}' is spelt here as in another language"
            yield remark(block, *match.span(), message, suggestion=wanted)


def _in_proper_name(text: str, start: int, end: int) -> bool:
    before = _NAME_BEFORE.search(text, max(0, start - 30), start)
    named = before is not None and before[0].strip() not in word_set("en", "sentence-words")
    return named or (text[end : end + 1] == " " and text[end + 1 : end + 2].isupper())
