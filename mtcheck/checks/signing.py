"""A check's remarks become findings: addressed, signed, and only those on what a translation may change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from mtcheck.checks.base import Article, Remark
from mtcheck.language.kept import kept_spans
from mtcheck.model.finding import Finding
from mtcheck.model.report import CheckInfo
from mtcheck.model.spans import Span


def sign(info: CheckInfo, remarks: Sequence[Remark], article: Article) -> list[Finding]:
    """Turn a check's remarks into findings: addressed, in page order, equal ones once."""
    findings = []
    seen: Counter[tuple[str, str]] = Counter()
    for each in sorted(_outside_kept(dict.fromkeys(remarks), article, info.id), key=_page_order):
        target = article.target.place(each.target) if each.target else None
        source = article.source.place(each.source) if each.source and article.source else None
        quoted = (" ".join(target.text.split()) if target else "", " ".join(source.text.split()) if source else "")
        findings.append(
            Finding(
                check=info.id,
                category=each.category or info.category,
                severity=each.severity or info.severity,
                message=each.message,
                target=target,
                source=source,
                suggestion=each.suggestion,
                confidence=each.confidence,
                region=each.region,
                cause=each.cause or f"{info.id}:{(quoted[0] or quoted[1]).casefold()}",
                fixes=article.target.place(each.fixes) if each.fixes else None,
                furniture=each.furniture or info.furniture.holds_in(each.region),
                occurrence=seen[quoted],
            )
        )
        seen[quoted] += 1
    return findings


def _outside_kept(remarks: Iterable[Remark], article: Article, check: str) -> list[Remark]:
    """The remarks but those on what stays in a translation: code, and for words also addresses and the like."""
    remarks = list(remarks)
    if not any(each.target and not each.of_kept for each in remarks):
        return remarks
    places = article.once(_kept_by_markup if check.startswith("markup/") else _kept_at_all)
    return [each for each in remarks if each.of_kept or not (each.target and _lies_in(each.target, places))]


def _kept_by_markup(article: Article) -> list[Span]:
    return sorted(block.locate(start, end) for block in article.blocks for start, end in block.kept)


def _kept_at_all(article: Article) -> list[Span]:
    return sorted(block.locate(start, end) for block in article.blocks for start, end in kept_spans(block))


def _lies_in(span: Span, places: Sequence[Span]) -> bool:
    """Whether a place that is not empty lies inside one of these."""
    return span.start < span.end and span.is_inside(places)


def _page_order(each: Remark) -> tuple[int, int]:
    span = each.target or each.source
    return (span.start, span.end) if span else (0, 0)
