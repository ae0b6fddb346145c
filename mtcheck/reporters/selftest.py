"""A self-test for people and, schema ``mtcheck.selftest/1``, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from mtcheck.model.selftest import Missed, Recall, SelfTest
from mtcheck.reporters import View
from mtcheck.reporters.counting import plural
from mtcheck.reporters.escaping import visible
from mtcheck.reporters.terminal.lines import Line, Run, Style, hanging, painter

SCHEMA = "mtcheck.selftest/1"
_SURE, _WEAK = 0.9, 0.5
"""Recall from which a class is shown as good, and below which as bad."""
_SHOWN = 3
"""Missed faults of a class in the detailed report."""
_MARGIN = 21
"""Columns before the words of a line, which the longest name of a class fits into."""


def as_json(found: SelfTest) -> Iterator[str]:
    """One object with every class, its misses and all that is needed to repeat the run."""
    table = {
        "schema": SCHEMA,
        "version": found.version,
        "encoder": found.encoder or None,
        "languages": [{"source": source, "target": target} for source, target in found.languages],
        "seed": found.seed,
        "pairs": found.pairs,
        "words": found.words,
        "classes": [_recall(each) for each in found.recalls],
        "false_alarms": {
            "findings": sum(number for _, number in found.alarms),
            "per_thousand_words": _rounded(found.alarms_per_thousand),
            "by_check": dict(found.alarms),
        },
        "problems": list(found.problems),
    }
    yield json.dumps(table, ensure_ascii=False, indent=1) + "\n"


def _recall(recall: Recall) -> dict[str, Any]:
    return {
        "class": recall.fault,
        "seeded": recall.seeded,
        "found": recall.found,
        "recall": _rounded(recall.value),
        "interval": [round(each, 4) for each in recall.interval] if recall.interval else None,
        "not_seeded": recall.reason or None,
        "by_check": dict(recall.checks),
        "missed": [each._asdict() for each in recall.missed],
    }


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 4)


def as_text(found: SelfTest, view: View) -> Iterator[str]:
    """A line a class, then the false alarms; ``--verbose`` shows what was missed, ``--quiet`` one line in all."""
    paint = painter(view.color)
    lines = _summary(found) if view.quiet else _lines(found, view)
    for line in lines:
        yield paint(line) + "\n"


def _summary(found: SelfTest) -> Iterator[Line]:
    seeded = sum(each.seeded for each in found.recalls)
    hits = sum(each.found for each in found.recalls)
    yield (Run(f"{hits} of {plural(seeded, 'fault')} found, {_alarms(found)}"),)


def _lines(found: SelfTest, view: View) -> Iterator[Line]:
    yield (Run("mtcheck selftest", Style.TITLE),)
    yield from _row("version", f"mtcheck {found.version}", view)
    yield from _row("encoder", found.encoder or "none for these languages: meaning was not compared", view)
    yield from _row("languages", ", ".join(f"{source} to {target}" for source, target in found.languages), view)
    yield from _row("pairs", f"{found.pairs:,}, {plural(found.words, 'word')}; seed {found.seed}", view)
    yield ()
    for recall in found.recalls:
        yield from _class(recall, view)
        if view.verbose:
            yield from _missed(recall.missed, view)
    yield ()
    yield from _row("false alarms", _alarms(found), view, Style.MINOR if found.alarms else Style.GOOD)
    for check, number in found.alarms:
        yield from _row("", f"{number} × {check}", view, Style.FAINT)
    for problem in found.problems:
        yield from _row("not used", problem, view, Style.MAJOR)


def _row(head: str, text: str, view: View, style: Style = Style.PLAIN, *, mark: Run | None = None) -> Iterator[Line]:
    label = (Run(f"  {head}".ljust(_MARGIN)), *((mark,) if mark else ()))
    yield from hanging(label, visible(text), view.width, style)


def _class(recall: Recall, view: View) -> Iterator[Line]:
    if recall.value is None or recall.interval is None:
        yield from _row(recall.fault, f"not seeded: {recall.reason}", view, Style.FAINT)
        return
    style = Style.GOOD if recall.value >= _SURE else Style.MAJOR if recall.value < _WEAK else Style.MINOR
    low, high = recall.interval
    said = f"{recall.found} of {recall.seeded} found, {low:.0%} to {high:.0%} with 95% confidence"
    yield from _row(recall.fault, said, view, mark=Run(f"{recall.value:4.0%}  ", style))


def _missed(missed: Iterable[Missed], view: View) -> Iterator[Line]:
    for each in islice(missed, _SHOWN):
        yield from _row("", f"missed in {each.name}:{each.line}: {each.after or 'left out'}", view, Style.FAINT)


def _alarms(found: SelfTest) -> str:
    number = sum(count for _, count in found.alarms)
    rate = found.alarms_per_thousand
    said = f"{plural(number, 'finding')} in what was given for sound"
    return said if rate is None else f"{said}, {rate:.1f} for 1,000 words"
