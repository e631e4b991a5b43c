"""What colours a blend goes through: the functions of shadings (ISO 32000-1, 7.10)."""

from itertools import islice
from typing import Any

import pikepdf

from kaartspel.messages import say
from kaartspel.preflight.state import numbers
from kaartspel.preflight.streams import NotJudged, read_bounded

_DEEPEST = 4  # functions stitched from functions
_MOST_COLOURS = 4096
_MOST_INKS = 32  # of one colour (ISO 32000-1, annex C)
_MOST_SAMPLES = 4_000_000  # bytes


def colours_of(function: Any) -> list[list[float]]:
    """Return colours between which all others of a blend lie; none where that cannot be told.

    They are the ends of blends, also of those that one is stitched from, and samples.
    """
    try:
        return _colours(function, _DEEPEST)
    except NotJudged:
        return []


def _colours(function: Any, deepest: int) -> list[list[float]]:
    if isinstance(function, pikepdf.Array):  # one function for each plate
        if not deepest or len(function) > _MOST_INKS:
            raise NotJudged(say("a shading is stitched from too many functions"))
        parts = [_colours(part, deepest - 1) for part in function]
        return [[max(colour[0] for colour in part) for part in parts]] if all(parts) else []
    match int(function.FunctionType) if function is not None else None:
        case 0:
            return _samples(function)
        case 2:
            ends = function.get("/C0", (0,)), function.get("/C1", (1,))
            return [numbers(islice(end, _MOST_INKS)) for end in ends]
        case 3:
            return _stitched(function, deepest)
    return []


def _stitched(function: Any, deepest: int) -> list[list[float]]:
    """Return the colours of all parts: none where those of one cannot be told."""
    if not deepest or len(function.Functions) > _MOST_COLOURS:
        raise NotJudged(say("a shading is stitched from too many functions"))
    colours: list[list[float]] = []
    for part in function.Functions:
        inner = _colours(part, deepest - 1)
        if not inner or len(colours) > _MOST_COLOURS:
            return []
        colours += inner
    return colours


def _samples(function: Any) -> list[list[float]]:
    """Return the samples of a function, of one byte for each output; none of others."""
    bounds = numbers(islice(function.Range, 2 * _MOST_INKS))
    if int(function.BitsPerSample) != 8 or "/Decode" in function or not bounds:
        return []
    data, count = read_bounded(function, _MOST_SAMPLES), len(bounds) // 2
    rows = {data[i : i + count] for i in range(0, len(data) - count + 1, count)}
    ranges = list(zip(bounds[::2], bounds[1::2], strict=True))
    return [
        [low + byte / 255 * (high - low) for byte, (low, high) in zip(row, ranges, strict=True)]
        for row in rows
    ]
