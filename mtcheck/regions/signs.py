"""What a line says of itself, whatever stands around it."""

from __future__ import annotations

import re
from enum import Enum, auto

from mtcheck.language.calls import stock
from mtcheck.language.credits import credit_wordings, ends_in_credit, has_equals_credit, is_picture_note
from mtcheck.language.flat_menus import is_flat_menu
from mtcheck.language.headlines import is_agency_line
from mtcheck.language.lexicon import Labels
from mtcheck.language.lines import ends
from mtcheck.language.menus import is_row, is_trail
from mtcheck.language.wording import YEAR, Wording, fold_line
from mtcheck.language.wordlists import ANY, any_word_of, word_set
from mtcheck.model.kinds import Region
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_MACHINE_TIME = lazy(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?|"
    r"(?:\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4},?) \d{1,2}:\d\d:\d\d(?: [AP]M)?"
)
_INITIALS = lazy(
    r"\(\s*[a-zà-ÿ]{2,5}(?:\s?[/,&-]\s?[a-zà-ÿ]{2,5}){0,3}\s*\)|[a-z]{2,5}(?:/[a-z]{2,5}){1,3}|/[a-zà-ÿ]{2,12}/"
    r"|[(\[](?=[^()\[\]]*[a-z])(?:[a-zà-ÿ]{2,5}|[A-Z]{2,5})(?:\s?/\s?(?:[a-zà-ÿ]{2,5}|[A-Z]{2,5})){1,3}[)\]]"
)
_AGENCY_NAME = lazy(r"\([A-Z]{2,6}\)")
_RIGHTS = lazy(r"[©ⓒ]|\(c\)\s|\bcopyright\b", re.IGNORECASE)
_SLASHED = lazy(r"[^\W\d_]\s?/\s?[^\W\d_]")
_AGENCY = lazy(lambda: rf"(?:/|\bvia )\s?(?:{any_word_of(ANY, 'agencies')})\b", re.IGNORECASE)
_MAKER = r"(?:\s?/\s?(?:[^\W\d_]\. ?){0,2}[^\W\d_][^.!?]{2,40})?"
_AGENCY_TAIL = lazy(lambda: rf"[.!?]\s?(?:{any_word_of(ANY, 'shouted-agencies')}){_MAKER}$")
_SHOUTED = lazy(
    r"(?:(?<=[.!?…] )|^)(?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+ ?){1,4}/ ?(?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+ ?){1,4}$|"
    r"[.!?…] / (?:[A-ZÀ-ÖØ-Þ][\w.'’-]+ ?){2,4}$| \| (?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+ ?){1,4}$"
)
"""Who took a picture, in capitals or after a slash, behind the caption's last sentence."""
_PAGE_NUMBER = lazy(r"[-–—] ?\d{1,3} ?[-–—]")
_NAMED_PAGE = lazy(lambda: rf"(?:{any_word_of(ANY, 'page-words')})\.? \d{{1,3}}", re.IGNORECASE)
_FILE = lazy(
    r"\.(?:pdf|docx?|xlsx?|od[st]|pptx?|zip|jpe?g|png|mp3|gpx|ics) ?\(\d+(?:[.,]\d+)?[ \u00a0]?[kKMG]i?[Bb]\)"
    r"|[(\[](?:PDF|DOCX?|XLSX?|OD[ST]|PPTX?|ZIP|JPE?G|PNG|MP3|GPX|ICS)\b[^()\[\]]{0,20}\d[ \u00a0]?[kKMG]i?[Bb][)\]]"
)
"""A file that a page offers, with its kind and size."""
_BRACKETS = lazy(r"[(\[]([^()\[\]]{1,24})[)\]]")
_ADDRESS = lazy(r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}(?:/\S*)?")
_LEAD = lazy(r"([^:,.]{1,47})([:,.])")
_SHOUTED_LEAD = lazy(r"([^\W\d_a-zß-ÿ][^a-zß-ÿ:,.–—|-]{1,46}?)\s([–—|-])\s")
_CAPTIONED = lazy(
    r"(?:[^\W_][\w'’,“”-]* ){5,24}= (?:\d{1,2}(?:st|nd|rd|th|\.)?|[^\W\d_a-zß-ÿ][\w'’.-]*),? [\w'’., -]{2,50}(?<![.!?])"
)
"""What is seen, and behind an equals sign when and where, as in Japanese newspapers."""
_PAIRS = lazy(r"(?:\A|[^:] |[|·•] ?)([^\W\d_]+(?: [^\W\d_]+){0,2}) ?: ?(?=\S)")
_BULLETS = " >»►▶→•*-–—"
_LAST_WORD = lazy(r"([^\W\d_]+\.?)$")
_NAME = lazy(lambda: rf"(?:[^\W\d_a-zà-ÿ][\w.'’-]*|{any_word_of(ANY, 'credit-joiners')}|,|&)")


class Kind(Enum):
    """What a line can be by itself."""

    MACHINE_TIME = auto()
    RELATIVE_TIME = auto()
    UPDATED = auto()
    DATE = auto()
    BYLINE = auto()
    INITIALS = auto()
    CREDIT = auto()
    CAPTION = auto()
    SUMMARY = auto()
    SOURCE = auto()
    ARCHIVE = auto()
    COPYRIGHT = auto()
    LEGAL = auto()
    RELATED = auto()
    WIDGET = auto()
    ADDRESS = auto()
    LABEL = auto()


class Sign(NamedTuple):
    """What a line is taken for, and whether the line alone is proof."""

    kind: Kind
    region: Region
    sure: bool = True


_LABELS = {
    **dict.fromkeys(("share", "print", "comment", "social", "save", "media", "cta", "newsletter"), Region.SHARE_BAR),
    **dict.fromkeys(("login", "subscribe", "paywall"), Region.PAYWALL),
    **dict.fromkeys(("nav", "meta", "consent", "weather", "sports"), Region.FRAME),
    **dict.fromkeys(("kicker", "breaking", "live"), Region.KICKER),
    "ad": Region.ADVERT,
    "related": Region.RELATED,
    "footer": Region.FOOTER,
    "timestamp": Region.TIMESTAMP,
    "byline": Region.BYLINE,
    "caption": Region.CAPTION,
}
_DOUBTFUL = frozenset({"nav", "meta", "weather", "sports", "kicker", "breaking", "live", "footer", "caption", "media"})
_NOTICES = frozenset({"paywall", "subscribe", "newsletter", "login", "ad"})
_CALLS = frozenset({"cta", "social", "comment", "meta", "footer"})
_ENTRIES = frozenset({"nav", "login", "save", "subscribe", "social", "weather", "sports", "footer"})
_LONGEST_NUMBER, _LONGEST_NAMED, _LONGEST_WORD = 8, 14, 100
_LONGEST_CODE = 50
_LONGEST_AGENCY = 40
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
        sign = self._of_marks(text, count)
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
        if count > _LONGEST_CAPTION:
            return None
        if len(text) < _LONGEST_CODE and (code := _of_code(text)):
            is_credit = code.kind is Kind.INITIALS and self.wording.leads(text, credit_wordings(self.wording))
            return Sign(Kind.CREDIT, Region.CAPTION) if is_credit else code
        if ("©" in text or "ⓒ" in text or "opyright" in text or "(c)" in text.lower()) and _RIGHTS.search(text):
            return self._of_rights(text, count)
        if (
            (":" in text and self._ends_in_credit(text))
            or (count <= _LONGEST_CREDIT and self._is_picture_of(text))
            or (" = " in text and _CAPTIONED.fullmatch(text))
            or ("= " in text and has_equals_credit(text, self.wording))
            or _AGENCY_TAIL.search(text)
            or (_is_shouted(text, count) and _SHOUTED.search(text))
            or ends_in_credit(text, self.wording)
        ):
            return Sign(Kind.CREDIT, Region.CAPTION)
        if self._is_of_site(text, count):
            return Sign(Kind.LABEL, Region.FRAME)
        if "(" in text or "[" in text:
            return self._of_brackets(text)
        if count <= _LONGEST_TRAIL and is_trail(text, self.language):
            return Sign(Kind.LABEL, Region.FRAME)
        last = text.rpartition(". ")[2] if ". " in text else ""
        if (
            last
            and (" " in last or count <= _LONGEST_CREDIT)
            and fold_line(last).rstrip(".") in self.wording.caption_marks
        ):
            return Sign(Kind.CAPTION, Region.CAPTION)
        return None

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

    def _ends_in_credit(self, text: str) -> bool:
        """Whether a photographer's name stands behind a label at the end of a caption."""
        head, _, name = text.rpartition(":")
        label = _LAST_WORD.search(head)
        if label is None or not 1 <= len(name.split()) <= 6 or not name.strip()[:1].isupper():
            return False
        if fold_line(label[1]) in self.wording.source and head[: label.start()].rstrip()[-1:] in ("|", "/", "•", "©"):
            return True
        return fold_line(label[1]) in self.wording.credit and (label.start() == 0 or head[label.start() - 1] in " .|(")

    def _is_picture_of(self, text: str) -> bool:
        """Whether a line begins with what a picture is called and goes on with whose it is: *Photo of Jan Roth*."""
        first, _, rest = text.partition(" ")
        if fold_line(first).rstrip(".") not in credit_wordings(self.wording) or ends(text):
            return False
        link, _, name = rest.partition(" ")
        return (link in word_set(ANY, "makers-joined-by") and _is_name(name)) or (
            first.endswith(".") and _is_name(rest)
        )

    def _of_rights(self, text: str, count: int) -> Sign | None:
        slashed = bool(_SLASHED.search(text))
        footer = self.wording.has_legal(text) or (bool(YEAR.search(text)) and not slashed)
        if "©" not in text and "ⓒ" not in text and not footer:
            return None
        if footer:
            return Sign(Kind.COPYRIGHT, Region.FOOTER) if count <= 20 else None
        return Sign(Kind.CREDIT, Region.CAPTION)

    def _of_brackets(self, text: str) -> Sign | None:
        for match in _BRACKETS.finditer(text):
            inside = fold_line(match[1]).strip()
            before = text[max(0, match.start() - _LONGEST_WORD) : match.start()].rsplit(None, 1)
            if inside in self.wording.caption_marks and len(inside) > 2 and match.end() == len(text):
                return Sign(Kind.CAPTION, Region.CAPTION)
            if inside in self.wording.caption_marks and before and before[-1][0].isupper():
                return Sign(Kind.CAPTION, Region.CAPTION, sure=len(inside) <= 2 or not inside.isalpha())
            if is_picture_note(match, self.wording):
                return Sign(Kind.CAPTION, Region.CAPTION)
            if self.wording.leads(match[1] + " ", self.wording.credit) or self._signs_off(match):
                return Sign(Kind.CREDIT, Region.CAPTION)
        return None

    def _signs_off(self, match: re.Match[str]) -> bool:
        """Whether the last bracket of a line names a photographer or agency without a colon."""
        label, _, name = match[1].partition(" ")
        return match.end() >= len(match.string) - 1 and name[:1].isupper() and fold_line(label) in self.wording.credit

    def _of_words(self, text: str, count: int) -> Sign | None:
        text = text.lstrip(_BULLETS)
        lead = _LEAD.match(text) or _SHOUTED_LEAD.match(text)
        if lead and (sign := self._of_lead(fold_line(lead[1].strip()), text, count, lead[2])):
            return sign
        if count <= 6 and _AGENCY.search(text) and not ends(text):
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
                return _label(phrase.kind, sure=True)
        return None

    def _of_lead(self, lead: str, text: str, count: int, mark: str) -> Sign | None:
        """What a line is whose first words stand before a colon, a comma or a full stop."""
        wording = self.wording
        if mark != "." and lead in wording.credit and count <= 14:
            return Sign(Kind.CREDIT, Region.CAPTION)
        if mark != "." and lead in wording.caption:
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
        if count <= 6 and fold_line(first) in wording.byline and not ends(text) and _is_name(rest):
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
            return _label(phrase.kind, phrase.sure)
        for hit in self.labels.wrong(text, self.language):
            return _label(hit.label.kind, hit.strong and hit.label.kind not in _DOUBTFUL)
        for hit in self.labels.right(text, self.language):
            return _label(hit.label.kind, hit.strong and hit.label.kind not in _DOUBTFUL)
        return None


def _of_code(text: str) -> Sign | None:
    """A machine's time, or the letters of an author or agency."""
    if text[0].isdigit() and _MACHINE_TIME.fullmatch(text):
        return Sign(Kind.MACHINE_TIME, Region.TIMESTAMP)
    if len(text) < _LONGEST_NUMBER and _PAGE_NUMBER.fullmatch(text):
        return Sign(Kind.LABEL, Region.FRAME)
    if len(text) < _LONGEST_NAMED and text[-1].isdigit() and _NAMED_PAGE.fullmatch(text):
        return Sign(Kind.LABEL, Region.FRAME, sure=False)
    if len(text) < 24 and _INITIALS.fullmatch(text):
        return Sign(Kind.INITIALS, Region.BYLINE)
    if len(text) < _LONGEST_AGENCY and not ends(text) and is_agency_line(text):
        return Sign(Kind.INITIALS, Region.BYLINE)
    if len(text) < 10 and _AGENCY_NAME.fullmatch(text):
        return Sign(Kind.INITIALS, Region.BYLINE, sure=False)
    return None


def _is_shouted(text: str, count: int) -> bool:
    """Whether a credit in capitals can end a line: of few words, one whose slash does not part two sections."""
    if count > _LONGEST_PART:
        return "/" in text or "|" in text
    return count > 1 and "/" in text and " / " not in text and text.isupper()


def _label(kind: str, sure: bool) -> Sign | None:
    region = _LABELS.get(kind)
    if region is None:
        return None
    if region is Region.RELATED:
        return Sign(Kind.RELATED, region, sure)
    return Sign(Kind.LABEL, region, sure)


def _is_name(text: str) -> bool:
    """Whether every word of a text could be part of a person's name."""
    words = text.replace(",", " ,").split()
    return 2 <= len(words) <= 7 and all(_NAME.fullmatch(word) for word in words)


def is_name(text: str) -> bool:
    """Whether a line is two to four capitalised words, as a person's name alone is."""
    return 2 <= len(text.split()) <= 4 and _is_name(text)
