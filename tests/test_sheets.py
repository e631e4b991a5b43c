"""Sheets for an office printer: every back behind its front, as the PDFs themselves say."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageChops, ImageFilter, ImageOps

from conftest import ROOT
from judges import PROFILES, judge_pdf
from kaartspel import design
from kaartspel.building import Report
from kaartspel.deck.load import load
from kaartspel.deck.model import Colour, Deck, Format, Mode, Sheet
from kaartspel.design import Faces, Inking
from kaartspel.design.typeface import open_faces
from kaartspel.frame import Frame, Rectangle, mm
from kaartspel.imposition import Calibration, Correction, Notes, holds, impose, passes
from kaartspel.imposition.grid import Slot, behind, slots
from kaartspel.parts import DEFAULT_SHEETS, Options, Work
from kaartspel.parts.sheets import SHEETS
from kaartspel.pdf import Renderer
from kaartspel.problems import WrongUsage
from kaartspel.recipe import Recipe
from pdfs import extract, structure
from placing import MM, Placed, Quad, mirrored, motion, off, placed

EXACT = 0.01  # mm
STILL = Correction()
FRONT, BACK = 1, 2  # the blue of what stands for a card's sides


def own(name: str, width: float, height: float, mode: Mode, **other: object) -> Sheet:
    sheet = Sheet(name, width, height, 0, 0, (3, 3), None, None, None, None, mode, True, False)
    return replace(sheet, **other)  # type: ignore[arg-type]


# The shipped sheets, and a deck's own; how the paper turns over, told by hand.
AXES = {
    "a4-duplex": "upright", "a4-short-edge": "level", "a4-fold": "upright",
    "a4-two-passes": "upright", "a3-duplex": "upright", "a3-fold": "upright",
    "sra3-duplex": "upright", "letter-duplex": "upright", "letter-fold": "upright",
    "landscape-long": "level", "landscape-short": "upright", "landscape-passes": "level",
    "perforated": "upright", "side-by-side": "level",
}  # fmt: skip
OWN = (
    own("landscape-long", 297, 210, Mode.LONG_EDGE),
    own("landscape-short", 420, 297, Mode.SHORT_EDGE),
    own("landscape-passes", 297, 210, Mode.TWO_PASSES),
    own("perforated", 210, 297, Mode.LONG_EDGE, columns=1, rows=1, pitch=(110, 150), left=12,
        top=9, turned=False, marks=False),
    own("side-by-side", 320, 450, Mode.SHORT_EDGE, turned=True, left=7, gap=(8, 0)),
)  # fmt: skip


@pytest.fixture(scope="module")
def sheets(deck: Deck) -> dict[str, Sheet]:
    return {sheet.name: sheet for sheet in (*deck.sheets, *OWN)}


@cache
def told() -> Notes:
    """Return notes of few words: there is a test of its own for what a sheet says."""
    words = dict.fromkeys(_DECK.words, "vel")
    return Notes(words, "nl", _DECK.metadata.title, open_faces(_DECK.fonts))


@cache
def renderer() -> Renderer:
    """Return one for all sheets of stand-ins: making fonts takes longer than drawing."""
    return Renderer(_DECK.fonts)


def stand_ins(deck: Deck, format_: Format, count: int) -> list[Faces]:
    """Return cards whose sides are one rectangle to the trim, in a colour that says which."""
    size = format_.width + 2 * format_.bleed, format_.height + 2 * format_.bleed

    def side(number: int, blue: int) -> Frame:
        colour = Colour((number, 0, blue), (0, 0, 0, 0))
        bleed, width, height = mm(format_.bleed), mm(format_.width), mm(format_.height)
        trim = Rectangle(bleed, bleed, width, height, colour)
        return Frame(mm(size[0]), mm(size[1]), bleed, (trim,))

    return [Faces(deck.cards[i], side(i, FRONT), side(i, BACK)) for i in range(count)]


def files(
    deck: Deck, decks: Sequence[Sequence[Faces]], sheet: Sheet, format_: Format,
    correction: Correction = STILL,
) -> dict[str, list[Placed]]:  # fmt: skip
    """Return the pages of each pass of a sheet, as its PDF has them; of several decks, in turn."""
    work, found = Work(deck, Options()), {}
    for name in passes(sheet):
        each = (impose(cards, sheet, format_, told(), correction, name) for cards in decks)
        pages = tuple(page for pages in each for page in pages)
        found[name] = placed(renderer().render(work.document("Sheets", pages)))
    return found


def named(formats: Sequence[Format], name: str) -> Format:
    return next(format_ for format_ in formats if format_.name == name)


def pairs(found: dict[str, list[Placed]], sheet: Sheet) -> Iterator[tuple[Placed, Placed]]:
    """Yield front and back of each sheet of paper, as they lie behind each other."""
    match sheet.mode:
        case Mode.FOLD:
            yield from ((page, page) for page in found[""])
        case Mode.TWO_PASSES:
            yield from zip(found["1-fronts"], found["2-backs-in-order"], strict=True)
        case _:
            yield from zip(found[""][::2], found[""][1::2], strict=True)


def sides(page: Placed, side: int) -> list[Quad]:
    return [quad for quad in page.quads if quad.colour[1:] == (0, side)]


@pytest.mark.parametrize("format_name", ["poker", "bridge", "tarot", "a7", "a6"])
@pytest.mark.parametrize("name", AXES)
def test_every_back_lies_exactly_behind_its_front(
    deck: Deck, sheets: dict[str, Sheet], name: str, format_name: str
) -> None:
    """For every count of cards from 1 to two sheets full and one over."""
    sheet, format_ = replace(sheets[name], marks=False), named(deck.formats, format_name)
    if not holds(sheet, format_):
        pytest.skip("the paper is too small")
    full = len(slots(sheet, format_))
    cards = stand_ins(deck, format_, 2 * full + 1)
    decks = [cards[:count] for count in range(1, len(cards) + 1)]
    on_paper = pairs(files(deck, decks, sheet, format_), sheet)
    for deck_ in decks:
        order = []
        for _ in range(-(-len(deck_) // full)):
            front, back = next(on_paper)
            fronts, backs = sides(front, FRONT), sides(back, BACK)
            assert [quad.colour[0] for quad in fronts] == [quad.colour[0] for quad in backs]
            assert max(off(fronts, backs, mirrored(back, AXES[name]))) < EXACT
            order += [quad.colour[0] for quad in fronts]
        assert order == list(range(len(deck_))), "every card once, in the deck's order"
    assert next(on_paper, None) is None


def test_the_modes_and_papers_are_all_there(deck: Deck, sheets: dict[str, Sheet]) -> None:
    shipped = {sheet.name for sheet in deck.sheets if sheet.mode is not Mode.FRONTS}
    assert shipped <= AXES.keys()
    assert {sheet.mode for sheet in sheets.values()} == set(Mode)
    assert set(DEFAULT_SHEETS) <= shipped


def test_a_folded_sheet_has_backs_and_fronts_on_either_side_of_the_fold(
    deck: Deck, sheets: dict[str, Sheet]
) -> None:
    format_ = deck.formats[0]
    for name in ("a4-fold", "a3-fold", "letter-fold"):
        page = files(deck, [stand_ins(deck, format_, 4)], sheets[name], format_)[""][0]
        middle = page.width / 2
        assert all(x < middle for quad in sides(page, FRONT) for x, _ in quad.corners)
        assert all(x > middle for quad in sides(page, BACK) for x, _ in quad.corners)
        folds = [line for line in page.lines if line[0][0] == pytest.approx(middle, abs=EXACT)]
        assert folds, "there is a line to fold along"


@pytest.mark.parametrize("face_up", [True, False], ids=["delivers-face-up", "delivers-face-down"])
@pytest.mark.parametrize("prints_top", [True, False], ids=["prints-top", "prints-underside"])
def test_two_passes_come_out_right_on_any_printer(
    deck: Deck, sheets: dict[str, Sheet], face_up: bool, prints_top: bool
) -> None:
    """A stack, from the bottom up, goes out of the printer, into its tray, and through again."""
    sheet, format_ = sheets["a4-two-passes"], deck.formats[0]
    found = files(deck, [stand_ins(deck, format_, 25)], sheet, format_)
    delivered = list(range(len(found["1-fronts"])))  # each sheet falls onto the one before
    # The side to print must be the one that the tray prints; the other holds the fronts.
    must_turn_over = face_up == prints_top
    in_tray = delivered[::-1] if must_turn_over else delivered
    first_on_top = in_tray[-1] == 0
    backs = found["2-backs-in-order" if first_on_top else "2-backs-reversed"]
    for number, back in zip(reversed(in_tray), backs, strict=True):
        fronts = sides(found["1-fronts"][number], FRONT)
        assert max(off(fronts, sides(back, BACK), mirrored(back, "upright"))) < EXACT
        assert [q.colour[0] for q in fronts] == [q.colour[0] for q in sides(back, BACK)]


@pytest.mark.parametrize("name", ["a4-duplex", "a4-short-edge", "a3-duplex", "landscape-long"])
def test_a_correction_undoes_what_the_printer_does(
    deck: Deck, sheets: dict[str, Sheet], name: str
) -> None:
    """Its signs are those seen from the front, whichever the edge that the paper turns over."""
    sheet, format_ = sheets[name], deck.formats[0]
    correction = Correction(1.25, -0.75, 0.4)
    pages = files(deck, [stand_ins(deck, format_, 5)], sheet, format_, correction)[""]
    seen, wanted = mirrored(pages[1], AXES[name]), motion(pages[1], 1.25, -0.75, 0.4)
    exact = files(deck, [stand_ins(deck, format_, 5)], sheet, format_)[""]
    for moved, still in zip(sides(pages[1], BACK), sides(exact[1], BACK), strict=True):
        for one, other in zip(moved.corners, still.corners, strict=True):
            assert seen(one) == pytest.approx(wanted(seen(other)), abs=EXACT)
    assert sides(pages[0], FRONT) == sides(exact[0], FRONT), "fronts stay where they are"


@pytest.mark.parametrize("name", ["a4-duplex", "a4-short-edge", "a3-duplex", "landscape-long"])
def test_pixels_agree(deck: Deck, sheets: dict[str, Sheet], name: str) -> None:
    """Fronts dark at the left, backs dark at the right: held to the light, one covers the other."""
    format_ = deck.formats[0]
    cards = []
    for faces in stand_ins(deck, format_, 7):
        trim = faces.front.items[0]
        assert isinstance(trim, Rectangle)
        third = replace(trim, width=trim.width / 3, height=trim.height / 2)
        right = replace(third, x=trim.x + trim.width * 2 / 3)
        front, back = (replace(faces.front, items=(item,)) for item in (third, right))
        cards.append(replace(faces, front=front, back=back))
    sheet = replace(sheets[name], marks=False)
    pages = impose(cards, sheet, format_, told(), STILL)
    document = Work(deck, Options()).document("Sheets", pages)
    with pypdfium2.PdfDocument(renderer().render(document)) as pdf:
        # Ten pixels to a mm, and no part of one over: edges fall between pixels, mirrored too.
        front, back = (pdf[i].render(scale=9.99999 / MM).to_pil().convert("L") for i in (0, 1))
    turn = ImageOps.mirror if AXES[name] == "upright" else ImageOps.flip
    # Margins, where notes stand, are cut off.
    box = (50, 135, front.width - 50, front.height - 135)
    assert front.crop(box).histogram()[0] > 100_000
    # An edge may fall on either side of a pixel: what is less than three pixels wide is no shift.
    difference = ImageChops.difference(front, turn(back)).crop(box)
    assert difference.filter(ImageFilter.MinFilter(3)).getbbox() is None
    shifted = ImageChops.difference(front, ImageChops.offset(turn(back), 4, 0)).crop(box)
    assert shifted.filter(ImageFilter.MinFilter(3)).getbbox(), "0.4 mm would be seen"


@pytest.fixture(scope="module")
def real(built: Report) -> dict[str, list[Placed]]:
    """Return the pages of the sheets that every build makes."""
    paths = {name: built.target / f"sheets/{name}.pdf" for name in DEFAULT_SHEETS}
    return {name: placed(path.read_bytes()) for name, path in paths.items()}


def test_the_real_sheets_are_in_register(real: dict[str, list[Placed]]) -> None:
    """The fields that bleed, on fronts of questions and clusters and on backs, lie behind."""
    for name in ("a4-duplex", "a4-fold", "a3-duplex"):
        pages = real[name]
        checked = 0
        step = 1 if name == "a4-fold" else 2
        for at in range(0, len(pages), step):
            front, back = pages[at], pages[at + step - 1]
            whole = [q for q in front.quads if _size(q) == pytest.approx((69, 94), abs=0.01)]
            behind_ = [q for q in back.quads if _size(q) == pytest.approx((69, 94), abs=0.01)]
            if step == 1:
                behind_ = [q for q in whole if q.corners[0][0] > front.width / 2]
                whole = [q for q in whole if q.corners[0][0] < front.width / 2]
            seen = mirrored(back, "upright")
            for quad in whole:
                assert min(next(off([quad], [other], seen)) for other in behind_) < EXACT
            checked += len(whole)
        assert checked >= 44 + 9, "questions and clusters"


def _size(quad: Quad) -> tuple[float, float]:
    (x, y), (x2, y2), (x3, y3), _ = quad.corners
    return ((x2 - x) ** 2 + (y2 - y) ** 2) ** 0.5, ((x3 - x2) ** 2 + (y3 - y2) ** 2) ** 0.5


modes = st.sampled_from(list(Mode))
lengths = st.floats(0, 500).map(lambda v: round(v, 3))


@given(modes, lengths, lengths, lengths, lengths, st.sampled_from([0, 90, 180, 270]))
def test_behind_what_lies_behind_is_the_front(
    mode: Mode, width: float, height: float, x: float, y: float, turn: int
) -> None:
    sheet = own("any", width, height, mode)
    slot = Slot(x, y, 63, 88, turn, (1.0, 2.0, 3.0, 4.0))
    again = behind(behind(slot, sheet), sheet)
    assert (again.turn, again.free) == (slot.turn, slot.free)
    assert (again.x, again.y) == pytest.approx((x, y), abs=0.001)


@settings(deadline=None, max_examples=25)
@given(st.lists(st.integers(0, 110), min_size=1, max_size=60), st.sampled_from(OWN))
def test_imposition_is_a_permutation(order: list[int], sheet: Sheet) -> None:
    deck = _DECK
    format_ = deck.formats[0]
    cards = [_CARDS[i] for i in order]
    pages = [p for n in passes(sheet) for p in impose(cards, sheet, format_, told(), STILL, n)]
    fronts, backs = _colours(pages, FRONT), _colours(pages, BACK)
    assert fronts == order
    assert sorted(backs) == sorted(order * (2 if sheet.mode is Mode.TWO_PASSES else 1))


_DECK = load(ROOT / "deck")
_CARDS = stand_ins(_DECK, _DECK.formats[0], 111)


def _colours(pages: Sequence[Frame], side: int) -> list[int]:
    from kaartspel.geometry import leaves

    rectangles = [item for page in pages for item, _ in leaves(page.items)
                  if isinstance(item, Rectangle)]  # fmt: skip
    return [r.fill.screen[0] for r in rectangles if r.fill.screen[1:] == (0, side)]


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
    ruler = max((abs(a[0] - b[0]) for a, b in front.lines), default=0)
    assert ruler == pytest.approx(100, abs=EXACT)
    assert len(back.lines) < len(front.lines), "marks stand on the front only"


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
    assert middle == (255, 122, 86), "between two rows"
    for x, y in ((71.4, 60), (72.6, 60), (6.0, 60), (204, 60), (100, 12.0), (100, 285)):
        assert image.getpixel((round(mm(x) * 4), round(mm(y) * 4))) == middle


def test_perforated_stock_is_met_by_pitch_and_offsets(deck: Deck) -> None:
    sheet = own("cards", 210, 297, Mode.LONG_EDGE, columns=2, rows=5, pitch=(85, 54), left=20,
                top=13.5, turned=True, marks=False)  # fmt: skip
    card = replace(deck.formats[0], name="business", width=54, height=85)
    places = slots(sheet, card)
    assert len(places) == 10
    assert [(s.x, s.y) for s in places[:3]] == [(20, 13.5), (105, 13.5), (20, 67.5)]
    with pytest.raises(WrongUsage, match=r"'cards' .* has no room for 2 × 5 cards of the format"):
        slots(sheet, deck.formats[0])


def made(deck: Deck, **options: object) -> dict[str, bytes]:
    """Return the part's files."""
    work = Work(deck, Options(**options))  # type: ignore[arg-type]
    recipes = [recipe for recipe in SHEETS.make(work) if isinstance(recipe, Recipe)]
    return {recipe.path: recipe.make(*recipe.arguments) for recipe in recipes}


def test_a_file_says_what_it_is_and_how_to_print_it(deck: Deck, english: Deck) -> None:
    names = tuple(sheet.name for sheet in deck.sheets)
    for path, data in made(deck, sheets=names, cards=("C1", "V01", "W01")).items():
        text = extract(data, 0)
        assert "100 %" in text
        assert "enkelzijdig" in text or "dubbelzijdig" in text
        assert "Digitalisering in beeld" in text
        assert "vel 1 van 1" in text
        assert "100 mm" in text, path
    data = made(deck, sheets=("a4-duplex",))["sheets/a4-duplex.pdf"]
    assert "dubbelzijdig af, lange zijde omslaan, 100 %" in extract(data, 0)
    count, last = -(-len(deck.cards) // 9), deck.cards[-1].number
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


@pytest.mark.parametrize("flavour", PROFILES)
def test_verapdf_finds_no_fault_in_any_mode(deck: Deck, flavour: str) -> None:
    """The usual sheets are judged with the rest of a build; here are all that they are not."""
    found = made(
        deck, sheets=("a4-short-edge", "a4-two-passes", "a4-fronts", "a4-fold"), cut_lines=True,
        cards=("C1", "V01", "W01"), ink=Inking.LOW, printer="desk",
        calibrations=(Calibration(210, 297, Correction(1, -1, 0.2)),),
    )  # fmt: skip
    assert len(found) == 6
    assert not [broken for data in found.values() if (broken := judge_pdf(data, flavour))]


def test_each_card_is_a_section_with_its_heading_in_order(deck: Deck) -> None:
    chosen = ("C1", "V01", "W01")
    told_ = structure(made(deck, sheets=("a4-fold",), cards=chosen)["sheets/a4-fold.pdf"])
    lines = told_.splitlines()
    assert [line.strip() for line in lines if "H1" in line or "Sect" in line] == [
        "Sect", "H1: Vrijheid", "Sect", "H1: Archiefbeheer", "Sect", "H1: Autonomie",
    ]  # fmt: skip
    assert lines[1].startswith("  P: Druk enkelzijdig af")
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
    laid_out = {faces.card.number: faces for faces in design.lay_out(deck, format_)}
    chosen = [laid_out[number] for number in ("C1", "V01", "W01", "C2", "W02")]
    sheet = next(sheet for sheet in deck.sheets if sheet.name == "a4-duplex")
    pages = impose(chosen, sheet, format_, told(), STILL)
    document = Work(deck, Options()).document("Sheets", pages)
    back = placed(Renderer(deck.fonts).render(document))[1]
    words = [(word, at) for word, at in back.words if word.strip() in {
        deck.words[f"back_{faces.card.kind.value}"] for faces in chosen}]  # fmt: skip
    for faces, slot in zip(chosen, slots(sheet, format_), strict=False):
        place = behind(slot, sheet)
        inside = {word for word, (x, y) in words if place.x < x < place.x + place.width
                  and place.y < y < place.y + place.height}  # fmt: skip
        assert inside == {deck.words[f"back_{faces.card.kind.value}"]}
