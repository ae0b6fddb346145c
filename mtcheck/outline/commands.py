"""Whether code was translated: a program's command, a setting's name, a place that systems have."""

from __future__ import annotations

from collections.abc import Sequence

from mtcheck.patterns import lazy

_COMMANDS = frozenset(
    "activate add apply attach backup build cancel check checkout clean clone commit compile config"
    " configure connect convert copy create deactivate debug delete deploy destroy detach diff disable"
    " download enable exec execute export fetch find format freeze generate get help import info init"
    " initialize inspect install kill launch lint list load lock login logout logs merge migrate move new"
    " open pack pause ping pop print publish pull push reload remove rename repair reset resolve restart"
    " restore resume retry revert rollback run save scan search select send serve set setup show shutdown"
    " sign start stash status stop submit switch sync test train uninstall unlock unset update upgrade"
    " upload validate verify watch write".split()
)
"""What programs are told to do by the word behind their name, without names of what is handed to them."""
_OF_PLACES = frozenset(
    "cat cd chmod chown code cp cut du echo emacs file find grep head less ln ls man mkdir more mv nano open pushd rm"
    " rmdir sed sort source tail tee touch vi vim wc which".split()
)
"""Programs that are told a place, a name or a text at once."""
_BEFORE = frozenset({"sudo", "npx", "time", "exec"})
_RESERVED = frozenset({"example", "test", "local", "localhost", "invalid", "com", "org", "net"})
"""Ends of hosts that stand for another."""
_OF_FILES = frozenset(
    "bat c cfg cjs conf cpp css csv doc docx gif go gz h htm html ico ini jpeg jpg js json jsx log lock lua md mdx mjs"
    " odt pdf php png ppt pptx ps py rb rs rst sh sql svg tar tex toml ts tsv tsx txt webp xls xlsx xml yaml yml"
    " zip".split()
)
"""How files end: another ending is another file, and no translation."""
_DOTTED = lazy(r"[^\W\d]\w*(?:\.[^\W\d]\w*)+(?:\(\))?")
_PROGRAM = lazy(r"(?<![\w-])((?:[\w.~-]*/)*bin/)([^\W\d_]{3,})(?![\w/])")
"""A program by its place."""
_HOME = lazy(r"~(?:/[\w.-]+)+/?")
_SHORTEST, _LONGEST_ENDING = 3, 4
"""Letters of a word, and of a file's ending."""


def is_translated(source: str, target: str) -> bool:
    """Whether code became words of the page's language where only the original's mean something to a program."""
    return _is_command(source.split(), target.split()) or is_setting(source, target) or _is_place(source, target)


def is_home_renamed(source: str, target: str) -> bool:
    """Whether a reader's own folder has another name."""
    return source != target and bool(_HOME.fullmatch(source)) and bool(_HOME.fullmatch(target))


def _is_command(source: Sequence[str], target: Sequence[str]) -> bool:
    while source and target and source[0] == target[0] and (source[0] in _BEFORE or source[0] in "$>"):
        source, target = source[1:], target[1:]
    if len(source) < 2 or len(target) < 2 or source[0] != target[0] or not _is_program(source[0]):
        return False
    return source[1] in _COMMANDS and target[1] not in _COMMANDS and _is_word(target[1])


def _is_program(word: str) -> bool:
    return word.islower() and word[0].isalpha() and word not in _OF_PLACES


def is_setting(source: str, target: str) -> bool:
    """Whether a part of a name in several parts behind dots became another word, and the part before it stayed."""
    if not (_DOTTED.fullmatch(source) and _DOTTED.fullmatch(target)):
        return False
    mine, theirs = source.rstrip("()").split("."), target.rstrip("()").split(".")
    is_file = mine[-1] == theirs[-1] and len(mine[-1]) <= _LONGEST_ENDING
    is_file = is_file or theirs[-1].casefold() in _OF_FILES
    if len(mine) != len(theirs) or is_file or mine[-1].casefold() in _RESERVED:
        return False
    changed = [at for at, (was, now) in enumerate(zip(mine, theirs, strict=True)) if was.casefold() != now.casefold()]
    return bool(changed) and changed[0] > 0 and all(_is_word(mine[at]) and _is_word(theirs[at]) for at in changed)


def _is_place(source: str, target: str) -> bool:
    """Whether a program in its folder, called by what it does, has another name."""
    mine, theirs = _PROGRAM.findall(source), _PROGRAM.findall(target)
    pairs = zip(mine, theirs, strict=True) if len(mine) == len(theirs) else ()
    return any(folder == other and was != now and was in _COMMANDS for (folder, was), (other, now) in pairs)


def _is_word(text: str) -> bool:
    return len(text) >= _SHORTEST and text.replace("-", "").replace("_", "").isalpha() and not text.startswith("-")
