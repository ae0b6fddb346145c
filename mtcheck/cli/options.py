"""The options of commands, each feature's as one decorator.

An option whose name is a field of ``Config`` (``"target_language"`` behind ``--to``) is laid over the configuration
file by that alone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from mtcheck.cli.values import (
    CHECK,
    LANGUAGE,
    LEVEL,
    MEGABYTES,
    PATH,
    SCORE,
    Number,
    complete_format,
    disable_plugins,
    flatten_pairs,
    read_checks,
    read_columns,
    read_outlets,
)
from mtcheck.reporters import BOOK, FORMATS

Command = TypeVar("Command", bound=Callable[..., Any])
Decorator = Callable[[Command], Command]


def together(*decorators: Decorator[Any]) -> Decorator[Any]:
    """Several options as one decorator; help lists them in this order."""

    def decorated(command: Command) -> Command:
        for each in reversed(decorators):
            command = each(command)
        return command

    return decorated


files = click.argument("files", nargs=-1, metavar="FILE...", type=PATH)

source = click.option(
    "--source",
    metavar="FILE",
    help="The original; for many pages a pattern with {name}, {stem}, {dir} or {path}, as in '{stem}.de.html'.",
)

manifest = click.option(
    "--manifest",
    metavar="FILE",
    type=PATH,
    help="Pages with their originals in rows: CSV, TSV, JSONL or TOML; FILE... then picks from them.",
)

beside = together(
    source,
    click.option(
        "--reference",
        metavar="FILE",
        help="A translation that people made, to measure against: BLEU, chrF, TER; a pattern as in --source.",
    ),
)
"""What a page is held against."""

since = click.option(
    "--since", metavar="REVISION", help="Only pages that changed, or whose original did, as git knows."
)

articles = together(files, source, manifest, since)
"""Pages with their originals."""

LAYOUTS = ("auto", "docusaurus", "hugo", "jekyll", "mkdocs", "starlight")
"""Those of ``mtcheck.inputs.layouts``, which is not loaded for their names."""
layout = click.option(
    "--site",
    type=click.Choice(LAYOUTS),
    help="FILE is the folder of a site made by this program; its pages are compared with their originals.",
)
"""Which page belongs to which, by convention."""

pages = together(
    files,
    beside,
    manifest,
    layout,
    since,
    click.option(
        "--jobs", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes that share the pages."
    ),
)
"""What is checked."""

languages = together(
    click.option(
        "--from",
        "--source-language",
        "source_language",
        metavar="LANG",
        help="Language of the original.",
        **LANGUAGE,
    ),
    click.option(
        "--to",
        "--target-language",
        "target_language",
        metavar="LANG",
        help="Language of the page; default: detected.",
        **LANGUAGE,
    ),
)

outputs = together(
    click.option(
        "--format",
        callback=read_outlets,
        shell_complete=complete_format,
        multiple=True,
        default=["terminal"],
        metavar="FORMAT[=FILE]",
        help=f"Form of the report: {', '.join((*FORMATS, BOOK))}; default: terminal.",
    ),
    click.option("--output", metavar="FILE", type=PATH, help="Write the report to a file, whole or not at all."),
    click.option(
        "--report-version",
        type=click.Choice(["1", "2"]),
        default="2",
        help="The schema of json and jsonl: mtcheck.report/2, or /1 for this release.",
    ),
)
"""What becomes of the report."""

history = click.option(
    "--history", metavar="FILE", type=PATH, help="Add the run's numbers to this file, for 'mtcheck trend'."
)
"""Where the numbers of the run are kept."""

site = together(
    click.option(
        "--site-profile",
        metavar="FILE",
        type=PATH,
        help="The lines that recur on the pages of a site; default: learned from the pages of the run.",
    ),
    click.option("--learn-site", is_flag=True, help="Learn them from this run, and write them to that file."),
)
"""What is known of the site that pages are of."""

baseline = click.option(
    "--baseline", metavar="FILE", type=PATH, help="Known findings ('mtcheck baseline write'); only new ones count."
)

corrections = together(
    click.option(
        "--furniture",
        "--remove-chrome",
        "furniture",
        is_flag=True,
        help="Also remove page furniture and what else is not part of the article; captions stay.",
    ),
    click.option("--captions", is_flag=True, help="Also remove captions and credits that have lost their picture."),
    click.option("--unsafe", is_flag=True, help="Also follow suggestions that may need a second look."),
    click.option("--diff", is_flag=True, help="Print what changes; default without --in-place and --output."),
    click.option("--in-place", is_flag=True, help="Write the corrected pages over the files."),
    click.option(
        "--output", metavar="FILE", type=PATH, help="Write the corrected page to a file; - for standard output."
    ),
)
"""What is fixed, and what becomes of the corrected page."""

fail_on = click.option("--fail-on", type=LEVEL, help="Lowest severity that makes the exit code 1; default: major.")

learnt = together(
    click.option("--suppressions", metavar="FILE", type=PATH, help="Add dismissed findings to this configuration."),
    click.option("--baseline", metavar="FILE", type=PATH, help="Add dismissed findings to this baseline."),
    click.option("--glossary", metavar="FILE", type=PATH, help="Add corrected terms to this glossary: CSV or TSV."),
    click.option("--labels", metavar="FILE", type=PATH, help="Add corrected labels to this file."),
    click.option("--corrected", metavar="FILE", type=PATH, help="Write the corrected page."),
    click.option("--state", metavar="STATE", help="With --corrected: the state of corrected units in XLIFF."),
    click.option("--tmx", metavar="FILE", type=PATH, help="Write corrected sentences as a translation memory."),
    click.option("--xliff", metavar="FILE", type=PATH, help="Write corrected sentences as XLIFF 2.0."),
    click.option("--mqm", metavar="FILE", type=PATH, help="Write what was decided and added as MQM ratings (TSV)."),
)
"""What becomes of decisions."""

gates = together(
    fail_on,
    click.option("--min-score", type=SCORE, help="Exit with 1 if a page scores less."),
    click.option("--min-quality", type=SCORE, help="Exit with 1 if a page's estimated quality is less."),
    click.option(
        "--min-coverage", type=Number(0, 1), help="Exit with 1 if less of the original is translated, 0 to 1."
    ),
    click.option(
        "--min-structure",
        type=SCORE,
        metavar="PERCENT",
        help="Exit with 1 if a page keeps less of the original's structure.",
    ),
    click.option("--budget", type=Number(0, 1000), help="Exit with 1 if a page has more faults for 1,000 words."),
    click.option("--max-furniture", type=Number(0, 1_000_000), help="Exit with 1 if more lines are page furniture."),
)
"""When the exit code is 1."""


additions = together(
    click.option(
        "--check-file",
        "check_files",
        multiple=True,
        metavar="FILE",
        type=PATH,
        help="A check of your own in a file of Python: 'local/my-check' in my_check.py.",
    ),
    click.option("--no-plugins", "plugins", is_flag=True, callback=disable_plugins, help="Load no installed plug-in."),
)
"""Checks beside the package's own."""

selection = together(
    click.option(
        "--only", multiple=True, metavar="CHECK", callback=read_checks, help="Run only this check or family.", **CHECK
    ),
    click.option(
        "--skip",
        multiple=True,
        metavar="CHECK",
        callback=read_checks,
        help="Do not run this check or family.",
        **CHECK,
    ),
    click.option("--preview", is_flag=True, default=None, help="Run also the checks that still cry wolf too often."),
    additions,
)
"""Which checks run."""

programs = click.option(
    "--allow-programs",
    is_flag=True,
    help="Run the programs and imports that the nearest mtcheck.toml names, as if --config had named it.",
)
"""Whether a file that nobody has named may name what is run."""

configuration = together(
    click.option("--config", metavar="FILE", type=PATH, help="Configuration; default: the nearest mtcheck.toml."),
    programs,
)
"""The file of settings."""

rule_packs = click.option(
    "--rules", "rule_packs", multiple=True, metavar="FILE", type=PATH, help="Rules of your own: TOML or TSV."
)
"""Rules without code."""


columns = click.option(
    "--columns",
    metavar="USE=COLUMN,...",
    callback=read_columns,
    help="Columns of a table (CSV, TSV, JSONL, XLSX, WMT) by name or number: source=de,target=en; also reference, key.",
)
"""What tables hold."""

judges = together(
    click.option(
        "--judge",
        "judges",
        multiple=True,
        metavar="NAME",
        help="With --source: ask this judge of the configuration, [judge.NAME], about every pair.",
    ),
    click.option("--max-pairs", type=click.IntRange(0), help="Most pairs that a judge is asked about."),
    click.option("--max-cost", type=click.FloatRange(0), help="Most that a judge may cost, by its prices."),
)
"""Who else is asked."""


settings = together(
    configuration,
    rule_packs,
    click.option("--labels", multiple=True, metavar="FILE", type=PATH, help="Further interface labels."),
    click.option(
        "--glossary",
        "glossaries",
        multiple=True,
        metavar="FILE",
        type=click.Path(),
        help="Terms: CSV, TSV or TBX.",
    ),
    click.option(
        "--catalogue",
        "catalogues",
        multiple=True,
        nargs=2,
        metavar="FILE FILE",
        type=PATH,
        callback=flatten_pairs,
        help="Strings of the program that the pages are about, and their translations: de.json en.json.",
    ),
    click.option("--max-megabytes", type=MEGABYTES, help="Refuse larger files; default: 32."),
)
"""How it is checked."""

doubts = click.option(
    "--doubtful",
    type=click.IntRange(1, 1_000_000),
    metavar="N",
    help="Beside originals: list the N pairs most in doubt, by the estimate of quality.",
)
explanations = together(
    click.option(
        "--explain", is_flag=True, default=None, help="With --source: say what pulled the estimate of quality down."
    ),
    doubts,
)
"""What is said beside the findings."""

looks = together(
    click.option("--color/--no-color", default=None, help="Colour; default: on a terminal, unless NO_COLOR is set."),
    click.option(
        "--width", type=click.IntRange(40, 1000), help="Columns of the report; default: the terminal's, 60 to 200."
    ),
    click.option("-q", "--quiet", is_flag=True, help="One line a file."),
    click.option("--verbose", is_flag=True, help="Show every place with its line, and each finding's category."),
)
"""How the report for people looks."""
