"""Write ``mtcheck/data/names/common.en.txt``: English words that inflect, which a capital does not make names.

Words that the dictionary also holds with a capital (*jordan*, *mark*) are marked with ``~``: names inside a sentence.

Run it with simplemma installed: ``python training/common_words.py``. A word that the dictionary holds in one form alone
is as likely a name as a word, and is left out.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from mtcheck.language.entities.proper import has_common_ending

TARGET = Path(__file__).parents[1] / "mtcheck" / "data" / "names" / "common.en.txt"
SHORTEST, LONGEST = 3, 10


def main() -> None:
    """Write the dictionary forms, one a line."""
    dictionary = DefaultDictionaryFactory().get_dictionary("en")
    written = {_text(form) for form in dictionary}
    forms: dict[str, set[str]] = defaultdict(set)
    for form, lemma in dictionary.items():
        forms[_text(lemma)].add(_text(form))
    found = [word for word, all_forms in forms.items() if len(all_forms) > 1 and _is_plain(word)]
    lines = sorted(f"~{word}" if word.capitalize() in written else word for word in found)
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _text(word: str | bytes) -> str:
    return word.decode() if isinstance(word, bytes) else word


def _is_plain(word: str) -> bool:
    """Whether a word has to be listed: plain letters, and no ending that tells by itself."""
    listed = SHORTEST <= len(word) <= LONGEST and word.isascii() and word.isalpha() and word.islower()
    return listed and not has_common_ending(word)


if __name__ == "__main__":
    main()
