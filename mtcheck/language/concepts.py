"""What labels mean: ``data/literal/labels.txt``, read for all who ask which labels say the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mtcheck.language.packaged import text_of
from mtcheck.model.tuples import NamedTuple


class Concept(NamedTuple):
    """One meaning of labels."""

    kind: str
    right: Mapping[str, tuple[str, ...]]
    """What sound pages write in each language of translations, the best first."""
    labels: tuple[tuple[str, str], ...]
    """What pages of other languages write, each with its language."""


def read_concepts() -> Iterator[Concept]:
    """The concepts, in the order of the file."""
    head, labels = "", ""
    for line in text_of("literal", "labels").splitlines():
        if line.startswith("["):
            if head:
                yield _read(head, labels)
            head, labels = line, ""
        elif head and line and not line.startswith("#"):
            labels += f"{', ' if labels else ''}{line}"
    if head:
        yield _read(head, labels)


def _read(head: str, labels: str) -> Concept:
    kind, _, rights = head[1:].partition("] ")
    right = {
        code: tuple(wordings.split("/")) for code, _, wordings in (each.partition(" ") for each in rights.split("; "))
    }
    found = ((code, label) for code, _, label in (each.partition(" ") for each in labels.split(", ")) if label)
    return Concept(kind, right, tuple(found))
