"""Figures of tables are of one width, as a font has them, and mean what figures mean."""

from dataclasses import replace

import pytest

from faces import plain
from kaartspel.building import Report
from kaartspel.deck.model import Deck, Font
from kaartspel.design import BLACK
from kaartspel.frame import Document, Frame, plain_figures, tabular
from kaartspel.pdf import Renderer
from kaartspel.type import Style, Typeface, set_line
from pdfs import extract

FIGURES = "0123456789"


def test_figures_of_all_faces_are_of_one_width(deck: Deck) -> None:
    """In text they are not: a 1 takes two thirds of an 8."""
    for font in (deck.fonts.text, deck.fonts.strong, deck.fonts.italic):
        face = Typeface("text", font)
        assert len({face.width(tabular(figure)) for figure in FIGURES}) == 1
        assert len({face.width(figure) for figure in FIGURES}) > 1
        assert face.width(tabular("x–(")) == face.width("x–(")


@pytest.mark.parametrize(
    "text", [FIGURES, "(11)", "111 1 × 4, 1 × 5", "(", ")", "()", "A1(", "1(1)"]
)
def test_they_are_copied_as_figures(deck: Deck, text: str) -> None:
    """A bracket alone between them once broke off all that followed."""
    assert plain_figures(tabular(text)) == text
    style = Style(Typeface("text", deck.fonts.text), 10.0, 1.0, BLACK)
    line = set_line(text, style, 20, 40)
    (piece,) = line.pieces
    shown = tabular(text)
    line = replace(line, pieces=(replace(piece, text=shown, kerns=style.face.kerns(shown)),))
    frame = Frame(200, 100, 0, (line, set_line("and more", style, 20, 70)))
    document = Document("Figures", "A", "B", "nl", "2026-01-01", (frame,))
    assert extract(Renderer(deck.fonts).render(document), 0) == f"{text} and more"


def test_a_font_that_has_none_shows_those_of_its_text(deck: Deck) -> None:
    face = Typeface("text", Font("plain", plain()))
    assert [face.width(tabular(figure)) for figure in FIGURES] == [*map(face.width, FIGURES)]


def test_a_table_of_a_hand_out_is_copied_as_it_is_read(built: Report) -> None:
    said = extract((built.target / "handouts/leader.pdf").read_bytes(), 2)
    assert "11 1 × 5, 1 × 6 1 (6)" in said
    assert tabular("1") not in said
