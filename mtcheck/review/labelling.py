"""Corrected labels -> rows of a lexicon of labels (``docs/labels.md``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from mtcheck.language.label_files import parse_labels
from mtcheck.language.label_rows import COLUMNS, Label, list_cells
from mtcheck.language.lexicon import Labels
from mtcheck.model.finding import Category, Finding
from mtcheck.model.kinds import Region
from mtcheck.model.tags import primary
from mtcheck.model.tuples import NamedTuple
from mtcheck.reporters.counting import plural
from mtcheck.review.binding import Judged
from mtcheck.review.outputs import Existing, Output, existing

_MOST_WORDS = 5
_KINDS = {
    Region.SHARE_BAR: "share",
    Region.COMMENTS: "comment",
    Region.PAYWALL: "paywall",
    Region.ADVERT: "ad",
    Region.RELATED: "related",
    Region.FOOTER: "footer",
    Region.KICKER: "kicker",
    Region.CAPTION: "caption",
    Region.BYLINE: "byline",
    Region.TIMESTAMP: "timestamp",
}
_ANY_KIND = "nav"
_SIGNS = frozenset("|#\t")
"""Characters that mean something in a file of labels."""


class _Change(NamedTuple):
    """A line of the page, what was written in its place, and the original's line where it is known."""

    before: str
    after: str
    source: str
    region: Region


def labels(path: Path, judged: Sequence[Judged]) -> Output:
    """The lexicon with a row for every label that people corrected; rows that are there stay as they are.

    What is learnt as a wrong wording counts beside another sign only (``weak``), since one page is no proof.

    Args:
        path: a TSV file; it need not exist.
        judged: the pages.

    Raises:
        UsageError: the file is no lexicon of labels.
    """
    before = existing(path, "label")
    known = Labels(parse_labels(before.text, str(path)) if path.exists() else ())
    found: dict[Label, None] = {}
    left_out: list[str] = []
    for page in judged:
        languages = primary(page.report.source_language), primary(page.report.target_language)
        for change in _changes(page):
            label = _label(change, languages, known)
            if isinstance(label, str):
                left_out.append(f"'{change.before}' to '{change.after}': {label}")
            elif label is not None:
                found[label] = None
    return Output(_with_rows(before, found), f"{plural(len(found), 'label')} added", tuple(left_out))


def _with_rows(before: Existing, found: Iterable[Label]) -> str:
    header = next((line for line in before.text.splitlines() if "\t" in line), "")
    columns = [each.strip() for each in header.split("\t")] if header else list(COLUMNS)
    rows = (dict(zip(COLUMNS, list_cells(each), strict=True)) for each in found)
    lines = ["\t".join(row[name] for name in columns) for row in rows]
    return before.with_lines(lines if header else ["\t".join(COLUMNS), *lines])


def _changes(page: Judged) -> Iterator[_Change]:
    """Lines that were written anew as a whole, for a finding of a label or one that somebody added."""
    regions = {block.span.start: block.region for block in page.report.target.blocks} if page.report.target else {}
    for finding, decision in page.accepted:
        if decision.replacement and _is_of_label(finding) and page.target.is_line(decision.start, decision.end):
            place = (finding.source.start, finding.source.end) if finding.source else None
            yield _change(page, (decision.start, decision.end), decision.replacement, place, finding.region)
    for added in page.review.added:
        lines = added.source and page.target.is_line(added.start, added.end)
        if lines and added.replacement and page.source and added.source and page.source.is_line(*added.source):
            region = regions.get(added.start, Region.BODY)
            if added.category is Category.MISTRANSLATION and (region.is_chrome or region in _KINDS):
                yield _change(page, (added.start, added.end), added.replacement, added.source, region)


def _change(page: Judged, at: tuple[int, int], after: str, place: tuple[int, int] | None, region: Region) -> _Change:
    source = page.source.reading(*place) if page.source and place else ""
    return _Change(page.target.reading(*at), " ".join(after.split()), source, region)


def _is_of_label(finding: Finding) -> bool:
    return finding.check.startswith("markup/") and finding.category is Category.MISTRANSLATION


def _label(change: _Change, languages: tuple[str, str], known: Labels) -> Label | str | None:
    """What is to be learnt; a text where nothing can be, and why; None where it is known."""
    source_language, target_language = languages
    hits = known.wrong(change.before, target_language)
    if any(change.after in hit.label.right for hit in hits):
        return None
    own = sorted(hits, key=lambda each: each.label.source_language != source_language)
    hit = next((each for each in own if change.source in ("", each.label.source)), None)
    source = change.source or (hit.label.source if hit else "")
    language = source_language or (hit.label.source_language if hit else "")
    if not source or not language:
        return "the original's label is not known; review the page with its original"
    if any(not _is_label(each) for each in (source, change.after, change.before)):
        return "this is not a label but a line with a number, a sign or many words"
    if change.before.casefold() == change.after.casefold() or known.right(change.before, target_language):
        return "the wording is right for another label"
    of_source = known.of_source(source, language, target_language)
    kind = hit.label.kind if hit else of_source[0].label.kind if of_source else _KINDS.get(change.region, _ANY_KIND)
    wrong = (change.before,)
    return Label(language, source, target_language, (change.after,), wrong, kind, frozenset(wrong))


def _is_label(text: str) -> bool:
    return (
        0 < len(text.split()) <= _MOST_WORDS
        and not _SIGNS.intersection(text)
        and not any(map(str.isdigit, text))
        and any(map(str.isalpha, text))
    )
