"""The inline part of reStructuredText: roles, links, substitutions, emphasis, literal text.

Source: the docutils project, reStructuredText Markup Specification; the documentation of Sphinx, Roles.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from mtcheck.loading.light_inline import Inline
from mtcheck.model.kinds import MarkKind
from mtcheck.patterns import lazy

_NAME = r"[A-Za-z][\w:+.-]{0,40}"
_FREE = r"(?<![\w`:*])"
INLINE = lazy(
    r"\\(?P<escaped>[\s\S])"
    r"|(?<!`)``(?P<code>(?:[^`]|`(?!`))+)``"
    rf"|(?<![\w:]):(?P<role>{_NAME}):`(?P<said>[^`]{{1,500}})`"
    rf"|{_FREE}`(?P<worded>[^`<>]{{0,400}}?)\s*<(?P<aim>[^<>`]{{1,500}})>`__?"
    rf"|{_FREE}`(?P<named>[^`]{{1,300}})`__?(?!\w)"
    r"|_`(?P<here>[^`]{1,300})`"
    rf"|{_FREE}`(?P<titled>[^`]{{1,300}})`(?::{_NAME}:)?"
    r"|\*\*(?P<strong>[^\s*](?:[^*]*[^\s*])?)\*\*"
    r"|(?<![\w*])\*(?P<emphasis>[^\s*](?:[^*]*[^\s*])?)\*(?![\w*])"
    r"|(?P<filled>(?<![\w|])\|[^\s|](?:[^|\n]{0,60}[^\s|])?\|)(?:__?)?(?![\w|])"
    r"|[ ]?(?P<note>\[(?:\d+|#[\w-]*|\*|[A-Za-z][\w.-]*)\]_)(?!\w)"
    r"|(?<![\w`:/.@-])(?P<word>[A-Za-z](?:[\w.-]*[A-Za-z0-9])?)__?(?![\w`])"
)
"""What stands inside the text of a block."""
_TARGET = lazy(r"(?m)^[ \t]*\.\.[ \t]+_(?P<name>`[^`\n]+`|(?:[^:\n\\]|\\.)+):[ \t]*(?P<aim>\S*)[ \t]*\r?$")
_WORDED = lazy(r"(?P<said>[^<>]+?)\s*<(?P<aim>[^<>]+)>")
_LINKS = frozenset("ref doc numref any download term eq keyword token".split())
_CONTROLS = frozenset({"guilabel", "menuselection"})
_STRONG = frozenset({"kbd", "strong"})
_STEP = lazy(r"\s*-->\s*")
_CODES = frozenset(
    "code literal samp file command program option envvar class func meth mod attr data exc obj const type var macro"
    " member struct enum enumerator confval setting mailheader makevar manpage mimetype newsgroup regexp".split()
)
_TEXTS = frozenset("emphasis title title-reference t abbr dfn sup sub superscript subscript".split())
_MARKS = {
    "code": MarkKind.CODE,
    "strong": MarkKind.STRONG,
    "emphasis": MarkKind.EMPHASIS,
    "titled": MarkKind.EMPHASIS,
    "filled": MarkKind.KEPT,
}
_LITERAL = frozenset({MarkKind.CODE, MarkKind.KEPT})


def find_targets(text: str) -> dict[str, str]:
    """What links by a name lead to, by that name; a place in the page has an address of its own."""
    found = {}
    for match in _TARGET.finditer(text):
        name = _fold(match["name"].strip("`"))
        found[name] = match["aim"] or f"#{name.replace(' ', '-')}"
    return found


def _fold(name: str) -> str:
    return " ".join(name.replace("\\", "").split()).casefold()


def take_inline(inline: Inline, match: re.Match[str], targets: Mapping[str, str]) -> None:
    """Read what the expression has found."""
    group = match.lastgroup or ""
    if group == "escaped":
        if not match[group].isspace():
            inline.add(*match.span(group))
    elif group in _MARKS:
        inline.mark(_MARKS[group], match.span(group), is_literal=_MARKS[group] in _LITERAL)
    elif group == "said":
        _take_role(inline, match)
    elif group == "aim":
        said = match.span("worded") if match["worded"] else match.span("aim")
        inline.mark(MarkKind.LINK, said, match["aim"], is_literal=not match["worded"])
    elif group == "named":
        name = _fold(match[group])
        inline.mark(MarkKind.LINK, match.span(group), targets.get(name, f"#{name.replace(' ', '-')}"))
    elif group == "here":
        inline.scan(*match.span(group))
    elif group == "word":
        _take_word(inline, match, targets)


def _take_word(inline: Inline, match: re.Match[str], targets: Mapping[str, str]) -> None:
    """A word with a line below its end, which is a link where the page has such a name."""
    target = targets.get(_fold(match["word"]))
    if target is None:
        inline.add(*match.span())
    else:
        inline.mark(MarkKind.LINK, match.span("word"), target)


def _take_role(inline: Inline, match: re.Match[str]) -> None:
    role = match["role"].lower()
    start, end = match.span("said")
    worded = _WORDED.fullmatch(match["said"])
    if worded and role not in _CODES:
        inline.mark(MarkKind.LINK, (start, start + worded.end("said")), worded["aim"])
    elif role in _CONTROLS:
        inline.mark_parts(MarkKind.CONTROL, (start, end), _STEP)
    elif role in _STRONG:
        inline.mark(MarkKind.STRONG, (start, end))
    elif role in _TEXTS:
        inline.mark(MarkKind.EMPHASIS, (start, end))
    elif role in _LINKS and role not in ("term", "download"):
        inline.mark(MarkKind.KEPT, (start, end), is_literal=True)
    elif role in _LINKS:
        inline.mark(MarkKind.LINK, (start, end), match["said"])
    else:
        inline.mark(MarkKind.CODE, (start, end), is_literal=True)
