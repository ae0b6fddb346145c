"""Dashes in the captions of a film: those of two who speak, and those that were typed for a dash."""

from __future__ import annotations

from mtcheck.config import Config
from mtcheck.engine.calls import check_article
from mtcheck.loading import parse
from mtcheck.model.kinds import Format

CAPTION = "1\n00:00:14,000 --> 00:00:16,000\n{}\n"


def test_a_typed_dash_is_found_in_a_caption_that_begins_with_a_speaker():
    text = CAPTION.format("- Kommst du - endlich mit?\n- Noch nicht.")
    film = parse(text, "film.srt", Format.SUBTITLES)
    report = check_article(film, target_language="de", config=Config(only=("locale/typed-dash",)))
    assert [each.target.start for each in report.findings] == [text.index(" - endlich")]
