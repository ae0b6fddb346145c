"""The manual page of a rule, made of what is written in it, so that it is explained as every check is."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.errors import make_printable, shorten
from mtcheck.model.report import CheckInfo
from mtcheck.rules.rule import Example, Rule

_LONGEST_SUMMARY = 100


def describe_rule(rule: Rule) -> CheckInfo:
    """The rule as reports and manual show it."""
    return CheckInfo(
        id=rule.id,
        category=rule.category,
        severity=rule.severity,
        summary=_summary(rule),
        manual="\n\n".join(_parts(rule)),
        preview=rule.preview,
        needs_source=rule.source is not None,
        fix=rule.fix,
        origin=make_printable(rule.name),
    )


def _summary(rule: Rule) -> str:
    return shorten(rule.summary or rule.message.outline, _LONGEST_SUMMARY)


def _parts(rule: Rule) -> Iterator[str]:
    yield _summary(rule)
    yield f"## What is wrong\n{rule.message.outline}"
    yield "\n".join(f"- {key}: {_code(text)}" for key, text in (*rule.wording, *_limits(rule)))
    if rule.why:
        yield "## Why it matters\n" + "\n".join(map(make_printable, rule.why.splitlines()))
    if rule.examples:
        yield "## Example\n" + "\n".join(map(_example, rule.examples))
    yield f"## Source\nA rule of your own: {make_printable(rule.name)}."


def _limits(rule: Rule) -> Iterator[tuple[str, str]]:
    named = {
        "source-language": rule.source_languages,
        "target-language": rule.target_languages,
        "regions": rule.regions,
        "kinds": rule.kinds,
    }
    for key, values in named.items():
        if values:
            yield key, ", ".join(values)


def _example(example: Example) -> str:
    beside = f" (original: *{_line(example.source)}*)" if example.source else ""
    said = f"flagged: {', '.join(map(_code, example.flagged))}" if example.flagged else "passes"
    return f"- *{_line(example.target)}*{beside} {said}"


def _code(text: str) -> str:
    """A text as code in Markdown, whatever marks it holds."""
    line = _line(text)
    return f"`` {line} ``" if "`" in line else f"`{line}`"


def _line(text: str) -> str:
    """A text on one line, without characters that a console would obey."""
    return make_printable(" ".join(text.split()))
