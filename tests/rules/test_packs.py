"""Files of rules: TOML and TSV, named by path, and which a configuration that nobody has named may name."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtcheck.config import load, merge_layers, read
from mtcheck.errors import UsageError
from mtcheck.rules import load_rules
from mtcheck.rules.packs import read_pack

PACK = '[[rules]]\nid = "house/plain"\nforbid-words = ["utilise"]\nmessage = "plain"\n'


def written(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    return path


def test_a_pack_of_toml_holds_rules(tmp_path):
    (rule,) = read_pack(written(tmp_path / "house.toml", PACK))
    assert rule.where == f"{tmp_path / 'house.toml'}: rules 1"
    assert rule.name == "house.toml: rules 1"
    assert rule.table["id"] == "house/plain"


def test_a_pack_of_tsv_has_a_rule_a_line(tmp_path):
    lines = (
        "# ours\r\n\r\nid\tforbid-words\tmessage\tcase-sensitive\tkinds\tflagged\r\n"
        "house/eu\tEU | E.U.\twrite it out\tTRUE\theading|paragraph\tThe [[EU]] and the [[E.U.]] met\r\n"
    )
    (rule,) = read_pack(written(tmp_path / "house.tsv", lines))
    assert rule.where.endswith("house.tsv: line 4")
    assert rule.table == {
        "id": "house/eu",
        "forbid-words": ["EU", "E.U."],
        "message": "write it out",
        "case-sensitive": True,
        "kinds": ["heading", "paragraph"],
        "examples": [{"target": "The EU and the E.U. met", "flagged": ["EU", "E.U."]}],
    }


def test_a_pattern_in_a_table_keeps_its_bars_quotes_and_backslashes(tmp_path):
    lines = 'id\tsource\tkeep\tmessage\tflagged\tpasses\nhouse/x\t"(a|b)"\\b\t1\tm\t[["a"]] c => d\t"a" => a\n'
    (rule,) = read_pack(written(tmp_path / "house.tsv", lines))
    assert rule.table["source"] == '"(a|b)"\\b'
    assert rule.table["keep"] == ["1"]
    assert rule.table["examples"] == [
        {"target": "d", "flagged": ['"a"'], "source": '"a" c'},
        {"target": "a", "passes": True, "source": '"a"'},
    ]


WRONG = {
    "house.csv": ("id\n", "a pack of rules is a .toml or .tsv file"),
    "none.toml": (None, "cannot be read: No such file or directory"),
    "empty.toml": ("", "no rules in it; write [[rules]] before each"),
    "broken.toml": ("[[rules]", "broken.toml: "),
    "quotes.toml": ('[[rules]]\nforbid = "\\d"\n', "; write the text between single quotes"),
    "deep.toml": ("rules = " + "[" * 3000 + "]" * 3000, "nested too deeply"),
    "other.toml": ('rule = []\nfail-on = "minor"\n', "unknown key 'rule'; did you mean 'rules'?"),
    "config.toml": ('fail-on = "minor"\n', "unknown key 'fail-on'; a pack holds nothing but [[rules]]"),
    "table.toml": ("[rules]\nx = 1\n", "'rules' is not a list of tables; write [[rules]]"),
    "big.toml": ("#" * 1_000_001, "larger than 1 MB; is this a pack of rules file?"),
    "empty.tsv": ("# nothing\n", "no rules in it"),
    "head.tsv": ("id\tmesage\n", "line 1: unknown column 'mesage'; did you mean 'message'?"),
    "passwd.tsv": ("root:x:0:0:root:/root:/bin/sh\n", "line 1: unknown column that is not a name"),
    "twice.tsv": ("id\tid\n", "line 1: column 'id' is there twice; keep one"),
    "long.tsv": ("id\tmessage\na/b\tm\tc\n", "line 2: 3 cells, but the first line names 2 columns"),
    "flag.tsv": ("id\tpreview\na/b\tyes\n", "line 2: 'preview' is neither true nor false"),
    "marks.tsv": ("id\tflagged\na/b\tno marks\n", "line 2: 'flagged' has no [[ ]] around what must be marked"),
    "half.tsv": ("id\tflagged\na/b\tno ]] marks [[\n", "line 2: 'flagged' has no [[ ]] around"),
    "rule.tsv": ("id\tmessage\na/b\tm\n", "line 2 (a/b): it asks for nothing"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_pack_that_means_nothing_is_one_line_that_names_it(tmp_path, name):
    text, message = WRONG[name]
    path = tmp_path / name if text is None else written(tmp_path / name, text)
    with pytest.raises(UsageError) as told:
        load_rules((), [str(path)])
    assert str(path) in str(told.value)
    assert message in str(told.value)
    assert "\n" not in str(told.value)


def test_a_pack_that_changes_is_read_again(tmp_path):
    path = written(tmp_path / "house.toml", PACK)
    assert [each.info.id for each in load_rules((), [str(path)])] == ["house/plain"]
    written(path, PACK.replace("plain", "clear-words"))
    assert [each.info.id for each in load_rules((), [str(path)])] == ["house/clear-words"]


def test_packs_are_named_from_the_folder_of_the_configuration(tmp_path):
    written(tmp_path / "packs" / "house.toml", PACK)
    path = written(tmp_path / "mtcheck.toml", f'rule-packs = ["packs/house.toml"]\n{PACK.replace("plain", "own")}')
    config = merge_layers(read(path))
    packs = [*config.rule_packs, *config.rule_packs]
    assert [each.info.id for each in load_rules(config.rules, packs)] == ["house/own", "house/plain"]


def test_rules_of_extended_files_are_gathered(tmp_path):
    written(tmp_path / "base.toml", PACK)
    path = written(tmp_path / "mtcheck.toml", f'extends = "base.toml"\n{PACK.replace("plain", "own")}')
    assert [each.table["id"] for each in merge_layers(read(path)).rules] == ["house/plain", "house/own"]


def test_rules_of_a_pyproject_are_read(tmp_path):
    path = written(tmp_path / "pyproject.toml", PACK.replace("[[rules]]", "[[tool.mtcheck.rules]]"))
    assert [each.name for each in merge_layers(read(path)).rules] == ["pyproject.toml: rules 1"]


def test_rules_that_are_no_list_of_tables_are_told(tmp_path):
    with pytest.raises(UsageError, match=r"is not a list of tables; write \[\[rules\]\]"):
        read(written(tmp_path / "mtcheck.toml", 'rules = "house.toml"\n'))


@pytest.fixture
def checkout(tmp_path):
    """A repository that was given, with a pack beside it that is not its own."""
    written(tmp_path / "other" / "house.toml", PACK)
    folder = tmp_path / "checkout"
    (folder / ".git").mkdir(parents=True)
    written(folder / "packs" / "house.toml", PACK)
    return folder


@pytest.mark.parametrize("named", ["../packs/house.toml", "../../checkout/packs/house.toml"])
def test_a_configuration_may_name_a_pack_of_its_repository(checkout, named):
    written(checkout / "site" / "mtcheck.toml", f'rule-packs = ["{named}"]\n')
    config = load(checkout / "site")
    assert len(config.rule_packs) == 1
    assert not config.warnings


@pytest.mark.parametrize("named", ["../other/house.toml", "link.toml"])
def test_a_configuration_that_nobody_named_may_name_no_pack_outside(checkout, named):
    (checkout / "link.toml").symlink_to("../other/house.toml")
    path = written(checkout / "mtcheck.toml", f'rule-packs = ["{named}", "packs/house.toml"]\n')
    config = load(checkout)
    assert [Path(each).name for each in config.rule_packs] == ["house.toml"]
    why = "is not followed: it is outside of the configuration's repository; name it with --rules if it is to hold"
    assert config.warnings == (f"{checkout / named} {why}",)
    assert len(merge_layers(read(path)).rule_packs) == 2, "whoever names a configuration trusts it"
    assert len(load(checkout, programs=True).rule_packs) == 1, "--allow-programs is about programs"


def test_a_pack_that_everybody_may_write_to_is_not_followed(checkout):
    (checkout / "packs" / "house.toml").chmod(0o666)
    written(checkout / "mtcheck.toml", 'rule-packs = ["packs/house.toml"]\n')
    config = load(checkout)
    assert config.rule_packs == ()
    assert "every user may write to it" in config.warnings[0]
