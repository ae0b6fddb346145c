"""Straight quotation marks in a language that sets others.

## What is wrong
The quotation is set in the marks of a keyboard ("so") where the target language prints its own: „so“ in German,
« ainsi » in French.

## Why it matters
Nearly half of what proofreaders mark in machine translations into German are such marks; they betray the typist or the
machine in every line.

## Example
*Sie nannte den Plan "mutig".*

## Known false alarms
Many web pages are typed with straight marks: on a page without its original each is a hint. Inch marks, apostrophes and
code are passed over. Where a page that may be a translation sets one mark of a pair in print and the other straight, it
is a slip. Single straight marks, a mark without its partner, and the English marks that Polish, Russian and
Ukrainian pages often have count in pairs of segments alone, and are hints on pages. What a text does throughout counts
once.

## Source
Unicode CLDR, delimiters; Amtliches Regelwerk der deutschen Rechtschreibung, § 89 to 95, and DIN 5008; Lexique des
règles typographiques en usage à l'Imprimerie nationale, guillemets; MQM: locale conventions, quote mark type.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, block_check, remark
from mtcheck.checks.locale._conventions import TYPING_HABIT, weight_in_pairs, weight_of_typing
from mtcheck.checks.origins import origin
from mtcheck.language.profiles import Profile
from mtcheck.language.quotation import DOUBLE, Quotation, QuoteMark, Quotes, Role, read_quotes
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block

_STRAIGHT = ('"', '"')
_SINGLE = ("'", "'")
_TYPED = "\"'“”"
_KEPT = 2
"""How many pairs of a profile are what its language prints; those behind them are but tolerated."""


@block_check(
    Category.QUOTE_FORMAT,
    Severity.MINOR,
    silences=("style/mixed-quotes",),
    fix=Fix.SAFE,
    habit=TYPING_HABIT,
    needs=_TYPED,
)
def straight_quotes(block: Block, article: Article) -> Iterator[Remark]:
    if not article.profile.typeset_quotes or not block.kind.is_visible:
        return
    quotes = read_quotes(block.text)
    for quotation in quotes.quotations:
        if not block.is_code_at(quotation.opening.at):
            yield from _remarks(block, quotation, article)
    if not block.region.is_chrome:
        yield from _lone_remarks(block, quotes, article)


def _remarks(block: Block, quotation: Quotation, article: Article) -> Iterator[Remark]:
    own, signs = article.profile, quotation.signs
    pair = _inner(own) if quotation.nested or signs == _SINGLE else own.quotes[0]
    if signs == _STRAIGHT:
        mixed = not quotation.nested and article.once(_prints_most)
        weight = Severity.MINOR if mixed else weight_of_typing(article, "quotes")
    elif _is_half_typed(signs, own) and not article.has_original and article.once(origin).is_suspect:
        weight = Severity.MINOR
    elif _repeats_outer(quotation, own) or signs == _SINGLE or _is_english(signs, own) or _is_half_typed(signs, own):
        weight = weight_in_pairs(article, "quotes")
    else:
        return
    for mark, wanted in zip((quotation.opening, quotation.closing), _spaced(pair, own), strict=True):
        if mark.sign != wanted.strip("\u00a0"):
            yield _remark(block, mark, wanted, weight, article)


def _prints_most(article: Article) -> bool:
    """Whether a page that may be a translation has more quotations in its language's marks than typed ones."""
    if not article.once(origin).is_suspect:
        return False
    own = article.profile.quotes[0]
    signs = [each.signs for block in article.body for each in read_quotes(block.text).quotations if not each.nested]
    return signs.count(own) > signs.count(_STRAIGHT)


def _lone_remarks(block: Block, quotes: Quotes, article: Article) -> Iterator[Remark]:
    """Of straight marks whose partner is in another paragraph, or was lost."""
    opening, closing = _spaced(article.profile.quotes[0], article.profile)
    for mark in quotes.unmatched:
        if mark.sign == _STRAIGHT[0] and mark.role in (Role.OPENING, Role.CLOSING) and not block.is_code_at(mark.at):
            wanted = opening if mark.role is Role.OPENING else closing
            yield _remark(block, mark, wanted, weight_in_pairs(article, "quotes"), article)


def _remark(block: Block, mark: QuoteMark, wanted: str, weight: Severity, article: Article) -> Remark:
    opening, closing = _spaced(article.profile.quotes[0], article.profile)
    return remark(
        block,
        mark.at,
        mark.at + 1,
        f"{article.profile.name} sets {opening}quotations{closing} so",
        suggestion=wanted,
        severity=weight,
        cause="locale/straight-quotes:the page",
    )


def _spaced(pair: tuple[str, str], own: Profile) -> tuple[str, str]:
    blank = "\u00a0" if pair[1] in own.spaced_marks else ""
    return f"{pair[0]}{blank}", f"{blank}{pair[1]}"


def _inner(own: Profile) -> tuple[str, str]:
    """What the language sets inside a quotation."""
    return next((pair for pair in own.quotes[1:] if pair[0] not in "\"'"), own.quotes[0])


def _repeats_outer(quotation: Quotation, own: Profile) -> bool:
    """Whether a quotation inside another has the marks of the outer one, in a language that tells them apart."""
    return quotation.nested and quotation.signs == own.quotes[0] and quotation.opening.sign in "„“”"


def _is_english(signs: tuple[str, str], own: Profile) -> bool:
    """Whether the marks are those of English, and the language prints others and bears these."""
    return signs == ("“", "”") and signs in own.quotes[_KEPT:]


def _is_half_typed(signs: tuple[str, str], own: Profile) -> bool:
    """Whether one mark is straight and the other the language's own in its place."""
    opening, closing = own.quotes[0]
    return signs in ((_STRAIGHT[0], closing), (opening, _STRAIGHT[0])) and opening in DOUBLE
