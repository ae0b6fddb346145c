"""Checks of installed packages: found, named, run and turned off; one that is broken is told."""

from __future__ import annotations

import json

import pytest

from tests.plugins.conftest import check_text

POINT = """
    [console_scripts]
    acme = acme:main

    [mtcheck.checks]
    acme = acme_checks
"""


@pytest.fixture
def acme(site):
    site.install(
        "acme-checks",
        POINT,
        {
            "acme_checks/__init__.py": "",
            "acme_checks/_shared.py": "raise RuntimeError('nobody imports this')",
            "acme_checks/shouted_word.py": check_text(),
            "acme_checks/said_loud.py": check_text("louder", ", preview=True, aliases=('acme/loud',)"),
        },
    )
    return site


def articles(done):
    return json.loads(done.stdout)["articles"]


def check(site, *words, **environment):
    done = site.mtcheck("check", "page.txt", "--to", "en", "--format", "json", *words, **environment)
    (article,) = articles(done)
    return done, article


def test_a_check_of_a_package_runs_with_the_others(acme):
    done, article = check(acme)
    assert done.returncode == 0, done.stderr
    assert {each["check"] for each in article["findings"]} == {"acme/shouted-word", "linguistic/doubled-word"}
    assert article["failures"] == []


def test_it_is_chosen_suppressed_and_levelled_by_its_name(acme):
    found = [each["check"] for each in check(acme, "--only", "acme", "--only", "doubled-word")[1]["findings"]]
    assert found == ["acme/said-loud", "acme/shouted-word", "linguistic/doubled-word"]
    found = [each["check"] for each in check(acme, "--only", "acme/loud", "--skip", "shouted-word")[1]["findings"]]
    assert found == ["acme/said-loud"]
    acme.write(
        "mtcheck.toml",
        '[levels]\n"acme/shouted-word" = "critical"\n[[suppress]]\ncheck = "acme"\ntext = "TUESDAY"\nreason = "ours"\n',
    )
    (finding,) = check(acme, "--only", "acme/shouted-word")[1]["findings"]
    assert (finding["severity"], finding["suppression"]["reason"]) == ("critical", "ours")


def test_rules_and_explain_say_where_it_comes_from(acme):
    done = acme.mtcheck("rules", "--format", "json")
    origins = {each["id"]: each["origin"] for each in json.loads(done.stdout)}
    assert origins["acme/shouted-word"] == "acme-checks 1.2"
    assert origins["linguistic/doubled-word"] == "mtcheck"
    assert "from acme-checks 1.2" in acme.mtcheck("rules").stdout
    assert "from acme-checks 1.2" in acme.mtcheck("explain", "shouted-word").stdout


@pytest.mark.parametrize(
    ("way", "jobs"),
    [("option", "1"), ("option", "2"), ("configuration", "2"), ("package", "1"), ("all", "1"), ("environment", "2")],
)
def test_it_is_turned_off(acme, way, jobs):
    tables = {
        "configuration": '[plugins]\ndisable = ["acme"]\n',
        "package": '[plugins]\ndisable = ["acme-checks"]\n',
        "all": '[plugins]\ndisable = "*"\n',
    }
    if way in tables:
        acme.write("mtcheck.toml", tables[way])
    variables = {"MTCHECK_DISABLE_PLUGINS": "other, acme"} if way == "environment" else {}
    _, article = check(acme, "--jobs", jobs, *(["--no-plugins"] if way == "option" else []), **variables)
    assert [each["check"] for each in article["findings"]] == ["linguistic/doubled-word"]


BROKEN = {
    "import": ({"acme_checks.py": "import nothing_such"}, "ModuleNotFoundError: No module named 'nothing_such'"),
    "missing": ({}, "No module named 'acme_checks'"),
    "exit": ({"acme_checks.py": "raise SystemExit(0)"}, "cannot be imported: SystemExit: 0"),
    "syntax": ({"acme_checks.py": "def"}, "SyntaxError"),
    "no check": ({"acme_checks.py": "'''Empty.'''"}, "acme_checks holds 0 checks; a module holds one"),
    "empty package": ({"acme_checks/__init__.py": ""}, "there is no check in acme_checks"),
    "two checks": ({"acme_checks.py": check_text() + "\nother = shouted\nmore = shouted"}, "holds 3 checks"),
    "alias": (
        {"acme_checks.py": check_text(more=", aliases=('style/mixed-quotes',)")},
        "there is another check 'style",
    ),
    "category": (
        {"acme_checks.py": check_text().replace("Category.ORGANIZATIONAL_STYLE", "'style'")},
        "TypeError: category is 'style', not one of Category, such as MISTRANSLATION",
    ),
    "aliases": (
        {"acme_checks.py": check_text(more=", aliases='loud'")},
        "TypeError: aliases is 'loud', not a tuple; write ('loud',)",
    ),
    "one of two": (
        {
            "acme_checks/__init__.py": "",
            "acme_checks/sound.py": check_text(),
            "acme_checks/unsound.py": "1 / 0",
        },
        "acme_checks.unsound cannot be imported: ZeroDivisionError",
    ),
}


@pytest.mark.parametrize(("kind", "jobs"), [*((kind, "1") for kind in BROKEN), ("one of two", "2")])
def test_a_broken_package_is_a_failure_with_its_name_and_the_cure(site, kind, jobs):
    files, said = BROKEN[kind]
    site.install("acme-checks", POINT, files)
    done, article = check(site, "--jobs", jobs)
    (failure,) = article["failures"]
    assert done.returncode == 3
    assert failure["subject"] == "plug-in acme"
    assert said in failure["message"]
    assert "plug-in 'acme' of acme-checks 1.2: " in failure["message"]
    assert failure["message"].endswith('turn it off: --no-plugins, or [plugins] disable = ["acme"]')
    assert "linguistic/doubled-word" in [each["check"] for each in article["findings"]]
    assert "Traceback" not in done.stderr
    assert ("acme/sound" in {each["check"] for each in article["findings"]}) == (kind == "one of two")
    assert check(site, "--no-plugins")[0].returncode == 0


@pytest.mark.parametrize("format", ["terminal", "markdown", "sarif", "junit", "github", "gitlab", "csv", "its", "html"])
def test_a_broken_package_is_told_in_every_format(site, format):
    site.install("acme-checks", POINT, {"acme_checks.py": "1 / 0"})
    done = site.mtcheck("check", "page.txt", "--to", "en", "--format", format, "--width", "1000")
    assert done.returncode == 3
    assert "ZeroDivisionError" in done.stdout


def test_a_broken_package_shows_its_traceback_to_those_who_look_for_it(site):
    site.install("acme-checks", POINT, {"acme_checks.py": "1 / 0"})
    done = site.mtcheck("check", "page.txt", MTCHECK_DEBUG="1")
    assert done.returncode == 3
    assert "ZeroDivisionError" in done.stderr
    assert "acme_checks.py" in done.stderr


def test_a_check_without_a_docstring_says_so(site):
    site.install(
        "acme-checks", POINT, {"acme_checks.py": check_text().replace('"""A word is written in capitals."""', "")}
    )
    assert "its module has no docstring" in site.mtcheck("explain", "acme/acme-checks").stdout


def test_the_list_of_checks_tells_what_is_broken(site):
    site.install("acme-checks", POINT, {"acme_checks.py": "1 / 0"})
    done = site.mtcheck("rules")
    assert (done.returncode, "plug-in 'acme' of acme-checks 1.2" in done.stderr) == (0, True)


@pytest.mark.parametrize("name", ["style", "local", "Acme!", "rules of ours"])
def test_a_name_that_cannot_begin_an_id_is_told(site, name):
    site.install("acme-checks", f"[mtcheck.checks]\n{name} = acme_checks\n", {"acme_checks.py": check_text()})
    _, article = check(site)
    assert "name the entry point otherwise" in article["failures"][0]["message"]


def test_the_second_of_two_checks_of_one_name_is_told(acme):
    acme.install(
        "acme-more",
        "[mtcheck.checks]\nacme = acme_more\n",
        {"acme_more/__init__.py": "", "acme_more/shouted_word.py": check_text(), "acme_more/third.py": check_text()},
    )
    _, article = check(acme)
    (failure,) = article["failures"]
    assert "of acme-more 1.2: there is another check 'acme/shouted-word'" in failure["message"]
    assert "acme/third" in {each["check"] for each in article["findings"]}


NAMING = """
skip = ["acme/said-loud"]
[levels]
"acme/shouted-word" = "off"
[options."acme/shouted-word"]
most = 3
[[suppress]]
check = "acme"
text = "the the"
"""


@pytest.mark.parametrize("state", ["sound", "off", "broken", "half broken"])
def test_a_configuration_may_name_checks_of_a_package_that_is_off_or_broken(acme, state):
    """Such names then name nothing; they neither end the run nor suppress what others find."""
    if state != "sound":
        text = "1 / 0" if state.endswith("broken") else ""
        (acme.packages / "acme_checks" / "__init__.py").write_text(text if state == "broken" else "")
        (acme.packages / "acme_checks" / "said_loud.py").write_text(text or check_text())
    acme.write("mtcheck.toml", NAMING)
    done, article = check(acme, *(["--no-plugins"] if state == "off" else []))
    assert done.returncode == (3 if "broken" in state else 0), done.stderr
    assert [(each["check"], each.get("suppression")) for each in article["findings"]] == [
        ("linguistic/doubled-word", None)
    ]
    acme.write("mtcheck.toml", 'skip = ["acme/nonsense"]')
    assert site_code(acme, state) == {"sound": 2, "off": 0, "broken": 3, "half broken": 3}[state]


def site_code(site, state):
    return site.mtcheck("check", "page.txt", "--to", "en", *(["--no-plugins"] if state == "off" else [])).returncode


def test_only_a_package_that_is_off_is_no_run_of_all(acme):
    done = acme.mtcheck("check", "page.txt", "--only", "acme", "--no-plugins")
    assert (done.returncode, "the plug-in of 'acme' is turned off or broken" in done.stderr) == (2, True)


def test_a_check_that_crashes_is_a_failure_like_any_other(site):
    text = check_text().replace("for match", "raise KeyError('oops')\n    for match")
    site.install("acme-checks", POINT, {"acme_checks.py": text})
    _, article = check(site)
    assert [(each["subject"], each["message"]) for each in article["failures"]] == [
        ("acme/acme-checks", "KeyError: 'oops'")
    ]


def test_pairs_of_segments_are_checked_and_told_alike(acme):
    code = """
import mtcheck, json
pairs = [("Der Rat tagte am DIENSTAG.", "The council met on TUESDAY.", None)] * 2
for jobs in (1, 2):
    for report in mtcheck.Checker("de", "en").check_segments(pairs, jobs=jobs):
        print(*(each.check for each in report.findings), *(each.subject for each in report.failures))
"""
    acme.write("run.py", f"if __name__ == '__main__':\n    {code.strip()!r} and exec({code!r})\n")
    assert "acme/shouted-word" in acme.python("run.py").stdout.splitlines()[0]
    acme.install("worse", "[mtcheck.checks]\nworse = worse\n", {"worse.py": "1 / 0"})
    lines = acme.python("run.py").stdout.splitlines()
    assert len(lines) == 4
    assert all("acme/shouted-word" in line and "plug-in worse" in line for line in lines)


@pytest.mark.parametrize("path", [None, ".", "blank"])
def test_nothing_is_taken_from_the_working_folder(site, path):
    """Neither an entry point that lies there nor a module in the way of an installed one."""
    site.install("acme-checks", POINT, {"acme_checks.py": check_text()})
    (site.pages / "evil-1.0.dist-info").mkdir()
    (site.pages / "evil-1.0.dist-info" / "entry_points.txt").write_text("[mtcheck.checks]\nevil = evil\n")
    site.write("evil.py", "open('RAN', 'w').close()")
    variables = {}
    if path:
        here = {".": ".", "blank": ""}[path]
        variables["PYTHONPATH"] = f"{here}:{site.packages}:{site.packages.parents[0] / 'none'}"
    done, article = check(site, **variables) if not path else check_from_here(site, variables)
    assert not (site.pages / "RAN").exists()
    assert "acme/acme-checks" in [each["check"] for each in article["findings"]], done.stderr
    site.write("acme_checks.py", "open('RAN', 'w').close()")
    done, article = check(site, **variables) if not path else check_from_here(site, variables)
    assert not (site.pages / "RAN").exists()
    assert "the working folder holds a module 'acme_checks'" in article["failures"][0]["message"]


def check_from_here(site, variables):
    from tests.plugins.conftest import ROOT

    return check(site, PYTHONPATH=f"{variables['PYTHONPATH']}:{ROOT}")


def test_a_package_is_looked_for_once_and_nothing_is_imported_for_it(site):
    code = (
        "import sys; from mtcheck import plugins; print(plugins.list_installed(plugins.CHECKS), 'email' in sys.modules)"
    )
    assert site.python("-c", code).stdout == "() False\n"
