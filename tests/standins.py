"""Cards that are one rectangle a side, imposed: what lies where can be read from the PDF."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kaartspel.deck.load import load
from kaartspel.deck.model import Colour, Deck, Format, FrozenMap, Mode, Sheet
from kaartspel.design import Faces
from kaartspel.frame import Frame, Rectangle, mm
from kaartspel.imposition import Correction, Notes, impose, passes
from kaartspel.parts import Options, Work
from kaartspel.pdf import Renderer
from placing import Placed, Quad, placed
from repository import ROOT

EXACT = 0.01  # mm
STILL = Correction()
FRONT, BACK = 1, 2  # the blue of what stands for a card's sides


def own(name: str, width: float, height: float, mode: Mode, **other: object) -> Sheet:
    sheet = Sheet(name, width, height, 0, 0, (3, 3), None, None, None, None, mode, True, False)
    return replace(sheet, **other)  # type: ignore[arg-type]


# The shipped sheets, and a deck's own; how the paper turns over, told by hand.
AXES = {
    "a4-duplex": "upright", "a4-short-edge": "level", "a4-cutter": "upright", "a4-fold": "upright",
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


@cache
def shipped() -> Deck:
    return load(ROOT / "deck")


@cache
def told() -> Notes:
    """Return notes of few words: there is a test of its own for what a sheet says."""
    words = FrozenMap(dict.fromkeys(shipped().words, "vel"))
    return Notes(words, shipped().metadata.title, shipped().fonts, "nl")


@cache
def renderer() -> Renderer:
    """Return one for all sheets of stand-ins: making fonts takes longer than drawing."""
    return Renderer(shipped().fonts)


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
        pages = tuple(page.frame for pages in each for page in pages)
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
