"""What the other rooms know of a model: what it is asked, and what it gives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from mtcheck.model.tuples import NamedTuple

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

    Matrix = NDArray[float32]
    Row = NDArray[float32]

EVERY_LANGUAGE = frozenset({"*"})
"""What ``languages`` holds where an encoder does not say which languages it knows."""

E5 = "e5"
"""What a configuration names for multilingual-e5-small in every language."""
E5_MODEL = "multilingual-e5-small"


@runtime_checkable
class SentenceEncoder(Protocol):
    """A model that gives sentences of several languages comparable vectors."""

    @property
    def signature(self) -> str:
        """Name and version of the model, as reports quote it."""

    @property
    def languages(self) -> frozenset[str]:
        """The ISO 639-1 codes that the model covers, or ``EVERY_LANGUAGE``."""

    def encode(self, texts: Sequence[str]) -> Matrix:
        """One row of unit length for every text, in order; the same texts always give the same rows."""


class Words(NamedTuple):
    """The words of a text, in order."""

    places: tuple[tuple[int, int], ...]
    """Start and end of each word, in code points of the text."""
    rarity: Row
    """How rare each word is out of context, in nats: *the* some 4, a rare name 20."""
    rows: Matrix
    """One row of unit length a word: the product of two rows is how alike the words are where they stand."""


class Reading(NamedTuple):
    """A text as a model sees it."""

    row: Row
    """The vector of the whole text, of unit length."""
    words: Words


@runtime_checkable
class WordEncoder(SentenceEncoder, Protocol):
    """A model that gives the words of a text comparable vectors as well."""

    def read(self, texts: Sequence[str]) -> list[Reading]:
        """Vectors of every text and of its words, in order."""


@runtime_checkable
class Partwise(Protocol):
    """A model that, having read a text once, knows the vectors of its parts and of parts together."""

    def parts(self, texts: Sequence[Sequence[str]]) -> list[Matrix]:
        """For every text, given as its parts, a row for each of them; rows of neighbours can be added up."""

    def together(self, sums: Matrix) -> Matrix:
        """One row of unit length for every sum of such rows, close to that of the text which the parts make up."""
