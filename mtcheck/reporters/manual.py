"""The checks' manual: a list of all, or one page, for people and for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence

from mtcheck.model.finding import Fix, Severity
from mtcheck.model.report import CheckInfo
from mtcheck.reporters import View
from mtcheck.reporters.records import record_of
from mtcheck.reporters.terminal.lines import Line, Run, Style, hanging, painter, wrap

_STYLES = {
    Severity.CRITICAL: Style.CRITICAL,
    Severity.MAJOR: Style.MAJOR,
    Severity.MINOR: Style.MINOR,
    Severity.NEUTRAL: Style.NEUTRAL,
}
_FIXES = {
    Fix.SAFE: ("fixed", "'mtcheck fix' follows its suggestions"),
    Fix.REMOVAL: ("removed on request", "'mtcheck fix --furniture' takes out what it marks"),
    Fix.CAPTION: ("removed on request", "'mtcheck fix --captions' takes out what it marks"),
    Fix.UNSAFE: ("fixed on request", "'mtcheck fix --unsafe' follows its suggestions"),
}
_ITEM = re.compile(r"^(?:[-*]|\d+\.) ", re.MULTILINE)
_COMFORTABLE = 100


def fix_says(info: CheckInfo) -> str:
    """What ``mtcheck fix`` does with the check's suggestions; empty where it makes none."""
    return _FIXES[info.fix][1] if info.fix in _FIXES else ""


def rules_as_text(infos: Sequence[CheckInfo], view: View) -> Iterator[str]:
    """The checks, a family after the other."""
    yield from _painted(_rules(infos, view), view)


def rules_as_json(infos: Iterable[CheckInfo]) -> Iterator[str]:
    """The checks as a JSON list, one a line."""
    rows = (json.dumps(_rule(info), ensure_ascii=False) for info in infos)
    yield "[\n" + ",\n".join(rows) + "\n]\n"


def page(info: CheckInfo, view: View) -> Iterator[str]:
    """The manual page of one check."""
    yield from _painted(_page(info, view), view)


def _painted(lines: Iterable[Line], view: View) -> Iterator[str]:
    paint = painter(view.color)
    for line in lines:
        yield paint(line) + "\n"


def _rule(info: CheckInfo) -> dict[str, object]:
    return {
        "id": info.id,
        "severity": info.severity.value,
        "category": str(info.category),
        "its": info.category.its,
        "summary": info.summary,
        "preview": info.preview,
        "needs_source": info.needs_source,
        "aliases": list(info.aliases),
        "fix": info.fix.value,
        "origin": info.origin or "mtcheck",
    }


def _rules(infos: Sequence[CheckInfo], view: View) -> Iterator[Line]:
    family = ""
    longest = max(len(info.id) for info in infos)
    for info in infos:
        if info.id.partition("/")[0] != family:
            if family:
                yield ()
            family = info.id.partition("/")[0]
        extras = [
            name for name, holds in (("preview", info.preview), ("needs the original", info.needs_source)) if holds
        ]
        extras += [f"from {info.origin}"] if info.origin else []
        extras += [_FIXES[info.fix][0]] if info.fix in _FIXES else []
        yield (
            Run(info.id.ljust(longest + 2), Style.CHECK),
            Run(f"{info.severity:<10}", _STYLES[info.severity]),
            Run(str(info.category), Style.FAINT),
            Run(f"  [{', '.join(extras)}]" if extras else "", Style.MINOR),
        )
        yield from hanging((Run("    "),), info.summary, view.width)
    yield ()
    previews = sum(info.preview for info in infos)
    yield (Run(f"{len(infos)} checks, {previews} of them in preview; 'mtcheck explain CHECK' shows a manual page"),)


def _page(info: CheckInfo, view: View) -> Iterator[Line]:
    yield Run(info.id, Style.TITLE), Run("  "), Run(info.severity.value, _STYLES[info.severity])
    facts = f"{info.category} (ITS: {info.category.its})"
    facts += "; in preview, runs with --preview" if info.preview else ""
    facts += "; needs the original" if info.needs_source else ""
    facts += f"; {said}" if (said := fix_says(info)) else ""
    facts += f"; from {info.origin}" if info.origin else ""
    facts += f"; once called {', '.join(info.aliases)}" if info.aliases else ""
    width = min(view.width, _COMFORTABLE)
    yield from ((Run(row, Style.FAINT),) for row in wrap(facts, width))
    for part in (*re.split(r"\n\s*\n", info.manual), record_of(info.id)):
        if part:
            yield ()
            yield from _part(part, width)


def _part(part: str, width: int) -> Iterator[Line]:
    if part.startswith("## "):
        heading, _, part = part.partition("\n")
        yield (Run(heading[3:], Style.TITLE),)
    starts = [match.start() for match in _ITEM.finditer(part)]
    if not starts or starts[0] != 0:
        starts.insert(0, 0)
    for start, end in zip(starts, [*starts[1:], len(part)], strict=True):
        item = _ITEM.match(part, start)
        label = item[0] if item else ""
        if text := part[start + len(label) : end].strip():
            yield from hanging((Run("  " + label),), text, width)
