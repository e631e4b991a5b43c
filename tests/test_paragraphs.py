"""Paragraphs of a page have lines of about one length; phrases of a card follow the sense."""

from itertools import product

import pytest

from kaartspel.deck.model import Deck
from kaartspel.type import breaking
from kaartspel.type.breaking import break_lines
from test_breaking import dutch, length, level


def test_lines_of_a_paragraph_are_even_before_they_follow_the_sense(
    deck: Deck, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a page a torn edge is seen before a small word at its end; of equals sense decides."""
    loose, even = _torn(deck, is_even=False), _torn(deck, is_even=True)
    assert loose[0] > 30
    assert even[0] < loose[0] / 4
    monkeypatch.setattr(breaking, "_EVEN_SENSE", 0.0)
    assert even[1] < 0.9 * _torn(deck, is_even=True)[1]


def _torn(deck: Deck, *, is_even: bool) -> tuple[int, int]:
    """Return how many lines of steps of games are far shorter than others, or end with a word that
    leads on.
    """  # fmt: skip
    assert deck.play
    short = leading = 0
    for game in deck.play.games:
        for text, width in product((*game.steps, *game.setup), (44, 50, 56)):
            way = break_lines(text, width, length, level, dutch(), is_even=is_even)
            assert way
            if len(text) > 2 * width:
                short += sum(len(line.text) < 0.75 * width for line in way[:-1])
                leading += sum(dutch().leads_on(line.text.split()[-1]) > 0 for line in way[:-1])
    return short, leading


def test_what_is_of_two_lines_follows_the_sense_where_paragraphs_are_even() -> None:
    text = "Leg kaarten met hetzelfde teken bij elkaar op de tafel."
    loose, even = (break_lines(text, 40, length, level, dutch(), is_even=is_even)
                   for is_even in (False, True))  # fmt: skip
    assert loose == even
