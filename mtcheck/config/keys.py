"""The keys of a configuration file, and what each may hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from mtcheck.errors import UsageError, did_you_mean
from mtcheck.language import house
from mtcheck.model.finding import Severity
from mtcheck.model.tuples import NamedTuple

MOST_MEGABYTES = 1_000_000.0
OFF = "off"
LEVELS = (OFF, *(each.value for each in Severity))


class Kind(StrEnum):
    """What a value is; the words stand in messages."""

    TEXT = "a text"
    TEXTS = "a list of texts"
    FLAG = "true or false"
    NUMBER = "a number"
    LEVELS = "a table"
    OPTIONS = "a table of tables"
    COLUMNS = "a table of columns"
    STYLE = "a table of conventions"
    METRICS = "a table of metrics"
    JUDGES = "a table of judges"
    PLUGINS = "a table of plug-ins"


class Key(NamedTuple):
    """A key and what it may hold."""

    name: str
    kind: Kind
    says: str
    """What it means, for the schema that editors show."""
    choices: tuple[str, ...] = ()
    low: float = 0.0
    high: float = 0.0
    files: bool = False
    """Whether it names files, from the folder of the configuration."""
    for_pages: bool = True
    """Whether it may differ from page to page."""

    @property
    def field(self) -> str:
        """The name in Python."""
        return self.name.replace("-", "_")


COLUMNS = ("source", "target", "reference", "key")
"""What columns of tables are used for."""
KEYS = (
    Key("source-language", Kind.TEXT, "Language of the originals, an ISO 639-1 code."),
    Key("target-language", Kind.TEXT, "Language of the pages; default: detected."),
    Key("only", Kind.TEXTS, "Run only these checks or families."),
    Key("skip", Kind.TEXTS, "Do not run these checks or families."),
    Key("preview", Kind.FLAG, "Run also the checks that are off."),
    Key("levels", Kind.LEVELS, "The severity of a check's or a family's findings, or 'off'.", choices=LEVELS),
    Key("fail-on", Kind.TEXT, "Lowest severity that fails.", choices=("never", *(each.value for each in Severity))),
    Key("min-score", Kind.NUMBER, "Least score of a page.", high=100.0),
    Key("min-quality", Kind.NUMBER, "Least estimate of quality of a page.", high=100.0),
    Key("explain", Kind.FLAG, "Say what pulled the estimate of quality down."),
    Key("doubtful", Kind.NUMBER, "How many of the pairs most in doubt are listed.", high=1e6),
    Key("min-coverage", Kind.NUMBER, "Least share of the original with a counterpart.", high=1.0),
    Key("min-structure", Kind.NUMBER, "Least percentage of the original's structure that is kept.", high=100.0),
    Key("budget", Kind.NUMBER, "Most causes of faults, hints and furniture left aside, for 1,000 words.", high=1000.0),
    Key("max-furniture", Kind.NUMBER, "Most lines of page furniture.", high=1_000_000.0),
    Key("baseline", Kind.TEXT, "The file of known findings.", files=True, for_pages=False),
    Key("site-profile", Kind.TEXT, "The file of a site's template.", files=True, for_pages=False),
    Key("labels", Kind.TEXTS, "Files of interface labels.", files=True),
    Key("glossaries", Kind.TEXTS, "Files of terms.", files=True),
    Key("catalogues", Kind.TEXTS, "A program's strings: catalogues, each followed by its translation.", files=True),
    Key("rule-packs", Kind.TEXTS, "Files of further rules: TOML or TSV.", files=True, for_pages=False),
    Key("encoder", Kind.TEXT, "Another sentence encoder: a plug-in, package.module:factory or a folder."),
    Key("metrics", Kind.METRICS, "Metrics that other programs compute: the table 'external'.", for_pages=False),
    Key("judge", Kind.JUDGES, "Judges that may be asked: a table for each, and 'rules'.", for_pages=False),
    Key("judges", Kind.TEXTS, "The names of the judges that are asked.", for_pages=False),
    Key("max-cost", Kind.NUMBER, "Most that a run may spend on a judge.", high=1_000_000.0, for_pages=False),
    Key("max-pairs", Kind.NUMBER, "Most pairs that a run may ask a judge about.", high=1e9, for_pages=False),
    Key("plugins", Kind.PLUGINS, "Plug-ins that are not loaded: 'disable', a list of names.", for_pages=False),
    Key("require-reasons", Kind.FLAG, "Let suppressions without a reason do nothing."),
    Key(
        "columns",
        Kind.COLUMNS,
        "What the columns of tables hold: 'source', 'target', 'reference', 'key'.",
        choices=COLUMNS,
    ),
    Key("max-megabytes", Kind.NUMBER, "Refuse larger files.", low=0.001, high=MOST_MEGABYTES),
    Key("options", Kind.OPTIONS, "A table for each check that takes options."),
    Key("style", Kind.STYLE, "What the house has settled: quotation marks, dashes, address and the like.", house.NAMES),
)
PROGRAMS = ("encoder", "metrics", "judge", "judges")
"""The keys whose values are run, imported, which is the same, or asked over the network."""
NO_ENCODER = "none"
_MOST_NAMED = 3
"""Names that a message lists."""
SUPPRESS = ("check", "path", "text", "fingerprint", "reason", "author", "expires")


_OTHER_NAMES = {"from": "source-language", "to": "target-language"}
"""What the command line calls a key."""


def rename_keys(given: Mapping[str, Any], where: str) -> dict[str, Any]:
    """The table with every key under its own name, for those that wrote it as the command line or Python does.

    Raises:
        UsageError: a key is there under two of its names.
    """
    table: dict[str, Any] = {}
    for written, value in given.items():
        hyphened = written.replace("_", "-")
        name = _OTHER_NAMES.get(hyphened, hyphened)
        if name in table:
            raise UsageError(f"{where}: '{written}' and '{name}' are one key; keep one of them")
        table[name] = value
    return table


def validate_names(given: Iterable[str], known: Sequence[str], where: str) -> None:
    """Refuse keys that mean nothing.

    Raises:
        UsageError: naming the key and the nearest known one.
    """
    for name in given:
        if name not in known:
            raise UsageError(f"{where}: unknown key '{name}'{did_you_mean(name, known)}")


def program(name: str, given: Any) -> str:
    """What a value of one of ``PROGRAMS`` would run, in words; nothing where it runs nothing."""
    if name == "encoder":
        return f"the encoder '{given}'" if given and given != NO_ENCODER else ""
    if name in ("judge", "judges"):
        return _name_judges(given) if given else ""
    table = (given or {}).get("external", {})
    what = table.get("entry-point") or (table.get("command") or ("",))[0]
    return f"the external metric '{what}'" if what else ""


def _name_judges(given: Iterable[str]) -> str:
    from mtcheck.config.judges import RULES

    names = [each for each in given if each != RULES]
    shown = ", ".join(map(repr, names[:_MOST_NAMED]))
    if len(names) <= 1:
        return f"the judge {shown}" if names else ""
    more = len(names) - _MOST_NAMED
    return f"each of the judges {shown}{f' and {more} more' if more > 0 else ''}"
