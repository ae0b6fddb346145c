"""Which original and reference belong to which page: one file named by the user, or a pattern filled in for each."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from mtcheck.errors import UsageError
from mtcheck.inputs.model import Input, PagePair
from mtcheck.language.codes import is_known
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_PLACEHOLDER = lazy(r"\{(\w*)\}")
_LANGUAGE = lazy(r"(?<=.)[._]([A-Za-z]{2}(?:-[A-Za-z]{2,4})?)$")


class _Option(NamedTuple):
    """An option that takes a pattern, as messages speak of it."""

    name: str
    what: str
    without: str
    example: str


_SOURCE = _Option("--source", "original", "check the page alone", "{stem}.de.html")
_REFERENCE = _Option("--reference", "reference", "measure nothing against one", "{stem}.ref.html")


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
    if set(_PLACEHOLDER.findall(pattern)):
        _fields(pattern, len(inputs), _SOURCE)
        pairs = [_pair(each, pattern) for each in inputs]
        _refuse_endless(pattern, pairs)
        pages = _without_originals(pairs)
    else:
        pages = _without_originals([PagePair(each, Path(pattern)) for each in inputs])
        _fields(pattern, len(pages), _SOURCE)
    if not pages:
        raise UsageError(f"--source {pattern}: every one of these files is its own original; name the translations")
    return pages


def _without_originals(pairs: Sequence[PagePair]) -> tuple[PagePair, ...]:
    """The pairs but for pages that are their own originals, where there are several."""
    return tuple(pair for pair in pairs if len(pairs) == 1 or not _is_own_original(pair))


def _refuse_endless(pattern: str, pairs: Sequence[PagePair]) -> None:
    """Refuse a pattern that lacks the ending that all the files have."""
    found = [(pair.page.path.suffix, pair.original) for pair in pairs if pair.page.path and pair.original]
    endings = {suffix for suffix, original in found if not original.exists() and Path(f"{original}{suffix}").exists()}
    if len(endings) == 1 and not any(original.exists() for _, original in found):
        raise UsageError(f"--source {pattern}: no such files; the ending is missing: '{pattern}{endings.pop()}'")


def add_references(pairs: Sequence[PagePair], pattern: str) -> tuple[PagePair, ...]:
    """The same pairs, each with the file of its reference.

    Args:
        pairs: the pages.
        pattern: a file, or a pattern as for ``originals``.

    Raises:
        UsageError: an unknown placeholder, or none for several pages.
    """
    fields = _fields(pattern, len(pairs), _REFERENCE)
    return tuple(pair._replace(reference=_reference(pair.page, pattern, bool(fields))) for pair in pairs)


def _reference(page: Input, pattern: str, varies: bool) -> Path | None:
    if not varies:
        return Path(pattern)
    return _filled(pattern, page.place, page.base or page.path.parent) if page.path else None


def _fields(pattern: str, pages: int, option: _Option) -> set[str]:
    """The placeholders of a pattern."""
    fields = set(_PLACEHOLDER.findall(pattern))
    if not pattern:
        raise UsageError(f"{option.name}: an empty name is not a file; leave the option out to {option.without}")
    if unknown := sorted(fields - _FIELDS.keys()):
        raise UsageError(f"{option.name} {pattern}: unknown '{{{unknown[0]}}}'; there are {{{'}, {'.join(_FIELDS)}}}")
    _refuse_address(pattern, option)
    if not fields:
        _refuse_one(pattern, pages, option)
    return fields


def _refuse_address(pattern: str, option: _Option) -> None:
    if pattern.lower().startswith(("http://", "https://")):
        raise UsageError(
            f"{option.name} {pattern}: mtcheck reads files and fetches nothing; save the {option.what} first"
        )


def _refuse_one(pattern: str, pages: int, option: _Option) -> None:
    """Refuse what names one file for several pages, or no file."""
    say = f"say where each page's {option.what} is, as in {option.name}"
    if Path(pattern).is_dir():
        raise UsageError(f"{option.name} {pattern}: this is a folder; {say} '{Path(pattern) / '{name}'}'")
    if pages > 1:
        raise UsageError(f"{option.name} {pattern}: one {option.what} for {pages} pages; {say} '{option.example}'")


def _pair(page: Input, pattern: str) -> PagePair:
    if page.path:
        return PagePair(page, _filled(pattern, page.place, page.base or page.path.parent))
    if page.problem:
        return PagePair(page)
    reason = f"{page.name}: has no file name to find its original by; name the original with --source FILE"
    return PagePair(Input(page.name, problem=reason))


def has_placeholder(pattern: str) -> bool:
    """Whether a pattern names another file for each page."""
    return any(field in _FIELDS for field in _PLACEHOLDER.findall(pattern))


def of_page(pattern: str, page: Input) -> str:
    """The file that a pattern names for a page, from the working folder.

    Raises:
        UsageError: the page has no file name, or the pattern an unknown placeholder.
    """
    if unknown := sorted(set(_PLACEHOLDER.findall(pattern)) - _FIELDS.keys()):
        raise UsageError(f"{pattern}: unknown '{{{unknown[0]}}}'; there are {{{'}, {'.join(_FIELDS)}}}")
    path = page.place
    return _replaced(pattern, path, _base_of(page))


def _base_of(page: Input) -> Path:
    """The folder that a page's path is told from."""
    return page.base if page.base and page.path else (page.path or page.place).parent


def _replaced(pattern: str, page: Path, base: Path) -> str:
    return _PLACEHOLDER.sub(lambda match: _FIELDS[match[1]](page, base), pattern)


def _filled(pattern: str, page: Path, base: Path) -> Path:
    filled = Path(_replaced(pattern, page, base))
    if "/" in pattern or os.sep in pattern:
        return filled
    return (base if "{path}" in pattern else page.parent) / filled


def _stem(page: Path, _base: Path) -> str:
    language = _LANGUAGE.search(page.stem)
    return page.stem[: language.start()] if language and is_known(language[1]) else page.stem


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
