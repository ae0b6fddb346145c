"""How much of an original's structure a translation keeps: counted, said, and held to a gate."""

from __future__ import annotations

import json

import pytest

from mtcheck.cli.run import run
from mtcheck.loading import parse
from mtcheck.model.kinds import Format
from mtcheck.model.report import Kept
from mtcheck.outline.commands import Words
from mtcheck.outline.comparison import compare_structure

ORIGINAL = """---
title: Pumpe
draft: false
---

# Die Pumpe

Siehe [den Plan](plan.md) und `pumpe`.

:::tip
Am Abend ist es leise.
:::

| Lampe | Zeichen |
|---|---|
| rot | halt |

```sh
pumpe start
```

## Danach

- Tür zu
- Licht aus
"""
TRANSLATION = """---
title: Pump
draft: false
---

# The pump

See the plan and `pumpe`.

:::tip
In the evening it is quiet.
:::

| Lamp | Sign |
|---|---|
| red | stop |

## Afterwards

- Close the door
- Switch off the light
"""


def of(source: str, target: str, format: Format = Format.MARKDOWN) -> tuple[Kept, ...]:
    return compare_structure(parse(source, "a", format), parse(target, "b", format), Words(bool, bool))


def test_what_is_kept_is_counted_kind_by_kind():
    assert of(ORIGINAL, TRANSLATION) == (
        Kept("headings", 2, 2),
        Kept("code blocks", 0, 1),
        Kept("runs of code", 1, 1),
        Kept("table rows", 2, 2),
        Kept("table cells", 4, 4),
        Kept("list items", 2, 2),
        Kept("links", 0, 1),
        Kept("boxes and components", 1, 1),
        Kept("front matter keys", 2, 2),
    )


def test_headings_count_by_level_and_boxes_by_name():
    lost = of(ORIGINAL, TRANSLATION.replace("## After", "### After").replace(":::tip", ":::tipp"))
    assert {each.what: each.kept for each in lost if each.kept < each.of} == {
        "headings": 1,
        "code blocks": 0,
        "links": 0,
        "boxes and components": 0,
    }


def test_plain_text_has_no_structure():
    assert of(ORIGINAL, TRANSLATION, Format.PLAIN) == ()


@pytest.fixture
def pages(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(ORIGINAL, encoding="utf-8")
    (tmp_path / "b.md").write_text(TRANSLATION, encoding="utf-8")
    return ["check", "b.md", "--source", "a.md", "--from", "de", "--to", "en", "--fail-on", "never"]


def test_a_page_that_keeps_less_misses_the_gate(pages, capsys):
    assert run([*pages, "--min-structure", "80"]) == 0
    assert run([*pages, "--min-structure", "95"]) == 1
    said = " ".join(capsys.readouterr().out.split())
    assert "Structure: kept 0 of 1 code blocks, 0 of 1 links" in said
    assert "min-structure 95: it is 87.5" in said


@pytest.mark.usefixtures("pages")
def test_a_page_without_an_original_misses_it_too(capsys):
    assert run(["check", "b.md", "--to", "en", "--fail-on", "never", "--min-structure", "50"]) == 1
    assert "min-structure 50: this number needs an original" in capsys.readouterr().out


def test_programs_read_it(pages, capsys):
    run([*pages, "--format", "json"])
    article = json.loads(capsys.readouterr().out)["articles"][0]
    assert {"what": "code blocks", "kept": 0, "of": 1} in article["structure"]
