"""Draw the upper half of a back's round chamber: seats, or the benches of each group.

They are in the colours of their suits, or in tones of them where the ground would swallow those.
Where ink is saved they are lines.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, groupby, pairwise, repeat

from kaartspel.deck.model import Colour, Command
from kaartspel.design import system
from kaartspel.design.board import Board
from kaartspel.design.chamber import Chamber, Seat
from kaartspel.design.closeup import View
from kaartspel.design.edges import edge
from kaartspel.design.figures import bench, disc
from kaartspel.design.seating import Seating
from kaartspel.design.system import BLACK, contrast, text_on
from kaartspel.frame import Group, Item, Path, Stroke
from kaartspel.inking import Inking


def seats_around(
    board: Board, seats: Seating, made: Chamber, view: View, ground: Colour
) -> list[Item]:
    """Return a disc for each seat."""
    # The same disc, moved: a card's file then holds its outline once, as far as size goes.
    outline = disc(0, 0, made.radius * view.radius)
    sizes = [size for _, size in seats.parties]
    colours = chain.from_iterable(map(repeat, _colours(seats, ground), sizes))
    return [
        Group((_drawn(board, colour, outline),),
              x=round(view.x + seat.x * view.radius, 2), y=round(view.y + seat.y * view.radius, 2))
        for colour, seat in zip(colours, made.seats, strict=True)
    ]  # fmt: skip


def benches(board: Board, seats: Seating, made: Chamber, view: View, ground: Colour) -> list[Item]:
    """Return the seats of each party joined to benches, one in each row that it sits in."""
    outlines = bench_outlines(seats, made, view.radius)
    parts = zip(_colours(seats, ground), outlines, strict=True)
    drawn = tuple(_drawn(board, colour, part) for colour, part in parts)
    return [Group(drawn, x=round(view.x, 2), y=round(view.y, 2))]


def bench_outlines(
    seats: Seating, made: Chamber, radius: float, part: float = 1.0
) -> Iterator[tuple[Command, ...]]:
    """Yield the benches of each party, from left to right, as one outline.

    They are a `part` as wide as seats are.
    """
    ends = accumulate((size for _, size in seats.parties), initial=0)
    for first, last in pairwise(ends):
        held = sorted(made.seats[first:last], key=lambda seat: seat.row)
        rows = groupby(held, key=lambda seat: seat.row)
        parts = (_bench(list(row), radius, part * made.radius * radius) for _, row in rows)
        yield tuple(chain.from_iterable(parts))


def _bench(held: Sequence[Seat], radius: float, half: float) -> tuple[Command, ...]:
    """Return the outline of neighbours in a row; of one alone it is a disc."""
    one = held[0]
    if len(held) == 1:
        return disc(one.x * radius, one.y * radius, half)
    # A seat at the end of a row stands on its foot, or a hair below it.
    angles = [math.atan2(max(0.0, -seat.y), seat.x) for seat in held]
    return bench(math.hypot(one.x, one.y) * radius, (min(angles), max(angles)), half)


def _colours(seats: Seating, ground: Colour) -> list[Colour]:
    """Return the colour of each party: its suit's, or where the ground swallows it a tone of it."""
    suits = [suit.colour for suit, _ in seats.parties]
    return [
        suit
        if contrast(suit, ground) >= system.SEAT_CONTRAST
        else edge(suit, ground, system.SEAT_TONE) or text_on(ground)
        for suit in suits
    ]


def _drawn(board: Board, colour: Colour, outline: tuple[Command, ...]) -> Path:
    if board.inking is Inking.LOW:
        return Path(outline, stroke=Stroke(BLACK, board.pt(system.OUTLINE)))
    return Path(outline, fill=colour)
