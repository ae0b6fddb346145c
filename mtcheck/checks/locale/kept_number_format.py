"""A large number kept the original's group sign, which is the decimal sign here.

## What is wrong
A number was copied with the sign that parts thousands in the original's language. In the language of the translation
that sign separates the decimals, so that readers see a thousandth of the number.

## Why it matters
*1,800 homes* become *1,8 homes*. Alone the translation may look sound; beside the original it is certain.

## Example
*It powers 1,800 homes* beside *Sie versorgt 1,800 Haushalte*.

## Known false alarms
Only numbers that stand in both texts letter for letter are compared, and only where the two languages use the sign in
opposite ways. A number in the original that is itself written against its language's custom may be reported.

## Source
MQM: locale conventions, number format. CLDR: number symbols.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import MARK_HABIT, Article, Remark, bead_check, beside
from mtcheck.checks.signs import DIGIT
from mtcheck.language.values.digits import localize, readings
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.patterns import lazy

_GROUPED = lazy(r"(?<![\w.,])[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*(?![\w]|[.,]\d)")


@bead_check(
    Category.NUMBER_FORMAT,
    Severity.MAJOR,
    silences=("locale", "accuracy/number-mismatch"),
    fix=Fix.SAFE,
    habit=MARK_HABIT,
    needs=DIGIT,
)
def kept_number_format(bead: Bead, article: Article) -> Iterator[Remark]:
    original = article.source_profile
    if original is None:
        return
    source, target = bead.sides
    sign = article.profile.decimal
    if sign not in original.group or sign not in target.text or sign not in source.text:
        return
    theirs = {match[0]: match.span() for match in _GROUPED.finditer(source.text) if match[1] == sign}
    for match in _GROUPED.finditer(target.text):
        if match[0] not in theirs:
            continue
        value = readings(match[0], original.code)[0]
        yield beside(
            source,
            theirs[match[0]],
            target,
            match.span(),
            f"'{match[0]}' was copied from the original; here '{sign}' separates the decimals",
            suggestion=localize(match[0], value, article.profile.code),
        )
