"""What a line of Markdown is by itself, the page in one code fence, and the front matter before the first."""

from __future__ import annotations

import re

from mtcheck.loading.reading import read
from mtcheck.model.kinds import BlockKind
from mtcheck.model.text import Block

LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|$)")
QUOTE = re.compile(r" {0,3}> ?")
ITEM = re.compile(r"[ \t]*([-+*]|(\d{1,9})[.)])(?:[ \t]+(?:\[[ xX]\][ \t]+)?|$)")
HEADING = re.compile(r"[ ]{0,3}(#{1,6})(?:[ \t]+|$)")
HEADING_END = re.compile(r"(?:^|[ \t])#+[ \t]*$")
UNDERLINE = re.compile(r"[ ]{0,3}(=+|-+)[ \t]*$")
RULE = re.compile(r"[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})([^`]*)$")
TABLE_RULE = re.compile(r"[ ]{0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
CELL = re.compile(r"(?:[^|\\]|\\.|\\$)+")
REFERENCE = re.compile(r"^[ ]{0,3}\[(?!\^)([^\[\]\n]{1,999})\]:[ \t]*<?([^\s<>]+)>?[^\n]*$", re.MULTILINE)
NOTE = re.compile(r"[ ]{0,3}(?:\[\^[^\]\s]+\]:[ \t]*|:(?:[ ]{2}|\t)[ \t]*(?=\S))")
"""The mark of a footnote, or of what a term in the line above it means."""
MEANING = re.compile(r"[ ]{0,3}:[ ](?=\S)")
"""The same below a term alone, where a blank is enough."""
FORMULA = re.compile(r"[ \t]*\$\$[^$]*$")
_WRAPPED = re.compile(
    r"\ufeff?\s*(?P<fence>`{3,}|~{3,})[ \t]*(?:markdown|md|mdx|text|txt|html)?[ \t]*\r?\n", re.IGNORECASE
)
_SENTENCE_SPACES = 4
INSET = 4
"""Columns by which what belongs to an admonition or a tab is indented."""
HTML = re.compile(
    r"[ ]{0,3}<(?:!--|[?!]|/?(?:address|article|aside|audio|blockquote|center|details|dialog|dd|div|dl|dt|fieldset|"
    r"figcaption|figure|footer|form|h[1-6]|header|hr|iframe|li|main|menu|nav|ol|p|pre|script|section|style|summary|"
    r"table|tbody|td|template|textarea|tfoot|th|thead|tr|ul|video)(?=[\s/>]|$))",
    re.IGNORECASE,
)
HTML_UNTIL = (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"), ("<pre", "</pre>"))
_FRONT = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n(.*?)^(?:\1|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_FRONT_KEY = re.compile(
    r"^(title|headline|description|subtitle|summary|excerpt)[ \t]*[:=][ \t]*"
    r"(?:\"((?:[^\"\\\n]|\\.)*)\"|'([^'\n]*)'|([^\s\"'|>\[{#][^\r\n]*))",
    re.MULTILINE | re.IGNORECASE,
)


def wrapped_page(text: str) -> tuple[int, int] | None:
    """Where a page begins and ends that stands in one code fence as a whole."""
    opening = _WRAPPED.match(text)
    end = len(text.rstrip())
    if not opening or not text.endswith(opening["fence"], 0, end):
        return None
    closing = text.rfind("\n", 0, end) + 1
    inside = text[opening.end() : closing]
    if text[closing:end].strip() != opening["fence"] or inside.count("\n" + opening["fence"]) % 2:
        return None
    return (opening.end(), closing) if len(inside.split("\n\n")) > 1 and not _is_code(inside) else None


def _is_code(text: str) -> bool:
    """Whether fewer than one line in four has several words in a row."""
    lines = [line for line in text.splitlines() if line.strip()]
    return sum(line.count(" ") >= _SENTENCE_SPACES for line in lines) * 4 < len(lines)


def front_matter(text: str, first: int) -> tuple[list[Block], int]:
    """The titles and descriptions that stand before the page, and where it begins."""
    front = _FRONT.match(text, first)
    if not front:
        return [], 1 if not first and text.startswith("\ufeff") else first
    values = map(_value, _FRONT_KEY.finditer(text, front.start(2), front.end(2)))
    return [block for block in values if block.text], front.end()


def _value(match: re.Match[str]) -> Block:
    group = match.lastindex or 0
    value, pieces = read(match[group], match.start(group))
    return Block(value, pieces, BlockKind.TITLE if match[1].lower() in ("title", "headline") else BlockKind.META)
