"""Which language a text is in.

Function words and scripts settle nearly every page in a few milliseconds. What they leave open goes to langdetect,
seeded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from mtcheck.language.kept import prose_of
from mtcheck.language.profiles import codes, function_words, script_name
from mtcheck.language.scripts import script_of_letter
from mtcheck.model.kinds import BlockKind
from mtcheck.model.tags import primary
from mtcheck.model.text import Document
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

SEED = 20_240_229
"""Of langdetect, whose sampling would else give a short text two languages by turns."""
SAMPLE = 6_000
"""Characters of an article that are looked at."""
_RELATIVES = tuple(
    frozenset(group.split())
    for group in ("no da sv", "hr sr bs sl mk bg", "id ms", "cs sk", "gl pt es ca", "ru uk be", "nl af", "hi mr ne")
)
"""Languages that texts are easily taken for one another of."""
_WORD = lazy(r"[^\W\d_]+")
_WEIGHTS = {"Han": 2, "Kana": 2, "Hangul": 2}
"""A letter of these stands for a syllable or a word and counts for several of the others."""
_ALPHABETS_OF_ONE = {"Greek": "el", "Hebrew": "he", "Hangul": "ko", "Kana": "ja", "Han": "zh"}
_FEWEST_WORDS = 12
_SURE_SHARE = {"Latin": 0.2, "Cyrillic": 0.16, "Arabic": 0.08}
"""Least share of function words among a page's words that settles its language.

Half of it does where the lead is clear, since languages with many endings have fewer such words.
"""
_SURE_LEAD, _CLEAR_LEAD = 1.3, 2.5
"""How many times the share of the next language settles a page, and how many make the lead a clear one."""
_KANA_SHARE = 0.08
"""Kana for each Chinese character from which on a text is Japanese: Chinese quotes less of it."""
_SENTENCE_SPACES = 7
_SENTENCE_LETTERS = 14


class Guess(NamedTuple):
    """A language and how sure the guess is, 0 to 1."""

    language: str
    probability: float


def article_language(text: str, expected: Sequence[str] = ()) -> Guess | None:
    """The language of a whole article, or None where there is too little text to tell.

    Args:
        text: the article; its beginning is looked at.
        expected: languages that are likelier than others.
    """
    sample = text[:SAMPLE]
    script = script_of(sample)
    if script in _ALPHABETS_OF_ONE:
        return Guess(_ALPHABETS_OF_ONE[script], 0.99)
    words = words_of(sample)
    if not script or len(words) < _FEWEST_WORDS:
        return None
    return _vote(words, script) or _langdetect(sample, expected)


def script_of(text: str) -> str:
    """The script that most letters are of; ``Kana`` for Japanese, which mixes it with Han; empty without letters."""
    counts = Counter({script: number * _WEIGHTS.get(script, 1) for script, number in _letters(text).items()})
    if counts["Kana"] > _KANA_SHARE * counts["Han"]:
        counts["Kana"] += counts.pop("Han", 0)
    return max(counts, key=lambda name: counts[name]) if counts else ""


def letters_of(text: str, script: str) -> int:
    """How many letters of a script stand in a text; 0 for a script that is not told apart."""
    return _letters(text)[script]


def _letters(text: str) -> Counter[str]:
    """How many letters of each script stand in a text."""
    found: Counter[str] = Counter()
    for char, number in Counter(text).items():
        if script := script_of_letter(char):
            found[script] += number
    return found


def words_of(text: str) -> list[str]:
    """The words of a text in lower case."""
    return _WORD.findall(text.lower())


def shares(words: Sequence[str], languages: Iterable[str]) -> list[tuple[float, str]]:
    """For each language the share of its function words among these words, the largest first."""
    asked = tuple(languages)
    found = dict.fromkeys(asked, 0)
    having = _languages_by_word(asked)
    for word in words:
        for code in having.get(word, ()):
            found[code] += 1
    total = max(1, len(words))
    return sorted(((number / total, code) for code, number in found.items()), reverse=True)


@lru_cache(maxsize=16)
def _languages_by_word(languages: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """The languages that have each function word."""
    found: dict[str, list[str]] = {}
    for code in languages:
        for word in function_words(code):
            found.setdefault(word, []).append(code)
    return found


@cache
def languages_of(script: str) -> tuple[str, ...]:
    """The languages with a profile that are written in a script."""
    return tuple(code for code in codes() if script_name(code) == script)


def _vote(words: Sequence[str], script: str) -> Guess | None:
    ranking = shares(words, languages_of(script))
    if not ranking:
        return None
    first, code = ranking[0]
    second, rival = ranking[1] if len(ranking) > 1 else (0.0, "")
    needed = _SURE_SHARE.get(script, 1.0)
    if first < (needed / 2 if first > _CLEAR_LEAD * second else needed):
        return None
    if first < _SURE_LEAD * second:
        first, second = _apart(words, code, rival)
        if not first or first < _SURE_LEAD * second:
            return None
    return Guess(code, round(min(0.99, first / (first + second / 2)), 3))


def _apart(words: Sequence[str], one: str, other: str) -> tuple[float, float]:
    """Shares of the function words that only one of two near languages has."""
    mine, theirs = function_words(one), function_words(other)
    total = max(1, len(words))
    return sum(word in mine - theirs for word in words) / total, sum(word in theirs - mine for word in words) / total


def _langdetect(text: str, expected: Sequence[str]) -> Guess | None:
    from langdetect import detector_factory
    from langdetect.lang_detect_exception import LangDetectException

    detector_factory.init_factory()
    factory = detector_factory._factory
    detector = factory.create()
    detector.seed = SEED
    wanted = {primary(code) for code in expected}
    detector.set_prior_map({name: 4.0 if primary(name) in wanted else 1.0 for name in factory.get_lang_list()})
    detector.append(text)
    try:
        ranking = detector.get_probabilities()
    except LangDetectException:
        return None
    return Guess(primary(ranking[0].lang), round(ranking[0].prob, 3)) if ranking else None


def document_language(document: Document) -> Guess | None:
    """The language of a page's sentences, with the language that the page declares as the expected one.

    Short lines (labels, menus) are left out where there are sentences, since the page around an article may be in
    another language.
    """
    texts = [prose_of(block) for block in document.blocks if block.kind is not BlockKind.CODE]
    sentences = [text for text in texts if _is_sentence(text)]
    declared = (document.language,) if document.language else ()
    return article_language("\n".join(sentences or texts), declared) or article_language("\n".join(texts), declared)


def _is_sentence(text: str) -> bool:
    """Whether a text is long enough for a sentence: in words, or in letters where no spaces are written."""
    if text.count(" ") >= _SENTENCE_SPACES:
        return True
    return not text.isascii() and letters_of(text, "Han") + letters_of(text, "Kana") >= _SENTENCE_LETTERS


def mistakable(one: str, other: str) -> bool:
    """Whether texts in one of two languages are easily taken for texts in the other."""
    return any({one, other} <= group for group in _RELATIVES)
