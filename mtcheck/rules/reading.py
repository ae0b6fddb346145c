"""Tables -> rules: what each key means, and what is said where it means nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from mtcheck.config.rules import RULE_DEMANDS, RULE_KEYS, RULE_NEEDS, read_values
from mtcheck.config.settings import WrittenRule
from mtcheck.errors import UsageError, quote_name, shorten
from mtcheck.language.codes import language_code
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import BlockKind, Region
from mtcheck.patterns import lazy
from mtcheck.rules.patterns import Pattern, read_pattern, read_words
from mtcheck.rules.rule import Example, Rule
from mtcheck.rules.templates import Sides, Template, read_template

_ID = lazy(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*/[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LONGEST_ID = 80
MOST_WORDS = 2_000
"""Words and phrases of one rule."""
LONGEST_WORD = 200
"""Characters of a word or phrase."""
_SOURCES = ("source", "source-words")
_CATEGORIES = {str(each): each for each in Category}
_LONGEST_WORDING = 200


def read_rule(written: WrittenRule) -> Rule:
    """The rule that a table means.

    Raises:
        UsageError: an unknown key, or a value that means nothing; file, place and cure are named.
    """
    values = read_values(written.table, RULE_KEYS, RULE_NEEDS, written.where)
    name = _id(values["id"], written.where)
    where = f"{written.where} ({name})"
    demand = _only(values, RULE_DEMANDS, where)
    if not demand:
        raise UsageError(f"{where}: it asks for nothing; add 'forbid-words', 'require' or 'keep', for example")
    source = _pattern(values, "source", _only(values, _SOURCES, where), where)
    forbid = _forbidden(values, demand, where)
    sides = Sides(forbid, source)
    suggestion = _suggestion(values, demand, where, sides)
    rule = Rule(
        id=name,
        name=written.name,
        message=read_template(values["message"], "message", where, sides),
        forbid=forbid,
        require=_pattern(values, "require", demand, where) if demand.startswith("require") else None,
        keep=_kept(values, where, source),
        source=source,
        exception=_exception(values, forbid, where),
        replacements=_replacements(values, where),
        suggestion=suggestion,
        source_languages=_languages(values, "source-language", where),
        target_languages=_languages(values, "target-language", where),
        regions=tuple(map(Region, values.get("regions", ()))),
        kinds=tuple(map(BlockKind, values.get("kinds", ()))),
        category=_CATEGORIES[values["category"]] if "category" in values else Category.ORGANIZATIONAL_STYLE,
        severity=Severity(values.get("severity", Severity.MINOR.value)),
        fix=_fix(values, demand, where),
        preview=values.get("preview", False),
        keeps_case=values.get("case-sensitive", True),
        summary=_line(values, "summary", where),
        why=values.get("why", ""),
        wording=tuple(_wording(values)),
        examples=tuple(_examples(values, where, has_source=source is not None)),
    )
    if rule.require and not (source or rule.regions or rule.kinds):
        raise UsageError(f"{where}: 'require' would hold for every block; add 'source', 'regions' or 'kinds'")
    return rule


def _id(given: str, where: str) -> str:
    if len(given) > _LONGEST_ID or not _ID.fullmatch(given):
        said = f"id {quote_name(given.replace('/', '-'))}" if "/" not in given else "the id"
        raise UsageError(
            f"{where}: {said} is not a family and a name in lower case, with hyphens; write 'house/short-name'"
        )
    return given


def _only(values: Mapping[str, Any], keys: Iterable[str], where: str) -> str:
    """The one of several keys that is there; none is the empty text."""
    there = [key for key in keys if key in values]
    if len(there) > 1:
        raise UsageError(f"{where}: '{there[0]}' and '{there[1]}' are two ways to say it; make two rules of them")
    return there[0] if there else ""


def _pattern(values: Mapping[str, Any], key: str, given: str, where: str) -> Pattern | None:
    """The pattern under a key, or made of the words under its other form."""
    if not given:
        return None
    if given == key:
        return read_pattern(values[key], key, where, case_sensitive=values.get("case-sensitive", True))
    return _words(values, given, where)


def _words(values: Mapping[str, Any], key: str, where: str) -> Pattern:
    words: Sequence[str] = tuple(values[key])
    if len(words) > MOST_WORDS:
        raise UsageError(f"{where}: '{key}' has more than {MOST_WORDS:,} words; make several rules of it")
    if any(len(word) > LONGEST_WORD for word in words):
        raise UsageError(f"{where}: '{key}' has a phrase of more than {LONGEST_WORD} characters; name its first words")
    case, whole = values.get("case-sensitive", False), values.get("whole-words", True)
    return read_words(words, case_sensitive=case, whole=whole)


def _forbidden(values: Mapping[str, Any], demand: str, where: str) -> Pattern | None:
    if demand == "replace":
        return _words(values, "replace", where)
    return _pattern(values, "forbid", demand, where) if demand.startswith("forbid") else None


def _exception(values: Mapping[str, Any], forbid: Pattern | None, where: str) -> Pattern | None:
    given = _only(values, ("except", "except-words"), where)
    if given and forbid is None:
        raise UsageError(f"{where}: '{given}' is for rules that forbid something; take it out")
    return _pattern(values, "except", given, where)


def _replacements(values: Mapping[str, Any], where: str) -> dict[str, str]:
    table: Mapping[str, str] = values.get("replace", {})
    for word in table:
        if "*" in word:
            raise UsageError(f"{where}: a word of 'replace' has '*'; name each form, since each has its replacement")
    return {word_key(word): better for word, better in table.items()}


def word_key(word: str) -> str:
    """A word or phrase as replacements are looked up by."""
    return " ".join(word.replace("\u2019", "'").split()).casefold()


def _kept(values: Mapping[str, Any], where: str, source: Pattern | None) -> tuple[str, ...]:
    groups: tuple[str, ...] = values.get("keep", ())
    if groups and source is None:
        raise UsageError(f"{where}: 'keep' keeps what 'source' matches; add 'source'")
    for group in groups:
        if source and not source.has_group(group):
            raise UsageError(f"{where}: 'keep' names group {quote_name(group)}, which 'source' does not have")
    return groups


def _suggestion(values: Mapping[str, Any], demand: str, where: str, sides: Sides) -> Template | None:
    if "suggestion" not in values:
        return None
    if demand == "replace":
        raise UsageError(f"{where}: 'replace' says already what to write; take 'suggestion' out")
    if sides.target is None:
        raise UsageError(f"{where}: 'suggestion' has nothing to replace; it is for rules with 'forbid'")
    return read_template(values["suggestion"], "suggestion", where, sides)


def _fix(values: Mapping[str, Any], demand: str, where: str) -> Fix:
    suggests = "suggestion" in values or demand == "replace"
    if "fix" in values and not suggests:
        raise UsageError(f"{where}: 'fix' without 'suggestion' has nothing to follow; add one or take it out")
    return Fix(values.get("fix", Fix.UNSAFE.value)) if suggests else Fix.NONE


def _languages(values: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    try:
        return tuple(language_code(each) for each in values.get(key, ()))
    except UsageError as error:
        raise UsageError(f"{where}: {key}: {error}") from error


def _line(values: Mapping[str, Any], key: str, where: str) -> str:
    line: str = values.get(key, "")
    if line and not line.isprintable():
        raise UsageError(f"{where}: '{key}' has a line break or a character that cannot be shown; take it out")
    return line


def _wording(values: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    for key in (*_SOURCES, *RULE_DEMANDS, "except", "except-words", "suggestion"):
        if key in values:
            given = values[key]
            text = (given or "(nothing)") if isinstance(given, str) else ", ".join(_shown_words(given))
            yield key, shorten(text, _LONGEST_WORDING)


def _shown_words(given: Iterable[str]) -> Iterable[str]:
    if isinstance(given, Mapping):
        return (f"{word} → {better}" if better else f"{word} → (nothing)" for word, better in given.items())
    return given


def _examples(values: Mapping[str, Any], where: str, *, has_source: bool) -> Iterable[Example]:
    for number, each in enumerate(values.get("examples", ()), 1):
        here = f"{where}: example {number}"
        if ("flagged" in each) == each.get("passes", False):
            raise UsageError(f"{here}: say either what is 'flagged' or 'passes = true'")
        if has_source and "source" not in each:
            raise UsageError(f"{here}: no 'source'; the rule looks at the original, so add it")
        yield Example(each["target"], each.get("source", ""), each.get("flagged", ()), each.get("suggestion"))
