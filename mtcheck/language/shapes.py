"""Lines that their signs alone give away as parts of a page: stars, sizes of type, numbers of pages, arrows, tags."""

from __future__ import annotations

from mtcheck.patterns import lazy

_LONGEST = 90
_STARS = lazy(r"[★☆⭐✩✭✮]\s?[★☆⭐✩✭✮]")
_STAR_SIGNS, _SIZE_SIGNS = frozenset("★☆⭐✩✭✮"), frozenset("AaАа+−-")
_SIZES = lazy(r"(?:[AaАа]{1,3}\s?[+−-]?\s+|[+−-]\s+){1,4}(?:[AaАа]{1,3}\s?[+−-]?|[+−-])")
_SIZED = lazy(r"[AА]{1,3}[+−-] [AА]{1,3}[+−-](?: |\Z)")
"""Two sizes of type before other buttons: *A- A+ Listen*."""
_PAGES = lazy(r"(?<!\S)1(?: ?[|·,])? 2(?!\S)(?: \d{1,3}(?!\S)| ?(?:\.\.\.|…))*")
_TAGS = lazy(r"#[^\W\d_]\S*(?:[\s,]+#[^\W\d_]\S*)+")
_POINTS_ON = lazy(r"(?:[^\s.!?…] |^)(?:[›»→⟶➔➜↑⇒▸▶]|>{1,2})\s*\Z|\A\s*(?:[‹«←⟵↑⇐▲]|<{1,2})\s")
_ARROWS = frozenset("›»→⟶➔➜↑⇒▸▶‹«←⟵⇐▲<>")
_ADDRESSED = lazy(r"(?:[^\W\d_][\w.'’-]*,? ){0,6}(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@\w{3,})")
_NAME_IN_BRACKETS = lazy(
    r"\((?:[^\W\d_]+(?: [^\W\d_]+){0,2} ?: ?|[^\W\d_]+ )?(?:[^\W\d_a-zß-ÿ][a-zß-ÿ][\w.'’-]* ?){2,3}\)"
)
_COUNTERS = lazy(r"(?:[^\W\d_a-zß-ÿ][^\W\d_]+ \d{1,5} ){2,}[^\W\d_a-zß-ÿ][^\W\d_]+ \d{1,5}")
_BESIDE_STARS, _BESIDE_PAGES, _BESIDE_ARROW = 8, 3, 7
"""Words that may stand beside such signs."""


def shape_of(line: str) -> str:
    """What the signs of a line make it, as a kind of phrase; empty where they prove nothing."""
    if len(line) > _LONGEST:
        return ""
    count = len(line.split())
    if count <= _BESIDE_STARS and not _STAR_SIGNS.isdisjoint(line) and _STARS.search(line):
        return "cta"
    if len(line) < len("AAA+ ") * 5 and "A" in line.upper() and _is_of_sizes(line) and _SIZES.fullmatch(line):
        return "cta"
    if line.endswith(" A A A") and count <= _BESIDE_STARS:
        return "cta"
    if line[:1] in "AА" and count <= _BESIDE_STARS and _SIZED.match(line):
        return "cta"
    if "#" in line and count > 1 and _TAGS.fullmatch(line):
        return "cta"
    if "1" in line and "2" in line and (pages := _PAGES.search(line)):
        beside = (line[: pages.start()] + line[pages.end() :]).split()
        return "cta" if len(beside) <= _BESIDE_PAGES and not any(map(str.isdigit, "".join(beside))) else ""
    return ""


def _is_of_sizes(line: str) -> bool:
    return line[:1] in _SIZE_SIGNS and all(char in _SIZE_SIGNS or char.isspace() for char in line)


def may_be_shape(line: str) -> bool:
    """Whether the signs of a line make it one that pages have around an article, and an article may have as well.

    An address or handle behind a name, a name in brackets, three or more words with a number each, a row of plus signs.
    """
    if len(line) > _LONGEST // 2:
        return False
    if "@" in line:
        return bool(_ADDRESSED.fullmatch(line))
    if line[:1] == "(":
        return bool(_NAME_IN_BRACKETS.fullmatch(line))
    return line == "+++" or (line[-1:].isdigit() and bool(_COUNTERS.fullmatch(line)))


def points_on(line: str) -> bool:
    """Whether an arrow leads on or back from a short line, as from the text of a button."""
    if len(line) > _LONGEST or _ARROWS.isdisjoint(line) or ("«" in line and "»" in line):
        return False
    return 1 < len(line.split()) <= _BESIDE_ARROW + 1 and bool(_POINTS_ON.search(line))
