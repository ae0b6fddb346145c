"""Who took a picture or what kind of picture it is, told in its caption: *Foto aus dem Archiv*, *(own photo)*."""

from __future__ import annotations

import re
from functools import cache

from mtcheck.language.lines import ends
from mtcheck.language.wording import Wording, fold_line
from mtcheck.language.wordlists import ANY, word_set, words_of
from mtcheck.patterns import lazy

_LONGEST, _LONGEST_CREDIT, _LONGEST_LABELLED, _LONGEST_NAME = 320, 8, 5, 3
_LONGEST_MAKER, _LONGEST_NOTE = 6, 4
_EVERYWHERE = frozenset({"photo", "photos", "foto", "fotos", "fot", "phot", "ph", "picture", "bild", "image"})
"""Words that are left as they were in captions of any language."""
_BEFORE = lazy(r"(?:\A|[.!?…»”\"/|(\[▲△–—-]\s?|[^\W\d_], )\Z")
_ADJECTIVE = lazy(r"[.!?…/|(\[]\s?[^\W\d_]+ \Z")
_INNER_END = lazy(r"[^\W\d_]{3,}[.!?…] ")
_LABEL = lazy(r"\.?\s?[:=©/]\s?|\. ")
_SHOUTED = lazy(
    r"[.!?…»”]\s?(?:/ ?)?(?:[^\W\d_a-zß-ÿ]\. ?)*[^\W\d_a-zß-ÿ]{3,}(?:[ -][^\W\d_a-zß-ÿ]{2,}){1,3}"
    r"(?: ?[(/] ?[^\W\d_a-zß-ÿ]{2,10}\)?)?\Z|"
    r"[.!?…»”]\s(?:[^\W\d_a-zß-ÿ]\. ?)+[^\W\d_a-zß-ÿ]{3,} ?[(/] ?[^\W\d_a-zß-ÿ]{2,10}\)?\Z|"
    r"[.!?…»”]\s?/ ?(?:[^\W\d_a-zß-ÿ]\. ?)+[^\W\d_a-zß-ÿ]{3,}(?: ?[(/] ?[^\W\d_a-zß-ÿ]{2,10}\)?)?\Z"
)

_MAKER_IN_CAPITALS = lazy(
    r"(?<![^\W_])(?:[^\W_]+,? ){2}[^\W\d_]*[a-zß-ÿ] "
    r"(?:(?:[^\W\d_a-zß-ÿ]\. ?)+|[^\W\d_a-zß-ÿ]{3,}[ -])(?:[^\W\d_a-zß-ÿ]{3,}[ -])*"
    r"[^\W\d_a-zß-ÿ]{4,}\Z"
)
"""A given name or initials and a family's in capitals, behind three words of which the last is in small letters."""
_SHORTEST_MAKER, _REACH = 4, 120


@cache
def credit_wordings(wording: Wording) -> frozenset[str]:
    """All that a credit begins with, in the language or in any."""
    return _EVERYWHERE | wording.credit


@cache
def credit_words(wording: Wording) -> frozenset[str]:
    """Those that are single words."""
    return frozenset(each for each in credit_wordings(wording) if " " not in each)


@cache
def _keepers(wording: Wording) -> frozenset[str]:
    """Words of who has a picture without having taken it: *archive*, *agency*."""
    marks = (word.strip(".") for mark in wording.caption_credits for word in mark.split())
    return frozenset(word for word in marks if len(word) > 4 and word not in credit_words(wording))


def ends_in_credit(text: str, wording: Wording) -> bool:
    """Whether the last clause of a line says whose picture something is.

    Args:
        text: the line.
        wording: the small words of its language.
    """
    if len(text) > _LONGEST or "\n" in text:
        return False
    folded = fold_line(text)
    for word in credit_words(wording):
        at = folded.rfind(word)
        if at >= 0 and len(folded) == len(text) and _is_credit(text, folded, at, at + len(word), wording):
            return True
    return text[-4:].rstrip(")").isupper() and bool(_SHOUTED.search(text))


def _is_credit(text: str, folded: str, start: int, end: int, wording: Wording) -> bool:
    """Whether a word for pictures begins the last clause, and a name or keeper follows it."""
    before = text[max(0, start - 40) : start]
    if text[end : end + 1].isalpha() or (start == 0 and text[end : end + 1] == " "):
        return False
    label = _LABEL.match(text, end)
    is_glued = before[-1:].islower() and text[start].isupper() and bool(label)
    if before.endswith(", ") and text[start].isupper():
        return False
    if not is_glued and not _BEFORE.search(before) and not (label and _ADJECTIVE.search(before)):
        return False
    rest = text[label.end() if label else end :].strip().rstrip(")].")
    count = len(rest.split())
    if not rest or _INNER_END.search(rest) or count > _LONGEST_CREDIT:
        return False
    if label:
        return count <= _LONGEST_LABELLED or rest[0].isupper()
    if text.endswith("."):
        return False
    named = (rest[0].isupper() and count <= _LONGEST_NAME) or all(
        word[0].isupper() or len(word) <= len("von") for word in rest.split()
    )
    return named or not _keepers(wording).isdisjoint(folded[end:].rstrip(")].").split())


def ends_in_capitals(text: str) -> bool:
    """Whether a line in small letters ends with somebody's name in capitals, as papers name who took a picture.

    >>> ends_in_capitals("The bridge as it was on Friday ODA MERTENS"), ends_in_capitals("The bridge of the SNCF")
    (True, False)
    """
    return text[-_SHORTEST_MAKER:].isupper() and bool(_MAKER_IN_CAPITALS.search(text[-_REACH:])) and not text.isupper()


def has_equals_credit(text: str, wording: Wording) -> bool:
    """Whether an equals sign parts a picture from whose or when it is, as in Japanese newspapers: *photo = the museum*.

    What a picture is called stands before it, or behind it at the end of a caption, with who took it.

    Args:
        text: the line.
        wording: the small words of its language.
    """
    maker = text.rpartition("= ")[2]
    if len(maker.split()) <= _LONGEST_MAKER and wording.begins(maker, wording.credit):
        return True
    return fold_line(text.partition(" = ")[0].strip("[( ")) in credit_wordings(wording)


def is_picture_note(bracket: re.Match[str], wording: Wording) -> bool:
    """Whether the last bracket says what kind of picture it is: *(own photo)*; by its last word behind no sentence.

    Args:
        bracket: a match in the line, whose first group is what stands inside.
        wording: the small words of the line's language.
    """
    words = fold_line(bracket[1]).split()
    before = bracket.string[: bracket.start()]
    if bracket.end() < len(bracket.string) or not 1 < len(words) <= _LONGEST_NOTE or words[0].isdigit():
        return False
    known, endings = credit_wordings(wording), words_of(ANY, "picture-endings")
    shown = [word for word in words if word in known or word.endswith(endings)]
    places = (words[0], words[-1]) if not before or ends(before) else words[-1:]
    return bool(shown) and shown[0] in places and word_set(ANY, "picture-pointers").isdisjoint(words)
