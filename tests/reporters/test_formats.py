"""What programs read: every format is held against its schema or read by a parser, also where articles are hostile."""

from __future__ import annotations

import csv
import io
import json
import re
import weakref
from collections import Counter
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml import html as lxml_html

from mtcheck.checks.registry import catalogue
from mtcheck.loading.html import html
from mtcheck.model.finding import Category, Finding, Severity
from mtcheck.model.report import Failure, MissedGate, Report
from mtcheck.model.spans import Span
from mtcheck.model.text import Document
from mtcheck.reporters import FORMATS, View, github, markdown, mqm, render, sarif
from mtcheck.reporters.its.guarding import GUARD
from mtcheck.reporters.shared import relative, uri
from mtcheck.results import scoring

SCHEMAS = Path(__file__).parents[1] / "schemas"
VIEW = View(root="/abs")
ITS_TYPES = frozenset(
    """terminology mistranslation omission untranslated addition duplication inconsistency grammar legal register
    locale-specific-content locale-violation style characters misspelling typographical formatting inconsistent-entities
    numbers markup pattern-problem whitespace internationalization length non-conformance uncategorized other""".split()
)
STANDOFF = "{http://www.w3.org/2005/11/its}locQualityIssue"


def written(name, reports):
    return "".join(render(name, reports, VIEW))


def schema(name):
    return json.loads((SCHEMAS / name).read_text(encoding="utf-8"))


def many(number, severity=Severity.MINOR, name="page.txt"):
    text = "".join(f"line {line}\n" for line in range(number))
    document = Document(name, text)
    findings = tuple(
        Finding("style/x", Category.AWKWARD, severity, f"odd {line}", document.place(Span(at, at + 4)), occurrence=line)
        for line, at in enumerate(match.start() for match in re.finditer("line", text))
    )
    return Report(name, document, findings=findings, score=scoring.weigh(findings, 9 * number, 0))


@pytest.fixture(params=["run", "hostile", "none"])
def reports(request, run, hostile):
    return {"run": run.reports, "hostile": hostile, "none": ()}[request.param]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_be_written_as_utf_8_and_holds_no_control_characters(name, reports):
    text = written(name, reports)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e\u2028]", text)
    text.encode("utf-8")


def test_jsonl_holds_what_json_holds(reports):
    rows = [json.loads(line) for line in written("jsonl", reports).splitlines()]
    assert {row.pop("schema") for row in rows} <= {"mtcheck.report/2"}
    assert rows == json.loads(written("json", reports))["articles"]


def test_sarif_is_valid(reports):
    log = json.loads(written("sarif", reports))
    jsonschema.Draft4Validator(schema("sarif-2.1.0.json")).validate(log)
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert run["taxonomies"][0]["taxa"][result["taxa"][0]["index"]]["id"] == result["taxa"][0]["id"]
    json.dumps(log, ensure_ascii=False).encode()
    for artifact in run["artifacts"]:
        assert urlsplit(artifact["location"]["uri"]).scheme in ("", "file")


def test_sarif_is_valid_with_every_rule_in_the_run(run):
    infos = tuple(each.info for each in catalogue())
    report = replace(run.reports[0], checks=infos)
    log = json.loads(written("sarif", [report]))
    jsonschema.Draft4Validator(schema("sarif-2.1.0.json")).validate(log)
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert {each.id for each in infos} <= {each["id"] for each in rules}
    for rule in rules[: len(infos)]:
        assert rule["help"]["markdown"].startswith(rule["shortDescription"]["text"])
        assert "\n\nWhat is wrong\n" in rule["help"]["text"]
        assert not re.search(r"\*\w[^*\n]*\w\*", rule["help"]["text"]), rule["id"]
        assert "helpUri" not in rule


def test_sarif_offers_a_fix_that_several_findings_share_once():
    document = Document("page.txt", "torn\n.\nout\n")
    torn = [
        Finding(
            "markup/torn-sentence", Category.AWKWARD, Severity.MINOR, "torn", place, suggestion="torn. out", fixes=all_
        )
        for all_ in [document.place(Span(0, 11))]
        for place in (document.place(Span(0, 4)), document.place(Span(5, 6)), document.place(Span(7, 10)))
    ]
    report = Report("page.txt", document, findings=tuple(torn), score=scoring.weigh(torn, 3, 0))
    (log,) = json.loads(written("sarif", [report]))["runs"]
    assert ["fixes" in each for each in log["results"]] == [True, False, False]


def test_sarif_places_quote_the_file(run):
    (log,) = json.loads(written("sarif", run.reports))["runs"]
    documents = {"ferry.txt": run.reports[0].target, "faehre.txt": run.reports[0].source}
    for result in log["results"]:
        for location in (*result["locations"], *result.get("relatedLocations", ())):
            physical = location["physicalLocation"]
            region = physical["region"]
            text = documents[physical["artifactLocation"]["uri"]].text
            start = region["charOffset"]
            assert text[start : start + region["charLength"]] == region["snippet"]["text"].replace("\ufffd", "\ud800")
            before = text[:start].rpartition("\n")[2]
            assert (region["startLine"], region["startColumn"]) == (text.count("\n", 0, start) + 1, len(before) + 1)
    assert [each["level"] for each in log["results"]][:2] == ["error", "error"]


def test_sarif_names_the_original_and_offers_a_fix(run):
    (log,) = json.loads(written("sarif", run.reports))["runs"]
    (number,) = (each for each in log["results"] if each["ruleId"] == "accuracy/number-mismatch")
    assert number["message"]["text"].endswith("([original](1))")
    assert number["relatedLocations"][0]["id"] == 1
    (change,) = number["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": "by 15 percent"}


def test_sarif_fixes_take_no_tags_away_and_insert_text(hostile):
    (log,) = json.loads(written("sarif", hostile))["runs"]
    fixes = {each["message"]["text"]: each.get("fixes") for each in log["results"]}
    assert fixes["across tags"] is None
    (change,) = fixes["the first of two"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"]["text"] == "Once &amp; &lt;twice&gt;"


def test_sarif_messages_make_no_links_of_brackets(hostile):
    (log,) = json.loads(written("sarif", hostile))["runs"]
    assert any("\\[a\\](b)" in each["message"]["text"] for each in log["results"])


def test_sarif_tells_what_was_not_checked(hostile):
    (log,) = json.loads(written("sarif", hostile))["runs"]
    (invocation,) = log["invocations"]
    assert not invocation["executionSuccessful"]
    levels = [each["level"] for each in invocation["toolExecutionNotifications"]]
    assert levels == ["error", "note", "error", "error"]


def test_sarif_keeps_the_worst_and_says_so():
    reports = (many(sarif.LIMIT, name="minor.txt"), many(3, Severity.CRITICAL, "critical.txt"))
    (log,) = json.loads(written("sarif", reports))["runs"]
    assert len(log["results"]) == sarif.LIMIT
    assert [each["level"] for each in log["results"][:4]] == ["error"] * 3 + ["warning"]
    (said,) = log["invocations"][0]["toolExecutionNotifications"]
    assert said["level"] == "warning"
    assert said["message"]["text"].startswith("3 of 5003 results are left out")


@pytest.mark.parametrize("path", ["a b:c,d%e\n'f' \"g\"/ü.html", "\udcff", "plain.txt", "#?&.txt"])
def test_a_path_survives_its_uri(path):
    assert unquote_to_bytes(urlsplit(uri(path)).path).decode("utf-8", "surrogateescape") == path
    assert urlsplit(uri(path)).scheme == ""


def test_paths_are_relative_to_the_root():
    assert relative("./a/../b.txt", "") == "b.txt"
    assert relative("/pages/site/b.txt", "/pages/site") == "b.txt"
    assert relative("/elsewhere/b.txt", "/pages/site") == "/elsewhere/b.txt"
    assert relative("-", "/pages") == "-"


def test_junit_is_valid(reports):
    tree = etree.fromstring(written("junit", reports).encode())
    etree.XMLSchema(etree.parse(SCHEMAS / "junit.xsd")).assertValid(tree)
    for suite in tree:
        assert int(suite.get("tests")) == len(suite.findall("testcase"))
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("errors")) == len(suite.findall("testcase/error"))
        assert int(suite.get("skipped")) == len(suite.findall("testcase/skipped"))


def test_junit_paths_come_back(hostile):
    tree = etree.fromstring(written("junit", hostile).encode())
    assert tree[0].get("file") == "out/a b:c,d%e\n'f' \"g\" <ü> \ufffd.html"


def test_no_name_in_junit_turns_the_text_behind_it():
    report = many(2, name="a\u202eb\u2066.txt")
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", written("junit", [report]))


def test_a_hint_does_not_fail_a_junit_case():
    tree = etree.fromstring(written("junit", [many(2, Severity.NEUTRAL)]).encode())
    assert tree.findall(".//failure") == []
    assert "odd 1" in tree.findtext(".//system-out")


COMMAND = re.compile(r"::(error|warning|notice) ([^:\r\n]*)::(.*)")


def commands(text):
    return [COMMAND.fullmatch(line).groups() for line in text.splitlines()]


def unescaped(text):
    for char in "\r\n:,":
        text = text.replace(f"%{ord(char):02X}", char)
    return text.replace("%25", "%")


def test_github_commands_are_one_a_line_and_keep_their_limits(reports):
    found = commands(written("github", reports))
    assert max(Counter(level for level, _, _ in found).values()) <= github.LIMIT
    for _, properties, _ in found:
        assert all(re.fullmatch(r"\w+=[^,:\n]*", each) for each in properties.split(","))
    assert found[-1][1] == "title=mtcheck"


def test_github_paths_come_back(hostile):
    files = {
        unescaped(part.partition("=")[2])
        for _, properties, _ in commands(written("github", hostile))
        for part in properties.split(",")
        if part.startswith("file=")
    }
    assert "out/a b:c,d%e\n'f' \"g\" <ü> \ufffd.html" in files


def test_github_properties_hold_no_control_character():
    report = Report("n/\x1b[31mred\u202e\x9b.txt", failures=(Failure("read\x07", "gone"),))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", written("github", [report]))


def test_github_shows_the_worst_and_counts_the_rest():
    failed = replace(many(30), missed_gates=(MissedGate("fail-on", "minor", 30),))
    reports = (failed, many(12, Severity.CRITICAL), many(40, Severity.NEUTRAL))
    found = commands(written("github", reports))
    assert Counter(level for level, _, _ in found) == {"error": 10, "warning": 10, "notice": 10}
    assert (found[0][0], found[0][1]) == ("notice", "title=FAIL")
    assert found[1][0] == "error"
    assert "54 causes not annotated" in found[-1][2]


def in_all_kinds():
    """A page with a finding of each kind of loss, in the order of the page the wrong way round."""
    text = "Share.\nodd\nspace\ntorn\nleft\nnumber\n"
    document = Document("page.txt", text)
    kinds = (
        ("markup/bar", Category.LEAKED_CHROME, Severity.MINOR, "Share."),
        ("style/odd", Category.AWKWARD, Severity.NEUTRAL, "odd"),
        ("linguistic/space", Category.WHITESPACE, Severity.MINOR, "space"),
        ("markup/torn", Category.MARKUP, Severity.MAJOR, "torn"),
        ("accuracy/left", Category.UNTRANSLATED, Severity.MAJOR, "left"),
        ("accuracy/number", Category.NUMBER, Severity.MAJOR, "number"),
    )
    found = []
    for check, category, severity, word in kinds:
        place = document.place(Span(text.index(word), text.index(word) + len(word)))
        found.append(Finding(check, category, severity, f"of {check}", place, furniture=check == "markup/bar"))
    return Report("page.txt", document, findings=tuple(found), score=scoring.weigh(found, 500))


ORDER = ["accuracy/number", "accuracy/left", "markup/torn", "linguistic/space", "style/odd", "markup/bar"]


def test_all_formats_for_people_and_ci_have_one_order():
    report = in_all_kinds()
    titles = [given.partition("title=")[2] for _, given, _ in commands(written("github", [report]))]
    assert titles == [*ORDER[:5], "Page furniture", "mtcheck"]
    assert [each["check_name"] for each in json.loads(written("gitlab", [report]))] == ORDER
    (log,) = json.loads(written("sarif", [report]))["runs"]
    assert [each["ruleId"] for each in log["results"]] == ORDER
    ranks = [each["rank"] for each in log["results"]]
    assert ranks == sorted(ranks, reverse=True)
    assert len(set(ranks)) == len(ranks)
    assert re.findall(r'<testcase name="([^"]+)"', written("junit", [report])) == ORDER
    assert re.findall(r"\*\* `([^`]+)`", written("markdown", [report])) == ORDER[:5]


def test_furniture_holds_nothing_up():
    (bar,) = (each for each in in_all_kinds().findings if each.furniture)
    report = replace(in_all_kinds(), findings=(replace(bar, severity=Severity.MAJOR),))
    assert {level for level, _, _ in commands(written("github", [report]))} == {"notice"}
    assert [each["severity"] for each in json.loads(written("gitlab", [report]))] == ["info"]
    (log,) = json.loads(written("sarif", [report]))["runs"]
    assert [each["level"] for each in log["results"]] == ["note"]
    assert "<failure" not in written("junit", [report])
    assert "- Page furniture: 1 line: 1\n" in written("markdown", [report])


def test_gitlab_has_the_documented_fields_and_no_fingerprint_twice(reports):
    entries = json.loads(written("gitlab", reports))
    jsonschema.validate(entries, schema("codequality.json"))
    json.dumps(entries, ensure_ascii=False).encode()
    assert len({each["fingerprint"] for each in entries}) == len(entries)


def test_gitlab_fingerprints_hold_no_line_numbers():
    one, other = many(3), many(3)
    moved = Document("page.txt", "new first line\n" + other.target.text)
    shifted = tuple(
        Finding(f.check, f.category, f.severity, f.message, moved.place(Span(f.target.start + 15, f.target.end + 15)))
        for f in other.findings
    )
    plain = tuple(
        Finding(f.check, f.category, f.severity, f.message, f.target) for f in one.findings
    )  # occurrence as in the shifted ones
    prints = [
        [each["fingerprint"] for each in json.loads(written("gitlab", [Report("p", findings=found)]))]
        for found in (plain, shifted)
    ]
    assert prints[0] == prints[1]


def issues(page):
    """Every annotated element's issues: type, comment and severity."""
    tree = lxml_html.fromstring(page.lstrip("\ufeff"))
    apart = {
        script.get("id"): etree.fromstring(script.text.strip())
        for script in tree.iter("script")
        if script.get("type") == "application/its+xml"
    }
    found = []
    for element in tree.iter(etree.Element):
        if element.get("its-loc-quality-issue-type"):
            names = ("type", "comment", "severity")
            found.append(tuple(element.get(f"its-loc-quality-issue-{each}") for each in names))
        if element.get("its-loc-quality-issues-ref"):
            block = apart[element.get("its-loc-quality-issues-ref").removeprefix("#")]
            names = ("Type", "Comment", "Severity")
            found += [tuple(each.get(f"locQualityIssue{name}") for name in names) for each in block.iter(STANDOFF)]
    return found


def test_its_annotates_every_finding(run, hostile):
    for report in (*run.reports, *hostile):
        found = issues(written("its", [report]))
        assert {each[0] for each in found} <= ITS_TYPES
        assert {each[0] for each in found} == {each.category.its for each in report.findings}
        assert len(set(found)) >= len({(each.check, each.message) for each in report.findings})
        assert all(0 <= int(severity) <= 100 for _, _, severity in found)


def shape(page):
    """Tags other than those put in, with the text before each."""
    return re.split(r"(<[^>]*>)", re.sub(r'<span its-[^>]*>|</span>| its-[\w-]+="[^"]*"', "", page))


def test_its_leaves_the_markup_of_a_page_as_it_is(hostile):
    page = hostile[0].target.text
    made = written("its", [hostile[0]]).lstrip("\ufeff")
    kept = re.sub(r'<!-- mtcheck .*? -->\n|<script id="mtcheck-.*?</script>\n', "", made, flags=re.DOTALL)
    assert "".join(shape(kept.replace(GUARD, ""))) == page
    assert made.index("application/its+xml") < made.index("</body>")
    inside = {each.tag for each in lxml_html.fromstring(made).iter("span")}
    assert inside == {"span"}
    assert "<title its-" in made
    assert "<img its-" in made
    assert "<textarea its-" in made
    assert "<meta its-" in made


@pytest.mark.parametrize(
    ("page", "before"),
    [
        ("<!DOCTYPE html>\n<html lang='a>b'>\n<head>\n<title>t</title>", "<!DOCTYPE html>\n<html lang='a>b'>\n<head>"),
        ('<?xml version="1.0"?>\n<!doctype html>\n<html>\n<body>', '<?xml version="1.0"?>\n<!doctype html>\n<html>'),
        ("<!doctype html><script>1</script><html><head>", "<!doctype html>"),
        ("<html><!-- c --><head>", "<html>"),
        ('<html a"><script>1</script><p title=">">', '<html a">'),
        ("<!--><script>1</script> --><html><head>", ""),
        ("<head>", "<head>"),
        ("Text <p>", ""),
    ],
)
def test_the_policy_of_an_annotated_page_comes_before_all_else(page, before):
    document = html(page + "<p>A text.</p>", "page.html")
    made = written("its", [Report("page.html", document, score=scoring.weigh((), 2, 0))]).lstrip("\ufeff")
    assert re.sub(r' its-[\w-]+="[^"]*"', "", made[: made.index(GUARD)]) == before


@pytest.mark.parametrize(
    ("tag", "attribute"),
    [
        ('<meta http-equiv="refresh" content="0;url=http://h">', 'http-equiv="off"'),
        ("<META HTTP-EQUIV=' Refresh ' content=0>", 'http-equiv="off"'),
        ('<meta http-equiv="&#114;efresh" content="0">', 'http-equiv="off"'),
        ('<link rel="x preconnect" href="http://h">', 'rel="off"'),
        ("<link rel=DNS-prefetch href=//h>", 'rel="off"'),
        ('<link rel="&#112;reconnect" href="http://h">', 'rel="off"'),
        ('<link rel="stylesheet" href="http://h">', ""),
        ('<meta name="refresh" content="a">', ""),
    ],
)
def test_an_annotated_page_goes_nowhere(tag, attribute):
    document = html(f"<head>{tag}</head><p>A text.</p>", "page.html")
    made = written("its", [Report("page.html", document, score=scoring.weigh((), 2, 0))])
    name = tag[1:5]
    assert (f"<{name} {attribute} " in made) if attribute else (tag in made)


PARTS = st.sampled_from(
    "<p>|</p>|<b>|</b>|<i title='x y'>|</i>|<br>|a b|two |&amp;|<|>|😀|\n|<!-- c -->|<select>|<option>o|</select>|"
    "<title>t</title>|<textarea>x|</textarea>|<script>1</script>".split("|")
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(PARTS, min_size=1, max_size=12), st.data())
def test_any_page_keeps_its_characters_and_gets_every_finding(parts, data):
    page = "".join(parts)
    document = html(page, "page.html")
    bounds = st.tuples(st.integers(0, len(page)), st.integers(0, len(page))).map(sorted)
    places = data.draw(st.lists(bounds, max_size=4))
    findings = tuple(
        Finding(f"style/n{number}", Category.AWKWARD, Severity.MINOR, "odd", document.place(Span(start, end)))
        for number, (start, end) in enumerate(places)
    )
    made = written("its", [Report("page.html", document, findings=findings)]).removeprefix("\ufeff")
    for number in range(len(findings)):
        assert f"style/n{number}: odd" in made
    bare = re.sub(r'<script id="mtcheck-.*?</script>\n', "", made.replace(GUARD, ""), flags=re.DOTALL)
    assert re.sub(r'<span its-[^>]*>|</span>| its-[\w-]+="[^"]*"', "", bare) == page


def rows(text):
    header, *lines = text.splitlines()
    assert tuple(header.split("\t")) == mqm.HEADER
    return [dict(zip(mqm.HEADER, line.split("\t"), strict=True)) for line in lines]


def test_mqm_comes_back(run, hostile):
    for report in (*run.reports, *hostile):
        found = rows(written("mqm", [report]))
        for row in found:
            json.loads(row["metadata"])
            marked = row["severity"] != "no-error"
            assert row["target"].count("<v>") == row["target"].count("</v>") == marked
        errors = [row for row in found if row["severity"] != "no-error"]
        assert Counter(json.loads(row["metadata"])["note"] for row in errors) == Counter(
            each.message.replace("\ud800", "\ufffd") for each in report.findings
        )
        assert {row["severity"] for row in errors} <= {"Neutral", "Minor", "Major", "Critical"}


def test_mqm_marks_the_text_and_a_missing_sentence_in_its_row(run):
    found = rows(written("mqm", run.reports[:1]))
    (number,) = (row for row in found if row["category"] == "Accuracy/Number")
    assert "<v>51</v>" in number["target"]
    assert "15 Prozent" in number["source"]
    (missing,) = (row for row in found if row["category"] == "Accuracy/Omission")
    assert (missing["target"], missing["source"].startswith("Für Rentner")) == ("<v></v>", True)


def test_pearmut_campaigns_have_the_documented_fields(reports):
    campaign = json.loads(written("pearmut", reports))
    jsonschema.validate(campaign, schema("pearmut.json"))
    json.dumps(campaign, ensure_ascii=False).encode()
    for document in campaign["data"]:
        for item in document:
            units = item["tgt"]["translation"].encode("utf-16-le")
            last = -1
            for span in item["error_spans"]["translation"]:
                assert last < span["start_i"] <= span["end_i"] <= len(units) // 2
                last = span["end_i"]
            assert not re.search("<[a-zA-Z/!?]", item["tgt"]["translation"])


def test_pearmut_counts_utf_16_units_both_ends_inclusive():
    text = "😀 bad 😀"
    document = html(text, "page.html")
    found = Finding("style/x", Category.AWKWARD, Severity.CRITICAL, "odd", document.place(Span(2, 5)))
    campaign = json.loads(written("pearmut", [Report("page.html", document, findings=(found,))]))
    ((item,),) = campaign["data"]
    (span,) = item["error_spans"]["translation"]
    assert (span["start_i"], span["end_i"], span["severity"]) == (3, 5, "major")
    units = item["tgt"]["translation"].encode("utf-16-le")
    assert units[2 * span["start_i"] : 2 * span["end_i"] + 2].decode("utf-16-le") == "bad"


def test_csv_comes_back_and_holds_no_formula(reports):
    table = list(csv.reader(io.StringIO(written("csv", reports))))
    assert {len(row) for row in table} == {len(table[0])}
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in table for cell in row)
    kinds = Counter(row[0] for row in table[1:])
    assert kinds["finding"] == sum(len(each.findings) for each in reports)
    assert kinds["failure"] == sum(len(each.failures) for each in reports)


def test_markdown_fits_a_comment_and_says_what_is_cut():
    reports = [many(700, name=f"{number}.txt") for number in range(4)]
    text = written("markdown", reports)
    assert len(text) <= markdown.LIMIT
    assert text.count("<details>") == text.count("</details>")
    shown = text.count("\n- **minor**")
    assert f"Cut: {2800 - shown:,} causes" in text


def test_markdown_puts_the_worst_first(run):
    text = written("markdown", run.reports)
    assert text.index("gone.txt") < text.index("ferry.txt") < text.index("clean.txt")
    assert text.index("**critical**") < text.index("**major**") < text.index("**minor**")
    assert "Cut:" not in text


def test_markdown_mentions_and_links_nobody(hostile):
    text = written("markdown", hostile).replace("&#8203;", "\u200b")
    bare = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", text)
    assert not re.search(r"[@#]\w|https?://|www\.|<(?!/?(details|summary|code)>)", bare)


def test_every_format_is_documented():
    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    headings = " ".join(line for line in page.splitlines() if line.startswith("## "))
    assert [name for name in FORMATS if not re.search(rf"\b{name}\b", headings)] == []


def test_what_is_known_or_suppressed_does_not_alarm(hostile):
    (log,) = json.loads(written("sarif", hostile))["runs"]
    states = {each["message"]["text"]: each for each in log["results"]}
    assert states["in an option"]["baselineState"] == "unchanged"
    assert states["in a field"]["suppressions"][0]["kind"] == "external"
    assert all("suppressions" in each for each in log["results"])
    for name in ("github", "markdown"):
        text = written(name, hostile)
        assert "in an option" not in text
        assert "in a field" not in text
    assert "2 known or suppressed" in written("github", hostile)
    assert "1 known and 1 suppressed" in written("markdown", hostile)
    assert "in a field" not in written("gitlab", hostile)
    assert 'its-loc-quality-issue-enabled="no"' in written("its", hostile)
    assert "FAIL min-score 90" in written("junit", hostile)


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_keeps_the_articles(name):
    """A thousand pages must need no more memory than one: what was written of is let go."""
    alive = weakref.WeakSet()

    def reports():
        for number in range(4):
            report = many(2, name=f"{number}.txt")
            alive.add(report.target)
            yield report
            del report
            assert len(alive) <= 1

    for _ in render(name, reports(), VIEW):
        pass


def test_marks_stand_around_what_an_entity_stands_for():
    page = html("<p>Tea &amp; <b>cake</b> for &euro;5</p>", "page.html")
    found = Finding("style/x", Category.AWKWARD, Severity.MINOR, "odd", page.place(Span(7, 20)))
    (row,) = rows(written("mqm", [Report("page.html", page, findings=(found,))]))
    assert row["target"] == "Tea <v>& cake</v> for €5"


def test_markdown_shortens_a_long_list_of_files():
    text = written("markdown", [many(1, name=f"{number}.txt") for number in range(300)])
    assert "| `0.txt` |" in text
    assert "Cut:" in text
