"""Speech begins with a dash where the language sets quotation marks.

## What is wrong
*– We have to wait, says the head of the library.*: Swedish, Spanish, French or Russian dialogue keeps its dash at the
line's beginning; English and German put speech in quotation marks.

## Why it matters
Readers take the lines for a list, and cannot see where speech ends.

## Example
*– We have to wait, says the head.*

## Known false alarms
Lists are passed over: one of the lines at least must name who speaks.

## Source
Style guides on dialogue; MQM: locale conventions, quote mark type.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import MARK_HABIT, Article, Remark, article_check, remark
from mtcheck.language.profiles import Profile
from mtcheck.language.words import fold_words
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block, BlockKind
from mtcheck.patterns import lazy

_SPOKEN = lazy(r"([-–—―] ?)([^\W\d_a-zà-ÿ].*)")
_COMMA = lazy(r"[,!?] (?=[^\W_])")
_FIRST = 3
"""Words behind the comma among which the verb stands."""


@article_check(Category.QUOTE_FORMAT, Severity.MINOR, fix=Fix.UNSAFE, habit=MARK_HABIT, page_only=False)
def dialogue_dash(article: Article) -> Iterator[Remark]:
    profile = article.profile
    if not profile.saying:
        return
    lines = [block for block in article.body if _speaks(block)]
    signs = {block.text[0] for block in lines if _speaker(block.text, profile)}
    for block in lines:
        if block.text[0] in signs and (block.text[0] != "-" or _is_prose(block, profile)):
            message = f"{profile.name} sets speech in quotation marks, not behind a dash"
            yield remark(block, 0, len(block.text), message, suggestion=_quoted(block.text, profile))


def _speaks(block: Block) -> bool:
    return (
        block.text[:1] in ("-", "–", "—", "―") and block.kind is BlockKind.PARAGRAPH and bool(_SPOKEN.match(block.text))
    )


def _is_prose(block: Block, profile: Profile) -> bool:
    """Whether a line behind a hyphen, which lists have as well, is speech."""
    return bool(_speaker(block.text, profile)) or block.text.endswith((".", "!", "?"))


def _speaker(text: str, profile: Profile) -> str:
    """What names the speaker behind the speech, if anything does."""
    for comma in reversed(list(_COMMA.finditer(text))):
        if not profile.saying.isdisjoint(fold_words(text[comma.end() :])[:_FIRST]):
            return text[comma.end() :]
    return ""


def _quoted(text: str, profile: Profile) -> str:
    opening, closing = profile.quotes[0]
    speech = text.lstrip("-–—― ")
    speaker = _speaker(text, profile)
    if not speaker:
        return f"{opening}{speech}{closing}"
    said = speech[: -len(speaker)].rstrip()
    inside = profile.code == "en" or not said.endswith(",")
    return f"{opening}{said}{closing} {speaker}" if inside else f"{opening}{said[:-1]}{closing}, {speaker}"
