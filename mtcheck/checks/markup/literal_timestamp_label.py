"""The label in front of a date, or a relative time, was translated word for word.

## What is wrong
The words that introduce the time of publication or of the last update were translated as if they stood in a sentence:
German *Stand:* as *As of:*, French *il y a 2 heures* as *there are 2 hours*.

## Why it matters
Readers cannot tell what the date says of the article, or take it for a part of the text.

## Example
*As of: 3 May 2023, 6:40 p.m.* for German *Stand: 3.5.2023, 18.40 Uhr* (updated).

## Known false alarms
Labels that are also sound English (*Status:*) are taken only in front of a complete date or a clock time.

## Source
MQM: accuracy, mistranslation.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.markup._labels import label_lines
from mtcheck.checks.markup._page import STRAY
from mtcheck.language.lexicon import Hit
from mtcheck.language.profiles import profile
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import BlockKind
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_DATE = lazy(r"\b(?:19|20)\d\d\b|\b\d{1,2}[.:/]\d{2}\b")
_MOST_WORDS, _DATE_WORDS = 14, 7


@article_check(
    Category.MISTRANSLATION,
    Severity.MINOR,
    page_only=False,
    silences=("markup/relative-time", "markup/leaked-stamp", *STRAY),
    fix=Fix.SAFE,
)
def literal_timestamp_label(article: Article) -> Iterator[Remark]:
    votes = None
    for block in article.blocks:
        if not block.kind.is_visible or block.kind is BlockKind.CODE or len(block.text.split()) > _MOST_WORDS:
            continue
        hits = [hit for hit in article.labels.wrong(block.text, article.target_language) if _is_time(hit, block)]
        if not hits:
            continue
        votes = votes or article.once(label_lines).votes
        given, counted = article.source_language, votes
        best = max(
            hits, key=lambda hit: (hit.label.source_language == given, hit.strong, counted[hit.label.source_language])
        )
        yield _remark(block, best)


def _is_time(hit: Hit, block: Block) -> bool:
    if hit.label.kind != "timestamp":
        return False
    if "#" in hit.wording:
        return True
    labelled = ":" in block.text[: len(block.text) - len(hit.value)]
    short = len(hit.value.split()) <= _DATE_WORDS
    return bool(_DATE.search(hit.value)) and (labelled or (hit.strong and short))


def _remark(block: Block, hit: Hit) -> Remark:
    end = len(block.text)
    if "#" not in hit.wording:
        end = len(block.text[: end - len(hit.value)].rstrip())
    literal = block.text[:end]
    right = hit.suggestion.rstrip(":") + (":" if literal.endswith(":") else "")
    language = profile(hit.label.source_language).name
    return remark(
        block,
        0,
        end,
        f"'{literal}' looks like {language} '{hit.label.source}' translated word for word: write '{right}'",
        suggestion=right,
        confidence=0.95 if hit.strong else 0.8,
    )
