"""The marks of the suits have one grammar, and no two are taken for one another when small."""

import math
from collections.abc import Iterator
from itertools import combinations, pairwise

import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFilter

from kaartspel.deck.model import Colour, Deck, Suit, Symbol
from kaartspel.design import symbol
from kaartspel.frame import Document, Frame, mm
from kaartspel.pdf import Renderer

GAP = 2.2  # on the square of 24 units
STEPS = 24  # straight lines for one curve
Point = tuple[float, float]


@pytest.fixture(scope="module")
def suits(deck: Deck) -> dict[str, Suit]:
    return {card.suit.id: card.suit for card in deck.cards}


def outlines(mark: Symbol) -> list[list[Point]]:
    """Return the closed outlines of a mark as points, on the square of 24 units."""
    found: list[list[Point]] = []
    for verb, values in mark.path:
        points = [(x * 24 / mark.size, y * 24 / mark.size)
                  for x, y in zip(values[::2], values[1::2], strict=True)]  # fmt: skip
        if verb == "M":
            found.append(points)
        elif points:
            found[-1] += along([found[-1][-1], *points])
    return [[*outline, *along([outline[-1], outline[0]])] for outline in found]


def along(curve: list[Point]) -> Iterator[Point]:
    """Yield points of a Bézier curve of any degree, by de Casteljau."""
    for step in range(1, STEPS + 1):
        t, points = step / STEPS, curve
        while len(points) > 1:
            points = [(a + (c - a) * t, b + (d - b) * t) for (a, b), (c, d) in pairwise(points)]
        yield points[0]


def crossings(outlines: list[list[Point]], y: float) -> list[float]:
    """Return where a level line goes into and out of ink, from left to right."""
    return sorted(
        a + (y - b) / (d - b) * (c - a)
        for outline in outlines
        for (a, b), (c, d) in pairwise(outline)
        if (b > y) != (d > y)
    )


def parts(mark: Symbol) -> list[list[Point]]:
    """Return the outlines that ink lies within, not the holes in them."""
    found = outlines(mark)
    around = {id(one): sum(within(one[1], other) for other in found if other is not one)
              for one in found}  # fmt: skip
    return [one for one in found if not around[id(one)] % 2]


def within(point: Point, outline: list[Point]) -> bool:
    return sum(x < point[0] for x in crossings([outline], point[1])) % 2 == 1


def test_what_stands_apart_in_a_mark_stands_apart_by_one_gap(suits: dict[str, Suit]) -> None:
    apart = 0
    for suit in suits.values():
        found = parts(suit.symbol)
        for one in found:
            near = [math.dist(p, q) for other in found if other is not one
                    for p in one for q in other]  # fmt: skip
            assert not near or min(near) == pytest.approx(GAP, abs=0.05), suit.id
            apart += bool(near)
    assert apart > 20


def test_values_come_from_the_circle_and_questions_from_the_square(deck: Deck) -> None:
    for card in deck.cards:
        verbs = {verb for verb, _ in card.suit.symbol.path}
        if card.kind.id == "question":
            assert verbs <= set("MLZ")
        if card.kind.id == "statement":
            assert "C" in verbs


def test_marks_are_told_apart_at_5_mm_in_one_ink(deck: Deck, suits: dict[str, Suit]) -> None:
    """Any two differ in a sixth of their square at the least, at 300 dpi."""
    drawn = {suit.id: pixels(deck, suit.symbol) for suit in suits.values()}
    for (one, its), (other, others) in combinations(drawn.items(), 2):
        assert differing(its, others) > 1 / 6, (one, other)


def differing(one: bytes, other: bytes) -> float:
    """Return in which part of their square two marks differ."""
    return sum(abs(a - b) > 127 for a, b in zip(one, other, strict=True)) / len(one)


def test_marks_of_questions_are_the_same_when_turned(deck: Deck) -> None:
    """As a card is read from both of its ends, so is its mark."""
    for suit in {card.suit.id: card.suit for card in deck.cards
                 if card.kind.id == "question"}.values():  # fmt: skip
        drawn = pixels(deck, suit.symbol)
        assert differing(drawn, drawn[::-1]) < 0.01, suit.id


def test_marks_weigh_alike(deck: Deck, suits: dict[str, Suit]) -> None:
    """None is drawn in lines: the fullest has not twice the ink of the emptiest."""
    inks = [sum(255 - tone for tone in pixels(deck, suit.symbol)) for suit in suits.values()]
    assert max(inks) < 1.7 * min(inks)


def test_values_are_told_apart_by_their_outlines_alone(deck: Deck) -> None:
    """Gaps and holes closed, any two differ in a tenth of their square: one at most is a disc."""
    values = {card.suit.id: card.suit for card in deck.cards if card.kind.id == "statement"}
    raw = {name: pixels(deck, suit.symbol) for name, suit in values.items()}
    drawn = {name: outline(each) for name, each in raw.items()}
    square = len(next(iter(raw.values())))
    for (one, its), (other, others) in combinations(drawn.items(), 2):
        apart = sum(a != b for a, b in zip(its, others, strict=True)) / square
        assert apart > 0.1, (one, other, apart)


def outline(raw: bytes) -> bytes:
    """Return the pixels of a mark with its gaps closed and its holes filled, in a margin."""
    side, around = math.isqrt(len(raw)), 8
    wide = Image.new("L", (side + 2 * around,) * 2, 255)
    wide.paste(Image.frombytes("L", (side, side), raw), (around, around))
    closed = wide.point(lambda tone: 255 * (tone > 127))
    closed = closed.filter(ImageFilter.MinFilter(7)).filter(ImageFilter.MaxFilter(7))
    ImageDraw.floodfill(closed, (0, 0), 1)
    return closed.point(lambda tone: tone == 1).tobytes()


def pixels(deck: Deck, mark: Symbol) -> bytes:
    size, black = mm(5), Colour((0, 0, 0), (0, 0, 0, 100))
    page = Frame(size, size, 0, (symbol(mark, 0, 0, size, black),))
    pdf = Renderer(deck.fonts).render(Document("Mark", "", "", "nl", "2026-01-01", (page,)))
    with pypdfium2.PdfDocument(pdf) as opened:
        image = opened[0].render(scale=300 / 72).to_pil().convert("L")
    raw: bytes = image.tobytes()
    return raw


def test_no_part_of_a_mark_is_a_speck(suits: dict[str, Suit]) -> None:
    """At 5 mm, on a screen of 100 dpi, each part is 4.1 pixels wide or high at the least."""
    for suit in suits.values():
        for part in parts(suit.symbol):
            assert max(max(side) - min(side) for side in zip(*part, strict=True)) > 5, suit.id


def test_marks_look_equally_large(suits: dict[str, Suit]) -> None:
    """A long one is narrow: its width and height are as many units as those of a square or disc."""
    for suit in suits.values():
        points = [point for outline in outlines(suit.symbol) for point in outline]
        width, height = (max(side) - min(side) for side in zip(*points, strict=True))
        assert 17.9 < (width + height) / 2 < 20.3, (suit.id, width, height)
