"""Measures how far each check can be trusted, on public data, and writes the table that ``explain`` and the docs show.

    python scripts/trust.py --marks FOLDER --humans TABLE.tsv.gz [--limit 400] [--seeds 5]

FOLDER holds translations with the places that professionals marked, one file for a pair and domain
(``en-de.wmt23.tsv.gz``; columns document, system, source, mt, raters and marks, a JSON list with category, severity,
and spans). TABLE holds the same text by people in several languages, in columns named by ISO 639-2. Written are
``mtcheck/data/trust/records.tsv`` and ``docs/trust.md``. Faults are seeded by ``mtcheck selftest``'s own generator into
the translations by people. Which rows are read depends on the limit and on nothing else.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from mtcheck import check_segments
from mtcheck.comparison.raters import measure_agreement
from mtcheck.comparison.ratings import HumanMark, Rated
from mtcheck.config import Config
from mtcheck.model.finding import Severity
from mtcheck.model.score import wilson
from mtcheck.model.selftest import SelfTest
from mtcheck.selftest.measuring import measure_selftest, of_segments

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "mtcheck" / "data" / "trust" / "records.tsv"
PAGE = ROOT / "docs" / "trust.md"
HEAD = ("check", "kind", "pair", "right", "found", "words")
MARKED, HUMAN = "marked", "human"
_CODES = {
    "eng": "en", "deu": "de", "fra": "fr", "spa": "es", "ita": "it", "por": "pt", "nld": "nl", "pol": "pl", "rus": "ru",
    "ukr": "uk", "ces": "cs", "swe": "sv", "dan": "da", "tur": "tr", "jpn": "ja", "zho-CN": "zh",
}  # fmt: skip
_PAIRS = ("de-en", "fr-en", "es-en", "it-en", "pt-en", "ru-en", "nl-en", "pl-en", "en-de", "en-fr", "en-es", "en-it")
_SEEDED = ("de-en", "en-de", "fr-en", "es-en")
_ALL = "all"
"""In place of a check: all of them, so that the words of a pair in which nothing was found are counted as well."""
_FEWEST = 5
"""Findings from which on a share is printed with its interval."""


class Record(NamedTuple):
    """What was counted of one check in one pair of languages."""

    check: str
    kind: str
    pair: str
    right: int
    """Findings that professionals had marked; 0 for translations by people, where no finding is."""
    found: int
    words: int


def main() -> None:
    """Measure, write both files, print what was read."""
    csv.field_size_limit(sys.maxsize)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--marks", type=Path, required=True)
    parser.add_argument("--humans", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=400)
    parser.add_argument("--faults", type=int, default=20)
    given = parser.parse_args()
    records = [*_marked(given.marks, given.limit), *_human(given.humans, given.limit)]
    seeded = {pair: _seed(given.humans, pair, given.limit // 4, given.faults) for pair in _SEEDED}
    rows = ["\t".join(map(str, each)) for each in sorted(records)]
    DATA.write_text("\n".join(["\t".join(HEAD), *rows]) + "\n", "utf-8")
    PAGE.write_text(_page(records, seeded, given.limit), "utf-8")


def _spread(rows: Sequence[dict[str, str]], limit: int) -> list[dict[str, str]]:
    return [rows[at * len(rows) // limit] for at in range(limit)] if len(rows) > limit else list(rows)


def _rows(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _marked(folder: Path, limit: int) -> Iterator[Record]:
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    words: Counter[str] = Counter()
    for path in sorted(folder.glob("*.tsv.gz")):
        pair = path.name.partition(".")[0]
        rated = [_rated(row) for row in _spread(_rows(path), limit)]
        source, target = pair.split("-")
        reports = list(check_segments([(each.source, each.target, None) for each in rated], source, target))
        words[pair] += sum(len(each.target.split()) for each in rated)
        for each in measure_agreement(rated, reports).checks:
            counts[each.check, pair] += Counter(right=each.right, found=each.found)
        print(f"{path.name}: {len(rated)} translations", flush=True)
    yield from (Record(_ALL, MARKED, pair, 0, 0, number) for pair, number in words.items())
    for (check, pair), count in counts.items():
        yield Record(check, MARKED, pair, count["right"], count["found"], words[pair])


def _rated(row: dict[str, str]) -> Rated:
    marks: dict[str, list[HumanMark]] = {"rater": []}
    for said in json.loads(row["marks"]):
        is_target = bool(said["target"])
        spans = said["target"] or said["source"] or [None]
        for span in spans:
            place = (span[0], span[1]) if span else None
            severity = said["severity"].lower()
            known = severity if severity in {each.value for each in Severity} else "minor"
            marks["rater"].append(HumanMark(place, is_target, said.get("category", ""), known))
    return Rated(row["system"], row["document"], row["source"], row["mt"], marks)


def _human(path: Path, limit: int) -> Iterator[Record]:
    columns = {code: name for name, code in _CODES.items()}
    rows = _spread(_rows(path), limit)
    for pair in _PAIRS:
        source, target = pair.split("-")
        texts = [(row[columns[source]].strip(), row[columns[target]].strip(), None) for row in rows]
        found = Counter(
            each.check
            for report in check_segments(texts, source, target)
            for each in report.findings
            if each.severity is not Severity.NEUTRAL
        )
        words = sum(len(text.split()) for _, text, _ in texts)
        yield Record(_ALL, HUMAN, pair, 0, 0, words)
        yield from (Record(check, HUMAN, pair, 0, number, words) for check, number in found.items())
        print(f"{pair}: {len(texts)} translations by people, {sum(found.values())} findings", flush=True)


def _seed(path: Path, pair: str, limit: int, faults: int) -> SelfTest:
    """What is found of faults that are put into translations by people."""
    columns = {code: name for name, code in _CODES.items()}
    source, target = pair.split("-")
    rows = [(row[columns[source]].strip(), row[columns[target]].strip()) for row in _spread(_rows(path), limit)]
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "pairs.tsv"
        table.write_text("".join(f"{one}\t{other}\n" for one, other in rows), "utf-8")
        materials = of_segments(table, Config(source_language=source, target_language=target))
        found = measure_selftest(materials, faults, seed=1)
    print(f"{pair}: {sum(each.seeded for each in found.recalls)} faults seeded", flush=True)
    return found


def _page(records: Sequence[Record], seeded: Mapping[str, SelfTest], limit: int) -> str:
    marked = [each for each in records if each.kind == MARKED]
    human = [each for each in records if each.kind == HUMAN]
    words, human_words = (
        sum(each.words for each in part if each.check == _ALL and each.kind == kind)
        for part, kind in ((marked, MARKED), (human, HUMAN))
    )
    pairs = ", ".join(sorted({each.pair for each in marked}))
    intro = f"""# How far each check can be trusted

Counted by `scripts/trust.py` with at most {limit} translations of each file: translations by machines in which
professionals marked every error ({words:,} words in {pairs}), and translations by people, where hardly any finding
is right ({human_words:,} words in {", ".join(_PAIRS)}).
Pairs are read by themselves, without their page, so that checks of pages are not in the table. A finding is right where
it touches a mark; hints do not count. Guidelines leave out what is a house's choice, such as quotation marks in some of
them, and raters overlook things, so that the shares are a lower bound. `mtcheck explain CHECK` and the card of a
finding on the review page show the same figures.

"""
    tables = _of_checks(marked, human, human_words), _of_pairs(marked, human), _of_faults(seeded)
    return intro + "\n\n".join("\n".join(lines) for lines in tables) + "\n"


def _of_checks(marked: Sequence[Record], human: Sequence[Record], words: int) -> Iterator[str]:
    yield "| check | right / found on marked translations | 95% | findings for 1,000 words by people |"
    yield "|---|--:|--:|--:|"
    for check in sorted({each.check for each in (*marked, *human)} - {_ALL}):
        right, found = _sums(each for each in marked if each.check == check)
        alarms = 1000 * sum(each.found for each in human if each.check == check) / max(1, words)
        interval = "{:.2f} to {:.2f}".format(*wilson(right, found)) if found >= _FEWEST else ""
        yield f"| `{check}` | {f'{right} / {found}' if found else ''} | {interval} | {alarms:.2f} |"


def _of_pairs(marked: Sequence[Record], human: Sequence[Record]) -> Iterator[str]:
    yield "| pair | right / found on marked translations | findings for 1,000 words by people |"
    yield "|---|--:|--:|"
    for pair in sorted({each.pair for each in (*marked, *human)}):
        right, found = _sums(each for each in marked if each.pair == pair)
        own = [each for each in human if each.pair == pair]
        words = sum(each.words for each in own if each.check == _ALL)
        rate = f"{1000 * sum(each.found for each in own) / words:.2f}" if words else ""
        yield f"| {pair} | {f'{right} / {found}' if found else ''} | {rate} |"


def _of_faults(seeded: Mapping[str, SelfTest]) -> Iterator[str]:
    """Which share of seeded faults is found, by class and pair."""
    yield f"| seeded fault, found / seeded | {' | '.join(seeded)} |"
    yield "|---|" + "--:|" * len(seeded)
    for fault in dict.fromkeys(each.fault for test in seeded.values() for each in test.recalls):
        own = [next((each for each in test.recalls if each.fault == fault), None) for test in seeded.values()]
        if any(each and each.seeded for each in own):
            cells = (f"{each.found} / {each.seeded}" if each and each.seeded else "" for each in own)
            yield f"| {fault} | {' | '.join(cells)} |"


def _sums(records: Iterable[Record]) -> tuple[int, int]:
    rows = list(records)
    return sum(each.right for each in rows), sum(each.found for each in rows)


if __name__ == "__main__":
    main()
