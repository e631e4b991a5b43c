"""Draw where each key of a deck file shows: a page, with the keys beside what they put on it.

What a key puts there is found by its words, so that a picture cannot show another place.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

FONT = Path(__file__).parents[1] / "fonts/AtkinsonHyperlegibleNext_500Medium.ttf"
GROUND, INK, LINE, CASING = (233, 225, 215), (25, 25, 25), (176, 0, 110), (255, 255, 255)
SIZE, LEADING = 15, 23  # pixels: of a key's type, and from one key to the next
SIDE = 118  # pixels, on either side of the page: room for the longest key
GAP, DOT, NEAR = 16, 3, 7  # pixels

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in pixels of the page."""
Marks = Mapping[str, str | Box]
"""Keys, with the first words of what they put on a page or, of what has no words, its place."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of a PDF (from 0), `scale` pixels to a pt, without its `bleed` (pt).

    `marks` are keys with the first words of what they put on the page; or with the place of what
    has no words: left, top, right and bottom as parts of the page. A key that begins with > stands
    on the right.
    """

    pdf: Path | bytes
    marks: Marks
    scale: float
    bleed: float = 0
    number: int = 0


@dataclass(frozen=True, slots=True)
class _Mark:
    key: str
    box: Box


def labelled(leaf: Leaf) -> Image.Image:
    """Return a page with the keys beside it, each with a line to what it puts there."""
    with pypdfium2.PdfDocument(leaf.pdf) as document:
        page = document[leaf.number]
        shown = page.render(scale=leaf.scale, crop=(leaf.bleed,) * 4).to_pil().convert("RGB")
        marks = [_Mark(key, _box(page, leaf, shown.size, said)) for key, said in leaf.marks.items()]
    picture = Image.new("RGB", (shown.width + 2 * SIDE, shown.height), GROUND)
    picture.paste(shown, (SIDE, 0))
    drawn, font = ImageDraw.Draw(picture), ImageFont.truetype(FONT, SIZE)
    middle = shown.width / 2
    for is_left in (True, False):
        own = [mark for mark in marks if _is_left(mark, middle) is is_left]
        for mark, y in _spread(own, shown.height):
            _draw(drawn, font, mark, y, shown.width, is_left=is_left)
    return picture


def _is_left(mark: _Mark, middle: float) -> bool:
    return not mark.key.startswith(">") and sum(mark.box[::2]) / 2 < middle


def _box(page: pypdfium2.PdfPage, leaf: Leaf, size: tuple[int, int], said: str | Box) -> Box:
    """Return where a key shows. Raises an error for words that are not on the page."""
    if not isinstance(said, str):
        return (said[0] * size[0], said[1] * size[1], said[2] * size[0], said[3] * size[1])
    texts = page.get_textpage()
    found = texts.search(said, match_case=True).get_next()
    assert found, f"no page says '{said}'"
    texts.count_rects(*found)  # of which the first is asked for: what stands on its first line
    left, bottom, right, top = texts.get_rect(0)
    high = page.get_height()
    edges = left, high - top, right, high - bottom
    left, top, right, bottom = ((edge - leaf.bleed) * leaf.scale for edge in edges)
    return left, top, right, bottom


def _spread(marks: Sequence[_Mark], height: float) -> Iterator[tuple[_Mark, float]]:
    """Yield marks with the heights of their keys: each at its own, or below the one before."""
    ordered = sorted(marks, key=lambda mark: mark.box[1] + mark.box[3])
    least, heights = LEADING / 2, list[float]()
    for mark in ordered:
        heights.append(max(least, (mark.box[1] + mark.box[3]) / 2))
        least = heights[-1] + LEADING
    most = height - LEADING / 2
    for i in reversed(range(len(heights))):
        heights[i] = min(heights[i], most)
        most = heights[i] - LEADING
    yield from zip(ordered, heights, strict=True)


def _draw(
    drawn: ImageDraw.ImageDraw, font: ImageFont.FreeTypeFont, mark: _Mark, y: float, width: float,
    *, is_left: bool,
) -> None:  # fmt: skip
    end = mark.box[0] - NEAR if is_left else mark.box[2] + NEAR
    at = SIDE + end, (mark.box[1] + mark.box[3]) / 2
    x = SIDE - GAP if is_left else SIDE + width + GAP
    for ink, wide in ((CASING, 4), (LINE, 2)):
        drawn.line((x, y, *at), ink, wide)
        reach = DOT + (wide > 2)
        drawn.ellipse((at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach), ink)
    beside, anchor = (x - 5, "rm") if is_left else (x + 5, "lm")
    drawn.text((beside, y), mark.key.removeprefix(">"), INK, font, anchor)
