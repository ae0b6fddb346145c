"""Every check's fixture: what must be flagged, exactly where, and what must pass.

A case is a page in ``text``; ``[[ ]]`` encloses each place that the check must mark, and nothing else may be marked.
Optional keys: ``language`` (default en), ``source_language``, ``format`` (plain, markdown, html), ``source`` (the
original), ``suggestion`` or ``suggestions`` (in page order), ``severity``, ``options``, ``glossary`` (lines of CSV),
``strings`` (of a program, with their translations), ``style`` (what the house has settled),
``pair`` (the two are segments and no pages).
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from mtcheck.config import Config
from mtcheck.engine.calls import check_article, check_segments
from mtcheck.loading import parse
from mtcheck.model.kinds import Format
from mtcheck.model.report import Report, SegmentReport

CASES = Path(__file__).parent / "cases"


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its ``[[ ]]``, and what they enclosed."""
    plain, spans, at = "", [], 0
    while (start := text.find("[[", at)) >= 0:
        end = text.index("]]", start)
        if text.count("[", start + 2, end) > text.count("]", start + 2, end) and text.startswith("]", end + 2):
            end += 1
        plain += text[at:start]
        spans.append((len(plain), len(plain) + end - start - 2))
        plain += text[start + 2 : end]
        at = end + 2
    return plain + text[at:], spans


def cases():
    for path in sorted(CASES.rglob("*.toml")):
        check = f"{path.parent.name}/{path.stem.replace('_', '-')}"
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        assert table.keys() <= {"flagged", "passes"}, f"{path}: a case is flagged or passes"
        for kind in ("flagged", "passes"):
            for number, case in enumerate(table.get(kind, ()), 1):
                yield pytest.param(check, kind, case, id=f"{check}-{kind}-{number}")


def write_strings(folder, strings):
    """A catalogue and its translation, as the configuration names them."""
    if not strings:
        return ()
    files = folder / "source.json", folder / "target.json"
    for path, texts in zip(files, (list(strings), list(strings.values())), strict=True):
        path.write_text(json.dumps({str(number): text for number, text in enumerate(texts)}), encoding="utf-8")
    return tuple(map(str, files))


@pytest.mark.parametrize(("check", "kind", "case"), list(cases()))
def test_case(check, kind, case, tmp_path):
    text, spans = marked(case["text"])
    format = Format(case.get("format", "plain"))
    glossary = tmp_path / "glossary.csv"
    glossary.write_text(case.get("glossary", "source\n"), encoding="utf-8")
    config = Config(
        only=(check,),
        glossaries=(str(glossary),),
        catalogues=write_strings(tmp_path, case.get("strings", {})),
        options={check: case["options"]} if "options" in case else {},
        style=case.get("style", {}),
    )
    language, source_language = case.get("language", "en"), case.get("source_language")
    report: Report | SegmentReport
    if case.get("pair"):
        (report,) = check_segments([(case["source"], text)], source_language, language, config=config)
    else:
        report = check_article(
            parse(text, "case", format),
            source=parse(case["source"], "original", format) if "source" in case else None,
            target_language=language,
            source_language=source_language,
            config=config,
        )
    assert not report.failures
    assert bool(spans) == (kind == "flagged"), "flagged cases mark their places, passing ones mark none"
    assert [(f.target.start, f.target.end) for f in report.findings] == spans, [f.target.text for f in report.findings]
    if "suggestion" in case or "suggestions" in case:
        wanted = case.get("suggestions") or [case["suggestion"]] * len(spans)
        assert [f.suggestion for f in report.findings] == wanted
    if "severity" in case:
        assert {f.severity.value for f in report.findings} == {case["severity"]}
