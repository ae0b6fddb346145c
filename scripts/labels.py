"""Write the labels that ``labels.txt`` holds as concepts into the package's tables, beside those that are there.

``python scripts/labels.py`` rewrites ``mtcheck/data/labels/*.tsv``; a second run changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from mtcheck.language.label_rows import COLUMNS, expand, split_sources
from mtcheck.language.phrases import fold

HERE = Path(__file__).parent
TABLES = HERE.parent / "mtcheck" / "data" / "labels"
_HEAD = re.compile(r"\[(\w+)\] (.*)")


@dataclass
class Row:
    """One label of one original's language in one language of translations."""

    kind: str
    source: str
    right: list[str]
    wrong: list[str] = field(default_factory=list)
    weak: set[str] = field(default_factory=set)


Table = dict[tuple[str, str], Row]
"""The rows of a target language by the original's language and the folded label."""


def read_concepts(text: str) -> Iterator[tuple[str, str, str, Row]]:
    """Every label with its languages and what becomes of it: the cross product of a concept's lines."""
    kind, right = "", dict[str, list[str]]()
    for line in text.splitlines():
        if head := _HEAD.match(line):
            kind, right = head[1], dict(_languages(head[2], "/"))
        elif line and not line.startswith("#"):
            sources, _, renderings = line.partition(" = ")
            for target, wordings in _languages(renderings, ", "):
                for each in sources.split(", "):
                    origin, label = each.split(" ", 1)
                    if origin != target and target in right:
                        yield origin, target, label, _row(kind, label, right[target], wordings)


def _languages(text: str, sign: str) -> Iterator[tuple[str, list[str]]]:
    for part in text.split("; "):
        language, _, wordings = part.partition(" ")
        yield language, [each.strip() for each in re.split(rf"{sign}(?![^{{]*\}})", wordings)]


def _row(kind: str, label: str, right: list[str], wordings: list[str]) -> Row:
    """A row in which wordings of one word are weak, as those that are marked: most words are some page's label."""
    wrong, weak = list[str](), set[str]()
    for wording in wordings:
        text, marked = wording.rstrip("~"), wording.endswith("~")
        doubtful = {each for each in _folded(text) if marked or " " not in each}
        own = _apart(text, doubtful)
        wrong += own
        weak |= {each for each in own if doubtful.issuperset(_folded(each))}
    return Row(kind, label, right, list(dict.fromkeys(wrong)), weak)


def _apart(wording: str, some: Collection[str]) -> tuple[str, ...]:
    """A wording as it is; where two of its choices are alike, or only some in a set of folded ones, one by one."""
    forms = _folded(wording)
    if len({*forms}) == len(forms) and sum(form in some for form in forms) in (0, len(forms)):
        return (wording,)
    once = dict(zip(reversed(forms), reversed(expand(wording)), strict=True))
    return tuple(once[form] for form in dict.fromkeys(forms))


@cache
def _folded(wording: str) -> tuple[str, ...]:
    """The choices of a wording, as they are looked up."""
    return tuple(map(fold, expand(wording)))


def read_table(text: str) -> Table:
    """The rows of a table of the package."""
    table: Table = {}
    for origin, _, kind, source, right, wrong, weak in _read_rows(text):
        table[origin, source.casefold()] = Row(
            kind, source, right.split("|"), wrong.split("|"), set(filter(None, weak.split("|")))
        )
    return table


def _read_rows(text: str) -> Iterator[list[str]]:
    return (cells for line in text.splitlines()[1:] for cells in split_sources(line.split("\t")))


def merge(table: Table, origin: str, row: Row) -> None:
    """Put a row into a table, or its wordings into the row that is there."""
    there = table.setdefault((origin, row.source.casefold()), Row(row.kind, row.source, row.right))
    known = {each for wording in there.wrong for each in _folded(wording)}
    for wording in row.wrong:
        new = [each for each in _apart(wording, known) if _folded(each)[0] not in known]
        known |= {*_folded(wording)}
        there.wrong += new
        there.weak |= {*new} if wording in row.weak else set()


def settle(table: Table) -> Table:
    """Take out what is a right wording of any label; what is weak for one label in the concepts is so for all."""
    right = {fold(wording) for row in table.values() for wording in row.right}
    settled = {}
    for key, row in table.items():
        bad = right | {fold(row.source)}
        change(row, bad)
        row.wrong = [each for each in row.wrong if _folded(each)[0] not in bad]
        row.weak &= set(row.wrong)
        if row.wrong:
            settled[key] = row
    return settled


def change(row: Row, some: Collection[str]) -> None:
    """Write the choices of a row's wordings one by one where only a part of them is in a set."""
    parts = {wording: _apart(wording, some) for wording in row.wrong}
    row.weak = {each for wording in row.weak for each in parts[wording]}
    row.wrong = [each for split in parts.values() for each in split]


def weaken(row: Row, weak: Collection[str]) -> None:
    """Make wordings of a row weak that are weak for another label."""
    change(row, weak)
    row.weak |= {each for each in row.wrong if _folded(each)[0] in weak}


def write_table(target: str, table: Table) -> str:
    """A table as the package keeps it, in order of kind: labels with the same cells share a row."""
    shared: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for (origin, _), row in sorted(table.items(), key=lambda item: (item[1].kind, item[0][0], item[1].source)):
        weak = [each for each in row.wrong if each in row.weak]
        cells = (row.kind, "|".join(row.right), "|".join(row.wrong), "|".join(weak))
        shared.setdefault(cells, []).append((origin, row.source))
    lines = ["\t".join(COLUMNS)]
    for (kind, *rest), labels in shared.items():
        origins, sources = zip(*labels, strict=True)
        one = origins[:1] if len(set(origins)) == 1 else origins
        lines.append("\t".join(["|".join(one), target, kind, "|".join(sources), *rest]))
    return "\n".join(lines) + "\n"


def make_tables() -> dict[Path, str]:
    """What each table should hold."""
    rows = list(read_concepts((HERE / "labels.txt").read_text(encoding="utf-8")))
    made = {}
    for path in sorted(TABLES.glob("*.tsv")):
        table = read_table(path.read_text(encoding="utf-8"))
        own = [(origin, row) for origin, target, _, row in rows if target == path.stem]
        weak = {
            form for row in (*table.values(), *(row for _, row in own)) for each in row.weak for form in _folded(each)
        }
        for origin, row in own:
            weaken(row, weak)
            merge(table, origin, row)
        made[path] = write_table(path.stem, settle(table))
    return made


if __name__ == "__main__":
    for place, text in make_tables().items():
        place.write_text(text, encoding="utf-8")
