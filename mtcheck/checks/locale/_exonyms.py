"""Names of places and persons in the form of another language."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article
from mtcheck.checks.origins import origin
from mtcheck.language.dictionary import holds
from mtcheck.language.exonyms import Foreign, before_places, foreign_name, forms_after, joiners
from mtcheck.language.hazards import foreign_spellings
from mtcheck.language.profiles import Profile, writes_noun_capitals
from mtcheck.language.remembered import remembered
from mtcheck.language.wordlists import ANY, word_set
from mtcheck.language.words import Word, split_words, words
from mtcheck.model.text import Block
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_SHORTEST = 4
_SET_APART = lazy(r"[@#/.“„»«'‘-]$")
_GOES_ON = lazy(r"[\w@/-]|\.\w")
_PERSON = "person"
_JOINED = 3
"""Words before a name that is joined to another behind a preposition."""


class Exonym(NamedTuple):
    """A name as another language has it, and the usual form."""

    start: int
    end: int
    form: str
    wanted: str


class _Place(NamedTuple):
    """Where a name stands in a row of words."""

    row: tuple[Word, ...]
    at: int
    end: int
    text: str
    own: Profile

    @property
    def before(self) -> str:
        """The word before it, if only a space parts them."""
        return self.row[self.at - 1].text if self.at and self._gap == " " else ""

    @property
    def _gap(self) -> str:
        return self.text[self.row[self.at - 1].end : self.row[self.at].start]

    @property
    def after(self) -> str:
        """The word behind it, if only a space parts them."""
        if self.text[self.end : self.end + 1] != " ":
            return ""
        return next((word.text for word in self.row[self.at + 1 :] if word.start == self.end + 1), "")

    @property
    def is_in_name(self) -> bool:
        """Whether the words beside it make a name with it, of a club, a street or a person."""
        before, after = self.before, self.after
        if before[:1].isupper() and not (self._is_at_start and self._is_small(before.lower())):
            return before not in word_set("en", "sentence-words")
        foreign = word_set(ANY, "name-particles") - self.own.function_words
        if before in foreign or not after[:1].isupper():
            return before in foreign
        return not (self.is_behind(before_places(self.own.code)) and self._is_noun(after))

    def is_behind(self, words_before: frozenset[str]) -> bool:
        """Whether one of the words stands before it, or before a name that it is joined to."""
        before = self.before.lower()
        if before not in joiners() or self.at < _JOINED:
            return before in words_before
        return self.row[self.at - 2].text[0].isupper() and self.row[self.at - 3].text.lower() in words_before

    @property
    def _is_at_start(self) -> bool:
        """Whether the word before it begins a sentence."""
        return self.text[: self.row[self.at - 1].start].rstrip()[-1:] in ("", ".", "!", "?", ":")

    def _is_small(self, word: str) -> bool:
        return word in self.own.function_words or word in before_places(self.own.code)

    def _is_noun(self, word: str) -> bool:
        return writes_noun_capitals(self.own.code) and holds(word, self.own.code) is True


def exonyms(block: Block, article: Article) -> Iterator[Exonym]:
    """The names of a block that the language of the text has other forms of."""
    may_begin = _may_begin(article.profile.code)
    if not any(map(may_begin.__getitem__, split_words(block.text))):
        return
    row = words(block.text)
    for at, word in enumerate(row):
        if may_begin[word.text] and (found := _read(block.text, word, article.profile.code)):
            form, name = found
            place = _Place(row, at, word.start + len(form), block.text, article.profile)
            if _is_told(name, place, article) and (name.kind == _PERSON or not _is_in_names(form, article)):
                yield Exonym(word.start, place.end, form, name.wanted)


@remembered
def _may_begin(word: str, language: str) -> bool:
    """Whether a form of another language is this word or begins with it."""
    if not word[0].isupper():
        return False
    return bool(_name(word, language) or forms_after(word, language))


def _name(form: str, language: str) -> Foreign | None:
    if known := foreign_spellings(language).get(form):
        return Foreign(*known, languages=(), is_doubtful=False)
    return foreign_name(form, language) if len(form) >= _SHORTEST else None


def _read(text: str, word: Word, language: str) -> tuple[str, Foreign] | None:
    """The longest form that begins with the word."""
    for form in (*forms_after(word.text, language), word.text):
        end = word.start + len(form)
        if text.startswith(form, word.start) and not _GOES_ON.match(text, end) and (name := _name(form, language)):
            return form, name
    return None


def _is_told(name: Foreign, place: _Place, article: Article) -> bool:
    start = place.row[place.at].start
    if _SET_APART.search(place.text, max(0, start - 1), start):
        return False
    if not name.is_doubtful:
        return name.kind == _PERSON or not place.is_in_name
    if not article.once(origin).is_suspect:
        return False
    if name.kind == _PERSON:
        return place.before not in article.profile.determiners
    return place.is_behind(before_places(article.profile.code)) and not place.is_in_name


def _is_in_names(form: str, article: Article) -> bool:
    """Whether the page has the form in a name somewhere: it is somebody's, or a club's."""
    head = form.partition(" ")[0]
    for block in article.blocks:
        row = words(block.text) if form in block.text else ()
        for at, word in enumerate(row):
            if word.text == head and block.text.startswith(form, word.start):
                place = _Place(row, at, word.start + len(form), block.text, article.profile)
                if place.is_in_name and not block.region.is_chrome:
                    return True
    return False
