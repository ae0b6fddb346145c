"""What keeps a page of someone else's quiet when its annotated copy is opened: nothing is run, fetched or gone to.

Only pieces are put in, so that all of the page's own markup stays: a policy before anything else that a browser reads,
and attributes that go before those of the same name which follow them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from mtcheck.loading.html_tokens import Token, TokenKind, attributes
from mtcheck.patterns import lazy

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'"
GUARD = (
    f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}" />'
    '<meta http-equiv="x-dns-prefetch-control" content="off" />'
)
_BEFORE_TAGS = lazy(r"\s*(?:<\?xml[^>]*>)?\s*(?:<!doctype[^>]*>)?", re.IGNORECASE)
_SPACE = lazy(r"\s*")
_FETCHING = frozenset(("dns-prefetch", "modulepreload", "preconnect", "prefetch", "preload", "prerender"))
"""Relations that no policy keeps a browser from following."""


def guards(text: str, tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """What is put in, and where."""
    yield _first(text, tokens), GUARD
    for token in tokens:
        if token.kind is TokenKind.START and token.name in ("meta", "link") and (name := _acting(text, token)):
            yield token.inner, f' {name}="off"'


def _first(text: str, tokens: Sequence[Token]) -> int:
    """The place in the head before all else; where anything comes before the head's tag, before that."""
    before = _BEFORE_TAGS.match(text)
    at = before.end() if before else 0
    tags = {token.start: token for token in tokens if token.kind is TokenKind.START and token.name in ("html", "head")}
    for name in ("html", "head"):
        space = _SPACE.match(text, at)
        tag = tags.get(space.end() if space else at)
        if tag and tag.name == name:
            at = tag.end
    return at


def _acting(text: str, token: Token) -> str:
    """The attribute by which a tag makes the browser go or fetch; nothing where it does not."""
    name = "http-equiv" if token.name == "meta" else "rel"
    given = attributes(text, token).get(name)
    words = html.unescape(given.value).lower().split() if given else []
    return name if (words == ["refresh"] if name == "http-equiv" else _FETCHING.intersection(words)) else ""
