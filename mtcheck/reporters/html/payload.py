"""A report -> the data of its page.

All offsets into a block are code points of its reading text; ``pieces`` lead them home to the file as read, as
``Block.pieces`` do.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from mtcheck import __version__
from mtcheck.language.traits import Trait, has_trait
from mtcheck.model.finding import Category, Finding
from mtcheck.model.report import Report
from mtcheck.model.spans import Span
from mtcheck.model.text import Block, Document, Segment
from mtcheck.model.wire import article_dict
from mtcheck.reporters.causes import causes
from mtcheck.reporters.html.rows import rows
from mtcheck.reporters.places import Blocks
from mtcheck.reporters.records import record_of
from mtcheck.reporters.terminal.judgement import say_missed, state

SCHEMA = "mtcheck.review/1"
_NUMBERS = ("score", "counted_score", "quality", "measurements", "coverage", "failures", "not_checked")
_LEFT_OUT = frozenset(("baseline_state", "suppression", "cause"))

Beads = dict[int, list[list[int]]]
"""For the blocks of a side the segments in them: start, end, number of the bead."""


def payload(report: Report) -> dict[str, Any]:
    """All that the page of an article shows and exports."""
    article = article_dict(report)
    sides = {"target": report.target, "source": report.source}
    blocks = {name: Blocks(document.blocks if document else ()) for name, document in sides.items()}
    return {
        "schema": SCHEMA,
        "mtcheck": __version__,
        "article": _article(report),
        **{name: article[name] for name in _NUMBERS},
        "missed_gates": [say_missed(each) for each in report.missed_gates],
        "absent": [{"check": each.check, "target": each.target} for each in report.absent],
        "sides": _sides(report),
        "rows": [each._asdict() for each in rows(report)],
        "beads": [
            {"similarity": round(each.similarity, 3), "moved": each.moved, "silent": each.silent}
            for each in report.beads
        ],
        **({} if report.doubtful is None else {"doubtful": _list_doubtful(report)}),
        "findings": [
            _finding(finding, wire, blocks) for finding, wire in zip(report.findings, article["findings"], strict=True)
        ],
        "causes": _causes(report.findings),
        "checks": _checks(report),
        "categories": [str(each) for each in Category],
    }


def _list_doubtful(report: Report) -> list[list[float]]:
    """The numbers of the beads most in doubt with the estimates of their pairs, the most doubtful first."""
    numbers = {segment.span.start: number for number, bead in enumerate(report.beads) for segment in bead.target[:1]}
    starts = sorted(numbers)
    return [
        [numbers[start], each.quality]
        for each in report.doubtful or ()
        for start in starts[bisect_left(starts, each.target.start) : bisect_left(starts, each.target.end)]
    ]


def _article(report: Report) -> dict[str, Any]:
    return {
        "name": report.name,
        "path": report.path,
        "sha256": report.target.sha256 if report.target else "",
        "source_sha256": report.source.sha256 if report.source else None,
        "source_path": report.source.name if report.source else None,
        "target_language": report.target_language,
        "source_language": report.source_language,
    }


def _sides(report: Report) -> dict[str, Any]:
    target = [(bead.target, number) for number, bead in enumerate(report.beads)] or [(report.segments, -1)]
    source = [(bead.source, number) for number, bead in enumerate(report.beads)]
    return {
        "target": _side(report.target, report.target_language, target),
        "source": _side(report.source, report.source_language, source) if report.source else None,
    }


def _side(
    document: Document | None, language: str, segments: Sequence[tuple[Sequence[Segment], int]]
) -> dict[str, Any]:
    blocks = document.blocks if document else ()
    numbers = {id(block): number for number, block in enumerate(blocks)}
    beads: Beads = {}
    for found, bead in segments:
        for each in found:
            if (number := numbers.get(id(each.block))) is not None:
                beads.setdefault(number, []).append([each.start, each.end, bead])
    return {
        "language": language,
        "direction": "rtl" if has_trait(language.partition("-")[0], Trait.RIGHT_TO_LEFT) else "ltr",
        "blocks": [_block(block, sorted(beads.get(number, ()))) for number, block in enumerate(blocks)],
    }


def _block(block: Block, segments: list[list[int]]) -> dict[str, Any]:
    """A block without what is usual of it, since there are many."""
    entry: dict[str, Any] = {
        "text": block.text,
        "region": block.region.value,
        "pieces": [number for piece in block.pieces for number in piece],
    }
    extras = {
        "chrome": block.region.is_chrome,
        "kind": block.kind.value if block.kind.value != "paragraph" else "",
        "level": block.level,
        "lang": block.lang,
        "segments": segments,
        "marks": [[each.kind.value, each.start, each.end, each.target] for each in block.marks],
    }
    return entry | {key: value for key, value in extras.items() if value}


def _finding(finding: Finding, wire: dict[str, Any], blocks: dict[str, Blocks]) -> dict[str, Any]:
    """The wire form, with where it shows."""
    fixes = finding.fixes.span if finding.fixes else None
    shows = {
        "target": _shows(finding.target.span if finding.target else None, blocks["target"]),
        "source": _shows(finding.source.span if finding.source else None, blocks["source"]),
    }
    return {
        **{key: value for key, value in wire.items() if key not in _LEFT_OUT},
        "fixes": [fixes.start, fixes.end] if fixes else None,
        "shows": shows | ({"fixes": _shows(fixes, blocks["target"])} if fixes else {}),
        "state": state(finding),
    }


def _shows(span: Span | None, blocks: Blocks) -> list[list[int]]:
    return [list(each) for each in blocks.shown(span)] if span else []


def _causes(findings: Sequence[Finding]) -> list[list[int]]:
    """The numbers of the findings of each cause, the worst cause first."""
    numbers: dict[int, int] = {id(each): number for number, each in enumerate(findings)}
    return [sorted({numbers[id(each)] for entry in cause.entries for each in entry}) for cause in causes(findings)]


def _checks(report: Report) -> dict[str, Any]:
    """The manual pages of the checks that found something."""
    heard = {each.check for each in report.findings}
    return {
        info.id: {"summary": info.summary, "manual": "\n\n".join(filter(None, (info.manual, record_of(info.id))))}
        for info in report.checks
        if info.id in heard
    }
