"""The labels of the package are sound, are found as they stand on pages, and can be extended by a file."""

from __future__ import annotations

from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck import Config, check_article
from mtcheck.errors import UsageError
from mtcheck.language.label_files import parse_labels
from mtcheck.language.label_rows import COLUMNS, Label, expand, list_cells, make_key
from mtcheck.language.lexicon import Labels, labels
from mtcheck.language.packaged import DATA
from mtcheck.language.phrases import KINDS, fold, phrase_book
from mtcheck.loading import parse as parse_page
from mtcheck.model.kinds import Format

TARGETS = ("en", "de", "fr", "es", "it", "nl", "pl", "pt")
SOURCES = {"ar", "cs", "da", "de", "en", "es", "fr", "he", "it", "ja", "ko", "nl", "no", "pl", "pt", "ru", "sv", "tr"}
SOURCES |= {"bg", "ca", "el", "fi", "hr", "hu", "ro", "sk", "uk", "zh"}
HEADER = "\t".join(COLUMNS)
ROW = "de\ten\tshare\tTeilen\tShare\tSplit|Divide\tSplit"


def packaged(target):
    text = (resources.files("mtcheck") / "data" / "labels" / f"{target}.tsv").read_text(encoding="utf-8")
    return parse_labels(text, target)


def folded(words):
    return {fold(word) for word in words}


@pytest.mark.parametrize("target", TARGETS)
class TestPackagedLabels:
    def test_every_row_has_its_columns(self, target):
        text = (resources.files("mtcheck") / "data" / "labels" / f"{target}.tsv").read_text(encoding="utf-8")
        assert text.splitlines()[0] == HEADER
        assert {row.count("\t") for row in text.splitlines()} == {len(COLUMNS) - 1}
        assert len(parse_labels(text, target)) == sum(
            row.split("\t")[3].count("|") + 1 for row in text.splitlines()[1:]
        )

    def test_kinds_and_languages_are_known(self, target):
        assert {label.kind for label in packaged(target)} <= KINDS
        assert {label.source_language for label in packaged(target)} <= SOURCES - {target}
        assert {label.target_language for label in packaged(target)} == {target}

    def test_a_wrong_wording_is_never_a_right_one(self, target):
        right = {word for label in packaged(target) for word in folded(label.right)}
        wrong = {word for label in packaged(target) for word in folded(label.wrong)}
        assert not right & wrong

    def test_a_page_of_ordinary_labels_alone_has_no_mistranslated_one(self, target):
        listed = resources.files("mtcheck") / "data" / "interface" / f"{target}.txt"
        if not listed.is_file():
            pytest.skip("no list of ordinary lines")
        rows = listed.read_text(encoding="utf-8")
        words = [word.strip() for row in rows.splitlines() if not row.startswith("#") for word in row.split(",")]
        assert all(words)
        assert len(words) > 300
        page = parse_page("".join(f"<li>{word}</li>" for word in words), "menu.html", Format.HTML)
        config = Config(only=("markup/mistranslated-label",))
        assert not check_article(page, target_language=target, config=config).findings

    def test_no_label_stands_twice(self, target):
        keys = [(label.source_language, label.source.casefold()) for label in packaged(target)]
        assert len(keys) == len(set(keys))
        assert all(len(folded(label.wrong)) == len(label.wrong) for label in packaged(target))

    def test_no_choice_is_left_in_a_wording(self, target):
        assert not [
            word for label in packaged(target) for word in (*label.right, *label.wrong) if set(word) & set("{}/|~")
        ]

    def test_weak_wordings_are_some_of_the_wrong_ones(self, target):
        assert all(label.weak <= set(label.wrong) for label in packaged(target))

    def test_wrong_wordings_lead_back_to_their_label(self, target):
        book = labels()
        for label in packaged(target):
            for wording in label.wrong[::29]:
                line = wording.replace("#", "7")
                assert label in [hit.label for hit in book.wrong(line, target)], (label.source, wording)


class TestLookUp:
    book = labels()

    @pytest.mark.parametrize("line", ["Split", "split", "SPLIT", "Split:", "Split (12)", "• Split", "Split >"])
    def test_a_label_is_found_however_it_is_set(self, line):
        hits = [hit for hit in self.book.wrong(line, "en") if hit.label.source_language == "de"]
        assert [(hit.label.source, hit.suggestion, hit.strong) for hit in hits] == [("Teilen", "Share", False)]

    def test_curly_and_straight_apostrophes_are_alike(self):
        assert self.book.wrong("Director's letters", "en") == self.book.wrong("Director’s letters", "en") != ()

    def test_a_timestamp_label_takes_a_date(self):
        (hit,) = self.book.wrong("As of: 3 May 2023, 6:40 p.m.", "en")
        assert (hit.label.source, hit.suggestion, hit.value) == ("Stand:", "Updated:", "3 May 2023, 6:40 p.m.")

    def test_a_timestamp_label_without_a_colon_takes_a_date(self):
        hits = self.book.wrong("Published the 3 March 2023", "en")
        assert ("Publié le", "3 March 2023") in {(hit.label.source, hit.value) for hit in hits}

    def test_a_byline_label_takes_a_name(self):
        hits = self.book.wrong("From: Clara Winter", "en")
        assert ("Von:", "Clara Winter") in {(hit.label.source, hit.value) for hit in hits}

    def test_other_labels_take_nothing(self):
        assert self.book.wrong("Split: Croatia's second city", "en") == ()

    def test_a_number_is_carried_over(self):
        assert "32 minutes ago" in {hit.suggestion for hit in self.book.wrong("before 32 minutes", "en")}

    def test_the_label_of_an_original_is_found(self):
        hits = self.book.of_source("Drucken", "de", "en")
        assert [hit.label.right[0] for hit in hits] == ["Print"]
        assert self.book.of_source("Drucken", "fr", "en") == ()

    def test_a_language_without_labels_has_no_hits(self):
        assert self.book.wrong("Split", "xx") == ()
        assert self.book.wrong("Split", "../en") == ()


class TestFilesOfUsers:
    def test_a_file_adds_labels(self, tmp_path):
        path = tmp_path / "labels.tsv"
        path.write_text(f"{HEADER}\n# our own\n\nfi\ten\tshare\tJaa\tShare\tVote aye\t\n", encoding="utf-8")
        (hit,) = labels((str(path),)).wrong("Vote aye", "en")
        assert (hit.label.source_language, hit.suggestion, hit.strong) == ("fi", "Share", True)

    def test_the_weak_column_can_be_left_out(self):
        short = "\t".join(COLUMNS[:-1])
        assert parse_labels(f"{short}\nfi\ten\tshare\tJaa\tShare\tVote aye\n", "f")[0].weak == frozenset()

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("", "f: no labels"),
            (HEADER.replace("wrong", "wrnog"), "f:1: unknown column 'wrnog'; did you mean 'wrong'"),
            (HEADER.replace("kind\t", ""), "f:1: no column 'kind'"),
            (f"{HEADER}\nde\ten\tshare\tTeilen\t\tSplit\t", "f:2: 'right' is empty"),
            (f"{HEADER}\nde\ten\tshare\tTeilen", "f:2: 'right' is empty"),
            (f"{HEADER}\n\n{ROW.replace('share', 'shaer')}", "f:3: unknown kind 'shaer'; did you mean 'share'"),
            (f"{HEADER}\nde\ten\tshare\tTeilen\tShare\tSplit\tDivide", "f:2: weak wording 'Divide'"),
            (f"{HEADER}\nde|nl\ten\tshare\tTeilen\tShare\tDivide\t", "f:2: there must be one source language, or"),
            (f"{HEADER}\nde\ten\tshare\tTeilen\tShare\tshare:\t", "f:2: 'share' is both right and wrong"),
        ],
    )
    def test_an_error_names_the_file_and_the_line(self, text, message):
        with pytest.raises(UsageError) as error:
            parse_labels(text, "f")
        assert str(error.value).startswith(message)

    def test_a_missing_file_is_an_error(self, tmp_path):
        with pytest.raises(UsageError, match=r"none\.tsv"):
            labels((str(tmp_path / "none.tsv"),))

    def test_a_file_in_another_encoding_is_an_error(self, tmp_path):
        path = tmp_path / "latin.tsv"
        path.write_bytes("größer".encode("latin-1"))
        with pytest.raises(UsageError, match=r"latin\.tsv: line 1: not UTF-8"):
            labels((str(path),))


def test_a_row_may_have_several_labels():
    rows = f"{HEADER}\nfi|et\ten\tshare\tJaa|Jaga\tShare\tDeal out\t\nfi\ten\tprint\tTulosta|Paina\tPrint\tPress\tPress"
    assert [(label.source_language, label.source) for label in parse_labels(rows, "f")] == [
        ("fi", "Jaa"),
        ("et", "Jaga"),
        ("fi", "Tulosta"),
        ("fi", "Paina"),
    ]


@pytest.mark.parametrize(
    ("wording", "expanded"),
    [
        ("In the cart", ("In the cart",)),
        ("{In/Into} the {cart/}", ("In the cart", "In the", "Into the cart", "Into the")),
        ("Hello {name}", ("Hello {name}",)),
    ],
)
def test_choices_in_braces_are_wordings(wording, expanded):
    assert expand(wording) == expanded


def test_a_wording_keeps_its_numbers():
    label = Label("fi", "Sivu #/#", "en", ("Page # of #",), ("Flank # on #",), "nav")
    (hit,) = Labels([label]).wrong("Flank 2 on 7", "en")
    assert hit.suggestion == "Page 2 of 7"


WORDS = st.text(st.characters(categories=["Ll", "Lu"]), min_size=1, max_size=8)


@given(st.lists(WORDS, min_size=1, max_size=4, unique_by=str.casefold), WORDS)
def test_what_is_written_is_read_again(wrong, right):
    if make_key(right) in set(map(make_key, wrong)):
        return
    label = Label("fi", "lähde", "en", (right,), tuple(wrong), "share", frozenset(wrong[:1]))
    text = "\n".join((HEADER, "\t".join(list_cells(label))))
    assert parse_labels(text, "f") == (label,)
    assert label in [hit.label for hit in Labels([label]).wrong(wrong[0], "en")]


@pytest.mark.parametrize("language", sorted(path.stem for path in (DATA / "phrases").glob("*.tsv")))
class TestPhrases:
    def rows(self, language):
        text = (resources.files("mtcheck") / "data" / "phrases" / f"{language}.tsv").read_text(encoding="utf-8")
        return [row.split("\t") for row in text.splitlines()[1:]]

    def test_every_pattern_is_sound_and_fits_itself(self, language):
        for kind, certainty, wording in self.rows(language):
            assert kind in KINDS
            assert certainty in ("sure", "weak")
            words = wording.split()
            assert words.count("…") <= 2
            assert not (words[0] in "#…" and words[-1] in "#…") or words == ["#"], wording
            line = wording.replace("#", "5").replace("…", "any words")
            assert kind in {phrase.kind for phrase in phrase_book(language).of(line)}, wording

    def test_no_pattern_stands_twice(self, language):
        keys = [(kind, wording) for kind, _, wording in self.rows(language)]
        assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Share on Facebook", "share"),
        ("12 Comments", "comment"),
        ("COMMENTS (12)", "comment"),
        ("Already a subscriber?", "paywall"),
        ("You have 3 free articles left.", "paywall"),
        ("© 2020 The Harbour Post", "footer"),
        ("Read also:", "related"),
        ("3 hours ago", "timestamp"),
    ],
)
def test_lines_of_a_page_are_known(line, kind):
    assert kind in {phrase.kind for phrase in labels().phrase(line, "en")}


@pytest.mark.parametrize("line", ["", "...", "The harbour stays closed.", "word " * 80])
def test_other_lines_are_not(line):
    assert labels().phrase(line, "en") == ()
