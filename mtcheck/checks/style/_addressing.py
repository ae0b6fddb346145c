"""Words that address the reader, formal ones and familiar ones, with the sentences they are in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate

from mtcheck.checks.base import Article
from mtcheck.checks.style._majority import own_text
from mtcheck.language.dictionary import find_lemma, holds
from mtcheck.language.lines import last_word
from mtcheck.language.profiles import Profile, profile
from mtcheck.language.quotation import DOUBLE, read_quotes
from mtcheck.language.traits import Trait, has_trait
from mtcheck.language.wording import wording
from mtcheck.language.wordlists import ANY, pairs_of, word_set, words_of
from mtcheck.language.words import Word, fold_words, split_words, words
from mtcheck.model.kinds import MarkKind
from mtcheck.model.text import Block
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import any_of, lazy

_STARTS = lazy(r"(?:^|[.!?:…–—][\"”“»)]*)\s*[\"“„«»(¿¡]*$")
_ENDS = lazy(r"[.!?…。！？](?=[\s\"”“»)]|$)|(?<=[。！？])")
_SENTENCE = lazy(r"[.!?:;…–—\"“”«»(¿¡]")
_NEAR = 6
_SPEECH = ("- ", "– ", "— ")
_OF_PROGRAMS = (MarkKind.CODE, MarkKind.STRONG, MarkKind.CONTROL)
_AFTER = 20
"""Characters behind a command that are looked at."""
_PARTED = lazy(r"['’]")
_SHORTEST = 5
"""Letters of a verb that is told by its ending."""


class Place(NamedTuple):
    """A word that addresses the reader, with the number of its sentence in the block."""

    block: Block
    word: Word
    sentence: int
    sure: bool = True
    """Whether the word can be no other; forms of verbs may be."""


class Addresses(NamedTuple):
    """The formal and the familiar ones of an article."""

    formal: list[Place]
    familiar: list[Place]


def read_addresses(article: Article) -> Addresses:
    """All words of the article outside quotations that address its reader; of commands the sure ones where the house
    has settled how it does."""
    found = Addresses([], [])
    is_settled = "address" in article.style
    for block in own_text(article):
        stops = [match.end() for match in _ENDS.finditer(block.text)]
        for word in _outside_quotations(block, article.profile):
            sentence = sum(stop <= word.start for stop in stops)
            for side, sure in _sides(block, word, article.profile, article.once(_speaks_to_reader_alone)):
                found[side].append(Place(block, word, sentence, sure))
            if is_settled and _is_sure_command(block, word, article.profile.code):
                found.familiar.append(Place(block, word, sentence))
    return found


def count_sentences(places: list[Place]) -> int:
    """In how many sentences the words are."""
    return len({(place.block.span.start, place.sentence) for place in places})


_FORMAL, _FAMILIAR = 0, 1


def find_addresses(block: Block, language: str) -> list[tuple[bool, Word]]:
    """The words of a text that surely address its reader, each with whether it is formal."""
    own = profile(language)
    return [
        (side == _FORMAL, word)
        for word in _outside_quotations(block, own)
        for side, sure in _sides(block, word, own, alone=False)
        if sure
    ]


def _sides(block: Block, word: Word, own: Profile, alone: bool) -> Iterator[tuple[int, bool]]:
    """On which side a word is, and whether it can be no other; ``alone`` where no other person is spoken of."""
    code = own.code
    if word.folded in own.familiar_address:
        if not _is_noun(block, word, code):
            yield _FAMILIAR, True
    elif word.text in own.formal_address:
        if not _may_be_other(block, word, own, alone) and not _is_title(block, word):
            yield _FORMAL, word.text not in word_set(code, "plural-address")
    elif word.folded in word_set(code, "familiar-verbs"):
        yield _FAMILIAR, True
    elif _ends_formally(word, words_of(code, "formal-endings"), code) or _is_formal_mood(block, word, code):
        yield _FORMAL, False
    elif _starts_sentence(block, word):
        if word.folded in word_set(code, "familiar-commands"):
            yield _FAMILIAR, False
        elif word.folded in word_set(code, "formal-commands") or _ends_formally(
            word, words_of(code, "formal-command-endings"), code
        ):
            yield _FORMAL, False


def _is_formal_mood(block: Block, word: Word, language: str) -> bool:
    """Whether a word begins a clause with the mood of a command to a stranger: *Si ha caducado, acuda al mostrador*."""
    moods = pairs_of(language, "formal-moods")
    if not moods or not word.folded.endswith(tuple(moods.values())):
        return False
    if word.folded in word_set(language, "no-formal-moods") or word.folded.endswith(
        words_of(language, "endings-of-no-moods")
    ):
        return False
    before = _SENTENCE.split(block.text[: word.start])[-1].strip()
    opener, _, condition = before.partition(" ")
    if opener.lower() not in word_set(language, "openers-before-commands") or condition.partition(",")[1:] != (",", ""):
        return False
    lemma = find_lemma(word.folded, language)
    behind = split_words(block.text[word.end : word.end + _AFTER])[:1]
    is_mood = any(lemma.endswith(of) and word.folded.endswith(ending) for of, ending in moods.items())
    return is_mood and lemma != word.folded and not word_set(language, "behind-formal-moods").isdisjoint(behind)


def _is_sure_command(block: Block, word: Word, language: str) -> bool:
    """Whether a word that begins a sentence is a command to a friend, with what it is about behind it."""
    if not _starts_sentence(block, word):
        return False
    is_listed = word.folded in word_set(language, "familiar-commands", "irregular-commands")
    if not is_listed and not _is_command(word, language):
        return False
    return _has_object(block, word, language, may_be_noun=not is_listed and bool(holds(word.text, language)))


def _is_command(word: Word, language: str) -> bool:
    """Whether a word ends as commands to a friend do, by the infinitive that the dictionary has for it."""
    if word.folded in word_set(language, "not-commands"):
        return False
    for ending, of_infinitive in pairs_of(language, "command-endings").items():
        stem = word.folded.removesuffix(ending)
        if stem != word.folded and find_lemma(word.folded, language) == stem + of_infinitive:
            return True
    return False


def _has_object(block: Block, word: Word, language: str, *, may_be_noun: bool = False) -> bool:
    """Whether what a command is about stands behind the word: a button, code, an article, or a preposition."""
    if block.text[word.end : word.end + 1] != " ":
        return False
    if any(mark.start == word.end + 1 and mark.kind in _OF_PROGRAMS for mark in block.marks):
        return True
    after = split_words(block.text[word.end : word.end + _AFTER])[:1]
    behind = word_set(language, "objects-of-commands")
    if not may_be_noun:
        behind |= word_set(language, "behind-commands")
    return not behind.isdisjoint(each.casefold() for part in after for each in (part, *_PARTED.split(part)[:1]))


def _ends_formally(word: Word, endings: tuple[str, ...], language: str) -> bool:
    long = len(word.folded) >= _SHORTEST and word.folded.endswith(endings)
    return bool(endings) and long and word.folded not in word_set(language, "not-formal") and word.text[1:].islower()


def _outside_quotations(block: Block, own: Profile) -> Iterator[Word]:
    if block.text.startswith(_SPEECH):
        return
    quotes = read_quotes(block.text)
    if quotes.unmatched:
        return
    inside = sorted(
        (each.opening.at, each.closing.at) for each in quotes.quotations if each.opening.sign in DOUBLE + "‚‘'「『"
    )
    starts, ends = [start for start, _ in inside], list(accumulate((end for _, end in inside), max))
    for word in _pronouns(block.text, own) if has_trait(own.code, Trait.UNSPACED) else words(block.text):
        begun = bisect_left(starts, word.start)
        if not begun or ends[begun - 1] <= word.start:
            yield word


def _pronouns(text: str, own: Profile) -> Iterator[Word]:
    """The pronouns in a script without spaces, but for those of several people."""

    pronouns = any_of(own.formal_address | own.familiar_address)
    for match in re.finditer(rf"(?:{pronouns})(?![们們])", text):
        yield Word(match[0], match[0], *match.span())


def _is_noun(block: Block, word: Word, language: str) -> bool:
    """Whether a word is behind one that a noun follows: *le ton*, but *la tua*."""
    before = last_word(block.text[: word.start].rstrip())
    if word.folded in word_set(language, "address-nouns"):
        return before in word_set(language, "before-address-nouns")
    return before in wording(language).articles and word.folded not in word_set(language, "behind-articles")


def _is_title(block: Block, word: Word) -> bool:
    """Whether a form of address is before a name: *Pan Nowak*."""
    return word.text in word_set(ANY, "titles-that-address") and block.text[word.end : word.end + 2].strip().istitle()


def _starts_sentence(block: Block, word: Word) -> bool:
    return word.text[:1].isupper() and bool(_STARTS.search(block.text[max(0, word.start - _NEAR) : word.start]))


def _may_be_other(block: Block, word: Word, own: Profile, alone: bool) -> bool:
    """Whether a word with a capital is where every word has one, and is another one in lower case."""
    if word.folded in own.formal_address or alone:
        return False
    return bool(_STARTS.search(block.text[max(0, word.start - _NEAR) : word.start]))


def _speaks_to_reader_alone(article: Article) -> bool:
    """Whether the original of a pair speaks of no other person."""
    if not article.is_pair or article.source_profile is None or not article.source_profile.third_persons:
        return False
    said = {word for block in article.original_blocks for word in fold_words(block.text)}
    return said.isdisjoint(article.source_profile.third_persons)
