"""Lines of a saved page that name who wrote the report: authors, desks, addresses for mail."""

from __future__ import annotations

from functools import cache

from mtcheck.checks.base import Article
from mtcheck.checks.markup._page import is_furnished
from mtcheck.language.headlines import names_place
from mtcheck.language.wording import fold_line, wording
from mtcheck.language.wordlists import ANY, languages, word_set, words_of
from mtcheck.model.kinds import BlockKind, Format, Region
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_LONGEST, _LONGEST_DESK, _MOST = 80, 60, 5
"""Letters of a line that names an author or a desk; words of the latter."""
_NAME = r"[^\W\d_a-zß-ÿ][\w.'’-]*(?: (?:(?:de|von|van|di|da|del|la|le|bin|al) )?[^\W\d_a-zß-ÿ][\w.'’-]*){1,3}"
_SIGNED = lazy(rf"(?P<label>[^\W\d_][^:\d]{{2,24}}?) ?:? {_NAME}(?:, [^.!?\d]{{3,40}})?")
_MAILBOX = lazy(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+\)?\Z")


def names_author(block: Block, article: Article) -> bool:
    """Whether a line under the text says who wrote it: *Prepared by Anna Roth*, *Journalist Anna Roth*."""
    if article.target.format is not Format.PLAIN or len(block.text) > _LONGEST or not _SIGNED.fullmatch(block.text):
        return False
    if not fold_line(block.text).startswith(_signers(article.profile.code)) or not is_furnished(article):
        return False
    texts = (each for each in reversed(article.body) if each.kind is BlockKind.PARAGRAPH and each is not block)
    last = next(texts, None)
    return last is not None and block.span.start >= last.span.end


def names_mailbox(block: Block, article: Article) -> bool:
    """Whether a byline has the address under which its author gets mail, as Korean papers print it."""
    return (
        block.region is Region.BYLINE
        and article.target.format is Format.PLAIN
        and _MAILBOX.search(block.text) is not None
    )


@cache
def _signers(language: str) -> tuple[str, ...]:
    """How such lines begin."""
    return tuple(f"{signer}{mark}" for signer in words_of(language, "signers") for mark in " :")


def names_desk(block: Block, article: Article) -> bool:
    """Whether a byline names the desk of a paper in another language, *by Redazione Sport*, or nobody but a desk."""
    words = block.text.split() if len(block.text) <= _LONGEST_DESK else []
    own = word_set(article.profile.code, "desks")
    if block.region is Region.BYLINE and _is_by_desk(block.text, article):
        return True
    return 1 < len(words) <= _MOST and any(
        word.lower() in _desks() and word[0].isupper() and word.lower() not in own for word in words
    )


def _is_by_desk(text: str, article: Article) -> bool:
    """Whether a byline in the text of a saved page names nobody but a desk: *von Redaktion Sport*."""
    words = text.lower().strip("()[] .:").split()
    if article.target.format is not Format.PLAIN or not is_furnished(article) or not 0 < len(words) <= _MOST:
        return False
    code, labels = article.profile.code, wording(article.target_language).byline
    named = " ".join(words[words[0].rstrip(":") in labels :])
    desk = next((desk for desk in words_of(code, "desks") if named == desk or f" {desk} " in f" {named} "), "")
    rest = f" {named} ".replace(f" {desk} ", " ").split() if desk else ["?"]
    return all(word in article.profile.function_words or names_place(word, code) for word in rest)


@cache
def _desks() -> frozenset[str]:
    """What desks are called in any language, in one word, without what is a word of several."""
    named = {word for language in languages() for word in words_of(language, "desks") if " " not in word}
    return frozenset(named - word_set(ANY, "desks-never"))
