"""Which words the dictionaries of an article's two languages have."""

from __future__ import annotations

from functools import partial

from mtcheck.checks.base import Article
from mtcheck.language.dictionary import is_listed
from mtcheck.outline.commands import Words


def listed_words(article: Article) -> Words:
    """Whether a language has a word, asked of the original's and of the translation's."""
    mine, theirs = (partial(is_listed, language=each) for each in (article.source_language, article.target_language))
    return Words(mine, theirs)
