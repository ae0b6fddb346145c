"""Checks beside the package's own: those of installed packages, and those in files that the command line names."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from importlib import import_module
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from mtcheck import plugins
from mtcheck.checks import registry
from mtcheck.checks.registry import Entry, Extra, list_checks, make_entry
from mtcheck.errors import UsageError, make_printable, read_small
from mtcheck.model.report import Failure
from mtcheck.plugins import Plugin, PluginError

LOCAL = "local"
"""The family of checks that are files."""
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_MODULE = "_mtcheck_check_file_"


def load_plugin_checks(disabled: Collection[str] = ()) -> Extra:
    """The checks of installed packages.

    Args:
        disabled: names of plug-ins or packages that are left out.
    """
    found = plugins.list_installed(plugins.CHECKS, disabled)
    return _load_all(found) if found else Extra()


@lru_cache(maxsize=4)
def _load_all(found: Sequence[Plugin]) -> Extra:
    entries: dict[str, Entry] = {}
    failures = []
    for plugin in found:
        for make in _makers(plugin):
            try:
                entry = make()
                _refuse_taken(entry, entries, plugin)
            except PluginError as error:
                failures.append(Failure(f"plug-in {plugin.name}", str(error)))
            else:
                entries[entry.info.id] = entry
    return Extra(tuple(entries.values()), tuple(failures))


def _makers(plugin: Plugin) -> Iterator[Callable[[], Entry]]:
    """What makes each check of a plug-in, or says what is wrong with it."""
    try:
        module = _load_package(plugin)
    except PluginError as error:
        yield _raise(error)
        return
    names = [module.__name__]
    if hasattr(module, "__path__"):
        names = [f"{module.__name__}.{each.name}" for each in iter_modules(module.__path__) if each.name[0] != "_"]
    if not names:
        yield _raise(plugin.error(f"there is no check in {module.__name__}"))
    yield from (lambda name=name: _make(plugin, name) for name in names)


def _raise(error: PluginError) -> Callable[[], Entry]:
    def make() -> Entry:
        raise error

    return make


def _load_package(plugin: Plugin) -> ModuleType:
    families = {*registry.families(), LOCAL}
    if plugin.name in families or not _NAME.fullmatch(plugin.name):
        why = "is taken by mtcheck's own checks" if plugin.name in families else "is not one in a-z, 0-9 and -"
        raise plugin.error(f"its name, by which the ids of its checks begin, {why}; name the entry point otherwise")
    module = plugin.load()
    if not isinstance(module, ModuleType):
        raise plugin.error(f"{plugin.value} is {type(module).__name__}, not a module or package of checks")
    return module


def _make(plugin: Plugin, name: str) -> Entry:
    id = f"{plugin.name}/{name.rpartition('.')[2].replace('_', '-')}"
    try:
        module = import_module(name)
    except (Exception, SystemExit) as error:  # whatever a stranger's module does must not end the run
        raise plugin.crash(error, f"{name} cannot be imported") from error
    try:
        return make_entry(id, module, plugin.origin)
    except LookupError as error:
        raise plugin.error(str(error)) from error
    except Exception as error:  # a check that is none: whatever is wrong in it must not end the run
        raise plugin.crash(error, f"the check in {name} is not sound") from error


def _refuse_taken(entry: Entry, entries: Collection[str], plugin: Plugin) -> None:
    names = (entry.info.id, *entry.info.aliases)
    own = {name for each in registry.listing() for name in (each.id, *each.aliases)}
    taken = [name for name in names if name in entries or name in own]
    if taken:
        raise plugin.error(f"there is another check '{taken[0]}'")


def load_check_files(paths: Sequence[str]) -> tuple[Entry, ...]:
    """The checks in files, ``local/my-check`` in ``my_check.py``; a file that has changed is loaded anew.

    Raises:
        UsageError: a file cannot be read or imported, holds no check or several, or two have one name.
    """
    return _load_files(tuple(paths), tuple(map(_version, paths)))


def _version(path: str) -> tuple[str, int, int]:
    real = os.path.realpath(path)
    try:
        found = Path(real).stat()
    except (OSError, ValueError):
        return real, 0, 0
    return real, found.st_mtime_ns, found.st_size


@lru_cache(maxsize=16)
def _load_files(paths: Sequence[str], _versions: Sequence[tuple[str, int, int]]) -> tuple[Entry, ...]:
    entries: dict[str, Entry] = {}
    for path in map(Path, paths):
        id = f"{LOCAL}/{path.stem.replace('_', '-').lower()}"
        if id in entries:
            raise UsageError(f"--check-file {path}: another file is the check '{id}' already; rename one of them")
        entries[id] = _load_file(path, id)
    return tuple(entries.values())


def _load_file(path: Path, id: str) -> Entry:
    where = make_printable(f"--check-file {path}")
    if path.suffix != ".py":
        raise UsageError(f"{where}: this is not a Python file; name one that ends in .py ('docs/adding-a-check.md')")
    read_small(path, "check")
    name = _MODULE + re.sub(r"\W", "_", path.stem)
    spec = spec_from_loader(name, _Loader(name, str(path.resolve())))
    if spec is None or spec.loader is None:
        raise UsageError(f"{where}: cannot be imported")
    module = sys.modules[name] = module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except SyntaxError as error:
        raise UsageError(f"{where}: line {error.lineno}: {error.msg}") from error
    except (Exception, SystemExit) as error:  # whatever is wrong in the file, one line says it
        if os.environ.get("MTCHECK_DEBUG"):
            raise
        line = _line_of(error, path)
        raise UsageError(f"{where}: {line}{type(error).__name__}: {error} (MTCHECK_DEBUG=1 shows where)") from error
    if (number := len(list_checks(module))) != 1:
        raise UsageError(f"{where}: holds {number} checks; a file holds one")
    return make_entry(id, module, make_printable(str(path)))


class _Loader(SourceFileLoader):
    """Loads a file of the user's without leaving a folder of bytecode beside it."""

    def set_data(self, path: str, data: Any, *, _mode: int = 0o666) -> None:
        del path, data


def _line_of(error: BaseException, path: Path) -> str:
    from traceback import extract_tb

    lines = [each.lineno for each in extract_tb(error.__traceback__) if each.filename == str(path.resolve())]
    return f"line {lines[-1]}: " if lines else ""
