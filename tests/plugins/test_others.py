"""Formats of reports, formats of pages, profiles of languages and encoders of installed packages."""

from __future__ import annotations

import json

import pytest

WRITER = """
from mtcheck.reporters import Reporter
class Writer(Reporter):
    def opening(self):
        yield "tally\\n"
    def article(self, report):
        yield f"{report.name}: {len(report.findings)}\\n"
"""
LOADER = '''
from mtcheck.loading import parse
from dataclasses import replace
def load(data, name):
    """Lines between bars: |text|"""
    text = data.decode("utf-8")
    document = parse(text, name)
    return replace(document, blocks=tuple(b for b in document.blocks if not b.text.startswith("%")), encoding="utf-8")
'''
ENCODER = """
import numpy as np
class Even:
    signature = "even"
    languages = frozenset({"*"})
    def encode(self, texts):
        return np.full((len(texts), 4), 0.5, np.float32)
"""


def read(done):
    return json.loads(done.stdout)["articles"]


# Formats of reports


def test_a_format_is_written_beside_the_others(site):
    site.install("acme", "[mtcheck.reporters]\ntally = acme_tally:Writer\n", {"acme_tally.py": WRITER})
    done = site.mtcheck("check", "page.txt", "--to", "en", "--format", "tally", "--format", "json=out.json")
    assert (done.returncode, done.stdout) == (0, "tally\npage.txt: 1\n"), done.stderr
    assert json.loads((site.pages / "out.json").read_text())["articles"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1 / 0", "cannot be imported: ZeroDivisionError"),
        ("Writer = 3", "makes no reporter: TypeError"),
        ("Writer = list", "made list, which is not an mtcheck.reporters.Reporter"),
        ("", "has no attribute 'Writer'"),
    ],
)
def test_a_broken_format_is_told_in_a_line_before_anything_is_read(site, text, said):
    text = text.replace("= list", "= lambda view: []")
    site.install("acme", "[mtcheck.reporters]\ntally = acme_tally:Writer\n", {"acme_tally.py": text})
    done = site.mtcheck("check", "page.txt", "--to", "en", "--format", "tally")
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert "plug-in 'tally' of acme 1.2: " in done.stderr
    assert said in done.stderr
    assert site.mtcheck("check", "page.txt", "--to", "en").returncode == 0


def test_a_format_that_crashes_is_named_and_leaves_no_half_report(site):
    text = WRITER.replace('yield f"', 'raise KeyError("oops"); yield f"')
    site.install("acme", "[mtcheck.reporters]\ntally = acme_tally:Writer\n", {"acme_tally.py": text})
    done = site.mtcheck("check", "page.txt", "--to", "en", "--format", "tally=out.txt")
    assert done.returncode == 3
    assert "plug-in 'tally' of acme 1.2: crashed while it wrote: KeyError: 'oops'" in done.stderr
    assert [each.name for each in site.pages.iterdir()] == ["page.txt"]


def test_a_format_that_is_turned_off_or_twice_there_is_told(site):
    site.install("acme", "[mtcheck.reporters]\ntally = acme_tally:Writer\n", {"acme_tally.py": WRITER})
    done = site.mtcheck("check", "page.txt", "--format", "tally", "--no-plugins")
    assert (done.returncode, "no plug-in of this name is installed and turned on" in done.stderr) == (2, True)
    assert "did you mean 'tally'?" in site.mtcheck("check", "page.txt", "--format", "taly").stderr
    site.install("acme-two", "[mtcheck.reporters]\ntally = acme_tally:Writer\n", {})
    done = site.mtcheck("check", "page.txt", "--format", "tally")
    assert (done.returncode, "of acme-two 1.2: acme 1.2 has one of the same name" in done.stderr) == (2, True)


# Formats of pages


def test_files_are_read_by_their_ending(site):
    site.install("acme", "[mtcheck.loaders]\nbar = acme_bar:load\n", {"acme_bar.py": LOADER})
    site.write("extra.bar", "% the the note\nThe council met met on Monday.\n")
    done = site.mtcheck("check", ".", "--to", "en", "--format", "json")
    found = {each["name"]: [f["target"]["text"] for f in each["findings"]] for each in read(done)}
    assert found == {"extra.bar": ["met met"], "page.txt": ["the the"]}
    alone = site.mtcheck("check", ".", "--to", "en", "--format", "json", "--no-plugins")
    assert [each["name"] for each in read(alone)] == ["page.txt"]
    done = site.mtcheck("fix", "extra.bar", "--to", "en", "--output", "-")
    assert done.stdout == "% the the note\nThe council met on Monday.\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1 / 0", "cannot be imported: ZeroDivisionError"),
        ("def load(data, name):\n    return 3", "made int of it, not a Document"),
        ("def load(data, name):\n    return data.nothing", "cannot read it: AttributeError"),
        (
            LOADER.replace("blocks=", "text='%', blocks="),
            "a block that it made lies outside of the text",
        ),
        (
            "from mtcheck import ReadError\ndef load(data, name):\n    raise ReadError('line 1: no bar; write one')",
            "extra.bar: line 1: no bar; write one",
        ),
    ],
)
def test_what_cannot_be_read_loses_no_other_file(site, text, said):
    site.install("acme", "[mtcheck.loaders]\nbar = acme_bar:load\n", {"acme_bar.py": text})
    site.write("extra.bar", "The council met.\n")
    done = site.mtcheck("check", ".", "--to", "en", "--format", "json")
    broken, sound = read(done)
    assert done.returncode == 3
    assert broken["failures"][0]["message"].startswith("extra.bar: ")
    assert said in broken["failures"][0]["message"]
    assert [each["check"] for each in sound["findings"]] == ["linguistic/doubled-word"]


def test_what_mtcheck_reads_itself_is_not_left_to_a_package(site):
    site.install("acme", "[mtcheck.loaders]\ntxt = acme_txt:load\n", {"acme_txt.py": "1 / 0"})
    assert site.mtcheck("check", "page.txt", "--to", "en").returncode == 0


# Languages


def segments(site, text="The Hbr. Office opened on Monday.\n", to="en", *words):
    site.write("one.txt", text)
    code = f"import mtcheck, pathlib; r = mtcheck.check(pathlib.Path('one.txt'), target_language={to!r})"
    return site.python("-c", f"{code}; print(len(r.segments), [f.message for f in r.failures], r.not_checked)", *words)


def test_a_profile_adds_to_a_language(site):
    assert segments(site).stdout.startswith("2 []")
    site.install(
        "acme",
        "[mtcheck.languages]\nacme = acme_languages\n",
        {"acme_languages/__init__.py": "", "acme_languages/en.txt": "abbreviations: hbr\n"},
    )
    assert segments(site).stdout.startswith("1 []")
    code = "from mtcheck.language.profiles import profile as p; print('mr' in p('en').abbreviations, p('en').name)"
    assert site.python("-c", code).stdout == "True English\n"


def test_a_profile_makes_a_language_known(site):
    assert "no profile of 'is'" in segments(site, to="is").stdout
    profile = "name: Icelandic\ndecimal: ,\ngroup: .\nquotes: „…“\nfunction-words: og í að á sem er til\n"
    site.install(
        "acme",
        "[mtcheck.languages]\nacme = acme_languages\n",
        {"acme_languages/__init__.py": "", "acme_languages/is.txt": profile},
    )
    assert "no profile of 'is'" not in segments(site, to="is").stdout


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"acme_languages/__init__.py": "1 / 0"}, "cannot be imported: ZeroDivisionError"),
        ({"acme_languages/__init__.py": ""}, "acme_languages is not a package that holds profiles"),
        ({"acme_languages.py": ""}, "acme_languages is not a package that holds profiles"),
        ({"acme_languages/__init__.py": "", "acme_languages/en.txt": "abreviations: x"}, "line 1 is not an entry"),
        ({"acme_languages/__init__.py": "", "acme_languages/is.txt": "decimal: ,"}, "the profile has no 'name'"),
        ({"acme_languages/__init__.py": "", "acme_languages/english.txt": "name: E"}, "is not named by an ISO 639-1"),
    ],
)
def test_a_broken_profile_is_a_failure_with_its_name(site, files, said):
    site.install("acme", "[mtcheck.languages]\nacme = acme_languages\n", files)
    done = site.mtcheck("check", "page.txt", "--to", "en", "--format", "json")
    (article,) = read(done)
    (failure,) = article["failures"]
    assert (done.returncode, failure["subject"]) == (3, "plug-in acme")
    assert said in failure["message"]
    assert article["findings"]
    assert site.mtcheck("check", "page.txt", "--to", "en", "--no-plugins").returncode == 0


# Encoders


def test_an_encoder_is_named_in_the_configuration(site):
    site.install("acme", "[mtcheck.encoders]\neven = acme_even:Even\n", {"acme_even.py": ENCODER})
    code = "from mtcheck.embeddings import encoder; print(encoder('even').signature)"
    assert site.python("-c", code).stdout == "even\n"
    site.write("mtcheck.toml", 'encoder = "even"\n')
    done = site.mtcheck("check", "page.txt", "--source", "page.txt", "--from", "de", "--to", "en")
    assert "the encoder 'even' is not run: nobody has allowed it" in done.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Even = dict", "made dict, which has no 'languages'"),
        ("def Even(): return 1 / 0", "makes no encoder: ZeroDivisionError"),
    ],
)
def test_a_broken_encoder_is_told_in_a_line(site, text, said):
    site.install("acme", "[mtcheck.encoders]\neven = acme_even:Even\n", {"acme_even.py": text})
    done = site.python("-c", "from mtcheck.embeddings import encoder; encoder('even')")
    assert "PluginError: plug-in 'even' of acme 1.2: " in done.stderr
    assert said in done.stderr
