"""Sheets for an office printer: their marks, their notes, and what a reader is told."""

import io
from dataclasses import replace
from itertools import product
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import yaml

from frames import lay_out
from judges import PROFILES, judge_pdf
from kaartspel.building import Report
from kaartspel.deck.model import Deck, Format, FrozenMap, Mode, Sheet
from kaartspel.deck.model.grid import behind, cells
from kaartspel.design import Inking
from kaartspel.frame import Text, mm
from kaartspel.geometry import leaves
from kaartspel.imposition import Calibration, Correction, impose
from kaartspel.imposition.margins import Margins, Notes, note_above, note_below, span_of
from kaartspel.parts import Options, Work
from kaartspel.parts.sheets import PLANNING
from kaartspel.pdf import Renderer
from kaartspel.problems import WrongUsage
from kaartspel.recipe import Recipe
from pdfs import extract, structure
from placing import Placed, placed
from sampling import sampled
from standins import EXACT, FRONT, STILL, files, own, sides, stand_ins, told

LANGUAGES = Path(__file__).parents[1] / "src/kaartspel/languages"


def test_nothing_that_matters_lies_in_the_outer_5_mm(real: dict[str, list[Placed]]) -> None:
    for pages in real.values():
        for page in pages:
            points = [p for line in page.lines for p in line] + [p for _, p in page.words]
            assert points
            for x, y in points:
                assert 4.99 <= x <= page.width - 4.99
                assert 4.99 <= y <= page.height - 4.99


def test_crop_marks_are_in_line_with_the_cards_and_outside_them(
    deck: Deck, sheets: dict[str, Sheet]
) -> None:
    sheet, format_ = sheets["a4-duplex"], deck.formats[0]
    front, back = files(deck, [stand_ins(deck, format_, 9)], sheet, format_)[""]
    quads = sides(front, FRONT)
    xs = {round(x, 2) for quad in quads for x, _ in quad.corners}
    upright = [(a, b) for a, b in front.lines if abs(a[0] - b[0]) < EXACT]
    assert {round(a[0], 2) for a, b in upright if 2 < abs(a[1] - b[1]) < 4} >= xs
    for quad in quads:
        (left, top), _, (right, bottom), _ = quad.corners
        for line in front.lines:
            for x, y in line:
                assert not (left < x < right and top < y < bottom)
                # A cut 1 mm astray leaves no mark on a card's corner.
                at_corner = min(abs(x - left), abs(x - right)) < 0.99
                assert not (at_corner and min(abs(y - top), abs(y - bottom)) < 0.99)
    ruler = max((abs(a[0] - b[0]) for a, b in front.lines), default=0)
    assert ruler == pytest.approx(100, abs=EXACT)
    assert len(back.lines) < len(front.lines), "marks stand on the front only"


def test_what_a_sheet_says_can_be_read_and_keeps_off_its_ruler(
    deck: Deck, sheets: dict[str, Sheet]
) -> None:
    sheet = sheets["a4-duplex"]
    margins = Margins.around(cells(sheet, deck.formats[0]), sheet)
    notes = Notes(deck.words, deck.metadata.title, deck.fonts, deck.metadata.language)
    said = [*note_above(notes, deck.words["print_long_edge"], margins),
            *note_below(notes, ["1"], margins)]  # fmt: skip
    texts = [item for item, _ in leaves(tuple(said)) if isinstance(item, Text)]
    assert len(texts) >= 3
    assert min(text.size for text in texts) >= 8
    (label,) = (text for text in texts if text.says == deck.words["ruler"])
    assert label.pieces[0].x >= mm(margins.left + 100 + 1.9)


@pytest.mark.parametrize("language", ["nl", "en", "de", "fr"])
def test_how_to_print_is_said_in_8_pt_in_each_language(
    deck: Deck, sheets: dict[str, Sheet], language: str
) -> None:
    """On sheets for A4, whose margins are narrow, with poker and with bridge cards."""
    words = FrozenMap(yaml.safe_load((LANGUAGES / f"{language}.yaml").read_text("utf-8")))
    notes = Notes(words, deck.metadata.title, deck.fonts, language)
    both = f"{words['print_long_edge']} {words['cut_along_marks']}"
    backs = (words["print_backs_in_order"], words["print_backs_reversed"])
    passes = (words["print_two_passes"], *backs)
    said = {"a4-duplex": (both,), "a4-two-passes": passes}
    for (name, texts), format_ in product(said.items(), deck.formats[:2]):
        margins = Margins.around(cells(sheets[name], format_), sheets[name])
        for text in texts:
            items = [item for item, _ in leaves(tuple(note_above(notes, text, margins)))]
            sizes = [item.size for item in items if isinstance(item, Text)]
            assert sizes, text
            assert min(sizes) >= 8, text


def test_cut_lines_are_drawn_where_asked_for(deck: Deck, sheets: dict[str, Sheet]) -> None:
    sheet, format_ = replace(sheets["a4-duplex"], cut_lines=True, marks=False), deck.formats[0]
    front = files(deck, [stand_ins(deck, format_, 2)], sheet, format_)[""][0]
    ups = {(round(a[0], 2), round(abs(a[1] - b[1]), 2)) for a, b in front.lines}
    assert {(7.5, 88.0), (70.5, 88.0), (73.5, 88.0), (136.5, 88.0)} <= ups


def test_backs_bleed_into_the_gaps(deck: Deck, built: Report) -> None:
    """A shift of 1 mm any way shows no white edge: the colour goes on past the trim."""
    data = (built.target / "sheets/a4-duplex.pdf").read_bytes()
    with pypdfium2.PdfDocument(data) as pdf:
        image = pdf[len(pdf) - 3].render(scale=4).to_pil().convert("RGB")  # all statements
    middle = image.getpixel((round(mm(105) * 4), round(mm(104) * 4)))
    assert middle == (22, 20, 18), "between two rows"
    for x, y in ((71.4, 60), (72.6, 60), (6.0, 60), (204, 60), (100, 12.0), (100, 285)):
        assert image.getpixel((round(mm(x) * 4), round(mm(y) * 4))) == middle


def test_perforated_stock_is_met_by_pitch_and_offsets(deck: Deck) -> None:
    sheet = own("cards", 210, 297, Mode.LONG_EDGE, columns=2, rows=5, pitch=(85, 54), left=20,
                top=13.5, turned=True, marks=False)  # fmt: skip
    card = replace(deck.formats[0], name="business", width=54, height=85)
    places = cells(sheet, card)
    assert len(places) == 10
    assert [(s.x, s.y) for s in places[:3]] == [(20, 13.5), (105, 13.5), (20, 67.5)]
    with pytest.raises(WrongUsage, match=r"'cards' .* has no room for 2 × 5 cards of the format"):
        cells(sheet, deck.formats[0])


def test_a_cutting_machine_finds_its_marks_and_nothing_near_them(
    deck: Deck, sheets: dict[str, Sheet]
) -> None:
    """On the front alone, at the measures of the sheet; cards, bled, and notes stay off them."""
    sheet, format_ = sheets["a4-cutter"], deck.formats[0]
    front, back = files(deck, [stand_ins(deck, format_, 8)], sheet, format_)[""]
    square = [(10.0, 10.0), (15.0, 10.0), (15.0, 15.0), (10.0, 15.0)]
    (drawn,) = (s for s in front.shapes if len(s) == len(square))
    assert [(round(x, 2), round(y, 2)) for x, y in drawn] == square
    lines = {tuple((round(x, 2), round(y, 2)) for x, y in ends) for ends in front.lines}
    arms = {
        ((278.6, 10.0), (287.5, 10.0)), ((287.0, 10.0), (287.0, 18.4)),
        ((9.5, 200.0), (18.4, 200.0)), ((10.0, 200.0), (10.0, 191.6)),
    }  # fmt: skip
    assert arms <= lines
    assert not arms & {tuple(ends) for ends in back.lines}
    quads = sides(front, FRONT)
    assert len(quads) == 8
    bleed = 1.5
    for quad in quads:
        (left, top), _, (right, bottom), _ = quad.corners
        assert left - bleed >= 15 + 1
        assert top - bleed >= 10.5 + 1
        assert right + bleed <= 297 - 15 - 1
        assert bottom + bleed <= 210 - 10.5 - 1
    others = [point for ends in lines - arms for point in ends] + [at for _, at in front.words]
    corners = (0, 0, 15, 15), (278.6, 0, 297, 18.4), (0, 191.6, 18.4, 210)
    assert not [(x, y) for x, y in others for a, b, c, d in corners if a < x < c and b < y < d]


def test_how_to_cut_is_said_by_what_there_is_to_cut_by(deck: Deck) -> None:
    bare = own("bare", 210, 297, Mode.LONG_EDGE, marks=False)
    folded = own("folded", 297, 210, Mode.FOLD, marks=False)
    deck = replace(deck, sheets=(*deck.sheets, bare, folded))
    names = ("a4-duplex", "a4-cutter", "bare", "a4-fold", "folded")
    pages = made(deck, sheets=names, cards=("C1",)).values()
    texts = (" ".join(extract(data, 0).split()) for data in pages)
    found = [("de streepjes." in text, "zwarte hoeken" in text) for text in texts]
    assert found == [(True, False), (False, True), (False, False), (True, False), (False, False)]


def made(deck: Deck, **options: object) -> dict[str, bytes]:
    """Return the part's files."""
    work = Work(deck, Options(**options))  # type: ignore[arg-type]
    recipes = [recipe for recipe in PLANNING.make(work) if isinstance(recipe, Recipe)]
    return {recipe.path: recipe.make(*recipe.arguments) for recipe in recipes}


def test_a_file_says_what_it_is_and_how_to_print_it(deck: Deck, english: Deck) -> None:
    names = tuple(sheet.name for sheet in deck.sheets)
    for path, data in made(deck, sheets=names, cards=("C1", "V01", "W01")).items():
        text = extract(data, 0)
        assert "(100%)" in text
        assert "enkelzijdig" in text or "dubbelzijdig" in text
        assert "Digitalisering in beeld" in text
        assert "vel 1 van 1" in text
        assert "100 mm" in text, path
    data = made(deck, sheets=("a4-duplex",))["sheets/a4-duplex.pdf"]
    assert "dubbelzijdig, omslaan langs de lange zijde, op ware grootte (100%)" in extract(data, 0)
    printed = [card for card in deck.cards if card.quantity]
    count, last = -(-len(printed) // 9), printed[-1].number
    assert f"vel {count} van {count}, achterkanten: W" in extract(data, 2 * count - 1)
    assert f"t/m {last}" in extract(data, 2 * count - 1)
    spoken = extract(made(english, sheets=("letter-duplex",))["sheets/letter-duplex.pdf"], 0)
    assert "Print on both sides, flip on long edge, 100% (actual size)" in spoken


def test_a_viewer_begins_with_the_right_sides_and_the_own_size(deck: Deck) -> None:
    wanted = {"a4-duplex": "LongEdge", "a4-short-edge": "ShortEdge", "a4-fold": "Simplex"}
    for path, data in made(deck, sheets=tuple(wanted), cards=("C1",)).items():
        with pikepdf.open(io.BytesIO(data)) as pdf:
            preferences = pdf.Root.ViewerPreferences
            assert str(preferences.PrintScaling) == "/None"
            name = path.removeprefix("sheets/").removesuffix(".pdf")
            assert str(preferences.Duplex).endswith(wanted[name])


@pytest.mark.parametrize("flavour", sampled([(flavour,) for flavour in PROFILES], [("ua1",)]))
def test_verapdf_finds_no_fault_in_any_mode(deck: Deck, flavour: str) -> None:
    """Whole, the usual sheets are judged with the rest of a build, where all are asked for."""
    names = ("a4-duplex", "a4-short-edge", "a4-two-passes", "a4-fronts", "a4-fold")
    found = made(
        deck, sheets=names, cut_lines=True,
        cards=("C1", "V01", "W01"), ink=Inking.LOW, printer="desk",
        calibrations=(Calibration(210, 297, Correction(1, -1, 0.2)),),
    )  # fmt: skip
    assert len(found) == len(names) + 2
    assert not [broken for data in found.values() if (broken := judge_pdf(data, flavour))]


def test_each_card_is_a_section_with_its_heading_in_order(deck: Deck) -> None:
    chosen = ("C1", "V01", "W01")
    told_ = structure(made(deck, sheets=("a4-fold",), cards=chosen)["sheets/a4-fold.pdf"])
    lines = told_.splitlines()
    assert [line.strip() for line in lines if "H1" in line or "Sect" in line] == [
        "Sect", "H1: Vrijheid", "Sect", "H1: Archiefbeheer", "Sect", "H1: Autonomie",
    ]  # fmt: skip
    assert lines[1].startswith("  P: Print enkelzijdig, op")
    assert sum("Figure" in line for line in lines) == 3


def test_sheets_that_cannot_hold_a_card_are_left_out_unless_asked_for(deck: Deck) -> None:
    large = Format("a5", 148, 210, 3, 4, 3, (18, 24))
    deck = replace(deck, formats=(*deck.formats, large))
    assert set(made(deck, format="a5", cards=("C1",))) == {
        "sheets/a4-duplex.pdf", "sheets/a3-duplex.pdf"
    }  # fmt: skip
    with pytest.raises(WrongUsage, match=r"'a4-fold' .* has no room"):
        made(deck, format="a5", sheets=("a4-fold",))
    with pytest.raises(WrongUsage, match=r"no sheet 'a4-duplx'; did you mean 'a4-duplex'\?"):
        made(deck, sheets=("a4-duplx",))


def test_backs_differ_on_one_sheet(deck: Deck) -> None:
    """With kinds mixed on a sheet, each card has its own kind's back behind it."""
    format_ = deck.formats[0]
    laid_out = {faces.card.number: faces for faces in lay_out(deck, format_)}
    chosen = [laid_out[number] for number in ("C1", "V01", "W01", "C2", "W02")]
    sheet = next(sheet for sheet in deck.sheets if sheet.name == "a4-duplex")
    pages = tuple(page.frame for page in impose(chosen, sheet, format_, told(), STILL))
    document = Work(deck, Options()).document("Sheets", pages)
    back = placed(Renderer(deck.fonts).render(document))[1]
    words = [(word, at) for word, at in back.words if word.strip() in {
        faces.card.kind.word for faces in chosen}]  # fmt: skip
    for faces, cell in zip(chosen, cells(sheet, format_), strict=False):
        place = behind(cell, sheet)
        inside = {word for word, (x, y) in words if place.x < x < place.x + place.width
                  and place.y < y < place.y + place.height}  # fmt: skip
        assert inside == {faces.card.kind.word}


def test_a_sheet_of_cards_without_numbers_names_none(deck: Deck) -> None:
    first, bare = deck.cards[0], replace(deck.cards[0], id="geur")
    assert span_of(told().words, first, first) == first.number
    assert span_of(told().words, bare, bare) == span_of(told().words, first, bare) == ""
