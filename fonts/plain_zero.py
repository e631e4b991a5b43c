"""Take the slash out of the fonts' zero: `python fonts/plain_zero.py`, after fonts are renewed.

In running text a slashed zero is read as a code. The typeface has no other, so one is made of its
own outline: the counter has the shape of the outside, as large as the slashed counter was. The
licence, OFL.txt, allows it and reserves no name; the version in each file says what was changed.
"""

import math
import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools.misc.transform import Transform
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen, RecordingPen
from fontTools.pens.reverseContourPen import ReverseContourPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

NOTE = "; zero without a slash"
Contour = list[tuple[str, tuple[tuple[float, float], ...]]]
Bounds = tuple[float, float, float, float]


def make_plain(font: TTFont) -> bool:
    """Take the slash out of a font's zero; return whether there was one."""
    outside, *counters = _contours(font)
    if len(counters) < 2:
        return False
    angle = math.radians(font["post"].italicAngle)
    upright = Transform().skew(angle, 0)  # of a slanted letter
    from_, to = _bounds([outside], upright), _bounds(counters, upright)
    moved = upright.inverse().transform(_from_to(from_, to)).transform(upright)
    pen = TTGlyphPen(font.getGlyphSet())
    _replay(outside, pen)
    _replay(outside, ReverseContourPen(TransformPen(pen, moved)))
    glyph = pen.glyph()
    font["glyf"]["zero"] = glyph
    glyph.recalcBounds(font["glyf"])
    for record in font["name"].names:
        if record.nameID == 5:
            record.string = record.toUnicode() + NOTE
    return True


def _contours(font: TTFont) -> list[Contour]:
    """Return the contours of the zero, the outside first."""
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()["zero"].draw(pen)
    contours: list[Contour] = []
    for operator, points in pen.value:
        if operator == "moveTo" or (operator == "qCurveTo" and points[-1] is None):
            contours.append([])
        contours[-1].append((operator, points))
    return sorted(contours, key=lambda contour: -_width(contour))


def _width(contour: Contour) -> float:
    left, _, right, _ = _bounds([contour], Transform())
    return right - left


def _bounds(contours: Iterable[Contour], transform: Transform) -> Bounds:
    pen = BoundsPen(None)
    for contour in contours:
        _replay(contour, TransformPen(pen, transform))
    bounds: Bounds = pen.bounds
    return bounds


def _from_to(one: Bounds, other: Bounds) -> Transform:
    """Return what takes a box to another."""
    across = (other[2] - other[0]) / (one[2] - one[0])
    up = (other[3] - other[1]) / (one[3] - one[1])
    to_there = Transform().translate(other[0], other[1]).scale(across, up)
    return to_there.translate(-one[0], -one[1])


def _replay(contour: Contour, pen: object) -> None:
    recording = RecordingPen()
    recording.value = contour
    recording.replay(pen)


def main(folder: Path) -> None:
    """Take the slash out of all fonts of a folder."""
    for path in sorted(folder.glob("*.ttf")):
        font = TTFont(path, recalcTimestamp=False)
        if make_plain(font):
            font.save(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).parent)
