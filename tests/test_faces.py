"""What every face of every format promises: room, sight, and backs that tell nothing."""

from collections.abc import Callable, Iterator
from itertools import combinations, pairwise, product
from typing import NamedTuple

import pypdfium2
import pytest
from coloraide import Color

from frames import fields, lay_out, text_boxes
from kaartspel.deck.model import Colour, Deck, Format, Suit
from kaartspel.design import Inking, contrast
from kaartspel.frame import Document, Frame, Rectangle, Text, mm
from kaartspel.geometry import Matrix, apply, leaves, path_bounds
from kaartspel.pdf import Renderer
from kaartspel.picture import Sight, see
from kaartspel.type import typesetter
from kinds import every_kind
from pdfs import differs_upside_down
from sampling import sampled

Box = tuple[float, float, float, float]
FORMATS = ("poker", "bridge", "tarot", "a7", "a6")
CASES = [((format_, ink),) for format_, ink in product(FORMATS, Inking)]
SAMPLE = [(("poker", Inking.LOW),), (("a6", Inking.FULL),)]


class Face(NamedTuple):
    """One side of a card, and each text on it with the boxes of its pieces."""

    frame: Frame
    texts: list[tuple[Text, list[Box]]]


LaidOut = tuple[Format, list[Face]]


def format_named(deck: Deck, name: str) -> Format:
    return next(format_ for format_ in deck.formats if format_.name == name)


@pytest.fixture(scope="module", params=sampled(CASES, SAMPLE), ids=str)
def laid_out(deck: Deck, request: pytest.FixtureRequest) -> LaidOut:
    name, inking = request.param
    format_ = format_named(deck, name)
    faces = (*lay_out(deck, format_, inking), *lay_out(every_kind(deck), format_, inking))
    frames = dict.fromkeys(frame for face in faces for frame in (face.front, face.back))
    return format_, [
        Face(frame, [(text, list(boxes(deck, text, m))) for text, m in texts(frame)])
        for frame in frames
    ]


def texts(frame: Frame) -> Iterator[tuple[Text, Matrix]]:
    for item, matrix in leaves(frame.items):
        if isinstance(item, Text):
            yield item, matrix


def boxes(deck: Deck, text: Text, matrix: Matrix) -> Iterator[Box]:
    """Yield the box of each piece of a text: from stem to end, from cap line to baseline."""
    face = getattr(typesetter(deck.fonts, "nl"), text.font)
    for piece in text.pieces:
        width = face.width(piece.text.rstrip()) * text.size
        one = apply(matrix, piece.x, piece.y)
        other = apply(matrix, piece.x + width, piece.y - face.cap_height * text.size)
        (left, right), (top, bottom) = (sorted(pair) for pair in zip(one, other, strict=True))
        yield left, top, right, bottom


def overlap(one: Box, other: Box) -> bool:
    """Return whether two boxes share more than the 0.01 pt that rounding may make."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 0.01 and down > 0.01


def inside(one: Box, other: Box) -> bool:
    return (
        other[0] <= one[0] and one[2] <= other[2] and other[1] <= one[1] and one[3] <= other[3]
    )  # fmt: skip


def document(pages: tuple[Frame, ...]) -> Document:
    return Document("Cards", "", "", "nl", "2026-01-01", pages)


def behind(fields: list[Rectangle], x: float, y: float) -> Colour:
    """Return the colour of the uppermost field at a point."""
    found = Colour((255, 255, 255), (0, 0, 0, 0))
    for item in fields:
        inside = item.x <= x <= item.x + item.width and item.y <= y <= item.y + item.height
        found = item.fill if inside else found
    return found


def test_all_text_lies_in_the_safe_zone_at_7_pt_or_more(laid_out: LaidOut) -> None:
    format_, faces = laid_out
    edge = mm(format_.bleed + format_.safe)
    for frame, told in faces:
        for text, where in told:
            assert text.size >= 7
            for left, top, right, bottom in where:
                assert edge - 0.01 <= left <= right <= frame.width - edge + 0.01, text.says
                assert edge - 0.01 <= top <= bottom <= frame.height - edge + 0.01, text.says


def test_text_stands_out_from_what_lies_behind_it(laid_out: LaidOut) -> None:
    """WCAG 2.2: 7 to 1 is its highest demand; all text of the cards meets it."""
    for frame, told in laid_out[1]:
        fields = [item for item, _ in leaves(frame.items) if isinstance(item, Rectangle)]
        for text, where in told:
            for left, top, right, bottom in where:
                for x, y in ((left, top), (right, bottom)):
                    assert contrast(text.colour, behind(fields, x, y)) >= 7, text.says


def test_nothing_overlaps_text(laid_out: LaidOut) -> None:
    """Text keeps clear of text and drawings; a field lies wholly behind a text or beside it."""
    for frame, told in laid_out[1]:
        set_ = [(box, text.says) for text, where in told for box in where]
        for (one, says), (other, also) in combinations(set_, 2):
            assert not overlap(one, other), (says, also)
        for item, matrix in leaves(frame.items):
            if isinstance(item, Text):
                continue
            bounds = path_bounds((item,), matrix)
            for box, says in set_:
                is_behind = isinstance(item, Rectangle) and inside(box, bounds)
                assert is_behind or not overlap(box, bounds), says


def test_whatever_leaves_the_safe_zone_bleeds(laid_out: LaidOut) -> None:
    """A field or drawing ends inside the safe zone or runs off the card, past the bleed.

    But for the seats of a chamber that goes off the card: test_closeup tells how those are cut.
    """
    format_, faces = laid_out
    for frame, _ in faces:
        for item, matrix in leaves(frame.items):
            left, top, right, bottom = path_bounds((item,), matrix)
            is_seat = right - left < mm(9.1) * format_.width / 63 and bottom < 0.66 * frame.height
            if not isinstance(item, Text) and not is_seat:
                for at in (left, top, frame.width - right, frame.height - bottom):
                    assert at >= mm(format_.bleed + format_.safe) - 0.01 or at <= 0.01


def test_low_ink_leaves_the_paper_white(deck: Deck) -> None:
    """No field, and less than a tenth of the ink; the text is the same."""
    full, low = (
        lay_out(deck, format_named(deck, "poker"), inking) for inking in Inking
    )  # fmt: skip
    for one, other in zip(full, low, strict=True):
        for before, after in ((one.front, other.front), (one.back, other.back)):
            assert [text.says for text, _ in texts(before)] == [t.says for t, _ in texts(after)]
            assert [text.size for text, _ in texts(before)] == [t.size for t, _ in texts(after)]
    pages = tuple(dict.fromkeys(frame for face in low for frame in (face.front, face.back)))
    pdf = Renderer(deck.fonts).render(document(pages))
    with pypdfium2.PdfDocument(pdf) as opened:
        for page in opened:
            grey = page.render(scale=1).to_pil().convert("L").tobytes()
            assert 1 - sum(grey) / 255 / len(grey) < 0.12


def suits(deck: Deck) -> list[Suit]:
    found = list(dict.fromkeys(card.suit for card in deck.cards))
    assert len(found) == 9 + 6 + 1
    return found


def test_colours_are_one_system(deck: Deck) -> None:
    """Values and questions on three steps of lightness each, in one band of chroma (OKLCH).

    On a press each takes three inks at most, and a black field is deeper than black type.
    """
    steps: dict[str, set[float]] = {"statement": set(), "question": set()}
    for card in deck.cards:
        if card.kind.id in steps:
            coords = Color("srgb", [c / 255 for c in card.suit.colour.screen]).convert("oklch")
            steps[card.kind.id].add(round(coords["lightness"], 2))
            assert 0.07 <= coords["chroma"] <= 0.175
    assert {kind: len(found) for kind, found in steps.items()} == {"statement": 3, "question": 3}
    assert min(steps["statement"]) - max(steps["question"]) > 0.27
    backs = [kind.back.colour for kind in deck.kinds]
    for colour in (*(suit.colour for suit in suits(deck)), *backs):
        assert sum(ink > 0 for ink in colour.press) <= 3
        assert colour.screen != (22, 20, 18) or sum(colour.press) > 150


def test_neighbours_in_a_chamber_differ_in_grey(deck: Deck) -> None:
    """By 9.5 of lightness (CIELAB) at the least, around the whole round of a back.

    Not all nine can: with contrast 7 there are 24 between the darkest and the lightest.
    """
    for kind in ("statement", "question"):
        in_order = dict.fromkeys(card.suit for card in deck.cards if card.kind.id == kind)
        greys = [Color("srgb", [channel / 255 for channel in suit.colour.screen])
                 .convert("lab-d65")["lightness"] for suit in in_order]  # fmt: skip
        assert min(abs(one - other) for one, other in pairwise([greys[-1], *greys])) > 9.5


def test_no_kind_is_near_a_suit(deck: Deck) -> None:
    """But for the rules, which are a kind and a suit of one colour."""
    for kind in {card.kind for card in deck.cards}:
        for suit in suits(deck):
            apart = difference(kind.back.colour.screen, suit.colour.screen)
            assert apart >= 20 or (apart == 0 and suit.id == "spel"), (kind.id, suit.id)


def difference(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """CIEDE2000 (CIE 142-2001), as coloraide computes it."""
    colours = [Color("srgb", [channel / 255 for channel in colour]) for colour in (one, other)]
    apart: float = colours[0].delta_e(colours[1], method="2000")
    return apart


def test_suits_have_symbols_and_colours_of_their_own(deck: Deck) -> None:
    for one, other in combinations(suits(deck), 2):
        assert one.symbol.path != other.symbol.path
        assert one.symbol.alt != other.symbol.alt
        assert difference(one.colour.screen, other.colour.screen) >= 20, (one.id, other.id)


def test_colours_are_told_apart_by_all_eyes(deck: Deck, golden: Callable[[str, str], None]) -> None:
    """The table of the pairs of suits that come under 10 to someone without a kind of cone.

    None comes under 9 without red or green cones, nor under 6.6 without blue ones. Any two marks
    are told apart: see test_marks.
    """
    lines = []
    for sight, least in {Sight.DEUTAN: 9, Sight.PROTAN: 10, Sight.TRITAN: 6.6}.items():
        for one, other in combinations(suits(deck), 2):
            seen = (see(suit.colour.screen, sight) for suit in (one, other))
            apart = difference(*seen)
            assert apart >= least, (one.id, other.id)
            if apart < 10:
                lines.append(f"{sight} {one.id} {other.id} {apart:.0f}\n")
    golden("suits-alike.txt", "".join(lines))


def test_a_back_is_the_same_upside_down(deck: Deck) -> None:
    faces = lay_out(deck, format_named(deck, "poker"))
    pages = tuple({face.back: None for face in faces})
    pdf = Renderer(deck.fonts).render(document(pages))
    for page in range(len(pages)):
        assert differs_upside_down(pdf, page) < 80


def test_with_little_ink_a_rule_shows_of_what_group_a_card_is(deck: Deck) -> None:
    """It is seen from across a table, one on each card of any kind, and nothing comes near it."""
    backs = set()
    for faces in lay_out(every_kind(deck), deck.formats[0], Inking.LOW):
        colour = faces.card.suit.colour
        rules = [field for field in fields(faces.front) if field.fill == colour]
        assert [rule.height for rule in rules] == [pytest.approx(mm(2))], faces.card.id
        for text, (_, top, _, bottom) in text_boxes(deck, faces.front):
            end = bottom + 0.22 * text.size  # with descenders
            assert all(end < rule.y or rule.y + rule.height < top for rule in rules), text.says
        for item, matrix in leaves(faces.front.items):
            if not isinstance(item, Text | Rectangle):
                _, top, _, bottom = path_bounds((item,), matrix)
                assert all(bottom < rule.y - mm(0.5) or rule.y + rule.height < top
                           for rule in rules), faces.card.id  # fmt: skip
        backs |= {round(field.height, 2) for field in fields(faces.back)}
    assert len(backs) == 1
