"""A hyphen between blanks stands for a dash, or the dash is that of English.

## What is wrong
*Die Halle - sie ist alt - wird saniert*: an aside or a pause is set with the hyphen of the keyboard, or with two,
where the language prints a dash; or with the long dash of English, which German, Dutch and others do not set, and
Spanish, French and others not without a blank (*dinero—que no hay que devolver—se*).

## Why it matters
A hyphen joins words; between blanks it is a typist's makeshift that proofreaders mark each time.

## Example
*Die Halle - sie ist alt - wird saniert.*

## Known false alarms
On a page without its original each is a hint, and so it is in English, where the original itself has a dash. The long
dash counts in pairs of segments alone, and is a hint between blanks. Results and ranges between numbers, speech that
begins with a dash, captions of two who speak and the page around the article are passed over.

## Source
Unicode CLDR, characters; Amtliches Regelwerk der deutschen Rechtschreibung, § 82 to 85, and DIN 5008; Svenska
skrivregler, tankstreck; MQM: linguistic conventions, punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, block_check, remark
from mtcheck.checks.locale._conventions import TYPING_HABIT, weight_in_pairs, weight_of_typing
from mtcheck.checks.origins import is_shown_translation
from mtcheck.language.wordlists import ANY, word_set
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import BlockKind, Format
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_TYPED = lazy(r"(?<=\S)(?<!\d) --? (?=\S)|(?<=\d) --? (?=[a-zà-ÿ])")
_TIGHT = lazy(r"(?<=[^\s\d])—(?=[^\s\d])")
_STOP = lazy(r"[.!?…]\s")
_BETWEEN_LETTERS = lazy(r"(?<=[^\W\d_][^\W\d_])—(?=[^\W\d_])")
_LOOSE = lazy(r"(?<=[^\s\d]) — (?=[^\s\d])")
_DASH = lazy(r"\w[\"”’»)]? ?[–—] ?[\"“„«(]?\w|--")
_PROSE = (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM, BlockKind.HEADING)


@block_check(
    Category.PUNCTUATION, Severity.MINOR, silences=("style/mixed-dashes",), fix=Fix.SAFE, habit=TYPING_HABIT, needs="-—"
)
def typed_dash(block: Block, article: Article) -> Iterator[Remark]:
    if (" -" not in block.text and "—" not in block.text) or block.region.is_chrome or block.kind not in _PROSE:
        return
    dash = article.profile.dash or (_dash_of_original(article) if article.profile.code == "en" else "")
    if not dash:
        return
    weight = Severity.NEUTRAL if article.profile.code == "en" else weight_of_typing(article, "dash")
    yield from _remarks(block, article, _TYPED, f"a hyphen between blanks for the dash '{dash}'", dash, weight)
    if article.profile.foreign_dash and dash != "—":
        message = f"the long dash of English for '{dash}'"
        yield from _remarks(block, article, _TIGHT, message, dash, _weight_of_long(article))
        yield from _remarks(block, article, _LOOSE, message, dash, Severity.NEUTRAL)
    elif article.profile.code in word_set(ANY, "no-tight-dashes"):
        yield from _tight(block, article)


def _weight_of_long(article: Article) -> Severity:
    return Severity.MINOR if is_shown_translation(article) else weight_in_pairs(article, "dash")


def _tight(block: Block, article: Article) -> Iterator[Remark]:
    """Long dashes without blanks, as only English sets them; Spanish sets one of the two blanks of an aside."""
    found = list(_BETWEEN_LETTERS.finditer(block.text))
    aside = article.profile.code in word_set(ANY, "asides-in-long-dashes") and _are_pairs(block.text, found)
    for number, match in enumerate(found):
        wanted = (" —", "— ")[number % 2] if aside else f" {article.profile.dash} "
        message, weight = f"{article.profile.name} sets no dash without a blank", weight_of_typing(article)
        if not block.is_code_at(match.start()):
            yield remark(block, *match.span(), message, suggestion=wanted, severity=weight)


def _are_pairs(text: str, found: list[re.Match[str]]) -> bool:
    """Whether each second dash closes what the one before opens, in the same sentence."""
    pairs = zip(found[::2], found[1::2], strict=False)
    return len(found) % 2 == 0 and not any(_STOP.search(text, one.end(), other.start()) for one, other in pairs)


def _remarks(
    block: Block, article: Article, pattern: re.Pattern[str], message: str, dash: str, weight: Severity
) -> Iterator[Remark]:
    for match in pattern.finditer(block.text):
        if not block.is_code_at(match.start()) and not _begins_line(block, match, article):
            cause = "locale/typed-dash:the page"
            yield remark(block, *match.span(), message, suggestion=f" {dash} ", severity=weight, cause=cause)


def _begins_line(block: Block, match: re.Match[str], article: Article) -> bool:
    """Whether a dash stands at the beginning of a caption's line: another speaks."""
    if article.target.format is not Format.SUBTITLES:
        return False
    text, at = article.target.text, block.locate(match.start() + 1, match.end() - 1).start
    return not text[text.rfind("\n", 0, at) + 1 : at].strip()


def _dash_of_original(article: Article) -> str:
    """The dash for English where the original has one, too."""
    return "–" if any(_DASH.search(block.text) for block in article.original_blocks) else ""
