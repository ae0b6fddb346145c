"""AsciiDoc and reStructuredText: blocks, links, names of buttons, place holders, and every character's way home."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mtcheck
from mtcheck.cli.run import run
from mtcheck.errors import ExitCode
from mtcheck.loading import is_read, load, parse
from mtcheck.model.kinds import Format

ADOC = """\
= The manual
:version: 3.2

Open link:print.html[the *print* view] and choose btn:[Print] or kbd:[Ctrl+P].
Then menu:File[Save > All] on https://example.org/m[the site^], see <<notes,the notes>>.

// not shown
[NOTE]
====
This is version {version} of `pump --quiet`.
====

.A title
[source,bash]
----
pump start

pump stop
----

TIP: Please wait.

* First item
goes on
** Second item
+
In the item.

Term:: What it means
Other::
  Means this

|===
| one | two
|===

image::harbour.png[The harbour,200]

A title of old
--------------

C++, a*b*c, 5 * 3 * 2, "`said`", snake_case_name, \\{kept}.footnote:[A note.]
"""
REST = """\
======
 Pumps
======

.. _start:

Beginning
=========

Open the `print view <print.html>`_ and choose :guilabel:`Print` or :menuselection:`File --> Save`.

This is version |version| of ``pump --quiet``, see :ref:`the notes <notes>` and Python_ [1]_.

.. |version| replace:: the third
.. _Python: https://www.python.org/

.. note:: Please wait.

   More of the note.

.. code-block:: bash
   :linenos:

   pump start

Write this::

    pump stop

* First item
  goes on

  In the item.
* Second item

Term
    What it means.

+--------+--------+
| head a | head b |
+========+========+
| one    | two    |
|        | three  |
+--------+--------+

=====  =====
left   right
=====  =====
up     down
=====  =====

.. image:: harbour.png
   :alt: The harbour

.. not shown
   at all

.. [1] A note.

2 * 3 * 4, snake_case_ and C:\\\\path.
"""


def read(text: str, format: Format) -> list[tuple[str, str]]:
    return [(each.kind.value, each.text) for each in parse(text, "x", format).blocks]


def marks(text: str, format: Format) -> set[tuple[str, str, str]]:
    blocks = parse(text, "x", format).blocks
    return {
        (mark.kind.value, block.text[mark.start : mark.end], mark.target) for block in blocks for mark in block.marks
    }


def test_blocks_of_asciidoc_are_told_apart():
    assert read(ADOC, Format.ASCIIDOC) == [
        ("heading", "The manual"),
        (
            "paragraph",
            "Open the print view and choose Print or Ctrl+P. Then File > Save > All on the site, see the notes.",
        ),
        ("paragraph", "This is version {version} of pump --quiet."),
        ("caption", "A title"),
        ("code", "pump start pump stop"),
        ("paragraph", "Please wait."),
        ("list-item", "First item goes on"),
        ("list-item", "Second item"),
        ("paragraph", "In the item."),
        ("list-item", "Term"),
        ("paragraph", "What it means"),
        ("list-item", "Other"),
        ("paragraph", "Means this"),
        ("cell", "one"),
        ("cell", "two"),
        ("alt", "The harbour"),
        ("heading", "A title of old"),
        ("paragraph", "C++, a*b*c, 5 * 3 * 2, “said”, snake_case_name, {kept}."),
        ("paragraph", "A note."),
    ]


def test_marks_of_asciidoc_are_known():
    assert marks(ADOC, Format.ASCIIDOC) == {
        ("link", "the print view", "print.html"),
        ("strong", "print", ""),
        ("control", "Print", ""),
        ("strong", "Ctrl+P", ""),
        ("control", "File", ""),
        ("control", "Save", ""),
        ("control", "All", ""),
        ("link", "the site", "https://example.org/m"),
        ("link", "the notes", "#notes"),
        ("kept", "{version}", ""),
        ("code", "pump --quiet", ""),
    }


def test_blocks_of_restructured_text_are_told_apart():
    assert read(REST, Format.REST) == [
        ("heading", "Pumps"),
        ("heading", "Beginning"),
        ("paragraph", "Open the print view and choose Print or File --> Save."),
        ("paragraph", "This is version |version| of pump --quiet, see the notes and Python."),
        ("paragraph", "the third"),
        ("paragraph", "Please wait."),
        ("paragraph", "More of the note."),
        ("code", "pump start"),
        ("paragraph", "Write this:"),
        ("code", "pump stop"),
        ("list-item", "First item goes on"),
        ("paragraph", "In the item."),
        ("list-item", "Second item"),
        ("paragraph", "Term"),
        ("paragraph", "What it means."),
        *(("cell", text) for text in ("head a", "head b", "one", "two three", "left", "right", "up", "down")),
        ("alt", "The harbour"),
        ("paragraph", "A note."),
        ("paragraph", "2 * 3 * 4, snake_case_ and C:\\path."),
    ]


def test_marks_of_restructured_text_are_known():
    assert marks(REST, Format.REST) == {
        ("link", "print view", "print.html"),
        ("control", "Print", ""),
        ("control", "File", ""),
        ("control", "Save", ""),
        ("kept", "|version|", ""),
        ("code", "pump --quiet", ""),
        ("link", "the notes", "notes"),
        ("link", "Python", "https://www.python.org/"),
    }


DE = """\
Öffnen Sie die {view} im Hafen und wählen Sie {button} in der Leiste.

Dies ist die Version {version} des Programms, das im Hafen läuft.
"""
EN = """\
Open the {view} in the harbour and choose {button} in the bar.

This is the version {version} of the program that runs in the harbour.
"""
MARKUP = {
    ".adoc": ("link:sicht.html[{}]", "btn:[{}]", "{version}"),
    ".rst": ("`{} <sicht.html>`_", ":guilabel:`{}`", "|version|"),
}


@pytest.mark.parametrize("ending", MARKUP)
def test_lost_links_place_holders_and_wrong_labels_are_found(tmp_path, ending):
    view, button, version = MARKUP[ending]
    source, target = tmp_path / f"de{ending}", tmp_path / f"en{ending}"
    source.write_text(DE.format(view=view.format("Ansicht"), button=button.format("Drucken"), version=version))
    target.write_text(EN.format(view="view", button=button.format("Press"), version=""))
    report = mtcheck.Checker("de", "en").check(target, source=source)
    found = {each.check: each for each in report.findings if each.severity.rank}
    assert set(found) == {"markup/lost-link", "markup/lost-placeholder", "markup/mistranslated-label"}
    label = found["markup/mistranslated-label"]
    assert (label.target.text, label.suggestion) == ("Press", "Print")
    target.write_text(EN.format(view=view.format("view"), button=button.format("Print"), version=version))
    report = mtcheck.Checker("de", "en").check(target, source=source)
    assert not [each for each in report.findings if each.severity.rank]


def test_folders_are_searched_for_them(tmp_path):
    for name in ("a.adoc", "b.asciidoc", "c.rst"):
        (tmp_path / name).write_text("The harbour is empty.\n", encoding="utf-8")
    assert [load(path).format for path in sorted(tmp_path.iterdir())] == [Format.ASCIIDOC, Format.ASCIIDOC, Format.REST]
    assert all(map(is_read, tmp_path.iterdir()))
    assert run(["check", str(tmp_path), "--to", "en"]) == ExitCode.OK


_SIGNS = (" ", "\n", "\n\n", "\r\n", "   ", ".. ", ".. note:: ", "----\n", "|===\n", "+--+\n", "====\n", "== ", "* ")
_SIGNS += tuple('a ä * ` _ :: [ ] link:x[ << >> | :a:` {a} \\ https://a[ (( )) "` #'.split())


@pytest.mark.parametrize("ending", MARKUP)
def test_every_reporter_writes_them(tmp_path, ending, capsys):
    path = tmp_path / f"en{ending}"
    path.write_text(EN.format(view="view", button="the the bar", version=""))
    formats = ("json", "jsonl", "markdown", "html", "sarif", "junit", "github", "gitlab", "its", "mqm", "csv")
    outlets = [part for format in formats for part in ("--format", f"{format}={tmp_path / format}.out")]
    assert run(["check", str(path), "--to", "en", *outlets]) != ExitCode.UNCHECKED, capsys.readouterr()
    assert all((tmp_path / f"{format}.out").stat().st_size for format in formats)


@given(st.lists(st.sampled_from(_SIGNS), max_size=30).map("".join), st.sampled_from([Format.ASCIIDOC, Format.REST]))
def test_texts_of_any_kind_are_read_and_lead_home(text, format):
    for block in parse(text, "x", format).blocks:
        for piece in block.pieces:
            assert 0 <= piece.start < piece.end <= len(text)
            if piece.length == piece.end - piece.start:
                written = text[piece.start : piece.end].replace("\n", " ").replace("\r", " ")
                assert written == block.text[piece.at : piece.at + piece.length]
        assert all(0 <= mark.start <= mark.end <= len(block.text) for mark in block.marks)


@pytest.mark.parametrize("piece", ["link:a[", "http://a[", ":a:`b", "*", "`", "+-+\n| |\n", "a\n==\n", "a::\n\n  b\n"])
@pytest.mark.parametrize("format", [Format.ASCIIDOC, Format.REST])
def test_signs_without_end_are_read_in_time(piece, format):
    begun = time.process_time()
    parse(piece * 3_000, "x", format)
    assert time.process_time() - begun < 5
