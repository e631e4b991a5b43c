"""Any value that the deck files' models accept is one that every part can use, or is told.

`make fuzz` tries many more; `make test` a few, always the same.
"""

import shutil
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings

from bounds import Wanted, lay, wanted
from kaartspel.building import Request, build, check
from kaartspel.deck.load import load
from kaartspel.problems import InvalidDeck, WrongUsage
from tables import table_deck


def test_what_the_models_accept_is_built_or_told(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    became: Counter[str] = Counter()

    @settings(max_examples=settings().max_examples * 2 // 5)  # a whole deck takes its time
    @given(wanted())
    def is_built_or_told(wish: Wanted) -> None:
        folder = tmp_path_factory.mktemp("bounds")
        try:
            try:
                deck = check(lay(folder, wish), wish.options, wish.parts)
            except (InvalidDeck, WrongUsage):
                became["told"] += 1
                return
            build(Request(deck, folder / "build", wish.parts, wish.options))
            became["built"] += 1
        finally:
            shutil.rmtree(folder)

    is_built_or_told()
    assert became["built"] >= became.total() / 3, "too few are built to tell anything"


def test_a_title_of_two_lines_names_its_card_on_one(tmp_path: Path) -> None:
    deck = load(table_deck(tmp_path, 'Text,Title\nSay it,"One\n\ntwo"\n'))
    assert deck.cards[0].heading == "One two"
    build(Request(deck, tmp_path / "build", ("box", "cards", "book", "page", "online")))
