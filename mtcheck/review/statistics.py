"""How often people agree with each check, and what they found that no check did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from mtcheck.model.finding import Category, Severity
from mtcheck.model.score import wilson
from mtcheck.reporters.precision import Missed, Precision, Statistics
from mtcheck.review.model import Article, Decision, Decisions

SIGNATURE = "precision:accepted-of-decided|interval:wilson-95|disputed:left-out|version:1"


def statistics(files: Sequence[Decisions]) -> Statistics:
    """What the files say together; what is said twice of one finding of one page counts once."""
    said: dict[tuple[str, str], list[Decision]] = {}
    pairs: dict[str, str] = {}
    added: set[tuple[str, int, int, tuple[int, int] | None, Category, Severity]] = set()
    for file in files:
        page = file.article.sha256
        pairs.setdefault(page, _pair(file.article))
        for each in file.decisions:
            said.setdefault((page, each.fingerprint), []).append(each)
        added |= {(page, each.start, each.end, each.source, each.category, each.severity) for each in file.added}
    checks = _by_check(said.values())
    by_pair = [
        _precision(check, count, pair)
        for pair in sorted(set(pairs.values()))
        for check, count in _by_check(said[key] for key in said if pairs[key[0]] == pair).items()
    ]
    return Statistics(
        len({each.article.sha256 for each in files}),
        len(files),
        _precision("all", sum(checks.values(), Counter())),
        tuple(_precision(check, checks[check]) for check in sorted(checks)),
        _count_missed(Counter((category, severity) for *_, category, severity in added)),
        SIGNATURE,
        tuple(sorted(by_pair, key=lambda each: (each.check, each.pair))),
    )


def _pair(article: Article) -> str:
    """The languages of a page; one that nobody has told is a question mark."""
    return f"{article.source_language or '?'}-{article.target_language or '?'}"


def _by_check(said: Iterable[Sequence[Decision]]) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {}
    for each in said:
        verdicts = {decision.accepted for decision in each}
        name = "disputed" if len(verdicts) > 1 else "accepted" if True in verdicts else "dismissed"
        counts.setdefault(each[0].check, Counter())[name] += 1
    return counts


def _precision(check: str, count: Counter[str], pair: str = "") -> Precision:
    accepted, dismissed = count["accepted"], count["dismissed"]
    decided = accepted + dismissed
    value, interval = (accepted / decided, wilson(accepted, decided)) if decided else (None, None)
    return Precision(check, accepted, dismissed, count["disputed"], value, interval, pair)


def _count_missed(counts: Counter[tuple[Category, Severity]]) -> tuple[Missed, ...]:
    found = [Missed(category, severity, count) for (category, severity), count in counts.items()]
    return tuple(sorted(found, key=lambda each: (-each.number, str(each.category), -each.severity.rank)))
