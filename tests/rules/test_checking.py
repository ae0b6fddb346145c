"""What rules find: exact places on both sides, suggestions, languages, regions, and patterns that run away."""

from __future__ import annotations

import pickle
import re
from concurrent.futures import ThreadPoolExecutor
from time import thread_time

import pytest

import mtcheck
from mtcheck import Config
from mtcheck.loading import parse
from mtcheck.model.finding import Category, Severity
from mtcheck.model.kinds import Format
from mtcheck.rules import load_rules, patterns

ORIGINAL = "Der Kreistag tagt am Montag. Das Formular AB-12 kostet fünf Euro, sagte der Rat."
PAGE = "The county assembly meets on Monday. Form AB-21 costs five euros, the council said."


def config(*rules, **settings):
    return Config(rules=rules, only=("house",), **settings)


def rule(**keys):
    return {"id": "house/x", "message": "'{0}'", **{key.replace("_", "-"): value for key, value in keys.items()}}


def about_original(**keys):
    return rule(**{"message": "'{source}'", **keys})


def findings(text, *rules, source=None, format=Format.PLAIN, languages=("de", "en")):
    document = parse(text, "page", format)
    original = parse(source, "original", format) if source else None
    report = mtcheck.Checker(*languages, config=config(*rules)).check(document, source=original)
    assert not report.failures
    assert not [
        each for each in report.findings if document.text[each.target.start : each.target.end] != each.target.text
    ]
    return report.findings


def marked(text, *rules, **given):
    return [each.target.text for each in findings(text, *rules, **given)]


@pytest.mark.parametrize(
    ("keys", "text", "wanted"),
    [
        ({"forbid_words": ["utilise"]}, "Utilise it. They utilised it. To utilise is human.", ["Utilise", "utilise"]),
        ({"forbid_words": ["utilise*"]}, "They utilised it.", ["utilised"]),
        ({"forbid_words": ["*wise"]}, "Moneywise, a wise man.", ["Moneywise", "wise"]),
        ({"forbid_words": ["in order to"]}, "Done in  order to win.", ["in  order to"]),
        ({"forbid_words": ["don't"]}, "We don’t and don't.", ["don’t", "don't"]),
        ({"forbid_words": ["art"], "whole_words": False}, "A part of art.", ["art", "art"]),
        ({"forbid_words": ["EU"], "case_sensitive": True}, "The EU, not eu.", ["EU"]),
        ({"forbid_words": ["利用"]}, "我们利用工具。", ["利用"]),
        ({"forbid_words": ["* *"]}, "Rated * *, not **.", ["* *"]),
        ({"forbid_words": ["a.b", "(x)"]}, "See a.b and acb and (x).", ["a.b", "(x)"]),
        ({"forbid": r"\bEUR \d+"}, "It is EUR 5 or eur 6.", ["EUR 5"]),
        ({"forbid": r"\beur \d+", "case_sensitive": False}, "It is EUR 5.", ["EUR 5"]),
        ({"forbid": r"\p{Lu}{3,}"}, "The ÄÖÜ and the SPD.", ["ÄÖÜ", "SPD"]),
        ({"forbid_words": ["bank"], "except_words": ["bank holiday"]}, "A bank on a bank holiday.", ["bank"]),
        ({"forbid_words": ["bank"], "except": "[Bb]ank of"}, "Bank of X, a bank.", ["bank"]),
    ],
)
def test_what_is_forbidden_is_marked_where_it_is(keys, text, wanted):
    assert marked(text, rule(**keys)) == wanted


def test_places_lead_home_through_markup_and_entities():
    text = "<p>We <b>uti</b>lise caf&eacute;s &amp; bars.</p>"
    found = findings(text, rule(forbid_words=["utilise"]), rule(id="house/y", forbid="cafés &"), format=Format.HTML)
    assert [each.target.text for each in found] == ["uti</b>lise", "caf&eacute;s &amp;"]


def test_a_replacement_has_the_capitals_of_what_it_replaces():
    found = findings(
        "Utilise it, utilise it, UTILISE it. iPhone's.", rule(replace={"utilise": "use", "iphone's": "iPhone"})
    )
    assert [each.suggestion for each in found] == ["Use", "use", "USE", "iPhone"]


def test_messages_and_suggestions_quote_groups():
    (found,) = findings(
        "It is EUR 5 now.", rule(forbid=r"EUR (?P<n>\d+)", message="{{{n}}} {1} {0}", suggestion="€{n}")
    )
    assert (found.message, found.suggestion) == ("{5} 5 EUR 5", "€5")


def test_an_empty_suggestion_takes_the_place_away():
    given = Config(rules=(rule(forbid="really ", suggestion="", fix="safe"),))
    assert mtcheck.fix("It is really good and sound.", target_language="en", config=given).document.text == (
        "It is good and sound."
    )


def test_fix_follows_safe_suggestions_alone():
    safe = rule(replace={"utilise": "use"}, fix="safe")
    unsafe = rule(id="house/y", replace={"leverage": "use"})
    outcome = mtcheck.fix("We utilise and leverage it.", target_language="en", config=Config(rules=(safe, unsafe)))
    assert outcome.document.text == "We use and leverage it."
    assert [each.finding.check for each in outcome.kept] == ["house/y"]


def test_a_finding_has_id_category_severity_and_cause():
    (found,) = findings("We utilise it.", rule(forbid_words=["utilise"], severity="major", category="style/awkward"))
    assert (found.check, found.category, found.severity) == ("house/x", Category.AWKWARD, Severity.MAJOR)
    assert found.cause == "house/x:utilise"
    assert findings("We utilise it.", rule(forbid_words=["utilise"]))[0].category is Category.ORGANIZATIONAL_STYLE


@pytest.mark.parametrize(
    ("keys", "place", "source"),
    [
        ({"source_words": ["Kreistag"], "require_words": ["district council"]}, "The county", "Kreistag"),
        ({"source": "Kreis(tag)", "require": "district"}, "The county", "Kreistag"),
        ({"source": r"\b([A-Z]{2}-\d+)", "keep": 1}, "Form AB-21", "AB-12"),
        ({"source": r"\b(?P<nr>[A-Z]{2}-\d+)", "keep": "nr"}, "Form AB-21", "AB-12"),
        ({"source": r"\b[A-Z]{2}-\d+", "keep": [0]}, "Form AB-21", "AB-12"),
        ({"source_words": ["Kreistag"], "forbid_words": ["county assembly"]}, "county assembly", "Kreistag"),
    ],
)
def test_a_rule_about_the_original_marks_both_sides(keys, place, source):
    (found,) = findings(PAGE, about_original(**keys), source=ORIGINAL)
    assert found.target.text.startswith(place)
    assert found.source.text == source
    assert ORIGINAL[found.source.start : found.source.end] == source
    assert found.message == f"'{source}'"


@pytest.mark.parametrize(
    "keys",
    [
        {"source_words": ["Kreistag"], "require_words": ["county assembly"]},
        {"source_words": ["Bundestag"], "require_words": ["parliament"]},
        {"source": r"(Mont)ag", "keep": 1, "case_sensitive": False, "target_language": "fr"},
        {"source_words": ["Kreistag"], "forbid_words": ["euros"]},
    ],
)
def test_a_sentence_as_it_should_be_passes(keys):
    assert findings(PAGE, about_original(**keys), source=ORIGINAL) == ()


def test_what_is_kept_is_no_part_of_another_word():
    given = about_original(source=r"\b([A-Z]+\d+)\b", keep=1)
    assert marked("Press key AB123 on it now.", given, source="Drücken Sie jetzt die Taste B12.") != []
    assert marked("Press key B12 on it now.", given, source="Drücken Sie jetzt die Taste B12.") == []


@pytest.mark.parametrize(
    ("keys", "page", "lacking"),
    [
        (
            {"source": "^(?=.*Rat)(?=.*Montag)", "require": "^(?=.*council)(?=.*Monday)"},
            "The council met on Monday.",
            0,
        ),
        (
            {"source": "^(?=.*Rat)(?=.*Montag)", "require": "^(?=.*council)(?=.*hall)"},
            "The council met on Monday.",
            1,
        ),
        ({"source": "^(?=.*Rat)(?=.*Freitag)", "require": "Friday"}, "The council met on Monday.", 0),
        ({"source": "(?=Montag)", "forbid": "Mon(?=day)|(?=day)"}, "The council met on Monday.", 1),
        ({"source": "(R)at", "keep": 1, "case_sensitive": False}, "The plan r met on Monday.", 0),
        ({"source": "(R)at", "keep": 1}, "The plan r met on Monday.", 1),
    ],
)
def test_patterns_that_only_look_ahead_say_whether(keys, page, lacking):
    source = "Der Rat tagte am Montag."
    checker = mtcheck.Checker("de", "en", config=config(about_original(**keys)))
    (report,) = checker.check_segments([(source, page, None)])
    assert len(report.findings) == lacking
    assert all(each.source.text and each.source.text in source for each in report.findings)


def test_a_match_over_two_sentences_has_its_place_from_one_to_the_other():
    source = "Sie kam, und er ging fort, als es schon dunkel war."
    page = "She came. He left when it was dark already."
    given = about_original(source="kam", forbid=r"came\. He")
    found = mtcheck.Checker("de", "en", config=config(given)).check_segments([(source, page, None)])
    assert [each.target.text for each in next(found).findings] == ["came. He"]


def test_a_rule_without_an_original_may_require_something_of_a_region():
    page = "<figure><img src='a.jpg'><figcaption>The old ferry in Grennow</figcaption></figure><p>It sank.</p>"
    given = rule(message="no photographer", require_words=["Photo"], regions=["caption"])
    assert marked(page, given, format=Format.HTML) == ["The old ferry in Grennow"]


def test_regions_kinds_and_languages_limit_a_rule():
    text = "# We utilise it\n\nThe town has a ferry, and its people utilise it to reach the island on most days.\n"
    assert len(findings(text, rule(forbid_words=["utilise"]), format=Format.MARKDOWN)) == 2
    assert len(findings(text, rule(forbid_words=["utilise"], kinds="heading"), format=Format.MARKDOWN)) == 1
    assert len(findings(text, rule(forbid_words=["utilise"], regions="body"), format=Format.MARKDOWN)) == 1
    assert not findings(text, rule(forbid_words=["utilise"], target_language="fr"), format=Format.MARKDOWN)
    assert findings(text, rule(forbid_words=["utilise"], target_language=["fr", "en"]), languages=("", "en-GB"))
    assert not findings(text, rule(forbid_words=["utilise"], source_language="fr"))


def test_code_is_not_read():
    assert not findings(
        "Write `utilise` here.\n\n    utilise\n", rule(forbid_words=["utilise"]), format=Format.MARKDOWN
    )


RUNAWAY = rule(id="house/slow", forbid="(?:(?:a|aa)+)+x", message="slow")


def test_a_runaway_pattern_is_a_failure_and_the_others_findings_stay(monkeypatch):
    monkeypatch.setattr(patterns, "MATCH_SECONDS", 0.05)
    report = mtcheck.check(
        f"We utilise it.\n\nThe {'a' * 60} end.\n", config=config(RUNAWAY, rule(forbid_words=["utilise"]))
    )
    assert [each.target.text for each in report.findings] == ["utilise"]
    (failure,) = report.failures
    assert failure.subject == "house/slow"
    assert failure.message.startswith(
        "rules 1: 'forbid' took more than 0.05 s; do without repetition inside repetition"
    )
    assert failure.message.endswith("(at line 3)")


def test_a_runaway_pattern_that_is_required_is_a_failure(monkeypatch):
    monkeypatch.setattr(patterns, "MATCH_SECONDS", 0.05)
    slow = rule(id="house/slow", require="(?:(?:a|aa)+)+x", regions="body", message="slow")
    report = mtcheck.check(
        f"The town has a {'a' * 60}, which all of its people like to see in summer.", config=config(slow)
    )
    assert "'require' took more than 0.05 s" in report.failures[0].message
    assert report.findings == ()


def test_a_rule_may_not_take_too_long_for_a_page_either(monkeypatch):
    monkeypatch.setattr(patterns, "MATCH_SECONDS", 10.0)
    monkeypatch.setattr(patterns, "RULE_SECONDS", 0.05)
    report = mtcheck.check(f"The {'a' * 60} end.", config=config(RUNAWAY))
    assert "took more than 0.05 s for the page" in report.failures[0].message


def test_all_rules_together_may_not_take_too_long(monkeypatch):
    monkeypatch.setattr(patterns, "MATCH_SECONDS", 10.0)
    monkeypatch.setattr(patterns, "PAGE_SECONDS", 0.1)
    rules = [RUNAWAY | {"id": f"house/slow-{number}"} for number in range(50)]
    report = mtcheck.check(f"The {'a' * 60} end.", config=config(*rules))
    assert len(report.failures) == 50
    assert "all rules together took the 0.1 s" in report.failures[-1].message


def test_a_pattern_that_marks_everything_is_a_failure(monkeypatch):
    monkeypatch.setattr(patterns, "MOST_PLACES", 20)
    report = mtcheck.check("A sentence with some letters in it.", config=config(rule(forbid=r"\w")))
    assert "rules 1: 'forbid' matches more than 20 places; make it narrower (at line 1)" in report.failures[0].message


def test_a_runaway_pattern_over_the_original_names_its_line(monkeypatch):
    monkeypatch.setattr(patterns, "MATCH_SECONDS", 0.05)
    slow = rule(id="house/slow", source="(?:(?:a|aa)+)+x", forbid="y", message="slow")
    report = next(
        mtcheck.check_segments([(f"Das {'a' * 60} Ende.", "The end.", None)], "de", "en", config=config(slow))
    )
    assert report.failures[0].message.endswith("(at the original's line 1)")


def test_rules_that_are_written_alike_are_read_once():
    one, other = (Config(rules=(rule(forbid_words=["utilise"]),)) for _ in range(2))
    assert one == other
    assert load_rules(one.rules, ()) is load_rules(other.rules, ())
    changed = Config(rules=(rule(forbid_words=["utilize"]),))
    assert load_rules(changed.rules, ()) is not load_rules(one.rules, ())


def test_threads_share_rules():
    given = config(*(rule(id=f"house/r{number}", forbid=r"\b[a-z]+ise\b") for number in range(20)))
    checker = mtcheck.Checker("de", "en", config=given)
    with ThreadPoolExecutor(8) as pool:
        reports = list(pool.map(checker.check, ["They utilise and modernise it in the summer.\n"] * 24))
    assert {len(report.findings) for report in reports} == {40}
    assert len({report.findings for report in reports}) == 1


class Interrupted:
    """A pattern that is not done at first since other threads take the processor's time, of which it counts all."""

    def __init__(self, times, own=0.0):
        self.allowed = []
        self.compiled, self._times, self._own = self, times, own

    def finditer(self, text, timeout):
        self.allowed.append(timeout)
        if len(self.allowed) <= self._times:
            began = thread_time()
            while thread_time() - began < self._own:
                pass
            raise TimeoutError
        return re.finditer("boat", text)


def test_what_other_threads_take_of_the_time_does_not_end_a_search():
    clock = patterns.RuleClock(patterns.PageClock())
    pattern = Interrupted(times=3)
    assert [found.start for found in clock.find_all(pattern, "a boat, a boat")] == [2, 10]
    assert pattern.allowed == [0.5, 1.0, 2.0, 4.0]
    assert clock.find_first(Interrupted(times=1), "a boat, a boat").start == 2


def test_what_a_search_takes_itself_ends_it(monkeypatch):
    monkeypatch.setattr(patterns, "MATCH_SECONDS", 0.02)
    pattern = Interrupted(times=9, own=0.02)
    with pytest.raises(patterns.RunawayError, match=r"took more than 0\.02 s"):
        patterns.RuleClock(patterns.PageClock()).find_all(pattern, "a boat")
    assert pattern.allowed == [0.02]


def test_rules_travel_into_other_processes():
    given = config(rule(forbid_words=["utilise"]))
    checker = pickle.loads(pickle.dumps(mtcheck.Checker("de", "en", config=given)))  # noqa: S301  # our own bytes
    pairs = [("Wir nutzen es.", "We utilise it.", None)] * 3
    assert [[each.check for each in report.findings] for report in checker.check_segments(pairs, jobs=2)] == [
        ["house/x"]
    ] * 3
