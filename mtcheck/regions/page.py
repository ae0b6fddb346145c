"""A page while its parts are told apart: lines, what each says of itself, and the regions settled so far."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from mtcheck.language.kept import prose_of
from mtcheck.language.lines import Line, is_punctuation, is_slogan, last_word, line, list_details, torn_runs, trails_off
from mtcheck.language.menus import is_long_way, last_stop
from mtcheck.language.repeats import key
from mtcheck.language.topics import Topic
from mtcheck.language.wording import Wording
from mtcheck.model.kinds import BlockKind, Format, MarkKind, Region
from mtcheck.model.text import Block
from mtcheck.regions.authored import Authored
from mtcheck.regions.rows import is_dashed, is_menu
from mtcheck.regions.sign import Kind, Sign
from mtcheck.regions.signs import Signs

_PIECES = frozenset({Kind.LABEL, Kind.WIDGET, Kind.RELATED, Kind.ADDRESS, Kind.DATE, Kind.ARCHIVE})
_SIGNED = frozenset({Kind.BYLINE, Kind.DATE, Kind.UPDATED})
_UNTORN = frozenset({BlockKind.LIST_ITEM, BlockKind.HEADING, BlockKind.QUOTE, BlockKind.CELL, BlockKind.CODE})
_TAGLINE = 9
_PROSE = 4
_LONG = 20
_SENTENCE = 8
_TEASER = 16
_TOP = 4
"""How many lines from the top of a page the way to it is looked for, and below that its headline."""

FEWEST_TEASER_WORDS = 4
"""A shorter line under a heading of related links is no headline of another article."""


class UnsettledPage:
    """The blocks to settle, in page order, and the regions they have so far (None where still open)."""

    def __init__(
        self,
        blocks: Sequence[Block],
        signs: Signs,
        rows: Sequence[tuple[str, ...]] = (),
        *,
        format: Format = Format.PLAIN,
    ) -> None:
        self.blocks = blocks
        self.rows = rows or [()] * len(blocks)
        """The parts of each line, where it is a row of several."""
        self.wording: Wording = signs.wording
        self.language = signs.language
        texts = [prose_of(block) for block in blocks]
        self.lines = [line(text, block.gap) for text, block in zip(texts, blocks, strict=True)]
        self.signs = [_sign(text, block, signs) if text else None for text, block in zip(texts, blocks, strict=True)]
        self.regions: list[Region | None] = [None] * len(blocks)
        self.is_boxed = False
        """Whether markup tells the article, its headings and lists from what surrounds it."""
        self.menus: list[int] = []
        """Rows above the text that are a menu of the site."""
        self.is_authored = format.is_authored
        """Whether an author has written the file by hand, with no page around the article."""
        self.own: frozenset[int] = frozenset()
        """What an author has set apart from the paragraphs: headings, items, quotes, code."""
        self.is_saved = not format.is_authored
        """Whether there may be a page around the article."""
        self.has_headline = False
        """Whether the markup has named the headline, which is none of the blocks to settle."""
        _sign_torn_initials(self)
        self.torn = self._torn()
        for at in self.torn:
            self.signs[at] = None
        self._sign_rows(signs)
        self._sign_ways()
        self._sign_flat_menus(signs)
        self.slogans = self._slogans()
        for at in self.slogans:
            self.signs[at] = Sign(Kind.LABEL, Region.FRAME, sure=False)
        if format.is_authored:
            self._doubt_signs(format)

    def _doubt_signs(self, format: Format) -> None:
        """Take back what lines say of themselves where the author has set them, and on a page that is all article."""
        authored = Authored(self.blocks, self.lines, self.signs, self.language, format)
        self.is_saved, self.own = authored.is_saved, authored.own
        self.signs = [sign if authored.holds(at) else None for at, sign in enumerate(self.signs)]
        if not self.is_saved:
            self.menus, self.slogans = [], frozenset()

    def _sign_rows(self, signs: Signs) -> None:
        """Mark the rows above the first sentence: menus, of the site or of tools for the article; author and date."""
        first = next((at for at, this in enumerate(self.lines) if this.ends and this.words >= _SENTENCE), len(self))
        for at, this in enumerate(self.lines[:first]):
            row = self.rows[at]
            if not row or (is_dashed(row, this.text) and not self._is_above_title(at, first)):
                continue
            labels = [signs.of(part) for part in row]
            if is_dashed(row, this.text) and not any(each is not None and each.region.is_chrome for each in labels):
                continue
            if is_menu(row, [each is not None and each.region.is_chrome for each in labels]):
                tools = sum(each is not None and each.region is Region.SHARE_BAR for each in labels) * 2 >= len(row)
                self.signs[at] = Sign(Kind.LABEL, Region.SHARE_BAR if tools else Region.FRAME)
                self.menus += [] if tools else [at]
            elif (sign := self.signs[at]) is None or not sign.sure:
                signed = (each for each in labels if each is not None and each.kind in _SIGNED)
                self.signs[at] = next(signed, sign)

    def _sign_ways(self) -> None:
        """Mark the way to a page, in its first line or ending in its own headline, whatever its sections are called."""
        if self.lines and self.signs[0] is None and is_long_way(self.lines[0].text):
            self.signs[0] = Sign(Kind.LABEL, Region.FRAME)
        for at, this in enumerate(self.lines[:_TOP]):
            if self.signs[at] is None and (last := last_stop(this.text)):
                below = (f" {' '.join(key(other.text))} " for other in self.lines[at + 1 : at + 1 + _TOP])
                if any(f" {' '.join(key(last))} " in text for text in below):
                    self.signs[at] = Sign(Kind.LABEL, Region.FRAME)

    def _sign_flat_menus(self, signs: Signs) -> None:
        """Mark menus that have run together, above a headline and below the last sentence."""
        texts = [at for at, this in enumerate(self.lines) if this.ends and this.words >= _SENTENCE]
        if not texts:
            return
        for at in (*range(min(_TOP - 1, texts[0])), *range(texts[-1] + 1, len(self))):
            is_headed = at > texts[-1] or self._is_above_title(at, texts[0])
            if self.signs[at] is None and is_headed and signs.is_flat_menu(self.lines[at].text):
                self.signs[at] = Sign(Kind.LABEL, Region.FRAME)
                self.menus += [at] if at < texts[0] else []

    def _is_above_title(self, at: int, first: int) -> bool:
        """Whether a line of several words that may be the headline is between another and the text."""
        return any(
            self.signs[below] is None and self.lines[below].words >= _PROSE and not self.lines[below].goes_on
            for below in range(at + 1, first)
        )

    def _slogans(self) -> frozenset[int]:
        """Lines of a few short sentences above the first menu, where a site says what it wants to be."""
        above = range(max(self.menus, default=-1) + 1)
        return frozenset(at for at in above if self.signs[at] is None and is_slogan(self.lines[at].text))

    def __len__(self) -> int:
        return len(self.blocks)

    def settle(self, at: int, region: Region) -> None:
        """Give a block its region, unless it has one."""
        if self.regions[at] is None:
            self.regions[at] = region

    def kind(self, at: int) -> Kind | None:
        """What the line says it is by itself."""
        sign = self.signs[at]
        return sign.kind if sign else None

    def is_item(self, at: int) -> bool:
        """Whether the line is an item of a list."""
        return self.blocks[at].kind is BlockKind.LIST_ITEM

    def is_teaser(self, at: int) -> bool:
        """Whether a line under a heading of related links can be the headline of another article, or its time."""
        if self.kind(at) is Kind.RELATIVE_TIME:
            return True
        if at in self.own:
            return False
        this = self.lines[at]
        asks = this.text.rstrip('"”»“').endswith(("?", "!")) and this.words <= _TEASER and at not in self.torn
        return this.words >= FEWEST_TEASER_WORDS and (asks or not self.prose[at])

    def is_detail(self, at: int) -> bool:
        """Whether the line is one of several in a row that give a value behind what it is of: *Format: 14 x 23 cm*."""
        return at in self._details

    @cached_property
    def _details(self) -> frozenset[int]:
        return list_details(this.text for this in self.lines)

    @cached_property
    def topic(self) -> Topic:
        """What the article's own sentences are about."""
        prose = zip(self.lines, self.prose, strict=True)
        return Topic((this.text for this, is_prose in prose if is_prose and this.words > _TEASER), self.language)

    @cached_property
    def is_gapped(self) -> bool:
        """Whether blank lines stand between the lines as a rule."""
        return sum(this.gap for this in self.lines) * 3 > len(self.lines)

    @cached_property
    def prose(self) -> list[bool]:
        """Which lines are running text: whole sentences, pieces of one, or lines longer than any label."""
        return [self._is_prose(at) for at in range(len(self))]

    def _is_prose(self, at: int) -> bool:
        sign = self.signs[at]
        if (sign is not None and (sign.sure or sign.kind is not Kind.LEGAL)) or self.blocks[
            at
        ].kind is BlockKind.HEADING:
            return False
        this = self.lines[at]
        broken = this.words >= _SENTENCE and last_word(this.text) in self.wording.open
        if at in self.torn or this.words >= _LONG or broken:
            return True
        if this.words < _PROSE or this.text.endswith(":"):
            return False
        return this.ends and not (trails_off(this.text) and this.words <= _TAGLINE)

    def _torn(self) -> frozenset[int]:
        pieces = [self._piece(at) for at in range(len(self))]
        runs = torn_runs(pieces, self.wording.hinges, self.is_gapped)
        return frozenset(at for start, last in runs for at in range(start, last + 1))

    def _piece(self, at: int) -> Line | None:
        """The line as a piece of a torn sentence, or None where it cannot be one."""
        this, sign = self.lines[at], self.signs[at]
        if self.blocks[at].kind in _UNTORN:
            return None
        if sign is None or (sign.kind in (Kind.LEGAL, Kind.INITIALS) and not sign.sure):
            return this
        if sign.kind not in _PIECES or not 0 < at < len(self) - 1:
            return None
        before, after = self.lines[at - 1], self.lines[at + 1]
        held = after.goes_on or is_punctuation(after.text)
        follows = before.is_open and self.signs[at - 1] is None
        leads = not sign.sure and last_word(this.text) in self.wording.hinges.last
        return this if held and (follows or leads) else None


def _sign(text: str, block: Block, signs: Signs) -> Sign | None:
    sign = signs.of(text)
    return None if sign and sign.kind is Kind.RELATED and _is_reference(text, block) else sign


def _is_reference(text: str, block: Block) -> bool:
    """Whether an article refers its readers in a sentence of its own: *See also: the guide, the FAQ and the manual.*

    A headline of another article begins with a capital, is one link and ends without a full stop.
    """
    _, _, named = text.partition(": ")
    if not named.endswith(".") or named.endswith(".."):
        return False
    return named[0].islower() or sum(mark.kind is MarkKind.LINK for mark in block.marks) > 1


def _sign_torn_initials(page: UnsettledPage) -> None:
    """Mark an author's initials whose brackets stand on lines of their own."""
    for at, this in enumerate(page.lines):
        if this.text not in ("(", "["):
            continue
        for last in range(at + 1, min(at + 4, len(page))):
            inside = "".join(page.lines[each].text for each in range(at + 1, last + 1))
            if inside.endswith((")", "]")):
                if len(inside) <= 14 and inside == inside.lower():
                    page.signs[at : last + 1] = [Sign(Kind.INITIALS, Region.BYLINE)] * (last + 1 - at)
                break
