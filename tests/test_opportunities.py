"""Texts break where their script lets them, and long words whatever marks stand round them."""

from pathlib import Path

import pyphen
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaartspel.deck.model import Deck
from kaartspel.design import BLACK
from kaartspel.type import Style, typesetter
from kaartspel.type.breaking import break_lines
from kaartspel.type.opportunities import Hyphenator, split
from kaartspel.type.patterns import Patterns

LONG = "verantwoordelijkheidsverdelingen"
DUTCH = Hyphenator("nl", ("infor-matie-be-veiligings-diensten", "gemeente-huis"))
FRENCH = Hyphenator("fr")
ROUND = [
    "„{}.“", '"{}."', "»{}.«", "({}).", "‘{}’,", "“{}”…", "[{}];", "{}/", "—{}—", "’{}", "{}’s",
    "…{}", "«\u202f{}\u202f»", "(ver){}", "{}(s)", "1.{}", "{}?!", "l’{}", "¿{}?", "*{}", "{}™",
]  # fmt: skip


def pieces(text: str, hyphens: Hyphenator = DUTCH) -> list[str]:
    return [f"{atom.text}{atom.glue}" for atom in split(text, hyphens)]


def lines(text: str, width: int, hyphens: Hyphenator) -> list[str]:
    broken = break_lines(text, width, lambda shown, at: len(shown), lambda shown, at: 0, hyphens)
    assert broken is not None
    return [line.text for line in broken]


@pytest.mark.parametrize("marks", ROUND)
@pytest.mark.parametrize("word", [LONG, "informatiebeveiligingsdiensten"])
def test_a_long_word_is_hyphenated_whatever_marks_stand_round_it(marks: str, word: str) -> None:
    bare = [piece for piece in pieces(word) if piece.endswith("-")]
    found = pieces(marks.format(word))
    assert sum(piece.endswith("-") for piece in found) == len(bare) > 3
    assert "".join(piece.removesuffix("-") for piece in found) == marks.format(word)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gemeente/gemeentehuis", ["gemeente/", "gemeente-", "huis"]),
        ("(gemeente)gemeentehuis", ["(gemeente)gemeente-", "huis"]),
        ("nu—straks", ["nu", "—", "straks"]),
        ("COVID-19 en 5-10 of 24/7", ["COVID-19 ", "en ", "5-10 ", "of ", "24/7"]),
        ("24-uurs en/of", ["24-", "uurs ", "en/", "of"]),
        ("a\u00a0b\u202fc d", ["a\u00a0b\u202fc ", "d"]),
        ("z.s.m. of b.v.", ["z.s.m. ", "of ", "b.v."]),
        ("voor- en nadelen", ["voor- ", "en ", "nadelen"]),
        ("non\u2011stop", ["non\u2011stop"]),
    ],
)
def test_marks_let_a_line_break_or_keep_together(text: str, expected: list[str]) -> None:
    plain = Hyphenator("xx", ("gemeente-huis",))
    found = pieces(text, plain)
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("www.gemeente.nl/over-ons.", ["www.", "gemeente.", "nl/", "over-", "ons."]),
        ("https://a.nl/b?c=d&e=2-3", ["https://", "a.", "nl/", "b?", "c=", "d&", "e=", "2-", "3"]),
        ("overheidsinformatie.nl", ["overheidsinformatie.", "nl"]),
        ("“digitaleoverheid.nl”", ["“digitaleoverheid.", "nl”"]),
        ("(burgemeester@gemeente.nl)", ["(burgemeester@", "gemeente.", "nl)"]),
        ("www.gemeentehuis.nl", ["www.", "gemeente", "huis.", "nl"]),
    ],
)  # fmt: skip
def test_addresses_break_after_their_marks_and_get_no_hyphens(
    text: str, expected: list[str]
) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", ""])
@pytest.mark.parametrize("width", range(11, 30))
def test_french_marks_stay_with_their_words(space: str, width: int) -> None:
    text = "Est-ce «_juste_»_? Oui_: non_! Mais_; «_ah_»_!".replace("_", space)
    for line in lines(text, width, FRENCH):
        assert line.lstrip("\u00a0\u202f ")[0] not in "»?!;:"
        assert line.rstrip("\u00a0\u202f ")[-1] != "«"


@pytest.mark.parametrize("width", range(4, 14))
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh-Hans", "应该由算法决定谁获得补助金，还是必须始终有官员（最终）作出“判断”？"),
        ("ja", "「日本語」はカタカナー、ひらがなッ（漢字）です。それは…何ですか？"),
        ("en", "该由ABC决定（谁）？"),
    ],
)
def test_chinese_and_japanese_break_between_characters_and_marks_stay_in_line(
    language: str, text: str, width: int
) -> None:
    found = lines(text, width, Hyphenator(language))
    assert "".join(found) == text
    assert not any(line[0] in "，。、？」）”ーッ…" for line in found)
    assert not any(line[-1] in "「（“" for line in found)


def test_a_text_of_chinese_is_one_text_on_manylines(deck: Deck) -> None:
    setter = typesetter(deck.fonts, "zh")
    column = setter.column("应该由算法决定，谁 获得补助", Style(setter.text, 10, 1.2, BLACK), 22)
    assert column is not None
    assert len(column.lines) == 4
    texts = column.place(0, 0)
    assert [text.says for text in texts] == ["应该由算法决定，谁", " ", "获得补助"]
    assert sum(len(text.pieces) for text in texts) == 6


def test_what_is_divided_without_a_hyphen_is_copied_whole(deck: Deck) -> None:
    setter = typesetter(deck.fonts, "nl")
    style = Style(setter.text, 10, 1.2, BLACK)
    column = setter.column("Zie www.gemeente.nl/over", style, style.width("www.gemeente."))
    assert column is not None
    assert [line.text for line in column.lines] == ["Zie", "www.gemeente.", "nl/over"]
    assert column.divides_words
    assert not column.is_hyphenated
    assert [text.says for text in column.place(0, 0)] == ["Zie ", "www.gemeente.nl/over"]


@given(st.text(min_size=1, max_size=40), st.sampled_from(["nl", "fr", "ja", "zh-Hant", "th", "x"]))
def test_the_atoms_of_a_text_are_the_text(text: str, language: str) -> None:
    atoms = split(text, Hyphenator(language))
    assert "".join(atom.text + atom.glue.strip("-") for atom in atoms) == text


@pytest.mark.parametrize("language", ["fr", "ca", "da_DK", "el_GR"])
def test_a_dictionary_has_the_patterns_that_pyphen_reads_in_it(language: str) -> None:
    path = pyphen.LANGUAGES[language]
    ours, theirs = Patterns(path), pyphen.HyphDict(path)
    read = {letters: ours.patterns.get(letters) for letters in ours.patterns.lines}
    assert read == theirs.patterns
    assert ours.maxlen == theirs.maxlen


def test_a_word_that_is_spelt_otherwise_where_it_is_broken_stays_whole(tmp_path: Path) -> None:
    path = tmp_path / "hyph_xx.dic"
    path.write_text("UTF-8\n% a comment\nl1l/l=l,1,2\nb1c\n^^61d1e\n", "utf-8")
    ours, theirs = Patterns(path), pyphen.HyphDict(path)
    for word in ("abcde", "parallel", "made"):
        found, expected = ours.positions(word), theirs.positions(word)
        assert [(at, at.data) for at in found] == [(at, at.data) for at in expected]
        assert found


def test_phrases_of_the_list_stay_on_one_line() -> None:
    """In capitals as well; not within other words, and not where they are too wide for a line."""
    text = "Mensen die digitaal minder vaardig zijn moeten ook op onze website terechtkunnen."
    as_listed = Hyphenator("nl", ("Vaardig zijn", "aal min"))
    assert lines(text, 24, Hyphenator("nl"))[1:3] == ["minder vaardig", "zijn moeten ook op onze"]
    assert lines(text, 24, as_listed)[1:3] == ["minder vaardig zijn", "moeten ook op onze"]
    assert lines(text, 24, as_listed.speaking("en"))[1] == "minder vaardig zijn"
    assert len(lines("minder vaardig zijn", 10, Hyphenator("nl", ("minder vaardig zijn",)))) > 1


def test_no_first_line_is_a_short_word_alone() -> None:
    text = "Willen we zelforganisatie door inwoners via platforms als nederland helpt stimuleren?"
    assert lines(text, 24, DUTCH)[0] == "Willen we"


def test_no_line_ends_within_a_range_of_numbers() -> None:
    text = "half a day or more, 15–200 people"
    assert lines(text, 24, Hyphenator("en")) == ["half a day or more,", "15–200 people"]
