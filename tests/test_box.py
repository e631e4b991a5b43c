"""What is on the box stands upright and off the creases, and the sheets are fit for their use."""

import io
from dataclasses import replace
from itertools import product
from pathlib import Path
from random import Random

import pikepdf
import pypdfium2
import pytest

from editing import copy_deck, spoil
from folding import POKER
from judges import judge_pdf
from kaartspel.box import Label, Paper, dieline, home_sheet, paper_for, press_sheet
from kaartspel.box.artwork import TURNS
from kaartspel.box.dieline import Dieline, Panel, PanelId
from kaartspel.building import Report, Request, build
from kaartspel.deck.model import Deck, PressStandard
from kaartspel.design import BLACK, WHITE, contrast
from kaartspel.frame import Document, Group, Rectangle, Text
from kaartspel.frame import Path as Line
from kaartspel.geometry import leaves
from kaartspel.parts import PARTS, Options, Work
from kaartspel.pdf import PressReady, renderer
from kaartspel.preflight import Requirements, preflight
from kaartspel.recipe import Recipe
from pdfs import extract, structure
from repository import ENGLISH
from sampling import sampled

MM = 72 / 25.4


@pytest.mark.parametrize(
    ("format_", "count"),
    sampled(
        product(("poker", "a7", "a6"), (1, 30, 54, 111)),
        [("poker", 1), ("a7", 54), ("a6", 30), ("poker", 111)],
    ),
)
def test_text_stays_on_its_face_and_tells_how_to_make_the_box(
    deck: Deck, format_: str, count: int
) -> None:
    box = dieline(next(f for f in deck.formats if f.name == format_), count, 0.3)
    paper = paper_for(box)
    assert paper
    home = home_sheet(Label.from_deck(deck, deck.cards), box, paper, saves_ink=False)
    press = press_sheet(Label.from_deck(deck, deck.cards), box, paper, 3, 4)
    for sheet in (home, press):
        texts = [(i, m) for i, m in leaves(sheet.items) if isinstance(i, Text)]
        for piece, m in ((piece, m) for text, m in texts for piece in text.pieces):
            x, y = ((m[i] * piece.x + m[i + 2] * piece.y + m[i + 4]) / MM for i in (0, 1))
            assert _is_clear(box, x - paper.x, y - paper.y), piece.text
            assert 5 < x < paper.width - 5
            assert 5 < y < paper.height - 5
        said = "".join("".join(text.says.split()) for text, _ in texts)
        steps = [deck.words[f"box_step_{number}"] for number in (1, 2, 3)]
        for words in steps if sheet is home else ["CutContour"]:
            assert "".join(words.split()) in said


def _is_clear(box: Dieline, x: float, y: float) -> bool:
    """Return whether text begins well within one face, or off the box."""
    inside = [panel for panel in box.panels if _holds(panel, x, y, 0)]
    return not inside or any(_holds(p, x, y, 1.5) for p in inside if p.name in TURNS)


def _holds(panel: Panel, x: float, y: float, margin: float) -> bool:
    left, top, right, bottom = panel.bounds
    return left + margin < x < right - margin and top + margin < y < bottom - margin


def test_a_deck_too_thick_for_any_paper_is_told_of_and_the_rest_is_built(tmp_path: Path) -> None:
    options = Options(format="a6", stock=2.0)
    request = Request(ENGLISH, tmp_path / "thin", only=("press", "box"), options=options)
    assert build(request).notices == ()
    thick = replace(request, target=tmp_path / "thick", deck=tmp_path / "deck")
    deck = copy_deck(tmp_path)
    for name in ("q01-cars", "q02-bicycles"):
        spoil(deck, "questions/street.yaml", f"{{id: {name},", f"{{id: {name}, quantity: 100,")
    report = build(thick)
    (notice,) = report.notices
    assert "a box for 202 cards of 2 mm in the format a6 does not fit on A0" in notice
    assert [file.path for file in report.manifest.files] == ["press/european/street-talk-cards.pdf"]
    large = replace(thick, target=tmp_path / "large", options=replace(options, stock=0.3))
    (notice,) = build(large).notices
    assert notice.endswith("takes paper of the size A2; let a copy shop print it, or use two boxes")


def test_a_box_of_any_thickness_is_fit_for_its_shop(deck: Deck, every_case: bool) -> None:
    """From 1 card to 500, in each format, on thin and thick stock: a sample of them.

    Unless all are asked for, a thirteenth of it.
    """
    shops = [shop for shop in deck.shops if shop.standard is PressStandard.X1A]
    thin = [(f, shop, n, 0.3) for f in deck.formats for shop in shops for n in range(24, 60, 12)]
    rest = product(deck.formats, shops, range(1, 501), (0.1, 0.3, 0.45))
    tried = [*thin, *Random(0).sample(list(rest), 24)]
    for format_, shop, count, stock in tried if every_case else tried[::13]:
        box = dieline(format_, count, stock)
        paper = paper_for(box)
        assert paper
        label = Label.from_deck(deck, (deck.cards * 5)[:count])
        safe = max(format_.safe, shop.safe)
        sheet = press_sheet(label, box, paper, shop.bleed, safe, shop.least_type)
        assert home_sheet(label, box, paper, saves_ink=False).items
        document = Document("Box", "Author", "Deck", "nl", "2026-01-01", (sheet,))
        pdfx = shop.standard.pdfx
        assert pdfx
        data = renderer(deck.fonts, PressReady(pdfx, shop.condition)).render(document)
        assert preflight(data, Requirements.of_shop(shop)) == (), (format_.name, count, stock)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({}, "126 kaarten"),
        ({"copies": 2}, "126 kaarten"),
        ({"kinds": ("statement",), "stock": 0.6}, "58 kaarten"),
        ({"suits": ("vrijheid",), "cards": ("w05",), "stock": 0.6}, ""),
    ],
)
def test_the_box_holds_the_cards_that_were_chosen(
    deck: Deck, options: dict[str, object], told: str
) -> None:
    work = Work(deck, Options(**options))  # type: ignore[arg-type]
    count = len(work.boxed_cards)
    (recipe,) = PARTS["box"].make(work)
    _, label, box, _, _ = recipe.arguments  # type: ignore[union-attr]
    assert box == dieline(work.format, count, work.options.stock)
    assert sum(number for _, number in label.counts) == count  # type: ignore[union-attr]
    said = extract(recipe.make(*recipe.arguments), 0)  # type: ignore[union-attr]
    assert told in said


def test_the_home_sheet_is_accessible_and_its_lines_are_solid_and_dashed(
    deck: Deck, built: Report
) -> None:
    data = (built.target / "sheets/box.pdf").read_bytes()
    assert not judge_pdf(data, "ua1")
    assert not judge_pdf(data, "2u")
    told = structure(data).splitlines()
    assert told[1] == f"  H1: Doosje voor {deck.metadata.title}"
    with pypdfium2.PdfDocument(data) as document:
        assert document[0].get_size() == pytest.approx((297 * MM, 210 * MM), abs=0.01)
    box = dieline(POKER, 111, 0.3)
    paper = paper_for(box)
    assert paper
    sheet = home_sheet(Label.from_deck(deck, deck.cards), box, paper, saves_ink=False)
    strokes = [item.stroke for item, _ in leaves(sheet.items)
               if isinstance(item, Line) and item.stroke]  # fmt: skip
    assert sum(bool(stroke.dash) for stroke in strokes) == len(box.creases)


def test_numbers_of_cards_end_and_their_kinds_begin_in_line(deck: Deck) -> None:
    box = dieline(POKER, 126, 0.3)
    paper = paper_for(box) or pytest.fail("no paper")
    label = Label.from_deck(deck, deck.cards)
    sheet = home_sheet(label, box, paper, saves_ink=False)
    told = {item.says: item for item, _ in leaves(sheet.items) if isinstance(item, Text)}
    texts = {str(count): told[f"{count} {kind.many}"] for kind, count in label.counts}
    assert len({len(number) for number in texts}) > 1
    face = label.typesetter.text
    ends = [text.pieces[0].x + face.width(number) * text.size for number, text in texts.items()]
    assert max(ends) - min(ends) < 0.01


def test_to_save_ink_the_suits_are_outlines(deck: Deck) -> None:
    box = dieline(POKER, 111, 0.3)
    paper = paper_for(box)
    assert paper
    sheet = home_sheet(Label.from_deck(deck, deck.cards), box, paper, saves_ink=True)
    assert not any(isinstance(item, Line) and item.fill for item, _ in leaves(sheet.items))


def test_at_home_the_lower_half_is_pale_all_around_unless_ink_is_saved(deck: Deck) -> None:
    box = dieline(POKER, 126, 0.3)
    paper = paper_for(box) or pytest.fail("no paper")
    label = Label.from_deck(deck, deck.cards)
    fields = {
        saves_ink: [
            item
            for item, _ in leaves(home_sheet(label, box, paper, saves_ink=saves_ink).items)
            if isinstance(item, Rectangle) and item.fill != WHITE
        ]
        for saves_ink in (False, True)
    }
    assert not fields[True]
    assert all(contrast(field.fill, BLACK) > 14 for field in fields[False]), "text is read on it"
    around = [field for field in fields[False] if field.height > 25 * MM]
    faces = [box.panel(name).bounds for name in (PanelId.BACK, PanelId.RIGHT)]
    assert min(field.x for field in around) <= faces[0][0] * MM
    assert max(field.x + field.width for field in around) >= faces[1][2] * MM


def test_the_press_sheet_is_trimmed_to_the_flat_box_with_its_bleed(
    deck: Deck, built: Report
) -> None:
    box = dieline(POKER, sum(card.quantity for card in deck.cards), 0.3)
    data = (built.target / "press/european/digitalisering-in-beeld-box.pdf").read_bytes()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (page,) = pdf.pages
        trim, bleed = ([float(edge) for edge in page.obj[k]] for k in ("/TrimBox", "/BleedBox"))
        assert [trim[2] - trim[0], trim[3] - trim[1]] == pytest.approx(
            [length * MM for length in box.size], abs=0.01
        )
        assert [t - b for t, b in zip(trim, bleed, strict=True)] == pytest.approx(
            [3 * MM, 3 * MM, -3 * MM, -3 * MM], abs=0.01
        )
        names = {str(space[1]) for space in page.Resources.ColorSpace.values()}
        assert names == {"/CutContour", "/Crease"}
    frame = press_sheet(
        Label.from_deck(deck, deck.cards), box, paper_for(box) or pytest.fail("no paper"), 3, 4
    )
    assert isinstance(frame.items[0], Group)


@pytest.mark.parametrize(
    ("sheets", "sizes"),
    [
        (("letter-duplex",), {(215.9, 279.4), (279.4, 431.8)}),
        (("letter-duplex", "letter-fold"), {(215.9, 279.4), (279.4, 431.8)}),
        (("letter-duplex", "a4-duplex"), {(210.0, 297.0), (297.0, 420.0)}),
        ((), {(210.0, 297.0), (297.0, 420.0)}),
    ],
)
def test_who_prints_on_letter_needs_no_a4_for_the_box(
    english: Deck, sheets: tuple[str, ...], sizes: set[tuple[float, float]]
) -> None:
    (recipe,) = PARTS["box"].make(Work(english, Options(sheets=sheets)))
    assert isinstance(recipe, Recipe)
    paper = recipe.arguments[3]
    assert isinstance(paper, Paper)
    assert (min(paper.width, paper.height), max(paper.width, paper.height)) in sizes


def test_no_word_of_a_title_stands_alone_on_the_box_where_that_can_be(deck: Deck) -> None:
    titled = replace(deck, metadata=replace(deck.metadata, title="Digitalisering in Voorbeeldstad"))
    box = dieline(POKER, 126, 0.3)
    paper = paper_for(box)
    assert paper
    sheet = press_sheet(Label.from_deck(titled, titled.cards), box, paper, 3, 4)
    texts = [item.says.strip() for item, _ in leaves(sheet.items) if isinstance(item, Text)]
    assert "in" not in texts
    assert texts.count("Voorbeeldstad") == 3


def test_the_back_quotes_a_card_that_says_it_in_one_paragraph(deck: Deck) -> None:
    label = Label.from_deck(deck, deck.cards)
    for index in range(len(label.halves)):
        assert "\n" not in label.samples(index)[0].text
