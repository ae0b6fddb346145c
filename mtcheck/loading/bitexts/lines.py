"""Outputs of systems in folders of mt-metrics-eval: a line a segment, beside the lines of the source and of references.

Source: google-research/mt-metrics-eval, its README: ``sources/PAIR.txt``, ``references/PAIR.NAME.txt`` and
``system-outputs/PAIR/SYSTEM.txt``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from mtcheck.errors import ReadError, shown_path
from mtcheck.loading.cells import Cell
from mtcheck.loading.decoding import decode
from mtcheck.loading.opening import read_bytes
from mtcheck.model.bitext import Bitext, Gap, Unit
from mtcheck.model.kinds import Format
from mtcheck.model.spans import Span
from mtcheck.model.text import Block, Document

OUTPUTS = "system-outputs"
"""The folder of the outputs of systems."""
_SOURCES, _REFERENCES = "sources", "references"
_ENDING = ".txt"


def find_outputs(folder: Path) -> Path | None:
    """The folder of outputs in a folder of mt-metrics-eval; None where it is none."""
    is_set = (folder / OUTPUTS).is_dir() and (folder / _SOURCES).is_dir()
    return folder / OUTPUTS if is_set else None


def is_output(path: Path) -> bool:
    """Whether a file is a system's output, by the folder that it is in."""
    return path.suffix == _ENDING and path.parent.parent.name == OUTPUTS and _source_of(path).is_file()


def _source_of(path: Path) -> Path:
    return path.parent.parent.parent / _SOURCES / f"{path.parent.name}{_ENDING}"


def read_outputs(data: bytes, name: str, path: Path, limit: int) -> Bitext:
    """Read the output of a system, line by line beside its source and the references of the same pair.

    Raises:
        ReadError: a file cannot be read, or they have not equally many lines.
    """
    pair, home = path.parent.name, path.parent.parent.parent
    target, source = _Lines(name, data), _load(_source_of(path), limit)
    own = f"{pair}.{path.name}"
    files = sorted(each for each in (home / _REFERENCES).glob(f"{pair}.*{_ENDING}") if each.name != own)
    references = [_load(each, limit) for each in files]
    for other in (source, *references):
        _refuse_uneven(target, other)
    units = tuple(_units(source, target, references))
    source_language, target_language = (tag.partition("_")[0] for tag in pair.split("-", 1))
    return Bitext(source.document, target.document, units, source_language, target_language)


class _Lines:
    """A file with a segment on each line."""

    def __init__(self, name: str, data: bytes) -> None:
        decoded = decode(data, name)
        self.document = Document(name, decoded.text, Format.LINES, encoding=decoded.encoding, notes=decoded.notes)
        self.texts = decoded.text.removesuffix("\n").split("\n") if decoded.text else []

    def blocks(self) -> Iterator[tuple[Block | None, int]]:
        """Each line with the place where it begins; None where there is nothing to read."""
        at = 0
        for text in self.texts:
            cell = Cell()
            cell.add(text, at)
            yield cell.block(), at
            at += len(text) + 1


def _load(path: Path, limit: int) -> _Lines:
    return _Lines(shown_path(path), read_bytes(path, limit))


def _refuse_uneven(target: _Lines, other: _Lines) -> None:
    if len(target.texts) != len(other.texts):
        lengths = f"has {len(target.texts):,} lines, {other.document.name} {len(other.texts):,}"
        raise ReadError(f"{target.document.name}: {lengths}; the same line is to be the same segment in both")


def _units(source: _Lines, target: _Lines, references: Sequence[_Lines]) -> Iterator[Unit]:
    sides = zip(source.blocks(), target.blocks(), strict=True)
    for number, ((original, _), (translation, place)) in enumerate(sides, 1):
        if original or translation:
            gap = Gap.EMPTY if original and not translation else Gap.NONE
            human = tuple(text for each in references if (text := each.texts[number - 1].removesuffix("\r")).strip())
            yield Unit(
                str(number),
                original,
                translation,
                line=number,
                gap=gap,
                place=Span(place, place),
                references=human,
            )
