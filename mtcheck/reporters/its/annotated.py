"""An HTML page as it was read, with its findings annotated: nothing of its own markup is changed.

Only text between tags is wrapped. What a finding marks in an attribute, a title or the like is annotated on the element
that it stands in.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from mtcheck.loading.html_tokens import Token, Tokenizer, TokenKind
from mtcheck.model.finding import Finding
from mtcheck.reporters.its.guarding import guards
from mtcheck.reporters.its.issues import Issues, Run, Spans

_OPAQUE = frozenset(("head", "select", "option", "svg", "math"))
"""Elements whose text no ``span`` may stand in."""


def annotate_page(text: str, findings: Sequence[Finding], rating: str, closing: str) -> str:
    """The page with an element around every marked text.

    Args:
        text: the page.
        findings: what was found in it.
        rating: attributes of the page as a whole.
        closing: what is put at the end of the page, before the stand-off markup.
    """
    tokens = list(Tokenizer(text).tokens())
    starts = [token for token in tokens if token.kind is TokenKind.START]
    issues = Issues(findings)
    runs = _runs(text, tokens, findings)
    reached = {number for run in runs for number in run.issues}
    homeless = [number for number in range(len(findings)) if number not in reached]
    on_tags = _on_tags(homeless, starts, findings)
    if homeless and not starts:
        runs.append(Run(len(text), len(text), tuple(homeless)))
    issues.count(runs)
    issues.count(Run(0, 0, numbers) for numbers in on_tags.values())
    edits = [(at, 0, piece) for at, piece in guards(text, tokens)]
    edits += [edit for run in runs for edit in _wrapped(run, issues)]
    root = next((token.inner for token in starts if token.name in ("html", "body")), None)
    for at in {*on_tags, *([] if root is None else [root])}:
        attributes = issues.attributes(on_tags[at]) if at in on_tags else ""
        edits.append((at, 0, (rating if at == root else "") + attributes))
    end = max(
        (token.start for token in tokens if token.kind is TokenKind.END and token.name == "body"), default=len(text)
    )
    edits.append((end, 9, closing + "".join(issues.apart())))
    return _edited(text, edits)


def _runs(text: str, tokens: Sequence[Token], findings: Sequence[Finding]) -> list[Run]:
    """The stretches of text that findings mark and an element may stand around."""
    spans = Spans(
        (each.target.start, each.target.end, number) for number, each in enumerate(findings) if each.target is not None
    )
    blank = {number for number, each in enumerate(findings) if each.target and not each.target.text.strip()}
    found: list[Run] = []
    inside: list[str] = []
    for token in tokens:
        if token.kind is TokenKind.START and token.name in _OPAQUE and text[token.end - 2] != "/":
            inside.append(token.name)
        elif token.kind is TokenKind.END and token.name in inside:
            del inside[inside.index(token.name) :]
        elif token.kind is TokenKind.TEXT and not inside:
            for run in spans.over(token.start, token.end):
                between = run.start < run.end and text[run.start : run.end].isspace()
                numbers = tuple(each for each in run.issues if each in blank) if between else run.issues
                if numbers:
                    found.append(Run(run.start, run.end, numbers))
    return found


def _on_tags(
    numbers: Sequence[int], starts: Sequence[Token], findings: Sequence[Finding]
) -> dict[int, tuple[int, ...]]:
    """Where in start tags the findings go that mark no text between tags: the last tag that begins before them."""
    found: dict[int, tuple[int, ...]] = {}
    begins = [token.start for token in starts]
    for number in numbers:
        place = findings[number].target
        before = bisect_right(begins, place.start if place else 0)
        if starts:
            at = starts[max(0, before - 1)].inner
            found[at] = (*found.get(at, ()), number)
    return found


def _wrapped(run: Run, issues: Issues) -> list[tuple[int, int, str]]:
    opening = f"<span{issues.attributes(run.issues)}>"
    if run.start == run.end:
        return [(run.start, 2, opening + "</span>")]
    return [(run.start, 3, opening), (run.end, 1, "</span>")]


def _edited(text: str, edits: list[tuple[int, int, str]]) -> str:
    """The text with pieces put in; of those at one offset the lower number comes first."""
    pieces, at = [], 0
    for offset, _, piece in sorted(edits, key=lambda each: each[:2]):
        pieces += [text[at:offset], piece]
        at = offset
    return "".join([*pieces, text[at:]])
