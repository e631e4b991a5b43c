"""The proof sheet is laid out as it is used."""

from kaartspel.deck.model import Deck
from kaartspel.frame import Document, Text
from kaartspel.frame import Path as Shape
from kaartspel.geometry import leaves
from kaartspel.parts import PARTS, Options, Work
from kaartspel.recipe import Recipe


def test_step_3_stands_above_its_boxes_and_two_hyphens_read_as_two(deck: Deck) -> None:
    options = Options(sheets=("a4-duplex",))
    (recipe,) = PARTS["calibration"].make(Work(deck, options))
    assert isinstance(recipe, Recipe)
    _, document = recipe.arguments
    assert isinstance(document, Document)
    found = [item for item, _ in leaves(document.pages[0].items)]
    texts = [item for item in found if isinstance(item, Text)]
    step = next(text for text in texts if "schijnt een stip" in text.says)
    box = min(y for shape in found if isinstance(shape, Shape) and shape.fill
              for _, values in shape.commands for y in values[1::2])  # fmt: skip
    assert 0 < box - step.pieces[-1].y < 20
    (command,) = (text for text in texts if "--printer" in text.says)
    piece = command.pieces[0]
    assert dict(piece.kerns)[piece.text.index("--")] <= -90
