"""The checks there are: found by walking ``checks/``, chosen by name, never registered by hand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from mtcheck import checks, plugins
from mtcheck.checks.base import Check, usual_furniture
from mtcheck.errors import UsageError, shorten
from mtcheck.language.packaged import rows_of
from mtcheck.model.report import CheckInfo, Failure
from mtcheck.model.tuples import NamedTuple

_LONGEST = 80
"""Characters of an unknown name that a message quotes."""
_SHORT = 5
"""Letters up to which one that differs makes another word: *nope* is no *note*."""
_NO_MANUAL = "This check has no manual page: its module has no docstring."


class Entry(NamedTuple):
    """A check with its name and manual."""

    check: Check
    info: CheckInfo


class Extra(NamedTuple):
    """Checks beside the package's own, and what is wrong with those that cannot run."""

    entries: tuple[Entry, ...] = ()
    failures: tuple[Failure, ...] = ()


class Listed(NamedTuple):
    """What the index knows of a check, so that it need not be imported to be left out."""

    id: str
    needs_source: bool
    preview: bool
    aliases: tuple[str, ...] = ()


Known = Listed | CheckInfo


@cache
def catalogue() -> tuple[Entry, ...]:
    """Every check, in order of id.

    Raises:
        LookupError: a module holds no check or several, or there are no checks at all.
    """
    return tuple(map(_entry, _modules()))


@cache
def listing() -> tuple[Listed, ...]:
    """Every check as the index has it, in order of id; one that is not in the index yet is imported."""
    index = {each.id: each for each in map(_listed, rows_of("checks", "index"))}
    return tuple(index.get(id) or summarize(_entry(id).info) for id in _modules())


def summarize(info: CheckInfo) -> Listed:
    """What the index says of a check."""
    return Listed(info.id, info.needs_source, info.preview, info.aliases)


def comparing(preview: bool = False) -> tuple[str, ...]:
    """The ids of all checks that need an original, in order.

    Args:
        preview: whether those in preview are named too.
    """
    return tuple(each.id for each in listing() if each.needs_source and (preview or not each.preview))


def families() -> frozenset[str]:
    """The families of the package's own checks."""
    return frozenset(each.id.partition("/")[0] for each in listing())


def _listed(row: Sequence[str]) -> Listed:
    id, needs_source, preview, aliases = row
    return Listed(id, needs_source == "yes", preview == "yes", tuple(aliases.strip("-").split()))


@cache
def _modules() -> Mapping[str, str]:
    """The name of each check's module by the check's id, in order of id."""
    found = {
        f"{family.name}/{module.name.replace('_', '-')}": f"{checks.__name__}.{family.name}.{module.name}"
        for family in iter_modules(checks.__path__)
        if family.ispkg
        for module in iter_modules([f"{folder}/{family.name}" for folder in checks.__path__])
        if not module.name.startswith("_")
    }
    if not found:
        raise LookupError("the catalogue of checks is empty: mtcheck is not installed completely")
    return dict(sorted(found.items()))


@cache
def _entry(id: str) -> Entry:
    return make_entry(id, import_module(_modules()[id]))


def list_checks(module: ModuleType) -> list[Check]:
    """The checks that a module holds, however many there are."""
    return [value for value in vars(module).values() if isinstance(value, Check)]


def make_entry(id: str, module: ModuleType, origin: str = "") -> Entry:
    """The check that a module holds.

    Args:
        id: what it is called.
        module: the module, whose docstring is the manual page.
        origin: where it comes from, if it is not mtcheck's own.

    Raises:
        LookupError: the module holds no check or several.
    """
    found = list_checks(module)
    if len(found) != 1:
        raise LookupError(f"{module.__name__} holds {len(found)} checks; a module holds one")
    check, manual = found[0], (module.__doc__ or "").strip() or _NO_MANUAL
    spec = check.spec
    return Entry(
        check,
        CheckInfo(
            id=id,
            category=spec.category,
            severity=spec.severity,
            summary=manual.partition("\n")[0],
            manual=manual,
            preview=spec.preview,
            aliases=spec.aliases,
            needs_source=spec.needs_source,
            silences=spec.silences,
            fix=spec.fix,
            furniture=spec.furniture or usual_furniture(spec.category),
            habit=spec.habit,
            origin=origin,
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
    named = tuple(only)
    wanted = {name for each in named for name in ids(each, extra)}
    unwanted = {name for each in skip for name in ids(each, extra)}
    chosen = tuple(
        _import(each.id, extra)
        for each in _known(extra)
        if each.id not in unwanted
        and (beside or not each.needs_source)
        and (each.id in wanted if named else preview or not each.preview)
    )
    if not chosen and beside:
        raise UsageError(f"no check is left to run: {_reason(named, wanted)}")
    return chosen


def find(name: str, extra: Sequence[Entry] = ()) -> Entry:
    """The check with this id, alias or id without its family (``torn-sentence``), where only one has it.

    Raises:
        UsageError: there is none; the message names the nearest.
    """
    return _import(_find(name, extra), extra)


def ids(name: str, extra: Sequence[Entry] = ()) -> list[str]:
    """The ids of the checks that an id, with or without its family, an alias or a family names.

    There is none where the checks of a plug-in are meant that is turned off or broken.

    Raises:
        UsageError: no check bears the name.
    """
    family = [each.id for each in _known(extra) if each.id.startswith(f"{name}/")]
    try:
        return family or [_find(name, extra)]
    except UsageError:
        if _is_absent(name.partition("/")[0], extra):
            return []
        raise


def _is_absent(family: str, extra: Sequence[Entry]) -> bool:
    """Whether the checks of a family, or some of them, cannot be known, since a plug-in is turned off or broken."""
    if family not in plugins.families():
        return False
    from mtcheck.checks.extra import load_plugin_checks

    broken = f"plug-in {family}" in (each.subject for each in load_plugin_checks().failures)
    return broken or not any(entry.info.id.startswith(f"{family}/") for entry in extra)


def _reason(named: Sequence[str], wanted: Collection[str]) -> str:
    if named and not wanted:
        return f"the plug-in of '{named[0]}' is turned off or broken ('mtcheck rules' tells)"
    return "'skip' takes away all that 'only' names" if named else "'skip' names all that there are"


def _known(extra: Sequence[Entry]) -> tuple[Known, ...]:
    return (*listing(), *(entry.info for entry in extra))


def _import(id: str, extra: Sequence[Entry]) -> Entry:
    return next((entry for entry in extra if entry.info.id == id), None) or _entry(id)


def _find(name: str, extra: Sequence[Entry]) -> str:
    known = _known(extra)
    for each in known:
        if name == each.id or name in each.aliases:
            return each.id
    short = [each.id for each in known if each.id.partition("/")[2] == name]
    if len(short) == 1:
        return short[0]
    raise UsageError(
        f"unknown check '{shorten(name, _LONGEST)}'{_near(shorten(name, _LONGEST), [each.id for each in known])}"
    )


def _near(name: str, ids: Sequence[str]) -> str:
    import difflib

    known = {short: full for full in ids for short in (full, full.partition("/")[2])}
    parts = {part: full for full in reversed(ids) for part in full.partition("/")[2].split("-") if len(part) > 3}
    families = {family: family for family in (full.partition("/")[0] for full in ids)}
    close = [short for short in known if len(name) > 2 and name in short]
    close = close or difflib.get_close_matches(name, known, n=1)
    if not close:
        known = parts | families
        close = difflib.get_close_matches(name, known, n=1, cutoff=0.7 if len(name) > _SHORT else 0.8)
    hint = f"; did you mean '{known[close[0]]}'?" if close else ""
    return f"{hint} ('mtcheck rules' lists them all)"
