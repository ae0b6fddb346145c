"""The keys of a configuration file: what each may hold, and what is said where it holds something else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
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
EXTERNAL = ("command", "entry-point", "timeout", "folder")
LONGEST_WAIT = 86_400
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


def value(key: Key, given: Any, where: str, folder: Path) -> Any:
    """What a key's value means.

    Raises:
        UsageError: nothing; the message says where and what it may be.
    """
    made = _MADE[key.kind](key, given, where)
    if key.kind is Kind.JUDGES:
        return {
            name: {**each, "folder": str(folder / each.get("folder", ""))} if each.get("kind") == "program" else each
            for name, each in made.items()
        }
    if key.kind is Kind.METRICS:
        return {name: {**each, "folder": str(folder / each.get("folder", ""))} for name, each in made.items()}
    if key.files and isinstance(made, tuple):
        return tuple(str(folder / each) for each in made)
    return str(folder / made) if key.files and made else made


def validate_given(config: Any) -> None:
    """Refuse values that a caller gave in Python and that a file could not hold.

    Args:
        config: a ``Config``.

    Raises:
        UsageError: a value means nothing; the message says which and what it may be.
    """
    for key in KEYS:
        given = getattr(config, key.field, None)
        if key.kind is Kind.TEXTS and isinstance(given, str):
            raise UsageError(f"Config: {key.field} = {given!r} is a text; give a tuple of texts: ({given!r},)")
        if given is not None and (key.kind in _PLAIN or (key.kind is Kind.TEXT and key.choices)):
            _MADE[key.kind](key, given, "Config")


_PLAIN = (Kind.FLAG, Kind.NUMBER, Kind.LEVELS, Kind.STYLE)


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
    from mtcheck.metrics.judges.settings import RULES

    names = [each for each in given if each != RULES]
    shown = ", ".join(map(repr, names[:_MOST_NAMED]))
    if len(names) <= 1:
        return f"the judge {shown}" if names else ""
    more = len(names) - _MOST_NAMED
    return f"each of the judges {shown}{f' and {more} more' if more > 0 else ''}"


def date(given: Any, where: str) -> str:
    """A day as YYYY-MM-DD, from a date or a text.

    Raises:
        UsageError: it is none.
    """
    import datetime as dt

    try:
        return (given if type(given) is dt.date else dt.date.fromisoformat(given)).isoformat()
    except (TypeError, ValueError) as error:
        raise UsageError(f"{where}: expires = {given!r} is not a date; use YYYY-MM-DD") from error


def texts(given: Any, name: str, where: str) -> tuple[str, ...]:
    """One text or a list of them.

    Raises:
        UsageError: it is neither.
    """
    found = [given] if isinstance(given, str) else given
    if not isinstance(found, list) or not found or not all(isinstance(each, str) and each for each in found):
        raise UsageError(f"{where}: {name} = {given!r} is not a list of texts")
    return tuple(found)


def _wrong(key: Key, given: Any, where: str) -> UsageError:
    return UsageError(f"{where}: {key.name} = {given!r} is not {key.kind}")


def _text(key: Key, given: Any, where: str) -> str:
    given = given.lower() if key.choices and isinstance(given, str) else given
    if key.choices and given not in key.choices:
        raise UsageError(f"{where}: {key.name} = {given!r} is not one of {', '.join(key.choices)}{_near(given, key)}")
    if not isinstance(given, str):
        raise _wrong(key, given, where)
    return given


def _texts(key: Key, given: Any, where: str) -> tuple[str, ...]:
    if not isinstance(given, list) or not all(isinstance(each, str) for each in given):
        raise _wrong(key, given, where)
    return tuple(given)


def _flag(key: Key, given: Any, where: str) -> bool:
    if not isinstance(given, bool):
        raise _wrong(key, given, where)
    return given


def _number(key: Key, given: Any, where: str) -> float:
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise _wrong(key, given, where)
    if not key.low <= given <= key.high:
        raise UsageError(f"{where}: {key.name} = {given!r} is not between {key.low} and {key.high}")
    return given


def _levels(key: Key, given: Any, where: str) -> Mapping[str, str]:
    if not isinstance(given, dict):
        raise _wrong(key, given, where)
    levels = {name: level.lower() if isinstance(level, str) else level for name, level in given.items()}
    for name, level in levels.items():
        if level not in key.choices:
            said = f"{where}: levels.'{name}' = {level!r} is not one of {', '.join(key.choices)}"
            raise UsageError(f"{said}{_near(level, key)}")
    return levels


def _options(key: Key, given: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(given, dict) or not all(isinstance(each, dict) for each in given.values()):
        raise _wrong(key, given, where)
    return given


def _style(key: Key, given: Any, where: str) -> Mapping[str, str]:
    if not isinstance(given, Mapping):
        raise _wrong(key, given, where)
    validate_names(given, key.choices, f"{where}: {key.name}")
    for name, choice in given.items():
        known = house.choices(name)
        if choice not in known:
            near = did_you_mean(choice, known) if isinstance(choice, str) else ""
            raise UsageError(f"{where}: {key.name}.{name} = {choice!r} is not one of {', '.join(known)}{near}")
    return given


def _columns(key: Key, given: Any, where: str) -> Mapping[str, str]:
    if not isinstance(given, dict):
        raise _wrong(key, given, where)
    validate_names(given, key.choices, f"{where}: columns")
    for name, column in given.items():
        if isinstance(column, bool) or not isinstance(column, str | int) or not str(column).strip():
            raise UsageError(f"{where}: columns.{name} = {column!r} is neither the name of a column nor its number")
    return {name: str(column).strip() for name, column in given.items()}


def _metrics(key: Key, given: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(given, dict):
        raise _wrong(key, given, where)
    validate_names(given, ("external",), f"{where}: metrics")
    for name, table in given.items():
        here = f"{where}: metrics.{name}"
        if not isinstance(table, dict):
            raise UsageError(f"{here} = {table!r} is not a table")
        validate_names(table, EXTERNAL, here)
        _external(table, here)
    return given


def _judges(key: Key, given: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(given, dict):
        raise _wrong(key, given, where)
    from mtcheck.metrics.judges.settings import read_judges

    read_judges(given, where)
    return given


def _plugins(key: Key, given: Any, where: str) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(given, dict):
        raise _wrong(key, given, where)
    validate_names(given, ("disable",), f"{where}: plugins")
    return {name: texts(each, f"plugins.{name}", where) for name, each in given.items()}


def _external(table: Mapping[str, Any], where: str) -> None:
    command, entry, timeout, folder = (table.get(name) for name in EXTERNAL)
    if (command is None) == (entry is None):
        raise UsageError(f"{where}: name a 'command' or an 'entry-point', one of them")
    if command is not None and (not isinstance(command, list) or not command or not all(map(_is_argument, command))):
        raise UsageError(f"{where}: command = {command!r} is not a list of texts, a program and its arguments")
    if entry is not None and not (isinstance(entry, str) and all(entry.partition(":"))):
        raise UsageError(f"{where}: entry-point = {entry!r} is not 'package.module:factory'")
    if timeout is not None and (type(timeout) not in (int, float) or not 0 < timeout <= LONGEST_WAIT):
        raise UsageError(f"{where}: timeout = {timeout!r} is not a number of seconds between 0 and {LONGEST_WAIT}")
    if folder is not None and not _is_argument(folder):
        raise UsageError(f"{where}: folder = {folder!r} is not a text")


def _is_argument(given: Any) -> bool:
    return isinstance(given, str) and bool(given) and "\0" not in given


def _near(given: Any, key: Key) -> str:
    return did_you_mean(given, key.choices) if isinstance(given, str) else ""


_MADE: Mapping[Kind, Callable[[Key, Any, str], Any]] = {
    Kind.TEXT: _text,
    Kind.TEXTS: _texts,
    Kind.FLAG: _flag,
    Kind.NUMBER: _number,
    Kind.LEVELS: _levels,
    Kind.OPTIONS: _options,
    Kind.COLUMNS: _columns,
    Kind.STYLE: _style,
    Kind.METRICS: _metrics,
    Kind.JUDGES: _judges,
    Kind.PLUGINS: _plugins,
}
