"""Streets and families whose name a page has as it is and, elsewhere, translated word for word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from mtcheck.checks.base import Article
from mtcheck.checks.linguistic._name_forms import Form
from mtcheck.checks.linguistic._names import blocks_with_names
from mtcheck.language.meanings import FAMILY, STREET, meanings
from mtcheck.language.wordlists import any_word_of, words_of
from mtcheck.language.words import split_words
from mtcheck.model.text import Block
from mtcheck.patterns import any_of, lazy

_ADJECTIVES = ("owa", "ka", "na", "ska")
_PERSON = lazy(
    r"(?<![\w-])(?=(?P<given>[^\W\d_a-zß-ÿ][^\W\d_A-Z]+) "
    r"(?P<family>(?:(?:de|van|van den|van der) )?[^\W\d_a-zß-ÿ][^\W\d_A-Z]+)(?![\w-]))"
)


def translated_names(article: Article) -> Iterator[Form]:
    """The names in the page's language that it also has in another one, from which they were translated."""
    blocks = list(blocks_with_names(article))
    yield from _streets(blocks, article.profile.code)
    yield from _families(blocks, article.profile.code)


def _streets(blocks: list[Block], code: str) -> Iterator[Form]:
    parts = words_of(code, "streets-apart") + words_of(code, "streets-behind") + words_of(code, "streets-before")
    own = _street(code) if any(part in block.text for block in blocks for part in parts) else None
    translated = [
        (match.lastgroup or "", block, match) for block in blocks if own for match in own.finditer(block.text)
    ]
    if not translated:
        return
    others = [pattern for other in _codes() if other != code and (pattern := _street(other))]
    kept = {
        match.lastgroup or "": match[0]
        for block in blocks
        for pattern in others
        for match in pattern.finditer(block.text)
    }
    for row, block, match in translated:
        if row in kept:
            yield Form(block, *match.span(), kept[row])


@cache
def _codes() -> tuple[str, ...]:
    return tuple({code: "" for row in meanings(STREET) for code in row})


@cache
def _street(code: str) -> re.Pattern[str] | None:
    """What finds a street of the language by the word that it is named by, whose row is the name of the group."""
    rows = [(number, row[code]) for number, row in enumerate(meanings(STREET)) if code in row]
    behind, before, apart = (any_word_of(code, f"streets-{place}") for place in ("behind", "before", "apart"))
    if not rows or not any(words_of(code, f"streets-{place}") for place in ("behind", "before", "apart")):
        return None
    if words_of(code, "streets-behind"):
        whole = "|".join(rf"(?P<r{number}>{any_of(forms)}(?:e|en|er|s|n)?-?(?:{behind}))" for number, forms in rows)
    elif words_of(code, "streets-before"):
        whole = "|".join(rf"(?P<r{number}>(?i:{before}) {_any_ending(forms)})" for number, forms in rows)
    else:
        whole = "|".join(rf"(?P<r{number}>{any_of(forms)} (?:{apart}))" for number, forms in rows)
    return re.compile(rf"(?<![\w-])(?:{whole})(?![\w-])")


def _any_ending(forms: tuple[str, ...]) -> str:
    """Any of the forms, with another ending where they are adjectives of Polish."""
    stems = [form.removesuffix("a") if form.endswith(_ADJECTIVES) else form for form in forms]
    return rf"(?:{any_of(stems)})(?:a|ej|iej|ą)?"


def _families(blocks: list[Block], code: str) -> Iterator[Form]:
    """A family name that is a word of the page's language, beside the same given name with that word's original."""
    people: dict[str, dict[str, list[tuple[Block, int, int]]]] = defaultdict(lambda: defaultdict(list))
    known = _family_rows(code)
    own = {family for family, (_, is_own) in known.items() if is_own}
    if all(own.isdisjoint(split_words(block.text)) for block in blocks):
        return
    for block in blocks:
        for match in _PERSON.finditer(block.text):
            if match["family"] in known:
                people[match["given"]][match["family"]].append((block, *match.span("family")))
    for families in people.values():
        for family, places in families.items():
            row, is_own = known[family]
            wanted = next((each for each in families if known[each][0] == row and not known[each][1]), "")
            if is_own and wanted:
                yield from (Form(*place, wanted) for place in places)
    kept = {known[family][0]: family for families in people.values() for family in families if not known[family][1]}
    yield from _behind_titles(blocks, kept, known, code) if kept else ()


def _behind_titles(
    blocks: list[Block], kept: Mapping[int, str], known: Mapping[str, tuple[int, bool]], code: str
) -> Iterator[Form]:
    """The translated name of a family behind a title alone, of somebody whose whole name the page has as it is."""
    title = any_of((*words_of(code, "titles-of-men"), *words_of(code, "titles-of-women")))
    called = re.compile(rf"(?<![\w-])(?:{title}) (?P<family>[^\W\d_a-zß-ÿ][^\W\d_A-Z]+)(?![\w-])")
    for block in blocks:
        for match in called.finditer(block.text):
            row, is_own = known.get(match["family"], (-1, False))
            if is_own and row in kept:
                yield Form(block, *match.span("family"), kept[row])


@cache
def _family_rows(code: str) -> dict[str, tuple[int, bool]]:
    """Each family name with the number of its word, and whether it is that of the language of the page."""
    found: dict[str, tuple[int, bool]] = {}
    for number, row in enumerate(meanings(FAMILY)):
        for language, forms in row.items():
            for form in forms:
                if language == code or form not in row.get(code, ()):
                    found.setdefault(form, (number, language == code))
    return found
