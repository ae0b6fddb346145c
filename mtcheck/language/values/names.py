"""Names, and whether another text carries them: by spelling, by sound, across scripts, and by their other names."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from mtcheck.language.dictionary import holds, knows
from mtcheck.language.transliteration import latin
from mtcheck.language.values.carried import bare, is_carried
from mtcheck.language.values.facts import facts
from mtcheck.language.values.lexicon import lexicon
from mtcheck.language.values.places import english_names, places_of
from mtcheck.language.values.proper import begins_sentence, find_capitalised, is_common, is_dated, is_passed_over
from mtcheck.language.values.tokens import Token
from mtcheck.language.wordlists import ANY, word_set, words_of
from mtcheck.model.tuples import NamedTuple

_SHORT, _FEW = 4, 3
_VOWELS = str.maketrans("", "", "aeiou")
_ALIKE = 0.75
"""Share of common letters from which a name is another spelling of what stands in its place."""


class Name(NamedTuple):
    """A run of capitalised words."""

    words: tuple[Token, ...]

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end


@lru_cache(maxsize=4096)
def find_unsupported(source: str, source_language: str, target: str, target_language: str) -> tuple[Name, ...]:
    """The names of one text of which no word stands in the other, save words that are customarily translated."""
    words = find_capitalised(source, source_language)
    if all(bare(word.text) in target for word in words):
        return ()
    return tuple(
        Name(run)
        for run in _runs(source, words, source_language)
        if not any(is_carried(word.text, target, target_language, source) for word in run)
    )


def _runs(text: str, words: tuple[Token, ...], language: str) -> Iterator[tuple[Token, ...]]:
    """Neighbours that are names for certain; ordinary words with capitals part them."""
    run: list[Token] = []
    for word in words:
        if run and text[run[-1].end : word.start] not in (" ", "-", "\u00a0"):
            yield tuple(run)
            run = []
        if _is_name(bare(word.text), language, begins_sentence(text, word)):
            run.append(word)
    if run:
        yield tuple(run)


@lru_cache(maxsize=16384)
def _is_name(word: str, language: str, begins: bool) -> bool:
    """Whether a capitalised word is a name for certain; names of two letters and peoples are not worth a thought."""
    lower = word.lower()
    if is_passed_over(lower) or is_dated(lower, language) or "'" in lower or "’" in lower:
        return False
    if lower in word_set(ANY, "hidden-places") or (language == "en" and lower in english_names()):
        return True
    if len(word) < (_FEW if word.isupper() else _SHORT):
        return False
    return not begins and not (language == "en" and is_common(lower))


def lost_names(source: str, source_language: str, target: str, target_language: str) -> tuple[Name, ...]:
    """The likely names of a text that have no counterpart in the other, neighbours as one.

    Wider than ``unsupported``: in German, nouns without an article may be names.
    """
    likely = likely_german(source) if source_language == "de" else _likely(source, source_language)
    runs: list[list[Token]] = []
    for word in likely:
        if _opens(source, word, source_language) or is_carried(word.text, target, target_language):
            continue
        if runs and source[runs[-1][-1].end : word.start] == " ":
            runs[-1].append(word)
        else:
            runs.append([word])
    return tuple(Name(tuple(run)) for run in runs)


def exchanged_spelling(name: Name, source: str, source_language: str, target: str) -> Token | None:
    """The word of a text without capitals that an English name may stand in for; None where nothing says so.

    It is none of the language's words, spelt by sound and without counterpart; the name is in no two words together
    and in no longer one. None as well for a language without a dictionary, or with one sign a word.
    """
    if lexicon(source_language).unspaced:
        return None
    tokens = facts(source, source_language).tokens
    spelt = "".join(latin(token.text) for token in tokens)
    if any(_is_within(latin(bare(word.text)), spelt) for word in name.words):
        return None
    strange = (token for token in tokens if knows(token.lower, source_language) is False)
    lost = (token for token in strange if len(latin(token.text)) >= _SHORT)
    return next((token for token in lost if not is_carried(token.text, target, "en")), None)


def _is_within(name: str, letters: str) -> bool:
    """Whether most of a name in Latin letters stands in a text without its blanks, as if spelt otherwise or parted."""
    match = SequenceMatcher(None, name, letters, autojunk=False).find_longest_match()
    around = letters[max(0, match.b - match.a) : match.b - match.a + len(name)]
    if SequenceMatcher(None, name, around, autojunk=False).ratio() >= _ALIKE:
        return True
    bones, others = name.translate(_VOWELS), letters.translate(_VOWELS)
    size = SequenceMatcher(None, bones, others, autojunk=False).find_longest_match().size
    return size >= _FEW and size * _FEW >= len(bones) * 2


def _opens(text: str, word: Token, language: str) -> bool:
    """Whether a word owes its capital to its place alone: *Danach*, which the dictionary writes small, and no place."""
    return begins_sentence(text, word) and bool(holds(word.lower, language)) and not places_of(word.lower)


def is_well_known(name: Name) -> bool:
    """Whether an English name is that of a place which is known in many languages."""
    return any(bare(word.lower) in english_names() for word in name.words)


def _likely(text: str, language: str) -> tuple[Token, ...]:
    """Capitalised words inside a sentence, and those at its beginning that another one follows."""
    words = find_capitalised(text, language)
    following = {word.start for word in words}
    return tuple(
        word for word in words if len(word.text) > 1 and (word.end + 1 in following or not begins_sentence(text, word))
    )


def _modifies(word: Token) -> bool:
    lower = word.lower
    return (
        word.text[0].islower()
        and lower.endswith(words_of("de", "modifier-endings"))
        and not lower.endswith(words_of("de", "past-endings"))
    )


def likely_german(text: str) -> tuple[Token, ...]:
    """Capitalised words that no article or adjective stands before, and that end as names may."""
    words = facts(text, "de").tokens
    return tuple(
        word
        for before, word in zip((None, *words), words, strict=False)
        if word.text[0].isupper()
        and not word.lower.endswith(words_of("de", "noun-endings"))
        and not (before and _modifies(before))
        and not is_dated(word.lower, "de")
        and not (begins_sentence(text, word) and len(word.text) < _SHORT)
    )
