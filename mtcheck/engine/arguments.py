"""What a ``Checker`` is passed, refused in one line where it is not what was asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtcheck.checks.registry import Entry
from mtcheck.errors import UsageError, refuse_type, require_items
from mtcheck.model.text import Document

if TYPE_CHECKING:
    from mtcheck.embeddings import SentenceEncoder
    from mtcheck.engine.sites import Sites


def require_encoder(given: Any) -> SentenceEncoder:
    """A sentence encoder.

    Raises:
        UsageError: it is none.
    """
    from mtcheck.embeddings.base import SentenceEncoder

    if not isinstance(given, SentenceEncoder):
        raise refuse_type("encoder", given, "an object with 'languages', 'signature' and 'encode'")
    return given


def require_sites(given: Any) -> Sites:
    """What is known of sites.

    Raises:
        UsageError: it is nothing of the kind.
    """
    from mtcheck.engine.sites import Sites

    if not isinstance(given, Sites):
        raise refuse_type("sites", given, "an engine.sites.Sites")
    return given


def require_checks(given: Any) -> tuple[Entry, ...]:
    """The checks that are passed instead of those that the configuration selects.

    Raises:
        UsageError: they are none.
    """
    expected = "a list of entries of mtcheck.checks.registry, such as registry.find('style/mixed-quotes')"
    checks = tuple(require_items("checks", given, expected))
    for each in checks:
        if not isinstance(each, Entry):
            raise refuse_type("an item of checks", each, "an entry of mtcheck.checks.registry")
    return checks


def require_reference(given: Any) -> None:
    """Refuse what is no reference.

    Raises:
        UsageError: it is none, or an empty list.
    """
    expected = "a text, a Path or a Document, or a list of them"
    if given is None or isinstance(given, (str, Path, Document)):
        return
    if not require_items("reference", given, expected):
        raise UsageError("reference is an empty list; give None where there is none")
