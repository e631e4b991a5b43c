"""Arrange the central field: the question, and the key beside it or below it. Lengths in pt."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from kaartspel.posters.key import ChamberKey
from kaartspel.posters.measures import Grid
from kaartspel.posters.styles import question_style
from kaartspel.type import Style, Typeface

_GAP = 0.9  # from the key to the question, in em of the question at its least
_LEAST_MEASURE = 6.0  # em of the question: shorter lines are no lines

QuestionLines = Callable[[Style, float], int]
"""From a style and a width in pt to how many lines the question takes."""


class Arrangement(NamedTuple):
    """How the field is divided, in pt.

    `question` is its size, `number` that of the numbers on the key (0 where there is none), `width`
    is how wide the question is set, and the key `is_beside` it or below it.
    """

    question: float
    number: float
    width: float
    is_beside: bool


def arrangements(
    grid: Grid, key: ChamberKey | None, width: float, *, is_least: bool = False
) -> Iterator[Arrangement]:
    """Yield the ways to fill a width, the best first: question and key both as large as can be.

    With `is_least`, question and key are as small as may be.
    """
    least = slice(-1, None) if is_least else slice(None)
    if key is None:
        sizes = grid.questions[least]
        yield from (Arrangement(size, 0.0, width, is_beside=False) for size in sizes)
        return
    pairs = ((q, n) for q in grid.questions[least] for n in grid.numbers[least])
    for question, number in sorted(pairs, key=lambda pair: (-pair[0] * pair[1] ** 2, -pair[0])):
        across, _ = key.size(number)
        beside = width - across - gap_of(grid)
        if beside >= _LEAST_MEASURE * question:
            yield Arrangement(question, number, beside, is_beside=True)
        if across <= width:
            yield Arrangement(question, number, width, is_beside=False)


def height(
    arrangement: Arrangement,
    grid: Grid,
    key: ChamberKey | None,
    face: Typeface,
    lines: QuestionLines,
) -> float:
    """Return how high an arrangement is."""
    style = question_style(face, arrangement.question)
    count = lines(style, arrangement.width)
    text = style.size * (style.leading * (count - 1) + face.cap_height)
    if key is None:
        return text
    _, down = key.size(arrangement.number)
    return max(text, down) if arrangement.is_beside else down + gap_of(grid) + text


def gap_of(grid: Grid) -> float:
    """Return the distance from the key to the question."""
    return _GAP * grid.questions[-1]
