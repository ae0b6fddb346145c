"""How fast pages become documents: ``python benchmarks/reading.py`` prints a table.

The time is processor time, the best of five. The hostile inputs show that no input takes more than linear time: each
is read at two sizes, and the last column is the factor between their times for four times the size.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from mtcheck.loading import parse
from mtcheck.model.kinds import Format

_SENTENCE = "Der Rat der Stadt hat am Montag beschlossen, die alte Brücke über den Fluss zu erneuern. "
_PARAGRAPH = _SENTENCE * 4
_MARKED = (
    '<p class="text">Der <b>Rat</b> der <a href="/a?b=1&amp;c=2">Stadt</a> hat &uuml;ber die Br&uuml;cke beraten. '
)
_CARD = (
    '<li class="teaser teaser--small js-track" data-track=\'{"area":"related","position":3}\' id="teaser-4711">'
    '<a class="teaser__link" href="/stadt/die-alte-bruecke-wird-erneuert-4711.html"><img class="teaser__image lazy" '
    'src="/images/4711-320x180.jpg" srcset="/images/4711-640x360.jpg 2x" alt="Die alte Br&uuml;cke" width="320">'
    '<span class="teaser__kicker">Stadt</span> <span class="teaser__title">Die Brücke wird erneuert</span></a></li>\n'
)
_SCRIPT = "<script>window.dataLayer=window.dataLayer||[];function track(a,b){dataLayer.push({a:a,b:b})}</script>\n"
_HOSTILE = {
    "nested tags": (Format.HTML, "<div>"),
    "less-than signs": (Format.HTML, "<"),
    "ampersands": (Format.HTML, "&"),
    "unclosed quotes": (Format.HTML, '<a ="'),
    "unclosed comments": (Format.HTML, "<!--"),
    "open brackets": (Format.MARKDOWN, "["),
    "open emphasis": (Format.MARKDOWN, "*a "),
    "one long line": (Format.PLAIN, "wort "),
}


def main() -> None:
    """Print both tables."""
    print(f"{'page':<28}{'KB':>8}{'ms':>10}{'MB/s':>8}")
    for name, format, text in _pages():
        spent = _best(text, format)
        print(f"{name:<28}{len(text) / 1e3:>8.0f}{spent * 1e3:>10.2f}{len(text) / spent / 1e6:>8.1f}")
    print(f"\n{'hostile input':<28}{'KB':>8}{'ms':>10}{'x 4':>8}")
    for name, (format, unit) in _HOSTILE.items():
        small, large = unit * (250_000 // len(unit)), unit * (1_000_000 // len(unit))
        spent = _best(large, format, 2)
        factor = spent / _best(small, format, 2)
        print(f"{name:<28}{len(large) / 1e3:>8.0f}{spent * 1e3:>10.0f}{factor:>8.1f}")


def _pages() -> Iterator[tuple[str, Format, str]]:
    yield "plain text, 5 KB", Format.PLAIN, "\n\n".join([_SENTENCE] * 56)
    yield "plain text, 100 KB", Format.PLAIN, "\n\n".join([_PARAGRAPH] * 280)
    yield "Markdown, 100 KB", Format.MARKDOWN, "\n\n".join([f"## Titel\n\n{_PARAGRAPH}**Ende** [mehr](x)."] * 260)
    yield "HTML, little markup, 100 KB", Format.HTML, f"<p>{_PARAGRAPH}</p>\n" * 280
    yield "HTML, a news page, 100 KB", Format.HTML, _SCRIPT * 200 + f"<p>{_PARAGRAPH}</p>\n" * 60 + _CARD * 115
    yield "HTML, much markup, 100 KB", Format.HTML, f"{_MARKED}</p>\n" * 800


def _best(text: str, format: Format, rounds: int = 5) -> float:
    times = []
    for _ in range(rounds):
        start = time.process_time()
        parse(text, "benchmark", format)
        times.append(time.process_time() - start)
    return min(times)


if __name__ == "__main__":
    main()
