"""What a function says of a word, asked once for each word.

Most words of most texts say nothing to most questions. A table that is asked by indexing answers for all the words of
a sentence in one ``map``, several times as fast as a cached function.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cache, partial
from typing import Generic, TypeVar

_BOUND = 32_768

Key = TypeVar("Key", bound=Hashable)
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


class Lately(Generic[Key, Value]):
    """A function of many texts at once, asked anew only of those that it was not asked of lately.

    Who checks a text again after each edit asks again of all but a few. Threads may share one: what is known is only
    added to, and exchanged for another table when it is full.
    """

    def __init__(self, function: Callable[[Sequence[Key]], Iterable[Value]], bound: int) -> None:
        """Make one that knows nothing yet.

        Args:
            function: the values of many keys, in their order.
            bound: how many values are kept; those that one call asks for are kept until the next in any case.
        """
        self._function = function
        self._bound = bound
        self._known: dict[Key, Value] = {}

    def __call__(self, keys: Sequence[Key]) -> list[Value]:
        """The value of each key."""
        known = self._known
        fresh = [key for key in dict.fromkeys(keys) if key not in known]
        if fresh:
            if len(known) + len(fresh) > self._bound:
                self._known = known = {key: known[key] for key in keys if key in known}
            known.update(zip(fresh, self._function(fresh), strict=True))
        return [known[key] for key in keys]
