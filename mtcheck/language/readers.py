"""Whether a line speaks to whoever reads it, or of those who make the page, as no report does."""

from __future__ import annotations

from mtcheck.language.calls import stock
from mtcheck.language.lines import ends
from mtcheck.language.profiles import profile
from mtcheck.patterns import lazy

_QUOTED = lazy(r"[\"“”„«»{}\[\]=`_\\<>]")
_MARKS = ".,;:!?…()'’¿¡"


def addresses_reader(line: str, language: str) -> bool:
    """Whether a line has a word for its reader, or for us who ask, and quotes nobody.

    A word that means others as well counts only as it is written to a reader: German *Sie* inside a sentence.

    >>> addresses_reader("Habt ihr oder haben Sie einen Hinweis?", "de"), addresses_reader("Sie blieb.", "de")
    (True, False)
    """
    if _QUOTED.search(line):
        return False
    own, calls = profile(language), stock(language)
    begins = True
    for written in line.replace("-", " ").split():
        word = written.strip(_MARKS)
        lower = word.lower()
        if len(word) > 1 and word.isupper():
            continue  # *the US*
        if lower in own.familiar_address or (word in own.formal_address and not (begins and word[0].isupper())):
            return True
        if calls.has("reader", lower) and not calls.has("others", lower):
            return True
        begins = ends(written)
    return False
