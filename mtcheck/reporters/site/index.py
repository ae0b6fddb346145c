"""Reports as they pass -> the index of their pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from mtcheck.errors import shorten
from mtcheck.language.packaged import DATA
from mtcheck.model.report import Failure, Report
from mtcheck.model.score import round_down
from mtcheck.model.site import Site, SiteCause
from mtcheck.model.trend import Trend
from mtcheck.model.tuples import NamedTuple
from mtcheck.reporters.counting import UNCHECKED, name_site, plural
from mtcheck.reporters.escaping import visible, visible_xml, xml_attribute
from mtcheck.reporters.look import CLOSING, opening
from mtcheck.reporters.plots import figure
from mtcheck.reporters.shared import advice
from mtcheck.reporters.terminal.overview import IN_TEMPLATE, TITLES
from mtcheck.reporters.trend.charts import charts
from mtcheck.reporters.trend.svg import HEIGHT, chart
from mtcheck.results.order import loss
from mtcheck.results.overview import Overview

_SHOWN, _FOLDED = 40, 200
"""Causes of a site that are shown, and that are shown when somebody opens the list."""
_LONGEST = 300
_TEMPLATE_LINES = 100
_COLUMNS = (("Score", ""), ("Verdict", ""), ("Page", ""), ("Why", "wide"), ("Furniture", "wide"))


class _Row(NamedTuple):
    """A page in the index."""

    rank: tuple[float, float]
    score: str
    verdict: str
    name: str
    file: str
    """Empty where the page has none."""
    why: str
    missed: str
    furniture: int


class Index:
    """What is kept of the pages of a run: a row each, and their causes."""

    def __init__(self) -> None:
        self._rows: list[_Row] = []
        self._files: dict[str, str] = {}
        self._overview = Overview()

    def add(self, report: Report, file: str) -> None:
        """Count a page in.

        Args:
            report: of the page.
            file: its review page, from the index's folder; empty where it has none.
        """
        self._rows.append(_row(report, file))
        self._files[report.name] = file
        self._overview.add(report)

    def page(self, trend: Trend | None = None) -> Iterator[str]:
        """The index.

        Args:
            trend: how the scores went up to this run, if a history is kept.
        """
        script = (DATA / "site" / "index.js").read_text(encoding="utf-8")
        yield opening(f"mtcheck: {plural(len(self._rows), 'page')}", script, "site")
        yield '<div class="site">\n'
        yield from self._sum()
        yield from _failures(self._rows)
        sites = [site for site in self._overview.sites() if site.causes or site.template]
        for site in sites:
            yield from self._site(site, is_one_of_several=len(sites) > 1)
        yield from _trend(trend)
        yield from _pages(sorted(self._rows, key=lambda row: row.rank))
        yield f"</div>\n<script>{script}</script>\n{CLOSING}"

    def _sum(self) -> Iterator[str]:
        counts = Counter(row.verdict for row in self._rows)
        worst_first = sorted(counts, key=lambda each: min(row.rank for row in self._rows if row.verdict == each))
        said = " ".join(f'<span class="count">{_verdict(each)} {counts[each]:,}</span>' for each in worst_first)
        yield f'<p class="sum">{said}</p>\n'
        if missed := sum(bool(row.missed) for row in self._rows):
            yield f'<p class="failed">FAIL: {plural(missed, "page misses", "pages miss")} a gate</p>\n'

    def _site(self, site: Site, *, is_one_of_several: bool) -> Iterator[str]:
        named = f" of {_safe(name_site(site.name, site.language))}" if is_one_of_several else ""
        yield f"<h2>Causes over {plural(site.pages, 'page')}{named}</h2>\n"
        yield from self._causes(site.causes[:_SHOWN])
        if rest := site.causes[_SHOWN:_FOLDED]:
            yield f"<details><summary>{plural(len(rest), 'more cause')}</summary>\n"
            yield from self._causes(rest)
            yield "</details>\n"
        if left := len(site.causes) - _SHOWN - len(rest) + site.left_out if rest else site.left_out:
            yield f'<p class="note">{plural(left, "cause")}, the least grave, only on the pages themselves.</p>\n'
        yield from _template(site)

    def _causes(self, causes: Sequence[SiteCause]) -> Iterator[str]:
        if not causes:
            return
        yield '<div class="scroll"><table class="causes">\n<thead><tr><th scope="col" class="number">Pages</th>'
        yield '<th scope="col">Cause</th><th scope="col">First on</th></tr></thead>\n<tbody>\n'
        for cause in causes:
            yield self._cause(cause)
        yield "</tbody></table></div>\n"

    def _cause(self, cause: SiteCause) -> str:
        example = cause.example
        kind = example.severity.value
        cure = "" if example.furniture else advice(example)
        advised = f"; <strong>{_safe(cure)}</strong>" if cure else ""
        repaired = f'<br><span class="faint">{IN_TEMPLATE}</span>' if cause.in_template else ""
        group = f'<span class="severity {kind}">{_safe(TITLES[loss(example)])}</span>'
        where = ", ".join(self._link(each.page, f"{each.page}:{each.line}") for each in cause.places[:2])
        return (
            f'<tr><td class="number">{cause.pages:,}<td class="cause">{group} {_safe(example.message)}{advised}'
            f"{repaired}<td>{where}\n"
        )

    def _link(self, name: str, text: str) -> str:
        return _link(self._files.get(name, ""), text)


def _row(report: Report, file: str) -> _Row:
    score = report.counted_score or report.score
    missed = ", ".join(each.gate for each in report.missed_gates)
    failures = "; ".join(map(_failure, report.failures))
    if score is None:
        return _Row((0, 0), "", UNCHECKED, report.name, file, failures or UNCHECKED, missed, 0)
    rank = (1.0 if report.failures or report.missed_gates else 2.0, score.value)
    why = "; ".join(filter(None, (score.reason, failures)))
    lines = score.furniture.lines
    return _Row(rank, round_down(score.value), score.verdict.value, report.name, file, why, missed, lines)


def _failure(failure: Failure) -> str:
    return failure.message if failure.subject == "read" else f"{failure.subject}: {failure.message}"


def _failures(rows: Sequence[_Row]) -> Iterator[str]:
    """The pages that could not be read or checked."""
    failed = [row for row in rows if row.verdict == UNCHECKED]
    if not failed:
        return
    yield f"<h2>{plural(len(failed), 'page')} not checked</h2>\n<ul>\n"
    for row in failed:
        said = row.why if row.why.startswith(f"{row.name}: ") else f"{row.name}: {row.why}"
        yield f'<li class="failed">{_safe(said)}</li>\n'
    yield "</ul>\n"


def _template(site: Site) -> Iterator[str]:
    if site.template:
        said = f"The template: {plural(len(site.template), 'line')}"
        yield f"<details><summary>{said}</summary>\n<ul>\n"
        for line, pages in list(site.template.items())[:_TEMPLATE_LINES]:
            yield f'<li>{_safe(line)} <span class="faint">{plural(pages, "page")}</span></li>\n'
        yield "</ul>\n</details>\n"


def _trend(trend: Trend | None) -> Iterator[str]:
    if trend is not None and trend.runs > 1:
        yield f"<h2>Trend over {plural(trend.runs, 'run')}</h2>\n"
        for each in charts(trend):
            yield figure(f"{visible(each.name)} by run", "Each point is the mean of a run.", chart(each), HEIGHT)


def _pages(rows: Sequence[_Row]) -> Iterator[str]:
    yield '<h2>Pages, the worst first</h2>\n<div class="tools" id="tools" hidden>'
    yield '<label for="filter">Only pages with</label><input type="search" id="filter" autocomplete="off">'
    yield '<span id="shown" class="faint" role="status"></span></div>\n'
    yield '<div class="scroll"><table id="pages">\n<thead><tr>'
    for name, kind in _COLUMNS:
        yield f'<th scope="col"{f" class={kind}" if kind else ""}><button type="button">{name}</button></th>'
    yield "</tr></thead>\n<tbody>\n"
    for row in rows:
        gate = f' <span class="failed">FAIL: {_safe(row.missed)}</span>' if row.missed else ""
        yield (
            f'<tr><td class="number" data-value="{row.score or -1}">{row.score}<td>{_verdict(row.verdict)}'
            f'<td class="page">{_link(row.file, row.name)}{gate}<td class="wide">{_safe(row.why)}'
            f'<td class="number wide">{row.furniture}\n'
        )
    yield "</tbody></table></div>\n"


def _verdict(verdict: str) -> str:
    return f'<span class="verdict {verdict.replace(" ", "-")}">{verdict}</span>'


def _link(file: str, text: str) -> str:
    return f"<a href={xml_attribute(quote(file))}>{_safe(text)}</a>" if file else _safe(text)


def _safe(text: str) -> str:
    return visible_xml(shorten(text, _LONGEST))
