"""Marks in a page that ask for findings to be ignored.

``<!-- mtcheck: ignore CHECK reason="..." author=... until=2027-01-31 -->`` speaks of the next block, or of the one that
it stands in; ``disable`` of all that follows, up to ``enable``; the attribute ``data-mtcheck-ignore="CHECK"`` of its
element. In Markdown ``[//]: # (mtcheck: ignore CHECK)`` does as well, in files of translations a
comment of theirs (``# mtcheck: ignore CHECK`` in PO) before the text. Without a check they speak of all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.errors import did_you_mean
from mtcheck.loading.html_tokens import Attribute, Token, Tokenizer, TokenKind, attributes
from mtcheck.model.finding import Finding
from mtcheck.model.kinds import BlockKind, Format
from mtcheck.model.spans import Span
from mtcheck.model.text import Document
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_ATTRIBUTE = "data-mtcheck-ignore"
_VERBS = ("ignore", "disable", "enable")
_KEYS = ("reason", "author", "until")
_HTML = lazy(r"<!--\s*+mtcheck:((?:[^-]|-(?!->)){0,2000}+)-->")
_MARKDOWN = lazy(r"(?m)^ {0,3}\[//\]: #[ \t]+(?:\(mtcheck:([^\n)]*)\)|\"mtcheck:([^\n\"]*)\")[ \t]*\r?$")
_HASH = lazy(r"(?m)^[ \t]*#+[.:]?[ \t]*mtcheck:([^\r\n]*)\r?$")
_OWN = {
    Format.MARKDOWN: (_MARKDOWN,),
    Format.ASCIIDOC: (lazy(r"(?m)^//[ \t]*mtcheck:([^\r\n]*)\r?$"),),
    Format.REST: (lazy(r"(?m)^[ \t]*\.\.[ \t]+mtcheck:([^\r\n]*)\r?$"),),
    Format.PO: (_HASH,),
    Format.PROPERTIES: (_HASH,),
    Format.YAML: (_HASH,),
    Format.FLUENT: (_HASH,),
    Format.STRINGS: (lazy(r"/\*\s*mtcheck:([^*\n]*)\*/"), lazy(r"(?m)^[ \t]*//[ \t]*mtcheck:([^\r\n]*)\r?$")),
    Format.SUBTITLES: (lazy(r"(?m)^NOTE[ \t]+mtcheck:([^\r\n]*)\r?$"),),
}
"""Comments of formats, beside those of HTML and XML."""
_WORD = lazy(r"(\w+)=(?:\"([^\"]*)\"|'([^']*)'|([^\s,]*))|([^\s,]+)")
_DAY = lazy(r"\d{4}-\d\d-\d\d")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


class Mark(NamedTuple):
    """One mark: what it speaks of and where it stands."""

    line: int
    verb: str = ""
    checks: tuple[str, ...] = ()
    """Ids, aliases and families; all checks where there are none."""
    reason: str = ""
    author: str = ""
    until: str = ""
    span: Span = Span(0, 0)
    problem: str = ""
    """What is wrong with it; empty where it can be followed."""

    def holds_for(self, finding: Finding) -> bool:
        """Whether a finding stands where the mark speaks of."""
        place = finding.target
        if place is None:
            return False
        return self.span.start <= place.start <= self.span.end and place.end <= self.span.end


def marks(document: Document) -> tuple[Mark, ...]:
    """All marks of a page, in their order; plain text has none."""
    if document.format is Format.PLAIN or "mtcheck" not in document.text:
        return ()
    found = [*_comments(document), *_elements(document)]
    return tuple(sorted(found, key=lambda each: each.line))


def _comments(document: Document) -> Iterator[Mark]:
    patterns = (_HTML, *_OWN.get(document.format, ()))
    shown = [each.span for each in document.blocks if each.kind is BlockKind.CODE] + list(_raw(document))
    matches = sorted((match for each in patterns for match in each.finditer(document.text)), key=re.Match.start)
    opened: list[Mark] = []
    for match in matches:
        at = Span(match.start(), match.end())
        if any(span.covers(at) for span in shown):
            continue
        mark = _read(next(filter(None, match.groups()), ""), document.position(at.start)[0])
        if mark.problem:
            yield mark
        elif mark.verb == "ignore":
            yield _of_block(mark, at, document)
        elif mark.verb == "disable":
            opened.append(mark._replace(span=Span(at.end, len(document.text))))
        else:
            yield from _close_marks(mark, at, opened)
    yield from opened


def _close_marks(mark: Mark, at: Span, opened: list[Mark]) -> Iterator[Mark]:
    ended = [each for each in opened if not mark.checks or set(each.checks) <= set(mark.checks)]
    if not ended:
        yield mark._replace(problem="'enable' without a 'disable' before it; remove it")
    for each in ended:
        opened.remove(each)
        yield each._replace(span=Span(each.span.start, at.start))


def _read(words: str, line: int) -> Mark:
    verb, _, rest = words.strip().partition(" ")
    if verb not in _VERBS:
        return Mark(line, problem=f"unknown mark '{verb}'{did_you_mean(verb, _VERBS)}")
    return _read_words(rest, Mark(line, verb))


def _read_words(words: str, mark: Mark) -> Mark:
    checks = []
    given = dict.fromkeys(_KEYS, "")
    for key, *quoted, name in _WORD.findall(words):
        if name:
            checks.append(name)
        elif key in _KEYS:
            given[key] = "".join(quoted)
        else:
            return mark._replace(problem=f"unknown '{key}='{did_you_mean(key, _KEYS)}")
    return _date_mark(mark._replace(checks=tuple(checks)), given["reason"], given["author"], given["until"])


def _date_mark(mark: Mark, reason: str, author: str, until: str) -> Mark:
    problem = f"until={until} is not a date; use until=YYYY-MM-DD" if until and not _is_day(until) else ""
    return mark._replace(reason=reason, author=author, until=until, problem=problem)


def _is_day(text: str) -> bool:
    import datetime as dt

    try:
        return bool(_DAY.fullmatch(text) and dt.date.fromisoformat(text))
    except ValueError:
        return False


def _of_block(mark: Mark, at: Span, document: Document) -> Mark:
    around = [each.span for each in document.blocks if each.span.covers(at) and each.kind.is_visible]
    after = [each.span for each in document.blocks if each.span.start >= at.end]
    if not around and not after:
        return mark._replace(problem="it applies to nothing; remove it")
    return mark._replace(span=around[0] if around else min(after))


def _raw(document: Document) -> Iterator[Span]:
    if document.format is Format.HTML:
        for token in Tokenizer(document.text).tokens():
            if token.kind is TokenKind.RAW:
                yield Span(token.start, token.end)


def _elements(document: Document) -> Iterator[Mark]:
    if _ATTRIBUTE not in document.text or document.format is not Format.HTML:
        return
    tokens = list(Tokenizer(document.text).tokens())
    for number, token in enumerate(tokens):
        if token.kind is TokenKind.START and _ATTRIBUTE in document.text[token.start : token.end]:
            given = attributes(document.text, token)
            if _ATTRIBUTE in given:
                mark = _read_words(given[_ATTRIBUTE].value, Mark(document.position(token.start)[0], "ignore"))
                if not mark.problem:
                    mark = _date_mark(mark, *(_value(given, key) or getattr(mark, key) for key in _KEYS))
                yield mark._replace(span=Span(token.start, _end(tokens, number, len(document.text))))


def _value(given: dict[str, Attribute], key: str) -> str:
    found = given.get(f"data-mtcheck-{key}")
    return found.value if found else ""


def _end(tokens: list[Token], number: int, last: int) -> int:
    """Where the element of a start tag ends; a paragraph also where the next begins."""
    name = tokens[number].name
    if name in _VOID:
        return tokens[number].end
    depth = 1
    for token in tokens[number + 1 :]:
        if token.name != name or token.kind not in (TokenKind.START, TokenKind.END):
            continue
        depth += 1 if token.kind is TokenKind.START and name != "p" else -1
        if not depth:
            return token.start if token.kind is TokenKind.START else token.end
    return last
