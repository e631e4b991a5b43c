"""What every face of every format promises: room, sight, and backs that tell nothing."""

from collections.abc import Iterator
from itertools import combinations

import pypdfium2
import pytest

from kaartspel import design
from kaartspel.deck.model import Colour, Deck, Format
from kaartspel.design.system import contrast
from kaartspel.frame import Document, Frame, Rectangle, Text, mm
from kaartspel.geometry import Matrix, apply, characters, leaves
from kaartspel.pdf import Renderer

FORMATS = ("poker", "bridge", "tarot", "a7", "a6")


@pytest.fixture(scope="module", params=FORMATS)
def laid_out(deck: Deck, request: pytest.FixtureRequest) -> tuple[Format, list[Frame]]:
    format_ = next(format_ for format_ in deck.formats if format_.name == request.param)
    faces = design.lay_out(deck, format_)
    return format_, [frame for face in faces for frame in (face.front, face.back)]


def texts(frame: Frame) -> Iterator[tuple[Text, Matrix]]:
    for item, matrix in leaves(frame.items):
        if isinstance(item, Text):
            yield item, matrix


def corners(deck: Deck, text: Text, matrix: Matrix) -> Iterator[tuple[float, float]]:
    """Yield the corners of a text's box: from its stems' left to its end, cap to baseline."""
    from kaartspel.design.typeface import open_faces

    face = getattr(open_faces(deck.fonts), text.font)
    for piece in text.pieces:
        width = face.width(piece.text.rstrip()) * text.size
        yield apply(matrix, piece.x, piece.y)
        yield apply(matrix, piece.x + width, piece.y - face.cap_height * text.size)


def behind(frame: Frame, x: float, y: float) -> Colour:
    """Return the colour of the uppermost field at a point."""
    found = Colour((255, 255, 255), (0, 0, 0, 0))
    for item, _ in leaves(frame.items):
        if isinstance(item, Rectangle):
            inside = item.x <= x <= item.x + item.width and item.y <= y <= item.y + item.height
            found = item.fill if inside else found
    return found


def test_all_text_lies_in_the_safe_zone_at_7_pt_or_more(
    deck: Deck, laid_out: tuple[Format, list[Frame]]
) -> None:
    format_, frames = laid_out
    edge = mm(format_.bleed + format_.safe)
    for frame in frames:
        for text, matrix in texts(frame):
            assert text.size >= 7
            for x, y in corners(deck, text, matrix):
                assert edge - 0.01 <= x <= frame.width - edge + 0.01, text.says
                assert edge - 0.01 <= y <= frame.height - edge + 0.01, text.says


def test_text_stands_out_from_what_lies_behind_it(
    deck: Deck, laid_out: tuple[Format, list[Frame]]
) -> None:
    """WCAG 2.2: 7 to 1 is its highest demand; all text of the cards meets it."""
    for frame in laid_out[1]:
        for text, matrix in texts(frame):
            for x, y in corners(deck, text, matrix):
                assert contrast(text.colour, behind(frame, x, y)) >= 7, text.says


def test_suits_have_symbols_of_their_own(deck: Deck) -> None:
    suits = list(dict.fromkeys(card.suit for card in deck.cards))
    assert len(suits) == 15
    for one, other in combinations(suits, 2):
        assert one.symbol.path != other.symbol.path
        assert one.symbol.alt != other.symbol.alt
        assert one.colour.screen != other.colour.screen


def test_a_back_is_the_same_upside_down(deck: Deck) -> None:
    format_ = next(format_ for format_ in deck.formats if format_.name == "poker")
    faces = design.lay_out(deck, format_)
    renderer = Renderer(deck.fonts, characters(face.back for face in faces))
    for back in {face.back for face in faces}:
        pdf = renderer.render(Document("Back", "", "", "nl", "2026-01-01", (back,)))
        with pypdfium2.PdfDocument(pdf) as document:
            upright = document[0].render(scale=2).to_pil().convert("L")
        turned = upright.rotate(180)
        pairs = zip(upright.tobytes(), turned.tobytes(), strict=True)
        # Edges fall between pixels, so their grey may differ; a shape that is not there does not.
        differing = sum(abs(a - b) > 128 for a, b in pairs)
        assert differing < 0.001 * upright.width * upright.height
