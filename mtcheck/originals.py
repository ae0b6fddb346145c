"""Which original belongs to which page: one file named by the user, or a pattern filled in for every page."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from mtcheck.errors import UsageError, shown
from mtcheck.language.codes import known
from mtcheck.loading import Input
from mtcheck.patterns import lazy

_PLACEHOLDER = lazy(r"\{(\w*)\}")
_LANGUAGE = lazy(r"(?<=.)[._]([A-Za-z]{2}(?:-[A-Za-z]{2,4})?)$")

Pair = tuple[Input, Path | None]


def originals(inputs: Sequence[Input], pattern: str | None) -> tuple[Pair, ...]:
    """The pages to check, each with the file of its original.

    Args:
        inputs: the pages.
        pattern: a file, or a pattern with ``{name}`` (the page's file name), ``{stem}`` (the same without its ending
            and without a language such as ``.en`` or ``_en-GB`` before it), ``{dir}`` (its folder) or ``{path}``
            (folder and name). A pattern without a folder stands for a file beside the page. None where there is no
            original.

    Returns:
        The pages in their order. A page that turns out to be its own original is one that other pages are checked
        beside, and is left out where there are several.

    Raises:
        UsageError: an unknown placeholder, none for several pages, or nothing but originals.
    """
    if pattern is None:
        return tuple((each, None) for each in inputs)
    fields = set(_PLACEHOLDER.findall(pattern))
    _validate(pattern, fields, len(inputs))
    if not fields:
        return tuple((each, Path(pattern)) for each in inputs)
    pairs = [_pair(each, pattern) for each in inputs]
    pages = tuple(pair for pair in pairs if len(pairs) == 1 or not _is_own_original(*pair))
    if not pages:
        raise UsageError(f"--source {pattern}: every one of these files is its own original; name the translations")
    return pages


def read(pairs: Sequence[Pair]) -> tuple[Input, ...]:
    """Everything that is read: the pages and their originals."""
    return tuple(
        each for page, original in pairs for each in (page, Input(shown(str(original)), original)) if each.path
    )


def _validate(pattern: str, fields: set[str], pages: int) -> None:
    if not pattern:
        raise UsageError("--source: an empty name is no file; leave the option out to check the page alone")
    if unknown := sorted(fields - _FIELDS.keys()):
        raise UsageError(f"--source {pattern}: unknown '{{{unknown[0]}}}'; there are {{{'}, {'.join(_FIELDS)}}}")
    if not fields and pages > 1:
        raise UsageError(
            f"--source {pattern}: one original for {pages} pages; say where each page's original is, "
            "as in --source '{stem}.de.html'"
        )


def _pair(page: Input, pattern: str) -> Pair:
    if page.path:
        return page, _filled(pattern, page.path)
    if page.problem:
        return page, None
    reason = f"{page.name}: has no file name to find its original by; name the original with --source FILE"
    return Input(page.name, problem=reason), None


def _filled(pattern: str, page: Path) -> Path:
    filled = Path(_PLACEHOLDER.sub(lambda match: _FIELDS[match[1]](page), pattern))
    return page.parent / filled if "/" not in pattern and os.sep not in pattern and "{path}" not in pattern else filled


def _stem(page: Path) -> str:
    language = _LANGUAGE.search(page.stem)
    return page.stem[: language.start()] if language and known(language[1]) else page.stem


_FIELDS: Mapping[str, Callable[[Path], str]] = {
    "name": lambda page: page.name,
    "stem": _stem,
    "dir": lambda page: str(page.parent),
    "path": str,
}


def _is_own_original(given: Input, original: Path | None) -> bool:
    if given.path is None or original is None:
        return False
    return os.path.realpath(given.path) == os.path.realpath(original)
