"""A corpus in figures, as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from mtcheck.corpus.summaries import Summary
from mtcheck.errors import shorten
from mtcheck.reporters.counting import plural
from mtcheck.reporters.escaping import visible

_BAR = 40
_FILES, _WORST = 20, 5
"""Files and pairs that are printed; all that a summary has is in its JSON."""
_LONGEST = 100
"""Characters of a text that are printed."""


def show_summary(found: Summary) -> Iterable[str]:
    """The figures, the files and the worst pairs."""
    yield f"{plural(found.rows, 'pair')}, {found.unread:,} not checked"
    for name, counts in (
        ("not checked", found.reasons),
        ("why dropped", found.why),
        ("gravest finding", found.severities),
        ("checks", found.checks),
    ):
        if counts:
            yield f"\n{name}"
            yield from (f"  {count:>10,}  {each}" for each, count in counts.most_common(20))
    most = max(found.qualities, default=0)
    if most:
        yield "\nquality"
        width = 100 / len(found.qualities)
        for number, count in enumerate(found.qualities):
            bar = "█" * round(_BAR * count / most)
            yield f"  {number * width:5.0f}  {count:>10,}  {bar}"
    yield from _show_sources(found)
    yield from _show_worst(found)


def _show_sources(found: Summary) -> Iterable[str]:
    if found.sources:
        yield "\nfiles"
    for name, each in list(found.sources.items())[:_FILES]:
        mean = f", mean quality {each.quality / each.estimated:.1f}" if each.estimated else ""
        told = f"{plural(each.found, 'pair')} with findings, {each.unread:,} not checked{mean}"
        yield f"  {each.rows:>10,}  {_short(name)}: {told}"
    if len(found.sources) > _FILES:
        yield f"  and {len(found.sources) - _FILES:,} more"


def _show_worst(found: Summary) -> Iterable[str]:
    if found.worst:
        yield "\nworst pairs"
    for each in found.worst[:_WORST]:
        yield f"  {each['quality']:>10.1f}  {_short(each['file'])}, row {each['row']:,}"
        yield from (f"{'':14}{name}: {_short(each[name])}" for name in ("source", "target"))
        yield from (f"{'':14}{_short(told)}" for told in each["findings"])


def _short(text: str) -> str:
    """As much of a text as is read on a terminal, with nothing in it that would do something there."""
    return shorten(visible(text), _LONGEST)
