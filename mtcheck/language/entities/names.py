"""Names of several words, and whether another text carries them: by spelling, by sound, across scripts."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from mtcheck.language.entities.facts import facts
from mtcheck.language.entities.lexicon import lexicon
from mtcheck.language.entities.tokens import Token
from mtcheck.language.transliteration import latin, skeleton
from mtcheck.patterns import lazy

_STOP = lazy(r"[.!?:;…\"“„»«”‘'(–—-]\s*$")
_SIMILAR = 0.6


class Name(NamedTuple):
    """A run of capitalised words inside a sentence."""

    words: tuple[Token, ...]

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end


@lru_cache(maxsize=4096)
def names(text: str, language: str) -> tuple[Name, ...]:
    """Runs of two and more capitalised words that do not begin a sentence; none in scripts without capitals."""
    if lexicon(language).unspaced:
        return ()
    return tuple(Name(tuple(run)) for run in _runs(text, facts(text, language).tokens) if 2 <= len(run) <= 4)


def _runs(text: str, words: tuple[Token, ...]) -> Iterator[list[Token]]:
    run: list[Token] = []
    for word in words:
        begins = word.start == 0 or bool(_STOP.search(text, max(0, word.start - 3), word.start))
        named = word.text[0].isupper() and word.text[1:].islower() and len(word.text) > 2
        if run and (not named or text[run[-1].end : word.start] != " "):
            yield run
            run = []
        if named and not begins:
            run.append(word)
    if run:
        yield run


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")


def is_carried(word: str, text: str, language: str) -> bool:
    """Whether a text holds the name in any spelling."""
    spelt = latin(_bare(word))
    bones = skeleton(word)
    return any(
        _is_spelling(spelt, bones, other.lower, other.text[0].isupper()) for other in facts(text, language).tokens
    )


@lru_cache(maxsize=65536)
def _is_spelling(spelt: str, bones: str, other: str, capital: bool) -> bool:
    there, other_bones = latin(other), skeleton(other)
    if spelt[:4] == there[:4] or (bones and bones == other_bones):
        return True
    if not capital:
        return False
    shorter, longer = sorted((bones, other_bones), key=len)
    if len(shorter) >= 3 and longer.startswith(shorter):
        return True
    return spelt[:1] == there[:1] and SequenceMatcher(None, spelt, there, autojunk=False).ratio() >= _SIMILAR


def unsupported(source: str, source_language: str, target: str, target_language: str) -> tuple[Name, ...]:
    """The names of one text of which no word stands in the other, save names that are customarily translated."""
    translated = lexicon(source_language).translated_names.words
    return tuple(
        name
        for name in names(source, source_language)
        if not any(_bare(word.lower) in translated for word in name.words)
        and not any(is_carried(word.text, target, target_language) for word in name.words)
    )
