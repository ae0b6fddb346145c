"""Words that only the original's language knows, in a translation that stands alone.

Who made the page named the language; the dictionaries of both tell which words are left over. Only English holds
enough words and names in its dictionary for what it lacks to be foreign.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial

from mtcheck.checks.accuracy._copied import find_quoted
from mtcheck.checks.accuracy._left_labels import read_page
from mtcheck.checks.accuracy._noun_forms import is_common, is_german_noun
from mtcheck.checks.base import Article
from mtcheck.checks.origins import origin
from mtcheck.language.dictionary import holds, is_lent, knows
from mtcheck.language.kept import find_small_names
from mtcheck.language.lm.vocabulary import vocabulary
from mtcheck.language.origins import origins
from mtcheck.language.profiles import Profile, profile, writes_noun_capitals
from mtcheck.language.remembered import Remembered
from mtcheck.language.spelling import is_word
from mtcheck.language.traits import Trait, has_trait
from mtcheck.language.transliteration import cyrillic
from mtcheck.language.unlisted import is_unlisted
from mtcheck.language.wordlists import ANY, word_set
from mtcheck.language.words import Word, fold_words, split_words, words
from mtcheck.model.kinds import SET_APART
from mtcheck.model.tags import primary
from mtcheck.model.text import Block
from mtcheck.patterns import lazy, search_before

_FEWEST_OWN = 2
_SEVERAL = 2
"""Words left over from which on they are themselves a sign of a translation."""
_FREQUENT = 40_000
"""The rank beyond which a list has words of other languages that its own dictionary lacks."""
_WORDS_OF_ONE = 800
"""Words of a page for which one more is asked."""
_QUOTED_WORDS = 4
"""Words in quotation marks up to which a term is quoted and no speech."""
_BARE = 3
"""Words of a line that tells of a quantity and nothing else."""
_STEM = 4
"""Letters that forms of one word share."""
_CYRILLIC = "Cyrillic"
_SHORTEST, _SURE = 3, 4
"""Letters of a word, and those up to which the page must surely be translated and the word be no small one."""
_PAIR = 2
"""Words of a sentence of which one was left."""
_ELIDED = lazy(r"^[^\W\d_]{1,2}['’](?=[^\W\d_])")
_GERMAN = "de"
_NAMES = "en"
"""The language whose word lists hold the names of all."""
_PEOPLE = "er"
"""How German nouns end that families are called by."""
_COUNTED = lazy(r"\d (?:[^\W\d_]{1,2}\.? )?$")
"""What stands before a thing of which the number is told."""
_OPENING = lazy(r"(?:^|[.!?:]\s|[“\"„«»‘(])\s?$")
"""What stands before the first word of a sentence."""
_FIRST = lazy(r"(?:^|[.!?:]\s)([^\W\d_]{4,})")
_OPENS_PHRASE = lazy(
    r"(?:^|[.!?:] )(?:According to|In|At|For|After|With|Before|During|From|Near|Since|On|By|Like|Unlike|Besides)"
    r" (?:[a-z]+ ){0,3}$"
)
_GLOSS = (" (", " –", " —", ", the ", ", a ", ", or ")
"""What an explanation of a word that is kept on purpose begins with."""


def strangers(block: Block, article: Article) -> Iterator[tuple[Word, str]]:
    """The words of a block that were left in the original's language, with it, where only that language is known."""
    if article.has_original or not has_trait(article.profile.code, Trait.KNOWN_WORDS):
        return
    for language in article.once(shown_origins):
        for word in _left_in(language, block, article):
            yield word, language


def shown_origins(article: Article) -> tuple[str, ...]:
    """The original's language: as the user says, as the page betrays, or as several of its words show."""
    languages, known = _betrayed(article), article.once(origin)
    if known.has_sign or (known.named and has_trait(article.profile.code, Trait.KNOWN_NAMES)):
        return languages
    page = article.once(read_page)
    return tuple(each for each in languages if page.shows(each) or _leaves_several(each, article))


def _betrayed(article: Article) -> tuple[str, ...]:
    """The original's language as the user says, or those that the names on the page tell of."""
    named = primary(article.source_language)
    told = (named,) if named else article.once(origin).languages
    return tuple(each for each in told if not has_trait(each, Trait.LENDS_WORDS))


def _leaves_several(language: str, article: Article) -> bool:
    """Whether more than one word of the language stands on a page that shows no other sign of a translation."""
    found: set[str] = set()
    for block in article.blocks:
        found.update(word.folded[:_STEM] for word in _left_in(language, block, article) if word.text.islower())
    return len(found) >= _SEVERAL + article.once(origin).length // _WORDS_OF_ONE


def _left_in(language: str, block: Block, article: Article) -> Iterator[Word]:
    foreign = _foreign(language, article.profile.code)
    text = block.text.replace("’", " ").replace("'", " ")
    if not any(map(foreign.__getitem__, split_words(text))) and not any(
        foreign[match[1].lower()] for match in _FIRST.finditer(text)
    ):
        return
    kept = article.once(_kept_on_purpose)[language]
    row = [*map(_without_article, words(block.text))]
    for at, word in enumerate(row):
        is_opening = not foreign[word.text]
        if (
            (not is_opening or (word.text.istitle() and foreign[word.text.lower()]))
            and word.folded not in kept
            and not is_set_apart(block, word.start, word.end)
            and not _is_phrase(block.text, row, at, language, article.profile)
            and (_opens(block, row, at, article) if is_opening else _is_left(block, row, at, article.profile))
            and (article.source_language or is_opening or _is_sure(word, language, article))
        ):
            yield word


def _without_article(word: Word) -> Word:
    """A word without an elided one before it: *l'abono*."""
    elided = _ELIDED.match(word.text)
    if elided is None:
        return word
    text = word.text[elided.end() :]
    return Word(text, text.casefold(), word.start + elided.end(), word.end)


def _is_phrase(text: str, row: Sequence[Word], at: int, language: str, target: Profile) -> bool:
    """Whether a small word of the original's language alone stands beside the word, as in dishes: *pastéis de nata*."""
    before, after = _neighbour(text, row, at, -1), _neighbour(text, row, at, 1)
    small = profile(language).function_words - target.function_words
    return before in small or (after in small and before not in _determiners(target))


def _opens(block: Block, row: Sequence[Word], at: int, article: Article) -> bool:
    """Whether a word begins a sentence of the translation, on a page that says it but once: a family is named again."""
    word, target = row[at], article.profile
    after = _neighbour(block.text, row, at, 1)
    if not block.region.is_running_text or not (at == 0 or search_before(_OPENING, block.text, word.start)):
        return False
    if after not in target.function_words and not (len(row) == _PAIR and knows(after, target.code)):
        return False
    lists = vocabulary(_NAMES)
    is_name = lists is None or lists.holds(word.folded) or article.once(_count_words)[word.folded] > 1
    return not is_name and not origins([word.text]) and article.once(origin).is_suspect


def _count_words(article: Article) -> Counter[str]:
    """How often each word is on the page."""
    return Counter(word for block in article.blocks for word in fold_words(block.text))


@cache
def _foreign(origin: str, target: str) -> Remembered[bool]:
    """Whether the original's language knows a word and the translation's does not."""
    return Remembered(partial(_is_foreign, origin=profile(origin), target=profile(target)))


def _is_foreign(word: str, origin: Profile, target: Profile) -> bool:
    if word in word_set(origin.code, "left-nouns"):
        return True
    if len(word) < (_SHORTEST if word.islower() else _SURE) or not word.isalpha():
        return False
    if (folded := word.casefold()) in target.borrowed | target.function_words | word_set(ANY, "small-money"):
        return False
    if not word.islower() and not (word.istitle() and writes_noun_capitals(origin.code)):
        return False
    if knows(word, target.code) is not False or is_unlisted(target.code)[folded]:
        return False
    if not any(holds(each, origin.code) for each in _spellings(word, origin)):
        return False
    return word.islower() or is_common(word, origin.code) or (origin.code == _GERMAN and is_german_noun(word))


def _spellings(word: str, origin: Profile) -> tuple[str, ...]:
    """The word as the original's language writes it."""
    return cyrillic(word) if origin.script == _CYRILLIC else (word,)


def _is_left(block: Block, row: Sequence[Word], at: int, target: Profile) -> bool:
    before, after = _neighbour(block.text, row, at, -1), _neighbour(block.text, row, at, 1)
    before = _ELIDED.sub("", before)
    determiners = _determiners(target)
    if before.lower() in determiners or (before and search_before(_OPENING, block.text, row[at - 1].start)):
        before = before.lower()
    is_lower = row[at].text.islower()
    neighbours = [each for each in (before, after) if each]
    if not all(each.islower() or (is_lower and writes_noun_capitals(target.code)) for each in neighbours):
        return is_lower and before in target.function_words and _goes_before_name(row, at, target)
    if is_lower:
        return _is_amid(row, neighbours, target) or (not after and _is_counted(block, row, at, target))
    if not has_trait(target.code, Trait.KNOWN_NAMES) and block.text.startswith(
        ",", row[at].end
    ):  # what it is comes behind the comma
        return False
    leads = before in determiners or (before in _copulas(target) and not row[at].text.endswith(_PEOPLE))
    return block.region.is_running_text and leads


def _goes_before_name(row: Sequence[Word], at: int, target: Profile) -> bool:
    """Whether a name stands behind the word in a text of the translation's language: *on domenica Valmora travel*."""
    return sum(word.text in target.function_words for word in row) >= _FEWEST_OWN and row[at + 1].text.istitle()


def _determiners(target: Profile) -> frozenset[str]:
    """What stands before nouns."""
    return target.determiners or word_set(target.code, "determiners")


def _copulas(target: Profile) -> frozenset[str]:
    """What stands before what a thing is."""
    return word_set(target.code, "copulas")


def _is_counted(block: Block, row: Sequence[Word], at: int, target: Profile) -> bool:
    """Whether a number stands before the word, in a text of the translation's language or in a bare line of a list."""
    if not search_before(_COUNTED, block.text, row[at].start):
        return False
    return len(row) <= _BARE or sum(word.text in target.function_words for word in row) >= _FEWEST_OWN


def _is_amid(row: Sequence[Word], neighbours: Sequence[str], target: Profile) -> bool:
    """Whether the words beside it are the translation's, in a text of that language."""
    if not neighbours or not all(each in target.function_words or knows(each, target.code) for each in neighbours):
        return False
    return sum(word.text in target.function_words for word in row) >= _FEWEST_OWN


def _neighbour(text: str, row: Sequence[Word], at: int, step: int) -> str:
    """The word beside this one, if only a space parts them."""
    if not 0 <= at + step < len(row):
        return ""
    first, second = sorted((row[at], row[at + step]), key=lambda word: word.start)
    return row[at + step].text if text[first.end : second.start] == " " else ""


def _is_sure(word: Word, language: str, article: Article) -> bool:
    """Whether the translation's lists lack the word, and, where it may be a name, the page was certainly translated."""
    if word.text in word_set(language, "left-nouns"):
        return True
    if len(word.text) < _SURE and not _is_short_noun(word.text, language, article):
        return False
    if not word.text.islower() and not _may_be_noun(word, language, article):
        return False
    lists = vocabulary(article.profile.code)
    if has_trait(article.profile.code, Trait.KNOWN_NAMES):
        is_rare = lists is not None and not (lists.holds(word.folded) and lists.is_among(word.folded, _FREQUENT))
        return is_rare or not is_word(article.profile.code)[word.folded]
    return not is_lent(word.folded) and not (lists is not None and lists.holds(word.folded))


def _is_short_noun(word: str, language: str, article: Article) -> bool:
    """Whether a word of three letters is no particle, on a page that was certainly translated from its language."""
    small = word_set(ANY, "name-particles") | profile(language).function_words
    return word not in small and article.once(origin).tells((language,)) and not is_lent(word)


def _may_be_noun(word: Word, language: str, article: Article) -> bool:
    """Whether a word with a capital is a noun: the page was surely translated, or no list of names holds it."""
    if article.once(origin).tells((language,)):
        return True
    lists = vocabulary(_NAMES)
    return language == _GERMAN and lists is not None and not lists.holds(word.folded) and is_german_noun(word.text)


def _kept_on_purpose(article: Article) -> Mapping[str, frozenset[str]]:
    """The words that the page explains or sets apart somewhere, folded, by language: they are meant to stand so."""
    foreign = {language: _foreign(language, article.profile.code) for language in _betrayed(article)}
    return {
        language: frozenset(word.folded for block in article.blocks for word in _explained(block, known))
        for language, known in foreign.items()
    }


def ends_opening(text: str, word: Word) -> bool:
    """Whether a word ends a phrase that opens its sentence, so that what is behind the comma says nothing of it."""
    return text.startswith(",", word.end) and search_before(_OPENS_PHRASE, text, word.start) is not None


def _explained(block: Block, foreign: Remembered[bool]) -> Iterator[Word]:
    for word in words(block.text):
        if foreign[word.text] and (
            (block.text.startswith(_GLOSS, word.end) and not ends_opening(block.text, word))
            or is_set_apart(block, word.start, word.end)
        ):
            yield word


def is_set_apart(block: Block, start: int, end: int) -> bool:
    """Whether a word stands in italics or quotation marks."""
    if any(block.is_enclosed(start, end, kind) for kind in SET_APART):
        return True
    quoted = find_quoted(block.text, start)
    if quoted is not None and end <= quoted[1] and len(split_words(block.text[slice(*quoted)])) <= _QUOTED_WORDS:
        return True
    return any(begin <= start and end <= stop for begin, stop in find_small_names(block.text))
