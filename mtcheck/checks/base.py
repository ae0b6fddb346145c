"""What a check is given and what it gives back.

A check is one module. It holds one function, made a check by one of three decorators:

``@block_check``   ``(block, article) -> remarks``   reads the text of one block; also runs on single segments
``@article_check`` ``(article) -> remarks``          reads the whole page: layout, labels, consistency; also
                                                    single segments where it says ``page_only=False``
``@bead_check``    ``(bead, article) -> remarks``    reads an original's segments beside their translation

The module's docstring is the manual page and its path is the id, so a check never names itself.
"""

from __future__ import annotations

import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from functools import partial
from importlib import import_module
from typing import Any, Protocol, TypedDict, TypeVar, Unpack

from mtcheck.checks.signs import Signs, Written, read_signs
from mtcheck.language.glossary import Glossary
from mtcheck.language.lexicon import Labels
from mtcheck.language.profiles import Profile
from mtcheck.language.strings import Strings
from mtcheck.model.bead import Bead, Side
from mtcheck.model.finding import Category, Fix, Furniture, Habit, Severity
from mtcheck.model.kinds import Region
from mtcheck.model.properties import cached_property
from mtcheck.model.records import record
from mtcheck.model.spans import Span
from mtcheck.model.text import Block, Document, Segment
from mtcheck.model.tuples import NamedTuple

MARK_HABIT = Habit(12)
"""For a mark that a page may have in hundreds of places."""
STYLE_HABIT = Habit(4, by_wording=False)
"""For what the making of a page does to all of it."""
QUOTE_HABIT = Habit(2, by_wording=False)
"""For what takes two marks each time, one before and one behind."""
CHOICE_HABIT = Habit(2)
"""For a word or wording that was chosen once and is met again and again."""
PASSAGE_HABIT = Habit(3, by_wording=False)
"""For passages that were passed over."""
_OF_WORDING = frozenset({"linguistic-conventions", "locale-conventions", "style"})
"""Dimensions of what is wrong with how something is said, and not with what is said."""
_NO_TERMS = Glossary()
Made = TypeVar("Made")


class Recalling(Protocol):
    """What knows what checks said of blocks and beads when they were asked before."""

    def list_remarks(
        self, inspect: Callable[..., Iterable[Remark]], texts: Sequence[Block | Bead], article: Article
    ) -> list[Remark]:
        """What a check's function says of an article's blocks or beads."""


@record
class Article:
    """Everything that a check may look at."""

    target: Document
    target_language: str
    profile: Profile
    labels: Labels
    segments: tuple[Segment, ...] = ()
    source_language: str = ""
    """What the user says the original's language is, or what was detected in it; empty when unknown."""
    source: Document | None = None
    source_profile: Profile | None = None
    beads: tuple[Bead, ...] = ()
    glossary: Glossary = _NO_TERMS
    strings: Strings = field(default_factory=dict)
    """What the program that the page is about calls its buttons and menus."""
    options: Mapping[str, Any] = field(default_factory=dict)
    style: Mapping[str, str] = field(default_factory=dict)
    """What the house has settled of its pages' conventions; the profile has it already."""
    is_pair: bool = False
    """Whether this is a segment beside its original, which came as a pair, and no page."""
    recall: Recalling | None = field(default=None, compare=False, repr=False)
    """What checks said before of blocks and beads, where a page is checked again and again."""

    @property
    def has_original(self) -> bool:
        """Whether its original is at hand."""
        return self.is_pair or self.source is not None

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the translation in page order."""
        return self.target.blocks

    @property
    def original_blocks(self) -> tuple[Block, ...]:
        """The blocks of the original; none where there is no original."""
        return self.source.blocks if self.source else ()

    @cached_property
    def extent(self) -> tuple[int, int]:
        """Where its blocks begin and end in the document: the whole page, or a pair's place in a file of many."""
        spans = [block.span for block in self.blocks]
        return min((span.start for span in spans), default=0), max((span.end for span in spans), default=0)

    @cached_property
    def body(self) -> tuple[Block, ...]:
        """The blocks that are made of the article's own sentences."""
        return tuple(block for block in self.blocks if block.region.is_running_text)

    @cached_property
    def _made(self) -> dict[Callable[[Article], Any], Any]:
        return {}

    def once(self, make: Callable[[Article], Made]) -> Made:
        """What a function makes of the article, made once for all the checks that ask for it."""
        try:
            made: Made = self._made[make]
        except KeyError:
            made = self._made[make] = make(self)
        return made


class Remark(NamedTuple):
    """What a check says of a place, before it is signed and addressed as a ``Finding``."""

    message: str
    target: Span | None = None
    source: Span | None = None
    suggestion: str | None = None
    severity: Severity | None = None
    confidence: float = 1.0
    cause: str = ""
    region: Region = Region.BODY
    fixes: Span | None = None
    furniture: bool = False
    """Whether this came along with the page, though not all that the check finds does."""
    category: Category | None = None
    """What kind of fault it is, where a check tells several apart; None for the check's own."""
    of_kept: bool = False
    """Whether it is about what stays in a translation as it is, such as code, and was changed."""


def remark(
    at: Block | Segment,
    start: int,
    end: int,
    message: str,
    *,
    suggestion: str | None = None,
    severity: Severity | None = None,
    confidence: float = 1.0,
    cause: str = "",
    source: Span | None = None,
    fixes: Span | None = None,
    furniture: bool = False,
) -> Remark:
    """A remark on ``at.text[start:end]``, wherever that is in the document."""
    block, shift = (at.block, at.start) if isinstance(at, Segment) else (at, 0)
    return Remark(
        message,
        block.locate(start + shift, end + shift),
        source,
        suggestion,
        severity,
        confidence,
        cause,
        block.region,
        fixes,
        furniture,
    )


def beside(
    source: Side,
    source_range: tuple[int, int],
    target: Side,
    target_range: tuple[int, int],
    message: str,
    *,
    suggestion: str | None = None,
    severity: Severity | None = None,
    confidence: float = 1.0,
    cause: str = "",
) -> Remark:
    """A remark on a place of the translation with the place of the original that it belongs to."""
    segment, start, end = target.at(*target_range)
    return remark(
        segment,
        start,
        end,
        message,
        suggestion=suggestion,
        severity=severity,
        confidence=confidence,
        cause=cause,
        source=source.span(*source_range),
    )


def usual_furniture(category: Category) -> Furniture:
    """Where findings of an error type are furniture, unless their check has it otherwise.

    What is badly worded around the article is furniture; what says something else than the original is a fault there
    as well.
    """
    return Furniture.AROUND if category.dimension in _OF_WORDING else Furniture.NEVER


Inspect = Callable[[Article], Iterable[Remark]]
InspectBlock = Callable[[Block, Article], Iterable[Remark]]
InspectBead = Callable[[Bead, Article], Iterable[Remark]]


@record
class CheckSpec:
    """What a check declares of itself."""

    category: Category
    severity: Severity
    """The usual one; a remark may have another."""
    preview: bool = False
    aliases: tuple[str, ...] = ()
    needs_source: bool = False
    page_only: bool = False
    """Whether the check makes sense on a page alone and is not run on single segments."""
    silences: tuple[str, ...] = ()
    """Ids and families of checks that, inside a place that this one marks, only say again what is wrong there."""
    reads_silent: bool = False
    """Whether a bead check also reads beads that are silent."""
    fix: Fix = Fix.NONE
    """Whether its suggestions may be applied without asking; every check that makes some says so."""
    furniture: Furniture | None = None
    """Where what it finds came along with the page and is not the translation's fault; None: as its error type has
    it."""
    habit: Habit | None = None
    """When its findings on a page are one habit, of which the worst counts and the others are hints."""
    needs: Signs = ""
    """Signs of which one is there wherever the check finds something, so that it is not asked where there is none: in
    the block of a check of blocks, in a block of the translation for a check of a page alone, on one of the two sides
    for a check that needs the original. A sign is a character, ``DIGIT``, ``BEYOND_ASCII``,
    ``PICTURE`` or a kind of mark."""

    def __post_init__(self) -> None:
        for name, kind in (("category", Category), ("severity", Severity), ("fix", Fix)):
            if not isinstance(given := getattr(self, name), kind):
                raise TypeError(f"{name} is {given!r}, not one of {kind.__name__}, such as {next(iter(kind)).name}")
        for name in ("aliases", "silences"):
            if not isinstance(given := getattr(self, name), tuple):
                raise TypeError(f"{name} is {given!r}, not a tuple; write ({given!r},)")


class _Options(TypedDict, total=False):
    """What every decorator takes, by the names of ``CheckSpec``."""

    preview: bool
    aliases: tuple[str, ...]
    silences: tuple[str, ...]
    fix: Fix
    furniture: Furniture | None
    habit: Habit | None
    needs: Signs


class _ArticleOptions(_Options, total=False):
    needs_source: bool
    page_only: bool


class _BeadOptions(_Options, total=False):
    reads_silent: bool


@record
class Check(ABC):
    """What a check declares, and its own function."""

    spec: CheckSpec
    inspect: Callable[..., Iterable[Remark]]
    """An ``Inspect``, ``InspectBlock`` or ``InspectBead``, as the kind of check has it."""

    def __reduce__(self) -> str | tuple[Any, ...]:
        """Pickled by the name of its function, which in its module names the check."""
        module, name = self.inspect.__module__, self.inspect.__qualname__
        if getattr(sys.modules.get(module), name, None) is self:
            return _recall, (module, name)
        return super().__reduce__()

    @abstractmethod
    def remarks(self, article: Article) -> list[Remark]:
        """All that the check has to say of the article."""


def _recall(module: str, name: str) -> Check:
    check: Check = getattr(import_module(module), name)
    return check


class ArticleCheck(Check):
    """Reads the whole page."""

    def remarks(self, article: Article) -> list[Remark]:
        return list(self.inspect(article))


class BlockCheck(Check):
    """Reads one block at a time."""

    def remarks(self, article: Article) -> list[Remark]:
        needed, blocks = self._needed, article.once(read_translation).blocks
        if article.recall is not None:
            asked = [block for block, signs in blocks if not (needed and needed.isdisjoint(signs))]
            return article.recall.list_remarks(self.inspect, asked, article)
        found: list[Remark] = []
        for block, signs in blocks:
            if not (needed and needed.isdisjoint(signs)):
                found += self.inspect(block, article)
        return found

    @cached_property
    def _needed(self) -> frozenset[str]:
        return frozenset(self.spec.needs)


def read_translation(article: Article) -> Written:
    """The signs of the translation, for ``Article.once``."""
    return read_signs(article.blocks)


def read_original(article: Article) -> Written:
    """The signs of the original, for ``Article.once``."""
    return read_signs(article.original_blocks)


class BeadCheck(Check):
    """Reads one bead with both sides at a time; what has no counterpart is the affair of checks of the article."""

    def remarks(self, article: Article) -> list[Remark]:
        beads = article.once(_list_counterparts if self.spec.reads_silent else _list_telling)
        if article.recall is not None:
            return article.recall.list_remarks(self.inspect, beads, article)
        found: list[Remark] = []
        for bead in beads:
            found += self.inspect(bead, article)
        return found


def _list_counterparts(article: Article) -> list[Bead]:
    """The beads that have something on both sides."""
    return [bead for bead in article.beads if bead.source and bead.target]


def _list_telling(article: Article) -> list[Bead]:
    """Those of them that are not silent."""
    return [bead for bead in article.once(_list_counterparts) if not bead.silent]


def article_check(
    category: Category, severity: Severity, **options: Unpack[_ArticleOptions]
) -> Callable[[Inspect], ArticleCheck]:
    """Make a function over the whole article a check; it reads pages only, unless ``page_only=False``."""
    options.setdefault("page_only", True)
    return partial(ArticleCheck, CheckSpec(category, severity, **options))


def block_check(
    category: Category, severity: Severity, **options: Unpack[_Options]
) -> Callable[[InspectBlock], BlockCheck]:
    """Make a function over one block a check."""
    return partial(BlockCheck, CheckSpec(category, severity, **options))


def bead_check(
    category: Category, severity: Severity, **options: Unpack[_BeadOptions]
) -> Callable[[InspectBead], BeadCheck]:
    """Make a function over one bead a check."""
    return partial(BeadCheck, CheckSpec(category, severity, needs_source=True, **options))
