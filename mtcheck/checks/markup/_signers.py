"""Lines under the last paragraph of a saved page that name who wrote the report."""

from __future__ import annotations

from mtcheck.checks.base import Article
from mtcheck.checks.markup._page import is_furnished
from mtcheck.language.wording import fold_line
from mtcheck.language.wordlists import word_set
from mtcheck.model.kinds import BlockKind, Format
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_LONGEST = 80
_NAME = r"[^\W\d_a-zß-ÿ][\w.'’-]*(?: (?:(?:de|von|van|di|da|del|la|le|bin|al) )?[^\W\d_a-zß-ÿ][\w.'’-]*){1,3}"
_SIGNED = lazy(rf"(?P<label>[^\W\d_][^:\d]{{2,24}}?) ?:? {_NAME}(?:, [^.!?\d]{{3,40}})?")


def names_author(block: Block, article: Article) -> bool:
    """Whether a line under the text says who wrote it: *Prepared by Anna Roth*, *Journalist Anna Roth*."""
    if article.target.format is not Format.PLAIN or len(block.text) > _LONGEST or not is_furnished(article):
        return False
    last = next(
        (each for each in reversed(article.body) if each.kind is BlockKind.PARAGRAPH and each is not block), None
    )
    if last is None or block.span.start < last.span.end:
        return False
    signers = word_set(article.profile.code, "signers")
    return any(
        fold_line(block.text).startswith((f"{signer} ", f"{signer}:")) and bool(_SIGNED.fullmatch(block.text))
        for signer in signers
    )
