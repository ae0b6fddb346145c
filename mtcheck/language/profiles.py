"""What is customary in a language: its quotation marks, decimal sign, abbreviations, function words.

A profile is a small text file, ``data/languages/<code>.txt``, read when its language is first asked for
(``docs/languages.md`` describes the format).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import field, fields
from functools import cache, reduce
from pathlib import Path
from typing import Any

from mtcheck import plugins
from mtcheck.errors import UsageError, read_small
from mtcheck.language.entries import read_entries
from mtcheck.language.packaged import CLDR, DATA, generated_text_of, rows_of, stamp_of, text_of
from mtcheck.language.sorted_lines import join_rows, prepare_table, split_rows
from mtcheck.language.traits import Trait, has_trait
from mtcheck.model.records import record
from mtcheck.model.tags import primary
from mtcheck.model.tuples import NamedTuple
from mtcheck.plugins import Plugin, PluginError

_CODE = 2
_FOLDERS = (DATA / CLDR / "languages", DATA / "languages")


@record
class Profile:
    """The conventions of one language, from ``data/languages/<code>.txt``."""

    code: str
    name: str
    script: str = "Latin"
    decimal: str = "."
    group: tuple[str, ...] = (",",)
    quotes: tuple[tuple[str, str], ...] = (("“", "”"), ("‘", "’"))
    """Customary pairs of quotation marks, the first preferred."""
    spaced_marks: str = ""
    """Punctuation that a space may precede."""
    letters: str = ""
    """Lower-case letters beyond a to z that the language's own words are written with (Latin script only)."""
    function_words: frozenset[str] = frozenset()
    """Frequent closed-class words in lower case that betray the language."""
    abbreviations: frozenset[str] = frozenset()
    """Abbreviations in lower case without their last full stop, after which a sentence goes on."""
    final_abbreviations: frozenset[str] = frozenset()
    """Those of ``abbreviations`` that often end a sentence; a capital after them begins another."""
    leftovers: Mapping[str, str] = field(default_factory=dict)
    """Abbreviations of this language that translations leave standing, with their English meaning."""
    renderings: Mapping[str, str] = field(default_factory=dict)
    """What this language writes for the English meanings of others' ``leftovers``."""
    leftover_words: frozenset[str] = frozenset()
    """Words in lower case that, left standing in a translation, can hardly be anything but this language's."""
    doubled: frozenset[str] = frozenset()
    """Words in lower case that may rightly stand twice in a row."""
    determiners: frozenset[str] = frozenset()
    """Words in lower case that a noun follows: articles and their like."""
    one_letter_words: frozenset[str] = frozenset()
    """Words of one letter, in lower case: articles, prepositions, conjunctions."""
    months: tuple[str, ...] = ()
    """January to December in lower case; a language with case forms gives the one that dates use."""
    weekdays: tuple[str, ...] = ()
    """Monday to Sunday in lower case."""
    ordinal_dot: bool = False
    """Whether a full stop after digits makes an ordinal number, as in ``3. Oktober``."""
    day_words: frozenset[str] = frozenset()
    """Capitalised nouns, in lower case, that an ordinal number goes before, beside the months."""
    negators: frozenset[str] = frozenset()
    """Words in lower case that negate, of a language whose values (``data/entities``) are not read."""
    speech_verbs: frozenset[str] = frozenset()
    """Verbs in lower case that follow their subject after a quotation, as in ``"Why?" Anna asked.``"""
    borrowed: frozenset[str] = frozenset()
    """Words in lower case that look like another language's ``leftover_words`` and are this one's own or borrowed."""
    percent: str = ""
    """Whether a space parts the percent sign from its number (``spaced``) or not (``tight``); empty where both are
    customary."""
    currency: str = ""
    """Where a currency's sign stands, ``before`` or ``behind`` the amount; empty where both are customary."""
    score_sign: str = ""
    """What stands between the two numbers of a game's result."""
    sport: frozenset[str] = frozenset()
    """Words in lower case of reports about games."""
    ratios: frozenset[str] = frozenset()
    """Words in lower case whose two numbers with a colon are no result: *ratio*, *scale*, *chapter*."""
    clock: frozenset[str] = frozenset()
    """Forms of a time that are customary: ``half`` (*9 p.m.*), ``colon``, ``stop`` (*20.15*), ``h`` (*20 h 15*)."""
    hour_word: str = ""
    """What stands behind the hour: *Uhr*."""
    time_words: frozenset[str] = frozenset()
    """Words in lower case before a time of day: *at*, *until*."""
    time: str = ""
    """How a time is written, with ``{h}`` and ``{mm}``; empty where hours are counted to twelve."""
    hour: str = ""
    """The same for a full hour."""
    date_signs: tuple[str, ...] = ()
    """What stands between the numbers of a date; empty where that is not known."""
    before_month: str = ""
    """The word between a day and the month it is of."""
    ordinal_nouns: frozenset[str] = frozenset()
    """Nouns in lower case that an ordinal number goes before, in a language that writes it without a full stop."""
    decimal_units: tuple[str, ...] = ()
    """Words as they are written that stand behind a number with decimals."""
    counted: tuple[str, ...] = ()
    """Words for what is counted in thousands."""
    other_decimal: str = ""
    """A second decimal sign that part of the language's countries use."""
    typeset_quotes: bool = False
    """Whether straight quotation marks are but a typist's makeshift for those of ``quotes``."""
    formal_address: frozenset[str] = frozenset()
    """Words, as they are written, that address a reader formally."""
    familiar_address: frozenset[str] = frozenset()
    """Words in lower case that address a reader as a friend."""
    address: tuple[str, ...] = ()
    """The pronouns that address a reader, the formal one and the familiar one."""
    third_persons: frozenset[str] = frozenset()
    """Pronouns in lower case of women and of several people, which another language may write as it addresses."""
    sentence_starters: frozenset[str] = frozenset()
    """Words with their capital that begin sentences and stand in lower case inside them."""
    saying: frozenset[str] = frozenset()
    """Verbs in lower case that name a speaker, in a language that sets speech in quotation marks, not behind a dash."""
    capitalised: tuple[str, ...] = ()
    """Days, months and languages, in lower case, that are written with a capital and are no other words."""
    small_dates: bool = False
    """Whether days and months are written without a capital."""
    kinds_of_names: frozenset[str] = frozenset()
    """Nouns in lower case behind which a name stands: *Schloss Berg*, *Frau Sommer*."""
    dash: str = ""
    """The dash between two spaces for which typists put a hyphen."""
    day_stop: bool = False
    """Whether the day of a date with its month in words has a full stop, as in ``3. Oktober``."""
    foreign_dash: bool = False
    """Whether the long dash of English, —, is no mark of the language."""
    typed_marks: bool = False
    """Whether edited texts on the web often have the marks of a keyboard for the language's own."""
    elisions: frozenset[str] = frozenset()
    """Words in lower case that an apostrophe joins to the next one, without the apostrophe."""
    spaced_abbreviations: frozenset[str] = frozenset()
    """Abbreviations in lower case, without their last full stop, in which a blank is often left out; empty: all."""
    own_marks: Mapping[str, str] = field(default_factory=dict)
    """Marks of the Latin script, and what the language's own script sets for them."""
    language_names: frozenset[str] = frozenset()
    """Names of languages in lower case, as they are written or without the capital that the language gives them."""
    capital_languages: bool = False
    """Whether names of languages are written with a capital."""
    speaking: frozenset[str] = frozenset()
    """Words in lower case before the name of a language: *speaks*, *in*."""
    inverted_marks: bool = False
    """Whether questions and exclamations are opened by an inverted mark."""


def profile(code: str) -> Profile:
    """The profile of a language, or a bare one that claims nothing for a language without its own.

    A tag such as ``de-CH`` has the profile of its first part.
    """
    return _profile(primary(code))


def writes_noun_capitals(code: str) -> bool:
    """Whether a language writes every noun with a capital, so that a capital inside a sentence marks no name."""
    return has_trait(primary(code), Trait.NOUN_CAPITALS)


@cache
def codes() -> tuple[str, ...]:
    """The codes of the languages that have a profile, in order."""
    return tuple(sorted({*_packaged_codes(), *_read_added().texts}))


@cache
def _packaged_codes() -> tuple[str, ...]:
    return tuple(name.partition(".")[0] for name in os.listdir(_FOLDERS[1]) if name.endswith(".txt"))  # noqa: PTH208


def list_broken_profiles() -> tuple[tuple[str, str], ...]:
    """The plug-ins whose profiles cannot be read, each with what is wrong."""
    return _read_added().problems


@cache
def _profile(code: str) -> Profile:
    texts = _texts(code)
    return parse(code, *texts) if texts else Profile(code or "und", _bare_name(code), script=_bare_script(code))


def _bare_name(code: str) -> str:
    """The English name of a language without a profile."""
    names = next((row[1] for row in rows_of(CLDR, "languages") if row[0] == code), "")
    return names.partition("; ")[0].capitalize() or code or "unknown"


@cache
def _bare_script(code: str) -> str:
    """The script of a language without a profile."""
    return {row[0]: row[1] for row in rows_of("codes", "scripts")}.get(code, Profile.script)


@cache
def _texts(code: str) -> tuple[str, ...]:
    """The package's own profile and those of plug-ins, each of which goes before what stands to its left."""
    return (*_read_packaged(code), *_read_added().texts.get(code, ()))


def _read_packaged(code: str) -> tuple[str, ...]:
    """CLDR's text and the package's own."""
    return tuple(filter(None, (generated_text_of("languages", code), text_of("languages", code))))


class _Added(NamedTuple):
    """What plug-ins add."""

    texts: Mapping[str, tuple[str, ...]]
    problems: tuple[tuple[str, str], ...] = ()


@cache
def _read_added() -> _Added:
    texts: dict[str, tuple[str, ...]] = {}
    problems = []
    for plugin in plugins.list_installed(plugins.LANGUAGES):
        try:
            for code, text in _read_profiles(plugin):
                parse(code, *_read_packaged(code), *texts.get(code, ()), text)
                texts[code] = (*texts.get(code, ()), text)
        except PluginError as error:
            problems.append((f"plug-in {plugin.name}", str(error)))
        except (ValueError, UsageError) as error:
            problems.append((f"plug-in {plugin.name}", str(plugin.error(str(error)))))
    return _Added(texts, tuple(problems))


def _read_profiles(plugin: Plugin) -> Iterator[tuple[str, str]]:
    folders = [Path(each) for each in getattr(plugin.load(), "__path__", ())]
    files = sorted(file for folder in folders for file in folder.glob("*.txt"))
    if not files:
        raise plugin.error(f"{plugin.value} is not a package that holds profiles, files such as de.txt")
    for file in files:
        if not (file.stem.isalpha() and file.stem.islower() and len(file.stem) == _CODE):
            raise plugin.error(f"{file.name} is not named by an ISO 639-1 code, as de.txt is")
        yield file.stem, read_small(file, "profile")


@cache
def script_name(code: str) -> str:
    """The ``script`` of a language that has a profile, without reading the rest of it."""
    return str(entry(code, "script") or Profile.script)


@cache
def function_words(code: str) -> frozenset[str]:
    """The ``function_words`` of a language, without reading the rest of its profile: detection asks all languages."""
    return frozenset(entry(code, "function_words") or ())


def entry(code: str, wanted: str) -> Any:
    """One entry of a language's profile, of which no more is read; None where it has none."""
    lines = split_rows(_packaged_entries().get(f"{code} {wanted}", ""))
    found = [_value(code, wanted, each) for each in lines]
    added = _read_added().texts.get(code, ())
    found += [value for each in added if (value := _first(code, each, wanted)) is not None]
    return reduce(_combine, found) if found else None


@cache
def _packaged_entries() -> Mapping[str, str]:
    """The lines of all entries of the package's own profiles, by language and key."""
    files = sorted(Path(each) for folder in _FOLDERS for each in os.scandir(folder))
    return prepare_table("profiles", stamp_of(*files, Path(__file__)), _list_entries)


def _list_entries() -> Iterator[tuple[str, str]]:
    for code in _packaged_codes():
        found: dict[str, list[list[str]]] = {}
        for text in _read_packaged(code):
            for key, lines in _entries(code, text):
                found.setdefault(f"{code} {key}", []).append(lines)
        yield from ((key, join_rows(rows)) for key, rows in found.items())


def _first(code: str, text: str, wanted: str) -> Any:
    """An entry of one text, of which no more is read."""
    return next((_value(code, key, lines) for key, lines in _entries(code, text) if key == wanted), None)


def parse(code: str, *texts: str) -> Profile:
    """A profile from the texts of its files: sets of words add up, anything else goes before what stood there.

    Raises:
        ValueError: a line is no entry, a key or its form means nothing, or the language has no name.
    """
    values: dict[str, Any] = {}
    for text in texts:
        for key, lines in _entries(code, text):
            value = _value(code, key, lines)
            values[key] = _combine(values[key], value) if key in values else value
    if "name" not in values:
        raise ValueError(f"{code}: the profile has no 'name'")
    return Profile(code=code, **values)


def _combine(before: Any, after: Any) -> Any:
    return before | after if isinstance(after, frozenset | dict) else after


def _entries(code: str, text: str) -> Iterator[tuple[str, list[str]]]:
    for key, lines in read_entries(code, text, _KEYS):
        yield key.replace("-", "_"), lines


def _value(code: str, key: str, lines: list[str]) -> Any:
    form = _FORMS[key]
    if form == "str":
        return _spell_out(" ".join(lines).strip())
    if form == "bool":
        return lines[0].strip() == "yes"
    if form.startswith("Mapping"):
        return dict(_meaning(code, line) for line in lines if line.strip())
    items = " ".join(lines).split()
    if form.startswith("tuple[tuple"):
        return tuple(_pair(code, item) for item in items)
    words = map(_spell_out, items)
    return frozenset(words) if form.startswith("frozenset") else tuple(words)


def _meaning(code: str, line: str) -> tuple[str, str]:
    left, sign, right = line.partition(" = ")
    if not sign:
        raise ValueError(f"{code}: '{line.strip()}' has no meaning")
    return left.strip(), right.strip()


def _pair(code: str, item: str) -> tuple[str, str]:
    left, dots, right = item.partition("…")
    if not dots:
        raise ValueError(f"{code}: '{item}' is not a pair of quotation marks")
    return _spell_out(left), _spell_out(right)


def _spell_out(item: str) -> str:
    """The item as it is meant: ``_`` is a space, ``U+00A0`` the character of that number."""
    if "U+" in item:
        head, *rest = item.split("U+")
        item = head + "".join(chr(int(each[:4], 16)) + each[4:] for each in rest)
    return item.replace("_", " ") if "_" in item else item


_FORMS: Mapping[str, str] = {each.name: str(each.type) for each in fields(Profile) if each.name != "code"}
_KEYS = frozenset(each.replace("_", "-") for each in _FORMS)
