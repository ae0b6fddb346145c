"""Whose configuration is followed, and which may name what is run."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from mtcheck import check_segments
from mtcheck.cli.run import run
from mtcheck.config import Config, load, merge_layers, nearest, read, trust
from mtcheck.errors import UsageError

ORIGINAL = "Der Rat tagte am Dienstag in Grennow.\n\nDie Fähre fährt wieder, sagte der Lotse am Abend.\n"
PAGE = "The council met on Tuesday in Grennow.\n\nThe ferry is running again, the pilot said in the evening.\n"
RUNS = f"""
[metrics.external]
command = ["{sys.executable}", "-c", "open('RAN', 'w')"]
"""
IMPORTS = 'encoder = "antigravity:started"\n'
PAIR = ["page.txt", "--source", "{stem}.de.txt", "--from", "de", "--to", "en"]
STRANGER = 12_345
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A user without a list of trusted folders."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    trust._listed.cache_clear()
    yield folder
    trust._listed.cache_clear()


@pytest.fixture
def site(tmp_path, monkeypatch):
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    (folder / "revised.txt").write_text(PAGE.replace("pilot", "boatman"), encoding="utf-8")
    (folder / "page.de.txt").write_text(ORIGINAL, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def configured(folder: Path, text: str, name: str = "mtcheck.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def listed(home: Path, *lines: str) -> Path:
    path = home / ".config" / "mtcheck" / "trusted-folders"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    trust._listed.cache_clear()
    return path


COMMANDS = {
    "check": ["check", *PAIR],
    "check --jobs": ["check", *PAIR, "--jobs", "2"],
    "fix": ["fix", *PAIR],
    "review": ["review", *PAIR, "--output", "review.html"],
    "baseline write": ["baseline", "write", *PAIR],
    "align": ["align", "page.de.txt", "page.txt"],
    "compare": ["compare", "page.txt", "revised.txt", "--source", "page.de.txt"],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_runs_what_a_folder_names(site, capsys, command):
    configured(site, IMPORTS + RUNS)
    assert run(COMMANDS[command]) in (0, 1)
    said = capsys.readouterr().err
    assert not (site / "RAN").exists()
    assert "antigravity" not in sys.modules
    for what in ("the encoder 'antigravity:started'", f"the external metric '{sys.executable}'"):
        assert f"{what} is not run: nobody has allowed it; allow it with --allow-programs, by naming" in said


def test_the_report_says_what_was_not_run(site, capsys):
    configured(site, IMPORTS + RUNS)
    assert run(["check", *PAIR, "--format", "json"]) == 0
    gaps = json.loads(capsys.readouterr().out)["articles"][0]["not_checked"]
    assert {"encoder", "external metric"} <= {each["what"] for each in gaps}
    pairs = [(ORIGINAL.split("\n")[0], PAGE.split("\n")[0], None)]
    (report,) = check_segments(pairs, "de", "en", config=load(site))
    assert {"encoder", "external metric"} <= {each.what for each in report.not_checked}


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("pyproject.toml", RUNS.replace("[metrics", "[tool.mtcheck.metrics")),
        ("mtcheck.toml", 'metrics.external.entry-point = "antigravity:started"\n'),
        ("mtcheck.toml", '[[overrides]]\npaths = ["*.txt"]\n' + IMPORTS),
        ("mtcheck.toml", 'encoder = "."\n'),
        ("mtcheck.toml", 'encoder = "\\u0000"\n'),
    ],
)
def test_every_way_to_name_a_program_is_told(site, capsys, name, table):
    configured(site, table, name)
    assert run(["check", *PAIR]) == 0
    assert "is not run: nobody has allowed it" in capsys.readouterr().err
    assert not (site / "RAN").exists()


@pytest.mark.parametrize("way", ["option", "--config", "list", "list of the folder above", "extended from a list"])
def test_what_the_user_has_allowed_is_run(site, home, capsys, way):
    path = configured(site, RUNS)
    given = {"option": ["--allow-programs"], "--config": ["--config", str(path)]}.get(way, [])
    if way.startswith("list"):
        listed(home, "# mine", "", str(site if way == "list" else site.parent))
    if way == "extended from a list":
        (home / "ours").mkdir()
        configured(home / "ours", RUNS.replace("'RAN'", f"'{site}/RAN'"))
        listed(home, "~/ours")
        configured(site, f'extends = "{home}/ours/mtcheck.toml"\n')
    assert run(["check", *PAIR, *given]) == 3
    assert "is not run" not in capsys.readouterr().err
    assert (site / "RAN").exists()


def test_a_link_to_a_trusted_file_makes_no_other_folder_trusted(site, home, tmp_path):
    trusted = tmp_path / "trusted"
    trusted.mkdir()
    configured(trusted, RUNS)
    listed(home, str(trusted))
    (site / "mtcheck.toml").symlink_to(trusted / "mtcheck.toml")
    assert load(trusted).metrics
    assert not load(site).metrics
    assert "metrics" in load(site).withheld


def test_a_program_that_is_allowed_takes_the_place_of_one_that_is_not(site):
    configured(site, 'extends = "base.toml"\nencoder = "none"\n')
    configured(site, IMPORTS, "base.toml")
    assert load(site).encoder == "none"
    layers = read(configured(site, IMPORTS, "named.toml"))
    assert merge_layers(layers).warnings == ()
    assert merge_layers((*read(site / "mtcheck.toml"), *layers)).encoder == "antigravity:started"


@pytest.mark.parametrize("line", ["site", "./site", "a\0b"])
def test_a_line_of_the_list_that_is_no_folder_is_told(site, home, line):
    configured(site, RUNS)
    listed(home, "/somewhere", line)
    with pytest.raises(UsageError, match=r"trusted-folders: line 2: '.*' is not an absolute path"):
        load(site)


def test_a_list_that_others_may_write_is_not_used(site, home):
    configured(site, RUNS)
    listed(home, str(site)).chmod(0o666)
    with pytest.raises(UsageError, match="this list of trusted folders is not used: every user may write to it"):
        load(site)


def test_the_list_is_where_the_system_keeps_such_files(home, monkeypatch):
    assert trust.trusted_folders() == home / ".config" / "mtcheck" / "trusted-folders"
    monkeypatch.setenv("XDG_CONFIG_HOME", "/etc/mine")
    assert trust.trusted_folders() == Path("/etc/mine/mtcheck/trusted-folders")
    monkeypatch.setenv("XDG_CONFIG_HOME", "relative")
    assert trust.trusted_folders().is_relative_to(home)
    monkeypatch.setattr("sys.platform", "darwin")
    assert trust.trusted_folders() == home / "Library" / "Application Support" / "mtcheck" / "trusted-folders"
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("APPDATA", str(home / "Roaming"))
    assert trust.trusted_folders() == home / "Roaming" / "mtcheck" / "trusted-folders"


@pytest.mark.parametrize("top", [".git", ".hg", ".jj"])
def test_a_configuration_above_the_repository_is_not_followed(site, capsys, top):
    (site / top).mkdir()
    configured(site.parent, 'fail-on = "never"\n')
    assert load(site).fail_on == "major"
    assert nearest(site).path is None
    assert run(["check", "page.txt", "--to", "en", "--format", "json"]) == 0
    out, err = capsys.readouterr()
    assert "mtcheck.toml is not followed: it lies above the repository" in err
    assert "configuration" in {each["what"] for each in json.loads(out)["articles"][0]["not_checked"]}
    below = site / "en"
    below.mkdir()
    own = configured(site, 'fail-on = "minor"\n')
    assert nearest(below) == (own, ())


def test_a_worktree_has_a_top_of_its_own(site):
    (site / ".git").write_text("gitdir: /elsewhere\n")
    configured(site.parent, 'fail-on = "never"\n')
    assert load(site).fail_on == "major"


def test_a_configuration_above_the_home_folder_is_not_followed(home):
    work = home / "work"
    work.mkdir()
    configured(home.parent, 'fail-on = "never"\n')
    assert load(work).fail_on == "major"
    configured(home, 'fail-on = "minor"\n')
    assert load(work).fail_on == "minor"


def test_a_broken_file_above_the_repository_is_none_of_its_business(site):
    (site / ".git").mkdir()
    configured(site.parent, "[", "pyproject.toml")
    assert load(site) == Config()


def test_a_file_system_has_a_top_of_its_own(tmp_path, monkeypatch):
    outer, inner = tmp_path / "outer", tmp_path / "outer" / "inner"
    inner.mkdir(parents=True)
    configured(outer, 'fail-on = "never"\n')
    stat = Path.stat

    def mounted(path, **given):
        found = stat(path, **given)
        return os.stat_result((*found[:2], found.st_dev + path.is_relative_to(inner), *found[3:]))

    assert load(inner).fail_on == "never"
    monkeypatch.setattr(Path, "stat", mounted)
    assert load(inner).fail_on == "major"


def test_a_file_that_everybody_may_write_is_not_followed(site, capsys):
    configured(site, 'fail-on = "never"\n').chmod(0o666)
    assert load(site).fail_on == "major"
    assert run(["config", "show"]) == 0
    assert "is not followed: every user may write to it" in capsys.readouterr().out
    assert merge_layers(read(site / "mtcheck.toml")).fail_on == "never"


@pytest.mark.skipif(not IS_ROOT, reason="only the administrator can give files away")
def test_a_file_of_another_user_is_not_followed(site, home, monkeypatch):
    path = configured(site, 'fail-on = "never"\n')
    os.chown(path, STRANGER, STRANGER)
    assert load(site).fail_on == "major"
    assert "it belongs to another user; name it with --config" in load(site).warnings[0]
    monkeypatch.setenv("SUDO_UID", str(STRANGER))
    assert load(site).fail_on == "never"
    monkeypatch.setenv("SUDO_UID", "")
    listed(home, str(site))
    assert load(site).fail_on == "never"


@pytest.mark.skipif(not IS_ROOT, reason="only the administrator can give files away")
@pytest.mark.parametrize("given", ["link", "extended", "file behind the link"])
def test_nor_is_one_that_leads_to_it(site, given):
    real = configured(site, 'fail-on = "never"\n', "other.toml")
    own = site / "mtcheck.toml"
    if given == "extended":
        configured(site, 'extends = "other.toml"\nbudget = 3\n')
    else:
        own.symlink_to(real)
    os.chown(own if given == "link" else real, STRANGER, STRANGER, follow_symlinks=False)
    found = load(site)
    assert found.fail_on == "major"
    assert found.budget == (3 if given == "extended" else None)
    assert "it belongs to another user" in found.warnings[0]


def test_another_user_is_told_by_its_number(monkeypatch, site):
    configured(site, 'fail-on = "never"\n')
    monkeypatch.setattr(trust, "_mine", lambda: {STRANGER})
    assert load(site).fail_on == "major"
    monkeypatch.undo()
    assert trust._mine() >= {os.geteuid(), 0}
