"""The head of a page: site frame, kicker, headline, byline, times, share bar, summary."""

from __future__ import annotations

from mtcheck.language.lines import ends, trails_off
from mtcheck.language.repeats import Echo, key
from mtcheck.language.topics import holds_function_word
from mtcheck.model.kinds import BlockKind, Region
from mtcheck.patterns import BARS, STEPS, lazy
from mtcheck.regions.makers import is_name
from mtcheck.regions.page import UnsettledPage
from mtcheck.regions.sign import Kind

_SENTENCE = lazy(r"(?<=[.!?…])[\"”’»]?\s+")
_HEAD = frozenset({Kind.MACHINE_TIME, Kind.UPDATED, Kind.BYLINE, Kind.SUMMARY, Kind.DATE})
_SIGNED = frozenset({Region.TIMESTAMP, Region.BYLINE})
_DEEPEST = 40
_LEADS = 2
_KICKER = 4
_SECTION = 2
_TITLE = 26
_SHARED, _NEAR = 2, 0.5
"""Words that a headline has at least in common with its text, and the share of a shorter one's."""
_ROW_LIKE = lazy(rf"\s[{BARS}{STEPS}/]\s")
_SIZED = lazy(r"(?:^|\s)(?:[^\W\d_a-zß-ÿ]|\d{1,2})\+{1,2}(?:\s|$)")
"""The buttons for larger letters, and the age from which on a page may be read: *A A+ A++*, *12+*."""
_NUMBERED = lazy(r"\d{1,4}/\d|\d:\d\d|\b(?:Nr|No)\.|[Nn][º°]")
"""The issue of a paper or notice, a time, a number by its sign."""
_ISSUE = lazy(r"(?<![\d/])\d{1,3}/(?:19|20)?\d\d(?![\d/])|\b(?:Nr|No)\. ?\d|[Nn][º°] ?\d")
"""The same without a time or a score."""
_BARE = lazy(r"(?:[^\W\d_]+ )*[^\W\d_]+")
_LONGEST_TITLE, _CAPITALS = 16, 2
"""Words of a title; capitals inside a row of labels without marks between them."""
_SHORTER = {False: 3, True: 6}
"""How many times longer than its summary an article is at least, without and with markup."""


def settle_head(page: UnsettledPage) -> int:
    """Settle the lines before the article's text, and say where that text begins."""
    start = _body_start(page)
    headline = None if page.has_headline else _headline(page, start)
    if headline is not None:
        page.settle(headline, Region.HEADLINE)
        _before_headline(page, headline)
    for at in range((headline + 1) if headline is not None else 0, start):
        _teasers_after_tools(page, at, start)
        _in_head(page, at, headline)
    _summaries(page, start)
    return start


def _body_start(page: UnsettledPage) -> int:
    """The first running text after the last byline, time or tool of the head."""
    last, leads = -1, 0
    for at in range(min(len(page), _DEEPEST)):
        leads += page.prose[at]
        if leads > _LEADS:
            break
        sign = page.signs[at]
        if sign and (sign.kind in _HEAD or (sign.sure and sign.region is Region.SHARE_BAR)):
            last = at
    first = _next_prose(page, last + 1)
    return first if first < len(page) else _next_prose(page, 0)


def _next_prose(page: UnsettledPage, at: int) -> int:
    while at < len(page) and not page.prose[at]:
        at += 1
    return at


def _headline(page: UnsettledPage, start: int) -> int | None:
    """The line that is the article's headline."""
    candidates = [at for at in range(start) if _can_be_headline(page, at)]
    if not candidates:
        is_asking = len(page) > 1 and start == 0 and _is_asking_headline(page)
        return 0 if is_asking or _is_lone_title(page, start) else None
    for at in candidates:
        if page.blocks[at].kind is BlockKind.HEADING:
            return at
    candidates = [at for at in candidates if at > max(page.menus, default=-1)] or candidates
    candidates = [at for at in candidates if not _is_button(page, at)] or candidates
    candidates = _without_strange(page, candidates)
    found = _repeated(page, candidates) or _before_time(page, candidates) or _under_menu(page, candidates)
    return found or _first_title(page, candidates)


def _can_be_headline(page: UnsettledPage, at: int) -> bool:
    this, sign = page.lines[at], page.signs[at]
    if (
        page.is_item(at)
        or this.words > _TITLE
        or this.text.endswith(":")
        or (sign is not None and (sign.sure or sign.kind is Kind.LEGAL))
        or (page.kind(at) is Kind.DATE and page.wording.may_be_stamp(this.text))
    ):
        return False
    return not page.prose[at] or this.text.endswith(("?", "!"))


def _is_lone_title(page: UnsettledPage, start: int) -> bool:
    """Whether the only line above the text is its title, though elsewhere such words are a link or a button."""
    if start != 1 or not _KICKER <= page.lines[0].words <= _TITLE:
        return False
    if page.blocks[0].kind is BlockKind.HEADING:
        return True
    return page.kind(0) is Kind.RELATED and ":" not in page.lines[0].text


def _is_button(page: UnsettledPage, at: int) -> bool:
    """Whether a line of several words is what a link or button of a page is called."""
    return page.kind(at) is Kind.LABEL and page.lines[at].words >= _KICKER - 1


def _without_strange(page: UnsettledPage, candidates: list[int]) -> list[int]:
    """The candidates without lines that look like the site's, above one that says more of what the text is about."""
    telling = [at for at in candidates if _is_about_text(page, at)]
    return [
        at
        for at in candidates
        if not any(_looks_strange(page, at, below) for below in telling if below > at)
        and not (at < candidates[-1] and _is_issue(page.lines[at].text))
    ]


def _is_issue(text: str) -> bool:
    """Whether a line is a row with a number, as that of a magazine with its issue."""
    return bool(_ROW_LIKE.search(text) and _ISSUE.search(text))


def _is_about_text(page: UnsettledPage, at: int) -> bool:
    text = page.lines[at].text
    is_near = page.topic.count(text) >= _SHARED or page.topic.share(text) >= _NEAR
    return page.lines[at].words >= _KICKER and is_near


def _looks_strange(page: UnsettledPage, at: int, below: int) -> bool:
    """Whether a line is a row that says less of the text than one below, or says nothing of it and is numbered, is a
    date, or has capitals and no word that every sentence has.
    """
    text, other = page.lines[at].text, page.lines[below]
    if _ROW_LIKE.search(text):
        return other.words <= _LONGEST_TITLE and page.topic.share(text) < page.topic.share(other.text)
    if _SIZED.search(text):
        return page.topic.share(text) < page.topic.share(other.text)
    if page.topic.count(text) or ends(text):
        return False
    if _NUMBERED.search(text) or page.wording.has_date(text):
        return True
    capitals = sum(word[:1].isupper() for word in text.split()[1:])
    is_bare = _BARE.fullmatch(text) and not holds_function_word(text, page.language)
    return bool(is_bare) and capitals >= _CAPITALS


def _is_asking_headline(page: UnsettledPage) -> bool:
    first = page.lines[0]
    return first.text.endswith(("?", "!")) and first.words <= _TITLE and not first.cannot_be_heading


def _repeated(page: UnsettledPage, candidates: list[int]) -> int | None:
    """The candidate whose words stand again at the start of a summary or in a line of their own."""
    openings = set()
    for at in range(min(len(page), _DEEPEST)):
        if page.kind(at) is Kind.SUMMARY:
            openings.add(key(page.lines[at].text.partition(":")[2]))
    for at in candidates:
        words = key(page.lines[at].text)
        if len(words) >= _KICKER and any(each[: len(words)] == words for each in openings):
            return at
    return None


def _before_time(page: UnsettledPage, candidates: list[int]) -> int | None:
    """The last candidate before a machine's timestamp; before any date, where a site's name stands first."""
    kinds = {Kind.MACHINE_TIME, Kind.DATE, Kind.UPDATED} if _is_site(page, candidates[0]) else {Kind.MACHINE_TIME}
    for at in range(min(len(page), _DEEPEST)):
        if page.kind(at) in kinds:
            before = [each for each in candidates if each < at and page.lines[each].words >= _KICKER - 1]
            return before[-1] if before else None
    return None


def _under_menu(page: UnsettledPage, candidates: list[int]) -> int | None:
    """The first line under the site's menu that a date follows at once, however short: an event or report."""
    at = candidates[0]
    dated = at + 1 < len(page) and page.kind(at + 1) in (Kind.DATE, Kind.UPDATED)
    return at if dated and at - 1 in page.menus and not _is_site(page, at) else None


def _first_title(page: UnsettledPage, candidates: list[int]) -> int:
    for at in candidates:
        if page.lines[at].words >= _KICKER and not (_is_tagline(page, at) or _is_site(page, at) or _is_path(page, at)):
            return at
    return max(candidates, key=lambda at: (not _is_site(page, at), page.lines[at].words))


def _is_tagline(page: UnsettledPage, at: int) -> bool:
    return at in page.slogans or trails_off(page.lines[at].text)


def _is_path(page: UnsettledPage, at: int) -> bool:
    """Whether a line names two sections, the one inside the other."""
    return bool(page.rows[at]) and all(len(part.split()) <= _SECTION for part in page.rows[at])


def _is_site(page: UnsettledPage, at: int) -> bool:
    """Whether a line is made like the name of a news site."""
    text = page.lines[at].text
    words = text.split()
    if len(words) > _KICKER + 1 or page.kind(at) is Kind.ADDRESS:
        return page.kind(at) is Kind.ADDRESS
    titled = all(word[:1].isupper() or word[:1].isdigit() or len(word) <= 3 for word in words)
    return titled and any(word.strip(".,!").lower() in page.wording.site for word in words)


def _before_headline(page: UnsettledPage, headline: int) -> None:
    """Lines above the headline are the site's frame where that is proved, and a kicker otherwise."""
    above = [at for at in range(headline) if page.regions[at] is None]
    proved = any(_is_tagline(page, at) or _is_site(page, at) for at in above) or len(above) > 1 or bool(page.menus)
    timed = any(page.kind(at) is Kind.MACHINE_TIME for at in range(headline, min(len(page), headline + 4)))
    for at in above:
        sign = page.signs[at]
        if key(page.lines[at].text) == key(page.lines[headline].text):
            page.settle(at, Region.HEADLINE)
        elif at == headline - 1 and _is_shouted_path(page, at):
            page.settle(at, Region.KICKER)
        elif sign is not None and sign.kind in (_HEAD | {Kind.CREDIT, Kind.CAPTION}):
            page.settle(at, sign.region)
        elif sign is not None and sign.sure and sign.region is not Region.RELATED:
            page.settle(at, Region.FRAME if sign.region is Region.FOOTER else sign.region)
        elif _in_menu(page, at) or (page.menus and _signed(page, at) is Region.PAYWALL):
            page.settle(at, Region.FRAME)
        elif at == headline - 1 and _is_kicker(page, at) and not (timed and at == 0):
            page.settle(at, Region.KICKER)
        elif not page.is_saved:
            page.settle(at, Region.BODY)
        else:
            page.settle(at, Region.FRAME if proved or timed else Region.KICKER)


def _is_shouted_path(page: UnsettledPage, at: int) -> bool:
    """Whether a line in capitals names a section and one inside it, and no photographer and agency."""
    text = page.lines[at].text
    return page.kind(at) is Kind.CREDIT and " / " in text and text.isupper()


def _in_menu(page: UnsettledPage, at: int) -> bool:
    """Whether a line is an entry of a site's menu: a path to its section, or one of several entries in a row."""
    sign, text = page.signs[at], page.lines[at].text
    if page.is_saved and (_SIZED.search(text) or _is_issue(text)):
        return True
    if sign is not None and sign.region is Region.FRAME and page.lines[at].words >= _KICKER - 1:
        return sign.sure or at > 0 or bool(page.menus)
    return at > 0 and all(_signed(page, each) is Region.FRAME for each in (at - 1, at))


def _is_kicker(page: UnsettledPage, at: int) -> bool:
    return page.lines[at].words <= _KICKER and not _is_tagline(page, at) and not _is_site(page, at)


def _teasers_after_tools(page: UnsettledPage, at: int, start: int) -> None:
    """Headlines of other articles under their heading, or two in a row between share bar and text."""
    headed = at > 0 and page.kind(at - 1) is Kind.RELATED
    if not headed and _signed(page, at - 1) is not Region.SHARE_BAR:
        return
    last = at
    while last < start and _is_bare(page, last):
        last += 1
    if last > at and (headed or (last - at >= _LEADS and last == start)):
        for each in range(at, last):
            page.settle(each, Region.RELATED)


def _is_bare(page: UnsettledPage, at: int) -> bool:
    this = page.lines[at]
    return page.signs[at] is None and not page.prose[at] and this.words > _KICKER and not page.is_item(at)


def _in_head(page: UnsettledPage, at: int, headline: int | None) -> None:
    """Settle a line between the headline and the article's text."""
    sign = page.signs[at]
    if at in page.own:
        page.settle(at, Region.SUBHEADING if page.blocks[at].kind is BlockKind.HEADING else Region.BODY)
    elif page.prose[at]:
        page.settle(at, Region.BODY if headline is not None or not _is_tagline(page, at) else Region.FRAME)
    elif sign is not None and (sign.sure or sign.kind in _HEAD or _is_among_labels(page, at)):
        page.settle(at, sign.region)
    elif at + 1 < len(page) and page.kind(at + 1) is Kind.CREDIT:
        page.settle(at, Region.CAPTION)
    elif (page.lines[at].words < _KICKER or is_name(page.lines[at].text)) and _near(page, at, _SIGNED):
        page.settle(at, Region.BYLINE)
    elif page.lines[at].words <= _KICKER - 1 and _between_tools(page, at):
        page.settle(at, Region.SHARE_BAR)
    elif not page.is_item(at):
        page.settle(at, Region.SUBHEADING)


def _signed(page: UnsettledPage, at: int) -> Region | None:
    sign = page.signs[at] if 0 <= at < len(page) else None
    return sign.region if sign else None


def _is_among_labels(page: UnsettledPage, at: int) -> bool:
    """Whether a doubtful label stands beside another label, and is no heading of the text or of a table's column."""
    if page.blocks[at].kind in (BlockKind.HEADING, BlockKind.CELL):
        return False
    chrome = [_signed(page, at - 1), _signed(page, at + 1)]
    return any(each is not None and (each.is_chrome or each in _SIGNED) for each in chrome)


def _near(page: UnsettledPage, at: int, regions: frozenset[Region]) -> bool:
    return _signed(page, at - 1) in regions or _signed(page, at + 1) in regions


def _between_tools(page: UnsettledPage, at: int) -> bool:
    return _signed(page, at - 1) is Region.SHARE_BAR and _signed(page, at + 1) is Region.SHARE_BAR


def _summaries(page: UnsettledPage, start: int) -> None:
    """An unlabelled summary: several sentences at the top, most of which stand in the text again."""
    words = sum(line.words for line, prose in zip(page.lines, page.prose, strict=True) if prose)
    for at in range(min(start + 1, len(page))):
        if page.kind(at) is Kind.SUMMARY and len(page.lines[at].text) < 40:
            _open_summary(page, at, start)
        if not page.prose[at] or at in page.torn:
            continue
        sentences = _SENTENCE.split(page.lines[at].text)
        if len(sentences) < 2 or page.lines[at].words * _SHORTER[page.is_boxed] >= words:
            continue
        echo = Echo(page.lines[each].text for each in range(len(page)) if each != at)
        if sum(map(echo.repeats, sentences)) * 2 > len(sentences):
            page.regions[at] = Region.SUMMARY


def _open_summary(page: UnsettledPage, at: int, start: int) -> None:
    """A label alone on its line announces the list or paragraph under it as the summary."""
    for each in range(at + 1, start + 1 if at < start else at + 1):
        if each < len(page) and page.is_item(each) and page.regions[each] is None:
            page.settle(each, Region.SUMMARY)
