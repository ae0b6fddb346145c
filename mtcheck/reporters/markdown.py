"""Markdown for a comment on a pull request, and for the summary of a step: the gravest first, details folded.

Every text of an article is data: it mentions nobody, links nowhere and is no mark-up. GitHub refuses comments of more
than 65,536 characters, so the report ends before them and says how much is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mtcheck.errors import list_some, shorten
from mtcheck.model.finding import Finding
from mtcheck.model.report import Report
from mtcheck.model.score import Verdict, round_down
from mtcheck.model.site import Site
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy
from mtcheck.reporters import Reporter, View
from mtcheck.reporters.causes import Cause, causes
from mtcheck.reporters.counting import UNCHECKED, name_site, plural, shorten_gap
from mtcheck.reporters.escaping import sound, visible
from mtcheck.reporters.furniture import TITLE, furniture_note, furniture_of
from mtcheck.reporters.shared import Worst, rank
from mtcheck.reporters.terminal.judgement import say_missed, say_uncounted
from mtcheck.reporters.terminal.overview import IN_TEMPLATE, places
from mtcheck.results.overview import Overview

LIMIT = 65_536
"""Characters of a comment."""
_ROOM = 400
"""Characters kept for the last line and what closes a fold."""
_ITEMS = 1_000
"""Findings that are kept, more than a comment has room for."""
_ROWS = 200
_SHARED = 30
"""Causes of a site that are shown."""
_QUOTED = 200
_PLACES = 5
_SPECIAL = lazy(r"[\\`*_\[\]|~]")
_CALLING = lazy(r"([@#!~$%](?=[\w\"])|:(?=//)|\bwww(?=\.))")
"""What makes a platform mention somebody or link something when a word follows."""
_TICKS = lazy("`+")


class _Item(NamedTuple):
    article: int
    text: str


class _Head(NamedTuple):
    """What is said of an article before its findings."""

    number: int
    row: str
    title: str
    notes: str


class Writer(Reporter):
    """A table of the articles and their findings, all at the end."""

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._heads: Worst[_Head] = Worst(_ROWS)
        self._items: Worst[_Item] = Worst(_ITEMS)
        self._verdicts: Counter[str] = Counter()
        self._missing = 0
        self._overview = Overview()

    def article(self, report: Report) -> Iterator[str]:
        self._overview.add(report)
        number = self._heads.seen
        score = report.counted_score or report.score
        self._verdicts[score.verdict if score else UNCHECKED] += 1
        self._missing += bool(report.missed_gates)
        self._heads.add(_badness(report), _Head(number, _row(report), _title(report), "".join(_notes(report))))
        for cause in causes(each for each in report.findings if each.counts and not each.furniture):
            self._items.add(rank(cause.worst), _Item(number, _item(cause)))
        yield from ()

    def closing(self) -> Iterator[str]:
        text = _Limited(LIMIT - _ROOM)
        heads = list(self._heads)
        items: dict[int, list[str]] = {}
        for item in self._items:
            items.setdefault(item.article, []).append(item.text)
        text.add(f"### mtcheck: {self._sum()}\n\n| file | verdict | score | why |\n|---|---|---:|---|\n")
        for head in heads:
            text.add(head.row)
        for site in self._overview.sites():
            _add_shared(text, site)
        for head in heads:
            _fold(text, head, items.get(head.number, []))
        yield text.text
        left_out = self._items.seen - text.items
        if left_out or text.full or self._heads.left_out:
            yield f"\n*Cut: {plural(left_out, 'cause')} of findings, the least grave, and what does not fit into "
            yield f"{LIMIT:,} characters, are not shown.*\n"

    def _sum(self) -> str:
        words = (UNCHECKED, *reversed(Verdict))
        verdicts = ", ".join(f"{self._verdicts[each]} {each}" for each in words if self._verdicts[each])
        failed = f"; FAIL: {plural(self._missing, 'file misses', 'files miss')} a gate" if self._missing else ""
        return f"{plural(self._verdicts.total(), 'file')}{': ' + verdicts if verdicts else ''}{failed}"


class _Limited:
    """A text that takes in pieces as long as they fit."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._length = 0
        self._pieces: list[str] = []
        self.items = 0
        self.full = False

    def add(self, piece: str, following: int = 0) -> bool:
        """Take the piece if it and ``following`` characters more fit."""
        fits = self._length + len(piece) + following <= self._limit
        self.full = self.full or not fits
        if fits:
            self._pieces.append(piece)
            self._length += len(piece)
        return fits

    @property
    def text(self) -> str:
        return "".join(self._pieces)


_FOLD_END = "\n</details>\n"


def _fold(text: _Limited, head: _Head, items: list[str]) -> None:
    if not items and not head.notes:
        return
    if not text.add(f"\n<details><summary>{head.title}</summary>\n\n{head.notes}", len(_FOLD_END)):
        return
    for item in items:
        text.items += text.add(item, len(_FOLD_END))
    text.add(_FOLD_END)


def _add_shared(text: _Limited, site: Site) -> None:
    """The causes that are on several pages of a site, each once."""
    pages = f"{plural(site.pages, 'page')} of {prose(name_site(site.name, site.language))}"
    if not site.shared or not text.add(f"\n#### On several of the {pages}\n\n"):
        return
    for cause in site.shared[:_SHARED]:
        example, instead = cause.example, _instead(cause.example)
        advice = f"  \n  {code(example.target.text)}{instead}" if instead and example.target else ""
        template = f", {IN_TEMPLATE}" if cause.in_template else ""
        rows = f"- **{plural(cause.pages, 'page')}** ({example.severity}{template}): {prose(example.message)}{advice}"
        text.add(f"{rows}  \n  {prose(places(cause))}\n")


def _badness(report: Report) -> tuple[float, ...]:
    """Unread before what misses a gate or was not wholly checked, then the lower score first."""
    score = report.counted_score or report.score
    if score is None:
        return (0.0, 0.0)
    return (1.0 if report.failures or report.missed_gates else 2.0, score.value)


def _row(report: Report) -> str:
    name = code(report.name).replace("|", "\\|")
    score = report.counted_score or report.score
    if score is None:
        return f"| {name} | **{UNCHECKED}** | | |\n"
    failed = "**FAIL**, " if report.missed_gates else ""
    return f"| {name} | {failed}{score.verdict} | {round_down(score.value)} | {score.reason}{say_uncounted(report)} |\n"


def _title(report: Report) -> str:
    score = report.counted_score or report.score
    said = f"{score.verdict}, {round_down(score.value)} of 100" if score else UNCHECKED
    return f"<code>{_entities(visible(report.name))}</code>: {said}"


def _notes(report: Report) -> Iterator[str]:
    """What is said of an article before its findings: what failed or is missed, what came along, what was left out."""
    for failure in report.failures:
        yield f"- **failed** {code(failure.subject)}: {prose(failure.message)}\n"
    for gate in report.missed_gates:
        yield f"- **FAIL** {prose(say_missed(gate))}\n"
    if note := furniture_note(furniture_of(report), report):
        yield f"- {TITLE}: {prose(note)}\n"
    for gap in report.not_checked:
        yield f"- {gap.label}: {prose(gap.what)}: {prose(shorten_gap(gap))}\n"


def _item(cause: Cause) -> str:
    """A cause: its worst finding in full, the places of the others."""
    findings = [finding for entry in cause.entries for finding in entry]
    first = cause.worst
    places = [f"{each.target.line}:{each.target.column}" for each in findings if each.target]
    where = f" at {list_some(places, _PLACES)}" if places else ""
    rows = [f"- **{first.severity}** {code(first.check)}{where}: {prose(first.message)}", *_quotes(first)]
    return "  \n  ".join(rows) + "\n"


def _quotes(finding: Finding) -> Iterator[str]:
    if finding.target and finding.target.text:
        yield f"{code(finding.target.text)}{_instead(finding)}"
    elif finding.suggestion:
        yield f"write {code(finding.suggestion)}"
    if finding.source and finding.source.text:
        yield f"original, line {finding.source.line}: {code(finding.source.text)}"


def _instead(finding: Finding) -> str:
    if finding.suggestion is None:
        return ""
    place = finding.fixes if finding.fixes and finding.fixes != finding.target else None
    if finding.suggestion == "":
        return f" → remove {code(place.text)}" if place else " → remove"
    return f" → write {code(finding.suggestion)}" + (f" in place of {code(place.text)}" if place else "")


def code(text: str) -> str:
    """A text as a code span, in which no platform reads anything."""
    shown = shorten(visible(sound(text), blanks=not text.strip()), _QUOTED) or " "
    fence = "`" * (max((len(run) for run in _TICKS.findall(shown)), default=0) + 1)
    pad = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def prose(text: str) -> str:
    """A text as Markdown that says just that, mentions nobody and links nowhere."""
    shown = shorten(visible(sound(text)), 2 * _QUOTED)
    return _CALLING.sub("\\1&#8203;", _SPECIAL.sub(r"\\\g<0>", _entities(shown)))


def _entities(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
