"""Sites of documentation: which page is the translation of which."""

from __future__ import annotations

import json
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
    found = pair_site("mkdocs", tmp_path)
    assert found.notes == (f"1 translation is older than the last change of the original: {tmp_path}/docs/a.de.md",)
    (stale,) = [each.page.stale for each in found.pairs if each.page.stale]
    assert stale == f"the original {tmp_path}/docs/a.md was last changed 10 days after what this page translates"


def test_the_commit_that_a_page_says_it_translates_counts(tmp_path):
    write(tmp_path, "docs/a.md", "docs/b.md", "docs/c.md")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "one")
    first = subprocess.run(["git", "rev-parse", "HEAD"], cwd=tmp_path, capture_output=True, text=True, check=True)
    write(tmp_path, "docs/a.md", text="Another text.\n")
    git(tmp_path, "commit", "-qam", "two", when="2024-01-11T00:00:00Z")
    for name, commit in (("a", first.stdout.strip()), ("b", first.stdout.strip()), ("c", "0" * 40)):
        text = f"---\ntitle: Hafen\nl10n:\n  sourceCommit: {commit}\n---\n\nDer Hafen ist leer.\n"
        write(tmp_path, f"docs/{name}.de.md", text=text)
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "three", when="2024-02-01T00:00:00Z")
    found = {each.page.path.name: each.page.stale for each in pair_site("mkdocs", tmp_path).pairs}
    assert found.pop("a.de.md").endswith("10 days after what this page translates")
    assert set(found.values()) == {""}, "another commit than the original's last is no fault, nor is an unknown one"


def test_every_report_says_that_a_translation_is_stale(tmp_path, capsys):
    write(tmp_path, "docs/a.md", text="Der Hafen ist heute leer, und die Boote sind fort.\n")
    write(tmp_path, "docs/a.en.md")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "one")
    write(tmp_path, "docs/a.md", text="Der Hafen ist heute leer, und die Boote sind weg.\n")
    git(tmp_path, "commit", "-qam", "two", when="2024-01-11T00:00:00Z")
    said = "was last changed 10 days after what this page translates"
    formats = ("terminal", "json", "sarif", "html", "markdown", "junit", "csv", "github", "gitlab")
    for name in formats:
        assert run(["check", "--site", "mkdocs", str(tmp_path), "--from", "de", "--format", name]) == 0
        assert said in " ".join(capsys.readouterr().out.split()), name


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


BROKEN = [
    ("mkdocs.yml", "mkdocs", "site_name: [Harbour\nnav: x\n", r"line 2, column 4: not YAML"),
    ("mkdocs.yml", "mkdocs", "a: b\n\tc: d\n", "line 2, column 1: not YAML"),
    ("hugo.toml", "hugo", "defaultContentLanguage = de\n", r"not TOML: .*line 1"),
    ("hugo.json", "hugo", '{"defaultContentLanguage": "de",}', "line 1, column 33: not JSON"),
    ("_config.yml", "jekyll", "lang: 'de\n", "line 2, column 1: not YAML"),
    ("hugo.toml", "hugo", f"a = {'[' * 5_000}{']' * 5_000}\n", "not TOML: too deeply nested"),
    ("hugo.toml", "hugo", f"a = {'9' * 5_000}\n", "not TOML: .*limit"),
    ("hugo.json", "hugo", f'{{"a": {"9" * 5_000}}}', "not JSON that can be read: .*limit"),
    ("hugo.json", "hugo", "[" * 100_000, "not JSON that can be read: too deeply nested"),
    ("mkdocs.yml", "mkdocs", "a: b\nc: " + "[" * 100_000, "line 2: nested too deeply"),
    ("mkdocs.yml", "mkdocs", "a: " + "{b: " * 40_000, "line 1: nested too deeply"),
    ("mkdocs.yml", "mkdocs", "# ours\n- docs\n", "line 2: holds no settings by name"),
    ("mkdocs.yml", "mkdocs", "docs_dir\n", "line 1: holds no settings by name"),
    ("hugo.json", "hugo", "[]", "line 1: holds no settings by name"),
    ("mkdocs.yml", "mkdocs", "docs_dir: dcos\n", "names the folder 'dcos' for the pages, which is not there"),
    ("hugo.toml", "hugo", "contentDir = 'site/pages'\n", "names the folder 'site/pages' for the pages"),
]


@pytest.mark.parametrize(("name", "layout", "text", "said"), BROKEN)
def test_a_broken_configuration_gets_one_line_with_its_place(tmp_path, name, layout, text, said, capsys):
    write(tmp_path, name, text=text)
    for called in (layout, "auto"):
        with pytest.raises(UsageError, match=rf"(?s)--site {layout}: .*{name}: {said}.*; mend it"):
            pair_site(called, tmp_path)
    assert run(["check", "--site", layout, str(tmp_path)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\x80"])
def test_a_configuration_that_cannot_be_read_is_told(tmp_path, data):
    (tmp_path / "docusaurus.config.js").write_bytes(data)
    with pytest.raises(UsageError, match=r"docusaurus\.config\.js: line 1: not UTF-8"):
        pair_site("docusaurus", tmp_path)


def test_a_configuration_with_tags_of_its_own_is_read(tmp_path):
    write(tmp_path, "docs/a.md", "docs/a.en.md")
    text = (
        "theme:\n  fence: !!python/name:any.thing\n  url: !ENV SITE\nplugins:\n  - i18n:\n      default_language: de\n"
    )
    write(tmp_path, "mkdocs.yml", text=text)
    assert pair_site("auto", tmp_path).pairs[0].source_language == "de"


def test_a_configuration_without_a_language_is_told(tmp_path):
    write(tmp_path, "docusaurus.config.js", text="module.exports = { title: 'Harbour' // }\n")
    said = r"docusaurus\.config\.js names no default language, so the originals are taken to be in English"
    with pytest.raises(UsageError, match=rf"no translation is in .*; .*{said}"):
        pair_site("auto", tmp_path)
    write(tmp_path, "docs/a.md", "i18n/de/docusaurus-plugin-content-docs/current/a.md")
    assert "names no default language" in pair_site("auto", tmp_path).notes[0]
    assert "names no" not in " ".join(pair_site("auto", tmp_path, source_language="en").notes)


STRINGS = '{"theme.%s": {"message": "%s", "description": "The label of a button"}}'


@pytest.mark.parametrize(
    ("layout", "original", "translation"),
    [
        ("docusaurus", "i18n/en/code.json", "i18n/de/code.json"),
        ("docusaurus", "i18n/en/docusaurus-theme-classic/navbar.json", "i18n/de/docusaurus-theme-classic/navbar.json"),
        ("hugo", "i18n/en.yaml", "i18n/de.yaml"),
        ("starlight", "src/content/i18n/en.json", "src/content/i18n/de.json"),
    ],
)
def test_texts_around_the_pages_are_paired_by_key(tmp_path, layout, original, translation):
    write(tmp_path, original, translation, text=STRINGS % ("share", "Share"))
    write(tmp_path, "i18n/de/docusaurus-plugin-content-docs/current/guide/_category_.json", text="{}")
    (pair,) = pair_site(layout, tmp_path).pairs
    assert (pair.page.path, pair.original) == (tmp_path / translation, tmp_path / original)


def test_the_messages_of_a_site_are_checked_without_their_descriptions(tmp_path, capsys):
    write(tmp_path, "docusaurus.config.js", text="i18n: { defaultLocale: 'de' }")
    write(tmp_path, "i18n/de/code.json", text=STRINGS % ("share", "Teilen"))
    write(tmp_path, "i18n/en/code.json", text=(STRINGS % ("share", "Split")).replace("of a", "of another"))
    assert run(["check", "--site", "auto", str(tmp_path), "--format", "json"]) == 1
    (article,) = json.loads(capsys.readouterr().out)["articles"]
    assert [(each["suggestion"], each["target"]["text"]) for each in article["findings"]] == [("Share", "Split")]


def test_a_long_configuration_is_read_quickly(tmp_path):
    write(tmp_path, "docs/a.md", "docs/a.de.md")
    write(tmp_path, "mkdocs.yml", text="locale: en" + "  \n   \n" * 20_000)
    assert pair_site("mkdocs", tmp_path).pairs


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("mkdocs.yml", "docs_dir: ../outside\n"),
        ("hugo.toml", 'contentDir = "content/../../outside"\n'),
        ("hugo.toml", '[languages.de]\ncontentDir = "../outside"\n'),
    ],
)
def test_a_configuration_that_leads_out_of_the_folder_is_refused(tmp_path, name, text):
    write(tmp_path / "outside", "a.md", "a.de.md")
    write(tmp_path / "site", "content/a.md", "content/a.de.md")
    (tmp_path / "site" / name).write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=rf"{name}: names the folder '.*outside', which is outside of the site's"):
        pair_site("auto", tmp_path / "site")


@pytest.mark.parametrize("link", ["docs", "docs/more", "docs/b.de.md"])
def test_links_out_of_the_folder_are_not_followed_but_noted(tmp_path, link):
    write(tmp_path / "outside", "b.md", "b.de.md")
    write(tmp_path / "site", "docs/a.md", "docs/a.de.md", "docs/b.md", "mkdocs.yml", text="site_name: x\n")
    path = tmp_path / "site" / link
    if link == "docs":
        path.rename(tmp_path / "site" / "old")
    path.symlink_to(tmp_path / "outside" / (path.name if path.suffix else ""))
    said = f"{path}: a link that leads out of the folder, not followed"
    if link == "docs":
        with pytest.raises(UsageError, match=f"no translation is in .*; .*{said}"):
            pair_site("auto", tmp_path / "site")
        return
    site = pair_site("auto", tmp_path / "site")
    assert [each.page.name for each in site.pairs if each.page.path] == [f"{tmp_path}/site/docs/a.de.md"]
    assert said in site.notes


def test_links_inside_of_the_folder_are_followed(tmp_path):
    write(tmp_path, "pages/a.md", "pages/a.de.md", "mkdocs.yml", text="site_name: x\n")
    (tmp_path / "docs").symlink_to(tmp_path / "pages")
    assert [each.page.name for each in pair_site("auto", tmp_path).pairs] == [f"{tmp_path}/docs/a.de.md"]
