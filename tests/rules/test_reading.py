"""What a rule may say, and how a wrong one is told: file, number of the rule, and cure, in one line."""

from __future__ import annotations

import pytest

from mtcheck.cli.run import run
from mtcheck.config import Config, WrittenRule
from mtcheck.errors import UsageError
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.rules import MOST_RULES, load_rules, make_entries
from mtcheck.rules.reading import read_rule

SOUND = {"id": "house/plain", "forbid-words": ["utilise"], "message": "'{0}' is not plain"}


def written(number=1, **changes):
    table = {key: value for key, value in (SOUND | changes).items() if value is not None}
    return WrittenRule(f"/site/house.toml: rules {number}", f"house.toml: rules {number}", table)


def without_words(**changes):
    return {"forbid-words": None, "message": "m", **changes}


WRONG = [
    ({"id": None}, "no 'id'; add it"),
    ({"message": None}, "no 'message'; add it"),
    ({"massage": "x"}, "unknown key 'massage'; did you mean 'message'?"),
    ({"words": ["x"]}, "unknown key 'words'; did you mean 'forbid-words'?"),
    ({"region": "body"}, "unknown key 'region'; did you mean 'regions'?"),
    ({"pass/word = hunter2!": "x"}, "unknown key that is not a name"),
    ({"id": "plain"}, "id 'plain' is not a family and a name in lower case, with hyphens; write 'house/short-name'"),
    ({"id": "House/Plain"}, "the id is not a family and a name in lower case"),
    ({"id": 3}, "id = 3 is not a text"),
    ({"message": " "}, "'message' is empty; write something or leave it out"),
    ({"message": "two\nlines"}, "'message' has a line break or a character that cannot be shown"),
    ({"message": "\x1b[31mred"}, "'message' has a line break or a character that cannot be shown"),
    ({"message": "x" * 1001}, "'message' has more than 1,000 characters"),
    ({"message": "{0}" * 21}, "'message' quotes more than 20 groups"),
    ({"message": "a { b"}, "'message' has a lone '{'; write '{{' for the character itself"),
    ({"message": "{2}"}, "'message' quotes {2}, but the pattern has no such group (it has 0)"),
    ({"message": "{source}"}, "'message' quotes {source}, but the rule has no 'source'; add it"),
    ({"summary": "a\nb"}, "'summary' has a line break"),
    (without_words(), "it asks for nothing; add 'forbid-words'"),
    ({"require": "x"}, "'forbid-words' and 'require' are two ways to say it; make two rules of them"),
    ({"source": "a", "source-words": ["b"]}, "'source' and 'source-words' are two ways to say it"),
    (without_words(require="x"), "'require' would hold for every block; add 'source', 'regions' or 'kinds'"),
    (without_words(keep=1), "'keep' keeps what 'source' matches; add 'source'"),
    (without_words(keep="nr", source="(a)"), "'keep' names group 'nr', which 'source' does not have"),
    (without_words(keep=2, source="(a)"), "'keep' names group '2', which 'source' does not have"),
    (without_words(keep=True, source="(a)"), "keep = True is not the number or name of a group"),
    (without_words(keep=1, source="(a)", message="{0}"), "nothing is matched in the translation; {source.1} quotes"),
    (without_words(keep=1, source="(a)", message="{source.2}"), "but 'source' has no such group (it has 0, 1)"),
    (without_words(forbid="("), "'forbid' is not a pattern: missing ), unterminated subpattern at position 0"),
    (without_words(forbid=["a", "b"]), "forbid = ['a', 'b'] is not a text; for words there is 'forbid-words'"),
    (
        without_words(forbid="\bEUR"),
        "'forbid' has the control character '\\x08'; put the pattern between single quotes",
    ),
    (without_words(forbid="a**"), "'forbid' is not a pattern: multiple repeat at position 2"),
    (without_words(forbid="[[a]"), "'forbid' is not a pattern: Possible nested set at position 1"),
    (without_words(forbid=r"(?:a(?R)?b)"), "'forbid' is not a pattern"),
    (without_words(forbid=r"\p{Nonsense}"), "'forbid' is not a pattern: unknown property"),
    (without_words(forbid="(?:a{9}){9}{"), "a brace that does not repeat anything at position 11"),
    (without_words(forbid="(?:foo){e<=2}"), "a brace that does not repeat anything at position 7; write \\{ for"),
    (without_words(forbid="(?:(?:a{99}){99}){99}b"), "'forbid' is not a pattern: it repeats more than 10,000 times"),
    (without_words(forbid="a*"), "'forbid' matches the empty text, so it matches everywhere; write '+' for '*'"),
    (without_words(forbid="x" * 2001), "'forbid' has more than 2,000 characters"),
    (without_words(forbid="(" * 900 + "a" + ")" * 900), "'forbid' is not a pattern"),
    ({"forbid-words": []}, "forbid-words = [] is not a text or a list of texts"),
    ({"forbid-words": ["a", ""]}, "'forbid-words' is empty"),
    ({"forbid-words": ["a"] * 2001}, "'forbid-words' has more than 2,000 words; make several rules of it"),
    ({"except-words": ["a" * 201]}, "'except-words' has a phrase of more than 200 characters; name its first words"),
    ({"except": "["}, "'except' is not a pattern"),
    (without_words(keep=1, source="(a)", **{"except": "b"}), "'except' is for rules that forbid something"),
    (without_words(replace={}), "replace = {} is not a table of words and what to write instead"),
    (without_words(replace={"a*": "b"}), "a word of 'replace' has '*'; name each form"),
    (without_words(replace={"a": "b"}, suggestion="c"), "'replace' says already what to write"),
    (without_words(keep=1, source="(a)", suggestion="c"), "'suggestion' has nothing to replace"),
    ({"fix": "safe"}, "'fix' without 'suggestion' has nothing to follow"),
    ({"suggestion": "use", "fix": "always"}, "unknown fix 'always' (one of safe, unsafe)"),
    ({"suggestion": "{word}"}, "'suggestion' quotes {word}, but the pattern has no such group"),
    ({"severity": "sever"}, "unknown severity 'sever' (one of neutral, minor, major, critical)"),
    ({"severity": "majr"}, "unknown severity 'majr'; did you mean 'major'?"),
    ({"category": "style/awkwards"}, "did you mean 'style/awkward'?"),
    ({"target-language": "xx"}, "target-language: unknown language 'xx'"),
    ({"source-language": ["de", "Klingon"]}, "source-language: unknown language 'Klingon'"),
    ({"regions": "bodies"}, "unknown regions 'bodies'; did you mean 'body'?"),
    ({"kinds": ["code"]}, "unknown kinds 'code'"),
    ({"case-sensitive": "no"}, "case-sensitive = 'no' is not true or false"),
    ({"examples": {"target": "x"}}, "is not a list of tables"),
    ({"examples": ["x"]}, "example 1: this is not a table of keys and values"),
    ({"examples": [{"flagged": "x"}]}, "example 1: no 'target'; add it"),
    ({"examples": [{"target": "x"}]}, "example 1: say either what is 'flagged' or 'passes = true'"),
    ({"examples": [{"target": "x", "flagged": "x", "passes": True}]}, "say either what is 'flagged'"),
    ({"source": "y", "examples": [{"target": "x", "passes": True}]}, "example 1: no 'source'; the rule looks at"),
    ({"examples": [{"target": "x", "pass": True}]}, "example 1: unknown key 'pass'; did you mean 'passes'?"),
]


@pytest.mark.parametrize(("changes", "message"), WRONG, ids=[message for _, message in WRONG])
def test_a_wrong_rule_is_one_line_with_file_number_and_cure(changes, message):
    with pytest.raises(UsageError) as told:
        read_rule(written(**changes))
    said = str(told.value)
    assert message in said
    assert said.startswith("/site/house.toml: rules 1")
    assert "\n" not in said
    assert len(said) < 400


def test_a_rule_that_is_no_table_is_told():
    with pytest.raises(UsageError, match="rules 1: this is not a table of keys and values"):
        load_rules(Config(rules=[5]).rules, ())


def test_two_rules_of_one_id_are_told_with_both_places():
    with pytest.raises(UsageError, match=r"rules 2: the id 'house/plain' is that of /site/house.toml: rules 1, too"):
        make_entries([written(1), written(2)])


@pytest.mark.parametrize("name", ["style/mixed-quotes", "markup/anything"])
def test_a_family_of_the_package_is_not_taken(name):
    with pytest.raises(UsageError, match=r"the family '.*' is mtcheck's own; take another, such as 'house'"):
        make_entries([written(id=name)])


def test_rules_that_take_long_to_read_are_told(monkeypatch):
    monkeypatch.setattr("mtcheck.rules.READING_SECONDS", -1.0)
    with pytest.raises(UsageError, match="rules 1: the rules before it took more than -1 s to be read; leave out"):
        make_entries([written(1)])


@pytest.mark.parametrize(
    "pattern", [r"\{\d{4}\}", r"[{}]{2,3}", r"\p{Lu}{2}", r"x{1,200}y{,200}z{200,}", r"(a{9}){9}", "[]{]a"]
)
def test_braces_that_mean_something_are_read(pattern):
    read_rule(written(**without_words(forbid=pattern)))


def test_there_is_an_end_to_rules():
    with pytest.raises(UsageError, match="more than 2,000 rules"):
        make_entries([written(number) for number in range(MOST_RULES + 1)])


def test_every_key_is_understood():
    rule = read_rule(
        written(
            **without_words(
                forbid=r"(?P<n>\d+) Mio",
                source="Millionen",
                suggestion="{n}m",
                fix="safe",
                severity="Major",
                category="locale-conventions/number-format",
                regions=["body", "headline"],
                kinds="paragraph",
                summary="Millions are 'm'.",
                why="Readers know it.",
                preview=True,
            ),
            source_language="German",
            target_language=["en-GB"],
        )
    )
    assert (rule.severity, rule.category, rule.fix) == (Severity.MAJOR, Category.NUMBER_FORMAT, Fix.SAFE)
    assert (rule.source_languages, rule.target_languages) == (("de",), ("en",))
    assert (rule.preview, rule.summary, rule.why) == (True, "Millions are 'm'.", "Readers know it.")


def test_suggestions_are_unsafe_until_said_otherwise():
    assert read_rule(written(suggestion="use")).fix is Fix.UNSAFE
    assert read_rule(written()).fix is Fix.NONE


def test_the_command_line_tells_it_in_one_line_and_ends_with_2(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mtcheck.toml").write_text('[[rules]]\nid = "house/x"\nforbid = "("\nmessage = "m"\n', encoding="utf-8")
    (tmp_path / "page.txt").write_text("A sentence.\n", encoding="utf-8")
    assert run(["check", "page.txt"]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "mtcheck.toml: rules 1 (house/x): 'forbid' is not a pattern: missing )" in said
