"""Packed files and documents that are archives."""

from __future__ import annotations

import gzip
import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mtcheck
from mtcheck.cli.run import run
from mtcheck.errors import ExitCode, ReadError
from mtcheck.loading import load, load_bytes
from mtcheck.loading.packed import unpack
from mtcheck.model.kinds import BlockKind

ARTICLE = "The ferry ran late on Friday. Its crew had waited for a part.\n\nThe harbour opens again at noon.\n"
LIMIT = 100_000


# gz


def test_a_packed_page_is_read_as_what_it_is(tmp_path):
    path = tmp_path / "page.html.gz"
    path.write_bytes(gzip.compress(b"<html><body><h1>Late</h1><p>The ferry ran late.</p></body></html>"))
    document = load(path)
    assert [block.text for block in document.blocks] == ["Late", "The ferry ran late."]
    assert document.format == "html"


def test_packed_translations_are_checked(tmp_path, capsys):
    (tmp_path / "x.po.gz").write_bytes(gzip.compress(b'msgid "Teilen"\nmsgstr "Split"\n'))
    for language, text in (("de", "Teilen"), ("en", "Split")):
        (tmp_path / f"{language}.json.gz").write_bytes(gzip.compress(f'{{"a": "{text}"}}'.encode()))
    languages = ["--from", "de", "--to", "en", "--quiet"]
    assert run(["check", str(tmp_path / "x.po.gz"), *languages]) == ExitCode.FINDINGS
    source = ["--source", str(tmp_path / "de.json.gz")]
    assert run(["check", str(tmp_path / "en.json.gz"), *source, *languages]) == ExitCode.FINDINGS
    capsys.readouterr()


def test_several_members_are_one_file():
    assert unpack(gzip.compress(b"a") + gzip.compress(b"b") + b"\0\0", "x", LIMIT) == b"ab"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"hello", "not packed with gzip"),
        (gzip.compress(b"hello" * 100, mtime=0)[:-12], "ends before its packed data does"),
        (gzip.compress(b"hello", mtime=0)[:-8] + b"12345678", "damaged"),
        (gzip.compress(b"0" * 50_000_000, mtime=0), "larger than 0.1 MB when it is unpacked"),
        (gzip.compress(b"", mtime=0) * 2_000, "more than 1,000 pieces"),
    ],
)
def test_what_cannot_be_unpacked_is_refused(data, said):
    with pytest.raises(ReadError, match=said):
        unpack(data, "x.txt.gz", LIMIT)


def test_a_packed_page_is_not_fixed(tmp_path, capsys):
    path = tmp_path / "page.txt.gz"
    data = gzip.compress(ARTICLE.encode())
    path.write_bytes(data)
    assert run(["fix", str(path), "--in-place"]) == ExitCode.UNCHECKED
    assert "unpack it to fix it" in capsys.readouterr().err
    assert path.read_bytes() == data


# Word

HEAD = '<w:document xmlns:w="urn:w" xmlns:mc="urn:mc"><w:body>'


def archive(parts):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return data.getvalue()


def word(body, **parts):
    return archive({"word/document.xml": f"{HEAD}{body}</w:body></w:document>", **parts})


def paragraph(*runs, properties=""):
    texts = "".join(f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{texts}</w:p>"


def test_a_document_is_read_with_its_runs_joined():
    document = load_bytes(
        word(
            paragraph("The fer", "ry", " ran late", properties='<w:pStyle w:val="Heading2"/>')
            + paragraph("Its crew &amp; its dog")
            + "<w:p/>"
            + paragraph("One", properties="<w:numPr/>")
            + f"<w:tbl><w:tr><w:tc>{paragraph('Two')}</w:tc></w:tr></w:tbl>"
            + "<w:p><w:r><w:t>A</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:delText>x</w:delText></w:r>"
            "<w:del><w:r><w:t>gone</w:t></w:r></w:del><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>",
            **{"word/footnotes.xml": f"<w:footnotes xmlns:w='urn:w'>{paragraph('A note')}</w:footnotes>"},
        ),
        "x.docx",
        LIMIT,
        Path("x.docx"),
    )
    assert [(block.text, block.kind, block.level) for block in document.blocks] == [
        ("The ferry ran late", BlockKind.HEADING, 2),
        ("Its crew & its dog", BlockKind.PARAGRAPH, 0),
        ("One", BlockKind.LIST_ITEM, 0),
        ("Two", BlockKind.CELL, 0),
        ("A b c", BlockKind.PARAGRAPH, 0),
        ("A note", BlockKind.PARAGRAPH, 0),
    ]
    assert document.text.splitlines()[1] == "Its crew & its dog"
    for block in document.blocks:
        assert document.text[block.span.start : block.span.end] == block.text
    assert "a line for each paragraph" in document.notes[0]


def test_text_that_is_there_twice_for_old_programs_is_read_once():
    box = f"<w:txbxContent>{paragraph('In the box')}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    document = load_bytes(word(f"<w:p><w:r>{both}</w:r><w:r><w:t>Around</w:t></w:r></w:p>"), "x", LIMIT, Path("x.docx"))
    assert [block.text for block in document.blocks] == ["In the box", "Around"]


def test_a_document_is_checked_beside_its_original(tmp_path):
    for language, text in (
        ("de", "Der Hafen gab 51 Millionen Euro aus."),
        ("en", "The harbour spent 15 million euros."),
    ):
        (tmp_path / f"{language}.docx").write_bytes(word(paragraph(text) + paragraph("Nordheim")))
    report = mtcheck.Checker("de", "en").check(tmp_path / "en.docx", source=tmp_path / "de.docx")
    [finding] = [each for each in report.findings if each.check == "accuracy/number-mismatch"]
    assert (finding.target.line, finding.target.text) == (1, "15 million")
    assert any("a line for each paragraph" in note.reason for note in report.not_checked)


RELATIONS = (
    '<Relationships><Relationship Id="a" Type="urn:x/hyperlink" Target="https://hafen.example/plan"/>'
    '<Relationship Id="b" Type="urn:x/styles" Target="styles.xml"/></Relationships>'
)
RUN = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://fluss.example" </w:instrText>'
    '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def test_links_of_a_document_are_read():
    runs = (
        RUN.format("See  "),
        f'<w:hyperlink r:id="a">{RUN.format("the ")}{RUN.format("plan")}</w:hyperlink>',
        RUN.format(", "),
        FIELD.format(RUN.format("the river")),
        RUN.format(" and "),
        f'<w:hyperlink w:anchor="note">{RUN.format("a note")}</w:hyperlink>',
        f'<w:fldSimple w:instr=" PAGE ">{RUN.format(" 3")}</w:fldSimple>',
    )
    data = word(f"<w:p>{''.join(runs)}</w:p>", **{"word/_rels/document.xml.rels": RELATIONS})
    (block,) = load_bytes(data, "x", LIMIT, Path("x.docx")).blocks
    assert block.text == "See the plan, the river and a note 3"
    assert [(block.text[mark.start : mark.end], mark.target) for mark in block.marks] == [
        ("the plan", "https://hafen.example/plan"),
        ("the river", "https://fluss.example"),
        ("a note", "#note"),
    ]


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_lost_link_of_a_document_is_found(tmp_path, is_kept):
    link = '<w:hyperlink r:id="a">{}</w:hyperlink>'
    for language, texts, has_link in (
        ("de", ("Der Hafen ist nach dem ", "Plan", " der Stadt leer."), True),
        ("en", ("The harbour is empty after the ", "plan", " of the town."), is_kept),
    ):
        first, middle, last = map(RUN.format, texts)
        body = f"<w:p>{first}{link.format(middle) if has_link else middle}{last}</w:p>"
        (tmp_path / f"{language}.docx").write_bytes(word(body, **{"word/_rels/document.xml.rels": RELATIONS}))
    checker = mtcheck.Checker("de", "en")
    report = checker.check(tmp_path / "en.docx", source=tmp_path / "de.docx")
    assert [each.check for each in report.findings if each.severity.rank] == ["markup/lost-link"] * (not is_kept)
    (tmp_path / "en.txt").write_text("The harbour is empty after the plan of the town.")
    report = checker.check(tmp_path / "en.txt", source=tmp_path / "de.docx")
    assert not [each for each in report.findings if each.check == "markup/lost-link"]


def test_a_document_is_found_in_folders_and_not_fixed(tmp_path, capsys):
    data = word(paragraph("The ferry ferry ran late."))
    (tmp_path / "x.docx").write_bytes(data)
    assert run(["check", str(tmp_path), "--to", "en"]) in (ExitCode.OK, ExitCode.FINDINGS)
    assert run(["fix", str(tmp_path / "x.docx"), "--to", "en", "--in-place"]) == ExitCode.UNCHECKED
    assert "x.docx: is a packed document, which is checked and not written" in capsys.readouterr().err
    assert (tmp_path / "x.docx").read_bytes() == data


# Books

CONTAINER = '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
PACKAGE = (
    '<package><manifest><item id="a" href="one.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
    '<item id="b" href="text/two%20b.xhtml" media-type="application/xhtml+xml"/></manifest>'
    '<spine><itemref idref="n"/><itemref idref="b"/><itemref idref="a"/><itemref idref="zz"/></spine></package>'
)


def chapter(text):
    return f'<?xml version="1.0"?>\n<html xmlns="urn:h"><head><title/></head><body><p>{text}</p></body></html>'


def book(**parts):
    return archive(
        {
            "META-INF/container.xml": CONTAINER,
            "OEBPS/book.opf": PACKAGE,
            "OEBPS/one.xhtml": chapter("The last chapter."),
            "OEBPS/text/two b.xhtml": chapter("The first &amp; longest."),
            **parts,
        }
    )


def test_a_book_is_read_in_its_order():
    document = load_bytes(book(), "x.epub", LIMIT, Path("x.epub"))
    assert [block.text for block in document.blocks] == ["The first & longest.", "The last chapter."]
    assert document.position(document.blocks[1].span.start)[0] == 4
    assert "OEBPS/text/two b.xhtml from line 1, OEBPS/one.xhtml from line 3" in document.notes[-1]


# Saved web pages

SAVED = """From: <Saved by a browser>
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="x"

--x
Content-Type: text/html; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

<html><body><p>The caf=E9 is =
open.</p></body></html>
--x
Content-Type: image/png
Content-Transfer-Encoding: base64

AAAA
--x--
"""


def test_a_saved_web_page_is_read():
    document = load_bytes(SAVED.encode(), "x.mhtml", LIMIT, Path("x.mhtml"))
    assert [block.text for block in document.blocks] == ["The café is open."]
    assert document.format == "html"
    assert document.notes


# Bad input


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("x.docx", b"PK\x03\x04 not really", "damaged"),
        ("x.docx", archive({"a.txt": "a"}), r"its part word/document\.xml is missing"),
        ("x.docx", word(paragraph("")), "holds no text"),
        ("x.docx", archive({"word/document.xml": "<w:document>"}), "not well-formed XML"),
        ("x.docx", word("<w:p>" + " " * 20_000_000 + "</w:p>"), "larger than 0.1 MB when it is unpacked"),
        ("x.docx", archive({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "is not read"),
        ("x.docx", archive({f"{n}": "" for n in range(10_001)}), "more than 10,000 parts"),
        ("x.mht", b"MIME-Version: 1.0\nContent-Type: text/plain\n\nhello", "holds no web page"),
        ("x.mht", b"hello", "holds no web page"),
        ("x.epub", archive({"META-INF/container.xml": "<container/>"}), "is missing"),
        ("x.epub", book(**{"OEBPS/book.opf": "<package/>"}), "holds no chapter"),
        ("x.epub", book(**{"OEBPS/book.opf": PACKAGE.replace("one.xhtml", "../../../etc/passwd")}), "is missing"),
        ("x.epub", book(**{"META-INF/encryption.xml": "<a/>", "META-INF/rights.xml": "<a/>"}), "is protected"),
    ],
)
def test_documents_that_cannot_be_read_are_refused(name, data, said):
    with pytest.raises(ReadError, match=said):
        load_bytes(data, name, 1_000_000 if "parts" in said else LIMIT, Path(name))


@given(st.binary(max_size=300), st.integers(0, 600), st.sampled_from(["x.docx", "x.epub", "x.mht", "x.txt"]))
def test_damaged_bytes_are_read_or_refused(junk, at, name):
    data = {"x.docx": word(paragraph("Ferry")), "x.mht": SAVED.encode()}.get(name) or book()
    with suppress(ReadError):
        load_bytes(data[:at] + junk + data[at + len(junk) :], name, LIMIT, Path(name))
    with suppress(ReadError):
        unpack(gzip.compress(ARTICLE.encode())[:at] + junk, "x.gz", LIMIT)
