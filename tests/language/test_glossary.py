"""Glossaries: what is read, what is refused, what is matched."""

from __future__ import annotations

import pytest

from mtcheck.errors import UsageError
from mtcheck.language.glossary import Glossary, Term, is_in_compounds, load, wording_in

TBX = """<?xml version="1.0" encoding="UTF-8"?>
<tbx xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="1">
<langSec xml:lang="de"><termSec><term>Machthaber</term></termSec></langSec>
<langSec xml:lang="en-US"><termSec><term>ruler</term></termSec>
<termSec><term>rulers</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec></langSec>
</conceptEntry></body></text></tbx>"""


def test_a_table_is_read_with_all_its_columns(tmp_path):
    path = tmp_path / "terms.tsv"
    path.write_text(
        "source\ttarget\tforbidden\tkeep\nRat\tcouncil|board\tadvice\t\n\nNeue Brücke\t\t\tyes\n", encoding="utf-8"
    )
    assert load([str(path)], "de", "en").terms == (
        Term("Rat", ("council", "board"), ("advice",)),
        Term("Neue Brücke", keep=True),
    )


def test_tbx_is_read_with_its_forbidden_terms(tmp_path):
    path = tmp_path / "terms.tbx"
    path.write_text(TBX, encoding="utf-8")
    assert load([str(path)], "de", "en").terms == (Term("Machthaber", ("ruler",), ("rulers",)),)
    assert load([str(path)], "fr", "en").terms == ()


def test_entities_of_a_tbx_are_not_resolved(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    path = tmp_path / "terms.tbx"
    hostile = TBX.replace("<tbx", f'<!DOCTYPE tbx [<!ENTITY x SYSTEM "{secret.as_uri()}">]><tbx', 1)
    path.write_text(hostile.replace("ruler<", "&x;<"), encoding="utf-8")
    assert "secret" not in repr(load([str(path)], "de", "en"))


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.csv", "source,taget\nRat,council\n", r"a\.csv, line 1: unknown column 'taget'"),
        ("a.csv", "target\ncouncil\n", r"line 1: the column 'source' is missing"),
        ("a.csv", "source,target\nRat,council,board\n", r"line 2: 3 cells under 2 columns"),
        ("a.csv", "source,target\n...,council\n", r"line 2: the term has no word"),
        ("a.csv", "source,target\nRat,\n", r"line 2: 'Rat' has no target"),
        ("a.xlsx", "", r"a glossary is a \.csv, \.tsv or \.tbx file"),
        ("a.tbx", "<tbx>", r"a\.tbx"),
        ("a.tbx", "<tbx>\0\n\n</tbx>", r"a\.tbx: [^\n]*$"),
        ("a.csv", "KEY=s3cret\n", r"line 1: unknown column that is not a name"),
    ],
)
def test_a_bad_file_is_refused_with_its_place(tmp_path, name, text, message):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        load([str(path)], "de", "en")


def test_a_missing_file_is_named():
    with pytest.raises(UsageError, match=r"no-such\.csv"):
        load(["no-such.csv"], "de", "en")


def test_the_longest_term_wins_and_none_overlap():
    glossary = Glossary((Term("council", ("Rat",)), Term("district council", ("Kreistag",))))
    text = "The district councils and the council"
    found = [(term.source, text[start:end]) for term, start, end in glossary.occurrences(text, "en")]
    assert found == [("district council", "district councils"), ("council", "council")]


def test_a_kept_term_is_matched_letter_for_letter():
    glossary = Glossary((Term("Brücke", keep=True),))
    assert list(glossary.occurrences("Die Brücken", "de")) == []
    assert [text for text, *_ in glossary.occurrences("Die Brücke", "de")] == [glossary.terms[0]]


def test_a_wording_is_found_inflected_with_its_place():
    assert wording_in("Both agreements end.", ("contract", "agreement"), "en") == ("agreement", 5, 15)
    assert wording_in("Both deals end.", ("contract", "agreement"), "en") is None


@pytest.mark.parametrize(
    ("language", "text", "wording"),
    [
        ("cs", "V nových domech se hlasovalo o nájemních smlouvách.", "nájemní smlouva"),
        ("es", "Firmaron los contratos de alquiler.", "contrato de alquiler"),
        ("fi", "Vuokrasopimusten ehdot muuttuvat.", "vuokrasopimus"),
        ("fr", "Les hôpitaux publics recrutent.", "hôpital public"),
        ("hu", "A bérleti szerződéseket aláírták.", "bérleti szerződés"),
        ("it", "Gli uffici tributari sono chiusi.", "ufficio tributario"),
        ("nl", "De nieuwe ziekenhuizen zijn klein.", "ziekenhuis"),
        ("pl", "Nie ma łóżek w szpitalach miejskich.", "szpital miejski"),
        ("pt", "Foram adiadas as eleições municipais.", "eleição municipal"),
        ("ru", "Нет договоров аренды.", "договор аренды"),
        ("sv", "Skattekontoren stänger tidigt.", "skattekontor"),
        ("tr", "Kira sözleşmelerini imzaladı.", "kira sözleşmesi"),
        ("uk", "На засіданні міської ради сперечалися.", "міська рада"),
    ],
)
def test_inflected_terms_are_held(language, text, wording):
    assert wording_in(text, [wording], language) or is_in_compounds(text, [wording], language)


@pytest.mark.parametrize(
    ("language", "text", "wording"),
    [
        ("cs", "Stojí tam nové doby.", "dům"),
        ("fi", "Pitkä talvi alkoi.", "talo"),
        ("hu", "Hazai csapat nyert.", "ház"),
        ("pl", "W dymach nic nie widać.", "dom"),
        ("ru", "Много дыма.", "дом"),
        ("tr", "Evet dedi.", "ev"),
        ("uk", "Він радий.", "рада"),
    ],
)
def test_other_words_are_not(language, text, wording):
    assert not wording_in(text, [wording], language)
    assert not is_in_compounds(text, [wording], language)
