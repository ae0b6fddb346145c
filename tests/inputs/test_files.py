"""Files, folders, patterns and standard input: what is read, in which order, and what is said of the rest."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from mtcheck.errors import ReadError
from mtcheck.inputs.files import gather
from mtcheck.inputs.model import Input
from mtcheck.loading import load, opening


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a.html", "sub/c.MD", "sub/deep/d.xhtml", "notes.org", ".hidden.txt", ".git/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Ein Text.", encoding="utf-8")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0\0\x10JFIF")
    return tmp_path


def names(*arguments: str) -> list[str]:
    return [each.name for each in gather(arguments)]


@pytest.mark.usefixtures("site")
def test_a_folder_gives_its_articles_at_any_depth_in_order() -> None:
    assert names(".") == ["a.html", "b.txt", "sub/c.MD", "sub/deep/d.xhtml"]


@pytest.mark.usefixtures("site")
def test_hidden_entries_are_passed_over_with_a_note() -> None:
    assert gather(["."])[0].notes == (
        ".: 2 hidden entries not read",
        ".: 2 files passed over: 1 .jpg, 1 .org",
    )


@pytest.mark.usefixtures("site")
def test_arguments_keep_their_order_and_each_file_is_read_once() -> None:
    assert names("b.txt", "-", "a.html", "./b.txt", "-", ".") == [
        "b.txt",
        "-",
        "a.html",
        "sub/c.MD",
        "sub/deep/d.xhtml",
    ]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.txt", ["b.txt"]),
        ("[ab].*", ["a.html", "b.txt"]),
        ("?.html", ["a.html"]),
        ("**/*.MD", ["sub/c.MD"]),
        ("**", ["a.html", "b.txt", "notes.org", "sub/c.MD", "sub/deep/d.xhtml"]),
        ("sub/**/*.xhtml", ["sub/deep/d.xhtml"]),
        ("*/deep/*", ["sub/deep/d.xhtml"]),
        ("**/c.MD", ["sub/c.MD"]),
        ("*/nowhere.txt", ["*/nowhere.txt"]),
        (".*.txt", [".hidden.txt"]),
    ],
)
@pytest.mark.usefixtures("site")
def test_patterns(pattern: str, expected: list[str]) -> None:
    assert names(pattern) == expected


def test_an_absolute_pattern(site: Path) -> None:
    assert names(f"{site}/*.txt") == [f"{site}/b.txt"]


@pytest.mark.usefixtures("site")
def test_a_binary_file_in_a_pattern_is_passed_over_with_a_note() -> None:
    found = gather(["*"])
    assert [each.name for each in found] == ["a.html", "b.txt", "notes.org"]
    assert found[0].notes == ("*: 2 hidden entries not read", "*: binary, not read: photo.jpg")


@pytest.mark.usefixtures("site")
def test_a_binary_file_that_is_named_is_left_to_the_reader() -> None:
    assert names("photo.jpg") == ["photo.jpg"]


def test_a_file_that_is_named_like_a_pattern_is_that_file(site: Path) -> None:
    (site / "[1].txt").write_text("x", encoding="utf-8")
    assert names("[1].txt") == ["[1].txt"]


@pytest.mark.parametrize(
    ("argument", "problem"),
    [
        ("gone.txt", "gone.txt: no such file or folder"),
        ("*.nothing", "*.nothing: no file matches this pattern"),
        ("*.jpg", "*.jpg: no file matches this pattern; binary, not read: photo.jpg"),
        ("a\0b", r"a\x00b: no such file or folder"),
        ("x" * 300, f"{'x' * 300}: cannot be opened: File name too long"),
        ("zeile\num.txt", r"zeile\num.txt: no such file or folder"),
    ],
)
@pytest.mark.usefixtures("site")
def test_a_problem_is_one_line_and_loses_no_other_file(argument: str, problem: str) -> None:
    found = gather(["a.html", argument, "b.txt"])
    assert [each.name for each in found if not each.problem] == ["a.html", "b.txt"]
    assert [each.problem for each in found if each.problem] == [problem]
    assert not any(each.is_stdin for each in found)


def test_an_empty_folder_is_a_problem(tmp_path: Path) -> None:
    (found,) = gather([str(tmp_path)])
    assert found.problem == (
        f"{tmp_path}: no article in this folder: no file in it ends in .txt, .md, .mdx, .markdown, .html, .htm, .xhtml,"
        " .adoc, .asciidoc, .rst"
    )


def test_links_in_a_circle_end(site: Path) -> None:
    (site / "sub" / "up").symlink_to(site, target_is_directory=True)
    (site / "sub" / "again").symlink_to(site / "sub", target_is_directory=True)
    expected = ["a.html", "b.txt", "sub/c.MD", "sub/deep/d.xhtml"]
    assert names(".") == expected
    assert names("**/*.[thMx]*[tlD]") == expected


def test_a_dangling_link_is_left_to_the_reader(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    assert names(str(tmp_path)) == [f"{tmp_path}/gone.txt"]


def test_special_files_in_a_folder_are_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (found,) = gather([str(tmp_path)])
    assert found.name == f"{tmp_path}/a.txt"
    assert found.notes == (f"{tmp_path}: not files, not read: {tmp_path}/pipe.txt",)


@pytest.mark.usefixtures("site")
def test_a_pattern_across_folders_again_and_again_is_as_quick_as_one() -> None:
    for number in range(40):
        (Path("sub/deep") / ("x/" * number)).mkdir(exist_ok=True)
    listed: list[str] = []
    scan = os.scandir
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "scandir", lambda folder: (listed.append(str(folder)), scan(folder))[1])
        assert names("**/**/**/**/**/**/**/*/**/d.xhtml") == ["sub/deep/d.xhtml"]
        assert names("**/x/**/x/**/x/**/x/**/nope.txt") == ["**/x/**/x/**/x/**/x/**/nope.txt"]
    assert len(listed) < 200


@pytest.mark.usefixtures("site")
def test_a_file_whose_name_is_a_pattern_does_not_stand_for_all_that_fit_it() -> None:
    Path("*.txt").write_text("Ein Text.", encoding="utf-8")
    Path("page[1].txt").write_text("Ein Text.", encoding="utf-8")
    assert names("*.txt") == ["*.txt", "b.txt", "page[1].txt"]
    assert names("page[1].txt") == ["page[1].txt"]


@pytest.mark.usefixtures("site")
def test_a_folder_that_cannot_be_listed_is_a_problem_among_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    scan = os.scandir

    def refusing(folder: Path) -> Iterator[os.DirEntry[str]]:
        if folder.name == "deep":
            raise PermissionError(13, "Permission denied")
        return scan(folder)

    monkeypatch.setattr(os, "scandir", refusing)
    found = gather(["."])
    assert [each.name for each in found if not each.problem] == ["a.html", "b.txt", "sub/c.MD"]
    assert [each.problem for each in found if each.problem] == ["sub/deep: cannot list this folder: Permission denied"]


def test_undecodable_names_can_be_printed(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"f\xfcnf.txt")).write_text("x", encoding="utf-8")
    (found,) = gather([str(tmp_path)])
    assert found.name == f"{tmp_path}/f\\xfcnf.txt"
    assert found.path is not None
    assert found.path.exists()


def test_standard_input() -> None:
    assert gather(["-"]) == (Input("-"),)
    assert Input("-").is_stdin


def test_a_named_pipe_is_read_like_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "page.txt"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_text("The council met.\n", encoding="utf-8"))
    writer.start()
    document = load(pipe)
    writer.join()
    assert document.text == "The council met.\n"


def test_a_named_pipe_that_nobody_writes_to_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "page.txt")
    monkeypatch.setattr(opening, "_PATIENCE", 0.01)
    with pytest.raises(ReadError, match=r"nothing came through this pipe in 0\.01 seconds"):
        load(tmp_path / "page.txt")


@pytest.mark.parametrize(
    ("argument", "hint"),
    [
        ("sub/swiming-pool.txt", "; did you mean 'sub/swimming-pool.txt'?"),
        ("sub/swimming-pool.md", "; did you mean 'sub/swimming-pool.txt'?"),
        ("sub/swimming-pool", "; did you mean 'sub/swimming-pool.txt'?"),
        ("sub/page-2.txt", ""),
        ("sub/news.de.txt", ""),
        ("nowhere/swimming-pool.txt", ""),
    ],
)
def test_a_missing_file_with_nearly_the_name_of_another(argument: str, hint: str, site: Path) -> None:
    for name in ("swimming-pool.txt", "page-1.txt", "news.en.txt"):
        (site / "sub" / name).write_text("Ein Text.", encoding="utf-8")
    (found,) = gather([argument])
    assert found.problem == f"{argument}: no such file or folder{hint}"


def test_an_address_is_no_file() -> None:
    (found,) = gather(["https://a.example/page.html"])
    assert found.problem.endswith("fetches nothing: curl -L https://a.example/page.html | mtcheck check -")
