"""Which checks a configuration lets run, and whether it can be followed at all: found out before any file is read."""

from __future__ import annotations

from collections.abc import Iterable

from mtcheck.checks import registry
from mtcheck.checks.registry import Entry
from mtcheck.config import Config
from mtcheck.errors import UsageError
from mtcheck.language import glossary, lexicon
from mtcheck.language.codes import language_code
from mtcheck.results.severities import switched_on


def select_checks(config: Config, *, with_source: bool) -> tuple[Entry, ...]:
    """The checks that a configuration asks for; without an original those that need none.

    Raises:
        UsageError: the configuration names an unknown check, or leaves none to run.
    """
    extra = list_extra_checks(config)
    chosen = registry.select(config.only, config.skip, config.preview, with_source, extra)
    return switched_on(chosen, config.levels)


def list_extra_checks(config: Config) -> tuple[Entry, ...]:
    """The checks beside the package's own that a configuration brings: its rules.

    Raises:
        UsageError: a file of rules cannot be read, or a rule means nothing.
    """
    if not (config.rules or config.rule_packs):
        return ()
    from mtcheck.rules import load_rules

    return load_rules(config.rules, config.rule_packs)


def runnable(entries: Iterable[Entry], *, with_source: bool) -> tuple[Entry, ...]:
    """The checks that can run: without an original those that need none."""
    return tuple(each for each in entries if with_source or not each.info.needs_source)


def list_idle_checks(config: Config) -> list[str]:
    """The ids of the checks that would run with an original."""
    if config.only or config.skip or config.levels or list_extra_checks(config):
        return [entry.info.id for entry in select_checks(config, with_source=True) if entry.info.needs_source]
    return list(registry.comparing(config.preview))


def validate_config(config: Config) -> None:
    """Find out before any file is read whether a configuration can be followed.

    Raises:
        UsageError: it names an unknown check or language, leaves no check to run, or names a file of labels,
            terms or rules that means nothing.
    """
    _validate(config)
    extra = list_extra_checks(config)
    for each in config.suppress:
        if each.check:
            registry.ids(each.check, extra)
    for layer in config.overrides:
        _validate(config.changed(layer.changes))


def _validate(config: Config) -> None:
    extra = list_extra_checks(config)
    if config.only or config.skip or config.levels:
        for name in config.levels:
            registry.ids(name, extra)
        if not select_checks(config, with_source=True):
            raise UsageError("no check is left to run: 'levels' turns off all that are chosen")
    for code in (config.target_language, config.source_language):
        if code:
            language_code(code)
    for name in config.options:
        registry.find(name, extra)
    lexicon.labels(config.labels)
    glossary.load(config.glossaries, config.source_language, config.target_language)
