"""What Python makes anew at every start, kept from one run to the next.

A run over one page would spend almost half its time on compiling some two hundred regular expressions, and the methods
that ``dataclasses`` writes as text, to what they were compiled to before. Both are kept in the user's cache folder, for
exactly this version of Python and of mtcheck, and only what is not found there is compiled. Whatever is wrong with the
file, everything is compiled as ever.

``MTCHECK_CACHE`` names another folder; where it is empty, nothing is kept.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from contextlib import suppress
from pathlib import Path
from types import CodeType
from typing import Any

from mtcheck import __version__

Expression = tuple[str, int, list[int], int, dict[str, int], tuple[str | None, ...]]
"""What the matching machine of ``re`` is made of: pattern, flags, code, number of groups, their names both ways."""

_NEVER_KEPT = int(re.DEBUG | re.LOCALE)
_LARGEST = 8_000_000


class Kept:
    """What an earlier run has compiled, and what this one adds."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._expressions, self._methods = _read(path)
        self._added = False

    def install(self) -> None:
        """Stand before the compilers of expressions and of generated methods, where they are those we know."""
        import builtins
        import dataclasses

        dataclasses.exec = self._execute(builtins.exec)  # type: ignore[attr-defined]  # shadows the built-in there
        try:
            import _sre  # type: ignore[import-not-found]  # CPython's own, without stubs
            from re import _compiler, _parser  # type: ignore[attr-defined]  # as above
        except ImportError:
            return
        _compiler.compile = self._compile(_compiler, _parser, _sre)

    def _execute(self, execute: Any) -> Any:
        def cached(text: Any, *namespaces: Any) -> None:
            if isinstance(text, str):
                if text not in self._methods:
                    self._methods[text] = compile(text, "<string>", "exec")
                    self._added = True
                text = self._methods[text]
            execute(text, *namespaces)

        return cached

    def _compile(self, compiler: Any, parser: Any, machine: Any) -> Any:
        compiled = compiler.compile

        def cached(pattern: Any, flags: int = 0) -> Any:
            if not isinstance(pattern, str) or flags & _NEVER_KEPT:
                return compiled(pattern, flags)
            key = (pattern, int(flags))
            if key not in self._expressions:
                self._expressions[key] = _expression(compiler, parser, pattern, int(flags))
                self._added = True
            return machine.compile(*self._expressions[key])

        return cached

    def save(self) -> None:
        """Write everything for the next run, if something is new and the folder lets us."""
        if not self._added:
            return
        temporary = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            temporary.write_bytes(marshal.dumps((self._expressions, self._methods)))
            temporary.replace(self._path)
        except OSError:
            with suppress(OSError):
                temporary.unlink()


def kept() -> Kept | None:
    """The user's own, or None where nothing is to be kept."""
    folder = os.environ.get("MTCHECK_CACHE", str(_cache_folder()))
    name = f"start-{__version__}-{sys.implementation.cache_tag}-{sys.hexversion:x}"
    return Kept(Path(folder) / name) if folder else None


def _cache_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", "~")).expanduser() / "mtcheck"
    if sys.platform == "darwin":
        return Path("~/Library/Caches/mtcheck").expanduser()
    return Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "mtcheck"


def _read(path: Path) -> tuple[dict[tuple[str, int], Expression], dict[str, CodeType]]:
    try:
        status = path.stat()
        if status.st_size > _LARGEST or (hasattr(os, "getuid") and status.st_uid != os.getuid()):
            return {}, {}
        expressions, methods = marshal.loads(path.read_bytes())  # noqa: S302  # the user's own file, written here
    except (OSError, ValueError, EOFError, TypeError):
        return {}, {}
    return (expressions, methods) if isinstance(expressions, dict) and isinstance(methods, dict) else ({}, {})


def _expression(compiler: Any, parser: Any, pattern: str, flags: int) -> Expression:
    """What ``re`` makes of a pattern, put together as the standard library does."""
    parsed = parser.parse(pattern, flags)
    names: dict[str, int] = dict(parsed.state.groupdict)
    by_number: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        by_number[number] = name
    code = [int(each) for each in compiler._code(parsed, flags)]
    return pattern, int(flags | parsed.state.flags), code, parsed.state.groups - 1, names, tuple(by_number)
