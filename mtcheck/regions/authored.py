"""What a file that an author writes by hand may have of a page around its text: Markdown, AsciiDoc, reStructuredText.

Such a file is all article as a rule: its headings, lists and blocks of code are where the author has set them, whatever
they are called. Only a page that was saved from the web and converted has more, and that shows itself: in its buttons
and notices, on lines of their own, and in lists of links that lead away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtcheck.language.lines import Line
from mtcheck.language.wordlists import word_set
from mtcheck.model.kinds import BlockKind, Format, MarkKind, Region
from mtcheck.model.text import Block
from mtcheck.patterns import lazy
from mtcheck.regions.markup import is_link
from mtcheck.regions.sign import Kind, Sign

_SET = frozenset({BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.CODE, BlockKind.CELL})
"""What an author sets apart from the paragraphs."""
_AWAY = lazy(r"(?i)(?:https?:)?//|/(?!/)")
_LONGEST_LABEL = 8
_TEASER = 4
"""Words of another article's headline, at least."""
_FEWEST_TEASERS, _FEWEST_TOOLS, _FEWEST_PROOFS = 2, 2, 2
"""Lines that are another's: of a list, and of a whole page, at least."""
_ENOUGH = 4
"""Lines of a page from which on all of it may have been saved, headings and lists as well."""
_STATED = frozenset({Kind.COPYRIGHT, Kind.SOURCE})
"""Kinds of lines that say whose a text is, which an author's own file has as well."""


class Authored:
    """The blocks of such a file, with what each of its lines says of itself."""

    def __init__(
        self,
        blocks: Sequence[Block],
        lines: Sequence[Line],
        signs: Sequence[Sign | None],
        language: str,
        format: Format,
    ) -> None:
        self._blocks = blocks
        self._lines = lines
        self._signs = signs
        self._language = language
        self._format = format
        self._bars = [run for run in self._lists() if self._are_tools(run)]
        self._tools = frozenset(at for run in self._bars for at in run)
        proofs = self._count_proofs()
        self.is_saved = proofs >= _FEWEST_PROOFS or self._is_plain()
        """Whether the file is proved to be a page that was saved from the web, or is plain text by another name."""
        self.own = frozenset[int]() if self._is_plain() or proofs >= _ENOUGH else self._find_own()
        """The numbers of the blocks that their author has set where they are."""

    def holds(self, at: int) -> bool:
        """Whether what a line says of itself can be true."""
        block, sign = self._blocks[at], self._signs[at]
        if sign is None or at in self.own:
            return False
        if self.is_saved or not sign.region.is_chrome or block.kind is BlockKind.HEADING:
            return True
        if sign.kind is Kind.RELATED:
            is_lead = ":" not in block.text.rstrip(" :") and at + 1 in self.own
            return not is_lead and (not _has_link(block) or _leads_away(block))
        return at in self._tools or self._is_label(at)

    def _is_plain(self) -> bool:
        """Whether nothing is marked up at all, so that nothing is known of the file."""
        return all(block.kind is BlockKind.PARAGRAPH and not block.marks for block in self._blocks)

    def _lists(self) -> Iterator[range]:
        first = 0
        for at in range(len(self._blocks) + 1):
            if at == len(self._blocks) or self._blocks[at].kind is not BlockKind.LIST_ITEM:
                if first < at:
                    yield range(first, at)
                first = at + 1

    def _are_tools(self, items: range) -> bool:
        """Whether all items of a list are labels of a page, of what can be done with it unless they lead away, and
        nothing has announced them.
        """
        signs = [(at, sign) for at in items if (sign := self._signs[at]) is not None and sign.region.is_chrome]
        tools = sum(sign.region is Region.SHARE_BAR or _leads_away(self._blocks[at]) for at, sign in signs)
        is_bar = tools == len(items) and sum(map(self._is_label, items)) >= _FEWEST_TOOLS
        return is_bar and not self._is_announced(items[0])

    def _is_announced(self, at: int) -> bool:
        """Whether what stands above a list leads to it: a heading below the page's title, or words without an end."""
        if at == 0:
            return False
        above = self._blocks[at - 1]
        if above.kind is BlockKind.HEADING:
            return any(block.kind is BlockKind.HEADING for block in self._blocks[: at - 1])
        return above.text.endswith(":") or (self._signs[at - 1] is None and not self._lines[at - 1].ends)

    def _count_proofs(self) -> int:
        """How many lines surely are those of a page around an article; those that say whose it is are one, and so is
        a bar of tools.
        """
        stated = any(sign is not None and sign.kind in _STATED and sign.sure for sign in self._signs)
        return stated + len(self._bars) + sum(map(self._is_proof, range(len(self._blocks))))

    def _is_proof(self, at: int) -> bool:
        """Whether a line by itself is one of a page around an article."""
        block, sign = self._blocks[at], self._signs[at]
        if sign is None or sign.kind is Kind.RELATED or not self._is_label(at):
            return False
        return _leads_away(block) or (block.kind is BlockKind.PARAGRAPH and at not in self._tools)

    def _find_own(self) -> frozenset[int]:
        own = {at for at, block in enumerate(self._blocks) if block.kind in _SET and at not in self._tools}
        if self.is_saved:
            own = {at for at in own if not is_link(self._blocks[at])}
        for at in sorted(own):
            if self._blocks[at].kind is BlockKind.HEADING and (links := self._links_under(at)):
                own -= {at, *links}
        return frozenset(own)

    def _links_under(self, at: int) -> range:
        """What is listed under a heading of links to other articles; nothing where the heading is the author's own."""
        sign = self._signs[at]
        if sign is None or not sign.region.is_chrome:
            return range(0)
        if not self.is_saved and (sign.kind is not Kind.RELATED or not self._format.is_saved_to):
            return range(0)
        last = at + 1
        while last < len(self._blocks) and self._is_listed(last, at):
            last += 1
        found = range(at + 1, last)
        return found if len(found) >= _FEWEST_TEASERS else range(0)

    def _is_listed(self, at: int, heading: int) -> bool:
        """Whether a line is another article's headline: of several words and a link, unless the heading says so."""
        block = self._blocks[at]
        if block.kind is BlockKind.HEADING or not (self.is_saved or self._lines[at].words >= _TEASER):
            return False
        if _leads_away(block):
            return True
        is_item = block.kind is BlockKind.LIST_ITEM and self._lines[at].words >= _TEASER and not self._lines[at].ends
        return is_item and not block.marks and self._names_articles(heading)

    def _names_articles(self, at: int) -> bool:
        """Whether a heading of related links says that these lead to articles."""
        sign = self._signs[at]
        words = self._blocks[at].text.casefold().rstrip(" :").split()
        is_related = sign is not None and sign.kind is Kind.RELATED
        return is_related and not word_set(self._language, "articles-of-papers").isdisjoint(words)

    def _is_label(self, at: int) -> bool:
        """Whether a line is surely a label or a notice of a page, and no sentence or way through a program's menus."""
        block, line, sign = self._blocks[at], self._lines[at], self._signs[at]
        if sign is None or not sign.region.is_chrome or not sign.sure:
            return False
        if any(mark.kind is MarkKind.CODE for mark in block.marks) or block.kind is BlockKind.HEADING:
            return False
        if sign.kind in _STATED:
            return False
        if sign.kind is Kind.ARCHIVE:
            return True
        if sign.region is Region.FRAME:
            return line.ends and not block.text.endswith(":")
        return line.words <= _LONGEST_LABEL and not line.ends and (not _has_link(block) or _leads_away(block))


def _has_link(block: Block) -> bool:
    return any(mark.kind is MarkKind.LINK for mark in block.marks)


def _leads_away(block: Block) -> bool:
    """Whether a block is one link to another site, or to a page by its way from the top of its own."""
    targets = [mark.target for mark in block.marks if mark.kind is MarkKind.LINK]
    return bool(targets) and is_link(block) and all(map(_AWAY.match, targets))
