"""Text of an article as a format can hold it: nothing in it moves, hides or recolours other text, or breaks a file."""

from __future__ import annotations

from typing import Any

from mtcheck.patterns import SURROGATE, lazy

_UNWRITABLE = lazy("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""
_UNSEEN = lazy(
    "[\x00-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u2000-\u200b\u200e\u200f"
    "\u2028-\u202f\u205f-\u206f\u2800\u3164\ud800-\uf8ff\ufe00-\ufe0e\ufeff\uffa0\ufff0-\uffff"
    "\U000e0000-\U0010ffff]"
)
_UNSEEN_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u2800\u3164\uffa0\ufffc\ufffd") | {
    *map(chr, range(0xFE00, 0xFE0F)),
    *map(chr, range(0xE0100, 0xE01F0)),
}
"""Those among them that Python takes for printable."""
_BLANK = frozenset("\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f")
TURNING = {code: f"\\u{code:04x}" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
"""What turns the direction of the text behind it, to be written as escapes (``str.translate``)."""
_SPACES = str.maketrans({"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
"""White space that an attribute would lose. The standard library's own imports all that speaks HTTP with it."""
_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def visible(text: str, *, blanks: bool = False) -> str:
    """The text with everything that would move, hide or recolour other text as escapes.

    With ``blanks``, tabs, line ends and spaces of unusual width become escapes too; otherwise each is one space.
    """
    if text.isprintable() and _UNSEEN_LETTERS.isdisjoint(text):
        return text
    return _UNSEEN.sub(lambda match: _escape(match[0], blanks), text)


def _escape(char: str, blanks: bool) -> str:
    if char in _BLANK or char in _NAMED:
        return _NAMED.get(char) or f"\\u{ord(char):04x}" if blanks else " "
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def sound(text: str) -> str:
    """The text without lone surrogates, which no encoding can write."""
    return text if text.isascii() else SURROGATE.sub("\ufffd", text)


def clean(value: Any) -> Any:
    """The value without lone surrogates, which readers of JSON in other languages refuse."""
    if isinstance(value, str):
        return sound(value)
    if isinstance(value, dict):
        return {key: clean(each) for key, each in value.items()}
    return [clean(each) for each in value] if isinstance(value, list) else value


def xml_text(text: str) -> str:
    """A text as XML or HTML content; characters that XML cannot hold are replaced."""
    return _UNWRITABLE.sub("\ufffd", text).replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")


def visible_xml(text: str) -> str:
    """A text as XML or HTML content in which all can be seen that is there."""
    return xml_text(visible(text))


def xml_attribute(text: str) -> str:
    """A text as an attribute's value, with its quotation marks."""
    value = xml_text(text).translate(_SPACES)
    if '"' in value and "'" not in value:
        return f"'{value}'"
    return '"' + value.replace('"', "&quot;") + '"'
