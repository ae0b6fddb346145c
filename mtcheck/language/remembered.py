"""What a function says of a word, asked once for each word.

Most words of most texts say nothing to most questions. A table that is asked by indexing answers for all the words of
a sentence in one ``map``, several times as fast as a cached function.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Generic, TypeVar

_BOUND = 32_768

Value = TypeVar("Value")


class Remembered(dict[str, Value], Generic[Value]):
    """A function's values by word, computed when first asked for; forgotten when there are more than ``bound``."""

    def __init__(self, function: Callable[[str], Value], bound: int = _BOUND) -> None:
        super().__init__()
        self._function = function
        self._bound = bound

    def __missing__(self, word: str) -> Value:
        if len(self) >= self._bound:
            self.clear()
        value = self[word] = self._function(word)
        return value


def remembered(function: Callable[..., Value]) -> Callable[[str], Remembered[Value]]:
    """Make a function of a word and a ``language`` a table of words for each language."""

    @cache
    def table(language: str) -> Remembered[Value]:
        return Remembered(partial(function, language=language))

    return table
