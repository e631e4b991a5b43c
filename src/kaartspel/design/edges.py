"""Edges of fields whose colour the ground behind them would swallow."""

from functools import lru_cache

from kaartspel.deck.model import Colour
from kaartspel.design.system import contrast, is_light, shade, tint

LEAST_EDGE = 3.0  # WCAG 2.2, 1.4.11: of what is not text with what lies behind it
_STEPS = 50


@lru_cache(maxsize=64)
def edge(colour: Colour, ground: Colour, least: float = LEAST_EDGE) -> Colour | None:
    """Return the colour of a field's edge: the field's, mixed until it is seen on a ground.

    Seen is what has the `least` contrast with it. None where the field is seen without. On a light
    ground it is mixed with ink, else with paper. It is kept: a suit's stands on all its cards.
    """
    if contrast(colour, ground) >= least:
        return None
    mix = shade if is_light(ground) else tint
    mixed = (mix(colour, part / _STEPS) for part in range(1, _STEPS + 1))
    return next(each for each in mixed if contrast(each, ground) >= least)
