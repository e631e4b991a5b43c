"""Read a proof sheet as a clerk does: held against the light, its back printed askew.

Everything is taken from the PDF: for each letter the strokes of its scale, the line that shines
through, and the number beside the stroke that lies on the line.
"""

from collections.abc import Sequence

from kaartspel.imposition import Readings
from placing import Line, Placed, Point, distance, middle, mirrored, motion, placed

_STROKE = (2.45, 2.55)  # mm: the length of a scale's strokes
_STEPS = 41


def readings(data: bytes, axis: str, fault: tuple[float, float, float]) -> Readings:
    """Return what is read at A, B and C. `fault` is what the printer does, as seen from the front:
    mm to the right, mm down, degrees clockwise."""
    front, back = placed(data)
    seen, moved = mirrored(back, axis), motion(front, *fault)
    lines = [(moved(seen(a)), moved(seen(b))) for a, b in back.lines]
    return Readings(*(_read(front, letter, lines) for letter in "ABC"))


def _read(front: Placed, letter: str, lines: Sequence[Line]) -> float:
    at = next(point for word, point in front.words if word == letter)
    strokes = [line for line in front.lines if _STROKE[0] < distance(*line) < _STROKE[1]]
    nearest = min(strokes, key=lambda stroke: distance(middle(stroke), at))
    scale = _scale(nearest, strokes)
    assert len(scale) == _STEPS
    hit = min(scale, key=lambda stroke: min(_off(middle(stroke), line) for line in lines))
    return _number_beside(hit, front.words)


def _scale(first: Line, strokes: Sequence[Line]) -> list[Line]:
    """Return the strokes that follow one another, step by step, from `first` on."""
    found, newest = [first], [first]
    rest = {stroke: middle(stroke) for stroke in strokes if stroke != first}
    while newest:
        ends = [middle(stroke) for stroke in newest]
        newest = [s for s, at in rest.items() if any(distance(at, end) < 3.2 for end in ends)]
        found += newest
        rest = {stroke: at for stroke, at in rest.items() if stroke not in newest}
    return found


def _off(point: Point, line: Line) -> float:
    """Return how far a point is off a line, or much where it lies beyond the line's ends."""
    (x, y), (x2, y2) = line
    dx, dy, length = point[0] - x, point[1] - y, distance(*line)
    along, across = (
        (dx * (x2 - x) + dy * (y2 - y)) / length,
        (dx * (y2 - y) - dy * (x2 - x)) / length,
    )
    return abs(across) if -1 < along < length + 1 else 99


def _number_beside(stroke: Line, words: Sequence[tuple[str, Point]]) -> float:
    """Return the number that stands in line with a stroke, across its direction."""
    (x, y), (x2, y2) = stroke
    along = 1 if abs(x - x2) < abs(y - y2) else 0
    at = middle(stroke)
    near = [(abs(point[along] - at[along]), word) for word, point in words
            if word.strip("−").replace(",", "").isdigit()
            and abs(point[1 - along] - at[1 - along]) < 22]  # fmt: skip
    return float(min(near)[1].replace(",", ".").replace("−", "-"))
