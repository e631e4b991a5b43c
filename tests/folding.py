"""Fold a flat box on paper, in mm: x right, y down, z towards who looks at the printed side."""

from itertools import pairwise

from kaartspel.box.dieline import Dieline, Panel, Point
from kaartspel.deck.model import Format

POKER = Format("poker", 63, 88, 3, 4, 3, (12, 14))
Vector = tuple[float, float, float]


def folded(box: Dieline, panel: Panel, points: list[Point]) -> list[Vector]:
    """Return where points of a panel lie when every crease is folded back by a right angle."""
    at: list[Vector] = [(x, y, 0.0) for x, y in points]
    step: Panel | None = panel
    while step and step.hinge and step.parent:
        parent = box.panel(step.parent)
        at = [_turned(point, step.hinge, _middle(parent)) for point in at]
        step = parent
    return at


def _middle(panel: Panel) -> Point:
    left, top, right, bottom = panel.bounds
    return (left + right) / 2, (top + bottom) / 2


def _turned(point: Vector, hinge: tuple[Point, Point], parent: Point) -> Vector:
    """Turn a point about a crease, so that what lies beyond it goes to the back."""
    (x1, y1), (x2, y2) = hinge
    x, y, z = point
    if x1 == x2:
        outward = 1 if x1 > parent[0] else -1
        return x1 + outward * z, y, -outward * (x - x1)
    assert y1 == y2
    outward = 1 if y1 > parent[1] else -1
    return x, y1 + outward * z, -outward * (y - y1)


def span(points: list[Vector], axis: int) -> tuple[float, float]:
    values = [point[axis] for point in points]
    return min(values), max(values)


def corners(panel: Panel) -> list[Point]:
    left, top, right, bottom = panel.bounds
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def area(points: list[Point]) -> float:
    closed = [*points, points[0]]
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(closed))) / 2


def outline(box: Dieline) -> list[Point]:
    """Return the cut as many short lines."""
    points: list[Point] = []
    for verb, values in box.cut:
        ends = list(zip(values[::2], values[1::2], strict=True))
        if verb == "C":
            p = [points[-1], *ends]
            for i in range(1, 33):
                t = i / 32
                weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
                points.append((sum(w * q[0] for w, q in zip(weights, p, strict=True)),
                               sum(w * q[1] for w, q in zip(weights, p, strict=True))))  # fmt: skip
        elif ends:
            points += ends
    return points
