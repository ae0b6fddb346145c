"""Speech begins with a dash where the language sets quotation marks.

## What is wrong
*– We have to wait, says the head of the library.*: Swedish, Spanish, French or Russian dialogue keeps its dash at the
line's beginning, or sets dashes around *he said*; English and German put speech in quotation marks.

## Why it matters
Readers take the lines for a list, and cannot see where speech ends.

## Example
*– We have to wait, says the head.*

## Known false alarms
Lists are passed over: one of the lines at least must name who speaks, or answer the line before. In captions of films
all languages set a dash before each of two who speak, and they are passed over.

## Source
Style guides on dialogue; MQM: locale conventions, quote mark type.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mtcheck.checks.base import MARK_HABIT, Article, Remark, article_check, remark
from mtcheck.language.profiles import Profile
from mtcheck.language.words import fold_words
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import BlockKind, Format
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_SPOKEN = lazy(r"([-–—―] ?)([^\W\d_a-zà-ÿ].*)")
_BREAK = lazy(r"(?:[,!?] (?:[-–—―] )?| [-–—―] )(?=[^\W_])")
_INSIDE = lazy(r"(?:(?<=[.!?…] )(?<![ap]\.m\. )|(?<=[.!?…][\"”“»] ))[-–—―] [^\W\d_a-zà-ÿ](?:[^.]|\.(?! ))*\.?")
"""A sentence behind a dash inside a paragraph."""
_SET_OFF = lazy(r"(?<=[,!?])[\"”“»]? [-–—―] (?=[^\W_])")
"""A dash behind a comma, as some languages set before the speaker."""
_DASHES = "-–—―"
_DASH = lazy(r" [-–—―] ")
_FIRST = 3
"""Words behind the comma among which the verb stands."""
_ENDS = (".", "!", "?")


@article_check(Category.QUOTE_FORMAT, Severity.MINOR, fix=Fix.UNSAFE, habit=MARK_HABIT, page_only=False, needs=_DASHES)
def dialogue_dash(article: Article) -> Iterator[Remark]:
    profile = article.profile
    if not profile.saying or article.target.format is Format.SUBTITLES:
        return
    row = [block for block in article.body if block.text[0] in _DASHES or _DASH.search(block.text)]
    lines = [block for block in row if _speaks(block)]
    signs = {block.text[0] for block in lines if _speaker(block.text, profile)}
    signs |= {each.text[0] for each, answer in pairwise(article.body if lines else ()) if _is_answered(each, answer)}
    listed = _find_lists(article.body, profile) if "-" in signs else ()
    for block in row:
        if not _speaks(block):
            yield from _inside(block, profile)
        elif block.text[0] in signs and (block.text[0] != "-" or (_is_prose(block, profile) and block not in listed)):
            yield _remark(block, 0, len(block.text), profile)


def _find_lists(blocks: Sequence[Block], profile: Profile) -> list[Block]:
    """The lines behind hyphens that stand under one another without a blank line, and name nobody who speaks."""
    found: list[Block] = []
    row: list[Block] = []
    for block in (*blocks, None):
        if block is not None and row and block.text[0] == "-" and not block.gap:
            row.append(block)
            continue
        if len(row) > 1 and not any(_speaker(each.text, profile) for each in row):
            found += row
        row = [block] if block is not None and block.text[0] == "-" else []
    return found


def _inside(block: Block, profile: Profile) -> Iterator[Remark]:
    """Speech behind a dash inside a paragraph, and dashes before who speaks."""
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.QUOTE):
        return
    told = 0
    for match in _INSIDE.finditer(block.text):
        if _speaker(match[0], profile):
            told = match.end()
            yield _remark(block, match.start(), told, profile)
    for match in _SET_OFF.finditer(block.text, told):
        if _names_speaker(block.text[match.end() :], profile):
            message = f"{profile.name} sets no dash before who speaks"
            yield remark(block, *match.span(), message)


def _remark(block: Block, start: int, end: int, profile: Profile) -> Remark:
    message = f"{profile.name} sets speech in quotation marks, not behind a dash"
    return remark(block, start, end, message, suggestion=_quoted(block.text[start:end], profile))


def _speaks(block: Block) -> bool:
    return block.text[0] in _DASHES and block.kind is BlockKind.PARAGRAPH and bool(_SPOKEN.match(block.text))


def _is_answered(block: Block, answer: Block) -> bool:
    """Whether the next paragraph is speech as well and answers the question of this one."""
    return (
        _speaks(block)
        and _speaks(answer)
        and block.text[0] == answer.text[0]
        and block.text.endswith("?")
        and answer.text.endswith((".", "!"))
    )


def _is_prose(block: Block, profile: Profile) -> bool:
    """Whether a line behind a hyphen, which lists have as well, is speech."""
    return bool(_speaker(block.text, profile)) or block.text.endswith(_ENDS)


def _speaker(text: str, profile: Profile) -> str:
    """What names the speaker behind the speech, if anything does."""
    for comma in reversed(list(_BREAK.finditer(text))):
        if comma.start() and _names_speaker(text[comma.end() :], profile):
            return text[comma.end() :]
    return ""


def _names_speaker(text: str, profile: Profile) -> bool:
    return not profile.saying.isdisjoint(fold_words(text)[:_FIRST])


def _quoted(text: str, profile: Profile) -> str:
    opening, closing = profile.quotes[0]
    speech = text.lstrip("-–—― ")
    speaker = _speaker(text, profile)
    if not speaker:
        return f"{opening}{speech}{closing}"
    said = speech[: -len(speaker)].rstrip(" -–—―")
    if said[-1:].isalnum():
        said += ","
    inside = profile.code == "en" or not said.endswith(",")
    return f"{opening}{said}{closing} {speaker}" if inside else f"{opening}{said[:-1]}{closing}, {speaker}"
