"""Whether code was translated: a program's command, a setting's name, a place that systems have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_FILE = Path(__file__).parent.parent / "data" / "formats" / "commands.txt"
_PART = lazy(r"[^\W\d_]+")
_DOTTED = lazy(r"[^\W\d]\w*(?:\.[^\W\d]\w*)+(?:\(\))?")
_PROGRAM = lazy(r"(?<![\w-])((?:[\w.~-]*/)*bin/)([^\W\d_]{3,})(?![\w/])")
"""A program by its place."""
_HOME = lazy(r"~(?:/[\w.-]+)+/?")
_SHORTEST, _LONGEST_ENDING = 3, 4
"""Letters of a word, and of a file's ending."""


class Words(NamedTuple):
    """Which words the languages of an original and of its translation have."""

    of_source: Callable[[str], bool]
    of_target: Callable[[str], bool]


@cache
def _names(key: str) -> frozenset[str]:
    """The names that a file of the package lists under a key."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    entries = (line.split(": ", 1) for line in lines if not line.startswith("#"))
    return frozenset(name for entry, names in entries if entry == key for name in names.split())


def is_translated(source: str, target: str) -> bool:
    """Whether code became words of the page's language where only the original's mean something to a program."""
    return _is_command(source.split(), target.split()) or _is_setting(source, target) or _is_place(source, target)


def may_be_renamed(source: str, target: str, words: Words) -> bool:
    """Whether a name in several parts differs in what is no word of its page's language: *mkfs.fstype*."""
    if not _is_setting(source, target):
        return False
    mine, theirs = (_PART.findall(text.lower()) for text in (source, target))
    changed = [(was, now) for was, now in zip(mine, theirs, strict=False) if was != now]
    return not all(words.of_source(was) and words.of_target(now) for was, now in changed)


def is_home_renamed(source: str, target: str) -> bool:
    """Whether a reader's own folder has another name."""
    return source != target and bool(_HOME.fullmatch(source)) and bool(_HOME.fullmatch(target))


def _is_command(source: Sequence[str], target: Sequence[str]) -> bool:
    while (
        source and target and source[0] == target[0] and (source[0] in _names("before-programs") or source[0] in "$>")
    ):
        source, target = source[1:], target[1:]
    if len(source) < 2 or len(target) < 2 or source[0] != target[0] or not _is_program(source[0]):
        return False
    return source[1] in _names("commands") and target[1] not in _names("commands") and _is_word(target[1])


def _is_program(word: str) -> bool:
    return word.islower() and word[0].isalpha() and word not in _names("told-places")


def _is_setting(source: str, target: str) -> bool:
    """Whether a part of a name in several parts behind dots became another word, and the part before it stayed."""
    if not (_DOTTED.fullmatch(source) and _DOTTED.fullmatch(target)):
        return False
    mine, theirs = source.rstrip("()").split("."), target.rstrip("()").split(".")
    is_file = mine[-1] == theirs[-1] and len(mine[-1]) <= _LONGEST_ENDING
    is_file = is_file or theirs[-1].casefold() in _names("file-endings")
    if len(mine) != len(theirs) or is_file or mine[-1].casefold() in _names("reserved"):
        return False
    changed = [at for at, (was, now) in enumerate(zip(mine, theirs, strict=True)) if was.casefold() != now.casefold()]
    return bool(changed) and changed[0] > 0 and all(_is_word(mine[at]) and _is_word(theirs[at]) for at in changed)


def _is_place(source: str, target: str) -> bool:
    """Whether a program in its folder, called by what it does, has another name."""
    mine, theirs = _PROGRAM.findall(source), _PROGRAM.findall(target)
    pairs = zip(mine, theirs, strict=True) if len(mine) == len(theirs) else ()
    return any(folder == other and was != now and was in _names("commands") for (folder, was), (other, now) in pairs)


def _is_word(text: str) -> bool:
    return len(text) >= _SHORTEST and text.replace("-", "").replace("_", "").isalpha() and not text.startswith("-")
