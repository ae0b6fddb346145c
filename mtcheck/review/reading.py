"""A file of decisions -> ``Decisions``; whatever is not as the schema says is named by its place in the file."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from mtcheck.errors import ReadError, UsageError, did_you_mean, make_printable, read_small, shorten
from mtcheck.model.finding import Category, Severity
from mtcheck.patterns import lazy
from mtcheck.review.model import Added, Article, Decision, Decisions, Edited, Origin

SCHEMA = "mtcheck.decisions/1"
_FAMILY = "mtcheck.decisions/"

_ANEW = "export it again from the review page"
_TOP = ("schema", "mtcheck", "made", "author", "article", "decisions", "added", "edits")
_DIGEST = lazy(r"[0-9a-f]{64}")
_FINGERPRINT = lazy(r"[0-9a-f]{32}")
_MOMENT = lazy(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")
_UNWRITABLE = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_CATEGORIES = {str(each): each for each in Category}
_LONGEST = 60
"""Characters of a wrong value that a message quotes."""

_Check = Callable[[Any], str]
"""What a value must be, where it is something else; empty where it is right."""


def read(path: Path) -> Decisions:
    """The decisions in a file.

    Raises:
        ReadError: it cannot be read, is of another version, or not as the schema says; the message is one line that
            names the file, the place in it and the cure.
    """
    name = make_printable(str(path))
    try:
        return _decisions(_parsed(path, name), name)
    except _Wrong as wrong:
        raise ReadError(f"{name}: {make_printable(str(wrong))}; {_ANEW}") from wrong


def is_decisions(path: Path) -> bool:
    """Whether a file says of itself that it holds decisions, of any version."""
    try:
        said = json.loads(read_small(path, "decisions"))
    except (UsageError, ValueError, RecursionError):
        return False
    return isinstance(said, dict) and str(said.get("schema")).startswith(_FAMILY)


class _Wrong(Exception):  # noqa: N818  # never leaves this module, which makes the error of it
    """What is wrong, and where."""


def _parsed(path: Path, name: str) -> dict[str, Any]:
    try:
        written = read_small(path, "decisions")
    except UsageError as error:
        raise ReadError(str(error)) from error
    try:
        parsed = json.loads(written, object_pairs_hook=_unique, parse_constant=_refused)
    except json.JSONDecodeError as error:
        raise _Wrong(f"line {error.lineno}: not JSON: {error.msg}") from error
    except (RecursionError, ValueError) as error:
        raise _Wrong(f"not readable JSON: {error}") from error
    schema = parsed.get("schema") if isinstance(parsed, dict) else None
    if schema != SCHEMA:
        found = f"of version {_quoted(schema)}" if schema else "not a file of decisions"
        raise ReadError(f"{name}: this is {found}, not {SCHEMA}; use the mtcheck that made it, or {_ANEW}")
    return dict(parsed)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for key, _ in pairs if sum(key == other for other, _ in pairs) > 1)
        raise ValueError(f"the key '{twice}' appears twice in one object")
    return found


def _refused(constant: str) -> Any:
    raise ValueError(f"{constant} is not a number")


def _decisions(given: dict[str, Any], name: str) -> Decisions:
    _refuse_keys(given, _TOP, "")
    _refuse(given["mtcheck"], _named_text, "mtcheck")
    _refuse(given["made"], _moment, "made")
    _refuse(given["author"], _text, "author")
    origin = Origin(name, given["author"].strip())
    article = Article(**_record(given["article"], _ARTICLE, "article"))
    return Decisions(
        origin,
        given["mtcheck"],
        given["made"],
        article,
        tuple(_decision(each, where, origin) for each, where in _entries(given, "decisions", _DECISION)),
        tuple(_added(each, where, origin) for each, where in _entries(given, "added", _ADDED)),
        tuple(_edited(each, where, origin) for each, where in _entries(given, "edits", _EDIT)),
    )


def _entries(given: Mapping[str, Any], name: str, fields: Mapping[str, _Check]) -> list[tuple[dict[str, Any], str]]:
    if not isinstance(given[name], list):
        raise _Wrong(f"{name} is {_quoted(given[name])}, which is not a list")
    return [(_record(each, fields, where), where) for at, each in enumerate(given[name]) if (where := f"{name}[{at}]")]


def _record(given: Any, fields: Mapping[str, _Check], where: str) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise _Wrong(f"{where} is {_quoted(given)}, which is not an object")
    _refuse_keys(given, tuple(fields), f"{where}.")
    for key, check in fields.items():
        _refuse(given[key], check, f"{where}.{key}")
    if "start" in given and given["start"] > given["end"]:
        raise _Wrong(f"{where} ends at {given['end']}, before it starts at {given['start']}")
    return given


def _refuse_keys(given: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
    for key in known:
        if key not in given:
            raise _Wrong(f"{where}{key} is missing")
    for key in given:
        if key not in known:
            raise _Wrong(f"{where}{shorten(key, _LONGEST)} means nothing{did_you_mean(key, known)}")


def _refuse(value: Any, check: _Check, where: str) -> None:
    if said := check(value):
        raise _Wrong(f"{where} is {_quoted(value)}, not {said}")


def _decision(given: Mapping[str, Any], where: str, origin: Origin) -> Decision:
    accepted = given["decision"] == "accepted"
    if not accepted and given["replacement"] is not None:
        raise _Wrong(f"{where} is dismissed and has a replacement")
    values = {key: value for key, value in given.items() if key != "decision"}
    return Decision(**values, accepted=accepted, origin=origin)


def _added(given: Mapping[str, Any], where: str, origin: Origin) -> Added:
    start, end = given["source_start"], given["source_end"]
    if (start is None) != (end is None) or (start is not None and start > end):
        raise _Wrong(f"{where} is in the original from {start} to {end}, which is not a place")
    return Added(
        given["start"],
        given["end"],
        None if start is None else (start, end),
        _CATEGORIES[given["category"]],
        Severity(given["severity"]),
        given["comment"],
        given["replacement"],
        origin,
    )


def _edited(given: Mapping[str, Any], _where: str, origin: Origin) -> Edited:
    return Edited(**given, origin=origin)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        return "a text"
    return "a text that can be written: it holds control characters" if _UNWRITABLE.search(value) else ""


def _named_text(value: Any) -> str:
    return _text(value) or ("" if value else "a text that says something")


def _offset(value: Any) -> str:
    return "" if type(value) is int and value >= 0 else "a whole number from 0"


def _or_nothing(check: _Check) -> _Check:
    def checked(value: Any) -> str:
        said = "" if value is None else check(value)
        return f"{said} or null" if said else ""

    return checked


def _fitting(pattern: Any, said: str) -> _Check:
    return lambda value: "" if isinstance(value, str) and pattern.fullmatch(value) else said


def _one_of(*known: str) -> _Check:
    def checked(value: Any) -> str:
        if isinstance(value, str) and value in known:
            return ""
        near = did_you_mean(value, known) if isinstance(value, str) else ""
        return (f"one of {', '.join(known)}" if len(known) < 9 else "one that is known") + near

    return checked


def _quoted(value: Any) -> str:
    try:
        return shorten(json.dumps(value, ensure_ascii=False), _LONGEST)
    except (RecursionError, ValueError):
        return "something else"


_digest = _fitting(_DIGEST, "64 hexadecimal digits")
_moment = _fitting(_MOMENT, "a moment like 2027-01-31T09:30:00Z")

_ARTICLE: Mapping[str, _Check] = {
    "name": _text,
    "path": _text,
    "sha256": _digest,
    "source_sha256": _or_nothing(_digest),
    "source_path": _or_nothing(_text),
    "target_language": _text,
    "source_language": _text,
}
_DECISION: Mapping[str, _Check] = {
    "fingerprint": _fitting(_FINGERPRINT, "32 hexadecimal digits"),
    "check": _named_text,
    "start": _offset,
    "end": _offset,
    "decision": _one_of("accepted", "dismissed"),
    "reason": _text,
    "replacement": _or_nothing(_text),
}
_ADDED: Mapping[str, _Check] = {
    "start": _offset,
    "end": _offset,
    "source_start": _or_nothing(_offset),
    "source_end": _or_nothing(_offset),
    "category": _one_of(*_CATEGORIES),
    "severity": _one_of(*(each.value for each in Severity)),
    "comment": _text,
    "replacement": _or_nothing(_text),
}
_EDIT: Mapping[str, _Check] = {"start": _offset, "end": _offset, "replacement": _text}
