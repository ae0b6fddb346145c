"""What HTML elements mean to a reader of the page."""

from __future__ import annotations

from mtcheck.model.kinds import BlockKind, MarkKind

BLOCKS = frozenset(
    "address article aside blockquote body button caption center col colgroup dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html label legend li main menu nav "
    "ol optgroup option p pre search section select summary table tbody td textarea tfoot th thead title tr ul".split()
)
"""Elements before and after which a new block begins."""

BOXES = BLOCKS - frozenset(
    "address body button caption col colgroup dd dt figcaption h1 h2 h3 h4 h5 h6 head hr html label legend li option "
    "optgroup p pre search summary textarea title".split()
)
"""Those that hold blocks and are none themselves."""

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())

HIDING_CLASSES = frozenset(
    "a11y-hidden accessibly-hidden assistive-text d-none display-none element-invisible hide hidden invisible "
    "is-hidden js-hidden ng-cloak ng-hide off-screen offscreen screen-reader screen-reader-only screen-reader-text "
    "screenreader screenreader-only show-for-sr sr-only u-hidden v-cloak visibility-hidden visually-hidden "
    "visuallyhidden".split()
)
"""Classes by which pages hide an element, from everybody or from all who see the page."""

OBJECTS = frozenset("audio canvas embed iframe input math object select svg textarea video".split())
"""Elements that take a place among the words without being text."""

FORMULAS = frozenset("equation formula katex latex math mathjax mwe tex".split())
"""Words of classes that tell the picture of a formula."""

FILLABLE = frozenset("b em i output small span strong time u".split())
"""Elements within a line that pages leave empty for an icon, or for a script to fill."""

FILLED_BY_SCRIPT = ("ng-", "data-ng-", "v-", "x-", "*ng", ":", "@", "[", "(")
"""How the attributes begin by which a page's own script fills placeholders; also ``data-bind``."""

UNSEEN = frozenset("audio canvas datalist iframe math noembed noframes noscript script style template video".split())
"""Elements whose content is not on the page, or is no text: fallbacks, scripts, formulas."""

KINDS = {
    **{f"h{level}": BlockKind.HEADING for level in range(1, 7)},
    "blockquote": BlockKind.QUOTE,
    "button": BlockKind.CONTROL,
    "caption": BlockKind.CAPTION,
    "dd": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "figcaption": BlockKind.CAPTION,
    "label": BlockKind.CONTROL,
    "legend": BlockKind.CONTROL,
    "li": BlockKind.LIST_ITEM,
    "option": BlockKind.CONTROL,
    "select": BlockKind.CONTROL,
    "td": BlockKind.CELL,
    "textarea": BlockKind.CONTROL,
    "th": BlockKind.CELL,
    "title": BlockKind.TITLE,
}

MARKS = {
    "a": MarkKind.LINK,
    "b": MarkKind.STRONG,
    "strong": MarkKind.STRONG,
    "cite": MarkKind.EMPHASIS,
    "em": MarkKind.EMPHASIS,
    "i": MarkKind.EMPHASIS,
    "code": MarkKind.CODE,
    "kbd": MarkKind.CODE,
    "samp": MarkKind.CODE,
    "tt": MarkKind.CODE,
    "var": MarkKind.CODE,
}

LANDMARKS = frozenset(
    "article aside button details dialog figcaption figure footer form header main nav section".split()
)

ROLES = {
    "banner": "header",
    "complementary": "aside",
    "contentinfo": "footer",
    "form": "form",
    "navigation": "nav",
    "search": "form",
}
"""ARIA roles that say what another element's name says; any other role stands as it is."""

CONTROL_ROLES = frozenset("button menuitem option switch tab".split())

ENDS_BEFORE = {
    "dd": (frozenset(("dd", "dt")), frozenset(("dl",))),
    "dt": (frozenset(("dd", "dt")), frozenset(("dl",))),
    "li": (frozenset(("li",)), frozenset(("menu", "ol", "ul"))),
    "optgroup": (frozenset(("optgroup", "option")), frozenset(("select",))),
    "option": (frozenset(("option",)), frozenset(("datalist", "optgroup", "select"))),
    "td": (frozenset(("td", "th")), frozenset(("table", "tr"))),
    "th": (frozenset(("td", "th")), frozenset(("table", "tr"))),
    "tr": (frozenset(("tr",)), frozenset(("table",))),
}
"""Elements that end an open element of the first set, unless one of the second was opened since."""

PARAGRAPH_SCOPE = frozenset("button caption object table td th".split())
"""Elements inside which a new block does not end a paragraph that was opened outside."""

META_NAMES = frozenset(
    "description og:title og:description twitter:title twitter:description dc.title dc.description".split()
)
