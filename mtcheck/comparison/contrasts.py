"""Single segments of two translations: which fell and rose most, and what kinds of segments win and lose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from mtcheck.comparison.ngrams import words
from mtcheck.comparison.tables import Row, Table
from mtcheck.language.profiles import writes_noun_capitals
from mtcheck.language.values.facts import facts
from mtcheck.model.comparison import Bucket, Contrast
from mtcheck.patterns import lazy

SHOWN = 10
"""Segments at either end that are shown."""
_EVEN = 0.5
"""Points of the ranking measure up to which two segments are even."""
_LENGTHS = ((1, 5), (6, 15), (16, 30), (31, None))
_FREQUENCIES = ((1, 1), (2, 4), (5, 9), (10, None))

_NAME = lazy(r"(?<=[^\W\d_A-Z] )[^\W\d_a-z]\w+")
"""A word with a capital inside a sentence."""

Values = Sequence[float]


def contrasts(table: Table, other: int, first_values: Values, other_values: Values) -> list[Contrast]:
    """Every segment whose value differs, the one that fell most first.

    Args:
        table: what was read.
        other: which translation is set beside the first.
        first_values: what the ranking measure gives the first translation's segments.
        other_values: the same for the other.
    """
    found = [
        Contrast(
            row.article,
            row.number,
            row.source,
            row.references[0] if row.references else "",
            row.outputs[0],
            row.outputs[other],
            round(before, 3),
            round(after, 3),
        )
        for row, before, after in zip(table.rows, first_values, other_values, strict=True)
        if abs(after - before) > _EVEN
    ]
    return sorted(found, key=lambda each: each.other_value - each.first_value)


def buckets(table: Table, first_values: Values, other_values: Values) -> tuple[Bucket, ...]:
    """Wins and losses by length, region, kinds of entities and the rarest word."""
    differences = [after - before for before, after in zip(first_values, other_values, strict=True)]
    sorted_in: dict[tuple[str, str], list[float]] = {}
    counts = Counter(word for row in table.rows for word in set(words(_text(row))))
    for row, difference in zip(table.rows, differences, strict=True):
        for label in _labels(row, _language(table), counts):
            sorted_in.setdefault(label, []).append(difference)
    return tuple(_bucket(*label, sorted_in[label]) for label in sorted(sorted_in, key=_order))


def _bucket(kind: str, label: str, differences: Sequence[float]) -> Bucket:
    wins = sum(each > _EVEN for each in differences)
    losses = sum(each < -_EVEN for each in differences)
    mean = sum(differences) / len(differences)
    return Bucket(kind, label, wins, losses, len(differences) - wins - losses, round(mean, 3))


def _labels(row: Row, language: str, counts: Counter[str]) -> Iterator[tuple[str, str]]:
    text = _text(row)
    found = words(text)
    yield "length", _range(len(found), _LENGTHS, "word")
    if row.region:
        yield "region", row.region
    kinds = {each.kind.value for each in facts(text, language).entities}
    if not writes_noun_capitals(language) and _NAME.search(text):
        kinds.add("name")
    for kind in sorted(kinds) or ["none"]:
        yield "holds", kind
    if found:
        yield "rarest word", _range(min(counts[word] for word in found), _FREQUENCIES, "segment")


def _text(row: Row) -> str:
    """What segments are sorted by: the original, else the reference."""
    return row.source or (row.references[0] if row.references else row.outputs[0])


def _language(table: Table) -> str:
    return table.source_language if table.has_source else table.target_language


def _range(size: int, ranges: Sequence[tuple[int, int | None]], noun: str) -> str:
    low, high = next((low, high) for low, high in ranges if high is None or size <= high)
    sizes = f"{low} or more" if high is None else f"{low}-{high}" if low < high else f"{low}"
    return f"{sizes} {noun}{'' if sizes == '1' else 's'}"


def _order(label: tuple[str, str]) -> tuple[int, int, str]:
    kinds = ("length", "region", "holds", "rarest word")
    digits = label[1].split("-")[0].split()[0]
    return kinds.index(label[0]), int(digits) if digits.isdigit() else 0, label[1]
