"""Lines of a page that can be labels of its interface, and who explains the wrong ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import field
from functools import partial

from mtcheck.checks.base import Article
from mtcheck.checks.markup._label_rows import split_row
from mtcheck.checks.origins import Origin, origin
from mtcheck.language.key_marks import Label as KeyedLabel
from mtcheck.language.key_marks import read_label as read_keyed
from mtcheck.language.label_rows import Label
from mtcheck.language.lexicon import Hit
from mtcheck.language.literal import literal_hits
from mtcheck.language.origins import usual_origins
from mtcheck.language.phrases import Phrase, fold
from mtcheck.language.wordlists import word_set
from mtcheck.model.kinds import BlockKind, MarkKind, Region
from mtcheck.model.properties import cached_property
from mtcheck.model.records import record
from mtcheck.model.spans import Span
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

TOOLS = frozenset({"share", "print", "comment", "social", "save", "login", "subscribe", "newsletter"})
"""Kinds of the buttons that stand around an article."""

_NEAR_TOOLS = TOOLS | {"timestamp", "byline"}
_REACH = 3
_MOST_WORDS = 5
_MOST_WORDS_OF_SURE = 9
_FEW_LANGUAGES = 2
"""Languages that a wording renders up to which it tells of one of them."""
_FEWER_LANGUAGES = 8
"""Languages that two wordings have in common up to which both together tell of one of them."""
_STRONG, _WEAK = 3, 1
_KICKER = lazy(r"([^\W\d_a-zß-ÿ](?:[^\W\d_a-zß-ÿ]|[ '’.-]){3,28}[^\W\d_a-zß-ÿ])\s?[–—:-]\s")
_LONGEST_NAMED = 100
_NAMED = lazy(r"([^\W\d_][^\d:.!?]{2,28}):\s\S")
_LAST_SENTENCE = lazy(r"[^\W\d_]{2}[?!.] ([^?!.]{4,40})$")
_ENDED = lazy(r"[.!?…”\"»]\s+$")
_NAMING_KINDS = frozenset({"kicker", "related", "caption", "media", "footer", "meta", "sports"})
"""Kinds of the labels that stand before a colon and what they name."""
_CONTENT = frozenset({BlockKind.HEADING, BlockKind.CELL})
_HEADING_KINDS = frozenset({"meta", "related", "nav"})


@record
class Line:
    """A block, or a link in a row of links, whose whole text may be a label."""

    block: Block
    start: int
    end: int
    wrong: tuple[Hit, ...]
    known: Callable[[str], tuple[Phrase, ...]]
    """What a line of the page's language is known to be."""
    keyed: KeyedLabel | None = None
    """What it is without the marks of a program for its keys."""

    @cached_property
    def sound(self) -> frozenset[str]:
        """The kinds of sound labels that it can be."""
        if self.wrong:
            return frozenset()
        if self.block.region in (Region.SHARE_BAR, Region.COMMENTS):
            return frozenset({"share"})
        # a pattern such as "© …" also fits credits, which say nothing of the lines around them
        return frozenset(
            each.kind for each in self.known(self.text) if each.kind != "footer" or "…" not in each.wording
        )

    @cached_property
    def text(self) -> str:
        """What it says."""
        return self.keyed.text if self.keyed else self.block.text[self.start : self.end]

    @property
    def is_tool(self) -> bool:
        """Whether it is a sound label of the buttons around an article, which are short, or a time or byline."""
        return bool(self.sound & (_NEAR_TOOLS if len(self.text.split()) <= _MOST_WORDS else _NEAR_TOOLS - TOOLS))

    @cached_property
    def languages(self) -> set[str]:
        """The languages with a label that it renders."""
        return {hit.label.source_language for hit in self.wrong}

    def renders(self, kinds: Set[str]) -> bool:
        """Whether it is a literal translation of a label of one of these kinds."""
        return any(hit.label.kind in kinds for hit in self.wrong)

    @property
    def strong(self) -> bool:
        return any(hit.strong for hit in self.wrong)

    @property
    def ordinary(self) -> bool:
        """Whether its wording is a sound label of any page."""
        return all(hit.ordinary for hit in self.wrong)


@record
class LabelLines:
    """The label-like lines of a page in their order."""

    lines: tuple[Line, ...]
    source_language: str
    originals: Mapping[Label, Span] = field(default_factory=dict)
    """The labels that the original's page holds, and where; empty without an original."""
    is_pair: bool = False
    """Whether the original of each line is known, so that only its own label can have become a wrong one."""
    sound_labels: Set[str] = frozenset()
    """Headings and entries of menus that are right by themselves, in lower case."""
    find_origin: Callable[[], Origin] = Origin
    """What the page betrays of its original, asked for where a weak wording needs it."""

    @cached_property
    def votes(self) -> Counter[str]:
        """How well each language explains the wrong labels of the page."""
        votes: Counter[str] = Counter()
        wordings = {line.text.casefold(): line for line in self.lines if line.wrong}
        for line in wordings.values():
            for language in line.languages:
                own = [hit for hit in line.wrong if hit.label.source_language == language]
                votes[language] += _STRONG if any(hit.strong for hit in own) else _WEAK
        return votes

    @cached_property
    def _strong_languages(self) -> set[str]:
        return {hit.label.source_language for line in self.lines for hit in line.wrong if hit.strong}

    @cached_property
    def mistranslated(self) -> tuple[tuple[Line, Hit], ...]:
        """Lines that are surely literal translations of a label, each with its best explanation."""
        shown = (line for at, line in enumerate(self.lines) if line.wrong and self._is_shown(at, line))
        return tuple((line, self._best(line)) for line in shown)

    def _is_shown(self, at: int, line: Line) -> bool:
        """Whether the original or the page says that a line is wrong."""
        if self.is_pair:
            return self._is_proven(line)
        if line.text.casefold().rstrip(":") in self.sound_labels:
            return False
        return line.strong or _is_desk(line) or self._supported(at, line)

    def original(self, hit: Hit) -> Span | None:
        """Where the original has the label, if it has."""
        return self.originals.get(hit.label)

    def _is_proven(self, line: Line) -> bool:
        """Whether the original is this label, or a near one of its language whose wrong wording means nothing else."""
        own = self.source_language
        return any(self.original(hit) or (hit.strong and hit.label.source_language == own) for hit in line.wrong)

    @cached_property
    def _has_buttons(self) -> bool:
        """Whether the original came with its buttons, so that a button has to be one of them."""
        return any(label.kind in TOOLS for label in self.originals)

    def _supported(self, at: int, line: Line) -> bool:
        if self._has_buttons or (self.originals and not any(hit.label.kind in TOOLS for hit in line.wrong)):
            return any(self.original(hit) for hit in line.wrong)
        if self._is_betrayed(line):
            return True
        if line.block.kind in _CONTENT:
            return False
        near = [other for other in self.lines[max(0, at - _REACH) : at + _REACH + 1] if other is not line]
        if line.ordinary:
            return self._is_named_tool(line, near) or any(
                other.strong or (not other.ordinary and self._tell(line, other)) for other in near
            )
        if self.source_language in line.languages or self._strong_languages & line.languages:
            return True
        if any("footer" in other.sound for other in near):
            return False
        tool = any(hit.label.kind in TOOLS and not self._is_rendered(hit) for hit in line.wrong)
        if tool and any(other.is_tool for other in near):
            return True
        beside = [other for other in near if other.languages & line.languages and not _same(other, line)]
        is_telling = len(line.languages) <= _FEW_LANGUAGES
        suspect = self.origin.is_suspect
        return any(
            is_telling or (tool and other.renders(TOOLS)) or (suspect and self._tell(line, other)) for other in beside
        )

    def _tell(self, one: Line, other: Line) -> bool:
        """Whether two lines render labels of one language: of few, of one that the page's names tell of, or buttons."""
        shared = one.languages & other.languages
        if shared and one.renders(TOOLS) and other.renders(TOOLS):
            return True
        return 0 < len(shared) <= _FEWER_LANGUAGES or not shared.isdisjoint(self.origin.languages)

    def _is_betrayed(self, line: Line) -> bool:
        """Whether the page was translated from a language that has the label, and the line stands where labels do."""
        if line.block.kind in _CONTENT and (line.ordinary or not _may_head(line)):
            return False
        if len(line.text.split()) > _MOST_WORDS or line.block.region is Region.CAPTION:
            return False
        if line.ordinary or line.block.kind in _CONTENT:
            return self.origin.tells(line.languages) and not all(map(self._is_rendered, line.wrong))
        return self.origin.may_be(line.languages) or self.origin.hints_at(line.languages)

    @cached_property
    def origin(self) -> Origin:
        """What the page betrays of its original."""
        return self.find_origin()

    def _is_named_tool(self, line: Line, near: Sequence[Line]) -> bool:
        """Whether it renders a button of the language that the page is said to come from, and stands where they do."""
        if self.source_language not in line.languages or any("footer" in other.sound for other in near):
            return False
        own = [hit for hit in line.wrong if hit.label.source_language == self.source_language]
        tool = any(hit.label.kind in TOOLS and not self._is_rendered(hit) for hit in own)
        return tool and any(other.is_tool or other.block.kind is BlockKind.HEADING for other in near)

    def _is_rendered(self, hit: Hit) -> bool:
        """Whether the page has the label's right wording: whoever made it knew what the label is for."""
        return any(wording.casefold() in self._texts for wording in hit.label.right)

    @cached_property
    def _texts(self) -> frozenset[str]:
        return frozenset(line.text.casefold() for line in self.lines)

    def _best(self, line: Line) -> Hit:
        own = self.source_language
        return max(
            line.wrong,
            key=lambda hit: (hit.label in self.originals, hit.label.source_language == own, *self._rank(hit)),
        )

    def _rank(self, hit: Hit) -> tuple[int, bool, bool, int]:
        language = hit.label.source_language
        place = rank_language(language)
        return self.votes[language], language in self.origin.languages, hit.strong, place


def _is_desk(line: Line) -> bool:
    """Whether a line stands where authors are named, and renders what papers call their desks: *Writing*."""
    block = line.block
    if block.region is not Region.BYLINE or block.kind in _CONTENT or line.end - line.start < len(block.text):
        return False
    labels = (hit.label for hit in line.wrong if not hit.value)
    return any(label.source.casefold() in word_set(label.source_language, "desks") for label in labels)


def rank_language(language: str) -> int:
    """The greater, the rather a language is named where several explain a page equally well."""
    known = usual_origins()
    return -known.index(language) if language in known else -len(known)


def _same(one: Line, other: Line) -> bool:
    return one.text.casefold() == other.text.casefold()


def _may_head(line: Line) -> bool:
    """Whether the wording may stand as a heading of a part: *Ingredients*, *Steps*."""
    return line.block.kind is BlockKind.HEADING and any(hit.label.kind in _HEADING_KINDS for hit in line.wrong)


def label_lines(article: Article) -> LabelLines:
    """The label-like lines of an article's page."""
    lines = []
    known = partial(article.labels.phrase, target_language=article.target_language)
    for block in article.blocks:
        if block.kind in (BlockKind.CODE, BlockKind.TITLE, BlockKind.META, BlockKind.ALT):
            continue
        entries = split_row(block, article.labels, article.target_language)
        lines += [Line(block, start, end, _wrong(block.text[start:end], article), known) for start, end in entries]
        named = {mark.start for mark in block.marks if mark.kind in (MarkKind.LINK, MarkKind.CONTROL)}
        for start, end, keyed in () if entries else _keyless(block, is_pair=article.is_pair):
            text = keyed.text if keyed else block.text[start:end]
            wrong = () if _announces(text) else _wrong(text, article)
            if keyed is None and (start, end) != (0, len(block.text)):
                leads = not start or start in named
                wrong = tuple(hit for hit in wrong if _may_be_part(hit, block.text[end : end + 1], leads))
            if len(text.split()) > _MOST_WORDS or text.endswith("."):
                wrong = tuple(hit for hit in wrong if hit.value or (hit.strong and " " in hit.wording))
            lines.append(Line(block, start, end, wrong, known, keyed))
    return LabelLines(
        tuple(lines),
        article.source_language,
        dict(_originals(article)),
        article.is_pair,
        word_set(article.profile.code, "sound-labels"),
        partial(article.once, origin),
    )


def _announces(text: str) -> bool:
    """Whether a line in lower case goes on behind its colon, as a sentence does and no label: *such as:*"""
    return text[:1].islower() and text.endswith(":")


def _wrong(text: str, article: Article) -> tuple[Hit, ...]:
    """The labels that a line renders badly: as it is known, or word by word."""
    language = article.target_language
    if known := article.labels.wrong(text, language):
        return known
    if not article.labels.phrase(text, language):
        return literal_hits(text, language)
    # A known wording may be known as a bad one of many labels; of a pair the original says which it should have been.
    mine = {fold(block.text) for block in article.original_blocks} if article.is_pair else ()
    return tuple(hit for hit in literal_hits(text, language) if fold(hit.label.source) in mine) if mine else ()


def _originals(article: Article) -> Iterator[tuple[Label, Span]]:
    """The labels of the original's page, each with its place."""
    for block in reversed(article.source.blocks if article.source else ()):
        for start, end, keyed in _keyless(block, is_pair=article.is_pair):
            line = keyed.text if keyed else block.text[start:end]
            for hit in article.labels.of_source(line, article.source_language, article.target_language):
                yield hit.label, block.locate(start, end)


def _may_be_part(hit: Hit, follower: str, leads: bool) -> bool:
    """Whether a label stands in a part of a block: a link, the name of what follows, or surely in a last sentence."""
    return hit.strong or (leads and (follower != ":" or hit.label.kind in _NAMING_KINDS))


def _keyless(block: Block, *, is_pair: bool) -> Iterator[tuple[int, int, KeyedLabel | None]]:
    """What may be a label of a block; of a program's text without marks for keys, where it has some."""
    keyed = read_keyed(block.text) if is_pair else None
    if keyed and keyed.text and keyed.text != block.text:
        yield keyed.start, keyed.end, keyed
        return
    for start, end in _label_like(block):
        yield start, end, None


def _label_like(block: Block) -> Iterator[tuple[int, int]]:
    text = block.text
    if len(text) <= _LONGEST_NAMED and (named := _NAMED.match(text)):
        yield named.span(1)
    if len(text) <= _LONGEST_NAMED and (last := _LAST_SENTENCE.search(text)):
        yield last.span(1)
    if len(text) <= 80 and len(text.split()) <= _MOST_WORDS_OF_SURE:
        yield 0, len(text)
    if text[:4].isupper() and (kicker := _KICKER.match(text)):
        yield kicker.span(1)
    yield from ((mark.start, mark.end) for mark in block.marks if mark.kind is MarkKind.CONTROL)
    links = [mark for mark in block.marks if mark.kind is MarkKind.LINK]
    if links and links[-1].end == len(text) and _ENDED.search(text, 0, links[-1].start):
        yield links[-1].start, links[-1].end
    elif len(links) > 1:
        between = zip([0, *(link.end for link in links)], [*(link.start for link in links), len(text)], strict=True)
        if not any(char.isalnum() for start, end in between for char in text[start:end]):
            yield from ((link.start, link.end) for link in links)
