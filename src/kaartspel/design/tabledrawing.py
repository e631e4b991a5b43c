"""Draw the plan of a game's table: seats as discs, cards as small fields of their kinds' colours.

Cards of a light kind are white, on a light ground in an edge of ink; those of a dark one are a tint
on a dark ground, as black would be lost on it. In one ink one's own seat is a disc and others are
rings; cards of a dark kind are fields, those of a light one have an edge around a field, and what
is free is an edge alone.

In a small picture contrasts are those of what must be read: on a dark ground the table is darker
still, cards on it are white or nearly so, and room for them has a white edge; seats are fainter,
but where turns go round them. Arrows are in the colour of text.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from kaartspel.deck.model import Colour
from kaartspel.design import system
from kaartspel.design.edges import edge
from kaartspel.design.figures import disc
from kaartspel.design.moving import Arrow
from kaartspel.design.spread import SmallCard
from kaartspel.design.system import BLACK, WHITE, is_light, shade, text_on
from kaartspel.design.tableplan import TopView
from kaartspel.frame import Commands, Group, Item, Path, Stroke
from kaartspel.geometry import Point
from kaartspel.inking import Inking

_ON_DARK, _ON_LIGHT = 1.42, 1.25  # contrast of the table with what it is on
_SHADE = 0.3  # of ink in a small table on a dark ground
_FREE, _SMALL_FREE = 2.4, 5.0  # of room for a card with the table; in a small picture
_DARK_KIND, _SMALL_DARK_KIND = 3.2, 7.5  # of a card of a dark kind with a dark table
_SMALL_SEAT, _TURN_SEAT = 2.4, 5.0  # of others' seats with the ground, in a small picture
_LINE, _BETWEEN = 0.15, 0.09  # of a card's width: its edge, and the gap in a pile
_RING = 0.2  # of a seat's radius
_TURN = 0.035  # of the height: the line of turns
_RIM = 0.012  # of the height: the table's edge in one ink
_INSET = 0.3  # of a card's width: from its edge to the field in a light one in one ink
_ARC = 0.5523


@dataclass(frozen=True, slots=True)
class _TableLook:
    """On what a table is drawn, in which inks, and how high, in pt."""

    ground: Colour
    inking: Inking
    high: float
    is_small: bool

    @property
    def is_one_ink(self) -> bool:
        return self.inking is Inking.LOW

    @property
    def ink(self) -> Colour:
        return text_on(self.ground)

    def tone(self, ground: Colour, least: float) -> Colour:
        """Return a tone of a ground that is seen on it."""
        return self.ink if self.is_one_ink else edge(ground, ground, least) or self.ink

    def card(self, colour: Colour) -> Colour:
        """Return in which colour a card whose back is of a `colour` is drawn."""
        if is_light(self.ground):
            return WHITE if is_light(colour) else BLACK if self.is_one_ink else colour
        return (
            self.ink
            if is_light(colour)
            else self.tone(self.table, _SMALL_DARK_KIND if self.is_small else _DARK_KIND)
        )

    @property
    def table(self) -> Colour:
        if self.is_small and not is_light(self.ground):
            return shade(self.ground, _SHADE)
        least = _ON_LIGHT if is_light(self.ground) else _ON_DARK
        return self.ground if self.is_one_ink else self.tone(self.ground, least)


@lru_cache(maxsize=64)
def drawn(
    made: TopView, middle: tuple[float, float], high: float, ground: Colour,
    inking: Inking = Inking.FULL,
) -> Group:  # fmt: skip
    """Return a table `high` pt high around a middle (x, y), on a ground.

    What looks alike is one drawing: a card's file and the page then hold little of it.
    """
    look = _TableLook(ground, inking, high, made.is_small)
    items: list[Item] = [_surface(look, *made.half, made.down)] if made.half else []
    items += _seats(look, made)
    for cards, surface in ((made.laid, look.table if made.half else ground), (made.hands, ground)):
        for colour in dict.fromkeys(card.colour for card in cards):
            alike = [card for card in cards if card.colour == colour and not card.pile]
            items += _cards(look, alike, colour, surface) if alike else []
        for pile in (card for card in cards if card.pile):
            items += _pile(look, pile, surface)
    items += _turns(look, made.turns) if made.turns else []
    items += [_arrow(look, arrow) for arrow in made.arrows]
    return Group(tuple(items), x=round(middle[0], 2), y=round(middle[1], 2))


def _surface(look: _TableLook, across: float, down: float, middle: float) -> Path:
    """Return the table around (0, middle): its ends are half-circles."""
    x, r = across * look.high, down * look.high
    s, k = x - r, r * _ARC
    outline = (
        ("M", (-s, -r)), ("L", (s, -r)), ("C", (s + k, -r, x, -k, x, 0.0)),
        ("C", (x, k, s + k, r, s, r)), ("L", (-s, r)), ("C", (-s - k, r, -x, k, -x, 0.0)),
        ("C", (-x, -k, -s - k, -r, -s, -r)), ("Z", ()),
    )  # fmt: skip
    placed = [
        (verb, tuple(v + i % 2 * middle * look.high for i, v in enumerate(values)))
        for verb, values in outline
    ]
    if look.is_one_ink:
        return Path(_rounded(placed), stroke=Stroke(BLACK, round(_RIM * look.high, 3)))
    return Path(_rounded(placed), fill=look.table)


def _arrow(look: _TableLook, arrow: Arrow) -> Path:
    """Return the head of an arrow."""
    return Path(_rounded([*_through(look, arrow.corners), ("Z", ())]), fill=look.ink)


def _through(look: _TableLook, points: Iterable[Point]) -> list[tuple[str, Point]]:
    """Return the line through points."""
    return [("L" if i else "M", (x * look.high, y * look.high)) for i, (x, y) in enumerate(points)]


def _turns(look: _TableLook, points: tuple[Point, ...]) -> list[Item]:
    """Return the line that turns go along, with the head of an arrow at its end."""
    (x, y), (end_x, end_y) = points[-2:]
    stroke = Stroke(look.ink, round(_TURN * look.high, 3))
    line = Path(_rounded(_through(look, points)), stroke=stroke)
    return [line, _arrow(look, Arrow(end_x, end_y, math.atan2(end_y - y, end_x - x)))]


def _seats(look: _TableLook, made: TopView) -> Iterator[Group]:
    """Yield seats: one outline, moved; the first is one's own; others are fainter, or lit."""
    small = _TURN_SEAT if made.turns else _SMALL_SEAT
    for i, seat in enumerate(made.seats):
        is_other = i > 0 and not made.vote
        line = seat.radius * look.high * _RING if look.is_one_ink and is_other else 0.0
        outline = disc(0, 0, seat.radius * look.high - line / 2)
        least = small if look.is_small else system.PARTY
        fill = look.tone(look.ground, least) if is_other else look.ink
        shape = Path(outline, stroke=Stroke(fill, round(line, 3))) if line else Path(outline, fill)
        yield Group((shape,), x=round(seat.x * look.high, 1), y=round(seat.y * look.high, 1))


def _cards(
    look: _TableLook, cards: list[SmallCard], colour: Colour | None, surface: Colour
) -> Iterator[Path]:  # fmt: skip
    """Yield cards of one colour, or room for some."""
    line = cards[0].width * _LINE
    if colour is None:
        yield _edged(look, cards, line, look.tone(surface, _SMALL_FREE if look.is_small else _FREE))
        return
    is_edged, fill = is_light(colour) and is_light(look.ground), look.card(colour)
    yield Path(_boxes(look, cards), fill=fill)
    if rim := look.ink if is_edged else edge(fill, surface, system.SEAT_CONTRAST):
        yield _edged(look, cards, line, rim)
    if is_edged and look.is_one_ink:
        yield Path(_boxes(look, cards, cards[0].width * _INSET), fill=look.ink)


def _pile(look: _TableLook, pile: SmallCard, surface: Colour) -> Iterator[Path]:
    """Yield the cards of a pile that are seen, the lowest first, with a gap between them."""
    for step in pile.steps:
        card = replace(pile, x=pile.x + step, y=pile.y - step)
        if step != pile.steps[0]:
            yield Path(_boxes(look, [card], -_BETWEEN * card.width), fill=surface)
        yield from _cards(look, [card], card.colour, surface)


def _edged(look: _TableLook, cards: list[SmallCard], line: float, colour: Colour) -> Path:
    """Return an edge inside of each card."""
    stroke = Stroke(colour, round(line * look.high, 3))
    return Path(_boxes(look, cards, line / 2), stroke=stroke)


def _boxes(look: _TableLook, cards: list[SmallCard], inset: float = 0.0) -> Commands:
    """Return the outlines of cards, or so much inside of them."""
    steps: list[tuple[str, tuple[float, ...]]] = []
    for card in cards:
        edges = (card.x + inset, card.y + inset,
                 card.x + card.width - inset, card.y + card.height - inset)  # fmt: skip
        left, top, right, foot = (edge * look.high for edge in edges)
        corners = (left, top), (right, top), (right, foot), (left, foot)
        steps += [("L" if i else "M", corner) for i, corner in enumerate(corners)]
        steps.append(("Z", ()))
    return _rounded(steps)


def _rounded(steps: Iterable[tuple[str, tuple[float, ...]]]) -> Commands:
    """Return a path to a tenth of a pt, finer than is seen."""
    return tuple((verb, tuple(round(v, 1) for v in values)) for verb, values in steps)
