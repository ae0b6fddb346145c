"""Lines under the last paragraph of a saved page that name who wrote the report."""

from __future__ import annotations

from functools import cache

from mtcheck.checks.base import Article
from mtcheck.checks.markup._page import is_furnished
from mtcheck.language.wording import fold_line
from mtcheck.language.wordlists import words_of
from mtcheck.model.kinds import BlockKind, Format, Region
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_LONGEST = 80
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
