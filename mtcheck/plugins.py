"""What installed packages add to mtcheck (``docs/plugins.md``): found by entry points, imported when it is asked for.

Whoever installs a package trusts it, and nobody need trust the folder that is checked: an entry point that lies in the
working folder is no plug-in, and neither is a module that stands there in a plug-in's way.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib import import_module
from io import FileIO
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from mtcheck.errors import MtcheckError, UsageError, make_printable

CHECKS = "mtcheck.checks"
REPORTERS = "mtcheck.reporters"
LOADERS = "mtcheck.loaders"
LANGUAGES = "mtcheck.languages"
ENCODERS = "mtcheck.encoders"
ALL = "*"
"""In place of a name: every plug-in."""
DISABLED = "MTCHECK_DISABLE_PLUGINS"
"""The variable that names plug-ins which are not loaded by this process and those that it starts, with commas."""
_METADATA = (".dist-info", ".egg-info")
_SIGN = b"[mtcheck."


class PluginError(UsageError):
    """A plug-in that cannot be loaded, or is not what its entry point says."""


class Plugin(NamedTuple):
    """An entry point of an installed package."""

    group: str
    name: str
    value: str
    """What it names: ``package.module`` or ``package.module:object``."""
    package: str
    """The name of the installed package, as its metadata has it."""
    version: str

    @property
    def origin(self) -> str:
        """Where it comes from, for people."""
        return f"{self.package} {self.version}".strip()

    def load(self) -> Any:
        """The module or object that the entry point names.

        Raises:
            PluginError: it cannot be imported.
        """
        module, _, attribute = self.value.partition(":")
        try:
            self._refuse_shadow(module.partition(".")[0])
            found = import_module(module)
            return attrgetter(attribute)(found) if attribute else found
        except MtcheckError:
            raise
        except (Exception, SystemExit) as error:  # whatever a stranger's module does must not end the run
            raise self.crash(error, f"{self.value} cannot be imported") from error

    def error(self, why: str) -> PluginError:
        """What is said of a plug-in that is not as it should be."""
        cure = f"update or uninstall {self.package}, or turn it off: --no-plugins, or [plugins] disable"
        said = f"plug-in '{self.name}' of {self.origin}: {why}; {cure} = [\"{self.name}\"]"
        return PluginError(make_printable(" ".join(said.split())))

    def crash(self, error: BaseException, why: str) -> PluginError:
        """What is said of a plug-in that crashes; the crash is raised again where ``MTCHECK_DEBUG`` asks for it."""
        if os.environ.get("MTCHECK_DEBUG"):
            raise error
        return self.error(f"{why}: {type(error).__name__}: {error}")

    def _refuse_shadow(self, name: str) -> None:
        """Refuse a module of the working folder, which Python would import before the installed one.

        Raises:
            PluginError: there is one.
        """
        from importlib.util import find_spec

        spec = find_spec(name)
        places = (spec.submodule_search_locations or [spec.origin or ""]) if spec else []
        if _here() in map(_folder_of, places) and _here() not in _trusted_path():
            raise self.error(f"the working folder holds a module '{name}', which would be imported in its place")


def list_installed(group: str, disabled: Collection[str] = ()) -> tuple[Plugin, ...]:
    """The plug-ins of a group, in order of name.

    Args:
        group: one of those above.
        disabled: names of plug-ins or packages that are left out, beside those that the environment names.
    """
    found = _scan(*_search_key())
    off = {*disabled, *_disabled()} if found else set()
    return tuple(each for each in found if each.group == group and not off & {ALL, each.name, each.package})


def families() -> frozenset[str]:
    """The families of checks that packages bring, of plug-ins that are turned off as well."""
    return frozenset(each.name for each in _scan(*_search_key()) if each.group == CHECKS)


def find(group: str, name: str) -> Plugin | None:
    """The plug-in of a group with this name, if there is one.

    Raises:
        PluginError: several packages bring one of this name.
    """
    found = [each for each in list_installed(group) if each.name.lower() == name.lower()]
    if len(found) > 1:
        raise found[1].error(f"{found[0].origin} has one of the same name")
    return found[0] if found else None


@contextmanager
def disabling(names: Iterable[str]) -> Iterator[None]:
    """Do without these plug-ins, in this process and in those that it starts."""
    before = os.environ.get(DISABLED)
    if more := {*names}:
        os.environ[DISABLED] = ",".join(sorted({*_disabled(), *more}))
    try:
        yield
    finally:
        if before is None:
            os.environ.pop(DISABLED, None)
        else:
            os.environ[DISABLED] = before


def version_of(package: str) -> str:
    """The version of an installed package, as the folder of its metadata is named; empty where there is none."""
    return next((each.version for each in _list_packages(*_search_key()) if each.name == package), "")


def _disabled() -> set[str]:
    return {each.strip() for each in os.environ.get(DISABLED, "").split(",")} - {""}


def _search_key() -> tuple[tuple[str, ...], str]:
    """What tells where packages are looked for."""
    return tuple(sys.path), os.environ.get("PYTHONPATH", "")


@lru_cache(maxsize=4)
def _scan(path: tuple[str, ...], python_path: str) -> tuple[Plugin, ...]:
    """All plug-ins that can be imported by ``sys.path``.

    The standard library takes thirty times as long for it: it parses the metadata of all packages.
    """
    packages = _list_packages(path, python_path)
    return tuple(sorted(plugin for each in packages for plugin in _read(each)))


class _Package(NamedTuple):
    name: str
    version: str
    metadata: str
    """The folder of it."""


@lru_cache(maxsize=4)
def _list_packages(_path: tuple[str, ...], _python_path: str) -> tuple[_Package, ...]:
    """The installed packages, each where it is found first."""
    found: dict[str, _Package] = {}
    for folder in _trusted_path():
        for name in _list_metadata(folder):
            package, version = _name_package(name)
            found.setdefault(package, _Package(package, version, f"{folder}/{name}"))
    return tuple(found.values())


def _list_metadata(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entry.name for entry in entries if entry.name.endswith(_METADATA))
    except OSError:
        return []


def _name_package(name: str) -> tuple[str, str]:
    """The package and version of a folder of metadata: ``acme_checks-1.2.dist-info``."""
    package, _, version = name.rpartition(".")[0].partition("-")
    return package.replace("_", "-").lower(), version.partition("-py3")[0]


def _read(package: _Package) -> Iterator[Plugin]:
    try:
        with FileIO(f"{package.metadata}/entry_points.txt") as file:
            data = file.readall()
    except OSError:
        return
    if _SIGN not in data:
        return
    group = ""
    for line in data.decode("utf-8", "replace").splitlines():
        name, equals, value = (part.strip() for part in line.partition("="))
        if line.startswith("["):
            group = line.strip().strip("[]")
        elif equals and group.startswith("mtcheck."):
            yield Plugin(group, name, value.partition("[")[0].strip(), package.name, package.version)


def _trusted_path() -> list[str]:
    """The folders that modules are imported from, without the working folder where nobody has named it.

    It is named by a package that was installed from it to be worked on, not by ``python -m``, nor by a blank in
    ``PYTHONPATH``.
    """
    here, named = _here(), os.environ.get("PYTHONPATH")
    is_blank = bool(named) and not all(Path(each).is_absolute() for each in (named or "").split(os.pathsep))
    whole = [os.path.realpath(each) if Path(each).is_absolute() else "" for each in sys.path]
    own = whole[1:] if whole[:1] == [here] else whole
    return [each for each in dict.fromkeys(own) if each and (each != here or not is_blank)]


def _here() -> str:
    try:
        return os.path.realpath(os.curdir)
    except OSError:
        return ""


def _folder_of(place: str) -> str:
    return os.path.realpath(Path(place).parent) if Path(place).is_absolute() else ""
