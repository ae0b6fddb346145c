"""The name of a component, an admonition or a short code was translated or is gone.

## What is wrong
`:::tip`, `!!! note`, `<Card>`, `{{< figure >}}` are names that the site's program knows. The translation has another
name there, or fewer of them.

## Why it matters
The program does not know the translated name: the box is printed as text, or the site cannot be built.

## Example
*:::tipp* for the original's *:::tip*.

## Known false alarms
Only names are compared, page by page: titles in boxes are there to be translated. Another name that the original also
uses counts as there.

## Source
MQM: design and markup, markup tag. Documentation of Docusaurus, Material for MkDocs, GitHub and Hugo.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from mtcheck.checks.base import Article, Remark, article_check
from mtcheck.checks.markup._places import Places
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.outline.directives import Directive, directives


@article_check(Category.MARKUP, Severity.MINOR, needs_source=True, fix=Fix.UNSAFE)
def changed_directive(article: Article) -> Iterator[Remark]:
    if article.source is None:
        return
    mine, theirs = directives(article.source), directives(article.target)
    for kind in dict.fromkeys(each.kind for each in (*mine, *theirs)):
        yield from _changed(
            [each for each in mine if each.kind == kind], [each for each in theirs if each.kind == kind], article
        )


def _changed(mine: Sequence[Directive], theirs: Sequence[Directive], article: Article) -> Iterator[Remark]:
    lost, new = _without(mine, theirs), _without(theirs, mine)
    known = {each.name for each in mine}
    new = [each for each in new if each.name not in known]
    for each, wanted in zip(new, lost, strict=False):
        yield Remark(
            f"the original's {each.kind} is '{wanted.name}'",
            target=each.span,
            source=wanted.span,
            suggestion=wanted.name,
            cause=f"markup/changed-directive:{wanted.name}",
            of_kept=True,
        )
    for each in lost[len(new) :] if len(mine) > len(theirs) else ():
        place = article.once(Places).before(each.span)
        yield Remark(f"the original's {each.kind} '{each.name}' is missing here", target=place, source=each.span)


def _without(some: Sequence[Directive], others: Sequence[Directive]) -> list[Directive]:
    """Those that the others have fewer of, in order."""
    left = Counter(each.name for each in others)
    found = []
    for each in some:
        left[each.name] -= 1
        if left[each.name] < 0:
            found.append(each)
    return found
