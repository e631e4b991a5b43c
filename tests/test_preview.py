"""Contact sheets: every card is on one, and a deck of many cards has several."""

import io
from collections import Counter

import pytest
from PIL import Image

from kaartspel.deck.load import load
from kaartspel.output import Output
from kaartspel.parts import Options, preview
from kaartspel.parts.work import Work
from kaartspel.picture import Sight
from repository import ROOT


def sheets(work: Work) -> dict[str, Output]:
    made = list(preview.PLANNING.make(work))
    assert all(isinstance(output, Output) for output in made)
    return {output.path: output for output in made if isinstance(output, Output)}


def test_a_large_deck_has_several_sheets_with_no_more_cards_than_one_holds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However coarse they are."""
    work = Work(load(ROOT / "tests/decks/talk"), Options())
    monkeypatch.setattr(preview, "_SMALL", 20)
    monkeypatch.setattr(preview, "_LARGE", 80)
    whole = sheets(work)
    assert set(whole) == {
        *(f"preview/{name}.png" for name in ("fronts", "backs", "large")),
        *(f"preview/fronts-{sight}.png" for sight in Sight),
    }
    monkeypatch.setattr(preview, "_FRONTS", 3)
    monkeypatch.setattr(preview, "_BACKS", 1)
    apart = sheets(work)
    names = Counter(path.partition("/")[2].partition("-")[0].partition(".")[0] for path in apart)
    assert names["fronts"] == 2 * (1 + len(Sight))  # of four cards
    assert (names["backs"], names["large"]) == (3, 2)  # a kind's, another's, and one of its own
    assert {"preview/fronts-2.png", "preview/fronts-2-grey.png"} <= set(apart)
    for output in apart.values():
        with Image.open(io.BytesIO(output.data)) as image:
            assert image.width > 100
