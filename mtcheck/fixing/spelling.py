"""How a text is written into a file of some format, so that a reader sees just that text there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import chain

from mtcheck.fixing.edits import Edit
from mtcheck.fixing.values import Refused, Spot, quote_value, write_value
from mtcheck.loading.cells import Frame
from mtcheck.loading.frames import list_frames
from mtcheck.loading.html_tokens import Token, Tokenizer, TokenKind, attributes
from mtcheck.model.kinds import Format
from mtcheck.model.text import Block, Document
from mtcheck.patterns import lazy

_SPECIAL = lazy(r"[\\`*_\[\]<|]|&(?=#?\w+;)")
_LINE_MARKER = lazy(r"([#>+=~-]|\d+(?=[.)]))")
_INLINE = frozenset(
    "a abbr b bdi bdo cite code data dfn em font i ins kbd mark q s samp small span strong sub sup time u var".split()
)
_BORDER = lazy(r"</(p|div|dd|blockquote)\s*>\s*<\1(?:\s(?![^<>]*\b(?:id|name)\s*=)[^<>]*)?>", re.IGNORECASE)
_MARKDOWN_BORDER = lazy(r"(?:\]\([^\s()]*\)|[*_~`]+)*(\s*\n\s*)[\[*_~`]*")
_BLANKS = " \t\r\n\f"
"""White space that readers of HTML see as one blank, or not at all."""
_TAG = lazy(r"</?([a-zA-Z][\w-]*)[^<>]*>")


class Unchanged(Refused):
    """There is nothing to write."""


class Speller:
    """Writes texts into one document."""

    def __init__(self, document: Document, *, settles_each: bool = True) -> None:
        """Take the document.

        Args:
            document: what is written into.
            settles_each: whether the edits of one place are all that is written into a value; if not, ``settle_all``
                is asked once for the edits of all places.
        """
        self._document, self._settles_each = document, settles_each

    def spelled(self, text: str, at: int, block: Block | None) -> str:
        """What must stand at an offset of the document for readers to see ``text`` there.

        Raises:
            Refused: there is no way to write it there.
        """
        if not text:
            return ""
        if any(char in "\r\n\v\f\u0085\u2028\u2029" for char in text):
            raise Refused("what to write has a line break in it")
        if self._document.format.is_bitext:
            return self._encodable(self._escaped(text, at), "strict")
        if self._document.format is Format.HTML:
            return self._encodable(self._html(text, at), "xmlcharrefreplace")
        if self._document.format is Format.MARKDOWN:
            text = _markdown(text, is_first=block is not None and at == block.span.start)
        return self._encodable(text, "strict")

    def _encodable(self, text: str, errors: str) -> str:
        encoding = self._document.encoding or "utf-8"
        try:
            return text.encode(encoding, errors).decode(encoding)
        except UnicodeError as error:
            raise Refused(f"'{text}' cannot be written in {encoding}") from error

    def _escaped(self, text: str, at: int) -> str:
        """The text as a file of texts that stand one by one has it."""
        return write_value(text, Spot(self._document, at, self._frame(at)))

    def _frame(self, at: int) -> Frame | None:
        """The value that a place is in, of formats that set values off in several ways."""
        number = bisect_right(self._frames, at, key=lambda frame: frame.start) - 1
        return self._frames[number] if number >= 0 and at <= self._frames[number].end else None

    @cached_property
    def _frames(self) -> Sequence[Frame]:
        return list_frames(self._document)

    def settle(self, edits: Sequence[Edit]) -> tuple[Edit, ...]:
        """The edits of one place with what they make necessary around it.

        Raises:
            Refused: as for ``settle_all``.
        """
        return self.settle_all(edits) if self._settles_each else tuple(edits)

    def settle_all(self, edits: Sequence[Edit]) -> tuple[Edit, ...]:
        """The edits with quotation marks around the values that cannot stand without them any more.

        Raises:
            Refused: there is no way to give them any.
        """
        if not self._document.format.is_bitext:
            return tuple(edits)
        by_frame: dict[Frame | None, tuple[Edit, ...]] = {}
        for each in edits:
            frame = self._frame(each.start)
            by_frame[frame] = (*by_frame.get(frame, ()), each)
        settled = (quote_value(self._document, frame, own) if frame else own for frame, own in by_frame.items())
        return tuple(chain.from_iterable(settled))

    def _html(self, text: str, at: int) -> str:
        import html

        token = self._token(at)
        if token is None or (token.kind is TokenKind.RAW and token.name in ("title", "textarea")):
            return html.escape(text, quote=False)
        if token.kind is TokenKind.START and self._is_quoted(token, at):
            return html.escape(text)
        raise Refused(f"it is inside a place of <{token.name}> that cannot be rewritten safely")

    @cached_property
    def _tokens(self) -> Sequence[Token]:
        return list(Tokenizer(self._document.text).tokens())

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self._tokens]

    def _token(self, at: int) -> Token | None:
        """The tag or raw text that an offset lies in; None where text may stand, as between two tags."""
        number = bisect_right(self._starts, at) - 1
        token = self._tokens[number] if number >= 0 else None
        if token is None or token.kind is TokenKind.TEXT or at > token.end:
            return None
        return token if token.kind is TokenKind.RAW or token.start < at < token.end else None

    def _is_quoted(self, token: Token, at: int) -> bool:
        text = self._document.text
        return any(
            each.start <= at <= each.start + len(each.value) and text[each.start - 1] in "\"'"
            for each in attributes(text, token).values()
        )

    def border(self, start: int, end: int) -> tuple[int, int]:
        """What is to be replaced between two blocks to make them one.

        That is white space, or the end and start of elements with the white space beside them.

        Raises:
            Refused: more than that stands between them.
        """
        between = self._document.text[start:end]
        if not between or between.isspace():
            return start, end
        if self._document.format is Format.MARKDOWN and (match := _MARKDOWN_BORDER.fullmatch(between)):
            return start + match.start(1), start + match.end(1)
        found = list(_BORDER.finditer(between)) if self._document.format is Format.HTML else []
        if len(found) == 1:
            before, after = between[: found[0].start()], between[found[0].end() :]
            rest = before + after
            if not _TAG.sub("", rest).strip() and all(each.lower() in _INLINE for each in _TAG.findall(rest)):
                return start + len(before.rstrip(_BLANKS)), end - len(after.lstrip(_BLANKS))
        raise Refused("there is markup between its pieces")


def _markdown(text: str, *, is_first: bool) -> str:
    escaped = _SPECIAL.sub(lambda match: f"\\{match[0]}", text)
    marker = _LINE_MARKER.match(escaped) if is_first else None
    if not marker:
        return escaped
    return f"{marker[1]}\\{escaped[marker.end() :]}" if marker[1].isdigit() else f"\\{escaped}"
