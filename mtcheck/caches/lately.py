"""What a function says of many texts at once, kept for when most of them come again."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


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
