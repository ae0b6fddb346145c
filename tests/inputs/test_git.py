"""What changed since a revision, asked of a real git."""

from __future__ import annotations

import json
import subprocess

import pytest

from mtcheck.cli.run import run
from mtcheck.inputs.git import time_changes

PAGE = "The council met on Tuesday and agreed on the budget for the coming year.\n"
ODD = "naïve name: 100%,\nof it.txt"
IDENTITY = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")


def git(folder, *arguments):
    subprocess.run(["git", "-C", folder, *IDENTITY, *arguments], check=True, capture_output=True)


@pytest.fixture
def site(tmp_path, monkeypatch):
    git(tmp_path, "init", "-q")
    for name in ("a.en.txt", "b.en.txt", "b.de.txt", "c.en.txt", ODD):
        (tmp_path / name).write_text(PAGE, encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "first")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def checked(capsys, *arguments):
    code = run(["check", *arguments, "--to", "en", "--format", "json"])
    done = capsys.readouterr()
    return code, [each["name"] for each in json.loads(done.out)["articles"]], done.err


@pytest.mark.usefixtures("site")
def test_nothing_changed_is_said_and_passes(capsys):
    code, names, said = checked(capsys, ".", "--since", "HEAD")
    assert (code, names) == (0, [])
    assert said.endswith("mtcheck: nothing has changed since HEAD; no page was checked\n")


def test_changed_staged_and_untracked_pages_are_checked(site, capsys):
    (site / "a.en.txt").write_text(PAGE + PAGE, encoding="utf-8")
    (site / "c.en.txt").write_text(PAGE * 3, encoding="utf-8")
    git(site, "add", "c.en.txt")
    (site / "new.txt").write_text(PAGE, encoding="utf-8")
    (site / ODD).write_text(PAGE + "More.\n", encoding="utf-8")
    code, names, said = checked(capsys, ".", "--since", "HEAD")
    assert code == 0
    assert names == ["a.en.txt", "c.en.txt", "naïve name: 100%,\\nof it.txt", "new.txt"]
    assert "4 of 6 changed since HEAD" in said


def test_the_last_change_of_files_with_odd_names_is_known(site):
    quoted = 'a "tab"\t.txt'
    (site / quoted).write_text(PAGE, encoding="utf-8")
    git(site, "add", ".")
    git(site, "commit", "-q", "-m", "second")
    found = time_changes([site / name for name in ("a.en.txt", quoted, ODD)])
    assert set(found.times) == {site / "a.en.txt", site / quoted, site / ODD}


def test_a_changed_original_counts(site, capsys):
    (site / "b.de.txt").write_text(PAGE + "Mehr.\n", encoding="utf-8")
    _, names, _ = checked(capsys, "b.en.txt", "c.en.txt", "gone.txt", "--source", "{stem}.de.txt", "--since", "HEAD")
    assert names == ["b.en.txt", "gone.txt"]


def test_a_page_in_a_folder_and_an_earlier_revision(site, capsys):
    (site / "deep").mkdir()
    (site / "deep" / "d.txt").write_text(PAGE, encoding="utf-8")
    git(site, "add", ".")
    git(site, "commit", "-q", "-m", "second")
    assert checked(capsys, "deep", "a.en.txt", "--since", "HEAD~1")[1] == ["deep/d.txt"]
    assert checked(capsys, "deep", "--since", "HEAD")[1] == []


@pytest.mark.parametrize("revision", ["nowhere", "HEAD^{tree}", "--output=x", "", "HEAD:a.en.txt"])
@pytest.mark.usefixtures("site")
def test_an_unknown_revision_is_wrong_usage(revision, capsys):
    assert run(["check", "a.en.txt", f"--since={revision}"]) == 2
    said = capsys.readouterr().err
    assert "name a commit, a branch or a tag" in said
    assert said.count("\n") == 1


def test_outside_a_repository(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    assert run(["check", "a.txt", "--since", "HEAD"]) == 2
    assert "a.txt is in no git repository" in capsys.readouterr().err


@pytest.mark.usefixtures("site")
def test_without_git(capsys, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert run(["check", "a.en.txt", "--since", "HEAD"]) == 2
    assert "git is not installed" in capsys.readouterr().err


@pytest.mark.usefixtures("site")
def test_a_git_that_hangs(capsys, monkeypatch):
    def hang(*_, **__):
        raise subprocess.TimeoutExpired("git", 60)

    monkeypatch.setattr(subprocess, "run", hang)
    assert run(["check", "a.en.txt", "--since", "HEAD"]) == 2
    assert "did not answer" in capsys.readouterr().err


@pytest.mark.usefixtures("site")
def test_standard_input_has_no_history(capsys, monkeypatch):
    monkeypatch.setattr("mtcheck.engine.checker.standard_input", lambda _: PAGE.encode())
    assert checked(capsys, "-", "--since", "HEAD")[1] == ["-"]


SAYS = "touch '{}'; cat"


@pytest.fixture
def hostile(site, tmp_path_factory):
    """Settings of a repository that name programs, as an archive that somebody sent may hold them."""
    ran = tmp_path_factory.mktemp("ran") / "RAN"

    def configured(text):
        with (site / ".git" / "config").open("a", encoding="utf-8") as file:
            file.write(text.replace("RAN", SAYS.format(ran)))
        return ran

    return configured


@pytest.mark.parametrize("name", ["x", 'x=y\\"z', "a.b"])
@pytest.mark.parametrize("kind", ["clean", "process"])
def test_no_filter_is_run(site, hostile, capsys, name, kind):
    ran = hostile(f'[filter "{name}"]\n\t{kind} = "RAN"\n\trequired = true\n')
    plain = name.replace("\\", "")
    (site / ".gitattributes").write_text(f"*.txt filter={plain}\n", encoding="utf-8")
    (site / "a.en.txt").write_text(PAGE + PAGE, encoding="utf-8")
    code, names, _ = checked(capsys, "a.en.txt", "b.en.txt", "--since", "HEAD")
    assert (code, names) == (0, ["a.en.txt"])
    assert not ran.exists()


def test_settings_of_the_environment_stay(site, hostile, capsys, monkeypatch):
    ran = hostile('[filter "x"]\n\tclean = "RAN"\n')
    (site / ".gitattributes").write_text("*.txt filter=x\n", encoding="utf-8")
    (site / "a.en.txt").write_text(PAGE + PAGE, encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.quotePath")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "false")
    assert checked(capsys, ".", "--since", "HEAD")[0] == 0
    assert not ran.exists()


def test_nothing_is_fetched(site, hostile, capsys):
    ran = hostile(
        '[core]\n\trepositoryformatversion = 1\n\tsshCommand = "RAN"\n[extensions]\n\tpartialClone = o\n'
        '[remote "o"]\n\turl = ssh://h/x\n\tpromisor = true\n\tpartialclonefilter = blob:none\n'
    )
    shown = subprocess.run(["git", "rev-parse", "HEAD^{tree}"], cwd=site, capture_output=True, text=True, check=True)
    tree = shown.stdout.strip()
    (site / ".git" / "objects" / tree[:2] / tree[2:]).unlink()
    assert run(["check", "a.en.txt", "--since", "HEAD"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not ran.exists()


def test_another_folder_does_not_stand_for_the_pages(site, hostile, capsys, tmp_path_factory):
    other = tmp_path_factory.mktemp("other")
    for each in site.glob("*.txt"):
        (other / each.name).write_bytes(each.read_bytes())
    hostile(f"[core]\n\tworktree = {other}\n")
    (site / "a.en.txt").write_text(PAGE + PAGE, encoding="utf-8")
    assert checked(capsys, ".", "--since", "HEAD")[1] == ["a.en.txt"]
