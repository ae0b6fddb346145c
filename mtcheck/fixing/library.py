"""``mtcheck.fix``: a text, a file or a document, corrected in memory."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck import loading
from mtcheck.engine.checker import Checker
from mtcheck.fixing.checking import allowed_fixes, fix_document
from mtcheck.fixing.rounds import Outcome

if TYPE_CHECKING:
    from mtcheck.config import Config
    from mtcheck.engine.page import Given


def fix(
    target: Given,
    *,
    source: Given | None = None,
    source_language: str = "",
    target_language: str = "",
    config: Config | None = None,
    furniture: bool = False,
    captions: bool = False,
    unsafe: bool = False,
) -> Outcome:
    """Correct a translated page as the findings suggest, and check it again; no file is written.

    Args:
        target: the translation: a text (``str``), a file (``Path``) or a ``Document``.
        source: the original.
        source_language: the original's language as an ISO 639-1 code; detected where it is not given.
        target_language: the translation's language.
        config: how to check; the defaults where it is not given.
        furniture: whether to take out what does not belong to the article.
        captions: whether to take out captions and credits that have lost their picture.
        unsafe: whether to follow suggestions that may need a second look.

    Returns:
        ``.document.text`` is the corrected text, ``.before`` and ``.report`` what was found in the text as it was and
        what is left to find, with their scores, ``.fixed`` and ``.kept`` what was done and what was not.

    Raises:
        ReadError: a file cannot be read, or holds no text.
        UsageError: the configuration names an unknown check or language.
    """
    checker = Checker(source_language, target_language, config=config)
    path = target if isinstance(target, Path) else None
    limit = checker.config.of(path).max_bytes
    original = None if source is None else loading.document(source, limit)
    allowed = allowed_fixes(furniture=furniture, captions=captions, unsafe=unsafe)
    return fix_document(checker, loading.document(target, limit), path, original, allowed)
