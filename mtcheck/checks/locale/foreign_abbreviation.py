"""An abbreviation of another language was left standing.

## What is wrong
*z. B.*, *bzw.*, *Mio.*, *p. ex.* or the like stands in a text of another language, or the initials of an institution
for which that language has others (*EZB* for *ECB*, *OTAN* for *NATO*).

## Why it matters
Readers of the translation cannot resolve it, and a magnitude such as *Mrd.* carries the figure's meaning.

## Example
*The bridge cost 3 Mio. euros.*

## Known false alarms
Abbreviations that the translation's own language uses too (*etc.*, *Dr.*) are not listed. Names of law journals and
quotations in the other language may hold them rightly. Initials that stand for other things as well (*BIP*, *UE*) count
only behind an article, on a page that betrays the language that has them; those in quotation marks and those beside the
usual ones are passed over.

## Source
Language profiles, ``leftovers``; ``data/names/initials.tsv``; MQM: locale conventions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from mtcheck.checks.base import Article, Remark, block_check, remark
from mtcheck.checks.locale._initials import foreign_initials
from mtcheck.language.origins import sought_origins
from mtcheck.language.profiles import profile
from mtcheck.language.values.quantities import is_byte_unit
from mtcheck.model.finding import Category, Fix, Furniture, Severity
from mtcheck.model.tags import primary
from mtcheck.model.text import Block

_ONE_LETTER = 2
"""Length of a letter with its full stop, which alone is in every text."""
_MAGNITUDES = frozenset({"thousand", "million", "billion"})


@block_check(Category.UNTRANSLATED, Severity.MINOR, fix=Fix.SAFE, furniture=Furniture.AROUND)
def foreign_abbreviation(block: Block, article: Article) -> Iterator[Remark]:
    yield from _abbreviations(block, article)
    for start, end, known in foreign_initials(block, article):
        message = f"'{known.form}' is '{known.wanted}' in {article.profile.name}"
        yield remark(block, start, end, message, suggestion=known.wanted)


def _abbreviations(block: Block, article: Article) -> Iterator[Remark]:
    if "." not in block.text and "M" not in block.text:
        return
    target = article.profile
    languages = target.code, primary(article.source_language)
    if not any(map(block.text.__contains__, _heads(*languages))):
        return
    pattern, meanings = _known(*languages)
    for match in pattern.finditer(block.text):
        if is_byte_unit(block.text, *match.span(), target.code):
            continue
        meaning, origin = meanings[_key(match[0])]
        suggestion = meaning if target.code == "en" else target.renderings.get(meaning)
        if suggestion is not None and match[0].endswith(".") and _ends_sentence(block.text, match.end()):
            suggestion = suggestion.rstrip(".") + "."
        message = f"'{match[0]}' is a {profile(origin).name} abbreviation of '{meaning}'"
        yield remark(block, *match.span(), message, suggestion=suggestion)


@cache
def _heads(target: str, source: str) -> tuple[str, ...]:
    """What a text must hold if one of the abbreviations stands in it: looked for before the pattern is compiled."""
    firsts = (written.split()[0] for written, _, _ in _leftovers(target, source))
    return tuple(dict.fromkeys(first.rstrip(".") if len(first) > _ONE_LETTER else first for first in firsts))


@cache
def _leftovers(target: str, source: str) -> tuple[tuple[str, str, str], ...]:
    """How each abbreviation is written, what it means and whose it is."""
    own = profile(target)
    found: dict[str, tuple[str, str, str]] = {}
    for code in (source,) if source else sought_origins():
        for written, meaning in profile(code).leftovers.items() if code != target else ():
            if written.lower().rstrip(".") not in own.abbreviations:
                found.setdefault(_key(written), (written, meaning, code))
    return tuple(found.values())


@cache
def _known(target: str, source: str) -> tuple[re.Pattern[str], Mapping[str, tuple[str, str]]]:
    """What finds the abbreviations, and for each its meaning and language."""
    rows = _leftovers(target, source)
    meanings = {_key(written): (meaning, code) for written, meaning, code in rows}
    forms = sorted((_form(written, meaning) for written, meaning, _ in rows), key=len, reverse=True)
    return re.compile(rf"(?<![\w.])(?:{'|'.join(forms)})(?!\w)"), meanings


def _form(written: str, meaning: str) -> str:
    spaced = re.escape(written).replace(r"\ ", " ?[\u00a0\u202f]?")  # one class of all three takes longer to compile
    return rf"(?:(?<=\d )|(?<=\d\u00a0)){spaced}?" if meaning in _MAGNITUDES and written.endswith(".") else spaced


def _key(written: str) -> str:
    return re.sub(r"\s", "", written).rstrip(".")


def _ends_sentence(text: str, end: int) -> bool:
    return not text[end:].strip("\"'”’»“)")
