"""What the checks of the target language's conventions share."""

from __future__ import annotations

from mtcheck.checks.base import Article
from mtcheck.checks.origins import is_shown_translation
from mtcheck.model.finding import Habit, Severity

TYPING_HABIT = Habit(4)
"""For a mark that a keyboard puts into a whole text."""


def weight_in_pairs(article: Article, convention: str = "") -> Severity:
    """How much weighs what many pages have: in a pair of segments it is the translation's, on a page a hint.

    Args:
        article: the page or the pair.
        convention: as for ``weight_of_typing``.
    """
    of_translation = article.is_pair and not article.profile.typed_marks
    return Severity.MINOR if of_translation or convention in article.style else Severity.NEUTRAL


def weight_of_typing(article: Article, convention: str = "") -> Severity:
    """How much a typist's makeshift weighs: beside an original it is the translation's, on a page alone its house's.

    Where the page itself shows that it was translated, it is the translation's as well.

    Args:
        article: the page or the pair.
        convention: the one that it is about, of those that a house may settle.
    """
    if article.profile.typed_marks:
        return Severity.MINOR if convention in article.style else Severity.NEUTRAL
    settled = article.is_pair or article.source or convention in article.style
    return Severity.MINOR if settled or is_shown_translation(article) else Severity.NEUTRAL
