"""What can be settled of a run, for all pages and for some."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtcheck.config.paths import holds
from mtcheck.errors import require_items
from mtcheck.model.finding import Severity
from mtcheck.model.records import record
from mtcheck.model.report import NotChecked

if TYPE_CHECKING:
    from mtcheck.embeddings import SentenceEncoder

_OFFERED = "judge"
"""A key that only says what may be run, so that nothing is missed where it is not allowed."""
MERGED = ("levels", "options", "style", "columns", "metrics", "judge", "plugins", "withheld")
"""Tables whose entries are laid over each other one by one; any other value replaces the one before."""


@record
class Layer:
    """Values from one place, for all pages or for some."""

    where: str
    """The file and, in it, the table; what ``mtcheck config show`` names."""
    changes: Mapping[str, Any]
    """Fields of ``Config`` and their values."""
    folder: Path = Path()
    paths: tuple[str, ...] = ()
    """Patterns below the folder; none where the layer holds for every page."""

    def holds_for(self, page: Path | None) -> bool:
        """Whether a page is one of those that the layer is about; standard input has no path."""
        return not self.paths or (page is not None and holds(self.paths, page, self.folder))


@record
class Suppress:
    """Findings that a configuration asks to ignore: those that fit everything it says."""

    where: str
    """The file's name and the table's number, the same on every machine."""
    check: str = ""
    """An id, an alias or a family."""
    paths: tuple[str, ...] = ()
    text: str = ""
    """Part of the marked text, on either side."""
    fingerprint: str = ""
    reason: str = ""
    author: str = ""
    expires: str = ""
    """The last day on which it holds, as YYYY-MM-DD."""
    folder: Path = Path()

    def holds_for(self, page: Path | None) -> bool:
        """Whether it is about this page at all."""
        return not self.paths or (page is not None and holds(self.paths, page, self.folder))


@record
class WrittenRule:
    """A rule of the user's own as it is written (``docs/rules.md``); what it means is read where rules are."""

    where: str
    """The file and the table's number, for messages."""
    name: str
    """The same with the file's name alone, which is the same on every machine."""
    table: Mapping[str, Any]

    @cached_property
    def _key(self) -> tuple[str, str, str]:
        return self.where, self.name, repr(self.table)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WrittenRule) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)


@record
class Config:
    """How a run is made. Every field can be set in the file, with ``-`` for ``_``."""

    source_language: str = ""
    target_language: str = ""
    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    preview: bool = False
    levels: Mapping[str, str] = field(default_factory=dict)
    """The severity of a check's or a family's findings, or ``off``."""
    fail_on: str = Severity.MAJOR.value
    """The lowest severity that makes the exit code 1, or ``never``."""
    min_score: float | None = None
    min_quality: float | None = None
    explain: bool = False
    """Whether reports say what pulled the estimate of quality down."""
    doubtful: float | None = None
    """How many of the pairs most in doubt reports list; None for no such list."""
    min_coverage: float | None = None
    """The share of the original that must have a counterpart, 0 to 1."""
    min_structure: float | None = None
    """The percentage of the original's structure that must be kept, 0 to 100."""
    budget: float | None = None
    """The most causes of faults, hints and furniture left aside, for 1,000 words."""
    max_furniture: float | None = None
    """The most lines of page furniture."""
    baseline: str = ""
    """The file of known findings (``docs/baseline.md``)."""
    site_profile: str = ""
    """The file of a site's template (``docs/sites.md``)."""
    labels: tuple[str, ...] = ()
    """Files of further interface labels (``docs/labels.md``)."""
    glossaries: tuple[str, ...] = ()
    """Files of terms: CSV, TSV or TBX (``docs/glossaries.md``)."""
    catalogues: tuple[str, ...] = ()
    """Files of the strings of the program that the pages are about, each followed by its translation
    (``docs/labels.md``)."""
    rule_packs: tuple[str, ...] = ()
    """Files of further rules: TOML or TSV (``docs/rules.md``)."""
    encoder: str | SentenceEncoder = ""
    """Another sentence encoder than the embedded one: ``package.module:factory``, a model's folder, or the encoder
    itself."""
    metrics: Mapping[str, Any] = field(default_factory=dict)
    """Metrics that other programs compute: ``[metrics.external]`` (``docs/external-metrics.md``)."""
    judge: Mapping[str, Any] = field(default_factory=dict)
    """Judges that may be asked, by name: ``[judge.NAME]``, and ``[judge.rules]`` (``docs/judges.md``)."""
    judges: tuple[str, ...] = ()
    """The names of those that are asked."""
    max_cost: float | None = None
    """What a run may spend on a judge, in the currency of its prices."""
    max_pairs: float | None = None
    """How many pairs a run may ask a judge about."""
    plugins: Mapping[str, Any] = field(default_factory=dict)
    """``disable``: names of plug-ins or packages that are not loaded, ``*`` for all (``docs/plugins.md``)."""
    check_files: tuple[str, ...] = ()
    """Python files that hold one further check each; in no file, since they are run."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """What the columns of tables hold, by their names or numbers (``docs/translation-files.md``)."""
    max_megabytes: float = 32.0
    """Files above this size are refused, not read."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """A table for each check that takes options: ``[options."style/…"]``."""
    style: Mapping[str, str] = field(default_factory=dict)
    """What the house has settled of its pages' conventions: ``[style]``."""
    require_reasons: bool = False
    """Whether suppressions without a reason do nothing."""
    suppress: tuple[Suppress, ...] = ()
    rules: tuple[WrittenRule | Mapping[str, Any], ...] = ()
    """Rules of the user's own: tables as in the file."""
    withheld: Mapping[str, str] = field(default_factory=dict)
    """What a file names that would be run, by key, and why it is not; in no file."""
    passed_over: tuple[str, ...] = ()
    """Configurations that are not followed, each with why; in no file."""
    overrides: tuple[Layer, ...] = ()
    """What holds for some pages only, the later before the earlier."""
    origins: Mapping[str, str] = field(default_factory=dict, compare=False)
    """The file that each value is from, for messages; in no file."""

    def __post_init__(self) -> None:
        require_items("Config: rules", self.rules, "a list of tables")
        if not all(isinstance(each, WrittenRule) for each in self.rules):
            object.__setattr__(self, "rules", tuple(map(_written, self.rules, range(1, len(self.rules) + 1))))

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the configuration's author may have wanted and does not get, each in a line."""
        withheld = (changes.get("withheld", {}) for changes in (vars(self), *(each.changes for each in self.overrides)))
        lines = (line for each in withheld for key, line in each.items() if line and key != _OFFERED)
        return tuple(dict.fromkeys((*self.passed_over, *lines)))

    def processes(self, jobs: int) -> int:
        """How many of so many processes share a run: one where a bound on judges is to hold for all of it."""
        is_bounded = self.max_pairs is not None or self.max_cost is not None
        return 1 if self.judges and is_bounded else jobs

    def gaps(self, *, is_beside: bool) -> list[NotChecked]:
        """What a report cannot vouch for since the configuration does not get it; only pairs are compared."""
        subjects = {"metrics": "external metric", "judges": "judge", **({"encoder": "encoder"} if is_beside else {})}
        named = [NotChecked(subjects[key], why) for key, why in self.withheld.items() if key in subjects]
        return [*named, *(NotChecked("configuration", line) for line in self.passed_over)]

    @property
    def disabled_plugins(self) -> tuple[str, ...]:
        """Names of plug-ins or packages that are not loaded."""
        return tuple(self.plugins.get("disable", ()))

    @property
    def max_bytes(self) -> int:
        """The size above which a file is refused."""
        return int(self.max_megabytes * 1_000_000)

    def changed(self, changes: Mapping[str, Any]) -> Config:
        """The settings with other values laid over them."""
        merged = {key: {**getattr(self, key), **changes[key]} for key in MERGED if key in changes}
        if "withheld" in merged:
            merged["withheld"] = {key: why for key, why in merged["withheld"].items() if why}
        return replace(self, **{**changes, **merged})

    def of(self, page: Path | None) -> Config:
        """The settings that hold for a page."""
        if not self.overrides:
            return self
        settings = replace(self, overrides=())
        for layer in self.overrides:
            if layer.holds_for(page):
                settings = settings.changed(layer.changes)
        return settings


def _written(rule: WrittenRule | Mapping[str, Any], number: int) -> WrittenRule:
    """A rule that was passed from Python, named by its number."""
    return rule if isinstance(rule, WrittenRule) else WrittenRule(f"rules {number}", f"rules {number}", rule)
