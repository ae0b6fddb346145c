"""Whether a glossary is for two languages: by how many of its terms their dictionaries have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mtcheck.language.dictionary import is_listed
from mtcheck.language.glossary import Glossary
from mtcheck.language.profiles import profile
from mtcheck.language.words import words

_ASKED = ("en", "de", "fr", "es", "it", "nl", "pl", "pt", "ru")
"""Languages that a glossary is in as a rule, one of which is named where it is another than was expected."""
_FEWEST, _MOST_READ = 4, 40
"""Terms from which on something can be said, and those that are looked up."""
_STRANGE, _SURE = 0.25, 0.75
"""The share of terms that a language has by chance, and the one from which on they are in it."""


def doubt_pair(glossary: Glossary, source_language: str, target_language: str) -> str:
    """Why a glossary is probably not for an original and its translation in these languages; empty where it may be."""
    if not glossary.terms:
        return f"it has no terms for {_name(source_language)} to {_name(target_language)}; none were checked"
    sources = [term.source for term in glossary.terms if not term.keep]
    targets = [wording for term in glossary.terms if not term.keep for wording in term.target]
    found = [_tell_strange(sources, source_language), _tell_strange(targets, target_language)]
    if found == [target_language, source_language]:
        return "its columns 'source' and 'target' are the wrong way round for these pages"
    sides = zip(("source", "target"), found, (source_language, target_language), strict=True)
    return "; ".join(f"its '{side}' is {_name(told)}, not {_name(own)}" for side, told, own in sides if told)


def _tell_strange(terms: Sequence[str], language: str) -> str:
    """The language of terms that are not in the one that was expected; empty where they are, or where none is sure."""
    rows = [row for term in dict.fromkeys(terms) if (row := [word.text for word in words(term)])][:_MOST_READ]
    if len(rows) < _FEWEST or _share(rows, language) > _STRANGE:
        return ""
    best = max((each for each in _ASKED if each != language), key=lambda each: _share(rows, each))
    return best if _share(rows, best) >= _SURE else ""


def _share(rows: Sequence[Iterable[str]], language: str) -> float:
    return sum(all(is_listed(word, language) for word in row) for row in rows) / len(rows)


def _name(language: str) -> str:
    return profile(language).name
