"""Write the labels that ``labels.txt`` holds as concepts into the package's tables, beside those that are there.

``python scripts/labels.py`` rewrites ``mtcheck/data/labels/*.tsv``; a second run changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from mtcheck.language.lexicon import COLUMNS
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
        yield language, [each.strip() for each in wordings.split(sign)]


def _row(kind: str, label: str, right: list[str], wordings: list[str]) -> Row:
    """A row in which wordings of one word are weak, as those that are marked: most words are some page's label."""
    wrong = list(dict.fromkeys(each.rstrip("~") for each in wordings))
    return Row(
        kind, label, right, wrong, {each.rstrip("~") for each in wordings if each.endswith("~") or " " not in each}
    )


def read_table(text: str) -> Table:
    """The rows of a table of the package."""
    table: Table = {}
    for line in text.splitlines()[1:]:
        origin, _, kind, source, right, wrong, weak = line.split("\t")
        table[origin, source.casefold()] = Row(
            kind, source, right.split("|"), wrong.split("|"), set(filter(None, weak.split("|")))
        )
    return table


def merge(table: Table, origin: str, row: Row) -> None:
    """Put a row into a table, or its wordings into the row that is there."""
    there = table.setdefault((origin, row.source.casefold()), Row(row.kind, row.source, row.right))
    known = {fold(each) for each in there.wrong}
    for wording in row.wrong:
        if fold(wording) not in known:
            known.add(fold(wording))
            there.wrong.append(wording)
            there.weak |= row.weak & {wording}


def settle(table: Table) -> Table:
    """Take out what is a right wording of any label; what is weak for one label in the concepts is so for all."""
    right = {fold(wording) for row in table.values() for wording in row.right}
    settled = {}
    for key, row in table.items():
        row.wrong = [each for each in row.wrong if fold(each) not in right and fold(each) != fold(row.source)]
        row.weak &= set(row.wrong)
        if row.wrong:
            settled[key] = row
    return settled


def weaken(rows: list[tuple[str, str, str, Row]]) -> None:
    """Make a wording that is weak for one label weak for all of its language."""
    weak = {(target, fold(each)) for _, target, _, row in rows for each in row.weak}
    for _, target, _, row in rows:
        row.weak |= {each for each in row.wrong if (target, fold(each)) in weak}


def write_table(target: str, table: Table) -> str:
    """A table as the package keeps it, in order of language and kind."""
    lines = ["\t".join(COLUMNS)]
    for (origin, _), row in sorted(table.items(), key=lambda item: (item[0][0], item[1].kind, item[1].source)):
        weak = [each for each in row.wrong if each in row.weak]
        cells = ("|".join(row.right), "|".join(row.wrong), "|".join(weak))
        lines.append("\t".join([origin, target, row.kind, row.source, *cells]))
    return "\n".join(lines) + "\n"


def make_tables() -> dict[Path, str]:
    """What each table should hold."""
    rows = list(read_concepts((HERE / "labels.txt").read_text(encoding="utf-8")))
    weaken(rows)
    made = {}
    for path in sorted(TABLES.glob("*.tsv")):
        target = path.stem
        table = read_table(path.read_text(encoding="utf-8"))
        doubtful = {fold(each) for row in table.values() for each in row.weak}
        for origin, own, _, row in rows:
            if own == target:
                row.weak |= {each for each in row.wrong if fold(each) in doubtful}
                merge(table, origin, row)
        made[path] = write_table(target, settle(table))
    return made


if __name__ == "__main__":
    for place, text in make_tables().items():
        place.write_text(text, encoding="utf-8")
