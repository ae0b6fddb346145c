"""What programs write into their labels for the keyboard: the letter that is pressed, and a key beside it.

Sources: the manuals of Qt and GTK on mnemonics; Microsoft's and Apple's guidelines on keys in menus.
"""

from __future__ import annotations

from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_MODIFIER = (
    r"(?:Strg|Ctrl|Control|Ctl|Alt|AltGr|Option|Shift|Umschalt|Maj|Mayús|Mayus|Maiusc|Cmd|Command|Befehl|Commande?"
    r"|Comando|Win|Fn)"
)
_KEYS = (
    rf"(?:{_MODIFIER}\s?[+-]\s?(?:[^\W\d_]{{1,9}}\s?[+-]\s?){{0,2}}|[⌘⌥⇧⌃]{{1,4}}\s?)[^\s()]{{1,9}}|F(?:1[0-2]|[1-9])"
)
_HINT = lazy(rf"\s*\((?:[&_][A-Za-z0-9]|{_KEYS})\)(?P<end>[….:]*)$|\s+(?:{_KEYS})$")
"""The key behind a label: *Print (Ctrl+P)*, *Print Ctrl+P*, *印刷(&P)*."""
_MARK = lazy(r"(?<!&)(?:(?<![A-Z])&|&(?=[a-z]))(?=[^\W_])(?!\w+;)|(?<!_)_(?=[^\W_])")
_LONGEST = 60


class Label(NamedTuple):
    """A label without its keys."""

    text: str
    start: int
    end: int
    """Where it stands in the text that was given; a letter's mark may be inside."""
    mark: str = ""
    """The mark that is inside, before the letter that is pressed."""
    letter: str = ""

    def mark_again(self, text: str) -> str:
        """Another wording of the label, with a mark at the same letter, or at the first where it has not that one."""
        at = max(0, text.lower().find(self.letter.lower())) if self.mark else 0
        return f"{text[:at]}{self.mark}{text[at:]}"


def read_label(text: str) -> Label:
    """A text of a program as people read it."""
    if len(text) > _LONGEST:
        return Label(text, 0, len(text))
    hint = _HINT.search(text)
    end = hint.start() if hint else len(text)
    marks = list(_MARK.finditer(text, 0, end))
    if len(marks) != 1 or (marks[0].start() and text[:1].islower() and marks[0][0] == "_"):
        return Label(text[:end], 0, end)
    at = marks[0].start()
    if not at:
        return Label(text[1:end], 1, end)
    return Label(text[:at] + text[at + 1 : end], 0, end, text[at], text[at + 1])
