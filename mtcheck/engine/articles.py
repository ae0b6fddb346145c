"""Articles that are checked: what the configuration and the two languages say of all pages and pairs alike."""

from __future__ import annotations

from functools import partial

from mtcheck.checks.base import Article
from mtcheck.config import Config
from mtcheck.engine.strings import load_strings
from mtcheck.language import glossary, lexicon
from mtcheck.language.house import settle
from mtcheck.language.profiles import profile


def settle_article(config: Config, source_language: str, target_language: str) -> partial[Article]:
    """An article of two languages that wants its text alone.

    Args:
        config: what the user asks for.
        source_language: the original's language; empty where it is unknown.
        target_language: the translation's language.
    """
    return partial(
        Article,
        target_language=target_language,
        profile=settle(profile(target_language), config.style),
        labels=lexicon.labels(config.labels),
        source_language=source_language,
        source_profile=profile(source_language) if source_language else None,
        glossary=glossary.load(config.glossaries, source_language, target_language),
        strings=load_strings(config.catalogues),
        options=config.options,
        style=config.style,
    )
