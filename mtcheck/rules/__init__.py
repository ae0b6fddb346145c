"""Rules without code: tables of patterns and words that become checks (``docs/rules.md``)."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from time import thread_time
from typing import Any

from mtcheck.checks import registry
from mtcheck.checks.registry import Entry
from mtcheck.config.settings import WrittenRule
from mtcheck.errors import UsageError
from mtcheck.rules.checking import make_check
from mtcheck.rules.manual import describe_rule
from mtcheck.rules.packs import read_pack
from mtcheck.rules.reading import read_rule
from mtcheck.rules.rule import Rule

MOST_RULES = 2_000
READING_SECONDS = 20.0
"""What reading all rules may take, in seconds of the processor."""

_Stamp = tuple[str, int, int]
"""A file and its state: what is kept of it holds as long as both are the same."""


def load_rules(written: Sequence[WrittenRule | Mapping[str, Any]], packs: Iterable[str]) -> tuple[Entry, ...]:
    """The checks that a configuration's rules are: its own and those of its packs, each read once.

    Args:
        written: tables of the configuration.
        packs: files.

    Raises:
        UsageError: a file cannot be read, or a rule means nothing; the message names file, rule and cure.
    """
    if not (written or packs):
        return ()
    return _load(
        tuple(each for each in written if isinstance(each, WrittenRule)), tuple(map(_stamp, dict.fromkeys(packs)))
    )


def make_entries(written: Sequence[WrittenRule]) -> tuple[Entry, ...]:
    """The checks that tables are.

    Raises:
        UsageError: as for ``load_rules``.
    """
    if len(written) > MOST_RULES:
        raise UsageError(f"{written[MOST_RULES].where}: more than {MOST_RULES:,} rules; leave some out")
    rules = list(_read_in_time(written))
    _validate_ids(rules)
    return tuple(Entry(make_check(rule), describe_rule(rule)) for _, rule in rules)


@lru_cache(maxsize=8)
def _load(written: tuple[WrittenRule, ...], packs: tuple[_Stamp, ...]) -> tuple[Entry, ...]:
    return make_entries([*written, *(rule for path, _, _ in packs for rule in read_pack(Path(path)))])


def _stamp(path: str) -> _Stamp:
    try:
        state = os.stat(path)  # noqa: PTH116  # what cannot be looked at is told when it is read
    except (OSError, ValueError):
        return path, 0, 0
    return path, state.st_mtime_ns, state.st_size


def _read_in_time(written: Iterable[WrittenRule]) -> Iterator[tuple[WrittenRule, Rule]]:
    began = thread_time()
    for each in written:
        if thread_time() - began > READING_SECONDS:
            raise UsageError(
                f"{each.where}: the rules before it took more than {READING_SECONDS:g} s to be read; "
                "leave out those with the longest patterns"
            )
        yield each, read_rule(each)


def _validate_ids(rules: Iterable[tuple[WrittenRule, Rule]]) -> None:
    """Refuse two rules of one id, and families that are the package's own."""
    seen: dict[str, str] = {}
    own = registry.families()
    for written, rule in rules:
        family = rule.id.partition("/")[0]
        if family in own:
            raise UsageError(
                f"{written.where} ({rule.id}): the family '{family}' is mtcheck's own; take another, such as 'house'"
            )
        if rule.id in seen:
            raise UsageError(f"{written.where}: the id '{rule.id}' is that of {seen[rule.id]}, too; rename one of them")
        seen[rule.id] = written.where
