"""What a check has to say, where, how bad it is and how sure the check is."""

from __future__ import annotations

from enum import Enum, StrEnum

from mtcheck.model.kinds import Region
from mtcheck.model.records import record
from mtcheck.model.spans import Place
from mtcheck.model.tuples import NamedTuple


class Severity(StrEnum):
    """MQM's four severities; what each weighs is known to ``scoring`` alone."""

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for neutral to 3 for critical."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Category(Enum):
    """MQM error types with their dimension and the ITS 2.0 quality issue type they map to."""

    MISTRANSLATION = ("accuracy", "mistranslation", "mistranslation")
    OMISSION = ("accuracy", "omission", "omission")
    ADDITION = ("accuracy", "addition", "addition")
    UNTRANSLATED = ("accuracy", "untranslated", "untranslated")
    NUMBER = ("accuracy", "number", "numbers")
    ENTITY = ("accuracy", "entity", "inconsistent-entities")
    DO_NOT_TRANSLATE = ("accuracy", "no-translate", "terminology")
    FALSE_FRIEND = ("accuracy", "false-friend", "mistranslation")
    HALLUCINATION = ("accuracy", "mt-hallucination", "duplication")
    TERMBASE = ("terminology", "termbase", "terminology")
    TERM_INCONSISTENCY = ("terminology", "term-inconsistency", "inconsistency")
    WRONG_TERM = ("terminology", "wrong-term", "terminology")
    GRAMMAR = ("linguistic-conventions", "grammar", "grammar")
    PUNCTUATION = ("linguistic-conventions", "punctuation", "typographical")
    SPELLING = ("linguistic-conventions", "spelling", "misspelling")
    WHITESPACE = ("linguistic-conventions", "whitespace", "whitespace")
    CAPITALIZATION = ("linguistic-conventions", "capitalization", "typographical")
    ENCODING = ("linguistic-conventions", "character-encoding", "characters")
    UNINTELLIGIBLE = ("linguistic-conventions", "unintelligible", "grammar")
    TEXTUAL_CONVENTIONS = ("linguistic-conventions", "textual-conventions", "uncategorized")
    DUPLICATION = ("linguistic-conventions", "duplication", "duplication")
    NAME_INCONSISTENCY = ("linguistic-conventions", "inconsistent-names", "inconsistent-entities")
    AWKWARD = ("style", "awkward", "style")
    ORGANIZATIONAL_STYLE = ("style", "organizational-style", "style")
    INCONSISTENT_STYLE = ("style", "inconsistent-style", "style")
    REGISTER = ("style", "register", "register")
    NUMBER_FORMAT = ("locale-conventions", "number-format", "locale-violation")
    DATE_FORMAT = ("locale-conventions", "date-format", "locale-violation")
    TIME_FORMAT = ("locale-conventions", "time-format", "locale-violation")
    CURRENCY_FORMAT = ("locale-conventions", "currency-format", "locale-violation")
    MEASUREMENT_FORMAT = ("locale-conventions", "measurement-format", "locale-violation")
    QUOTE_FORMAT = ("locale-conventions", "quote-mark-type", "locale-violation")
    WRONG_LANGUAGE = ("locale-conventions", "language", "untranslated")
    LAYOUT = ("design-and-markup", "overall-design", "formatting")
    MARKUP = ("design-and-markup", "markup", "markup")
    LINK = ("design-and-markup", "broken-link", "markup")
    TRUNCATION = ("design-and-markup", "truncation", "length")
    PLACEHOLDER = ("design-and-markup", "placeholder", "pattern-problem")
    LEAKED_CHROME = ("design-and-markup", "leaked-chrome", "formatting")

    def __init__(self, dimension: str, error_type: str, its: str) -> None:
        self.dimension = dimension
        self.error_type = error_type
        self.its = its

    def __str__(self) -> str:
        return f"{self.dimension}/{self.error_type}"


class Fix(StrEnum):
    """What may be done with a check's suggestions without asking anybody."""

    NONE = "none"
    """It makes none."""
    SAFE = "safe"
    """They follow from the page, its original or a lexicon, and leave the sense as it is."""
    REMOVAL = "removal"
    """They take out what is no part of the article; only where that is asked for."""
    CAPTION = "caption"
    """They take out a picture's caption or credit, which an editor may want to keep; only where that is asked for."""
    UNSAFE = "unsafe"
    """They are what is probably meant, and may need an ending, another word or a second look."""


class Furniture(StrEnum):
    """Where what a check finds came along with the page, however well it is translated: it is counted apart."""

    NEVER = "never"
    """It is a fault of the translation wherever it is."""
    ALWAYS = "always"
    AROUND = "around"
    """In the page around the article; in the article it is a fault."""

    def holds_in(self, region: Region) -> bool:
        """Whether a finding in this part of the page is furniture."""
        return self is Furniture.ALWAYS or (self is Furniture.AROUND and region.is_chrome)


class Habit(NamedTuple):
    """When a check's faults on a page are one habit of whoever made it, and counted once."""

    fewest: int
    """The number of places from which on they are."""
    by_wording: bool = True
    """Whether each wording of the check's message is a habit of its own, as each mark is."""


class BaselineState(StrEnum):
    """What a finding is to the baseline that a run was held against; the values are SARIF's."""

    NEW = "new"
    UNCHANGED = "unchanged"


class Suppression(NamedTuple):
    """Why a finding is ignored."""

    kind: str
    """``inSource`` where the page itself says so, ``external`` where the configuration does; SARIF's words."""
    where: str
    """The line of the page, or the configuration's table."""
    reason: str = ""
    author: str = ""
    expires: str = ""
    """The last day on which it holds, as YYYY-MM-DD; empty where it holds for ever."""


@record
class Finding:
    """A fault at a place. Equal findings are one finding."""

    check: str
    """The id of the check that found it: ``family/name``."""
    category: Category
    severity: Severity
    message: str
    """What is wrong and why, in a line."""
    target: Place | None = None
    """Where it is in the translation; None where it is of the whole page, or of something that is not there."""
    source: Place | None = None
    """What it is about in the original; None without one, or where nothing of it is meant."""
    suggestion: str | None = None
    """What to write instead; the empty string asks for the marked text to be removed."""
    confidence: float = 1.0
    """How sure the check is, 0 to 1."""
    region: Region = Region.BODY
    cause: str = ""
    """Findings of one cause count once in the score and appear together in reports."""
    fixes: Place | None = None
    """The place that ``suggestion`` replaces, where it is more than the marked one."""
    furniture: bool = False
    """Whether it came along with the page and is not the translation's fault: no score and no verdict heeds it."""
    occurrence: int = 0
    """How many findings with the same check and quoted texts come before this one."""
    baseline_state: BaselineState | None = None
    """None where the run was held against no baseline."""
    suppression: Suppression | None = None
    """Why it is ignored; None where it is not."""

    @property
    def counts(self) -> bool:
        """Whether a gate heeds it: it is neither known from the baseline nor suppressed."""
        return self.suppression is None and self.baseline_state is not BaselineState.UNCHANGED

    @property
    def fingerprint(self) -> str:
        """32 hexadecimal digits from the check, the quoted texts and the occurrence; no line numbers."""
        import hashlib

        parts = (
            self.check,
            _folded(self.target),
            _folded(self.source),
            str(self.occurrence),
        )
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _folded(place: Place | None) -> str:
    return " ".join(place.text.split()) if place else ""
