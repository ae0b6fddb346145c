"""A label of the page was translated without its context.

## What is wrong
A button, menu entry or heading of the original page was translated as if it were a word of a sentence: German
*Teilen* (share) as *Split*, Spanish *Portada* (front page) as *Cover*; or its words kept the original's order: French
*Maintenant réserver* for German *Jetzt buchen*.

## Why it matters
Readers meet a word that means nothing where it stands, and cannot use what it should offer.

## Example
*Press* and *Split* on lines of their own under a headline, for German *Drucken* (print) and *Teilen* (share).

## Known false alarms
Only whole lines, buttons and rows of links are looked at, and of the words of a sentence only what AsciiDoc or
reStructuredText says to be a button or an entry of a menu. Wordings that may be sound elsewhere (*Press*, *Cover*)
count only beside another sign: a second label of the same language, other buttons of an article within three lines, or
a given source language; beside an original that has labels, only where it has this one. What pages have every day
(*Company*, *Followed*, names of networks) counts only beside a wording that none has. In texts of programs, marks for
keys (`&Print`, `_Print`, `Print (Ctrl+P)`) are no part of the label. Further labels can be added in a file
(``docs/labels.md``).

## Source
MQM: accuracy, mistranslation; the labels of the package were collected from news sites and their translations.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.markup._dressing import dress_label
from mtcheck.checks.markup._labels import TOOLS, label_lines
from mtcheck.checks.markup._page import STRAY
from mtcheck.language.profiles import profile
from mtcheck.model.finding import Category, Fix, Severity

_ENDS = (":", "：")
_USED = TOOLS | {"paywall", "consent"}


@article_check(
    Category.MISTRANSLATION,
    Severity.MAJOR,
    page_only=False,
    silences=("markup/leaked-chrome", "markup/site-frame", "accuracy/name-mismatch", *STRAY),
    fix=Fix.SAFE,
)
def mistranslated_label(article: Article) -> Iterator[Remark]:
    lines = article.once(label_lines)
    for line, hit in lines.mistranslated:
        label = hit.label
        if label.kind == "timestamp" or (label.kind == "byline" and (hit.value or label.source.endswith(_ENDS))):
            continue
        language = profile(label.source_language).name
        wanted = dress_label(hit.suggestion, line.text, article.target_language)
        yield remark(
            line.block,
            line.start,
            line.end,
            f"'{line.text}' looks like {language} '{label.source}', translated without its context: "
            f"the label is '{hit.suggestion}'",
            suggestion=line.keyed.mark_again(wanted) if line.keyed else wanted,
            severity=Severity.MAJOR if label.kind in _USED else Severity.MINOR,
            confidence=0.95 if hit.strong or lines.original(hit) else 0.8,
            source=lines.original(hit),
        )
