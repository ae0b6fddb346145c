"""Sites of documentation: which page translates which, by the conventions of the program that makes the site.

The conventions are data (``data/formats/layouts.toml``). No file of a site's configuration is run; of some the language
of the originals is read.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from mtcheck.errors import UsageError, list_some, make_printable, shown_path
from mtcheck.inputs.files import gather, is_below
from mtcheck.inputs.model import Input, PagePair
from mtcheck.inputs.site_settings import read_settings
from mtcheck.inputs.stale import mark_stale
from mtcheck.language.codes import is_known, language_code
from mtcheck.loading import SUFFIXES
from mtcheck.model.tuples import NamedTuple

_FILE = Path(__file__).parent.parent / "data" / "formats" / "layouts.toml"
LAYOUTS = ("docusaurus", "hugo", "jekyll", "mkdocs", "starlight")
AUTO = "auto"
"""The name for whichever of them it is."""
_TAG = r"(?P<language>[a-z]{2}(?:[-_][A-Za-z]{2,4})?)"
_USUAL = "en"
"""The language of the originals where nothing names it."""
_MOST_NAMED = 20
_OF_STRINGS = (".json", ".yaml", ".yml")
_OTHER_ENDINGS = {".md": ".mdx", ".mdx": ".md"}


class _Rule(NamedTuple):
    """Where translations are, and where their originals."""

    translated: re.Pattern[str]
    originals: tuple[str, ...]


class _Layout(NamedTuple):
    """The conventions of a program."""

    configuration: tuple[str, ...]
    default: re.Pattern[str]
    folder: re.Pattern[str] | None
    languages: re.Pattern[str] | None
    roots: tuple[str, ...]
    skip: frozenset[str]
    rules: tuple[_Rule, ...]
    strings: re.Pattern[str] | None
    originals: re.Pattern[str]


class Site(NamedTuple):
    """The pages of a site with their originals."""

    pairs: tuple[PagePair, ...]
    notes: tuple[str, ...] = ()
    """What else is to be known, one line each."""


class _Translation(NamedTuple):
    """A translated page."""

    language: str
    original: str
    """Its path in the site; empty where there is none."""


@cache
def _read_layouts() -> Mapping[str, Any]:
    import tomllib

    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def _compile_layout(name: str) -> _Layout:
    given = _read_layouts()[name]
    rules = (
        _Rule(re.compile(path.replace("LANG", _TAG).replace("PAGE", "(?P<page>.+)")), tuple(originals))
        for path, *originals in given["rules"]
    )
    return _Layout(
        tuple(given["configuration"]),
        re.compile(given["default"]),
        re.compile(given["folder"]) if "folder" in given else None,
        re.compile(given["languages"]) if "languages" in given else None,
        tuple(given["roots"]),
        frozenset(given["skip"]),
        tuple(rules),
        re.compile(given["strings"]) if "strings" in given else None,
        re.compile(given["originals"]),
    )


def pair_site(layout: str, folder: Path, source_language: str = "", target_language: str = "") -> Site:
    """The translations in a site's folder, each with its original.

    Pages that lack a translation into a language which others have are an input with a problem, one for each language.

    Args:
        layout: one of ``LAYOUTS``, or ``auto``.
        folder: the site's.
        source_language: that of the originals; the site's configuration says it otherwise.
        target_language: the only one to look at; all where it is empty.

    Raises:
        UsageError: the folder is no such site, or holds no translation.
    """
    if not folder.is_dir():
        raise UsageError(f"--site {layout}: {shown_path(folder)} is not a folder; name the site's")
    name = _recognise(folder) if layout == AUTO else layout
    return _Pages(name, folder, source_language, target_language).site()


def _recognise(folder: Path) -> str:
    for name in LAYOUTS:
        if any((folder / each).is_file() for each in _read_layouts()[name]["configuration"]):
            return name
    known = ", ".join(LAYOUTS)
    raise UsageError(f"--site auto: {shown_path(folder)} has no configuration of {known}; name the layout")


class _Pages:
    """The pages of a site, by their paths from its folder."""

    def __init__(self, name: str, folder: Path, source_language: str, target_language: str) -> None:
        self._name, self._folder, self._wanted = name, folder, target_language
        self._layout = _compile_layout(name)
        self._real = os.path.join(os.path.realpath(folder), "")  # noqa: PTH118  # with its last slash
        path = next((path for each in self._layout.configuration if self._is_own_file(path := folder / each)), None)
        settings = read_settings(path, name) if path else ""
        named = source_language or _find_group(self._layout.default, settings)
        self._default, self._notes = named or _USUAL, tuple(self._tell_default(named, path))
        roots = self._layout.roots
        if self._layout.folder and (moved := _find_group(self._layout.folder, settings)):
            roots = (moved.strip().strip("/"),)
            self._refuse_missing(roots[0], path)
        self._root = roots[0]
        self._folders = self._list_folders(settings)
        roots = tuple(dict.fromkeys((*roots, *self._folders)))
        self._refuse_outside(roots, path)
        self._refused: dict[str, None] = {}
        self._inputs = {self._relative(each): each for each in (*self._gather(roots), *self._gather_strings())}
        self._translations = dict(self._translated())
        originals = {each.original for each in self._translations.values()} - {""}
        parts = sorted({each.partition("/")[0] for each in originals - self._inputs.keys()})
        self._inputs |= {self._relative(each): each for each in self._gather(parts)}

    def _refuse_missing(self, root: str, settings: Path | None) -> None:
        if settings and not (self._folder / root).is_dir():
            said = f"names the folder '{make_printable(root)}' for the pages, which is not there; mend it"
            raise UsageError(f"--site {self._name}: {shown_path(settings)}: {said}")

    def _refuse_outside(self, roots: Iterable[str], settings: Path | None) -> None:
        for each in roots:
            if settings and ".." in Path(each).parts and not self._is_own(self._folder / each):
                said = f"names the folder '{make_printable(each)}', which is outside of the site's; check it by itself"
                raise UsageError(f"--site {self._name}: {shown_path(settings)}: {said}")

    def _is_own(self, path: Path) -> bool:
        """Whether a path is in the site's folder, wherever links lead."""
        return is_below(os.path.realpath(path), self._real)

    def _is_own_file(self, path: Path) -> bool:
        return path.is_file() and self._is_own(path)

    def _tell_default(self, named: str, settings: Path | None) -> Iterator[str]:
        if settings and not named:
            cure = "taken to be in English; --from names another language"
            yield f"{shown_path(settings)} names no default language, so the originals are {cure}"

    def _list_folders(self, settings: str) -> dict[str, str]:
        """The folders that the configuration names for languages."""
        found = self._layout.languages.finditer(settings) if self._layout.languages else ()
        return {match["folder"].strip().strip("/"): match["language"] or match["second"] for match in found}

    def _gather(self, roots: Sequence[str]) -> Iterator[Input]:
        there = [str(path) for each in roots if (path := self._folder / each).is_dir()]
        for each in self._gather_within(there):
            if (
                each.path
                and each.path.suffix.lower() in SUFFIXES
                and not self._layout.skip & set(self._parts(each.path))
            ):
                yield each

    def _gather_within(self, folders: Sequence[str], ending: str = "") -> Iterator[Input]:
        """What folders hold, and a note of what could not be looked at."""
        for each in gather(folders, ending, self._folder):
            if each.path:
                yield each
            elif each.name not in map(shown_path, folders) or "link" in each.problem:
                self._refused[each.problem] = None

    def _gather_strings(self) -> Iterator[Input]:
        """The files in which the site's program keeps what its pages have around their texts."""
        pattern = self._layout.strings
        folder = self._folder / pattern.pattern.partition("/[")[0] if pattern else None
        if pattern is None or folder is None or not folder.is_dir():
            return
        for ending in _OF_STRINGS:
            for each in self._gather_within([str(folder)], ending):
                if each.path and pattern.fullmatch(self._relative(each)):
                    yield each

    def _parts(self, path: Path) -> tuple[str, ...]:
        return path.relative_to(self._folder).parts

    def _relative(self, page: Input) -> str:
        return page.path.relative_to(self._folder).as_posix() if page.path else page.name

    def _translated(self) -> Iterator[tuple[str, _Translation]]:
        """The pages whose path says a language that is not the originals', where any of them has an original."""
        found = {path: each for path in self._inputs if (each := self._match(path))}
        paired = {each.language for each in found.values() if each.original}
        return ((path, each) for path, each in found.items() if each.language in paired)

    def _match(self, path: str) -> _Translation | None:
        folder = next((each for each in self._folders if path.startswith(f"{each}/")), None)
        return self._match_folder(path, folder) if folder else self._match_rules(path)

    def _match_folder(self, path: str, folder: str) -> _Translation | None:
        """The translation that a page is by the folder that the configuration names for its language."""
        if self._folders[folder].lower() == self._default.lower():
            return None
        homes = [each for each, tag in self._folders.items() if tag.lower() == self._default.lower()] or [self._root]
        found = (f"{home}/{path.removeprefix(f'{folder}/')}" for home in homes)
        return _Translation(self._folders[folder], next((each for each in found if each in self._inputs), ""))

    def _match_rules(self, path: str) -> _Translation | None:
        for rule in self._layout.rules:
            match = rule.translated.fullmatch(self._as_usual(path))
            if match and is_known(match["language"]) and match["language"].lower() != self._default.lower():
                return _Translation(match["language"], self._find_original(rule, match))
        return None

    def _as_usual(self, path: str) -> str:
        """The path with the root that the layout has by default."""
        usual = self._layout.roots[0]
        return f"{usual}/{path.removeprefix(own)}" if path.startswith(own := f"{self._root}/") else path

    def _find_original(self, rule: _Rule, match: re.Match[str]) -> str:
        for template in rule.originals:
            path = template.format(default=self._default, **match.groupdict())
            if path.startswith(usual := f"{self._layout.roots[0]}/"):
                path = f"{self._root}/{path.removeprefix(usual)}"
            for each in (path, _with_other_ending(path)):
                if each in self._inputs or self._is_own_file(self._folder / each):
                    return each
        return ""

    def site(self) -> Site:
        wanted = {path: each for path, each in self._translations.items() if self._is_wanted(each.language)}
        languages = sorted({each.language for each in wanted.values()})
        if not wanted:
            into = f" into {self._wanted}" if self._wanted else ""
            said = f"no translation{into} is in {shown_path(self._folder)}"
            raise UsageError("; ".join((f"--site {self._name}: {said}", *self._notes, *self._refused)))
        marked = mark_stale([self._pair(path, each) for path, each in wanted.items()])
        missing = (each for tag in languages for each in self._missing(tag))
        return Site((*marked.pairs, *missing), (*self._notes, *self._refused, *self._orphans(wanted), *marked.notes))

    def _is_wanted(self, tag: str) -> bool:
        wanted, own = (each.lower().replace("_", "-") for each in (self._wanted, tag))
        return not wanted or own == wanted or language_code(tag) == wanted

    def _pair(self, path: str, found: _Translation) -> PagePair:
        page = self._inputs[path]._replace(base=self._folder)
        original = self._folder / found.original if found.original else None
        return PagePair(page, original, None, language_code(self._default), language_code(found.language))

    def _missing(self, tag: str) -> Iterator[PagePair]:
        """The pages that are not translated into a language, as one problem."""
        done = {each.original for each in self._translations.values() if self._is_same(each.language, tag)}
        originals = [path for path in self._inputs if self._is_original(path)]
        lost = [path for path in originals if path not in done]
        if lost:
            said = f"{len(lost)} of {len(originals)} pages are not translated into {tag}"
            name = shown_path(self._folder)
            yield PagePair(Input(f"{name} ({tag})", problem=f"{name}: {said}: {list_some(lost, _MOST_NAMED)}"))

    def _is_same(self, tag: str, wanted: str) -> bool:
        return tag == wanted or (bool(self._wanted) and self._is_wanted(tag))

    def _is_original(self, path: str) -> bool:
        return path not in self._translations and self._layout.originals.fullmatch(path) is not None

    def _orphans(self, wanted: Mapping[str, _Translation]) -> Iterator[str]:
        lonely = [path for path, each in wanted.items() if not each.original]
        if lonely:
            said = "page has no original, and is" if len(lonely) == 1 else "pages have no original, and are"
            yield f"{len(lonely)} {said} checked alone: {list_some(lonely, _MOST_NAMED)}"


def _with_other_ending(path: str) -> str:
    pure = PurePosixPath(path)
    return str(pure.with_suffix(_OTHER_ENDINGS.get(pure.suffix, pure.suffix)))


def _find_group(pattern: re.Pattern[str], text: str) -> str:
    """What the first group that took part in a match holds."""
    match = pattern.search(text)
    return next(filter(None, match.groups()), "") if match else ""
