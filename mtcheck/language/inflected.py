"""The forms of a word that a table of words writes short: ``hand+`` a noun, ``push~`` a regular verb, ``pour*`` a stem.

What is regular in a language is all that is known of it, in ``data/forms/inflections.tsv``: irregular forms are written
out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.language.packaged import rows_of
from mtcheck.model.tuples import NamedTuple

NOUN, VERB, STEM = "+", "~", "*"
_NOTHING, _PLACE_OF_STEM = "-", "…"


class _Pattern(NamedTuple):
    """What a word may end in, and what its forms have in place of it."""

    ending: re.Pattern[str]
    forms: tuple[str, ...]

    def form(self, word: str) -> list[str]:
        """The forms of a word with this ending; none where it has another."""
        match = self.ending.search(word)
        return [_join(word[: match.start()], form) for form in self.forms] if match else []


def inflect(word: str, language: str) -> tuple[str, ...]:
    """The forms that a word of a table stands for, as they are written; a stem keeps its asterisk."""
    if word.endswith(NOUN):
        return tuple(_first(word[:-1], language, "noun"))
    if word.endswith(VERB):
        return tuple(dict.fromkeys(_inflect_verb(word[:-1], language)))
    return (word,)


def _inflect_verb(verb: str, language: str) -> Iterator[str]:
    yield from (verb, *_first(verb, language, "verb"))
    for pattern in _patterns(language, "more"):
        yield from pattern.form(verb)


def _first(word: str, language: str, kind: str) -> list[str]:
    return next(filter(None, (pattern.form(word) for pattern in _patterns(language, kind))), [word])


def _join(stem: str, form: str) -> str:
    if form == _NOTHING:
        return stem
    return form.replace(_PLACE_OF_STEM, stem) if _PLACE_OF_STEM in form else stem + form


@cache
def _patterns(language: str, kind: str) -> tuple[_Pattern, ...]:
    rows = (row[2:] for row in rows_of("forms", "inflections") if row[:2] == (language, kind))
    return tuple(_Pattern(re.compile(f"(?:{ending})$"), tuple(forms.split())) for ending, forms in rows)
