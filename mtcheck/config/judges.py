"""What a table ``[judge.NAME]`` may say (``docs/judges.md``), read and validated before anything is asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from mtcheck.config.values import is_argument, is_number, list_choices, refusal, validate_program
from mtcheck.errors import UsageError, did_you_mean, make_printable, shorten
from mtcheck.metrics.judges.settings import JudgeSettings
from mtcheck.model.tuples import NamedTuple

RULES = "rules"
"""The table beside those of the judges: what the house wants, in plain language."""
KINDS = ("chat", "http", "languagetool", "program")
MOST_AT_ONCE = 64
LONGEST_WAIT = 3_600.0
_MOST_RULES, _LONGEST_RULE, _LONGEST_NAME = 50, 2_000, 100
_SHOWN = 40
_PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789-"


class _Range(NamedTuple):
    low: float
    high: float
    usual: float
    whole: bool = False


_NUMBERS = {
    "timeout": _Range(0.01, LONGEST_WAIT, 120.0),
    "concurrency": _Range(1, MOST_AT_ONCE, 4, whole=True),
    "retries": _Range(0, 20, 3, whole=True),
    "pause": _Range(0, 60, 1.0),
    "context": _Range(0, 10, 2, whole=True),
    "max-tokens": _Range(1, 1_000_000, 1_000, whole=True),
    "price-in": _Range(0, 1_000_000, 0.0),
    "price-out": _Range(0, 1_000_000, 0.0),
}
_TEXTS = ("url", "model", "key-variable", "folder", "entry-point")
_OF_KIND = {
    "chat": {"url", "model", "key-variable", "max-tokens", "price-in", "price-out"},
    "http": {"url", "key-variable"},
    "languagetool": {"url"},
    "program": {"command", "entry-point", "folder"},
}
_OF_ALL = {"kind", "timeout", "concurrency", "retries", "pause", "context"}
_NEEDED = {"chat": ("url", "model"), "http": ("url",), "languagetool": ("url",), "program": ()}


def read_judges(tables: Mapping[str, Any], where: str) -> dict[str, JudgeSettings]:
    """The judges of a table ``[judge]``, by name.

    Raises:
        UsageError: a key or value means nothing; the message says where and what it may be.
    """
    if not isinstance(tables, Mapping):
        raise UsageError(f"{where}: judge = {tables!r} is not a table of judges: [judge.NAME]")
    rules = _rules(tables.get(RULES, {}), f"{where}: judge.{RULES}")
    return {name: _read(name, table, where, rules) for name, table in tables.items() if name != RULES}


def _rules(table: Any, where: str) -> tuple[tuple[str, str], ...]:
    if not isinstance(table, Mapping):
        raise UsageError(f"{where} = {table!r} is not a table of texts")
    if len(table) > _MOST_RULES:
        raise UsageError(f"{where} holds {len(table):,} rules; {_MOST_RULES} are the most, as all go with a question")
    for name, text in table.items():
        shown = shorten(make_printable(name), _SHOWN)
        if len(name) > _LONGEST_NAME:
            raise UsageError(f"{where}: the name '{shown}' has more than {_LONGEST_NAME} characters")
        if not isinstance(text, str) or not text.strip() or len(text) > _LONGEST_RULE:
            raise UsageError(f"{where}.{shown} is not a text of 1 to {_LONGEST_RULE:,} characters")
    return tuple(table.items())


def _read(name: str, table: Any, where: str, rules: tuple[tuple[str, str], ...]) -> JudgeSettings:
    here = f"{where}: judge.{shorten(make_printable(name), _SHOWN)}"
    if not name or name.strip(_PLAIN):
        raise UsageError(f"{here}: the name of a judge is made of small letters, digits and hyphens")
    if not isinstance(table, Mapping):
        raise UsageError(f"{here} = {table!r} is not a table")
    kind = table.get("kind")
    if kind not in KINDS:
        raise refusal("kind", kind, list_choices(kind, KINDS), here)
    known = sorted(_OF_ALL | _OF_KIND[kind])
    for key in table:
        if key not in known:
            raise UsageError(f"{here}: unknown key '{key}' of a judge of kind {kind}{did_you_mean(key, known)}")
    for key in _NEEDED[kind]:
        if key not in table:
            raise UsageError(f"{here}: no '{key}'; a judge of kind {kind} needs it")
    if kind == "program":
        validate_program(table.get("command"), table.get("entry-point"), here)
    values: dict[str, Any] = {_field(key): _value(key, table[key], here) for key in table if key != "kind"}
    return JudgeSettings(name, kind, rules=rules, **values)


def _field(key: str) -> str:
    return key.replace("-", "_")


def _value(key: str, given: Any, where: str) -> Any:
    if key == "command":
        return tuple(given)
    if key in _TEXTS:
        return _text(key, given, where)
    bounds = _NUMBERS[key]
    if not is_number(given, whole=bounds.whole) or not bounds.low <= given <= bounds.high:
        kind = "a whole number" if bounds.whole else "a number"
        raise refusal(key, given, f"{kind} between {bounds.low:g} and {bounds.high:g}", where)
    return given


def _text(key: str, given: Any, where: str) -> str:
    if not is_argument(given):
        raise refusal(key, given, "a text", where)
    if key == "url":
        _validate_url(given, where)
    text: str = given
    return text.rstrip("/") if key == "url" else text


def _validate_url(given: str, where: str) -> None:
    try:
        parts = urlsplit(given)
        host = (parts.hostname or "").encode("idna")
        _ = parts.port
    except ValueError:
        parts, host = urlsplit(""), b""
    if parts.scheme not in ("http", "https") or not host or not given.isprintable() or " " in given:
        raise refusal("url", given, "an address such as http://localhost:8080/v1", where)
    if "@" in parts.netloc:
        raise UsageError(
            f"{where}: url holds a name or a password; put it into a variable and name that with 'key-variable'"
        )
    if parts.query or parts.fragment or not parts.path.isascii():
        raise UsageError(
            f"{where}: url = {given!r} has more than a host and a plain path; leave out what follows ? or #"
        )
