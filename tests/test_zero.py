"""The fonts' zero has no slash: made of its own outline, by a script that can be run again."""

import importlib.util
import io
from pathlib import Path
from typing import Any

import pytest
from fontTools.pens.pointInsidePen import PointInsidePen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from kaartspel import shipped
from repository import ROOT

FONTS = sorted((ROOT / "fonts").glob("*.ttf"))
SCRIPT = ROOT / "fonts/plain_zero.py"


def script() -> Any:
    spec = importlib.util.spec_from_file_location("plain_zero", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def is_ink(font: TTFont, x: float, y: float) -> bool:
    pen = PointInsidePen(font.getGlyphSet(), (x, y))
    font.getGlyphSet()["zero"].draw(pen)
    return bool(pen.getResult())


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_the_zero_is_a_ring_as_heavy_as_it_was(path: Path) -> None:
    """Ink all round, and none in the middle, where the slash ran; as wide as before."""
    assert path.parent.name == shipped.FONTS.name
    font = TTFont(path)
    zero = font["glyf"]["zero"]
    assert zero.numberOfContours == 2
    x, y = (zero.xMin + zero.xMax) / 2, (zero.yMin + zero.yMax) / 2
    assert not is_ink(font, x, y)
    for at in ((zero.xMin + 15, y), (zero.xMax - 15, y), (x, zero.yMin + 15), (x, zero.yMax - 15)):
        assert is_ink(font, *at)
    assert "without a slash" in font["name"].getDebugName(5)


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_the_script_leaves_a_plain_zero_as_it_is(path: Path) -> None:
    assert not script().make_plain(TTFont(path))


@pytest.mark.parametrize("path", FONTS[:2], ids=lambda path: path.stem)
def test_the_script_takes_a_slash_out(path: Path) -> None:
    """A slash through the plain zero, and out again: the counter is as large as it was."""
    font = TTFont(path)
    plain = font["glyf"]["zero"]
    ends, points = plain.endPtsOfContours, list(plain.coordinates)
    outside, counter = points[: ends[0] + 1], points[ends[0] + 1 :]
    half = len(counter) // 2
    pen = TTGlyphPen(None)
    for contour in (outside, counter[: half + 1], [*counter[half:], counter[0]]):
        pen.moveTo(contour[0])
        for point in contour[1:]:
            pen.lineTo(point)
        pen.closePath()
    font["glyf"]["zero"] = pen.glyph()
    assert script().make_plain(font)
    out = io.BytesIO()
    font.save(out)
    made = TTFont(out)["glyf"]["zero"]
    assert made.numberOfContours == 2
    inner = list(made.coordinates)[made.endPtsOfContours[0] + 1 :]
    for axis in (0, 1):
        for edge in (min, max):
            assert abs(edge(p[axis] for p in inner) - edge(p[axis] for p in counter)) <= 12
