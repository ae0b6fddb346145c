"""Words of two scripts: found in a text, and cleaned where one script's letters only look like the other's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.language.scripts import class_of
from mtcheck.patterns import HighPattern, lazy

_LATIN, _CYRILLIC, _GREEK = map(class_of, ("Latin", "Cyrillic", "Greek"))
_WORD = lazy(f"[{_LATIN}{_CYRILLIC}{_GREEK}]+")
_OF = {"Latin": lazy(f"[{_LATIN}]"), "Cyrillic": lazy(f"[{_CYRILLIC}]"), "Greek": lazy(f"[{_GREEK}]")}
_MET = HighPattern(
    "\u0370",
    lazy(
        rf"[{_LATIN}][{_CYRILLIC}{_GREEK}]|[{_CYRILLIC}{_GREEK}][{_LATIN}]"
        rf"|[{_CYRILLIC}][{_GREEK}]|[{_GREEK}][{_CYRILLIC}]"
    ),
)
_FOREIGN = HighPattern("\u0370", lazy(f"[{_CYRILLIC}{_GREEK}]"))

_TO_LATIN = str.maketrans(
    "асеорухіјѕһкАВЕКМНОРСТУХІЈЅ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονιακρ",
    "aceopyxijshkABEKMHOPCTYXIJS" + "ABEZHIKMNOPTYXoviakp",
)
_TO_CYRILLIC = str.maketrans("aceopyxijshkABEKMHOPCTYXIJS", "асеорухіјѕһкАВЕКМНОРСТУХІЈЅ")


def mixes_scripts(text: str) -> bool:
    """Whether letters of two scripts stand side by side anywhere."""
    return not text.isascii() and _MET.search(text) is not None


def has_other_letters(text: str) -> bool:
    """Whether any letter is Cyrillic or Greek."""
    return not text.isascii() and _FOREIGN.search(text) is not None


def words(text: str) -> Iterator[re.Match[str]]:
    """The words of Latin, Cyrillic and Greek letters."""
    return _WORD.finditer(text)


def scripts(word: str) -> set[str]:
    """The scripts that a word's letters are of."""
    return {name for name, letters in _OF.items() if letters.search(word)}


def replace_lookalikes(word: str, script: str) -> str | None:
    """The word with look-alikes of other scripts replaced, or None where letters of another script remain."""
    if script == "Greek":
        return None
    table = _TO_LATIN if script == "Latin" else _TO_CYRILLIC
    changed = word.translate(table)
    return changed if scripts(changed) == {script} else None


def restore_word(word: str, script: str) -> str | None:
    """A word of mixed scripts as it was meant: in the page's script first, else in the other."""
    return replace_lookalikes(word, script) or replace_lookalikes(word, "Cyrillic" if script == "Latin" else "Latin")
