"""Draw how time and memory grow with a deck, as SVG: both axes are logarithmic."""

from collections.abc import Iterator, Sequence
from html import escape
from math import ceil, floor, log10

Point = tuple[float, float]
Series = tuple[str, str, Sequence[Point]]
"""A name, a colour, and points: cards, and what they take."""

_WIDTH, _HEIGHT = 640, 360  # px
_LEFT, _RIGHT, _TOP, _BOTTOM = 60, 130, 20, 45  # px, around the drawing
_INK, _GRID = "#161412", "#d5d2cc"


def chart(series: Sequence[Series]) -> str:
    """Return a chart of several series as SVG."""
    points = [point for _, _, held in series for point in held]
    left, right = floor(log10(min(x for x, _ in points))), ceil(log10(max(x for x, _ in points)))
    low, high = floor(log10(min(y for _, y in points))), ceil(log10(max(y for _, y in points)))

    def place(point: Point) -> Point:
        along = (log10(point[0]) - left) / (right - left)
        up = (log10(point[1]) - low) / (high - low)
        across, down = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM
        return round(_LEFT + along * across, 1), round(_HEIGHT - _BOTTOM - up * down, 1)

    def drawn() -> Iterator[str]:
        size = f'width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
        yield f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="13">'
        yield "<title>Time and memory by the number of cards</title>"
        yield f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>'
        for power in range(left, right + 1):
            (x, foot), (_, top) = place((10**power, 10**low)), place((10**power, 10**high))
            yield f'<path d="M{x} {foot}V{top}" stroke="{_GRID}"/>'
            yield _text(x, foot + 18, f"{10**power:,}", "middle", _INK)
        for power in range(low, high + 1):
            (x, y), (end, _) = place((10**left, 10**power)), place((10**right, 10**power))
            yield f'<path d="M{x} {y}H{end}" stroke="{_GRID}"/>'
            yield _text(x - 8, y + 4, f"{10**power:,g}", "end", _INK)
        yield _text((_LEFT + _WIDTH - _RIGHT) / 2, _HEIGHT - 8, "cards", "middle", _INK)
        for name, colour, held in series:
            places = [place(point) for point in held]
            line = " ".join(f"{x},{y}" for x, y in places)
            yield f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>'
            yield from (f'<circle cx="{x}" cy="{y}" r="3.5" fill="{colour}"/>' for x, y in places)
            yield _text(places[-1][0] + 10, places[-1][1] + 4, name, "start", colour)
        yield "</svg>"

    return "\n".join(drawn()) + "\n"


def _text(x: float, y: float, text: str, anchor: str, colour: str) -> str:
    place = f'x="{x:g}" y="{y:g}" text-anchor="{anchor}" fill="{colour}"'
    return f"<text {place}>{escape(text)}</text>"
