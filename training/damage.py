"""Ways to damage a translation, for fitting the estimate of quality: what machines and hands do wrong, anywhere.

Each kind is a function of a ``Case`` that returns the damaged text, or None where the text gives no occasion for it.
They know words, marks and letters, and learn the rest (frequent words, names, neighbours in meaning, other forms of a
word) from the corpus that they are given, so that they serve every language that is written with blanks, and most of
them every other.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from mtcheck.language.values.negation import negators

_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]|_")
_MARKS = ",;:.!?"
_END = re.compile(r"[.!?。！？…]+[\"'”’»“)」』]*$")
_UNSPACED = frozenset({"zh", "ja", "th"})
_FREQUENT = 120
_PRONOUNS = {
    "en": {"he": "she", "his": "her", "him": "her", "she": "he", "her": "his", "himself": "herself"},
    "de": {"er": "sie", "sein": "ihr", "seine": "ihre", "seinen": "ihren", "ihm": "ihr", "sie": "er", "ihre": "seine"},
    "ru": {"он": "она", "его": "её", "ему": "ей", "она": "он", "её": "его", "ей": "ему"},
    "ro": {"el": "ea", "lui": "ei", "ea": "el", "acesta": "aceasta", "aceasta": "acesta"},
    "zh": {"他": "她", "她": "他"},
}
_NEGATIONS = {"en": "not", "de": "nicht", "ru": "не", "ro": "nu", "et": "ei", "zh": "不"}


class Token(NamedTuple):
    """A word, number or mark of a text."""

    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        return self.text[0].isalpha()


@dataclass(frozen=True)
class Corpus:
    """What damage draws on: sound texts of one language and what was learnt from them."""

    language: str
    texts: Sequence[str]
    frequent: Sequence[str] = ()
    names: Sequence[str] = ()
    numbers: Sequence[str] = ()
    content: Sequence[str] = ()
    near: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Words and those nearest to them in meaning."""
    forms: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Words and other forms of them."""

    @property
    def blank(self) -> str:
        return "" if self.language in _UNSPACED else " "


@dataclass(frozen=True)
class Case:
    """A sound translation to be damaged."""

    source: str
    text: str
    corpus: Corpus
    rng: random.Random

    @property
    def tokens(self) -> list[Token]:
        return tokens(self.text)

    @property
    def words(self) -> list[Token]:
        return [token for token in self.tokens if token.is_word]


Damage = Callable[[Case], str | None]
KINDS: dict[str, Damage] = {}
"""Every kind of damage by its name."""


def kind(made: Damage) -> Damage:
    """Enter a function under its name."""
    KINDS[made.__name__] = made
    return made


def tokens(text: str) -> list[Token]:
    """The words, numbers and marks of a text."""
    return [Token(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text)]


def survey(language: str, texts: Sequence[str]) -> Corpus:
    """What a corpus says of its language, but for neighbours in meaning and forms of words."""
    counts: Counter[str] = Counter()
    names: Counter[str] = Counter()
    numbers: Counter[str] = Counter()
    for text in texts:
        for at, token in enumerate(tokens(text)):
            if token.is_word:
                counts[token.text] += 1
                if at and token.text[0].isupper() and len(token.text) > 2:
                    names[token.text] += 1
            elif token.text[0].isdigit():
                numbers[token.text] += 1
    ranked = [word for word, _ in counts.most_common()]
    frequent = [word for word in ranked if not word[0].isupper()][:_FREQUENT]
    rest = [word for word in ranked if word not in set(frequent) and not word[0].isupper()]
    return Corpus(language, texts, frequent, [*names], [*numbers], rest)


def damaged(case: Case, name: str) -> str | None:
    """The text damaged in one way, or None where that is not possible or changes nothing."""
    found = KINDS[name](case)
    if found is None:
        return None
    found = " ".join(found.split()) if case.corpus.blank else found.strip()
    return found if found and found != case.text else None


# ---- helpers


def _cut(text: str, start: int, end: int, new: str = "") -> str:
    return text[:start] + new + text[end:]


def _choice(case: Case, found: Sequence[Token]) -> Token | None:
    return case.rng.choice(found) if found else None


def _any(case: Case, words: Sequence[str]) -> str:
    return case.rng.choice(words) if words else ""


def _put(case: Case, token: Token | None, new: str | None) -> str | None:
    return _cut(case.text, token.start, token.end, new) if token and new is not None else None


def _frequent(case: Case) -> list[Token]:
    known = set(case.corpus.frequent)
    return [word for word in case.words if word.text in known]


def _content(case: Case) -> list[Token]:
    known = set(case.corpus.frequent)
    return [word for word in case.words if word.text.casefold() not in known]


def _run(case: Case, least: int, most: int) -> tuple[int, int] | None:
    """Start and end of a random run of words."""
    words = case.words
    if len(words) < least + 2:
        return None
    size = case.rng.randint(least, min(most, len(words) - 2))
    first = case.rng.randrange(len(words) - size + 1)
    return words[first].start, words[first + size - 1].end


def _like(old: str, new: str) -> str:
    """The new word with the old one's first capital."""
    return new[:1].upper() + new[1:] if old[:1].isupper() else new


def _neighbour(case: Case) -> str:
    return case.rng.choice(case.corpus.texts)


# ---- words left out


@kind
def drop_content(case: Case) -> str | None:
    return _put(case, _choice(case, _content(case)), "")


@kind
def drop_frequent(case: Case) -> str | None:
    return _put(case, _choice(case, _frequent(case)), "")


@kind
def drop_name(case: Case) -> str | None:
    return _put(case, _choice(case, _names(case)), "")


@kind
def drop_two(case: Case) -> str | None:
    once = drop_content(case)
    return drop_content(Case(case.source, once, case.corpus, case.rng)) if once else None


@kind
def drop_phrase(case: Case) -> str | None:
    run = _run(case, 2, 4)
    return _cut(case.text, *run) if run else None


@kind
def drop_passage(case: Case) -> str | None:
    words = case.words
    run = _run(case, max(3, len(words) // 4), max(4, len(words) // 2))
    return _cut(case.text, *run) if run else None


@kind
def truncate(case: Case) -> str | None:
    words = case.words
    if len(words) < 5:
        return None
    kept = words[case.rng.randint(len(words) // 4, len(words) - 2)]
    end = _END.search(case.text) if case.rng.random() < 0.5 else None
    return case.text[: kept.end] + (end[0] if end else "")


@kind
def empty(case: Case) -> str | None:
    return case.rng.choice([".", case.words[0].text if case.words else ".", "-", "..."])


# ---- words too many


@kind
def insert_content(case: Case) -> str | None:
    word = _choice(case, case.words)
    return _put(case, word, f"{word.text}{case.corpus.blank}{_any(case, case.corpus.content)}") if word else None


@kind
def insert_frequent(case: Case) -> str | None:
    word = _choice(case, case.words)
    return _put(case, word, f"{word.text}{case.corpus.blank}{_any(case, case.corpus.frequent)}") if word else None


@kind
def insert_phrase(case: Case) -> str | None:
    other = Case("", _neighbour(case), case.corpus, case.rng)
    run, word = _run(other, 2, 5), _choice(case, case.words)
    return _put(case, word, word.text + case.corpus.blank + other.text[slice(*run)]) if run and word else None


@kind
def add_sentence(case: Case) -> str | None:
    return case.text + case.corpus.blank + _neighbour(case)


@kind
def repeat_word(case: Case) -> str | None:
    word = _choice(case, case.words)
    return _put(case, word, word.text + case.corpus.blank + word.text) if word else None


@kind
def repeat_phrase(case: Case) -> str | None:
    run = _run(case, 2, 5)
    return _cut(case.text, run[1], run[1], case.corpus.blank + case.text[slice(*run)]) if run else None


@kind
def repeat_apart(case: Case) -> str | None:
    run, word = _run(case, 1, 3), _choice(case, case.words)
    return _put(case, word, word.text + case.corpus.blank + case.text[slice(*run)]) if run and word else None


@kind
def repeat_end(case: Case) -> str | None:
    words = case.words
    if len(words) < 4:
        return None
    start = words[-case.rng.randint(1, min(5, len(words) - 1))].start
    return _cut(case.text, words[-1].end, words[-1].end, case.corpus.blank + case.text[start : words[-1].end])


@kind
def loop(case: Case) -> str | None:
    run = _run(case, 1, 4)
    return _cut(case.text, run[1], run[1], (case.corpus.blank + case.text[slice(*run)]) * 4) if run else None


# ---- order


@kind
def swap_adjacent(case: Case) -> str | None:
    words = case.words
    if len(words) < 3:
        return None
    at = case.rng.randrange(len(words) - 1)
    one, other = words[at], words[at + 1]
    return case.text[: one.start] + other.text + case.text[one.end : other.start] + one.text + case.text[other.end :]


@kind
def swap_distant(case: Case) -> str | None:
    words = case.words
    if len(words) < 5:
        return None
    one, other = (words[at] for at in sorted(case.rng.sample(range(len(words)), 2)))
    return case.text[: one.start] + other.text + case.text[one.end : other.start] + one.text + case.text[other.end :]


@kind
def move_phrase(case: Case) -> str | None:
    run, word = _run(case, 1, 4), _choice(case, case.words)
    if not run or not word or run[0] <= word.start < run[1]:
        return None
    moved = case.text[slice(*run)] + case.corpus.blank
    return (
        _cut(_cut(case.text, *run), word.start, word.start, moved)
        if word.start < run[0]
        else (_cut(_cut(case.text, word.start, word.start, moved), *run))
    )


@kind
def shuffle(case: Case) -> str | None:
    words = [token.text for token in case.tokens]
    case.rng.shuffle(words)
    return case.corpus.blank.join(words)


@kind
def shuffle_words(case: Case) -> str | None:
    return _shuffled(case, 0, len(case.words))


@kind
def shuffle_part(case: Case) -> str | None:
    words = case.words
    if len(words) < 6:
        return None
    size = case.rng.randint(3, len(words) // 2)
    first = case.rng.randrange(len(words) - size + 1)
    return _shuffled(case, first, first + size)


def _shuffled(case: Case, first: int, last: int) -> str:
    words = case.words
    order = list(range(first, last))
    case.rng.shuffle(order)
    text = case.text
    for at, other in zip(reversed(range(first, last)), reversed(order), strict=True):
        text = _cut(text, words[at].start, words[at].end, words[other].text)
    return text


@kind
def exchange_halves(case: Case) -> str | None:
    words = case.words
    if len(words) < 6:
        return None
    at = words[case.rng.randint(2, len(words) - 3)].start
    end = _END.search(case.text)
    stop = end.start() if end else len(case.text)
    return case.text[at:stop] + case.corpus.blank + case.text[:at].strip() + case.text[stop:]


# ---- wrong words


@kind
def near_word(case: Case) -> str | None:
    word = _choice(case, [word for word in case.words if case.corpus.near.get(word.text.casefold())])
    return _put(case, word, _like(word.text, case.rng.choice(case.corpus.near[word.text.casefold()]))) if word else None


@kind
def near_words(case: Case) -> str | None:
    once = near_word(case)
    return near_word(Case(case.source, once, case.corpus, case.rng)) if once else None


@kind
def far_word(case: Case) -> str | None:
    word = _choice(case, _content(case))
    return _put(case, word, _like(word.text, _any(case, case.corpus.content))) if word else None


@kind
def wrong_frequent(case: Case) -> str | None:
    word = _choice(case, _frequent(case))
    return _put(case, word, _any(case, case.corpus.frequent)) if word else None


@kind
def other_form(case: Case) -> str | None:
    word = _choice(case, [word for word in case.words if case.corpus.forms.get(word.text)])
    return _put(case, word, case.rng.choice(case.corpus.forms[word.text])) if word else None


@kind
def other_forms(case: Case) -> str | None:
    once = other_form(case)
    return other_form(Case(case.source, once, case.corpus, case.rng)) if once else None


@kind
def negation_out(case: Case) -> str | None:
    found = negators(case.text, case.corpus.language)
    if not found:
        return None
    one = case.rng.choice(found)
    kept = {"n't": one.text[:-3], "cannot": "can"}
    new = next((kept[end] for end in kept if one.lower.replace("’", "'").endswith(end)), "")
    return _cut(case.text, one.start, one.end, new)


@kind
def negation_in(case: Case) -> str | None:
    word = _choice(case, case.words[1:])
    new = _NEGATIONS.get(case.corpus.language)
    return _put(case, word, f"{new}{case.corpus.blank}{word.text}") if word and new else None


@kind
def gender(case: Case) -> str | None:
    table = _PRONOUNS.get(case.corpus.language, {})
    word = _choice(case, [token for token in case.tokens if token.text.lower() in table])
    return _put(case, word, _like(word.text, table[word.text.lower()])) if word else None


def _numbers(case: Case) -> list[Token]:
    return [token for token in case.tokens if token.text[0].isdigit()]


@kind
def other_number(case: Case) -> str | None:
    token = _choice(case, _numbers(case))
    if not token or not case.corpus.numbers:
        return None
    if case.rng.random() < 0.5:
        return _put(case, token, case.rng.choice(case.corpus.numbers))
    at = case.rng.randrange(len(token.text))
    digit = str(case.rng.randint(1, 9))
    return _put(case, token, _cut(token.text, at, at + 1, digit) if token.text[at].isdigit() else token.text + digit)


@kind
def swap_digits(case: Case) -> str | None:
    token = _choice(case, [token for token in _numbers(case) if len(token.text) > 1 and token.text.isdigit()])
    return _put(case, token, token.text[:-2] + token.text[-1] + token.text[-2]) if token else None


def _names(case: Case) -> list[Token]:
    return [word for word in case.words[1:] if word.text[0].isupper() and len(word.text) > 2]


@kind
def other_name(case: Case) -> str | None:
    token = _choice(case, _names(case))
    return _put(case, token, case.rng.choice(case.corpus.names)) if token and case.corpus.names else None


@kind
def other_sentence(case: Case) -> str | None:
    return _neighbour(case)


@kind
def half_other_sentence(case: Case) -> str | None:
    mine, other = case.words, Case("", _neighbour(case), case.corpus, case.rng)
    if len(mine) < 6 or len(other.words) < 6:
        return None
    return case.text[: mine[len(mine) // 2].start] + other.text[other.words[len(other.words) // 2].start :]


# ---- left untranslated


@kind
def source_word(case: Case) -> str | None:
    theirs = [token for token in tokens(case.source) if token.is_word]
    words = case.words
    if not theirs or not words:
        return None
    at = case.rng.randrange(len(words))
    return _put(case, words[at], theirs[min(len(theirs) - 1, at * len(theirs) // len(words))].text)


@kind
def source_words(case: Case) -> str | None:
    text: str | None = case.text
    for _ in range(case.rng.randint(2, 4)):
        text = source_word(Case(case.source, text, case.corpus, case.rng)) if text else None
    return text


@kind
def source_phrase(case: Case) -> str | None:
    theirs, run = Case("", case.source, case.corpus, case.rng), _run(case, 2, 5)
    phrase = _run(theirs, 2, 5)
    return _cut(case.text, *run, theirs.text[slice(*phrase)]) if run and phrase else None


@kind
def source_half(case: Case) -> str | None:
    mine, theirs = case.words, [token for token in tokens(case.source) if token.is_word]
    if len(mine) < 4 or len(theirs) < 4:
        return None
    return case.text[: mine[len(mine) // 2].start] + case.source[theirs[len(theirs) // 2].start :]


@kind
def untranslated(case: Case) -> str | None:
    return case.source


# ---- marks and blanks


@kind
def end_out(case: Case) -> str | None:
    end = _END.search(case.text)
    return case.text[: end.start()] + end[0].lstrip(".!?。！？…") if end else None


@kind
def end_changed(case: Case) -> str | None:
    end = _END.search(case.text)
    if not end:
        return None
    marks = "。！？" if end[0][0] in "。！？" else ".!?"
    others = [mark for mark in (*marks, ",", "") if mark != end[0][0]]
    weights = [3 if mark in "!?！？" else 1 for mark in others]
    return _cut(case.text, end.start(), end.start() + 1, case.rng.choices(others, weights)[0])


@kind
def mark_in(case: Case) -> str | None:
    word = _choice(case, case.words[:-1])
    return _put(case, word, word.text + case.rng.choice(_MARKS)) if word else None


@kind
def mark_out(case: Case) -> str | None:
    inner = [token for token in case.tokens[:-1] if token.text in ',;:-()"“”„«»—–，、']
    return _put(case, _choice(case, inner), "")


@kind
def mark_changed(case: Case) -> str | None:
    token = _choice(case, [token for token in case.tokens[:-1] if token.text in _MARKS])
    return _put(case, token, case.rng.choice([mark for mark in _MARKS if mark != token.text])) if token else None


@kind
def mark_doubled(case: Case) -> str | None:
    token = _choice(case, [token for token in case.tokens if token.text in ',.;:!?，。？！"'])
    return _put(case, token, token.text * 2) if token else None


@kind
def marks_doubled(case: Case) -> str | None:
    end = _END.search(case.text)
    if not end:
        return None
    return _cut(case.text, end.start(), end.start(), case.rng.choice([",", "!", "?", ".", ";", ":", "-", " ,"]))


@kind
def blank_before_mark(case: Case) -> str | None:
    token = _choice(case, [token for token in case.tokens if token.text in ",.;:!?)"])
    return _put(case, token, f" {token.text}") if token else None


@kind
def blank_after_bracket(case: Case) -> str | None:
    token = _choice(case, [token for token in case.tokens if token.text in "([“„"])
    return _put(case, token, f"{token.text} ") if token else None


@kind
def blank_out(case: Case) -> str | None:
    gaps = [match.start() for match in re.finditer(r"(?<=\w) (?=\w)|(?<=[,.;:]) (?=\w)", case.text)]
    return _cut(case.text, at := case.rng.choice(gaps), at + 1) if gaps else None


@kind
def blank_in(case: Case) -> str | None:
    word = _choice(case, [word for word in case.words if len(word.text) > 3])
    if not word:
        return None
    at = word.start + case.rng.randint(1, len(word.text) - 1)
    return _cut(case.text, at, at, " ")


@kind
def tokenised(case: Case) -> str | None:
    text = re.sub(r"(?<=\w)(['’](?:s|re|ve|ll|d|m|t)\b)", r" \1", case.text)
    text = re.sub(r"(?<=[^\W\d_])n (['’])t\b", r" n\1t", text)
    return re.sub(r"(?<![\d\s])([,.;:!?()\"“”„«»%])|([(\"“„«])(?=\w)", r" \1\2 ", text)


# ---- capitals


@kind
def first_lower(case: Case) -> str | None:
    return case.text[:1].lower() + case.text[1:]


@kind
def all_lower(case: Case) -> str | None:
    return case.text.lower()


@kind
def all_upper(case: Case) -> str | None:
    return case.text.upper()


@kind
def capital_in(case: Case) -> str | None:
    word = _choice(case, [word for word in case.words[1:] if word.text.islower()])
    return _put(case, word, word.text.capitalize()) if word else None


@kind
def capital_out(case: Case) -> str | None:
    word = _choice(case, [word for word in case.words[1:] if not word.text.islower()])
    return _put(case, word, word.text.lower()) if word else None


@kind
def capitals_everywhere(case: Case) -> str | None:
    word = _choice(case, [word for word in case.words if len(word.text) > 1])
    return _put(case, word, word.text.upper()) if word else None


@kind
def title_case(case: Case) -> str | None:
    return re.sub(r"(?<!\w)[^\W\d_]", lambda match: match[0].upper(), case.text)


# ---- letters


@kind
def letter_out(case: Case) -> str | None:
    word = _choice(case, [word for word in case.words if len(word.text) > 2])
    return _put(case, word, _cut(word.text, at := case.rng.randrange(len(word.text)), at + 1)) if word else None


@kind
def last_letter_out(case: Case) -> str | None:
    word = _choice(case, [word for word in case.words if len(word.text) > 3])
    return _put(case, word, word.text[:-1]) if word else None


@kind
def letters_swapped(case: Case) -> str | None:
    word = _choice(case, [word for word in case.words if len(word.text) > 3])
    if not word:
        return None
    at = case.rng.randrange(len(word.text) - 1)
    return _put(case, word, word.text[:at] + word.text[at + 1] + word.text[at] + word.text[at + 2 :])


@kind
def letter_changed(case: Case) -> str | None:
    word = _choice(case, [word for word in case.words if len(word.text) > 3])
    other = _choice(case, [word for word in case.words if len(word.text) > 2])
    if not word or not other:
        return None
    at = case.rng.randrange(len(word.text))
    return _put(case, word, _cut(word.text, at, at + case.rng.randint(0, 1), case.rng.choice(other.text.lower())))


@kind
def twice(case: Case) -> str | None:
    """Two kinds of damage, one after the other."""
    names = [name for name in KINDS if name not in ("twice", "empty", "untranslated")]
    first = damaged(case, case.rng.choice(names))
    return damaged(Case(case.source, first, case.corpus, case.rng), case.rng.choice(names)) if first else None


_OF_BLANKS_AND_CASE = ("blank", "capital", "first_lower", "all_", "title", "tokenised", "letter", "last_letter")


def kinds_for(language: str) -> list[str]:
    """The kinds that can befall a text of the language."""
    return sorted(name for name in KINDS if language not in _UNSPACED or not name.startswith(_OF_BLANKS_AND_CASE))
