"""The checks there are: found by walking ``checks/``, chosen by name, never registered by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from importlib.machinery import SourceFileLoader
from pkgutil import ModuleInfo, iter_modules
from typing import NamedTuple

from mtcheck import checks
from mtcheck.checks.base import Check
from mtcheck.errors import UsageError
from mtcheck.model.report import CheckInfo


class Entry(NamedTuple):
    """A check with its name and manual."""

    check: Check
    info: CheckInfo


_ASKS_FOR_AN_ORIGINAL = (b"\n@bead_check(", b"needs_source=True")
"""What stands in the source text of a check that needs the original, and in no other's."""

_IN_PREVIEW = b"preview=True"


@cache
def catalogue(beside: bool = True) -> tuple[Entry, ...]:
    """Every check, in order of id.

    Args:
        beside: whether there may be an original; else the checks that need one are left out, without importing them.

    Raises:
        LookupError: a module holds no check or several, or there are no checks at all.
    """
    entries = [
        _entry(each.family, each.module.name) for each in _places() if beside or not _signs(each.module).needs_original
    ]
    if not entries:
        raise LookupError("the catalogue of checks is empty: mtcheck is not installed completely")
    return tuple(sorted(entries, key=lambda entry: entry.info.id))


@cache
def comparing(preview: bool = False) -> tuple[str, ...]:
    """The ids of all checks that need an original, in order, told without importing them.

    Args:
        preview: whether those in preview are named too.
    """
    signs = ((_id(each.family, each.module.name), _signs(each.module)) for each in _places())
    return tuple(sorted(name for name, each in signs if each.needs_original and (preview or not each.in_preview)))


class _Place(NamedTuple):
    """The module of a check, and the family that its package is."""

    family: str
    module: ModuleInfo


class _Signs(NamedTuple):
    """What a module's text tells of its check."""

    needs_original: bool
    in_preview: bool


@cache
def _places() -> tuple[_Place, ...]:
    return tuple(
        _Place(family.name, module)
        for family in iter_modules(checks.__path__)
        if family.ispkg
        for module in iter_modules(import_module(f"{checks.__name__}.{family.name}").__path__)
        if not module.name.startswith("_")
    )


@cache
def _signs(module: ModuleInfo) -> _Signs:
    """Told from the module's text, since importing these with all they rest on takes as long as checking a page."""
    text = _text(module)
    return _Signs(any(sign in text for sign in _ASKS_FOR_AN_ORIGINAL), _IN_PREVIEW in text)


def _text(module: ModuleInfo) -> bytes:
    spec = module.module_finder.find_spec(module.name, None)
    if spec is None or spec.origin is None or not isinstance(spec.loader, SourceFileLoader):
        return b""
    return spec.loader.get_data(spec.origin)


def _id(family: str, module: str) -> str:
    return f"{family}/{module.replace('_', '-')}"


def _entry(family: str, name: str) -> Entry:
    module = import_module(f"{checks.__name__}.{family}.{name}")
    found = [value for value in vars(module).values() if isinstance(value, Check)]
    if len(found) != 1:
        raise LookupError(f"{module.__name__} holds {len(found)} checks; a module holds one")
    check, manual = found[0], (module.__doc__ or "").strip()
    return Entry(
        check,
        CheckInfo(
            id=_id(family, name),
            category=check.category,
            severity=check.severity,
            summary=manual.partition("\n")[0],
            manual=manual,
            preview=check.preview,
            aliases=check.aliases,
            needs_source=check.needs_source,
            silences=check.silences,
            fix=check.fix,
            furniture=check.furniture,
            habit=check.habit,
        ),
    )


def select(
    only: Iterable[str] = (),
    skip: Iterable[str] = (),
    preview: bool = False,
    beside: bool = True,
    extra: Sequence[Entry] = (),
) -> tuple[Entry, ...]:
    """The checks that run: those of ``only`` (default: all that are not in preview) without those of ``skip``.

    A name is an id, with or without its family, an alias or a family (``markup``). Without an original (``beside``) the
    checks that need one are left out, and there may be none.

    Args:
        only: names of the checks that run.
        skip: names of those that do not.
        preview: whether those in preview run that nobody has named.
        beside: whether there may be an original.
        extra: checks beside the package's own, chosen in the same way.

    Raises:
        UsageError: a name that no check bears, or nothing left to run.
    """
    wanted = [name for each in only for name in ids(each, extra)]
    unwanted = {name for each in skip for name in ids(each, extra)}
    there = (*catalogue(beside), *(entry for entry in extra if beside or not entry.info.needs_source))
    chosen = tuple(
        entry
        for entry in there
        if entry.info.id not in unwanted and (entry.info.id in wanted if wanted else preview or not entry.info.preview)
    )
    if not chosen and beside:
        raise UsageError("no check is left to run: --skip takes away all that --only names")
    return chosen


def find(name: str, extra: Sequence[Entry] = ()) -> Entry:
    """The check with this id, alias or id without its family (``torn-sentence``), where only one has it.

    Raises:
        UsageError: there is none; the message names the nearest.
    """
    there = (*catalogue(), *extra)
    for entry in there:
        if name == entry.info.id or name in entry.info.aliases:
            return entry
    short = [entry for entry in there if entry.info.id.partition("/")[2] == name]
    if len(short) == 1:
        return short[0]
    raise UsageError(f"unknown check '{name}'{_near(name, [entry.info.id for entry in there])}")


def ids(name: str, extra: Sequence[Entry] = ()) -> list[str]:
    """The ids of the checks that an id, with or without its family, an alias or a family names.

    Raises:
        UsageError: none.
    """
    family = [entry.info.id for entry in (*catalogue(), *extra) if entry.info.id.startswith(f"{name}/")]
    return family or [find(name, extra).info.id]


def _near(name: str, ids: Sequence[str]) -> str:
    import difflib

    known = {short: full for full in ids for short in (full, full.partition("/")[2])}
    parts = {part: full for full in reversed(ids) for part in full.partition("/")[2].split("-") if len(part) > 3}
    families = {family: family for family in (full.partition("/")[0] for full in ids)}
    close = [short for short in known if len(name) > 2 and name in short]
    close = close or difflib.get_close_matches(name, known, n=1)
    if not close:
        known = parts | families
        close = difflib.get_close_matches(name, known, n=1, cutoff=0.7)
    hint = f"; did you mean '{known[close[0]]}'?" if close else ""
    return f"{hint} ('mtcheck rules' lists them all)"
