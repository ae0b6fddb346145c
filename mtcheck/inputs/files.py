"""What a user names -> the inputs to read: files, folders, patterns and standard input, in order, each once."""

from __future__ import annotations

import fnmatch
import itertools
import os
import stat
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from mtcheck.errors import list_some, shown_path
from mtcheck.inputs.model import Input
from mtcheck.inputs.near import near_file
from mtcheck.loading import SUFFIXES, is_read
from mtcheck.loading.bitexts import is_bitext
from mtcheck.loading.bitexts.lines import find_outputs
from mtcheck.loading.catalogues import is_catalogue
from mtcheck.loading.decoding import looks_binary
from mtcheck.loading.foreign import find_promised
from mtcheck.loading.packed import is_web_archive
from mtcheck.patterns import ADDRESS_START, lazy

STDIN = "-"
_MAGIC = frozenset("*?[")
_HEAD = 4096
_MOST_KINDS = 8
_NAMES = "'mtcheck check' names all it has"
_ADDRESS = lazy(rf"{ADDRESS_START}\S+")


def gather(arguments: Sequence[str], ending: str = "", fence: Path | None = None) -> tuple[Input, ...]:
    """The inputs that the arguments name, in their order; a folder's or pattern's files in order of path.

    Args:
        arguments: what was named.
        ending: that of the files to find in folders, instead of those of articles.
        fence: a folder; what folders hold by links that lead out of it is a problem, and nothing there is read.

    An argument is ``-``, a file, a folder (searched at any depth for ``SUFFIXES``) or a pattern with ``*``, ``?``,
    ``[...]`` and ``**``. Nothing raises: a missing file, an empty folder, a pattern without a match or a folder that
    cannot be listed is an input with a ``problem``. A file reached by several ways is read once.
    """
    inputs: list[Input] = []
    seen: set[str] = set()
    archives: dict[Path, list[Input]] = {}
    for argument in arguments:
        for each in _with_records(_named(argument, _Search(ending, fence), archives)):
            identity = f"{os.path.realpath(each.path)}\0{each.spot}" if each.path else f"{each.name}\0{each.problem}"
            if identity not in seen:
                seen.add(identity)
                inputs.append(each)
    return tuple(inputs)


def _with_records(found: Iterable[Input]) -> Iterator[Input]:
    """The inputs, with the pages of web archives in place of these."""
    for each in found:
        if each.path and each.spot is None and is_web_archive(each.path):
            from mtcheck.inputs.records import list_pages

            yield from list_pages(each, each.path)
        else:
            yield each


def _named(argument: str, search: _Search, archives: dict[Path, list[Input]]) -> list[Input]:
    if argument == STDIN:
        return [Input(STDIN)]
    if not argument:
        return [_problem("''", "an empty name is not a file; leave it out")]
    path = Path(argument)
    try:
        if path.is_dir():
            return _in_folder(path, search)
        if path.exists():
            return [Input(shown_path(path), path), *_namesakes(argument)]
    except (OSError, ValueError) as error:
        return [_problem(argument, f"cannot be opened: {_reason(error)}")]
    if archive := next((each for each in path.parents if is_web_archive(each) and each.is_file()), None):
        return _in_archive(archive, shown_path(argument), archives)
    if _MAGIC.intersection(argument):
        return _matching(argument)
    if path.is_symlink():
        return [_problem(argument, f"a link that leads nowhere: {shown_path(path.readlink())}")]
    if address := _ADDRESS.match(argument):
        return [_problem(argument, f"mtcheck reads files and fetches nothing: curl -L {address[0]} | mtcheck check -")]
    return [_problem(argument, f"no such file or folder{_as_shells_have_it(argument) or near_file(path)}")]


def _in_archive(archive: Path, name: str, archives: dict[Path, list[Input]]) -> list[Input]:
    """The page of an archive that is named as reports call it, or what is wrong with the archive.

    Args:
        archive: the archive.
        name: the page's.
        archives: the pages of those that were listed before; this one's are added.
    """
    from mtcheck.inputs.records import list_pages

    whole = Input(shown_path(archive), archive)
    if archive not in archives:
        archives[archive] = list(list_pages(whole, archive))
    found = [each for each in archives[archive] if each.name == name]
    damage = [each for each in archives[archive] if each.name == whole.name]
    return found or damage or [_problem(name, f"{whole.name} holds no such page; {_NAMES}")]


def _as_shells_have_it(argument: str) -> str:
    """The end of a message about a path that another shell, or this one without quotation marks, would have found."""
    try:
        meant = Path(argument.replace("\\", "/")).expanduser()
        return f"; did you mean '{shown_path(meant)}'?" if str(meant) != argument and meant.exists() else ""
    except (OSError, ValueError, RuntimeError):
        return ""


def _in_folder(folder: Path, search: _Search) -> list[Input]:
    inside = find_outputs(folder) or folder
    nothing = f"no article in this folder: no file in it ends in {search.ending or ', '.join(SUFFIXES)}"
    return search.inputs(search.below(inside), str(folder), nothing, folder)


def _matching(pattern: str) -> list[Input]:
    search = _Search()
    path = Path(pattern)
    anchor, parts = (Path(path.anchor), path.parts[1:]) if path.is_absolute() else (Path(), path.parts)
    fixed = itertools.takewhile(lambda part: not _MAGIC.intersection(part), parts[:-1])
    found = search.textual(search.matching(anchor, parts), pattern)
    return search.inputs(found, pattern, "no file matches this pattern", anchor.joinpath(*fixed))


def _namesakes(argument: str) -> Iterator[Input]:
    """What else an existing file's name fits as a pattern, so that no file named like one stands for all of them."""
    if _MAGIC.intersection(argument):
        yield from (each for each in _matching(argument) if not each.problem)


class _Search:
    """One walk through folders, and what it had to pass over."""

    def __init__(self, ending: str = "", fence: Path | None = None) -> None:
        self.ending = ending
        self._fence = os.path.join(os.path.realpath(fence), "") if fence else ""  # noqa: PTH118  # with its last slash
        self._listings: dict[Path, list[str]] = {}
        self._hidden: set[Path] = set()
        self._binary: set[Path] = set()
        self._others: set[Path] = set()
        self._special: set[Path] = set()
        self._entered: dict[tuple[str, ...], set[str]] = {}
        self._problems: list[Input] = []

    def inputs(self, paths: Iterable[Path], name: str, nothing: str, base: Path) -> list[Input]:
        """What was found, or the one problem that nothing was."""
        found = [Input(shown_path(path), path, base=base) for path in sorted(set(paths), key=lambda path: path.parts)]
        notes = list(self._notes())
        if not found and not self._problems:
            return [_problem(name, "; ".join((nothing, *notes)))]
        if found:
            found[0] = found[0]._replace(notes=tuple(f"{shown_path(name)}: {note}" for note in notes))
        return found + self._problems

    def below(self, folder: Path) -> Iterator[Path]:
        """Every article at any depth; a folder met again through a link is not entered twice."""
        for each in self._folders(folder, set()):
            for path in (each / name for name in self._names(each)):
                if not (path.suffix.lower() == self.ending if self.ending else is_read(path)):
                    self._pass_over(path)
                elif self._is_open(path) and self._is_file(path) and self._is_within(path, os.path.realpath(path)):
                    yield path

    def matching(self, folder: Path, parts: tuple[str, ...]) -> Iterator[Path]:
        """The files below a folder whose path from there fits the parts of a pattern."""
        part, rest = parts[0], parts[1:]
        if part == "**":
            for each in self._folders(folder, self._entered.setdefault(parts, set())):
                yield from self.matching(each, rest or ("*",))
            return
        for path in self._fitting(folder, part):
            if not rest and self._is_file(path):
                yield path
            elif rest and path.is_dir():
                yield from self.matching(path, rest)

    def textual(self, paths: Iterable[Path], pattern: str) -> Iterator[Path]:
        """The files without those that are plainly no article; an ending that promises text is believed.

        What the pattern names by its ending is left to the reader to refuse.
        """
        for path in paths:
            if is_read(path) or (pattern.endswith(path.suffix) and (is_bitext(path) or is_catalogue(path))):
                yield path
            elif _is_binary(path):
                self._binary.add(path)
            elif (
                is_bitext(path)
                or is_catalogue(path)
                or (find_promised(path.suffix) and not pattern.endswith(path.suffix))
            ):
                self._pass_over(path)
            else:
                yield path

    def _pass_over(self, path: Path) -> None:
        if not path.name.startswith(".") and path.is_file():
            self._others.add(path)

    def _is_file(self, path: Path) -> bool:
        """Whether a path is a file; pipes, devices and sockets are counted."""
        if _is_readable(path):
            return True
        if not path.is_dir():
            self._special.add(path)
        return False

    def _fitting(self, folder: Path, part: str) -> Iterator[Path]:
        if not _MAGIC.intersection(part):
            if os.path.lexists(folder / part):
                yield folder / part
            else:
                self._names(folder)  # so that a folder that lets nobody look is told
            return
        for name in self._names(folder):
            if fnmatch.fnmatchcase(name, part) and (part.startswith(".") or self._is_open(folder / name)):
                yield folder / name

    def _folders(self, top: Path, seen: set[str]) -> Iterator[Path]:
        """A folder and all below it, each once, without those that were seen before."""
        waiting = [top]
        while waiting:
            folder = waiting.pop()
            identity = os.path.realpath(folder)
            if identity in seen:
                continue
            seen.add(identity)
            if not self._is_within(folder, identity):
                continue
            yield folder
            below = [folder / name for name in reversed(self._names(folder))]
            waiting += [path for path in below if path.is_dir() and self._is_open(path)]

    def _is_within(self, path: Path, real: str) -> bool:
        if not self._fence or is_below(real, self._fence):
            return True
        self._problems.append(_problem(str(path), "a link that leads out of the folder, not followed"))
        return False

    def _names(self, folder: Path) -> list[str]:
        if folder not in self._listings:
            try:
                self._listings[folder] = sorted(entry.name for entry in os.scandir(folder))
            except OSError as error:
                self._listings[folder] = []
                self._problems.append(_problem(str(folder), f"cannot list this folder: {_reason(error)}"))
        return self._listings[folder]

    def _is_open(self, path: Path) -> bool:
        """Whether a path is not hidden; those that are, are counted."""
        if path.name.startswith("."):
            self._hidden.add(path)
            return False
        return True

    def _notes(self) -> Iterator[str]:
        if self._hidden:
            yield f"{len(self._hidden)} hidden {'entry' if len(self._hidden) == 1 else 'entries'} not read"
        if self._others:
            yield _passed_over(self._others)
        if self._special:
            yield f"not files, not read: {_list_paths(self._special)}"
        if self._binary:
            yield f"binary, not read: {_list_paths(self._binary)}"


def is_below(real: str, folder: str) -> bool:
    """Whether a path without links is a folder, named with its last slash, or in it."""
    return f"{real}{os.sep}".startswith(folder)


def _list_paths(paths: Collection[Path]) -> str:
    return list_some([shown_path(path) for path in sorted(paths)], 3)


def _passed_over(paths: Collection[Path]) -> str:
    """How many files are no articles by their names, the most frequent endings first: '3 files passed over: 3 .po'."""
    endings = Counter(path.suffix.lower() or "without an ending" for path in paths)
    kinds = [
        f"{number} {shown_path(ending)}"
        for ending, number in sorted(endings.items(), key=lambda each: (-each[1], each[0]))
    ]
    more = f" and {len(kinds) - _MOST_KINDS} other kinds" if len(kinds) > _MOST_KINDS else ""
    files = "1 file" if len(paths) == 1 else f"{len(paths):,} files"
    return f"{files} passed over: {', '.join(kinds[:_MOST_KINDS])}{more}"


def _is_readable(path: Path) -> bool:
    """Whether this is a file; what cannot even be looked at is left for the reader to complain of."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return True


def _is_binary(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return looks_binary(file.read(_HEAD))
    except OSError:
        return False


def _problem(name: str, text: str) -> Input:
    return Input(shown_path(name), problem=f"{shown_path(name)}: {text}")


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
