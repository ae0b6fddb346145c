"""Blocks that are surely not in the page's language, by their script or their function words."""

from __future__ import annotations

from collections.abc import Sequence

from mtcheck.language import identify
from mtcheck.language.kept import prose_of
from mtcheck.language.profiles import Profile, profile
from mtcheck.language.scripts import scripts_among
from mtcheck.language.widths import UNSPACED_SCRIPTS
from mtcheck.model.kinds import MarkKind
from mtcheck.model.tags import primary
from mtcheck.model.text import Block

_FEWEST_WORDS = 8
_LONGEST_TITLE = 12
"""Words of an emphasised run that is taken for a title, kept as it is."""
_FEWEST_LETTERS = 25
_LONGEST_ADDRESS, _PARTICLE = 12, 3
"""Words of a line that is an address, and letters of the small words in one."""
_MOST_OWN = 0.06
"""Share of function words of the page's language alone above which a passage is in it."""
_CLEARLY_OWN = 0.2
"""Share of those that other languages may have as well above which nothing more is looked at."""
_LEAD = 3
"""How many times the page language's function words another language must have."""
_MOST_LETTERS = 0.3
"""Share of words of one letter above which these are letters and no words."""
_MOST_OWN_LETTERS = 0.08
"""Share of letters of the page's own script above which a block of another script only mentions it."""
_LEAST_OTHER = 0.25
"""Share of another language's function words from which a passage is in that one."""
_LEAST_DIFFERENT = 3


def other_language(block: Block, own: Profile) -> str:
    """The name of the language of a block that is surely not in its page's, or nothing."""
    text = prose_of(block)
    if len(text) < _FEWEST_LETTERS or (block.lang and primary(block.lang) != own.code):
        return ""
    text = _without_titles(block, text)
    written = text.split()
    if len(written) <= _LONGEST_ADDRESS and _is_address(text, written):
        return ""
    if len(own.function_words.intersection(written)) > _CLEARLY_OWN * len(written):
        return ""
    script = own.script if own.script == "Latin" and text.isascii() else identify.script_of(text)
    related = scripts_among(own.script)
    if script and script not in related:
        mixed = sum(identify.letters_of(text, each) for each in related) > _MOST_OWN_LETTERS * len(text)
        return "" if mixed else _by_script(text, script)
    return _by_words(text, own, script) if script not in UNSPACED_SCRIPTS else ""


def _is_address(text: str, written: Sequence[str]) -> bool:
    """Whether a line is names of places in a row, which keep their language: *Plaza Mayor, Villar de la Sierra*."""
    if text[-1] in ".!?:" or not ("," in text or any(map(str.isdigit, text))):
        return False
    return all(word[0].isupper() or not word[0].isalpha() or len(word) <= _PARTICLE for word in written)


def _without_titles(block: Block, text: str) -> str:
    """A block's prose without what is set in italics or declared to stay as it is, short enough to be a title."""
    parts: list[str] = []
    last = 0
    for mark in block.marks:
        title = mark.kind in (MarkKind.EMPHASIS, MarkKind.KEPT) and mark.start >= last
        if title and len(text[mark.start : mark.end].split()) <= _LONGEST_TITLE:
            parts += text[last : mark.start], " "
            last = mark.end
    return "".join((*parts, text[last:]))


def _by_script(text: str, script: str) -> str:
    words = identify.words_of(text)
    if script not in UNSPACED_SCRIPTS and len(words) < _FEWEST_WORDS:
        return ""
    ranking = identify.shares(words, identify.languages_of(script))
    if script == "Latin" and not _is_sentence(words, ranking):
        return ""
    return profile(ranking[0][1]).name if ranking else f"{script} script"


def _is_sentence(words: Sequence[str], ranking: Sequence[tuple[float, str]]) -> bool:
    """Whether words of Latin script, which names and commands have anywhere, are a language's sentence."""
    if not ranking or ranking[0][0] < _LEAST_OTHER:
        return False
    found = profile(ranking[0][1]).function_words.intersection(words)
    return sum(len(word) > 1 for word in found) >= _LEAST_DIFFERENT - 1


def _by_words(text: str, own: Profile, script: str) -> str:
    words = identify.words_of(text)
    count = len(words)
    if count < _FEWEST_WORDS or sum(len(word) == 1 for word in words) > _MOST_LETTERS * count:
        return ""
    ranking = [each for each in identify.shares(words, identify.languages_of(script)) if each[1] != own.code]
    if not ranking or ranking[0][0] < _LEAST_OTHER:
        return ""
    other = profile(ranking[0][1])
    mine = [word for word in words if word in own.function_words]
    alone = sum(word not in other.function_words for word in mine)
    if alone > _MOST_OWN * count or len(mine) * _LEAD > ranking[0][0] * count:
        return ""
    found = other.function_words.intersection(words)
    return other.name if sum(len(word) > 1 for word in found) >= _LEAST_DIFFERENT else ""
