from mtcheck.language.remembered import Remembered, remembered


def test_a_function_is_asked_once_for_a_word():
    asked = []
    table = Remembered(lambda word: asked.append(word) or len(word))
    assert [table[word] for word in ("bridge", "sea", "bridge")] == [6, 3, 6]
    assert asked == ["bridge", "sea"]


def test_what_is_remembered_is_bounded():
    table = Remembered(str.upper, bound=2)
    assert [table[word] for word in "abca"] == list("ABCA")
    assert len(table) <= 2


def test_each_language_has_its_table():
    @remembered
    def greeting(word, language):
        return f"{word} {language}"

    assert greeting("de")["Guten Tag"] == "Guten Tag de"
    assert greeting("en")["Guten Tag"] == "Guten Tag en"
    assert greeting("de") is greeting("de")
