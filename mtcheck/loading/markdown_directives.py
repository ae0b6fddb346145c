"""What generators of sites add to Markdown: admonitions, tabs, includes, template statements, formulas, MDX.

Tells lines apart; whoever reads the page decides what becomes of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.model.tuples import NamedTuple

_OPENERS = (
    re.compile(r"[ \t]*(?P<mark>/{3,})[ \t]*(?:(?P<name>[\w-]+)[ \t]*(?:\|[ \t]*(?P<title>[^\r\n]*))?)?$"),
    re.compile(
        r"[ \t]*(?P<mark>:{3,})[ \t]*(?:\{?[.]?(?P<name>[\w-]+)(?:[ \t]*\{[^{}]*\})?\}?"
        r"(?:\[(?P<boxed>[^\[\]]*)\]|[ \t]+(?P<title>[^\r\n]*))?)?$"
    ),
    re.compile(
        r"[ \t]*(?P<mark>!!!|\?\?\?\+?)[ \t]*(?P<name>[\w-]+)(?:[ \t]+[\w-]+){0,3}"
        r"(?:[ \t]+\"(?P<title>[^\"\r\n]*)\")?[ \t]*$"
    ),
    re.compile(r"[ \t]*(?P<mark>===[!+]?)[ \t]*\"(?P<title>[^\"\r\n]*)\"[ \t]*$"),
)
_FIRST = "/:!?="
_KEPT_LINE = re.compile(
    r"[ \t]*(?:\{\{.{0,500}\}\}|\{%.{0,500}%\}|\{\*.{0,500}\*\}|\{!.{0,500}!\}|--8<--.{0,300}"
    r"|:{3,}[ \t]*[\w-]+(?:\.[\w-]+)+|\{/\*.{0,500}\*/\}|\[TOC\])[ \t]*$"
)
_ALERT = re.compile(r"[ \t]*\[!\w{2,20}\][+-]?[ \t]*$")
_ABBREVIATION = re.compile(r"[ ]{0,3}\*\[[^\[\]\r\n]{1,100}\]:[ \t]*")
_MODULE = re.compile(
    r"(?:import[ \t]+(?:[\w*{$][^'\"\r\n]*(?:[ \t]|\})from[ \t]*)?['\"][^'\"\r\n]+['\"]"
    r"|export[ \t]+(?:const\b|let\b|var\b|default\b|function\b|class\b|async\b|\{|\*)"
    r"|import[ \t]+(?:type[ \t]+)?\{[^'\"\r\n}]*$)"
)
_COMPONENT = re.compile(r"[ \t]*</?(?:[A-Z][\w.]*|>)")
_TAG = re.compile(r"</?[A-Za-z][\w.:-]*|</?(?=>)")
_PROP = re.compile(
    r"\b(?:title|label|description|caption|alt|heading|summary|placeholder|header)=(?:\"([^\"]*)\"|'([^']*)')"
)
_LONGEST_TAG = 5_000
_INLINE = re.compile(
    r"\{\{[^{}\n]{0,300}\}\}|\{%[^{}\n]{0,300}%\}|\{\*[^{}*\n]{0,300}\*\}|\{![^{}!\n]{0,300}!\}|\{/\*[^\n]{0,300}?\*/\}"
)
_ATTRIBUTES = re.compile(r"\{:?[ ]?[.#][^{}\n]{0,200}\}|\{:[^{}\n]{0,200}\}")
_FORMULA = re.compile(
    r"\$\$[^$]{1,2000}\$\$|\$(?![\s$])(?=[^$\n]{0,300}[\\^_={}]|[A-Za-z]\$)[^$\n]{0,300}(?<!\s)\$(?!\d)"
)
ANCHOR = re.compile(r"[ \t]*\{:?[ \t]*#([\w:.-]{1,200})[^{}\r\n]{0,200}\}[ \t]*$")
"""A heading's own name for links, at its end."""


class Opener(NamedTuple):
    """A line that opens or closes an admonition or a tab."""

    title: tuple[int, int] | None
    """Where its title stands in the line."""
    is_indented: bool
    """Whether what belongs to it is indented below it."""


def opener(line: str) -> Opener | None:
    """What the line opens or closes, if it does."""
    stripped = line.lstrip()
    if not stripped or stripped[0] not in _FIRST:
        return None
    for pattern in _OPENERS:
        if match := pattern.match(line):
            group = "boxed" if match.groupdict().get("boxed") else "title"
            title = match.span(group) if match[group] else None
            return Opener(title, match["mark"][0] in "!?=")
    return None


def is_kept_line(line: str) -> bool:
    """Whether the line is nothing but an include, a template's statement or the like."""
    return line.lstrip()[:1] in ("{", "-", ":", "[") and bool(_KEPT_LINE.match(line))


def is_alert(line: str) -> bool:
    """Whether the line names the kind of a quotation, as in ``[!NOTE]``."""
    return line.lstrip().startswith("[!") and bool(_ALERT.match(line))


def abbreviation(line: str) -> int:
    """Where the explanation of an abbreviation begins in the line; 0 where it is none."""
    match = _ABBREVIATION.match(line) if "*[" in line else None
    return match.end() if match else 0


def is_module_line(line: str) -> bool:
    """Whether the line imports or exports something of a program."""
    return line.startswith(("import", "export")) and bool(_MODULE.match(line))


def is_component(line: str) -> bool:
    """Whether the line begins with a component's tag."""
    return "<" in line and bool(_COMPONENT.match(line))


def tag_end(text: str, start: int, limit: int) -> int:
    """Where the tag that begins here ends, quotation marks and braces observed; ``start`` where it does not."""
    limit = min(limit, start + _LONGEST_TAG)
    name = _TAG.match(text, start, limit)
    at, depth, quote = name.end() if name else limit, 0, ""
    while at < limit:
        char = text[at]
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'`":
            quote = char
        elif char in "{}":
            depth += 1 if char == "{" else -1
        elif char == ">" and depth <= 0:
            return at + 1
        at += 1
    return start


def texts_of_tag(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where a component's readable attributes stand."""
    for match in _PROP.finditer(text, start, end):
        group = 1 if match[1] is not None else 2
        if match[group].strip():
            yield match.span(group)


def directive_end(text: str, start: int) -> int:
    """Where the directive or formula that begins with ``{`` or ``$`` ends; 0 where none does."""
    match = (_FORMULA if text[start] == "$" else _INLINE).match(text, start)
    return match.end() if match else 0


def attributes_end(text: str, start: int) -> int:
    """Where a list of attributes behind a link, code or emphasis ends; 0 where none begins."""
    match = _ATTRIBUTES.match(text, start) if start and text[start - 1] in ")]`*_" else None
    return match.end() if match else 0
