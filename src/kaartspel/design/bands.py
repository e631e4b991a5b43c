"""Draw the bands that open chapters of the book which show no map of their own.

What groups are is told by their benches, an overview by a column for each group, playing by a
table, and text alone by the seats of what it is about, as one sees them from near. What belongs to
no subject has a line.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby, product

from kaartspel.deck.model import Card, Colour, Deck, Emblem, Game, Kind, Play
from kaartspel.design.assembly import PlacedHalf, PlacedSeat, halves, placed
from kaartspel.design.chamber import Chamber, chamber
from kaartspel.design.closeup import LEAST_SHOWN, MOST_SHOWN, shown
from kaartspel.design.opening import (
    BAND,
    BAND_MARGIN,
    MOST,
    QUIET,
    SHEET,
    WIDTH,
    Point,
    halves_of,
    on_page,
    part_discs,
    seats_on,
    shaped,
)
from kaartspel.design.rounds import bench_outlines
from kaartspel.design.screen import Palette
from kaartspel.design.seating import Seating, house
from kaartspel.design.system import BLACK, RICH_BLACK, WHITE, is_light
from kaartspel.design.tabledrawing import drawn
from kaartspel.design.tableplan import plan_of
from kaartspel.frame import Commands, Frame, Item, Path, Rectangle
from kaartspel.geometry import apply, leaves

_LINE, _EDGE = 1.4, 0.3  # pt: the height of a line, and of its lower edge
_NEAR, _AWAY = 8.0, 5.6  # pt: the radius of seats that are near, and of those of an empty room
_EMPTY = 1.35  # contrast of near seats of which none is lit
_STEPS = range(-3, 4)  # of a quarter of that, by which they are moved for fewer slivers
_APART, _ASIDE = 0.4, 1.3  # of columns: the radius of a disc, the distance of two, in steps up
_LEAST = 1.0  # pt: of a disc in a column
_TABLE_MARGIN = 5.0  # pt above and below a table: it has air of its own


def near_band(deck: Deck, lit: Sequence[Card], palette: Palette, at: float) -> Frame | None:
    """Return large seats of the kind of these cards, which are lit, going off the band.

    `at` is where along the half-circle, from 0, its left end, to 1. Where no cards are named it is
    the last half of the council, in which none is. None where there are no seats.
    """
    held = halves_of(deck, {card.kind for card in lit}) if lit else halves(deck)
    if not held:
        return None
    (half,) = placed(held[-1:])
    size, angle = _NEAR if lit else _AWAY, math.pi * (1 - at)
    radius, far = size / half.radius, [math.hypot(seat.x, seat.y) for seat in half.seats]
    out = radius * (max(far) + min(far)) / 2
    x, y = WIDTH / 2 - out * math.cos(angle), BAND / 2 + out * math.sin(angle)
    tried = [(x + a * size / 4, y + b * size / 4) for a, b in product(_STEPS, _STEPS)]
    middle = min(tried, key=lambda middle: _slivers(half, middle, radius))
    seen = replace(half, seats=tuple(seat for seat, part in _shown(half, middle, radius)
                                     if part >= LEAST_SHOWN))  # fmt: skip
    quiet, ids = QUIET if lit else _EMPTY, {card.id for card in lit}
    seats = seats_on(seen, middle, radius, palette, ids, quiet)
    # The edges that cut seats are seen, also in the dark.
    return _framed(SHEET if palette.dark else half.ground, palette, seats)


def _slivers(half: PlacedHalf, middle: Point, radius: float) -> int:
    """Return how many seats the band's edges would cut as if by mistake."""
    parts = (part for _, part in _shown(half, middle, radius))
    return sum(0 < part < LEAST_SHOWN or MOST_SHOWN < part < 1 for part in parts)


def _shown(half: PlacedHalf, middle: Point, radius: float) -> Iterator[tuple[PlacedSeat, float]]:
    """Yield the seats of a half, with at least how much of each the band's edges leave."""
    size = half.radius * radius
    for seat in half.seats:
        x, y = middle[0] + seat.x * radius, middle[1] + seat.y * radius
        across, down = (shown(min(at, side - at) / size) for at, side in ((x, WIDTH), (y, BAND)))
        yield seat, max(0.0, across + down - 1)


def benches_band(deck: Deck, palette: Palette) -> Frame | None:
    """Return the chamber of what groups with a card hold, the seats of each joined to benches.

    None where there are no such groups, or their kind has no emblem.
    """
    card = next((group.card for group in deck.carded_groups if group.card), None)
    if card is None or card.kind.back.emblem is Emblem.NONE:
        return None
    seats = house(deck, card.kind)
    if not seats.of_groups or not 1 < seats.count <= MOST:
        return None
    made = chamber(seats.count)
    radius = (BAND - 2 * BAND_MARGIN) / made.height
    ground, middle = _ground(card.kind), (WIDTH / 2, BAND_MARGIN - made.top * radius)
    outlined = partial(_benches, seats, made, radius, middle)
    parties = (
        shaped(suit.colour, ground, palette, partial(outlined, i))
        for i, (suit, _) in enumerate(seats.parties)
    )
    return _framed(ground, palette, (path for party in parties for path in party))


def _benches(
    seats: Seating, made: Chamber, radius: float, middle: Point, index: int, part: float
) -> Commands:
    """Return the benches of one party around a middle, a part as wide as its seats."""
    return _moved([*bench_outlines(seats, made, radius, part)][index], middle)


def columns_band(deck: Deck, palette: Palette) -> Frame | None:
    """Return a column for each group with a card, with a disc for each of its topics.

    None where there are none, or more than can be told apart.
    """
    groups = [group for group in deck.carded_groups if group.topics]
    highest = max((len(group.topics) for group in groups), default=0)
    if len(groups) < 2 or highest < 2:
        return None
    step = min((BAND - 2 * BAND_MARGIN) / highest,
               (WIDTH - 2 * BAND_MARGIN) / len(groups) / _ASIDE)  # fmt: skip
    radius, foot = step * _APART, (BAND + step * highest) / 2
    if radius < _LEAST:
        return None
    left = (WIDTH - step * _ASIDE * (len(groups) - 1)) / 2
    ground, items = _ground(groups[0].topics[0].cards[0].kind), list[Item]()
    for i, group in enumerate(groups):
        x = left + i * step * _ASIDE
        places = [(x, foot - step * (j + 0.5)) for j in range(len(group.topics))]
        items += shaped(group.suit.colour, ground, palette, partial(part_discs, places, radius))
    return _framed(ground, palette, items)


def table_band(play: Play, game: Game, *, wide: bool = True) -> Frame:
    """Return the table of a game, on the ground of the cards that tell its rules.

    It is a band of WIDTH pt if it is to be `wide`, else as high as it needs to be. It is the same
    on any page: its ground is dark.
    """
    colour, view = play.card.kind.back.colour, plan_of(play, game)
    ground = RICH_BLACK if is_light(colour) else colour
    high = BAND - 2 * _TABLE_MARGIN if wide else (WIDTH - 2 * BAND_MARGIN) / view.width
    tall = BAND if wide else math.ceil(high + 2 * BAND_MARGIN)
    group = drawn(view, (WIDTH / 2, tall / 2), high, ground)
    placed_ = (
        replace(item, commands=_moved(item.commands, apply(m, 0, 0)))
        for item, m in leaves((group,))
        if isinstance(item, Path)
    )
    return Frame(WIDTH, tall, 0, (Rectangle(0, 0, WIDTH, tall, ground), *placed_))


def suits_line(cards: Sequence[Card], palette: Palette) -> Frame | None:
    """Return a thin line that is divided as cards are over suits. None without cards.

    Its lower edge is seen where the page would swallow a suit's colour.
    """
    runs = [(suit.colour, len([*run])) for suit, run in groupby(cards, lambda card: card.suit)]
    each, fields, x = WIDTH / max(1, len(cards)), list[Item](), 0.0
    for colour, count in runs:
        left, wide = round(x, 2), round(count * each, 2)
        fields.append(Rectangle(left, 0, wide, _LINE, palette.suit(colour)))
        fields.append(Rectangle(left, _LINE - _EDGE, wide, _EDGE, palette.edge(colour)))
        x += count * each
    return Frame(WIDTH, _LINE, 0, tuple(fields)) if fields else None


def _ground(kind: Kind) -> Colour:
    """Return what seats of a kind lie on: the colour of its backs, or ink where they are white."""
    return kind.back.colour if kind.back.colour != WHITE else BLACK


def _framed(ground: Colour, palette: Palette, items: Sequence[Item] | Iterator[Path]) -> Frame:
    field = Rectangle(0, 0, WIDTH, BAND, on_page(ground, palette))
    return Frame(WIDTH, BAND, 0, (field, *items))


def _moved(commands: Commands, by: Point) -> Commands:
    """Return an outline moved, to a tenth of a pt."""
    return tuple(
        (verb, tuple(round(by[i % 2] + value, 1) for i, value in enumerate(values)))
        for verb, values in commands
    )
