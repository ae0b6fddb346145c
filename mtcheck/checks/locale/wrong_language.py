"""The page, or a passage of it, is in another language than it should be.

## What is wrong
The text is not in the translation's language: the original was published in its place, or paragraphs of it were
passed over. On a page that stands alone, sentences and lines of three words and more are found as well, where the
dictionaries of both languages tell.

## Why it matters
Readers of the translation cannot read it at all.

## Example
*Der Stadtrat hat beschlossen, dass die alte Brücke für ein Jahr gesperrt wird* in the middle of an English article.

## Known false alarms
Quotations, code, blocks that declare their own language in the mark-up and names are passed over; a
passage needs eight words, nearly none of them the page language's function words and many another's. A shorter
sentence needs a verb, a pronoun or the like, which names and titles seldom have; lines of lists, lines behind a colon,
lines that name a language and those that the page repeats in a sentence are passed over, and so are languages near the
page's own.

## Source
MQM: locale conventions, language; function words of the language profiles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from mtcheck.checks.base import PASSAGE_HABIT, Article, Remark, article_check, remark
from mtcheck.checks.origins import origin
from mtcheck.language import identify
from mtcheck.language.foreign_sentences import Foreign, find_foreign, goes_on_in
from mtcheck.language.passages import other_language
from mtcheck.language.profiles import Profile, codes, profile
from mtcheck.language.widths import UNSPACED_SCRIPTS
from mtcheck.language.wordlists import ANY, word_set
from mtcheck.language.words import fold_words
from mtcheck.model.finding import Category, Severity
from mtcheck.model.kinds import BlockKind, Region
from mtcheck.model.tags import primary
from mtcheck.model.text import Block, Segment

_PASSED_OVER = (BlockKind.CODE, BlockKind.QUOTE, BlockKind.CONTROL)
_READ = (Region.BODY, Region.SUMMARY, Region.HEADLINE, Region.SUBHEADING)
"""Where readers lose a part of the article, and not a credit or a teaser."""
_OF_NAMES = (BlockKind.LIST_ITEM, BlockKind.CELL)
"""Where lines without an end mark are lists of titles and names."""
_ENDS = (".", "!", "?", "…")
_SPOKEN = ("- ", "– ", "— ")
"""What somebody's words in a dialogue begin with."""
_FEWEST_ROWS, _LONGEST_ROW = 4, 8
"""Lines in a row that are taken for a list, and the most words of one."""
_FEWEST_PAGE_WORDS = 30
_SURE = 0.75
_LOST = 1 / 3
_MOST_HOLDERS = 50
"""Blocks with a line's first word that are searched for it."""
"""The share of an article in another language from which it is lost to its readers."""
"""Probability from which a page's language is another than was said; below it, pages of names and figures are."""


@article_check(
    Category.WRONG_LANGUAGE,
    Severity.MAJOR,
    page_only=False,
    silences=("accuracy/leftover-words", "linguistic", "style", "terminology"),
    habit=PASSAGE_HABIT,
)
def wrong_language(article: Article) -> Iterator[Remark]:
    if article.profile.code not in codes():
        return
    blocks = [block for block in article.blocks if block.kind not in _PASSED_OVER and block.kind.is_visible]
    foreign = [(block, name) for block in blocks if (name := other_language(block, article.profile))]
    whole = _language_of_page(article) if foreign and not article.is_pair else ""
    if whole:
        block, _ = max(foreign, key=lambda each: len(each[0].text))
        message = f"the page is in {profile(whole).name}, not in {article.profile.name}"
        yield remark(block, 0, len(block.text), message, severity=Severity.CRITICAL)
        return
    lead = _lead(foreign) if len(foreign) >= PASSAGE_HABIT.fewest else None
    for block, name in foreign:
        message = f"the passage is in {name}, not in {article.profile.name}"
        severity = None if block.region in _READ else Severity.MINOR
        if block is lead:
            message, severity = _summarize(foreign, article)
        yield remark(block, 0, len(block.text), message, severity=severity, cause=f"a passage in {name}")
    if not article.has_original:
        yield from _sentences(article, {id(block) for block, _ in foreign})


def _sentences(article: Article, passages: set[int]) -> Iterator[Remark]:
    """Sentences and lines in another language that are shorter than a passage, names only beside a sure sentence."""
    found = [(segment, foreign) for segment in article.segments if (foreign := _find(segment, article, passages))]
    sure = {foreign.language for _, foreign in found if foreign.is_sentence}
    for segment, foreign in sorted((*found, *_beside(found, article)), key=lambda each: each[0].span):
        if foreign.language not in sure:
            continue
        what = "sentence" if segment.text.rstrip().endswith(_ENDS) else "line"
        name = profile(foreign.language).name
        message = f"the {what} is in {name}, not in {article.profile.name}"
        is_sure = segment.region in _READ and article.once(origin).is_suspect
        severity = None if is_sure else Severity.MINOR
        yield remark(segment, 0, len(segment.text), message, severity=severity, cause=f"a passage in {name}")


def _beside(found: Sequence[tuple[Segment, Foreign]], article: Article) -> Iterator[tuple[Segment, Foreign]]:
    """The other sentences of the paragraphs that hold a sure one, which may be without words that tell."""
    sure = {id(segment.block): foreign for segment, foreign in found if foreign.is_sentence}
    known = {(id(segment.block), segment.start) for segment, _ in found}
    for segment in article.segments if sure else ():
        foreign = sure.get(id(segment.block))
        if foreign is None or (id(segment.block), segment.start) in known:
            continue
        if goes_on_in(segment.block, segment.start, segment.end, article.profile, foreign.language):
            yield segment, foreign


def _find(segment: Segment, article: Article, passages: set[int]) -> Foreign | None:
    """What other language a segment is in that is part of no such passage, and no example, title or name."""
    if id(segment.block) in passages or not _is_read(segment, article):
        return None
    foreign = find_foreign(segment.block, segment.start, segment.end, article.profile)
    if foreign is None or id(segment.block) in article.once(_list_introduced):
        return None
    languages = article.profile, profile(foreign.language)
    return None if _speaks_of(segment.block, languages) or _is_named(segment, article) else foreign


def _list_introduced(article: Article) -> set[int]:
    """The blocks that stand behind one with a colon at its end, which may say what they are an example of."""
    return {id(block) for before, block in pairwise(article.blocks) if before.text.endswith(":")}


def _is_read(segment: Segment, article: Article) -> bool:
    """Whether what a segment says should be in the page's language, and is hardly a title or a name."""
    block = segment.block
    if block.kind in _PASSED_OVER or block.lang or block.region is Region.COMMENTS or block.text.startswith(_SPOKEN):
        return False
    if segment.text.rstrip().endswith(_ENDS):
        return True
    return block.kind not in _OF_NAMES and id(block) not in article.once(_list_rows)


def _list_rows(article: Article) -> set[int]:
    """The blocks of runs of short lines, as songs and works are listed in a text without marks of a list."""
    found: set[int] = set()
    for is_line, run in groupby(article.blocks, key=_is_short_line):
        blocks = [id(block) for block in run]
        if is_line and len(blocks) >= _FEWEST_ROWS:
            found.update(blocks)
    return found


def _is_short_line(block: Block) -> bool:
    return not block.text.endswith(_ENDS) and len(block.text.split()) <= _LONGEST_ROW


def _speaks_of(block: Block, languages: Iterable[Profile]) -> bool:
    """Whether a block names one of the languages: it gives an example of it, or leads to the page in it."""
    names = {name for each in languages for name in (each.name.casefold(), *each.language_names)}
    names |= word_set(ANY, "language-names")
    return not names.isdisjoint(fold_words(block.text))


def _is_named(segment: Segment, article: Article) -> bool:
    """Whether a line is a title that the page speaks of elsewhere."""
    text = segment.text.strip()
    first = text.partition(" ")[0]
    holders = article.once(_list_holders).get(first, ())
    return any(text in block.text and len(block.text) > len(segment.block.text) for block in holders[:_MOST_HOLDERS])


def _list_holders(article: Article) -> Mapping[str, Sequence[Block]]:
    """The blocks of a page by the words that they hold."""
    found: dict[str, list[Block]] = {}
    for block in article.blocks:
        for word in set(block.text.split(" ")):
            found.setdefault(word, []).append(block)
    return found


def _lead(foreign: Sequence[tuple[Block, str]]) -> Block | None:
    """The passage of the article at which all are spoken of."""
    return next((block for block, _ in foreign if block.region in _READ), None)


def _summarize(foreign: Sequence[tuple[Block, str]], article: Article) -> tuple[str, Severity]:
    """What is said of all passages at once; a page of which much is lost is lost."""
    lost = sum(len(block.text) for block, _ in foreign if block.region in _READ)
    share = lost / max(1, sum(len(block.text) for block in article.blocks if block.region in _READ))
    names = " and ".join(dict.fromkeys(name for _, name in foreign))
    message = f"{len(foreign)} passages, {share:.0%} of the article, are in {names}, not in {article.profile.name}"
    return message, Severity.CRITICAL if share >= _LOST else Severity.MAJOR


def _language_of_page(article: Article) -> str:
    """The language of a page as a whole where it is surely not the one that was asked for, or nothing."""
    words = sum(len(block.text.split()) for block in article.blocks)
    letters = sum(len(block.text) for block in article.blocks)
    guess = identify.document_language(article.target)
    if guess is None or guess.probability < _SURE or primary(guess.language) == article.profile.code:
        return ""
    unspaced = profile(guess.language).script in UNSPACED_SCRIPTS and letters >= _FEWEST_PAGE_WORDS
    return guess.language if words >= _FEWEST_PAGE_WORDS or unspaced else ""
