"""What came out: reports of articles, and the run that holds them."""

from __future__ import annotations

from typing import Any

from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Finding, Fix, Furniture, Habit, Severity
from mtcheck.model.records import record
from mtcheck.model.score import Doubtful, Measurement, Reason, Score
from mtcheck.model.text import Document, Segment
from mtcheck.model.tuples import NamedTuple

SCHEMA = "mtcheck.report/2"


class CheckInfo(NamedTuple):
    """A check as reports show it, so that no reporter asks the catalogue."""

    id: str
    category: Category
    severity: Severity
    summary: str
    manual: str
    preview: bool = False
    aliases: tuple[str, ...] = ()
    needs_source: bool = False
    silences: tuple[str, ...] = ()
    """Checks and families that only say again what this one has said of a place."""
    fix: Fix = Fix.NONE
    furniture: Furniture = Furniture.NEVER
    """Where what it finds came along with the page and is not the translation's fault."""
    habit: Habit | None = None
    """When its findings on a page are one habit; None where each is a slip of its own."""
    origin: str = ""
    """Where it comes from: a file or a package with its version; empty for mtcheck's own."""


class Failure(NamedTuple):
    """A crash, or something that could not be read: never taken for a pass."""

    subject: str
    """The check that crashed, or ``read`` where the file could not be read."""
    message: str


_READ = frozenset({"document", "file", "pair", "stale"})
"""What gaps are about that were read all the same: in another encoding, without what lay beside them, out of date."""


class NotChecked(NamedTuple):
    """Something that was left out or had to be assumed, and why."""

    what: str
    reason: str
    is_expected: bool = False
    """Whether nothing is amiss: no more was asked for, as where a page is checked alone."""

    @property
    def label(self) -> str:
        """How reports begin what they say of it: what was read all the same is noted only."""
        return "note" if self.what in _READ else "not checked"


class MissedGate(NamedTuple):
    """A condition of the run that a page does not meet."""

    gate: str
    """The option's name without dashes before it: ``min-score``."""
    limit: str | float
    value: float | None
    """What the page has instead; for ``fail-on`` how many findings count, None where there is no such number."""


class Kept(NamedTuple):
    """How many of the original's headings, links, blocks of code ... the translation has."""

    what: str
    """In the plural: ``code blocks``."""
    kept: int
    of: int
    """How many the original has."""


class KnownFinding(NamedTuple):
    """A finding as a baseline remembers it."""

    check: str
    severity: str
    fingerprint: str
    target: str = ""
    """The text that was marked."""
    source: str = ""
    context: str = ""
    """Digests of the words before and after it."""


@record
class Report:
    """All that is known of one article."""

    name: str
    """What messages call it: the file's name, printable, or ``<text>``."""
    target: Document | None = None
    """The translation as it was read; None where it could not be."""
    source: Document | None = None
    """The original as it was read; None without one."""
    target_language: str = ""
    source_language: str = ""
    language_confidence: float | None = None
    """How sure the target's language is, 0 to 1; None where it was given and not detected."""
    findings: tuple[Finding, ...] = ()
    """In the order in which reports show them, those that change the meaning first."""
    score: Score | None = None
    """How good the page is by its faults, with the verdict; None where it was not checked."""
    quality: float | None = None
    """The estimate of quality, 0 to 100; None without an original."""
    reasons: tuple[Reason, ...] | None = None
    """What pulled the estimate down, the weightiest first; None where nobody asked."""
    doubtful: tuple[Doubtful, ...] | None = None
    """The pairs most in doubt, the most doubtful first; None where nobody asked, empty where none has an estimate."""
    measurements: tuple[Measurement, ...] = ()
    """Metrics and the estimate, each with its signature."""
    segments: tuple[Segment, ...] = ()
    """The sentences of the translation."""
    beads: tuple[Bead, ...] = ()
    """Which sentences of the original go with which of the translation; empty without an original."""
    coverage: float | None = None
    """Share of the letters of the original's article that have a counterpart, 0 to 1; None without an original."""
    structure: tuple[Kept, ...] = ()
    """What the original is made of and how much of it the translation has kept; empty without one, or in plain text."""
    failures: tuple[Failure, ...] = ()
    """What crashed or could not be read: where there is one, no finding is no pass."""
    not_checked: tuple[NotChecked, ...] = ()
    """What was left out or had to be assumed."""
    checks: tuple[CheckInfo, ...] = ()
    counted_score: Score | None = None
    """The score without findings that are known or suppressed, by which gates go; None where all count."""
    missed_gates: tuple[MissedGate, ...] = ()
    absent: tuple[KnownFinding, ...] = ()
    """Findings of the baseline that are no more."""
    path: str = ""
    """The file as the system names it, where ``name`` is made printable; empty where the text is from no file."""
    site: str = ""
    """The site whose template the page was recognised by; empty where none was."""

    def __repr__(self) -> str:
        """Short, for consoles: whose it is and what came out."""
        score = f"{self.score.value:.1f}" if self.score else None
        return f"<Report of {self.name!r}: {len(self.findings)} findings, score {score}, {len(self.failures)} failures>"

    @property
    def structure_share(self) -> float | None:
        """The share of the original's structure that is kept, 0 to 1; None without an original."""
        if self.source is None:
            return None
        total = sum(each.of for each in self.structure)
        return sum(each.kept for each in self.structure) / total if total else 1.0

    def to_dict(self) -> dict[str, Any]:
        """The wire form of a run of this one article (``docs/wire-schema.md``)."""
        return Run((self,)).to_dict()


class SegmentReport(NamedTuple):
    """All that is known of one segment beside its original."""

    findings: tuple[Finding, ...] = ()
    quality: float | None = None
    """The estimate of quality, 0 to 100; None where none was made."""
    measurements: tuple[Measurement, ...] = ()
    failures: tuple[Failure, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
    beads: tuple[Bead, ...] = ()
    """The sentences inside the segment, the original's with those that translate them."""
    verdicts: tuple[Finding, ...] = ()
    """What each judge marked, also where a rule or another judge has found it and the findings hold it once."""


class Run(NamedTuple):
    """The reports of one call, in the order in which the files were given."""

    reports: tuple[Report, ...]

    def to_dict(self) -> dict[str, Any]:
        """The wire form: schema ``mtcheck.report/2`` (``docs/wire-schema.md``)."""
        from mtcheck.model.wire import article_dict

        return {"schema": SCHEMA, "articles": [article_dict(report) for report in self.reports]}
