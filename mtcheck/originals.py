"""Which original belongs to which page: one file named by the user, or a pattern filled in for every page."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from mtcheck.errors import UsageError
from mtcheck.language.codes import known
from mtcheck.loading import Input, PagePair
from mtcheck.patterns import lazy

_PLACEHOLDER = lazy(r"\{(\w*)\}")
_LANGUAGE = lazy(r"(?<=.)[._]([A-Za-z]{2}(?:-[A-Za-z]{2,4})?)$")


def originals(inputs: Sequence[Input], pattern: str | None) -> tuple[PagePair, ...]:
    """The pages to check, each with the file of its original.

    Args:
        inputs: the pages.
        pattern: a file, or a pattern with ``{name}`` (the page's file name), ``{stem}`` (the same without its ending
            and without a language such as ``.en`` or ``_en-GB`` before it), ``{dir}`` (its folder) or ``{path}``
            (its path from the folder that was searched, or from where the pattern that found it begins to vary,
            without its ending). A pattern without a folder stands for a file beside the page or, with ``{path}``, in
            the folder that was searched. None where there is no original.

    Returns:
        The pages in their order. A page that turns out to be its own original is one that other pages are checked
        beside, and is left out where there are several.

    Raises:
        UsageError: an unknown placeholder, none for several pages, or nothing but originals.
    """
    if pattern is None:
        return tuple(PagePair(each) for each in inputs)
    fields = set(_PLACEHOLDER.findall(pattern))
    _validate(pattern, fields, len(inputs))
    if not fields:
        return tuple(PagePair(each, Path(pattern)) for each in inputs)
    pairs = [_pair(each, pattern) for each in inputs]
    pages = tuple(pair for pair in pairs if len(pairs) == 1 or not _is_own_original(pair))
    if not pages:
        raise UsageError(f"--source {pattern}: every one of these files is its own original; name the translations")
    return pages


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


def _pair(page: Input, pattern: str) -> PagePair:
    if page.path:
        return PagePair(page, _filled(pattern, page.path, page.base or page.path.parent))
    if page.problem:
        return PagePair(page)
    reason = f"{page.name}: has no file name to find its original by; name the original with --source FILE"
    return PagePair(Input(page.name, problem=reason))


def _filled(pattern: str, page: Path, base: Path) -> Path:
    filled = Path(_PLACEHOLDER.sub(lambda match: _FIELDS[match[1]](page, base), pattern))
    if "/" in pattern or os.sep in pattern:
        return filled
    return (base if "{path}" in pattern else page.parent) / filled


def _stem(page: Path, _base: Path) -> str:
    language = _LANGUAGE.search(page.stem)
    return page.stem[: language.start()] if language and known(language[1]) else page.stem


_FIELDS: Mapping[str, Callable[[Path, Path], str]] = {
    "name": lambda page, _: page.name,
    "stem": _stem,
    "dir": lambda page, _: str(page.parent),
    "path": lambda page, base: str(page.relative_to(base).with_suffix("")),
}


def _is_own_original(pair: PagePair) -> bool:
    if pair.page.path is None or pair.original is None:
        return False
    return os.path.realpath(pair.page.path) == os.path.realpath(pair.original)
