"""Draw what the page begins with: the deck as one council, a seat for each card, as on its box."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from kaartspel.deck.model import Deck
from kaartspel.design import DARK, PlacedHalf, halves, is_light, placed, text_on
from kaartspel.page.export import anchor

_UNIT = 1000  # of a drawing to a radius of the outer row
_RING = 0.14  # of a seat's radius: its edge, where it needs one
_AIR = 40  # around the seats: room for the line around the one that is chosen
# Of the title, in parts of a hundred of its column: its largest size, its characters times its size
# in three lines, and those of its longest word in one.
_LARGEST, _LINES, _WORD = 16.0, 500.0, 200.0


@dataclass(frozen=True, slots=True)
class House:
    """The two halves of the council as SVG, the upper one first, and the style of their grounds.

    Of a deck of one half the second is nothing; of one without seats both are.
    """

    upper: str
    lower: str
    css: str


def house(deck: Deck) -> House:
    """Return the council that the page of a deck begins with."""
    both = placed(halves(deck))
    drawn = [_half(half, is_upper=not i) for i, half in enumerate(both)]
    colours: dict[str, str] = {}
    for name, half in zip(("upper", "lower"), both, strict=False):
        colours |= {f"--{name}": half.ground.hex, f"--on-{name}": text_on(half.ground).hex}
    css = "".join(f"{name}:{colour};" for name, colour in colours.items())
    night = "".join(
        _night(name, half) for name, half in zip(("upper", "lower"), both, strict=False)
    )
    title = deck.metadata.title
    size = min(_LARGEST, _LINES / len(title), _WORD / max(map(len, title.split())))
    upper, lower = (*drawn, "", "")[:2]
    dark = f"@media (prefers-color-scheme:dark){{{night}}}" if night else ""
    return House(upper, lower, f".welcome{{{css}--title:{size:.1f}}}{dark}")


def _night(name: str, half: PlacedHalf) -> str:
    """Return the style of a half in the dark: a light ground would glare, so it becomes a dark one.

    Its seats are as light as suits are in the dark. A dark half stays as it is.
    """
    if not is_light(half.ground):
        return ""
    suits = dict.fromkeys(seat.card.suit.colour for seat in half.seats)
    seats = "".join(
        f".house.{name} [fill='{suit.hex}']{{fill:{lit};stroke:{lit}}}"
        for suit, lit in ((suit, DARK.suit(suit).hex) for suit in suits)
    )
    return f".welcome{{--{name}:var(--sheet);--on-{name}:var(--ink)}}{seats}"


def _half(half: PlacedHalf, *, is_upper: bool) -> str:
    side = _UNIT + _AIR
    high = round(max(abs(seat.y) for seat in half.seats) * _UNIT + half.radius * _UNIT) + _AIR
    top, name = (-high, "upper") if is_upper else (0, "lower")
    seats = "".join(_seats(half))
    box = f"{-side} {top} {2 * side} {high}"
    return f'<svg viewBox="{box}" class="house {name}" aria-hidden="true">{seats}</svg>'


def _seats(half: PlacedHalf) -> Iterator[str]:
    """Yield neighbours of one colour as a group."""
    for (fill, line), run in groupby(half.seats, lambda seat: (seat.card.suit.colour, seat.line)):
        size = half.radius * _UNIT
        radius = size * (1 - _RING / 2) if line else size
        ring = f' stroke="{line.hex}" stroke-width="{size * _RING:.0f}"' if line else ""
        yield f'<g fill="{fill.hex}"{ring}>'
        for seat in run:
            at = f'cx="{seat.x * _UNIT:.0f}" cy="{seat.y * _UNIT:.0f}" r="{radius:.0f}"'
            yield f'<circle {at} data-seat="{anchor(seat.card)}"/>'
        yield "</g>"
