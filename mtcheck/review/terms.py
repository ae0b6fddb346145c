"""Corrected terms -> rows of a glossary (``docs/glossaries.md``)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from mtcheck.errors import UsageError
from mtcheck.language import glossary
from mtcheck.language.glossary import COLUMNS, Term
from mtcheck.language.words import words
from mtcheck.model.finding import Category
from mtcheck.model.tuples import NamedTuple
from mtcheck.reporters.counting import plural
from mtcheck.review.binding import Judged
from mtcheck.review.outputs import Existing, Output, existing

_MOST_WORDS = 6
"""Of a term; what is longer is a passage."""
_OF_THE_GLOSSARY = frozenset({"terminology/glossary-term", "terminology/kept-term"})
"""Checks that mark a whole sentence for a term that stands in a glossary already."""
_CATEGORIES = frozenset({Category.FALSE_FRIEND, Category.DO_NOT_TRANSLATE})
"""Those of terms that MQM has under another dimension."""


class _Change(NamedTuple):
    """A term of the original, what was written for it, and what stood there."""

    source: str
    target: str
    before: str


def terms(path: Path, judged: Sequence[Judged]) -> Output:
    """The glossary with a row for every term that people corrected; rows that are there stay as they are.

    Args:
        path: a CSV or TSV file; it need not exist.
        judged: the pages.

    Raises:
        UsageError: the file is of another kind, or no glossary.
    """
    if path.suffix.lower() not in (".csv", ".tsv", ".txt"):
        raise UsageError(f"{path}: terms are added to .csv and .tsv files; name one of these")
    held = {each.source.casefold(): each for each in glossary.read(path)} if path.exists() else {}
    rows: list[Term] = []
    left_out: list[str] = []
    for term in _join_changes(change for page in judged for change in _changes(page)):
        before = held.get(term.source.casefold())
        if before is None:
            rows.append(term)
        elif not _covers(before, term):
            left_out.append(f"'{term.source}' is a term of {path} already; not there: {_describe_term(term)}")
    text = _with_rows(existing(path, "glossary"), rows, "," if path.suffix.lower() == ".csv" else "\t")
    return Output(text, f"{plural(len(rows), 'term')} added", tuple(left_out))


def _changes(page: Judged) -> Iterator[_Change]:
    if page.source is None:
        return
    for finding, decision in page.accepted:
        place = finding.target
        whole = place is not None and (place.start, place.end) == (decision.start, decision.end)
        is_term = finding.check.startswith("terminology/") and finding.check not in _OF_THE_GLOSSARY
        if is_term and whole and finding.source and decision.replacement:
            source = page.source.reading(finding.source.start, finding.source.end)
            yield _Change(source, decision.replacement, page.target.reading(decision.start, decision.end))
    for added in page.review.added:
        is_term = added.category.dimension == "terminology" or added.category in _CATEGORIES
        if is_term and added.source and added.replacement:
            before = page.target.reading(added.start, added.end)
            yield _Change(page.source.reading(*added.source), added.replacement, before)


def _join_changes(changes: Iterable[_Change]) -> Iterator[Term]:
    """One term for all that was said of it."""
    found: dict[str, Term] = {}
    for change in changes:
        source, target, before = (" ".join(each.split()) for each in change)
        if not all(_is_term(each) for each in (source, target)):
            continue
        term = found.get(source.casefold(), Term(source))
        wrong = (before,) if before.casefold() != target.casefold() and _is_term(before) else ()
        found[source.casefold()] = Term(
            term.source,
            tuple(dict.fromkeys((*term.target, target))),
            tuple(dict.fromkeys((*term.forbidden, *wrong))),
            term.keep or source == target,
        )
    for term in found.values():
        kept = term.keep and term.target == (term.source,)
        forbidden = tuple(each for each in term.forbidden if each not in term.target)
        yield term._replace(target=() if kept else term.target, forbidden=forbidden, keep=kept)


def _is_term(text: str) -> bool:
    return 0 < len(words(text)) <= _MOST_WORDS and "|" not in text


def _covers(before: Term, term: Term) -> bool:
    """Whether a row says all that was learnt; what the row does not forbid is no contradiction."""
    return term.keep <= before.keep and set(term.target) <= set(before.target)


def _describe_term(term: Term) -> str:
    return " or ".join(f"'{each}'" for each in term.target) or "that it is to be kept"


def _with_rows(before: Existing, rows: Sequence[Term], delimiter: str) -> str:
    header = next(csv.reader(before.text.splitlines()[:1], delimiter=delimiter), None)
    columns = [each.strip().lower() for each in header] if header else list(COLUMNS[:-1])
    cells = [
        {
            "source": term.source,
            "target": "|".join(term.target),
            "forbidden": "|".join(term.forbidden),
            "keep": "yes" if term.keep else "",
        }
        for term in rows
    ]
    lines = [] if header else [columns]
    return before.with_lines(
        [_line(line, delimiter) for line in (*lines, *([each.get(name, "") for name in columns] for each in cells))]
    )


def _line(cells: Sequence[str], delimiter: str) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter, lineterminator="").writerow(cells)
    return buffer.getvalue()
