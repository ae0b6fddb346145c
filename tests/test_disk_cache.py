"""What is kept from one run to the next: whole or not at all, the user's own, and never needed."""

from __future__ import annotations

import os
import shutil
import stat
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from platformdirs import user_cache_path

from mtcheck.caches import disk
from mtcheck.cli.app import app
from mtcheck.errors import ExitCode


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("MTCHECK_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def write(folder: Path) -> None:
    (folder / "words").write_text("one two", encoding="utf-8")


def fail(folder: Path) -> None:
    write(folder)
    raise OSError("no space left")


def run(*arguments):
    return CliRunner().invoke(app, ["cache", *arguments], standalone_mode=False)


def test_a_thing_is_prepared_once(home):
    folder = disk.prepare("thing-1", write)
    assert folder == home / "thing-1"
    assert (folder / "words").read_text(encoding="utf-8") == "one two"
    assert disk.prepare("thing-1", fail) == folder


def test_only_the_user_can_read_the_folder(home):
    disk.prepare("thing-1", write)
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_nothing_is_left_of_what_could_not_be_made(home):
    assert disk.prepare("thing-1", fail) is None
    assert list(home.iterdir()) == []


@pytest.mark.usefixtures("home")
def test_a_thing_that_was_cut_short_is_made_again():
    folder = disk.prepare("thing-1", write)
    (folder / "words").write_text("one", encoding="utf-8")
    assert disk.prepare("thing-1", write) == folder
    assert (folder / "words").read_text(encoding="utf-8") == "one two"


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("sums", ["", "no sums at all\n", "a  b  words\n"])
def test_a_list_of_sums_that_says_nothing_is_not_believed(sums):
    folder = disk.prepare("thing-1", write)
    (folder / "SHA256SUMS").write_text(sums, encoding="utf-8")
    (folder / "words").unlink()
    disk.prepare("thing-1", write)
    assert (folder / "words").is_file()


def test_another_process_that_was_faster_has_made_it(home):
    def slow(made: Path) -> None:
        write(made)
        disk.prepare("thing-1", write)
        (home / "thing-1" / "mark").write_text("first", encoding="utf-8")

    folder = disk.prepare("thing-1", slow)
    assert (folder / "mark").is_file()


def test_off_means_off(monkeypatch):
    monkeypatch.setenv("MTCHECK_CACHE", "off")
    assert disk.find_home() is None
    assert disk.prepare("thing-1", write) is None
    assert run("info").output == "nothing is kept: MTCHECK_CACHE is off\n"
    assert run("clear").output == "0.0 MB freed\n"


def test_without_a_setting_it_is_the_users_cache_folder(tmp_path, monkeypatch):
    monkeypatch.delenv("MTCHECK_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert disk.find_home() == disk.Home(tmp_path / "mtcheck")


def test_the_usual_cache_folder_is_the_one_that_the_library_names(tmp_path, monkeypatch):
    monkeypatch.delenv("MTCHECK_CACHE")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert disk.find_home() == disk.Home(user_cache_path("mtcheck", appauthor=False))


def test_a_folder_that_everybody_may_write_into_is_not_used(home):
    home.mkdir()
    home.chmod(0o777)
    assert disk.prepare("thing-1", write) is None
    assert run("info").output.startswith(f"{home}  not used: everybody may write into it\n")


def test_a_folder_of_another_user_is_not_used(home, monkeypatch):
    home.mkdir()
    owner = home.stat().st_uid
    monkeypatch.setattr(os, "getuid", lambda: owner + 1)
    if owner:
        assert disk.prepare("thing-1", write) is None
        assert "it belongs to another user" in run("info").output
    else:
        assert disk.prepare("thing-1", write) is not None


def test_a_file_in_its_place_is_not_used(home):
    home.write_text("")
    assert disk.prepare("thing-1", write) is None
    assert "not used: not a folder" in run("info").output


def test_what_is_there_is_listed_and_what_is_damaged_is_said(home):
    disk.prepare("thing-1", write)
    assert run("info").output == f"{home}\n     0.0 MB  thing-1\n     0.0 MB  in all\n"
    (home / "thing-1" / "words").write_text("one owt", encoding="utf-8")
    damaged = run("info")
    assert damaged.return_value == ExitCode.UNCHECKED
    assert "thing-1  damaged\n" in damaged.stdout
    assert "run 'mtcheck cache clear'" in damaged.stderr


def test_clearing_deletes_what_was_prepared_and_nothing_else(home):
    disk.prepare("thing-1", write)
    (home / "letter.txt").write_text("dear")
    (home / "folder").mkdir()
    (home / "elsewhere").symlink_to(home / "thing-1")
    assert run("clear").output == "0.0 MB freed\n"
    assert sorted(each.name for each in home.iterdir()) == ["elsewhere", "folder", "letter.txt"]


def age(folder: Path, days: int) -> None:
    then = time.time() - days * 86_400
    os.utime(folder, (then, then))


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("words-en-d99851b9-2", "words-en-145d02a6-2"),
        ("dictionary-de-2.0.0-1", "dictionary-de-2.0.0-2"),
        ("encoder-0.2.1-1cf8460", "encoder-0.2.2-1cf8460"),
        ("thing-1", "thing-2"),
    ],
)
def test_what_a_newer_make_has_replaced_is_dropped_after_a_month(home, older, newer):
    age(disk.prepare(older, write), 31)
    disk.prepare(newer, write)
    assert [each.name for each in home.iterdir()] == [newer]


def test_what_is_still_used_is_kept_however_old_it_is(home):
    age(disk.prepare("thing-1", write), 400)
    disk.prepare("thing-1", write)
    disk.prepare("thing-2", write)
    assert sorted(each.name for each in home.iterdir()) == ["thing-1", "thing-2"]


def test_what_another_installation_may_still_read_is_kept(home):
    age(disk.prepare("words-en-d99851b9-2", write), 29)
    disk.prepare("words-en-145d02a6-2", write)
    assert len(list(home.iterdir())) == 2


def test_nothing_is_dropped_that_is_something_else(home):
    old = ["words-de-d99851b9-2", "words-d99851b9-2", "letter-1"]
    for each in old:
        age(disk.prepare(each, write), 400)
    (home / "words-en").mkdir()
    (home / "words-en-3").symlink_to(home / "letter-1")
    age(home / "words-en", 400)
    disk.prepare("words-en-145d02a6-2", write)
    assert sorted(each.name for each in home.iterdir()) == sorted(
        [*old, "words-en", "words-en-3", "words-en-145d02a6-2"]
    )


def test_what_a_killed_process_left_half_made_is_dropped(home):
    for name, days in (("preparing-a1", 31), ("preparing-b2", 0)):
        (home / name).mkdir(parents=True)
        age(home / name, days)
    disk.prepare("thing-1", write)
    assert sorted(each.name for each in home.iterdir()) == ["preparing-b2", "thing-1"]


@pytest.mark.usefixtures("home")
def test_a_thing_that_cannot_be_deleted_is_named(monkeypatch):
    disk.prepare("thing-1", write)

    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(shutil, "rmtree", refuse)
    from mtcheck.cli.run import run as run_whole

    assert run_whole(["cache", "clear"]) == ExitCode.UNCHECKED
