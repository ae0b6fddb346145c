"""A line of code says something else than the original's, is gone, or was added.

## What is wrong
In a block of code, the translation has another option, sign, number or command than the original, lacks a line of it,
or has one more; in a sentence, a run of code differs by more than a name. Comments and texts in quotes may be
translated, and so may what a command answers.

## Why it matters
Readers copy code as it stands: a changed command fails, or does something that nobody asked for.

## Example
*`pumpe start --leise`* beside *`pumpe start --quiet`*.

## Known false alarms
A page that deliberately shows other code for its readers. What was only renamed, as placeholders and paths often are,
is a hint, save a file's own name in a command, what a program is told to do (*`pumpe starten`* for *`pumpe start`*) and
the name of a setting (*`pumpe.tiefe`*) whose parts both languages have as words. Blocks that are prose or drawings
(`text`, `mermaid`, `log` behind the fence) are not compared, nor are blocks that have too little in common or more than
500 lines.

## Source
MQM: design and markup, markup tag.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.listed_words import listed_words
from mtcheck.language.packaged import DATA
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Severity
from mtcheck.model.kinds import BlockKind, Format, MarkKind
from mtcheck.model.text import Segment
from mtcheck.outline.code_changes import Change, Weight, find_changes, pair_runs
from mtcheck.patterns import lazy

_FILE = lazy(r"(?<![\w.-])[^\W_][\w-]*(?:\.[A-Za-z][A-Za-z0-9]{0,5})+(?![\w-])")
_PART = lazy(r"[^\W\d_]+")
_LONGEST = 60


@article_check(Category.MARKUP, Severity.MAJOR, needs_source=True, silences=("markup/lost-sign",))
def changed_code(article: Article) -> Iterator[Remark]:
    source, target = article.source, article.target
    if source is None or Format.PLAIN in (source.format, target.format):
        return
    if any(block.kind is BlockKind.CODE for block in article.original_blocks):
        for change in find_changes(source, target):
            yield _of_block(change)
    yield from _of_sentences(article)


def _of_block(change: Change) -> Remark:
    was, now = change.source, change.target
    cause = f"markup/changed-code:{change.block.start}"
    if was and now:
        message = f"the original's code says '{_shorten(was.text)}' here"
        return Remark(message, target=now.span, source=was.span, severity=_severity(change), cause=cause, of_kept=True)
    if was:
        message = f"the original's line of code '{_shorten(was.text)}' is missing here"
        place = change.before.span if change.before else change.block
        return Remark(message, target=place, source=was.span, cause=cause, of_kept=True)
    message = "the original has no such line of code"
    return Remark(message, target=now.span if now else change.block, cause=cause, of_kept=True)


def _severity(change: Change) -> Severity:
    if change.weight is Weight.CODE:
        return Severity.MAJOR
    was, now = change.source, change.target
    is_renamed = change.is_shell and was and now and _renames_file(was.text, now.text)
    return Severity.MINOR if is_renamed else Severity.NEUTRAL


def _renames_file(source: str, target: str) -> bool:
    """Whether a file's own name became another, and none that readers put their own for."""
    theirs = set(_FILE.findall(target))
    lost = [name for name in _FILE.findall(source) if name not in theirs]
    return any(_stand_ins().isdisjoint(_PART.findall(name.lower())) for name in lost)


@cache
def _stand_ins() -> frozenset[str]:
    text = (DATA / "formats" / "stand_ins.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def _of_sentences(article: Article) -> Iterator[Remark]:
    """The runs of code within sentences that the page has nowhere as they were, beside what they became."""
    mine = {text for bead in article.beads for _, _, text in _runs(bead.source)}
    theirs = {text for bead in article.beads for _, _, text in _runs(bead.target)}
    for bead in article.beads:
        if not bead.silent:
            yield from _of_bead(bead, mine, theirs, article)


def _of_bead(bead: Bead, mine: set[str], theirs: set[str], article: Article) -> Iterator[Remark]:
    lost = [run for run in _runs(bead.source) if run[2] not in theirs]
    new = [run for run in _runs(bead.target) if run[2] not in mine]
    texts = [text for _, _, text in lost], [text for _, _, text in new]
    for at, other, weight in pair_runs(*texts, listed_words(article)):
        (block, span, text), (here, place, _) = lost[at], new[other]
        message = f"the original's code says '{_shorten(text)}' here"
        source = block.block.locate(block.start + span[0], block.start + span[1])
        severity = None if weight is Weight.CODE else Severity.NEUTRAL
        yield remark(here, *place, message, source=source, severity=severity)._replace(of_kept=True)


def _runs(segments: tuple[Segment, ...]) -> list[tuple[Segment, tuple[int, int], str]]:
    return [
        (segment, (mark.start - segment.start, mark.end - segment.start), segment.block.text[mark.start : mark.end])
        for segment in segments
        for mark in segment.block.marks
        if mark.kind is MarkKind.CODE and segment.start <= mark.start < mark.end <= segment.end
    ]


def _shorten(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
