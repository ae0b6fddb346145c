"""Regular expressions that cost nothing before they are needed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, cast

BARS, STEPS = "|·•", "›‹»>"
"""Signs between the parts of a row, and between the steps of a way to a page, to stand in a class of characters."""
HAN_AND_KANA = r"\u3040-\u30ff\u3400-\u9fff"
"""Letters of Chinese and Japanese, to stand between the brackets of a class of characters."""
BRAHMIC_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Letters of Thai, Lao, Burmese and Khmer, which are written without spaces as well, for the same use."""
_MARKS = "\u2000", "\u2e80"
"""Where quotation marks, dashes, currencies and pictures begin and end, which texts of all scripts have."""
HANGUL = r"\uac00-\ud7af"
ADDRESS_START = r"(?:(?:https?|ftps?)://|www\.)"
"""How addresses of pages and files begin in running text."""
PICTURES = r"\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff"
"""Arrows, signs and emoji with what modifies them, for the same use."""


class _Lazy:
    """Stands for a pattern, and takes over its methods one by one as they are asked for."""

    def __init__(self, text: str | Callable[[], str], flags: int) -> None:
        self._given = text, flags

    def __getattr__(self, name: str) -> Any:
        # Reached only for what is not there yet: the second call of a method finds the pattern's own, with no detour.
        text, flags = self._given
        value = getattr(re.compile(text if isinstance(text, str) else text(), flags), name)
        setattr(self, name, value)
        return value


def lazy(text: str | Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """The compiled expression, compiled when it is first used; so is what makes it of words that stand in a file.

    For module-level patterns: a run over one page needs a third of them, and to compile them all takes longer than to
    check the page. What is wrong with an expression shows at its first use, so every pattern wants a test that uses it.
    """
    return cast("re.Pattern[str]", _Lazy(text, flags))


SURROGATE = lazy("[\ud800-\udfff]")
"""Half a character, which no encoding can write."""


class Guarded(NamedTuple):
    """An expression that is only compiled and tried where a text holds all the letters that it cannot do without."""

    needles: tuple[str, ...]
    pattern: re.Pattern[str]

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches of the expression, in their order."""
        for needle in self.needles:
            if needle not in text:
                return iter(())
        return self.pattern.finditer(text)


class HighPattern(NamedTuple):
    """An expression whose every match holds a letter from a code point on, compiled where a text has one.

    To compile a class with the thousands of Chinese letters takes milliseconds, and most pages have none.
    """

    first: str
    pattern: re.Pattern[str]

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches of the expression, in their order."""
        return self.pattern.finditer(text) if reaches(text, self.first) else iter(())

    def findall(self, text: str) -> list[Any]:
        """What the expression's ``findall`` gives."""
        return self.pattern.findall(text) if reaches(text, self.first) else []

    def search(self, text: str) -> re.Match[str] | None:
        """The first match of the expression."""
        return self.pattern.search(text) if reaches(text, self.first) else None


def reaches(text: str, first: str) -> bool:
    """Whether a text has a letter from a code point on, or another character that is none of the usual marks."""
    if text.isascii() or max(text) < first:
        return False
    return any(char >= first and not _MARKS[0] <= char < _MARKS[1] for char in set(text))


_REACH = 200
"""Characters before a place in which an expression is looked for that ends there."""


def search_before(pattern: re.Pattern[str], text: str, end: int) -> re.Match[str] | None:
    """What ends at a place, by an expression with ``$`` at its end and without one of any length before it.

    To search the whole text up to every place takes time in the square of a long line.
    """
    return pattern.search(text, max(0, end - _REACH), end)


def any_of(wordings: Iterable[str]) -> str:
    """An expression for any of some wordings as they are, the longest first; if there are none it fits nothing."""
    return "|".join(map(re.escape, sorted(wordings, key=len, reverse=True))) or "(?!)"
