"""Files of texts by key, in one language: what programs show, and captions of films."""

from __future__ import annotations

from mtcheck.model.records import record
from mtcheck.model.spans import Span
from mtcheck.model.text import Block, Document
from mtcheck.model.tuples import NamedTuple


class Message(NamedTuple):
    """A text and what the file calls it."""

    key: str
    block: Block | None
    """None where it is empty."""
    line: int
    place: Span
    """Where the file holds it."""
    skipped: str = ""
    """Why it is not checked; empty where it is."""
    begins: int = -1
    """When a caption appears, in milliseconds; -1 for what is no caption."""
    ends: int = -1


@record
class Catalogue:
    """A file of texts."""

    document: Document
    """With the text of the file."""
    messages: tuple[Message, ...]
    language: str = ""
    """What the file declares; empty where it declares nothing."""

    @property
    def is_timed(self) -> bool:
        """Whether its texts are captions."""
        return any(message.begins >= 0 for message in self.messages)
