"""What can be measured of a pair at a glance: thousands of pairs at once, some microseconds each.

All characters of a side are one array of code points, which a table turns into classes; counts are sums over rows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from mtcheck.language import identify
from mtcheck.language.lengths import expected_length
from mtcheck.language.passages import other_language
from mtcheck.language.profiles import profile
from mtcheck.language.scripts import is_of_syllables, scripts_among
from mtcheck.language.widths import UNSPACED_SCRIPTS
from mtcheck.model.text import Block, Piece

if TYPE_CHECKING:
    import numpy as np

    Numbers: TypeAlias = np.ndarray[Any, Any]

SIGNALS: Mapping[str, str] = {
    "copied": "1 where the translation is the original, from four words on; else 0",
    "length_ratio": "the translation's length to what is expected, ten characters added to both",
    "source_letters": "letters of the original",
    "target_letters": "letters of the translation",
    "source_script": "the share of the original's letters that are of its language's script",
    "target_script": "the share of the translation's",
    "source_foreign": "the language that the original is surely in, where it is another; else empty",
    "target_foreign": "the language that the translation is surely in, where it is another; else empty",
    "figures": "the share of digits that both sides have, zeros left aside and one that they share added",
    "longest_word": "characters of the longest word of both sides, where words are parted by blanks",
    "variety": "the share of the translation's words that are different ones, from ten words on",
    "tags": "tags of HTML or XML that one side has more of",
    "readability": "LIX of the translation; null where words are not parted by blanks",
}
"""The columns, and what they say."""
_SMOOTHING = 10
_FEWEST_COPIED, _FEWEST_VARIED = 4, 10
_CLEARLY_OWN = 0.2
"""Share of different function words of its language from which a text is in it, and nothing more is asked."""
_LONG = 7
"""Letters from which on a word is long for LIX."""
_END = "\n"
"""What texts are joined with: a blank for all that is counted."""
_OTHER, _SPACE, _STOP, _LETTER, _OWN, _DIGIT = 0, 1, 2, 3, 4, 5
_STOPS = ".!?:;。！？：；।؟"
_PLANE = 0x10000
_DENSE = 2
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def measure_texts(
    sources: Sequence[str], targets: Sequence[str], source_language: str, target_language: str
) -> dict[str, Any]:
    """The signals of pairs.

    Args:
        sources: the originals.
        targets: the translations, as many.
        source_language: of the originals, as an ISO 639-1 code.
        target_language: of the translations.

    Returns:
        For each name in ``SIGNALS`` a value for each pair.
    """
    import numpy as np

    source, target = _Side(sources, source_language), _Side(targets, target_language)
    expected = np.array([expected_length(text, source_language, target_language) for text in sources], np.float64)
    return {
        "copied": [int(_is_copied(*pair)) for pair in zip(sources, targets, strict=True)],
        "length_ratio": _round((target.lengths + _SMOOTHING) / (expected + _SMOOTHING)),
        "source_letters": source.letters,
        "target_letters": target.letters,
        "source_script": _round(source.weigh_own()),
        "target_script": _round(target.weigh_own()),
        "source_foreign": source.foreign(),
        "target_foreign": target.foreign(),
        "figures": _round(_compare_figures(source.figures, target.figures)),
        "longest_word": np.maximum(source.longest, target.longest),
        "variety": [_vary(text) for text in targets],
        "tags": [abs(_count_tags(a) - _count_tags(b)) for a, b in zip(sources, targets, strict=True)],
        "readability": target.readability(),
    }


class _Side:
    """The texts of one side, counted."""

    def __init__(self, texts: Sequence[str], language: str) -> None:
        import numpy as np

        self._texts = texts
        self._profile = profile(language)
        self._is_spaced = self._profile.script not in UNSPACED_SCRIPTS
        self.lengths = np.fromiter(map(len, texts), np.int64, len(texts))
        points = np.frombuffer(_END.join((*texts, "")).encode("utf-32-le", "surrogatepass"), np.uint32)
        classes = _classes(self._profile.script)[np.minimum(points, _PLANE)]
        self._ends = np.cumsum(self.lengths + 1)
        self.own = self._count(classes == _OWN)
        self.letters = self._count(classes == _LETTER) + self.own
        self._stops = self._count(classes == _STOP)
        self.figures = self._count_figures(points, classes)
        self._measure_words(classes)

    def _count(self, mask: Numbers) -> Numbers:
        """How many characters of each text a mask marks."""
        import numpy as np

        at = np.flatnonzero(mask)
        return np.diff(np.searchsorted(at, self._ends), prepend=0)

    def _rows(self, at: Numbers) -> Numbers:
        """The texts that characters are of."""
        import numpy as np

        return np.searchsorted(self._ends, at, side="right")

    def _count_figures(self, points: Numbers, classes: Numbers) -> Numbers:
        """How often each digit but zero is in each text."""
        import numpy as np

        at = np.flatnonzero(classes == _DIGIT)
        cells = self._rows(at) * 10 + _digits()[np.minimum(points[at], _PLANE)]
        return np.bincount(cells, minlength=10 * len(self.lengths)).reshape(-1, 10)[:, 1:]

    def _measure_words(self, classes: Numbers) -> None:
        """The number of words of each text, of long ones, and the length of the longest run between blanks."""
        import numpy as np

        rows, widths = self._list_runs(classes < _LETTER)
        count = len(self.lengths)
        self.words = np.bincount(rows, minlength=count)
        self._long = np.bincount(rows[widths >= _LONG], minlength=count)
        self.longest = np.zeros(count, np.int64)
        if self._is_spaced:
            np.maximum.at(self.longest, *self._list_runs(classes == _SPACE))

    def _list_runs(self, between: Numbers) -> tuple[Numbers, Numbers]:
        """The text and the length of each run of characters that a mask leaves unmarked."""
        import numpy as np

        breaks = np.flatnonzero(between)
        widths = np.diff(breaks, prepend=-1) - 1
        is_run = widths > 0
        return self._rows(breaks[is_run] - 1), widths[is_run]

    def weigh_own(self) -> Numbers:
        """The share of letters that are of the language's script; one that is a syllable or word weighs double."""
        import numpy as np

        own = self.own * (_DENSE if is_of_syllables(self._profile.script) else 1)
        found: Numbers = own / np.maximum(1, self.letters - self.own + own)
        return found

    def foreign(self) -> list[str]:
        """The name of the language that each text is surely in, if that is not its own."""
        return [self._name_other(text) for text in self._texts]

    def _name_other(self, text: str) -> str:
        words = text.split()
        if len(self._profile.function_words.intersection(words)) > _CLEARLY_OWN * len(words):
            return ""
        return other_language(Block(text, (Piece(0, len(text), 0, len(text)),)), self._profile)

    def readability(self) -> list[float | None]:
        """LIX: words of a sentence, and the share of long words in percent."""
        import numpy as np

        if not self._is_spaced:
            return [None] * len(self._texts)
        words = np.maximum(1, self.words)
        found = self.words / np.maximum(1, self._stops) + 100 * self._long / words
        return [round(float(each), 1) for each in found]


@cache
def _classes(script: str) -> Numbers:
    """The class of each code point of the first plane; the last entry is that of all others."""
    import numpy as np

    own = scripts_among(script)
    found = np.full(_PLANE + 1, _OTHER, np.uint8)
    for point in range(_PLANE):
        char = chr(point)
        if char.isalpha():
            found[point] = _OWN if identify.script_of(char) in own else _LETTER
        elif char.isspace():
            found[point] = _SPACE
        elif char.isdecimal():
            found[point] = _DIGIT
    found[[ord(char) for char in _STOPS]] = _STOP
    return found


@cache
def _digits() -> Numbers:
    """The value of each code point that is a digit."""
    import numpy as np

    found = np.zeros(_PLANE + 1, np.int64)
    for point in range(_PLANE):
        if chr(point).isdecimal():
            found[point] = int(chr(point))
    return found


def _is_copied(source: str, target: str) -> bool:
    return (source == target or (len(source) == len(target) and source.casefold() == target.casefold())) and len(
        target.split()
    ) >= _FEWEST_COPIED


def _compare_figures(source: Numbers, target: Numbers) -> Numbers:
    """Digits that both have to all, as if there were one more: a small number may be written out."""
    import numpy as np

    shared = np.minimum(source, target).sum(1)
    found: Numbers = (2 * shared + 2) / ((source + target).sum(1) + 2)
    return found


def _vary(text: str) -> float:
    words = text.split()
    return round(len(set(words)) / len(words), 3) if len(words) >= _FEWEST_VARIED else 1.0


def _count_tags(text: str) -> int:
    return len(_TAG.findall(text)) if "<" in text else 0


def _round(values: Numbers) -> Numbers:
    import numpy as np

    return np.round(values, 3)
