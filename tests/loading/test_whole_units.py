"""What is read whole is read as if it were told tag by tag, or line by line."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.errors import ReadError
from mtcheck.loading import xml
from mtcheck.loading.bitexts import load_bitext, po
from mtcheck.loading.bitexts.wanted import Wanted

_NEVER = re.compile(r"(?!)")
_WANTED = Wanted(source_language="de", target_language="en")
_TEXTS = st.sampled_from(
    [
        "Der Kahn.",
        "",
        " ",
        "über\u200b Nacht",
        "a  b",
        "zwei\nZeilen",
        "&amp;",
        "Fa\u0308hre",
        "\ufffc",
        "]]&gt;",
        "\r\n",
    ]
)
_GAPS = st.sampled_from(
    ["", "\n", "\r\n  ", "\r", "ü]", "\x85", "<!-- <unit id='no'> -->", "<?x <trans-unit id='no'> ?>", "text"]
)


def _attribute(*pairs: str) -> st.SearchStrategy[str]:
    return st.sampled_from(["", *pairs])


@st.composite
def _xliff(draw: st.DrawFn) -> str:
    parts = []
    for number in range(draw(st.integers(0, 4))):
        name = draw(st.sampled_from(["trans-unit", "unit"]))
        head = draw(_attribute(" translate='no'", ' resname="r"', ' x="a > b"', ' resname="&lt;"', ' resname="a\nb"'))
        source, target = draw(_TEXTS), draw(st.sampled_from(["<x id='1'/>", "<g id='2'>ok</g>", ""])) + draw(_TEXTS)
        state = draw(_attribute(' state="new"', ' translate="no"', ' state="final"'))
        pair = f"<source>{source}</source>{draw(_GAPS)}<target{state}>{target}</target>"
        pair = draw(st.sampled_from([pair, f"<source>{source}</source><target/>", pair + pair]))
        if draw(st.booleans()):
            begun = draw(_attribute(' state="initial"'))
            pair = f"<segment{begun}>{pair}</segment>"
        unit = f'{draw(_GAPS)}<{name} id="k{number % 3}"{head}>{pair}</{name}>'
        parts.append(draw(st.sampled_from([unit, f"<alt-trans>ü]{unit}</alt-trans>"])))
    group = draw(_attribute(' translate="no"'))
    end = draw(st.sampled_from(["</group></body></file></xliff>", "</body></file></xliff>", ""]))
    head = draw(_attribute('<!DOCTYPE xliff [<!ATTLIST unit translate CDATA "no">]>'))
    return f'{head}<xliff><file source-language="de" target-language="en"><body><group{group}>{"".join(parts)}{end}'


@st.composite
def _tmx(draw: st.DrawFn) -> str:
    def variant(code: str) -> str:
        gap, text, inside = draw(_GAPS), draw(_TEXTS), draw(_attribute("<ph/>", "<hi>x</hi>"))
        return f'<tuv xml:lang="{code}">{gap}<seg>{text}{inside}</seg></tuv>'

    units = []
    for _ in range(draw(st.integers(0, 4))):
        gap, head = draw(_GAPS), draw(_attribute(' tuid="t"', ' srclang="de"'))
        codes = draw(st.lists(st.sampled_from(["de", "en", "fr"]), max_size=3))
        units.append(f"{gap}<tu{head}>{''.join(map(variant, codes))}</tu>")
    return f'<tmx><header srclang="de"/><body>{"".join(units)}</body>{draw(st.sampled_from(["</tmx>", "", "<a>"]))}'


@st.composite
def _po(draw: st.DrawFn) -> str:
    texts = st.sampled_from(["", "Kahn", "a  b", "\\n", '\\"', "ü", "%d"])
    lines = st.one_of(
        st.sampled_from(["", "# note", "#, fuzzy", '"more"', " ", 'msgid_plural "x"', 'msgstr[0] "y"', "junk"]),
        st.builds('{} "{}"'.format, st.sampled_from(["msgctxt", "msgid", "msgstr"]), texts),
        st.builds('msgid "{}"\nmsgstr "{}"'.format, texts, texts),
        st.builds('msgctxt "{}"\nmsgid "{}"\nmsgstr "{}"\n'.format, texts, texts, texts),
    )
    end = draw(st.sampled_from(["\n", "\r\n"]))
    return end.join(draw(st.lists(lines, max_size=7))) + draw(st.sampled_from(["", end]))


def _read(text: str, suffix: str) -> object:
    try:
        found = load_bitext(text.encode(), "x", Path(f"x{suffix}"), _WANTED)
    except ReadError as error:
        return str(error)
    return found.units, found.source.notes, found.source_language, found.target_language


@pytest.mark.parametrize(("suffix", "texts"), [(".xlf", _xliff()), (".tmx", _tmx())])
def test_elements_taken_whole_are_what_their_tags_tell(suffix: str, texts: st.SearchStrategy[str]) -> None:
    @given(texts)
    def compare(text: str) -> None:
        whole = _read(text, suffix)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(xml, "_CAN_PASS_OVER", False)
            assert _read(text, suffix) == whole

    compare()


@given(_po())
def test_entries_taken_whole_are_what_their_lines_tell(text: str) -> None:
    whole = _read(text, ".po")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(po, "_WHOLE", _NEVER)
        assert _read(text, ".po") == whole


@pytest.mark.parametrize(
    ("suffix", "text"),
    [
        (
            ".xlf",
            '<xliff><file><body><trans-unit id="1"><source>a</source><target>b</target></trans-unit></file></xliff>',
        ),
        (".tmx", '<tmx><body><tu><tuv lang="de"><seg>a</seg></tuv><tuv lang="en"><seg>b</seg></tuv></tu></tmx>'),
    ],
)
def test_a_document_is_refused_behind_what_was_taken_whole(suffix: str, text: str) -> None:
    assert "line 1, column" in str(_read(text, suffix))
