"""What a line says of itself, whatever stands around it."""

from __future__ import annotations

import re

from mtcheck.language.calls import stock
from mtcheck.language.credits import (
    credit_wordings,
)
from mtcheck.language.flat_menus import is_flat_menu
from mtcheck.language.lexicon import Labels
from mtcheck.language.lines import ends
from mtcheck.language.menus import is_row, is_trail
from mtcheck.language.wording import Wording, fold_line
from mtcheck.language.wordlists import ANY, any_word_of
from mtcheck.model.kinds import Region
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy
from mtcheck.regions.codes import LONGEST_CODE, code_sign
from mtcheck.regions.makers import (
    bracket_sign,
    has_rights,
    is_agency_credit,
    is_name_like,
    may_end_in_maker,
    names_author,
    names_maker,
    rights_sign,
)
from mtcheck.regions.sign import Kind, Sign, label_sign

_FILE = lazy(
    r"\.(?:pdf|docx?|xlsx?|od[st]|pptx?|zip|jpe?g|png|mp3|gpx|ics) ?\(\d+(?:[.,]\d+)?[ \u00a0]?[kKMG]i?[Bb]\)"
    r"|[(\[](?:PDF|DOCX?|XLSX?|OD[ST]|PPTX?|ZIP|JPE?G|PNG|MP3|GPX|ICS)\b[^()\[\]]{0,20}\d[ \u00a0]?[kKMG]i?[Bb][)\]]"
)
"""A file that a page offers, with its kind and size."""
_ADDRESS = lazy(r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}(?:/\S*)?")
_LEAD = lazy(r"([^:,.]{1,47})([:,.])")
_SHOUTED_LEAD = lazy(r"([^\W\d_a-zß-ÿ][^a-zß-ÿ:,.–—|-]{1,46}?)\s([–—|-])\s")
_CLOCK_END = lazy(r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?$")
_FIGURE = lazy(lambda: rf"(?:{any_word_of(ANY, 'figure-words')})\.? ?\d{{1,3}}:", re.IGNORECASE)
"""What a picture of a report is called, with its number."""
_PAIRS = lazy(r"(?:\A|[^:] |[|·•] ?)([^\W\d_]+(?: [^\W\d_]+){0,2}) ?: ?(?=\S)")
_BULLETS = " >»►▶→•*-–—"
_DOUBTFUL = frozenset({"nav", "meta", "weather", "sports", "kicker", "breaking", "live", "footer", "caption", "media"})
_NOTICES = frozenset({"paywall", "subscribe", "newsletter", "login", "ad"})
_CALLS = frozenset({"cta", "social", "comment", "meta", "footer"})
_ENTRIES = frozenset({"nav", "login", "save", "subscribe", "social", "weather", "sports", "footer"})
_LONGEST_LABEL = 8
_LONGEST_CAPTION = 45
_LONGEST_CREDIT = 8
_LEADS_ON, _LONGEST_CALL = 3, 6
_DASHES = frozenset("-–—>»|")
_SHOUTED_HEAD = lazy(r"([^a-zß-ÿ:]{8,60}): (?=\S)")
_LONGEST_TRAIL, _LONGEST_PART = 16, 3


class Signs(NamedTuple):
    """Reads lines in one language."""

    wording: Wording
    labels: Labels
    language: str

    def of(self, text: str) -> Sign | None:
        """What the line is by itself, or None for running text and for lines that say nothing."""
        count = len(text.split())
        sign = self._of_marks(text, count) if count <= _LONGEST_CAPTION else None
        if sign is None and count <= _LONGEST_LABEL * 2:
            sign = self._of_words(text, count)
        if sign is None and self.wording.leads(text, self.wording.summary):
            return Sign(Kind.SUMMARY, Region.SUMMARY)
        if sign is None and self.wording.has_legal(text):
            return Sign(Kind.LEGAL, Region.FOOTER, sure=count <= 12 and not ends(text))
        if sign is None and count <= _LONGEST_LABEL * 2 and self._is_dated(text, count):
            return Sign(Kind.DATE, Region.TIMESTAMP, sure=False)
        return sign

    def is_flat_menu(self, text: str) -> bool:
        """Whether a line where menus are is one whose entries have run together."""
        return is_flat_menu(text, self.language, self._is_entry)

    def _is_entry(self, name: str) -> bool:
        """Whether a name is what becomes of a menu's entry in a bad translation."""
        return any(hit.label.kind in _ENTRIES and not hit.value for hit in self.labels.wrong(name, self.language))

    def _is_dated(self, text: str, count: int) -> bool:
        if count <= _LONGEST_LABEL and not ends(text) and self.wording.has_date(text):
            return True
        return self.wording.may_be_stamp(text)

    def _of_marks(self, text: str, count: int) -> Sign | None:
        if len(text) < LONGEST_CODE and (code := code_sign(text)):
            is_credit = code.kind is Kind.INITIALS and self.wording.leads(text, credit_wordings(self.wording))
            return Sign(Kind.CREDIT, Region.CAPTION) if is_credit else code
        if has_rights(text):
            return rights_sign(text, count, self.wording)
        if names_maker(text, count, self.wording):
            return Sign(Kind.CREDIT, Region.CAPTION)
        if may_end_in_maker(text, count):
            return Sign(Kind.CAPTION, Region.CAPTION, sure=False)
        if self._is_of_site(text, count):
            return Sign(Kind.LABEL, Region.FRAME)
        if " » " in text and self._is_posted(text):
            return Sign(Kind.UPDATED, Region.TIMESTAMP)
        if "(" in text or "[" in text:
            return bracket_sign(text, self.wording, self.language)
        if count <= _LONGEST_TRAIL and is_trail(text, self.language):
            return Sign(Kind.LABEL, Region.FRAME)
        if self._ends_in_mark(text, count):
            return Sign(Kind.CAPTION, Region.CAPTION)
        return None

    def _ends_in_mark(self, text: str, count: int) -> bool:
        """Whether the last sentence of a line is one of the marks of captions."""
        last = text.rpartition(". ")[2] if ". " in text else ""
        is_short = bool(last) and (" " in last or count <= _LONGEST_CREDIT)
        return is_short and fold_line(last).rstrip(".") in self.wording.caption_marks

    def _is_posted(self, text: str) -> bool:
        """Whether a forum says who wrote and when: *by Anna » 11 Jan 2024, 20:14*."""
        return fold_line(text.partition(" ")[0]) in self.wording.byline and bool(_CLOCK_END.search(text))

    def _is_of_site(self, text: str, count: int) -> bool:
        """Whether a line is a row of sections or buttons, gives details of a page, or offers a file."""
        if count <= _LONGEST_TRAIL and (is_row(text, self.language) or (not ends(text) and _FILE.search(text))):
            return True
        return text.count(":") > 1 and self._is_card(text)

    def _is_card(self, text: str) -> bool:
        """Whether a line gives source, author or picture with other details of a page, each behind its label."""
        leads = [fold_line(lead).strip() for lead in _PAIRS.findall(text)]
        known = self.wording.source | self.wording.byline | self.wording.credit
        named = sum(any(lead == word or lead.endswith(f" {word}") for word in known) for lead in leads)
        return len(leads) > 1 and named > 0 and not ends(text)

    def _of_words(self, text: str, count: int) -> Sign | None:
        text = text.lstrip(_BULLETS)
        lead = _LEAD.match(text) or _SHOUTED_LEAD.match(text)
        if lead and (sign := self._of_lead(fold_line(lead[1].strip()), text, count, lead[2])):
            return sign
        if is_agency_credit(text, count):
            return Sign(Kind.CREDIT, Region.CAPTION)
        if self._leads_elsewhere(text, count) or (not ends(text) and stock(self.language).recommends(text)):
            return Sign(Kind.RELATED, Region.RELATED)
        if self.wording.is_relative_time(text):
            return Sign(Kind.RELATIVE_TIME, Region.RELATED)
        if count > _LONGEST_PART and not ends(text) and self._is_reserved(text):
            return Sign(Kind.RELATED, Region.RELATED)
        if self.wording.is_stamp(text):
            return Sign(Kind.UPDATED, Region.TIMESTAMP)
        if not ends(text) and self.wording.leads_to_archive(text):
            return Sign(Kind.ARCHIVE, Region.FOOTER, sure=self.wording.has_date(text))
        if count == 1 and _ADDRESS.fullmatch(text.lower()):
            return Sign(Kind.ADDRESS, Region.FRAME, sure=False)
        return self._of_label(text, count) if count <= _LONGEST_LABEL else self._notice(text)

    def _is_reserved(self, text: str) -> bool:
        """Whether a headline has in capitals before it who may read its article."""
        first = text.partition(" ")[0]
        return first.isupper() and fold_line(first) in self.wording.subscribers

    def _notice(self, text: str) -> Sign | None:
        """A line of several words that offers an access, asks for consent or announces an advert."""
        for phrase in self.labels.phrase(text, self.language):
            if phrase.sure and (phrase.kind in _NOTICES or (phrase.kind in _CALLS and "…" not in phrase.wording)):
                return label_sign(phrase.kind, sure=True)
        return None

    def _of_lead(self, lead: str, text: str, count: int, mark: str) -> Sign | None:
        """What a line is whose first words stand before a colon, a comma or a full stop."""
        wording = self.wording
        if mark != "." and lead in wording.credit and count <= 14:
            return Sign(Kind.CREDIT, Region.CAPTION)
        if (mark != "." and lead in wording.caption) or _FIGURE.match(text):
            return Sign(Kind.CAPTION, Region.CAPTION)
        shouted = text[: len(lead)].isupper() or text[len(lead) : len(lead) + 2] == ".."
        if mark in ".–—|-" and lead in wording.related and shouted:
            return Sign(Kind.RELATED, Region.RELATED)
        if mark != ":":
            return None
        if lead in wording.updated and (wording.has_date(text) or wording.is_relative_time(text)):
            return Sign(Kind.UPDATED, Region.TIMESTAMP)
        if lead in wording.byline and 2 <= count <= 10 and not text.endswith(".") and not wording.has_date(text):
            return Sign(Kind.BYLINE, Region.BYLINE)
        if lead in wording.source and count <= 8:
            return Sign(Kind.SOURCE, Region.FOOTER)
        if (
            lead in wording.related
            or (text[len(lead) + 2 :][:1].isupper() and stock(self.language).recommends(lead))
            or (text[0].isupper() and count > _LEADS_ON and wording.begins(lead, wording.more) and not ends(text))
        ):
            return Sign(Kind.RELATED, Region.RELATED)
        return None

    def _leads_elsewhere(self, text: str, count: int) -> bool:
        """Whether the call to read another article stands before its headline, without a colon or in capitals."""
        if count <= _LEADS_ON or (ends(text) and not (text.endswith("?") and text[:4].isupper())):
            return False
        head = _SHOUTED_HEAD.match(text) if text[:4].isupper() else None
        if head and len(head[1].split()) >= _LEADS_ON and text[head.end() :].strip():
            names = fold_line(head[1]).replace(",", " ").split()
            if any(stock(self.language).has("page", name) for name in names):
                return True
        words = text.split()
        for length in range(min(_LONGEST_CALL, count - 2), 1, -1):
            call = " ".join(words[:length])
            if fold_line(call) in self.wording.related:
                rest = words[length:] if words[length] not in _DASHES else words[length + 1 :]
                return bool(rest) and rest[0][0].isupper() and (call.isupper() or length > 2 or self.language != "de")
        return False

    def _of_label(self, text: str, count: int) -> Sign | None:
        wording = self.wording
        line = fold_line(text).rstrip(" :.…›»→>").strip()
        first, _, rest = text.partition(" ")
        if count <= 6 and fold_line(first) in wording.byline and not ends(text) and is_name_like(rest):
            return Sign(Kind.BYLINE, Region.BYLINE)
        if names_author(text, count, self.language):
            return Sign(Kind.BYLINE, Region.BYLINE)
        if line in wording.related:
            return Sign(Kind.RELATED, Region.RELATED)
        if not ends(text) and wording.begins(text, wording.updated) and wording.has_date(text):
            return Sign(Kind.UPDATED, Region.TIMESTAMP)
        if (kind := self._known(text)) is not None:
            return kind
        if line in wording.widgets:
            return Sign(Kind.WIDGET, Region.FRAME, sure=False)
        if line in wording.source:
            return Sign(Kind.SOURCE, Region.FOOTER, sure=count > 1)
        return None

    def _known(self, text: str) -> Sign | None:
        """What the lexicon of labels and the book of phrases know the line to be."""
        for phrase in self.labels.phrase(text, self.language):
            return label_sign(phrase.kind, phrase.sure)
        for hit in self.labels.wrong(text, self.language):
            return label_sign(hit.label.kind, hit.strong and hit.label.kind not in _DOUBTFUL)
        for hit in self.labels.right(text, self.language):
            return label_sign(hit.label.kind, hit.strong and hit.label.kind not in _DOUBTFUL)
        return None
