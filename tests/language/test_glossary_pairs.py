"""A glossary for other languages than those of the pages is said to be that."""

import pytest

from mtcheck.language.glossary import Glossary, Term
from mtcheck.language.glossary_pairs import doubt_pair

PAIRS = [("Hafen", "harbour"), ("Brücke", "bridge"), ("Schiff", "ship"), ("Treppe", "stairs"), ("Kranich", "crane")]


def glossary(pairs):
    return Glossary(tuple(Term(source, (target,)) for source, target in pairs))


def test_a_glossary_for_the_pair_is_not_doubted():
    assert doubt_pair(glossary(PAIRS), "de", "en") == ""


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ([], "it has no terms for German to English; none were checked"),
        ([pair[::-1] for pair in PAIRS], "its columns 'source' and 'target' are the wrong way round for these pages"),
        ([("bateau", "ship"), ("navire", "ship"), ("poisson", "fish"), ("oiseau", "bird")], "its 'source' is French"),
    ],
)
def test_one_for_another_pair_is(pairs, said):
    assert doubt_pair(glossary(pairs), "de", "en").startswith(said)


@pytest.mark.parametrize("pairs", [PAIRS[:2], [(f"Xorb{at}", "Quix") for at in range(9)]])
def test_few_terms_and_names_say_nothing(pairs):
    assert doubt_pair(glossary([pair[::-1] for pair in pairs]), "de", "en") == ""
