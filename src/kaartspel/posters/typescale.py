"""The scale of type of a poster: sizes in pt, which grow with the paper."""

import math
from collections.abc import Iterable

# All type of a poster stands on one scale: each size is the last one times so much. It grows with
# the paper, so that a poster on A2 is the one on A3, enlarged.
_RATIO = math.sqrt(1.2)
_STEPS = range(-12, 24)  # of the scale: 0 is the least body on A3
_ROUNDED = 0.05  # of a step: sizes are rounded to hundredths of a pt
LEAST_BODY = 9.0  # pt: the least that reads at arm's length, whatever the paper


def size(step: float, scale: float) -> float:
    """Return a size in pt: a step of the scale, on paper that is `scale` times A3."""
    return round(LEAST_BODY * scale * math.pow(_RATIO, step), 2)


def sizes(least: float, largest: float, scale: float) -> tuple[float, ...]:
    """Return the sizes in a range, in pt, the largest first."""
    return _within(least, largest, (size(step, scale) for step in reversed(_STEPS)))


def bodies(largest: float, scale: float) -> tuple[float, ...]:
    """Return the sizes in pt that reading text may have, the largest first: half steps too."""
    halves = (size(half / 2, scale) for half in reversed(range(2 * _STEPS[0], 2 * _STEPS[-1])))
    return _within(LEAST_BODY, largest, halves)


def _within(least: float, largest: float, all_sizes: Iterable[float]) -> tuple[float, ...]:
    return tuple(each for each in all_sizes if 0.999 * least <= each <= 1.001 * largest)


def least_body(scale: float) -> float:
    """Return the least size of reading text in pt, on paper that is `scale` times A3."""
    return bodies(math.inf, scale)[-1]


def above(body: float, steps: int, scale: float) -> float:
    """Return the first size of the scale in pt that is at least so many steps above another."""
    at = math.log(body / LEAST_BODY / scale, _RATIO)
    return size(math.ceil(at - _ROUNDED) + steps, scale)


def raised(body: float, steps: int) -> float:
    """Return a size so many steps of the scale above another, in pt."""
    return round(body * _RATIO**steps, 2)
