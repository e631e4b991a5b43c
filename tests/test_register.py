"""Every back lies behind its front, as the PDFs themselves say."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import cycle, product

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageChops, ImageFilter, ImageOps

from kaartspel.deck.model import Deck, Mode, Sheet
from kaartspel.deck.model.grid import Cell, behind, cells, holds
from kaartspel.design import Faces
from kaartspel.frame import Frame, Rectangle
from kaartspel.imposition import Correction, impose, passes
from kaartspel.parts import DEFAULT_SHEETS, Options, Work
from placing import MM, Placed, Quad, mirrored, motion, off
from sampling import sampled
from standins import (
    AXES,
    BACK,
    EXACT,
    FRONT,
    OWN,
    STILL,
    files,
    named,
    own,
    pairs,
    renderer,
    shipped,
    sides,
    stand_ins,
    told,
)

FORMATS = ["poker", "bridge", "tarot", "a7", "a6"]


@pytest.mark.parametrize(
    ("name", "format_name"), sampled(product(AXES, FORMATS), list(zip(AXES, cycle(FORMATS))))
)
def test_every_back_lies_exactly_behind_its_front(
    deck: Deck, sheets: dict[str, Sheet], name: str, format_name: str
) -> None:
    """For every count of cards from 1 to two sheets full and one over."""
    sheet, format_ = replace(sheets[name], marks=False), named(deck.formats, format_name)
    if not holds(sheet, format_):
        pytest.skip("the paper is too small")
    full = len(cells(sheet, format_))
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
    usual = {sheet.name for sheet in deck.sheets if sheet.mode is not Mode.FRONTS}
    assert usual <= AXES.keys()
    assert {sheet.mode for sheet in sheets.values()} == set(Mode)
    assert set(DEFAULT_SHEETS) <= usual


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


CORRECTED = [("a4-duplex",), ("a4-short-edge",), ("a3-duplex",), ("landscape-long",)]


@pytest.mark.parametrize("name", sampled(CORRECTED, CORRECTED[:2]))
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
    pages = tuple(page.frame for page in impose(cards, sheet, format_, told(), STILL))
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


def test_the_real_sheets_are_in_register(real: dict[str, list[Placed]]) -> None:
    """The fields that bleed, on fronts of questions and clusters and on backs, lie behind."""
    assert {"a4-duplex", "a4-fold"} <= real.keys()
    for name, pages in real.items():
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
    cell = Cell(x, y, 63, 88, turn, (1.0, 2.0, 3.0, 4.0))
    again = behind(behind(cell, sheet), sheet)
    assert (again.turn, again.free) == (cell.turn, cell.free)
    assert (again.x, again.y) == pytest.approx((x, y), abs=0.001)


@settings(deadline=None, max_examples=25)
@given(st.lists(st.integers(0, 110), min_size=1, max_size=60), st.sampled_from(OWN))
def test_imposition_is_a_permutation(order: list[int], sheet: Sheet) -> None:
    deck = shipped()
    format_ = deck.formats[0]
    cards = [cards_of_a_deck()[i] for i in order]
    each = (impose(cards, sheet, format_, told(), STILL, name) for name in passes(sheet))
    pages = [page.frame for pages in each for page in pages]
    fronts, backs = _colours(pages, FRONT), _colours(pages, BACK)
    assert fronts == order
    assert sorted(backs) == sorted(order * (2 if sheet.mode is Mode.TWO_PASSES else 1))


@cache
def cards_of_a_deck() -> list[Faces]:
    return stand_ins(shipped(), shipped().formats[0], 111)


def _colours(pages: Sequence[Frame], side: int) -> list[int]:
    from kaartspel.geometry import leaves

    rectangles = [item for page in pages for item, _ in leaves(page.items)
                  if isinstance(item, Rectangle)]  # fmt: skip
    return [r.fill.screen[0] for r in rectangles if r.fill.screen[1:] == (0, side)]
