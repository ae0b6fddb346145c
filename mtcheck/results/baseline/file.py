"""The file of known findings: sorted JSON with a line a finding, so that two versions can be compared and merged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mtcheck import __version__
from mtcheck.errors import UsageError, make_printable, parse_json, read_small
from mtcheck.model.finding import Severity
from mtcheck.model.report import KnownFinding
from mtcheck.model.tuples import NamedTuple
from mtcheck.model.wire import dump
from mtcheck.patterns import lazy

SCHEMA = "mtcheck.baseline/1"
_HEAD = 4096
SIGNATURE = "fingerprint:check-target-source-occurrence|context:6-words|sketch:8-smallest|version:1"
_CONFLICT = lazy(r"(?m)^(?:<{7}|={7}|>{7}|\|{7})(?: |$)")


class KnownArticle(NamedTuple):
    """What is remembered of a page."""

    sketch: tuple[str, ...] = ()
    """The smallest digests of its longer blocks, by which it is known again under another name."""
    findings: tuple[KnownFinding, ...] = ()


@dataclass(frozen=True)
class Baseline:
    """Known findings by page; names are paths from the folder of the file."""

    folder: Path = Path()
    articles: Mapping[str, KnownArticle] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many findings it holds."""
        return sum(len(each.findings) for each in self.articles.values())


def read(path: Path) -> Baseline:
    """The baseline in a file.

    Raises:
        UsageError: it is missing, damaged, holds conflict markers, or was made by another version; the message names
            the cure.
    """
    name = make_printable(str(path))
    if not path.exists():
        raise UsageError(f"{name}: no such baseline; make it with 'mtcheck baseline write'")
    written = read_small(path, "baseline")
    if marker := _CONFLICT.search(written):
        line = written.count("\n", 0, marker.start()) + 1
        cure = "take either side, then 'mtcheck baseline update'"
        raise UsageError(f"{name}: line {line}: a conflict of a merge is not resolved; {cure}")
    parsed = parse_json(written, name, _ANEW)
    schema = parsed.get("baseline") if isinstance(parsed, dict) else None
    if schema != SCHEMA:
        wrong = f"of version {make_printable(str(schema))}, not {SCHEMA}" if schema else "not a baseline"
        raise UsageError(f"{name}: this is {wrong}; use the mtcheck that made it, or {_ANEW}")
    try:
        return Baseline(path.parent, _articles(parsed["articles"]))
    except KeyError as error:
        raise UsageError(f"{name}: damaged: an entry lacks {error}; {_ANEW}") from error
    except (TypeError, ValueError) as error:
        raise UsageError(f"{name}: damaged: an entry is wrong: {error}; {_ANEW}") from error


_ANEW = "restore it, or write it again with 'mtcheck baseline write'"


def _articles(entries: Iterable[Mapping[str, Any]]) -> dict[str, KnownArticle]:
    """Pages by name. One that stands twice, as after a merge that kept both sides, would lose what is known of it."""
    found: dict[str, KnownArticle] = {}
    for each in entries:
        name = _text(each["name"])
        if name in found:
            raise ValueError(f"the page '{name}' appears twice")
        found[name] = _article(each)
    return found


def is_baseline(path: Path) -> bool:
    """Whether a file begins like one, whole or damaged, of this version or another."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    return not head.strip() or b'"baseline"' in head


def text(baseline: Baseline) -> str:
    """The file's text: articles by name, findings by check and fingerprint, whatever the order they came in."""
    articles = ",\n".join(_write_page(name, baseline.articles[name]) for name in sorted(baseline.articles))
    head = {"baseline": SCHEMA, "made_by": f"mtcheck {__version__}", "signature": SIGNATURE}
    lines = "".join(f"{dump(name)}: {dump(value)},\n" for name, value in head.items())
    return f'{{\n{lines}"articles": [\n{articles}\n]\n}}\n'


def _write_page(name: str, article: KnownArticle) -> str:
    entries = sorted(article.findings, key=lambda each: (each.check, each.fingerprint))
    findings = ",\n".join(f"  {dump(each._asdict())}" for each in entries)
    return f'{{"name": {dump(name)}, "sketch": {dump(article.sketch)}, "findings": [\n{findings}\n]}}'


def _article(entry: Mapping[str, Any]) -> KnownArticle:
    return KnownArticle(tuple(map(_text, entry["sketch"])), tuple(map(_finding, entry["findings"])))


def _finding(entry: Mapping[str, Any]) -> KnownFinding:
    found = KnownFinding(**{name: _text(entry[name]) for name in KnownFinding._fields})
    Severity(found.severity)
    return found


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not text")
    return value
