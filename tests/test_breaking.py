"""Lines are broken over the whole paragraph: nothing lost, nothing too wide, few stumbles."""

import random
from collections.abc import Callable
from functools import cache
from itertools import combinations, pairwise
from typing import NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kaartspel.deck.model import Deck
from kaartspel.design import BLACK
from kaartspel.type.breaking import (
    _ends_with_hyphen,
    _last_cost,
    _sense,
    _shown,
    break_lines,
)
from kaartspel.type.column import Style, set_column
from kaartspel.type.opportunities import UNWANTED, Atom, Hyphenator, split
from kaartspel.type.typesetter import typesetter

NONE = Hyphenator("xx")


@cache
def dutch() -> Hyphenator:
    return Hyphenator("nl", ("digitaliserings-paragraaf",))


@cache
def hungarian() -> Hyphenator:
    """Return one for a language that spells some words otherwise where they are broken."""
    return Hyphenator("hu")


def length(text: str, at: int) -> float:
    return len(text)


def level(text: str, at: int) -> float:
    return 0


def lines(text: str, width: float, hyphens: Hyphenator | None = None) -> list[str]:
    broken = break_lines(text, width, length, level, hyphens or dutch())
    assert broken is not None
    return [line.text for line in broken]


def test_no_line_is_wider_than_the_column_and_nothing_is_lost(deck: Deck) -> None:
    style = Style(typesetter(deck.fonts, "nl").text, 14, 1.2, BLACK)
    for card in deck.cards:
        for width in (140.0, 156.0, 200.0, 300.0):
            column = set_column(card.text, style, width, dutch())
            assert column is not None
            assert all(style.width(line.text) <= width + 1e-6 for line in column.lines)
            assert "".join(text.says for text in column.place(0, 0)) == card.text


def test_a_word_longer_than_the_line_stands_on_as_many_lines_as_it_needs(deck: Deck) -> None:
    style = Style(typesetter(deck.fonts, "nl").text, 14, 1.2, BLACK)
    text = "een digitaliseringsparagraafvoorbereiding en meer"
    column = set_column(text, style, 55, dutch())
    assert column is not None
    assert len(column.lines) > 4
    assert "".join(said.says for said in column.place(0, 0)) == text


def test_without_hyphens_no_other_breaks_are_less_ragged() -> None:
    """Try every way to break some short texts, and compare the sum of squares."""
    choose = random.Random(7)
    for _ in range(60):
        words = ["x" * choose.randint(1, 7) for _ in range(choose.randint(2, 9))]
        width = choose.randint(8, 14)
        found, best = lines(" ".join(words), width, NONE), _least_ragged(words, width)
        far_shorter = any(len(line) < 0.65 * width for line in best[:-1])
        if len(best) == 1 or (len(best[-1]) >= 0.35 * width and not far_shorter):
            assert _whole_cost(found, width) == pytest.approx(_whole_cost(best, width))


def _least_ragged(words: list[str], width: int) -> list[str]:
    gaps = range(1, len(words))
    ways = (cut for count in range(len(words)) for cut in combinations(gaps, count))
    broken = ([" ".join(words[a:b]) for a, b in zip((0, *cut), (*cut, len(words)), strict=True)]
              for cut in ways)  # fmt: skip
    return min((way for way in broken if max(map(len, way)) <= width),
               key=lambda way: _whole_cost(way, width))  # fmt: skip


def _whole_cost(way: list[str], width: int) -> float:
    """Return the cost as breaking.py states it: squares, and more for a short lone last word."""
    short = [1 - len(line) / width for line in way]
    lone = len(way) > 1 and " " not in way[-1] and short[-1] > 0.5
    lone_word = 35 * min(10 * (short[-1] - 0.5), 1) if lone else 0
    return sum(100 * s * s for s in short[:-1]) + 25 * short[-1] ** 2 + lone_word


def test_a_long_word_is_broken_where_the_deck_says() -> None:
    assert "digitaliserings-" in lines("via een digitaliseringsparagraaf", 20)


def test_a_word_is_broken_only_where_it_must_be() -> None:
    assert lines("overheidsinformatie", 25) == ["overheidsinformatie"]
    assert not any(line.endswith("-") for line in lines("het openbaren van informatie", 15))


def test_what_is_said_in_one_breath_before_a_comma_stays_together() -> None:
    text = "Willen we zelforganisatie stimuleren en zo ja, hoe?"
    assert lines(text, 20) == ["Willen we", "zelforganisatie", "stimuleren", "en zo ja, hoe?"]


def test_long_lines_are_as_even_as_they_can_be() -> None:
    """Over sixty characters wide, a small word at the end is read over, a ragged edge is not."""
    text = ("Leg bij elk van de negen clusters een opvatting met dat teken open op de tafel neer, "
            "en schuif de tweede half onder het waardencluster.")  # fmt: skip
    first = "Leg bij elk van de negen clusters een opvatting"
    assert [lines(text, width)[0] for width in (60, 61)] == [first, f"{first} met"]
    ways = (lines(text.replace("dat teken", "20 % van de kaarten"), at) for at in range(57, 158))
    assert not any(line.endswith(" 20") for way in ways for line in way)


def test_short_groups_stay_together_where_another_break_avoids_it() -> None:
    text = "Welke kaders stellen we voor het (actief en passief) openbaren?"
    assert any("(actief en passief)" in line for line in lines(text, 30))


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        (
            "Wat willen we met de gegevens van burgers doen?",
            25,
            ["met de gegevens", "van burgers doen?"],
        ),
        ("Laat burgers meepraten en -beslissen over beleid", 26, ["-beslissen"]),
        ("Wij besteden er 20 % aan", 18, ["20 %"]),
        ("Dat kost ons zo’n € 5 per jaar", 19, ["€ 5"]),
        ("De ict moet het gewoon altijd (7*24 uur) doen", 12, ["(7*24 uur)"]),
        ("Twee wegen – een doel", 13, ["wegen –"]),
    ],
)
def test_what_belongs_together_stays_together(text: str, width: int, expected: list[str]) -> None:
    found = lines(text, width)
    assert all(any(part in line for line in found) for part in expected), found
    assert not any(line.startswith(("-", "–", "%")) for line in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Burgers en bedrijven zien de plannen van de gemeente"),
        ("en-GB", "Citizens and companies see the plans of the council"),
        ("de", "Bürger und Betriebe sehen die Pläne von der Gemeinde"),
        ("fr-CA", "Citoyens et sociétés voient les plans de la commune"),
    ],
)
def test_lines_do_not_end_with_words_that_lead_on(language: str, text: str) -> None:
    found = lines(text, 22, Hyphenator(language))
    last = {line.rpartition(" ")[2] for line in found}
    assert last.isdisjoint(
        {"en", "de", "van", "and", "the", "of", "und", "die", "von", "der", "et"}
    )


@pytest.mark.parametrize("mark", ["", "‘"])
def test_no_line_ends_with_the_first_word_of_a_sentence_alone(mark: str) -> None:
    for width in (22, 23, 24):
        found = lines(f"{mark}De volgende vat samen en legt bij tegen. Ga om en om.", width)
        assert found[-1] == "Ga om en om."


def test_a_quotation_mark_hangs_wholly_and_a_bracket_in_part(deck: Deck) -> None:
    """A bracket is as dark as a letter: out of the column wholly, its line looks indented."""
    style = Style(typesetter(deck.fonts, "nl").text, 14, 1.2, BLACK)
    for mark, least, most in (("‘", 0.9, 1), ("“", 0.5, 1), ("(", 0.3, 0.5), ("[", 0.3, 0.5)):
        column = set_column(f"{mark}aan", style, 200, dutch())
        assert column
        (text,) = column.place(100, 0)
        out = 100 - text.pieces[0].x
        assert least <= out / style.advance(mark) <= most + 1e-9
        assert out <= 0.25 * style.size + 0.01


def test_a_word_that_cannot_be_broken_and_is_too_wide_is_no_paragraph() -> None:
    assert break_lines("x" * 30, 20, length, level, NONE) is None


WORDS = st.lists(st.text("abcdeno-.’()", min_size=1, max_size=9), min_size=1, max_size=7)


@given(WORDS, st.integers(6, 16))
def test_no_way_to_break_a_short_text_costs_less(words: list[str], width: int) -> None:
    """Try every way to break it, at spaces and within words, by the costs of single lines."""
    text = " ".join(words)
    atoms = split(text, dutch())
    assume(len(atoms) <= 10)
    cuts = range(1, len(atoms))
    ways = (cut for count in range(len(atoms)) for cut in combinations(cuts, count))
    found: dict[tuple[str, ...], list[_Told]] = {}
    for cut in ways:
        bounds = list(pairwise((0, *cut, len(atoms))))
        shown = tuple(_shown(atoms, *bound) for bound in bounds)
        if all(len(line) <= width for line in shown):
            found[shown] = [_told(atoms, *bound, 1 - len(line) / width)
                            for bound, line in zip(bounds, shown, strict=True)]  # fmt: skip
    broken = break_lines(text, width, length, level, dutch())
    assert (broken is None) == (not found)
    if broken is not None:
        chosen = found[tuple(line.text for line in broken)]
        assert _full_cost(chosen) == pytest.approx(_least_full_cost(list(found.values())))


class _Told(NamedTuple):
    """What a line costs, what it costs a reader more, and whether it ends with a hyphen."""

    cost: float
    sense: float
    hyphen: bool


def _told(atoms: tuple[Atom, ...], start: int, end: int, short: float) -> _Told:
    amid = 100 * short * short + atoms[end - 1].cost
    cost = _last_cost(atoms, start, short) if end == len(atoms) else amid
    return _Told(cost, _sense(atoms, (start, cost, short), end), _ends_with_hyphen(atoms, end))


def _least_full_cost(ways: list[list[_Told]]) -> float:
    """Return the cost of the best way: with no more lines and hyphens than the least ragged."""
    plain = min(ways, key=lambda way: sum(line.cost for line in way))
    worst = max(line.sense for line in plain)
    hyphens = 99 if worst >= UNWANTED else sum(line.hyphen for line in plain)
    allowed = [way for way in ways if len(way) <= len(plain)
               and (hyphens or not any(line.hyphen for line in way))]  # fmt: skip
    better = min(allowed, key=_full_cost)
    more = sum(line.hyphen for line in better) > hyphens
    return _full_cost(plain if more or not worst else better)


def _full_cost(way: list[_Told]) -> float:
    return sum(line.cost + line.sense for line in way)


@given(st.text(min_size=1, max_size=30), st.integers(1, 40), st.sampled_from([dutch, hungarian]))
def test_nothing_of_a_text_is_lost_whatever_it_holds(
    text: str, width: int, language: Callable[[], Hyphenator]
) -> None:
    text = " ".join(text.split()) or "x"
    broken = break_lines(text, width, length, level, language())
    if broken is not None:
        assert all(len(line.text) <= width for line in broken)
        whole = "".join(
            (line.text[:-1] if line.broken else line.text) + (" " if line.joint == " " else "")
            for line in broken
        )
        assert whole == text


def test_a_word_that_is_spelt_otherwise_where_it_is_broken_is_not_broken() -> None:
    assert hungarian().parts("asszonnyal")[0] == ("asszonnyal",)


def test_an_exception_of_another_length_does_not_lose_letters() -> None:
    parts, _ = Hyphenator("de", ("stra-ßenbahn",)).parts("STRASSENBAHN")
    assert "".join(parts) == "STRASSENBAHN"


def test_a_sentence_ends_on_the_line_where_its_last_words_are() -> None:
    """Its last word begins no line if it is short, and where it ends a line may be short, too."""
    found = lines("Denk je zelf ook zo? Ruil één keer met een bril die over is.", 26)
    assert found[0] == "Denk je zelf ook zo?"


def test_no_line_amid_others_is_far_shorter_where_another_break_makes_it_longer() -> None:
    found = lines("Hoe stellen we bestaande en nieuwe ict-bedrijven in staat om te groeien?", 24)
    assert min(map(len, found[:-1])) > 0.5 * 24


def test_a_line_ends_neither_with_two_words_that_lead_on_nor_with_one_where_it_is_short() -> None:
    found = lines("dat onze ambtenaren deskundig zijn in het gebruik ervan", 23)
    assert found[1:] == ["deskundig zijn", "in het gebruik ervan"]
    text = "gaat over de gewenste ordening van menselijke relaties en gemeenschappen."
    assert lines(text, 25)[1:3] == ["de gewenste ordening", "van menselijke relaties"]


def test_a_text_has_a_line_more_where_there_is_room_and_it_follows_the_sense() -> None:
    text = "Hoe laten we burgers en bedrijven zien welke algoritmen we als gemeente gebruiken?"
    few, more = (break_lines(text, 23, length, level, dutch(), spare) for spare in (0, 1))
    assert few
    assert more
    assert [line.text for line in few if line.stumbles] == ["welke algoritmen we"]
    assert len(more) == len(few) + 1
    assert not any(line.stumbles for line in more)
    untroubled = "Onze gemeente loopt voorop in het gebruik van data en ict."
    assert break_lines(untroubled, 19, length, level, dutch(), 1) == break_lines(
        untroubled, 19, length, level, dutch()
    )
