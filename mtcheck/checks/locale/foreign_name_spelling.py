"""A name is spelt as in the original's language.

## What is wrong
*Lukaschenko* for *Lukashenko*, *Charkiw* for *Kharkiv*, *Moskau* for *Moscow*, *Nueva York* for *New York*: each
language writes such names by its own ear, or has names of its own for the cities and countries of others.

## Why it matters
Readers may not recognise the person or the place, and search does not find it.

## Example
*The minister flew from Moskau to Charkiw.*

## Known false alarms
Only names of `data/hazards/names.tsv`, `data/names/exonyms.tsv` and `data/cldr/places.tsv` are taken, in English,
German, French and Spanish. A place that is part of a proper name (*FC Bayern München*, *Hotel Londres*), of one
somewhere on the page, or stands in quotation marks keeps its spelling. What is somebody's name or a club's as well
(*Florencia*, *Torino*) counts only behind a preposition, on a page that betrays that it was translated.

## Source
MQM: accuracy, entity; Unicode CLDR; written from knowledge of the languages.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, block_check, remark
from mtcheck.checks.locale._exonyms import exonyms
from mtcheck.model.finding import Category, Fix, Furniture, Severity
from mtcheck.model.text import Block


@block_check(
    Category.ENTITY,
    Severity.MINOR,
    fix=Fix.SAFE,
    furniture=Furniture.AROUND,
    silences=("linguistic/name-variants",),
)
def foreign_name_spelling(block: Block, article: Article) -> Iterator[Remark]:
    for each in exonyms(block, article):
        written = block.text[each.start : each.end]
        message = f"'{written}' is how another language spells what {article.profile.name} calls '{each.wanted}'"
        yield remark(block, each.start, each.end, message, suggestion=each.wanted)
