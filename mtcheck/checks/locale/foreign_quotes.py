"""Quotation marks of another language, or marks the wrong way round.

## What is wrong
The quotation stands in marks that the target language does not use („German“, »books«, «guillemets» in English), or
its marks point the wrong way (”so“). In Spanish, German and others the comma before who says it is behind the mark and
not inside (*“clara,” dijo*).

## Why it matters
They are left over from the original, and a German closing mark (“) is the English opening one, so readers see a
quotation begin where it ends.

## Example
*The mayor spoke of „a new beginning“ for the valley.*

## Known false alarms
Which marks a language uses stands in its profile; corner brackets (「so」) are none of a language that is written with
spaces. Straight marks belong to every language. Single signs that are mathematical, or arrows in page navigation
(» more), are passed over.

## Source
MQM: locale conventions, quote mark type; Unicode CLDR, delimiters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtcheck.checks.base import MARK_HABIT, Article, Remark, block_check, remark
from mtcheck.checks.locale._conventions import weight_of_typing
from mtcheck.checks.origins import is_shown_translation
from mtcheck.language.quotation import DOUBLE, SINGLE, Quotation, QuoteMark, Role, read_quotes
from mtcheck.language.wordlists import ANY, pairs_of, word_set
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_CORNER = lazy(r"[「」『』《》]")
_OPENS = frozenset("「『《")
_SPACED_SCRIPTS = ("Latin", "Cyrillic", "Greek")
_ENGLISH = lazy(r"(?<![\w’'‚])‘(?=\w)[^‘’‚\n]{1,60}(?<=[\w.!?])’(?!\w)")
"""English single marks, which open as German ones close."""
_SAYS = lazy(r" [a-zß-ÿ]")
_LOW = lazy(r"(?<![\w‚])‚(?=\w)")
_CLOSES_LOW = lazy(r"[‘’](?!\w)")


@block_check(Category.QUOTE_FORMAT, Severity.MINOR, fix=Fix.SAFE, habit=MARK_HABIT, needs='“”„‟«»‚‘「」『』《》″"')
def foreign_quotes(block: Block, article: Article) -> Iterator[Remark]:
    own = _own(article)
    if not own:
        return
    yield from _others(block, own, article)
    quotes = read_quotes(block.text)
    for quotation in quotes.quotations:
        if quotation.opening.sign in DOUBLE and quotation.signs not in own and not _is_mixed(quotation, own):
            yield from _remarks(block, quotation, own, article)
    yield from _borrowed(block, quotes.quotations, article)
    if article.profile.code in word_set(ANY, "comma-behind-quotation"):
        yield from _commas(block, quotes.quotations, article)
    for mark in quotes.unmatched:
        if mark.sign == "„" and not any("„" in signs for signs in own):
            yield _remark(block, mark, own[0][0], article)


def _commas(block: Block, quotations: Sequence[Quotation], article: Article) -> Iterator[Remark]:
    """A comma inside the closing mark, before who says it, as only English sets it."""
    for quotation in quotations:
        at = quotation.closing.at
        said = block.text[:at].rstrip(" \u00a0\u202f")
        if quotation.opening.sign in DOUBLE and said.endswith(",") and _SAYS.match(block.text, at + 1):
            message = f"{article.profile.name} sets the comma behind the mark"
            suggestion, weight = f"{block.text[len(said) : at + 1]},", weight_of_typing(article)
            yield remark(block, len(said) - 1, at + 1, message, suggestion=suggestion, severity=weight)


def _borrowed(block: Block, quotations: Sequence[Quotation], article: Article) -> Iterator[Remark]:
    """Marks that are one country's or those of a typist, where the page shows that they are the original's."""
    signs = pairs_of(ANY, "borrowed-quotes").get(article.profile.code)
    pairs = [each for each in quotations if "".join(each.signs) == signs and not each.nested] if signs else []
    if pairs and is_shown_translation(article):
        wanted = article.profile.quotes[0]
        for quotation in pairs:
            for mark, sign in zip((quotation.opening, quotation.closing), wanted, strict=True):
                yield _remark(block, mark, sign, article)


def _others(block: Block, own: list[tuple[str, str]], article: Article) -> Iterator[Remark]:
    """Corner brackets of Chinese and Japanese, and low single marks where the language sets none."""
    if article.profile.script in _SPACED_SCRIPTS:
        for match in _CORNER.finditer(block.text):
            wanted = own[0][match[0] not in _OPENS]
            yield _remark(block, QuoteMark(match.start(), match[0], Role.OPENING), wanted, article)
    if not any("‘" in signs[0] for signs in article.profile.quotes):
        for match in _ENGLISH.finditer(block.text):
            for at, sign, wanted in zip(
                (match.start(), match.end() - 1), match[0][0] + match[0][-1], own[0], strict=True
            ):
                yield _remark(block, QuoteMark(at, sign, Role.OPENING), wanted, article)
    single = next((signs for signs in article.profile.quotes if signs[0] in SINGLE), None)
    if single is None or any(first == "‚" for first, _ in article.profile.quotes):
        return
    for match in _LOW.finditer(block.text):
        if closing := _CLOSES_LOW.search(block.text, match.end()):
            yield _remark(block, QuoteMark(match.start(), match[0], Role.OPENING), single[0], article)
            if closing[0] != single[1]:
                yield _remark(block, QuoteMark(closing.start(), closing[0], Role.CLOSING), single[1], article)


def _own(article: Article) -> list[tuple[str, str]]:
    """The double marks of the target language, the preferred pair first; nothing where they are unknown."""
    known = [signs for signs in article.profile.quotes if signs[0] in DOUBLE]
    return known if article.profile.function_words else []


def _is_mixed(quotation: Quotation, own: list[tuple[str, str]]) -> bool:
    """Whether each mark is one of the language's own in its place, though of two styles."""
    openings, closings = {signs[0] for signs in own}, {signs[1] for signs in own}
    return quotation.opening.sign in openings and quotation.closing.sign in closings


def _remarks(block: Block, quotation: Quotation, own: list[tuple[str, str]], article: Article) -> Iterator[Remark]:
    pair = own[1] if quotation.nested and len(own) > 1 and own[1][0] not in '"' else own[0]
    for mark, sign in zip((quotation.opening, quotation.closing), pair, strict=True):
        if mark.sign != sign:
            yield _remark(block, mark, sign, article)


def _remark(block: Block, mark: QuoteMark, wanted: str, article: Article) -> Remark:
    name = article.profile.name
    return remark(
        block,
        mark.at,
        mark.at + 1,
        f"'{mark.sign}' is not what {name} sets here, but '{wanted}'",
        suggestion=wanted,
        cause=f"locale/foreign-quotes:{mark.sign}",
    )
