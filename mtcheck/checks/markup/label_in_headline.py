"""The label of a link is stuck to the end of a headline.

## What is wrong
The original hides a word such as *read* or *watch* behind each headline for those who hear the page. The text was taken
over with it, and the word became the headline's last.

## Why it matters
The headline says something else, or nothing: a *no* can turn into a *yes* when the label is drawn into the sentence.

## Example
*Ferry company cancels all crossings until Monday read*, and the same word under the next headline.

## Known false alarms
One such headline proves nothing, since headlines can end in a verb (*a book everyone should read*): two of one block
are needed unless the label follows a full stop, and words before which the verb is sound grammar are passed over, as is
a label that is a link by itself.

## Source
MQM: design and markup; seen in lists of related articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.language.wordlists import pairs_of, word_set
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import BlockKind, MarkKind, Region
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_FEWEST, _MOST, _APART, _TAIL = 5, 30, 12, 4
_LONGEST_LABEL = 3
_END = lazy(r"(?<=[\w”’\"').!?…]) (\w+)$")


@article_check(Category.LAYOUT, Severity.MAJOR, fix=Fix.SAFE)
def label_in_headline(article: Article) -> Iterator[Remark]:
    verbs = pairs_of(article.target_language, "link-labels")
    if not verbs:
        return
    sound = word_set(article.target_language, "before-link-labels")
    found: dict[str, list[tuple[int, Block, int]]] = defaultdict(list)
    for at, block in enumerate(article.blocks):
        start = _stuck(article, block, verbs, sound)
        if start is not None:
            found[block.text[start:]].append((at, block, start))
    for label, places in found.items():
        verb = label.split()[-1]
        near = [
            place
            for place in places
            if _after_sentence(*place[1:]) or any(other is not place and _close(other, place) for other in places)
        ]
        for _, block, start in near:
            linked = label[:1].isupper() and _after_sentence(block, start)
            yield remark(
                block,
                start,
                len(block.text),
                f"'{label}' is the label of a link, stuck to the end of this line",
                suggestion="",
                severity=Severity.MINOR if linked else None,
                furniture=linked,
                cause=f"markup/label-in-headline:{label}",
                fixes=block.locate(start - 1, len(block.text)),
            )
        if near:
            yield from _drawn_in(article, verb, verbs[verb].split("|"), [at for at, _, _ in near])


def _stuck(article: Article, block: Block, verbs: Collection[str], sound: frozenset[str]) -> int | None:
    if block.kind in (BlockKind.CODE, BlockKind.CELL) or not block.text[-1:].islower():
        return None
    match = _END.search(block.text, max(0, len(block.text) - 20))
    words = block.text.split()
    if not match or match[1] not in verbs or len(words) < _FEWEST or words[-2].casefold() in sound:
        return None
    start = _whole(block, match.start(1), article)
    if any(mark.kind is MarkKind.LINK and mark.start >= start for mark in block.marks):
        return None
    return start if len(words) <= _MOST or _after_sentence(block, start) else None


def _whole(block: Block, start: int, article: Article) -> int:
    """Where a label of several words begins: *Read more*, not *more* alone."""
    for count in (_LONGEST_LABEL, 2):
        tail = " ".join(block.text.split()[-count:])
        at = len(block.text) - len(tail)
        known = article.labels.phrase(tail, article.target_language) if tail[:1].isupper() else ()
        if any(phrase.kind == "cta" for phrase in known) and block.text.endswith(tail):
            return at
    return start


def _after_sentence(block: Block, start: int) -> bool:
    """Whether the label follows a sentence that has ended: one such line is proof enough."""
    return block.text[:start].rstrip(' "”»').endswith((".", "!", "?", "…"))


def _close(one: tuple[int, Block, int], other: tuple[int, Block, int]) -> bool:
    alike = one[1].kind is other[1].kind or one[1].region is other[1].region is Region.RELATED
    return alike and abs(one[0] - other[0]) <= _APART


def _drawn_in(article: Article, verb: str, forms: Sequence[str], places: list[int]) -> Iterator[Remark]:
    """Headlines of the same block that end in another form of the verb: the label may have become part of them."""
    first, last = max(0, min(places) - _APART // 2), max(places) + _APART // 2
    for block in article.blocks[first : last + 1]:
        words = block.text.split()
        if not _FEWEST <= len(words) <= _MOST or block.text[-1] in ".!?":
            continue
        for word in words[-_TAIL:]:
            if word in forms:
                start = block.text.rindex(word)
                yield remark(
                    block,
                    start,
                    len(block.text),
                    f"headlines of this block end in the label '{verb}'; here it may have been drawn into the sentence",
                    severity=Severity.NEUTRAL,
                    confidence=0.5,
                    cause=f"markup/label-in-headline:{verb}",
                )
                break
