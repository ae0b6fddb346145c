"""Sites of documentation: which page is the translation of which."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from mtcheck.cli import options
from mtcheck.cli.run import run
from mtcheck.errors import UsageError
from mtcheck.inputs import layouts
from mtcheck.inputs.layouts import pair_site

SITES = {
    "docusaurus": (
        {"docusaurus.config.ts": "i18n: { defaultLocale: 'en', locales: ['en', 'de'] }"},
        {
            "i18n/de/docusaurus-plugin-content-docs/current/intro.md": "docs/intro.md",
            "i18n/de/docusaurus-plugin-content-docs/current/guide/start.mdx": "docs/guide/start.md",
            "i18n/de/docusaurus-plugin-content-docs/version-1.0/intro.md": "versioned_docs/version-1.0/intro.md",
            "i18n/de/docusaurus-plugin-content-docs-people/current/rules.md": "people/rules.md",
            "i18n/de/docusaurus-plugin-content-blog/2024-01-01-new.md": "blog/2024-01-01-new.md",
            "i18n/de/docusaurus-plugin-content-pages/help.md": "src/pages/help.md",
        },
        ["docs/lost.md", "people/lost.md"],
    ),
    "mkdocs": (
        {
            "mkdocs.yml": "docs_dir: handbook\nplugins:\n  - i18n:\n      languages:\n        - locale: en\n"
            "          default: true\n"
        },
        {"handbook/index.de.md": "handbook/index.md", "handbook/go/run.de.md": "handbook/go/run.md"},
        ["handbook/lost.md"],
    ),
    "hugo": (
        {"hugo.toml": 'defaultContentLanguage = "en"\n'},
        {
            "content/de/_index.md": "content/en/_index.md",
            "content/de/post/a.md": "content/en/post/a.md",
        },
        ["content/en/lost.md"],
    ),
    "starlight": (
        {"astro.config.mjs": "starlight({ defaultLocale: 'root', locales: { root: { label: 'E', lang: 'en' } } })"},
        {
            "src/content/docs/de/index.mdx": "src/content/docs/index.mdx",
            "src/content/docs/pt-BR/a/b.md": "src/content/docs/a/b.md",
        },
        ["src/content/docs/lost.md"],
    ),
    "jekyll": (
        {"_config.yml": "lang: en\n"},
        {
            "_posts/de/2024-01-01-new.md": "_posts/2024-01-01-new.md",
            "de/about.md": "about.md",
        },
        ["lost.md"],
    ),
}


def write(folder: Path, *names: str, text: str = "The harbour is empty today, and the boats are gone.\n") -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def lay_out(folder: Path, name: str) -> dict[str, str]:
    settings, pages, lost = SITES[name]
    for file, text in settings.items():
        write(folder, file, text=text)
    write(folder, *pages, *pages.values(), *lost)
    return pages


@pytest.mark.parametrize("called", ["auto", None])
@pytest.mark.parametrize("name", SITES)
def test_pages_are_paired_by_convention(tmp_path, name, called):
    expected = lay_out(tmp_path, name)
    found = pair_site(called or name, tmp_path)
    pairs = {
        each.page.path.relative_to(tmp_path).as_posix(): each.original.relative_to(tmp_path).as_posix()
        for each in found.pairs
        if each.page.path
    }
    assert pairs == expected
    assert {each.source_language for each in found.pairs if each.page.path} == {"en"}
    problems = " ".join(each.page.problem for each in found.pairs)
    assert all(lost in problems for lost in SITES[name][2])


def test_suffixes_of_hugo(tmp_path):
    write(tmp_path, "content/a.md", "content/a.de.md", "content/b.en.md", "content/b.fr.md")
    found = pair_site("hugo", tmp_path)
    pairs = {each.page.path.name: each.original.name for each in found.pairs if each.page.path}
    assert pairs == {"a.de.md": "a.md", "b.fr.md": "b.en.md"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "hugo.toml",
            (
                "defaultContentLanguage = 'en'\n[languages.en]\nweight = 1\ncontentDir = 'content/english'\n"
                "[languages.de]\nlanguageName = 'Deutsch'\n\ncontentDir = 'content/german'\n"
            ),
        ),
        (
            "hugo.yaml",
            (
                "defaultContentLanguage: en\nlanguages:\n  en:\n    contentDir: content/english\n    weight: 1\n"
                "  de:\n    weight: 2\n    contentDir: content/german\n"
            ),
        ),
    ],
)
def test_folders_of_languages_that_hugo_is_told(tmp_path, name, text):
    write(tmp_path, name, text=text)
    write(tmp_path, "content/english/a/b.md", "content/german/a/b.md", "content/english/lost.md")
    pair, missing = pair_site("auto", tmp_path).pairs
    assert (pair.page.path.parts[-3:], pair.original.parts[-3:]) == (("german", "a", "b.md"), ("english", "a", "b.md"))
    assert missing.page.problem.endswith("translated into de: content/english/lost.md")


def test_a_folder_that_is_only_named_like_a_language_is_none(tmp_path):
    write(tmp_path, "docs/it/setup.md", "docs/index.md", "docs/de/index.md")
    found = pair_site("mkdocs", tmp_path)
    assert [each.page.path.parent.name for each in found.pairs if each.page.path] == ["de"]
    (missing,) = [each.page.problem for each in found.pairs if each.page.problem]
    assert missing.endswith("1 of 2 pages are not translated into de: docs/it/setup.md")


def test_one_language_can_be_asked_for(tmp_path):
    write(tmp_path, "docs/index.md", "docs/index.de.md", "docs/index.fr.md")
    found = pair_site("mkdocs", tmp_path, target_language="fr")
    assert [each.page.path.name for each in found.pairs] == ["index.fr.md"]
    with pytest.raises(UsageError, match="no translation into es"):
        pair_site("mkdocs", tmp_path, target_language="es")


@pytest.mark.parametrize("wanted", ["pt", "pt_BR", "pt-br"])
def test_a_language_is_asked_for_in_any_form_and_told_once(tmp_path, wanted):
    folder = tmp_path / "vendor" / "build"
    write(folder, "i18n/pt-BR/docusaurus-plugin-content-docs/current/a.md", "docs/a.md", "docs/lost.md")
    found = pair_site("docusaurus", folder, target_language=wanted)
    assert [each.page.problem.rpartition(": ")[2] for each in found.pairs if each.page.problem] == ["docs/lost.md"]
    assert {each.target_language for each in found.pairs if each.page.path} == {"pt"}


def test_pages_without_an_original_are_told(tmp_path):
    write(tmp_path, "docs/index.md", "docs/index.de.md", "docs/old.de.md")
    found = pair_site("mkdocs", tmp_path)
    assert found.notes[0] == "1 page has no original, and is checked alone: docs/old.de.md"


@pytest.mark.parametrize(("layout", "said"), [("auto", "has no configuration of"), ("hugo", "no translation is in")])
def test_what_is_no_site_is_refused(tmp_path, layout, said):
    with pytest.raises(UsageError, match=said):
        pair_site(layout, tmp_path)
    with pytest.raises(UsageError, match="is not a folder"):
        pair_site(layout, tmp_path / "missing")


def git(folder: Path, *arguments: str, when: str = "2024-01-01T00:00:00Z") -> None:
    dates = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
    names = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(
        ["git", *names, *arguments], cwd=folder, env={**os.environ, **dates}, check=True, capture_output=True
    )


def test_git_tells_translations_that_are_older_than_their_originals(tmp_path):
    write(tmp_path, "docs/a.md", "docs/a.de.md", "docs/b.md", "docs/b.de.md", "docs/c.md", "docs/c.de.md")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "one")
    write(tmp_path, "docs/a.md", "docs/b.md", "docs/b.de.md", text="Another text.\n")
    git(tmp_path, "commit", "-qam", "two", when="2024-01-11T00:00:00Z")
    write(tmp_path, "docs/c.de.md", "docs/c.md", text="Not committed yet.\n")
    (note,) = pair_site("mkdocs", tmp_path).notes
    assert note == f"1 translation is older than the last change of the original: {tmp_path}/docs/a.de.md by 10 days"


def test_without_git_it_is_said(tmp_path):
    write(tmp_path, "docs/a.md", "docs/a.de.md")
    assert pair_site("mkdocs", tmp_path).notes[-1].endswith("in no git repository")


def test_the_command_checks_a_site(tmp_path, capsys):
    write(tmp_path, "docs/a.md", "docs/lost.md", text="Der Hafen gab 51 Millionen Euro aus. Heute ist er leer.\n")
    write(tmp_path, "docs/a.en.md", text="The harbour spent 15 million euros. Today it is empty.\n")
    assert run(["check", "--site", "mkdocs", str(tmp_path), "--from", "de"]) == 3
    said = capsys.readouterr().out
    assert "51 Millionen" in said
    assert "1 of 2 pages are not translated into en: docs/lost.md" in " ".join(said.split())
    assert run(["check", "--site", "mkdocs", str(tmp_path), "--source", "x.md"]) == 2


def test_the_option_names_all_layouts():
    assert (layouts.AUTO, *layouts.LAYOUTS) == options.LAYOUTS
    assert set(layouts.LAYOUTS) == set(layouts._read_layouts())


def test_a_long_configuration_is_read_quickly(tmp_path):
    write(tmp_path, "docs/a.md", "docs/a.de.md")
    write(tmp_path, "mkdocs.yml", text="locale: en" + "  \n   \n" * 20_000)
    assert pair_site("mkdocs", tmp_path).pairs
