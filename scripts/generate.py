"""Writes what is made from the code: the pages of library, commands and checks, the gallery of reports, the picture.

``python scripts/generate.py`` writes; with ``--check`` it only says what is stale, and a test does the same. With
``--only CHECK`` it writes in a second what is made of one check: its page, and its lines in the list and the index.
"""

from __future__ import annotations

import argparse
import inspect
import io
import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from runpy import run_path
from typing import Any

import click

from mtcheck.checks.registry import Entry, catalogue, find, summarize
from mtcheck.cli.app import app
from mtcheck.comparison import compare
from mtcheck.config import Config
from mtcheck.config.schema import schema
from mtcheck.embeddings import encoder
from mtcheck.engine.checker import Checker
from mtcheck.errors import UsageError
from mtcheck.fixing import account, diff
from mtcheck.fixing.files import correct_file
from mtcheck.inputs.files import gather
from mtcheck.inputs.model import Input, PagePair
from mtcheck.model.finding import Fix
from mtcheck.model.report import Report
from mtcheck.model.text import Document
from mtcheck.model.wire import site_dict, table
from mtcheck.reporters import FORMATS, View, comparison, render
from mtcheck.reporters.manual import fix_says
from mtcheck.reporters.selftest import as_text
from mtcheck.reporters.site import Index
from mtcheck.results.overview import Overview
from mtcheck.selftest.measuring import measure_selftest, of_pages

os.environ["MTCHECK_DISABLE_PLUGINS"] = "*"  # what is installed here beside mtcheck is not its own
_DECIMAL = re.compile(r"\d+\.\d+")
_TRIFLE = 0.005
ROOT = Path(__file__).resolve().parents[1]
OWNED = ("docs/checks", "reports")
"""Folders that hold nothing else, so that a page whose subject is gone is removed."""

_NOTE = "<!-- Written by scripts/generate.py; change the code, not this page. -->\n\n"
_PICTURED = "swing-bridge"
_PICTURED_LINES = 44
_SHOWN = "swing-bridge-html"
_JUDGED = ROOT / "examples" / "judge"
_SEEDED = 3
_ENDINGS = {
    "terminal": "txt",
    "markdown": "md",
    "sarif": "sarif",
    "junit": "junit.xml",
    "github": "github.txt",
    "gitlab": "gitlab.json",
    "its": "its.html",
    "mqm": "mqm.tsv",
    "pearmut": "pearmut.json",
}
"""Of formats whose name is no ending."""

_DECIDED = {
    "suppressions": "toml",
    "baseline": "json",
    "glossary": "csv",
    "labels": "tsv",
    "corrected": "html",
    "tmx": "tmx",
    "xliff": "xlf",
    "mqm": "tsv",
}
"""What decisions become, and the endings of the files."""


def generated() -> dict[str, str]:
    """Every generated file's path from the root of the checkout, and its text."""
    reports = {folder.name: _sample(folder) for folder in sorted((ROOT / "samples").iterdir()) if folder.is_dir()}
    return {
        "mtcheck/data/checks/index.tsv": "".join(_registry()),
        "docs/api.md": _NOTE + "\n".join(run_path(str(ROOT / "scripts" / "api.py"))["pages"]()),
        "docs/cli.md": _NOTE + "\n".join(_cli()),
        "docs/checks/README.md": _NOTE + "\n".join(_index()),
        **{f"docs/checks/{entry.info.id}.md": _NOTE + "\n".join(_check(entry)) for entry in catalogue()},
        "reports/README.md": _NOTE + "\n".join(_gallery(reports)),
        **{f"reports/{name}.txt": _rendered("terminal", report) for name, report in reports.items()},
        **{f"reports/{name}.json": _rendered("json", report) for name, report in reports.items()},
        **{f"reports/decisions/{name}": text for name, text in _decided()},
        **{f"reports/trend.{end}": text for end, text in _trend()},
        "docs/config.schema.json": json.dumps(schema(), indent=2) + "\n",
        **{f"reports/comparison/{_PICTURED}.{end}": text for end, text in _comparisons()},
        **{f"reports/formats/{_SHOWN}.{end}": text for end, text in _formats()},
        "reports/selftest.txt": _selftest(),
        f"reports/{_PICTURED}.review.html": _rendered("html", _sample(ROOT / "samples" / _PICTURED, beside=True)),
        **{f"reports/{_PICTURED}.{end}": text for end, text in _corrected(ROOT / "samples" / _PICTURED)},
        "docs/images/report.svg": _picture(reports[_PICTURED]),
        "docs/tutorial.md": _with_outputs("tutorial", ROOT / "examples" / "tutorial"),
        "docs/sites.md": _with_outputs("sites", ROOT / "examples"),
        **{f"reports/site.{end}": text for end, text in _site()},
        "docs/judges.md": _with_outputs("judges", _JUDGED),
        **{f"reports/judge.{end}": text for end, text in _judged()},
        "docs/architecture.md": _with_floors((ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")),
    }


def of_check(name: str) -> dict[str, str]:
    """What is made of one check, and of the list of all."""
    entry = find(name)
    return {
        "mtcheck/data/checks/index.tsv": "".join(_registry()),
        "docs/checks/README.md": _NOTE + "\n".join(_index()),
        f"docs/checks/{entry.info.id}.md": _NOTE + "\n".join(_check(entry)),
    }


_CONSOLE = re.compile(r"(```console\n\$ mtcheck (.*)\n)[\s\S]*?(?=```)")


def _with_outputs(name: str, folder: Path) -> str:
    """A page of the documentation with what each command of its console blocks prints in a folder."""
    page = (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")
    return _CONSOLE.sub(lambda block: f"{block[1]}{_output(shlex.split(block[2]), folder)}", page)


def _output(arguments: list[str], folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "mtcheck", *arguments],
        cwd=folder,
        env={**os.environ, "PATH": _with_python(), "PYTHONPATH": str(ROOT), "COLUMNS": "90", "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout.strip("\n") + "\n"


def _with_python() -> str:
    """The folders of programs, that of this Python first: an example of a program is run by it."""
    return os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])


def _judged() -> Iterator[tuple[str, str]]:
    """What a judge says of an article, a list of words that stands in for a model."""
    table = {"kind": "program", "command": [sys.executable, "words.py"], "folder": str(_JUDGED)}
    config = Config(source_language="de", target_language="en", judge={"words": table}, judges=("words",))
    (given,) = gather([str(_JUDGED / "translation.en.txt")])
    report = Checker(config=config).check_pair(PagePair(given, _JUDGED / "original.de.txt"))
    named = _named(report, "examples/judge/")
    yield "txt", "".join(render("terminal", [named], View(width=100, verbose=True)))
    yield "json", _rendered("json", named)


def _with_floors(page: str) -> str:
    """The page with the plan of floors and doors between its two marks."""
    plan = tomllib.loads((ROOT / "tests" / "floors.toml").read_text(encoding="utf-8"))
    doors, circles = plan.pop("doors"), plan.pop("circles")["allowed"]
    lines = []
    for package, rooms in plan.items():
        height = len(rooms["floors"])
        lines += [f"`{package}`", "", "```"]
        lines += [f"{height - depth:>2} {', '.join(floor)}" for depth, floor in enumerate(rooms["floors"])]
        lines += ["```", ""]
    lines += ["One library is behind one door, so that it can be exchanged:", ""]
    lines += [f"- {library}: {', '.join(f'`{each}`' for each in places)}" for library, places in doors.items()]
    lines += ["", "No modules import each other but these, which may only become fewer:", ""]
    bare = ([each.removeprefix("mtcheck.") for each in circle] for circle in circles)
    lines += [f"- {', '.join(f'`{each}`' for each in circle)}" for circle in bare]
    before, _, rest = page.partition("<!-- floors -->")
    after = rest.partition("<!-- /floors -->")[2]
    return "\n".join([f"{before}<!-- floors -->", "", *lines, "", f"<!-- /floors -->{after}"])


def _comparisons() -> Iterator[tuple[str, str]]:
    folder = ROOT / "samples" / _PICTURED
    meta = tomllib.loads((folder / "meta.toml").read_text(encoding="utf-8"))
    systems = [str(folder / meta[each]) for each in ("translation", "revision")]
    config = Config(source_language=meta["from"], target_language=meta["to"])
    encoder.cache_clear()  # the last digit of a vector depends on what was encoded with it
    found = compare(systems, str(folder / meta["original"]), [str(folder / meta["reference"])], config=config)
    for name, end in (("terminal", "txt"), ("json", "json"), ("markdown", "md"), ("html", "html")):
        yield end, "".join(comparison.render(name, found, View(width=100)))


def _site() -> Iterator[tuple[str, str]]:
    """What the pages of an invented site have in common: the index of its pages, and the section of the JSON report."""
    paths = sorted((ROOT / "examples" / "messenger").glob("*.txt"))
    pairs = [PagePair(Input(path.name, path)) for path in paths]
    reports = [
        replace(report, path="", site="messenger")
        for report in Checker("de", "en").learn_sites(pairs).check_pages(pairs)
    ]
    index, overview = Index(), Overview()
    for report in reports:
        index.add(report, "")
        overview.add(report)
    yield "index.html", "".join(index.page())
    yield "json", "".join(f"{table(site_dict(each))}\n" for each in overview.sites())


def stale(wanted: dict[str, str] | None = None) -> list[str]:
    """The paths of files that are not as the code makes them, or that nothing makes any more."""
    wanted = generated() if wanted is None else wanted
    there = {str(path.relative_to(ROOT)) for folder in OWNED for path in (ROOT / folder).rglob("*.*")}
    changed = [path for path, text in wanted.items() if not _holds(ROOT / path, text)]
    return sorted({*changed, *(there - set(wanted))})


def _holds(path: Path, text: str) -> bool:
    """Whether a file says what the code makes. A vector's last digits depend on the processor, and so do numbers made
    of them: those may differ by a trifle."""
    if not path.is_file():
        return False
    there = path.read_text(encoding="utf-8")
    if there == text:
        return True
    pairs = zip(_DECIMAL.findall(there), _DECIMAL.findall(text), strict=False)
    alike = all(abs(float(old) - float(new)) <= _TRIFLE for old, new in pairs)
    return alike and _DECIMAL.sub("", there) == _DECIMAL.sub("", text)


def write() -> None:
    """Bring every generated file up to date."""
    wanted = generated()
    for name in stale(wanted):
        if name in wanted:
            write_file(name, wanted[name])
        else:
            (ROOT / name).unlink()


def write_file(name: str, text: str) -> None:
    """Write one file, if it is not as it is to be."""
    path = ROOT / name
    if not _holds(path, text):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _cli() -> Iterator[str]:
    yield "# The command line\n"
    yield f"{inspect.cleandoc(app.help or '')}\n"
    context = click.Context(app, info_name="mtcheck")
    for name in app.list_commands(context):
        command = app.get_command(context, name)
        if isinstance(command, click.Group):
            for part in command.commands.values():
                yield from _command(f"{name} {part.name}", part)
        elif command is not None:
            yield from _command(name, command)


def _command(name: str, command: click.Command) -> Iterator[str]:
    arguments = [each for each in command.params if isinstance(each, click.Argument)]
    usage = " ".join(["mtcheck", name, "[OPTIONS]", *(each.make_metavar(click.Context(command)) for each in arguments)])
    yield f"## mtcheck {name}\n\n```\n{usage}\n```\n\n{inspect.cleandoc(command.help or '')}\n"
    for option in command.params:
        if isinstance(option, click.Option):
            names = ", ".join(f"`{each}`" for each in (*option.opts, *option.secondary_opts))
            value = f" {_value(option)}" if not option.is_flag else ""
            repeated = " May be given several times." if option.multiple else ""
            yield f"- {names}{value}: {option.help}{repeated}"
    yield ""


def _value(option: click.Option) -> str:
    if isinstance(option.type, click.Choice):
        return " | ".join(f"`{each}`" for each in option.type.choices)
    return f"`{option.metavar or option.type.name.split()[0].upper()}`"


def _registry() -> Iterator[str]:
    """What the package knows of its checks before it imports them."""
    yield "# Written by scripts/generate.py; change the check, not this table.\n"
    yield "id\tneeds_source\tpreview\taliases\n"
    for entry in catalogue():
        each = summarize(entry.info)
        flags = ("yes" if flag else "no" for flag in (each.needs_source, each.preview))
        yield "\t".join((each.id, *flags, " ".join(each.aliases) or "-")) + "\n"


def _index() -> Iterator[str]:
    yield "# The checks\n\n| check | severity | finds |\n|---|---|---|"
    for entry in catalogue():
        info = entry.info
        preview = " *(preview)*" if info.preview else ""
        yield f"| [{info.id}]({info.id}.md) | {info.severity} | {info.summary}{preview} |"
    yield ""


def _check(entry: Entry) -> Iterator[str]:
    info = entry.info
    yield f"# {info.id}\n"
    facts = [f"Severity: {info.severity}", f"category: {info.category}", f"ITS: {info.category.its}"]
    facts += ["in preview: runs with `--preview`"] if info.preview else []
    facts += ["needs the original"] if info.needs_source else []
    facts += [said] if (said := fix_says(info)) else []
    facts += [f"once called {', '.join(info.aliases)}"] if info.aliases else []
    yield "; ".join(facts) + ".\n"
    yield info.manual + "\n"
    cases = _cases(info.id)
    for kind, title in (("flagged", "What is flagged"), ("passes", "What passes")):
        yield f"## {title}\n"
        for case in cases.get(kind, ()):
            yield from _case(case)


def _cases(check: str) -> dict[str, list[dict[str, Any]]]:
    path = ROOT / "tests" / "checks" / "cases" / f"{check.replace('-', '_')}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _case(case: dict[str, Any]) -> Iterator[str]:
    language = f" ({case['language']})" if "language" in case else ""
    yield f"{case['why'][0].upper()}{case['why'][1:]}{language}:\n"
    if "source" in case:
        yield f"~~~~text\n{_printable(case['source'])}\n~~~~\n"
    yield f"~~~~text\n{_printable(case['text'])}\n~~~~\n"


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() or char == "\n" else ascii(char)[1:-1] for char in text.strip("\n"))


def _sample(folder: Path, only: tuple[str, ...] = (), *, beside: bool = False) -> Report:
    meta = tomllib.loads((folder / "meta.toml").read_text(encoding="utf-8"))
    (given,) = gather([str(folder / meta["translation"])])
    config = Config(source_language=meta["from"], target_language=meta["to"], only=only)
    report = Checker(config=config).check_pair(PagePair(given, folder / meta["original"] if beside else None))
    return _named(report, f"samples/{folder.name}/")


def _corrected(folder: Path) -> Iterator[tuple[str, str]]:
    """What ``mtcheck fix --furniture`` would change in a sample, and its account of it."""
    meta = tomllib.loads((folder / "meta.toml").read_text(encoding="utf-8"))
    (given,) = gather([str(folder / meta["translation"])])
    config = Config(source_language=meta["from"], target_language=meta["to"])
    found = correct_file(PagePair(given, folder / meta["original"]), config, {Fix.SAFE, Fix.REMOVAL})
    if found.before is None or found.outcome is None:
        raise RuntimeError(f"{folder}: {found.report.failures}")
    name = f"samples/{folder.name}/{meta['translation']}"
    yield "diff", "".join(diff(name, found.before.text, found.outcome.document.text))
    yield "fix.txt", "\n".join(account(name, found.before, found.outcome)) + "\n"


def _named(report: Report, folder: str) -> Report:
    """The report as if the sample had been named from the root of the checkout."""
    from dataclasses import replace

    source = replace(report.source, name=folder + Path(report.source.name).name) if report.source else None
    name = folder + Path(report.name).name
    return replace(report, name=name, path=name, source=source)


def _formats() -> Iterator[tuple[str, str]]:
    """One sample in every format, with few checks, since SARIF holds their manual pages."""
    report = _sample(ROOT / "samples" / _SHOWN, ("markup",), beside=True)
    for name in sorted(set(FORMATS) - {"html"}):
        yield _ENDINGS.get(name, name), _rendered(name, report)


def _trend() -> Iterator[tuple[str, str]]:
    """The trend of an invented history, whose last runs are by another version and with a page more."""
    from mtcheck.history.record import Article, Count, Run, Value
    from mtcheck.history.series import trend
    from mtcheck.reporters.trend import writer

    runs = []
    for number, (score, quality, major) in enumerate(((61, 68.4, 9), (70, 71.9, 7), (84, 77.3, 3), (86, 78, 2)), 1):
        checks = f"checks:78-4c1f07aa|mtcheck:1.{number // 3}.0"
        values = (Value("score", score, f"mqm|version:1|{checks}"), Value("quality", quality, f"quality:1|{checks}"))
        pages = ("harbour.en.html", "market.en.html", "museum.en.html")[: 2 + number // 4]
        counts = (Count("markup/leaked-chrome", "major", major), Count("style/mixed-quotes", "minor", 2))
        articles = tuple(Article(name, "de", "en", 640, checks=checks, values=values, counts=counts) for name in pages)
        runs.append(Run(number, f"2026-0{2 * number}-14T09:30:00Z", f"1.{number // 3}.0", articles))
    found = trend("history.db", runs, ("score", "quality", "findings", "findings-major", "findings-minor"))
    for name in ("txt", "html"):
        yield name, "".join(writer({"txt": "terminal"}.get(name, name))(found, 100))


def _selftest() -> str:
    folder = ROOT / "samples" / _PICTURED
    meta = tomllib.loads((folder / "meta.toml").read_text(encoding="utf-8"))
    page = Input(f"samples/{_PICTURED}/{meta['reference']}", folder / meta["reference"])
    config = Config(source_language=meta["from"], target_language=meta["to"])
    materials = of_pages([PagePair(page, folder / meta["original"])], config)
    return "".join(as_text(measure_selftest(materials, faults=_SEEDED, seed=1), View(width=100, verbose=True)))


def _decided() -> Iterator[tuple[str, str]]:
    """Decisions that somebody might have made over a sample, and all that they become."""
    from dataclasses import replace
    from tempfile import TemporaryDirectory

    from mtcheck.reporters.precision import precision_as_text
    from mtcheck.review import merge_reviews, read
    from mtcheck.review.applying import outputs, summary
    from mtcheck.review.binding import match_decisions
    from mtcheck.review.statistics import statistics

    report = _sample(ROOT / "samples" / _SHOWN, beside=True)
    target, source = report.target, report.source
    if target is None or source is None:
        raise RuntimeError(f"{_SHOWN}: {report.failures}")
    text = json.dumps(_decisions(report, target, source), ensure_ascii=False, indent=1) + "\n"
    with TemporaryDirectory() as folder:
        path = Path(folder) / "decisions.json"
        path.write_text(text, encoding="utf-8")
        found = read(path)
    judged = [match_decisions(each, replace(report, path=str(ROOT / report.path))) for each in merge_reviews([found])]
    made = outputs(judged, {kind: ROOT / f"decided.{end}" for kind, end in _DECIDED.items()})
    yield "decisions.json", text
    for kind, output in made.items():
        yield f"{kind}.{_DECIDED[kind]}", output.data.decode()
    said = [f"{kind}.{_DECIDED[kind]}: {output.said}" for kind, output in made.items()]
    left_out = [f"not written: {line}" for output in made.values() for line in output.left_out]
    yield "summary.txt", "\n".join((*summary(judged), *said, *left_out)) + "\n"
    yield "precision.txt", "".join(precision_as_text(statistics([found])))


def _decisions(report: Report, target: Document, source: Document) -> dict[str, Any]:
    """An editor takes what is suggested, with three exceptions, and has something to add."""
    dismissed = {"Imprint": "the house writes Imprint", "chairman Holger Brandis": "the profile is gone"}
    decisions = []
    for finding in report.findings:
        place = finding.fixes or finding.target
        if place is None or (finding.suggestion is None and finding.check != "markup/lost-link"):
            continue
        reason = next((why for words, why in dismissed.items() if words in place.text), None)
        if finding.check == "markup/literal-byline-label":
            continue
        decisions.append(
            {
                "fingerprint": finding.fingerprint,
                "check": finding.check,
                "start": place.start,
                "end": place.end,
                "decision": "accepted" if reason is None else "dismissed",
                "reason": reason or "",
                "replacement": None if reason else "Pass on" if place.text == "Split" else finding.suggestion,
            }
        )
    added = [
        ("Advisor", "Ratgeber", "accuracy/mistranslation", "minor", "a section of the site", "Advice"),
        ("harbor merchants", "Hafenhändler", "terminology/wrong-term", "minor", "our word", "harbor traders"),
    ]
    return {
        "schema": "mtcheck.decisions/1",
        "mtcheck": "1.0.0",
        "made": "2027-01-31T09:30:00Z",
        "author": "ada",
        "article": {
            "name": report.name,
            "path": report.path,
            "sha256": target.sha256,
            "source_sha256": source.sha256,
            "source_path": source.name,
            "target_language": report.target_language,
            "source_language": report.source_language,
        },
        "decisions": decisions,
        "added": [
            {
                **dict(zip(("start", "end"), _where(target.text, words), strict=True)),
                **dict(zip(("source_start", "source_end"), _where(source.text, original), strict=True)),
                "category": category,
                "severity": severity,
                "comment": comment,
                "replacement": replacement,
            }
            for words, original, category, severity, comment, replacement in added
        ],
        "edits": [
            {**dict(zip(("start", "end"), _where(target.text, "renewed"), strict=True)), "replacement": "renovated"}
        ],
    }


def _where(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def _gallery(reports: dict[str, Report]) -> Iterator[str]:
    yield "# What mtcheck says of the samples\n\n| article | score | verdict | why |\n|---|---|---|---|"
    for name, report in reports.items():
        if report.score is not None:
            row = f"| {report.score.value:.1f} | {report.score.verdict} | {report.score.reason} |"
            yield f"| [{name}]({name}.txt) ([JSON]({name}.json)) {row}"
    changes = f"`{_PICTURED}` beside its original: [diff]({_PICTURED}.diff),"
    changes += f" [account]({_PICTURED}.fix.txt)"
    yield f"\nWhat `mtcheck fix --furniture` would change in {changes}."
    yield f"\n`{_SHOWN}` beside its original in [every format](formats/), with `--only markup`; what each is for:"
    yield "[formats](../docs/formats.md). The review page of"
    yield f"[{_PICTURED}]({_PICTURED}.review.html) beside its original: save it and open it in a browser.\n"
    yield f"What an editor might have decided over `{_SHOWN}`: [decisions](decisions/decisions.json), and"
    yield "[what becomes of them](decisions/) ([decisions](../docs/decisions.md)).\n"
    yield "How the numbers of an invented history went: [text](trend.txt), [page](trend.html)"
    yield "([trend](../docs/trend.md)).\n"
    yield "What the pages of the invented site in [examples/messenger](../examples/messenger/) have in common:"
    yield "[index](site.index.html) of its pages, here without the review pages that it leads to, and"
    yield "[its entry](site.json) in `sites` of the report ([sites](../docs/sites.md)).\n"
    yield "What a [judge](../docs/judges.md) says of an article, here a list of three words from"
    yield "[examples/judge](../examples/judge/) that stands in for a model: [text](judge.txt), [JSON](judge.json).\n"
    yield f"What is found of faults seeded into the reference of `{_PICTURED}`: [text](selftest.txt)"
    yield "([self-test](../docs/selftest.md)).\n"


def _rendered(format: str, report: Report) -> str:
    return "".join(render(format, [report], View(width=100)))


def _picture(report: Report) -> str:
    from rich.console import Console
    from rich.text import Text

    from mtcheck.reporters.terminal.article import article

    console = Console(file=io.StringIO(), record=True, width=100, force_terminal=True, color_system="standard")
    for line in islice(article(report, View(width=100)), _PICTURED_LINES):
        console.print(Text.assemble(*((run.text, run.style.value) for run in line)), highlight=False)
    svg = console.export_svg(title=f"mtcheck check {report.name}", unique_id="mtcheck")
    return "\n".join(row.rstrip() for row in svg.splitlines()) + "\n"


def main() -> int:
    """Write everything or what is made of one check, or with ``--check`` name what is stale and return 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say what is stale")
    parser.add_argument("--only", metavar="CHECK", help="write what is made of this check alone")
    arguments = parser.parse_args()
    if arguments.only:
        try:
            made = of_check(arguments.only)
        except UsageError as error:
            parser.error(str(error))
        for name, text in made.items():
            write_file(name, text)
        return 0
    if not arguments.check:
        write()
        return 0
    names = stale()
    sys.stderr.writelines(f"stale: {name}\n" for name in names)
    return 1 if names else 0


if __name__ == "__main__":
    sys.exit(main())
