"""Which columns of a table hold originals, translations, references and keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from mtcheck.errors import ReadError, did_you_mean
from mtcheck.loading.bitexts.wanted import Wanted, pick_tag
from mtcheck.model.tags import primary
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_DATA = Path(__file__).parent.parent.parent / "data"
_AMBIGUOUS = frozenset({"id", "no"})
"""Codes of languages that are names of keys far more often."""
_SHORTEST_NAME = 4
"""Shorter names are codes of three letters, which columns have as names of other things."""
_PARTING = lazy(r"[\s_.\-/]+")
_TAG = lazy(r"(?P<language>[A-Za-z]{2})(?:[-_][A-Za-z]{2,4})?")
_ENDING_TAG = lazy(r"(?<=.)[\s_.\-/](?P<tag>[A-Za-z]{2}(?:[-_][A-Z][A-Za-z]{1,3})?)$")
_MOST_NAMED = 12


class Columns(NamedTuple):
    """The numbers of the columns, from 0."""

    source: int
    target: int
    references: tuple[int, ...] = ()
    key: int | None = None
    source_language: str = ""
    target_language: str = ""


class _Guess(NamedTuple):
    """What a column's name says of it."""

    use: str
    language: str


@cache
def _uses() -> Mapping[str, str]:
    """What columns of each name are used for."""
    return {name: use for use, names in _rows("formats", "column_uses") for name in names.split("; ")}


@cache
def _codes() -> frozenset[str]:
    return frozenset(code for code, _ in _rows("cldr", "languages")) - _AMBIGUOUS


@cache
def _names_of_languages() -> Mapping[str, str]:
    """The codes of languages by their names in English, in the language itself and in the larger ones."""
    return {
        name: code
        for code, names in (*_rows("cldr", "language_names"), *_rows("cldr", "languages"))
        for name in names.split("; ")
        if len(name) >= _SHORTEST_NAME
    }


def _rows(folder: str, name: str) -> list[tuple[str, str]]:
    lines = (_DATA / folder / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    _head, *rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [(key, names) for key, names in rows]


def is_head(names: Sequence[str]) -> bool:
    """Whether cells name columns of texts: what at least one of them is used for, or two languages."""
    guesses = [_guess(name) for name in names]
    by_use = {guess.use for guess in guesses} & {"source", "target"}
    return bool(by_use) or sum(bool(guess.language) for guess in guesses) > 1


def _guess(name: str) -> _Guess:
    whole = name.strip()
    if language := _language(whole):
        return _Guess(_use(whole), language)
    end = _ENDING_TAG.search(whole)
    if end and (language := _language(end["tag"])):
        return _Guess(_use(whole[: end.start()]), language)
    return _Guess(_use(whole), "")


def _use(name: str) -> str:
    return _uses().get(" ".join(_PARTING.sub(" ", name.casefold()).split()), "")


def _language(name: str) -> str:
    """The tag that a name is, or the code of the language that it names; empty where it is neither."""
    match = _TAG.fullmatch(name)
    if match:
        return name if match["language"].lower() in _codes() else ""
    return _names_of_languages().get(name.casefold(), "")


def name_columns(names: Sequence[str], wanted: Wanted, file: str) -> Columns:
    """Find the columns by their names.

    Args:
        names: those of the head, or of the keys.
        wanted: the columns and languages that the user named.
        file: what messages call the table.

    Raises:
        ReadError: a named column is not there, or none can be told.
    """
    guesses = [_guess(name) for name in names]
    named = {use: _find(value, use, names, file) for use, value in wanted.columns.items()}
    source, target = named.get("source"), named.get("target")
    if source is None or target is None:
        source, target = _guess_sides(guesses, wanted, source, target)
    if source is None or target is None or source == target:
        raise _missing("originals" if source is None else "translations", names, file)
    others = {at: guess.use for at, guess in enumerate(guesses) if at not in (source, target)}
    references = [at for at, use in others.items() if use == "reference"]
    return Columns(
        source,
        target,
        (named["reference"],) if "reference" in named else tuple(references),
        named.get("key", next((at for at, use in others.items() if use == "key"), None)),
        primary(guesses[source].language),
        primary(guesses[target].language),
    )


def number_columns(cells: Sequence[str], wanted: Wanted, file: str) -> Columns:
    """The columns of a table that names none: the two that there are, or those whose numbers the user named.

    Args:
        cells: those of the first row.
        wanted: the columns that the user named.
        file: what messages call the table.

    Raises:
        ReadError: they cannot be told.
    """
    count = len(cells)
    names = [str(number) for number in range(1, count + 1)]
    if not wanted.columns and count == len(("source", "target")):
        return Columns(0, 1)
    if not {"source", "target"} <= wanted.columns.keys():
        cure = "name them in the first line, or with --columns source=1,target=2"
        said = f"its first line does not say which of {count} columns are originals and translations"
        raise ReadError(f"{file}: {said}{_list_names(cells)}; {cure}")
    named = {use: _find(value, use, names, file) for use, value in wanted.columns.items()}
    references = (named["reference"],) if "reference" in named else ()
    return Columns(named["source"], named["target"], references, named.get("key"))


def _find(value: str, use: str, names: Sequence[str], file: str) -> int:
    """The column that a user means: by its name, in whatever case, or by its number."""
    for fold in (str, str.casefold):
        matches = [at for at, name in enumerate(names) if fold(name.strip()) == fold(value)]
        if len(matches) > 1:
            numbers = ", ".join(str(at + 1) for at in matches)
            said = f"the columns {numbers} have the name '{value}'"
            raise ReadError(f"{file}: {said}; name the one for {use} by its number")
        if matches:
            return matches[0]
    if value.isdecimal() and 0 < int(value) <= len(names):
        return int(value) - 1
    near = did_you_mean(value, [name.strip() for name in names])
    raise ReadError(f"{file}: there is no column '{value}' for {use}{near or _list_names(names)}")


def _guess_sides(
    guesses: Sequence[_Guess], wanted: Wanted, source: int | None, target: int | None
) -> tuple[int | None, int | None]:
    """The columns of both sides by their uses, or else by their languages."""
    if source is None:
        source = _with(guesses, "source", wanted.source_language)
    if target is None:
        target = _with(guesses, "target", wanted.target_language)
    by_language = {at: guess.language for at, guess in enumerate(guesses) if guess.language and guess.use != "key"}
    if source is None:
        source = _in_language(by_language, wanted.source_language, target, wanted.target_language, is_first=True)
    if target is None or target == source:
        target = _in_language(by_language, wanted.target_language, source, wanted.source_language, is_first=False)
    return source, target


def _with(guesses: Sequence[_Guess], use: str, language: str) -> int | None:
    """The column of a use; of several the one in the language; None where that leaves it open."""
    found = {at: guess.language for at, guess in enumerate(guesses) if guess.use == use}
    if len(found) > 1:
        tag = pick_tag(language, filter(None, found.values())) if language else ""
        found = {at: each for at, each in found.items() if each and each == tag}
    return next(iter(found), None) if len(found) == 1 else None


def _in_language(
    columns: Mapping[int, str], language: str, other: int | None, not_language: str, *, is_first: bool
) -> int | None:
    """The column in a language, or the one that is left of two when the other is known."""
    left = {at: tag for at, tag in columns.items() if at != other}
    if language:
        tag = pick_tag(language, left.values())
        matches = [at for at, each in left.items() if tag and each == tag]
        return matches[0] if len(matches) == 1 else None
    if not_language:
        left = {at: tag for at, tag in left.items() if primary(tag) != primary(not_language)}
    if len(left) == 1:
        return next(iter(left))
    return next(iter(left)) if is_first and other is None and len(left) == 2 else None


def _missing(what: str, names: Sequence[str], file: str) -> ReadError:
    cure = "name both with --columns source=NAME,target=NAME, or the languages with --from and --to"
    return ReadError(f"{file}: no column is surely that of the {what}{_list_names(names)}; {cure}")


def _list_names(names: Sequence[str]) -> str:
    shown = ", ".join(" ".join(name.split()) or "(unnamed)" for name in names[:_MOST_NAMED])
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return f"; there are: {shown}{more}"
