"""What a page that stands alone betrays of its original, for checks whose findings are sure only beside that."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from mtcheck.checks.base import Article
from mtcheck.language.dictionary import knows
from mtcheck.language.origins import origins, signs
from mtcheck.language.profiles import codes
from mtcheck.language.words import split_words
from mtcheck.model.kinds import BlockKind
from mtcheck.model.records import record
from mtcheck.model.tags import primary

_FEWEST_SIGNS = 2
"""Kinds of signs from which on a page is certainly a translation."""
_NAMELESS_SIGNS = 3
"""The same where no name on the page tells of a language."""
_WORDS_OF_SIGN = 800
"""Words of a page for which one more kind of sign is asked: long texts say everything somewhere."""
_DECLARED = 5
"""Names of a language that a page's own declaration of it outweighs: a template that kept the original's language."""
_TEMPLATE = frozenset({"declared", "template"})
"""Kinds of signs that a page's own declaration of another language is."""
_LABEL = frozenset({"label"})
_LONGEST_LABEL = 60
_LANGUAGES = 2
"""Languages that a page may betray; where more are equally near, none is told."""


@record
class Origin:
    """What a page says of where it comes from."""

    named: str = ""
    """The original's language, as the user says; empty where that is unknown."""
    signs: frozenset[str] = frozenset()
    """Kinds of signs, as many as may be asked for."""
    length: int = 0
    """Words of the page."""
    languages: tuple[str, ...] = ()
    """Those that names and places of the page tell of, the likeliest first."""

    @property
    def is_translation(self) -> bool:
        """Whether the page was certainly translated."""
        return bool(self.named) or self.is_shown

    @property
    def is_shown(self) -> bool:
        """Whether the page itself, whatever the user says, shows that it was translated."""
        return self._shows(_FEWEST_SIGNS)

    @property
    def has_sign(self) -> bool:
        """Whether the page itself has a sign of a translation at all, for its length."""
        return self._shows(1)

    @property
    def is_suspect(self) -> bool:
        """Whether the page has such a sign, or is known to be a translation."""
        return bool(self.named) or self.has_sign

    def _shows(self, fewest: int) -> bool:
        return len(self.signs) >= fewest + self.length // _WORDS_OF_SIGN

    def may_be(self, languages: Collection[str]) -> bool:
        """Whether the page was translated, and names of one of the languages or of none stand on it."""
        return self.tells(languages) or (not self.languages and self._shows(_NAMELESS_SIGNS))

    def hints_at(self, languages: Collection[str]) -> bool:
        """Whether the page has a sign of a translation, and its names tell of one of the languages before others."""
        return self.is_suspect and bool(self.languages) and self.languages[0] in languages

    def tells(self, languages: Collection[str]) -> bool:
        """Whether the page was translated and names of one of the languages stand on it."""
        if self.named:
            return self.named in languages
        return self.is_translation and not set(self.languages).isdisjoint(languages)


def origin(article: Article) -> Origin:
    """What the page of an article betrays."""
    named = primary(article.source_language)
    if named and article.has_original:
        return Origin(named, languages=(named,))
    texts = [block.text for block in article.blocks if block.kind not in (BlockKind.CODE, BlockKind.META)]
    rows = [split_words(text) for text in texts]
    length = sum(map(len, rows))
    most = _NAMELESS_SIGNS + length // _WORDS_OF_SIGN
    declared = primary(article.target.language)
    is_template = declared in codes() and declared != article.profile.code
    shown = signs("\n".join(texts), article.profile.code, most) | (_TEMPLATE if is_template else frozenset())
    if _holds_literal_label(texts, article):
        shown |= _LABEL
    return Origin(named, shown, length, (named,) if named else _tell(rows, declared, article))


def _holds_literal_label(texts: Iterable[str], article: Article) -> bool:
    """Whether a line of the page can be nothing else than a label of another language, word for word."""
    short = (text for text in texts if len(text) <= _LONGEST_LABEL)
    return any(hit.strong for text in short for hit in article.labels.wrong(text, article.target_language))


def _tell(rows: Iterable[Sequence[str]], declared: str, article: Article) -> tuple[str, ...]:
    """The languages that names, places and the page's own declaration tell of, the likeliest first."""
    telling = dict.fromkeys(word for row in rows for word in row if not word.islower() or not word.isascii())
    code = article.profile.code
    found = origins(telling, article.profile.letters, lambda word: knows(word, code))
    if declared in codes():
        found[declared] += _DECLARED
    found.pop(code, None)
    best = found.most_common(_LANGUAGES)
    return tuple(language for language, times in best if times > 1 or times * 2 > best[0][1])


def is_shown_translation(article: Article) -> bool:
    """Whether the page itself, whatever the user says, shows that it was translated."""
    return article.once(origin).is_shown
