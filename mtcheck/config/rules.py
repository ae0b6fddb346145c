"""The keys of a rule (``docs/rules.md``): what each may hold, for the reader and the schema alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any

from mtcheck.config.keys import rename_keys
from mtcheck.config.values import are_texts, is_number
from mtcheck.errors import UsageError, did_you_mean, quote_name, shorten
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import BlockKind, Region
from mtcheck.model.tuples import NamedTuple

_LONGEST_SHOWN = 60


class RuleKind(StrEnum):
    """What a value is; the words are those of messages."""

    TEXT = "a text"
    TEXTS = "a text or a list of texts"
    FLAG = "true or false"
    GROUPS = "the number or name of a group, or a list of them"
    REPLACEMENTS = "a table of words and what to write instead"
    EXAMPLES = "a list of tables"


class RuleKey(NamedTuple):
    """A key and what it may hold."""

    name: str
    kind: RuleKind
    says: str
    """What it means, for the schema that editors show."""
    choices: tuple[str, ...] = ()
    may_be_empty: bool = False


RULE_KEYS = (
    RuleKey("id", RuleKind.TEXT, "Family and name: house/short-name."),
    RuleKey("message", RuleKind.TEXT, "What is said of a place; {0}, {1}, {name}, {source.1} quote what was matched."),
    RuleKey("forbid", RuleKind.TEXT, "A pattern that the translation must not match."),
    RuleKey("forbid-words", RuleKind.TEXTS, "Words or phrases that must not be in the translation."),
    RuleKey("replace", RuleKind.REPLACEMENTS, "Words that must not be in the translation, and what to write instead."),
    RuleKey("require", RuleKind.TEXT, "A pattern that the translation must match."),
    RuleKey("require-words", RuleKind.TEXTS, "Words or phrases of which the translation must have one."),
    RuleKey("keep", RuleKind.GROUPS, "Groups of 'source' that the translation must have as they are; 0 is all of it."),
    RuleKey("source", RuleKind.TEXT, "A pattern: the rule is about sentences whose original matches it."),
    RuleKey("source-words", RuleKind.TEXTS, "Words: the rule is about sentences whose original has one of them."),
    RuleKey("except", RuleKind.TEXT, "A pattern: what it matches is not marked."),
    RuleKey("except-words", RuleKind.TEXTS, "Words or phrases inside which nothing is marked."),
    RuleKey("source-language", RuleKind.TEXTS, "Languages of the originals that the rule is about."),
    RuleKey("target-language", RuleKind.TEXTS, "Languages of the pages that the rule is about."),
    RuleKey("regions", RuleKind.TEXTS, "Parts of the page; default: all.", tuple(each.value for each in Region)),
    RuleKey(
        "kinds",
        RuleKind.TEXTS,
        "Kinds of blocks; default: all.",
        tuple(each.value for each in BlockKind if each is not BlockKind.CODE),
    ),
    RuleKey("severity", RuleKind.TEXT, "Default: minor.", tuple(each.value for each in Severity)),
    RuleKey(
        "category", RuleKind.TEXT, "MQM error type; default: style/organizational-style.", tuple(map(str, Category))
    ),
    RuleKey("suggestion", RuleKind.TEXT, "What to write instead; empty: nothing.", may_be_empty=True),
    RuleKey(
        "fix",
        RuleKind.TEXT,
        "Whether 'mtcheck fix' follows suggestions without --unsafe; default: unsafe.",
        (Fix.SAFE.value, Fix.UNSAFE.value),
    ),
    RuleKey("case-sensitive", RuleKind.FLAG, "Whether case counts; default: in patterns, not in words."),
    RuleKey("whole-words", RuleKind.FLAG, "Whether words must not be parts of longer ones; default: true."),
    RuleKey("preview", RuleKind.FLAG, "Run only with --preview, or if --only names the rule."),
    RuleKey("summary", RuleKind.TEXT, "What the rule finds, in one line; default: its message."),
    RuleKey("why", RuleKind.TEXT, "Why it matters, for 'mtcheck explain'."),
    RuleKey("examples", RuleKind.EXAMPLES, "Sentences that the rule must flag or pass."),
)
EXAMPLE_KEYS = (
    RuleKey("target", RuleKind.TEXT, "A sentence of a translation."),
    RuleKey("source", RuleKind.TEXT, "Its original."),
    RuleKey("flagged", RuleKind.TEXTS, "The texts that must be marked, in their order."),
    RuleKey("passes", RuleKind.FLAG, "True where nothing must be marked."),
    RuleKey("suggestion", RuleKind.TEXT, "What must be suggested for the first place.", may_be_empty=True),
)
_RULE_NAMES = frozenset(key.name for key in RULE_KEYS)
_OTHER_WORDS = {
    "words": "forbid-words",
    "terms": "forbid-words",
    "pattern": "forbid",
    "match": "forbid",
    "regex": "forbid",
    "target": "forbid",
    "swap": "replace",
    "text": "message",
    "name": "id",
    "level": "severity",
    "region": "regions",
    "kind": "kinds",
    "language": "target-language",
    "languages": "target-language",
    "ignore-case": "case-sensitive",
    "exceptions": "except",
    "translation": "target",
    "original": "source",
    "flag": "flagged",
    "pass": "passes",
}
"""Names that a key could have had."""
RULE_NEEDS = ("id", "message")
RULE_DEMANDS = ("forbid", "forbid-words", "replace", "require", "require-words", "keep")
"""The keys of which a rule has one: what it asks for."""
EXAMPLE_NEEDS = ("target",)


def read_values(table: Any, keys: tuple[RuleKey, ...], needs: tuple[str, ...], where: str) -> dict[str, Any]:
    """The values of a table under their names: lists as tuples, choices in lower case.

    Args:
        table: a rule, or an example of one.
        keys: those that it may have.
        needs: those that it must have.
        where: the table's place, for messages.

    Raises:
        UsageError: an unknown key, one that is missing, or a value that means nothing.
    """
    if not isinstance(table, Mapping) or not all(isinstance(name, str) for name in table):
        raise UsageError(f"{where}: this is not a table of keys and values")
    known = {key.name: key for key in keys}
    renamed = rename_keys(table, where)
    for name in renamed:
        if name not in known:
            raise UsageError(f"{where}: unknown key {quote_name(name)}{_nearest_key(name, known)}")
    for name in needs:
        if name not in renamed:
            raise UsageError(f"{where}: no '{name}'; add it")
    return {name: _READERS[known[name].kind](known[name], value, where) for name, value in renamed.items()}


def _nearest_key(name: str, known: Iterable[str]) -> str:
    """The end of a message about an unknown key."""
    meant = _OTHER_WORDS.get(name, "")
    return f"; did you mean '{meant}'?" if meant in known else did_you_mean(name, known)


def _wrong(key: RuleKey, given: Any, where: str) -> UsageError:
    shown = shorten(repr(given), _LONGEST_SHOWN)
    words = f"{key.name}-words"
    hint = f"; for words there is '{words}'" if words in _RULE_NAMES and isinstance(given, list) else ""
    return UsageError(f"{where}: {key.name} = {shown} is not {key.kind}{hint}")


def _text(key: RuleKey, given: Any, where: str) -> str:
    if not isinstance(given, str):
        raise _wrong(key, given, where)
    if not given.strip() and not key.may_be_empty:
        raise UsageError(f"{where}: '{key.name}' is empty; write something or leave it out")
    return _choice(key, given.lower(), where) if key.choices else given


def _choice(key: RuleKey, given: str, where: str) -> str:
    if given not in key.choices:
        known = f" (one of {', '.join(key.choices)})" if len(key.choices) < len(Category) else ""
        near = did_you_mean(given, key.choices) or known
        raise UsageError(f"{where}: unknown {key.name} {quote_name(given)}{near}")
    return given


def _texts(key: RuleKey, given: Any, where: str) -> tuple[str, ...]:
    found = [given] if isinstance(given, str) else given
    if not found or not are_texts(found):
        raise _wrong(key, given, where)
    return tuple(_text(key, each, where) for each in found)


def _flag(key: RuleKey, given: Any, where: str) -> bool:
    if not isinstance(given, bool):
        raise _wrong(key, given, where)
    return given


def _groups(key: RuleKey, given: Any, where: str) -> tuple[str, ...]:
    found = given if isinstance(given, list | tuple) else [given]
    if not found or not all(isinstance(each, str) or is_number(each, whole=True) for each in found):
        raise _wrong(key, given, where)
    return tuple(str(each) for each in found)


def _replacements(key: RuleKey, given: Any, where: str) -> dict[str, str]:
    if not isinstance(given, Mapping) or not given:
        raise _wrong(key, given, where)
    if not all(isinstance(word, str) and word.strip() and isinstance(better, str) for word, better in given.items()):
        raise _wrong(key, dict(given), where)
    return dict(given)


def _examples(key: RuleKey, given: Any, where: str) -> tuple[dict[str, Any], ...]:
    if not isinstance(given, list | tuple):
        raise _wrong(key, given, where)
    numbered = enumerate(given, 1)
    return tuple(
        read_values(each, EXAMPLE_KEYS, EXAMPLE_NEEDS, f"{where}: example {number}") for number, each in numbered
    )


_READERS: Mapping[RuleKind, Callable[[RuleKey, Any, str], Any]] = {
    RuleKind.TEXT: _text,
    RuleKind.TEXTS: _texts,
    RuleKind.FLAG: _flag,
    RuleKind.GROUPS: _groups,
    RuleKind.REPLACEMENTS: _replacements,
    RuleKind.EXAMPLES: _examples,
}
