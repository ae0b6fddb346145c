"""Which findings are known: the same check on the same texts, wherever they stand now.

Line numbers and order play no part. Where a text is marked more often than before, those between known words
stay XX A page whose name is unknown is looked up by its sketch among
those that are gone: it was renamed.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from mtcheck.inputs.model import PagePair
from mtcheck.model.finding import BaselineState, Finding
from mtcheck.model.report import KnownFinding, Report
from mtcheck.model.spans import Place
from mtcheck.model.text import Document
from mtcheck.results.baseline.file import Baseline, KnownArticle, read

_QUOTED = 200
"""Characters of a marked text that are kept."""
_LONG = 20
"""Characters of both texts together from which a passage can be known again though it was reworded."""
_ALIKE = 0.75
_BESIDE = 6
"""Words on either side of a place that tell it from another."""
_REACH = 100
"""Characters in which they are looked for."""
_SKETCH = 8
_LINE = 30
"""Letters of a block from which it tells one article from another."""
_SAME_ARTICLE = 0.25
"""Share of the sketch that a renamed article, which may have been edited too, has still."""

Both = tuple[Finding, KnownFinding]


def against(path: str, pairs: Sequence[PagePair], reports: Iterable[Report]) -> Iterator[Report]:
    """The reports with every finding's state beside a baseline, and what it knows that is no more.

    Args:
        path: the file; nothing where there is no baseline.
        pairs: the pages, of which ``reports`` has one each, in their order.
        reports: of the pages.

    Raises:
        UsageError: the file cannot be read; it is read before the first report is taken.
    """
    return _Matcher(read(Path(path)), pairs).watch(reports) if path else iter(reports)


def key(pair: PagePair, folder: Path) -> str:
    """The name of a page in a baseline: its path from the folder of the file."""
    if pair.page.path is None:
        return pair.page.name
    found = Path(os.path.relpath(pair.page.path.resolve(), folder.resolve()))
    return (found / pair.page.place.relative_to(pair.page.path)).as_posix()


def _is_there(page: Path) -> bool:
    """Whether a page, or the archive that it is in, is there."""
    return page.exists() or any(folder.is_file() for folder in page.parents)


def update_baseline(
    before: Baseline, pairs: Sequence[PagePair], reports: Iterable[Report], *, only_drop: bool = False
) -> Baseline:
    """The baseline with the entries of some pages up to date, and without those of pages that are gone.

    Args:
        before: the baseline so far; a page that could not be checked keeps what it has there.
        pairs: the pages.
        reports: of the pages, in their order.
        only_drop: whether to add nothing and only to take out what is no more found.
    """
    matcher = _Matcher(before, pairs)
    articles = {name: each for name, each in before.articles.items() if _is_there(before.folder / name)}
    for pair, report in zip(pairs, matcher.watch(reports) if only_drop else reports, strict=True):
        if report.score is not None:
            articles[key(pair, before.folder)] = _remember_page(report)
        elif (name := key(pair, before.folder)) in before.articles:
            articles[name] = before.articles[name]
    return replace(before, articles=articles)


def knowing(before: Baseline, pair: PagePair, report: Report, findings: Iterable[Finding]) -> Baseline:
    """The baseline with some findings of a page, beside what it knows of it.

    Args:
        before: the baseline so far.
        pair: the page.
        report: of the page.
        findings: those of the report that are to be known.
    """
    name = key(pair, before.folder)
    wanted = {each.fingerprint for each in findings}
    entries = {each.fingerprint: each for each in before.articles.get(name, KnownArticle()).findings}
    entries |= {known.fingerprint: known for each, known in _make_known(report) if each.fingerprint in wanted}
    article = KnownArticle(_sketch(report.target), tuple(entries.values()))
    return replace(before, articles={**before.articles, name: article})


def _remember_page(report: Report) -> KnownArticle:
    """What is kept of a page: its findings without those that are suppressed or new beside what is known."""
    found = [
        known
        for each, known in _make_known(report)
        if each.suppression is None and each.baseline_state is not BaselineState.NEW
    ]
    return KnownArticle(_sketch(report.target), tuple(found))


class _Matcher:
    def __init__(self, baseline: Baseline, pairs: Sequence[PagePair]) -> None:
        self._keys = [key(pair, baseline.folder) for pair in pairs]
        here = set(self._keys)
        self._known = dict(baseline.articles)
        self._gone = {name for name in baseline.articles if name not in here and not (baseline.folder / name).exists()}

    def watch(self, reports: Iterable[Report]) -> Iterator[Report]:
        for name, report in zip(self._keys, reports, strict=True):
            yield report if report.score is None else _compare_report(report, self._article(name, report))

    def _article(self, name: str, report: Report) -> KnownArticle:
        if name in self._known:
            return self._known[name]
        sketch = set(_sketch(report.target))
        shares = {each: _share(sketch, self._known[each].sketch) for each in sorted(self._gone)}
        best = max(shares, key=shares.__getitem__, default="")
        if not best or shares[best] < _SAME_ARTICLE:
            return KnownArticle()
        self._gone.remove(best)
        return self._known[best]


def _share(sketch: set[str], known: Sequence[str]) -> float:
    return len(sketch.intersection(known)) / max(len(sketch), len(known), 1)


def _compare_report(report: Report, article: KnownArticle) -> Report:
    ran = {info.id for info in report.checks}
    current = _make_known(report)
    left = [each for each in article.findings if each.check in ran]
    same = {finding for finding, _ in _pairs(current, left)}
    states = {True: BaselineState.UNCHANGED, False: BaselineState.NEW}
    findings = tuple(replace(each, baseline_state=states[each in same]) for each in report.findings)
    return replace(report, findings=findings, absent=tuple(left))


def _pairs(current: list[Both], left: list[KnownFinding]) -> Iterator[Both]:
    """The findings that are known with what they are known by; that is taken away from ``left``."""
    waiting = list(current)
    for alike in (_texts_between, _texts_after, _texts_before, _texts, _between):
        rest = []
        for finding, now in waiting:
            wanted = alike(now)
            found = next((each for each in left if alike(each) == wanted), None) if wanted else None
            if found is None:
                rest.append((finding, now))
            else:
                left.remove(found)
                yield finding, found
        waiting = rest
    yield from _pair_reworded(waiting, left)


Alike = Callable[[KnownFinding], Hashable]


def _texts(known: KnownFinding) -> Hashable:
    return known.check, known.target, known.source


def _texts_between(known: KnownFinding) -> Hashable:
    return _texts(known), known.context


def _texts_after(known: KnownFinding) -> Hashable:
    before = known.context.partition("-")[0]
    return (_texts(known), before) if before else None


def _texts_before(known: KnownFinding) -> Hashable:
    after = known.context.partition("-")[2]
    return (_texts(known), after) if after else None


def _between(known: KnownFinding) -> Hashable:
    return (known.check, known.context) if all(known.context.partition("-")) else None


def _pair_reworded(waiting: Sequence[Both], left: list[KnownFinding]) -> Iterator[Both]:
    for finding, now in waiting:
        likenesses = [(_likeness(now, each), number) for number, each in enumerate(left) if each.check == now.check]
        best, number = max(likenesses, default=(0.0, 0))
        if best >= _ALIKE:
            yield finding, left.pop(number)


def _likeness(one: KnownFinding, other: KnownFinding) -> float:
    from difflib import SequenceMatcher

    this, that = (f"{each.target} {each.source}" for each in (one, other))
    if min(len(this), len(that)) < _LONG:
        return 0.0
    return float(SequenceMatcher(None, this.split(), that.split(), autojunk=False).ratio())


def _make_known(report: Report) -> list[Both]:
    return [
        (
            each,
            KnownFinding(
                each.check,
                each.severity.value,
                each.fingerprint,
                _quote_place(each.target),
                _quote_place(each.source),
                _context_of(each.target, report.target),
            ),
        )
        for each in report.findings
    ]


def _quote_place(place: Place | None) -> str:
    return " ".join(place.text.split())[:_QUOTED] if place else ""


def _context_of(place: Place | None, document: Document | None) -> str:
    """Digests of the words before and after a place in its block, with a dash between; empty where there are none."""
    if place is None or document is None:
        return ""
    block = next((each.span for each in document.blocks if each.span.start <= place.start <= each.span.end), None)
    if block is None:
        return ""
    before = document.text[max(block.start, place.start - _REACH) : place.start].split()[-_BESIDE:]
    after = document.text[place.end : min(block.end, place.end + _REACH)].split()[:_BESIDE]
    return "-".join(_digest(" ".join(words)) if words else "" for words in (before, after))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _sketch(document: Document | None) -> tuple[str, ...]:
    texts = Counter(each.text for each in document.blocks if len(each.text) >= _LINE) if document else Counter()
    return tuple(sorted(map(_digest, texts))[:_SKETCH])
