"""ITS 2.0 (W3C): the translated page as HTML with its findings as localization quality issues.

An HTML page stays as it is, its marked texts in elements of their own; of a text or Markdown file a page is made, block
by block. Files of XLIFF and gettext are themselves with their findings in them. https://www.w3.org/TR/its20/#lqissue
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.model.finding import Finding
from mtcheck.model.kinds import BlockKind, Format
from mtcheck.model.report import Report
from mtcheck.model.spans import Span
from mtcheck.model.text import Block
from mtcheck.patterns import lazy
from mtcheck.reporters import Reporter
from mtcheck.reporters.escaping import sound, visible, visible_xml, xml_attribute, xml_text
from mtcheck.reporters.its.annotated import annotate_page
from mtcheck.reporters.its.issues import Issues, Run, Spans
from mtcheck.reporters.its.po import SIGN, annotate_po
from mtcheck.reporters.its.xliff import annotate_xliff
from mtcheck.reporters.places import by_block
from mtcheck.reporters.terminal.judgement import say_missed

_BYTE_ORDER_MARK = "\ufeff"
"""Says UTF-8 louder than a page that declares another encoding."""
_DASHES = lazy("-(?=-|>|$)")
_STYLE = "[its-loc-quality-issue-type], [its-loc-quality-issues-ref] { background: #fd8; }"
_LEVELS = range(1, 7)


class Writer(Reporter):
    """One page; of several articles the pages would stand one after the other."""

    def article(self, report: Report) -> Iterator[str]:
        document = report.target
        if document is not None and document.format is Format.HTML:
            page = annotate_page(document.text, report.findings, _rating(report), _gaps(report))
            yield _BYTE_ORDER_MARK + sound(page)
        elif document is not None and document.format is Format.XLIFF:
            yield sound(annotate_xliff(document.text, _list_counted(report)).rstrip() + "\n" + _gaps(report))
        elif document is not None and document.format is Format.PO:
            catalogue = annotate_po(document.text, _list_counted(report)).rstrip()
            yield sound("\n".join([catalogue, *(f"{SIGN}{each}" for each in _list_gaps(report)), ""]))
        else:
            yield from _page(report)


def _list_counted(report: Report) -> list[Finding]:
    """The findings that are not suppressed."""
    return [each for each in report.findings if each.suppression is None]


def _rating(report: Report) -> str:
    return f' its-loc-quality-rating-score="{report.score.value:g}"' if report.score else ""


def _list_gaps(report: Report) -> list[str]:
    """What could not be checked."""
    said = [f"failed: {each.subject}: {each.message}" for each in report.failures]
    said += [f"missed {say_missed(each)}" for each in report.missed_gates]
    said += [f"{each.label}: {each.what}: {each.reason}" for each in report.not_checked]
    return list(map(visible, said))


def _gaps(report: Report) -> str:
    """The same as comments: ITS has no place for it."""
    return "".join(f"<!-- mtcheck {_DASHES.sub('- ', xml_text(each))} -->\n" for each in _list_gaps(report))


def _page(report: Report) -> Iterator[str]:
    """A page of the article's blocks, in which nothing of its text is markup."""
    blocks = report.target.blocks if report.target else ()
    issues = Issues(report.findings)
    runs = [_runs(block, spans) for block, spans in zip(blocks, by_block(blocks, _places(report)), strict=True)]
    reached = {number for found in runs for run in found for number in run.issues}
    homeless = tuple(number for number in range(len(report.findings)) if number not in reached)
    for found in (*runs, [Run(0, 0, homeless)]):
        issues.count(found)
    language = f" lang={xml_attribute(report.target_language)}" if report.target_language else ""
    yield f'<!DOCTYPE html>\n<html{language}>\n<head>\n<meta charset="utf-8">\n<title>{visible_xml(report.name)}'
    yield f"</title>\n<style>{_STYLE}</style>\n</head>\n"
    yield f"<body{_rating(report)}{issues.attributes(homeless) if homeless else ''}>\n"
    for block, found in zip(blocks, runs, strict=True):
        yield _element(block, found, issues)
    yield _gaps(report)
    yield from issues.apart()
    yield "</body>\n</html>\n"


def _places(report: Report) -> Iterator[tuple[int, Span]]:
    return ((number, each.target.span) for number, each in enumerate(report.findings) if each.target)


def _runs(block: Block, spans: list[tuple[int, int, int]]) -> list[Run]:
    return list(Spans(spans).over(0, len(block.text)))


def _element(block: Block, runs: list[Run], issues: Issues) -> str:
    name = f"h{block.level}" if block.kind is BlockKind.HEADING and block.level in _LEVELS else "p"
    pieces, at = [], 0
    for run in runs:
        pieces.append(visible_xml(block.text[at : run.start]))
        pieces.append(f"<span{issues.attributes(run.issues)}>{visible_xml(block.text[run.start : run.end])}</span>")
        at = run.end
    text = "".join([*pieces, visible_xml(block.text[at:])])
    return f'<{name} data-region="{block.region.value}">{text}</{name}>\n'
