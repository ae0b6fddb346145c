"""Which checks a configuration lets run, and whether it can be followed at all: found out before any file is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from mtcheck import plugins
from mtcheck.checks import registry
from mtcheck.checks.registry import Entry, Extra
from mtcheck.config import Config
from mtcheck.config.readers import validate_given
from mtcheck.engine.strings import load_strings
from mtcheck.errors import UsageError
from mtcheck.language import glossary, lexicon
from mtcheck.language.codes import language_code
from mtcheck.language.profiles import list_broken_profiles
from mtcheck.model.finding import Finding
from mtcheck.model.report import Failure, NotChecked
from mtcheck.model.text import Document
from mtcheck.results.severities import switched_on

_MARK = "mtcheck"
"""What every mark of a suppression in a page holds."""

DOUBTFUL_ALONE = NotChecked("doubtful", "no pairs listed: the estimate of quality needs the original (--source)")
"""What is said where pairs in doubt are asked for and there are no pairs."""


def select_checks(config: Config, *, with_source: bool) -> tuple[Entry, ...]:
    """The checks that a configuration asks for; without an original those that need none.

    Raises:
        UsageError: the configuration names an unknown check, or leaves none to run.
    """
    extra = list_extra_checks(config)
    chosen = registry.select(config.only, config.skip, config.preview, with_source, extra)
    return switched_on(chosen, config.levels)


def _validate_choice(config: Config, extra: Sequence[Entry]) -> None:
    """Raise a UsageError where there is not one check of those that are chosen."""
    with _naming_file(config, "levels"):
        for name in config.levels:
            registry.ids(name, extra)
    if config.only or config.skip or config.levels:
        with _naming_file(config, "skip", "only"):
            chosen = registry.select(config.only, config.skip, config.preview, extra=extra)
        with _naming_file(config, "levels"):
            if not switched_on(chosen, config.levels):
                raise UsageError("no check is left to run: 'levels' turns off all that are chosen")


def _validate_options(config: Config, extra: Sequence[Entry]) -> None:
    """Raise a UsageError for options of a check that takes none; which ones a plug-in's takes, it alone knows."""
    others = {each.info.id for each in extra}
    for name, table in config.options.items():
        is_own = not others.issuperset(registry.ids(name, extra))
        if is_own and table:
            raise UsageError(
                f"options.'{name}': unknown key '{next(iter(table))}'; mtcheck's own checks take no options"
            )


@contextmanager
def _naming_file(config: Config, *names: str) -> Iterator[None]:
    """Have the message about a value say which file it is from, unless it is from the command line."""
    try:
        yield
    except UsageError as error:
        where = next((config.origins[name] for name in names if name in config.origins), "")
        if not where or where in str(error):
            raise
        raise UsageError(f"{where}: {error}") from error


def list_extra_checks(config: Config) -> tuple[Entry, ...]:
    """The checks beside the package's own: of plug-ins, of files of Python and of rules.

    Raises:
        UsageError: a file cannot be read, a rule means nothing, or two checks have one name.
    """
    found = _load_plugins(config).entries
    if config.check_files:
        from mtcheck.checks.extra import load_check_files

        found += load_check_files(config.check_files)
    if config.rules or config.rule_packs:
        from mtcheck.rules import load_rules

        found += load_rules(config.rules, config.rule_packs)
    if config.judges:
        from mtcheck.engine.judging import list_judges

        found += list_judges(config)
    for id, number in Counter(each.info.id for each in found).items():
        if number > 1:
            origins = " and ".join(each.info.origin or "the rules" for each in found if each.info.id == id)
            raise UsageError(f"two checks are called '{id}', of {origins}; rename or turn off one of them")
    return found


def list_plugin_failures(config: Config) -> tuple[Failure, ...]:
    """What is wrong with installed plug-ins that every page would be checked with."""
    return (*_load_plugins(config).failures, *(Failure(*each) for each in list_broken_profiles()))


def _load_plugins(config: Config) -> Extra:
    if not plugins.list_installed(plugins.CHECKS, config.disabled_plugins):
        return Extra()
    from mtcheck.checks.extra import load_plugin_checks

    return load_plugin_checks(config.disabled_plugins)


def runnable(entries: Iterable[Entry], *, with_source: bool) -> tuple[Entry, ...]:
    """The checks that can run: without an original those that need none."""
    return tuple(each for each in entries if with_source or not each.info.needs_source)


def list_idle_checks(config: Config) -> list[str]:
    """The ids of the checks that would run with an original."""
    if config.only or config.skip or config.levels or list_extra_checks(config):
        return [entry.info.id for entry in select_checks(config, with_source=True) if entry.info.needs_source]
    return list(registry.comparing(config.preview))


def suppress_unwanted(
    findings: Sequence[Finding], entries: Sequence[Entry], target: Document, path: Path | None, config: Config
) -> tuple[tuple[Finding, ...], tuple[NotChecked, ...]]:
    """The findings with those marked that the page or the configuration asks to ignore, and notes on such marks.

    Args:
        findings: those of one page, in order.
        entries: the checks that ran.
        target: the page.
        path: its file; None for a text or standard input.
        config: how it was checked.
    """
    if not config.suppress and _MARK not in target.text:
        return tuple(findings), ()
    from mtcheck.results.suppressions import suppress_findings

    return suppress_findings(
        findings,
        {entry.info.id for entry in entries},
        target,
        config.suppress,
        path,
        require_reasons=config.require_reasons,
        extra=list_extra_checks(config),
    )


def validate_config(config: Config) -> None:
    """Find out before any file is read whether a configuration can be followed.

    Raises:
        UsageError: it names an unknown check or language, leaves no check to run, or names a file of labels,
            terms or rules that means nothing.
    """
    validate_given(config)
    _validate(config)
    extra = list_extra_checks(config)
    for each in config.suppress:
        if each.check:
            registry.ids(each.check, extra)
    for layer in config.overrides:
        _validate(replace(config.changed(layer.changes), origins=dict.fromkeys(layer.changes, layer.where)))


def _validate(config: Config) -> None:
    extra = list_extra_checks(config)
    _validate_choice(config, extra)
    for name in ("target_language", "source_language"):
        with _naming_file(config, name):
            if code := getattr(config, name):
                language_code(code)
    with _naming_file(config, "options"):
        _validate_options(config, extra)
    lexicon.labels(config.labels)
    glossary.load(config.glossaries, config.source_language, config.target_language)
    load_strings(config.catalogues)
