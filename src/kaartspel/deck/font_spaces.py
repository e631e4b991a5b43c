"""Give a font the spaces that its deck uses and that it lacks: no ink, and a width of their own.

The widths are those of the Unicode code charts (General Punctuation, U2000), where they name one,
as shares of the em; the hair space is what HarfBuzz takes.
"""

import io
from functools import lru_cache
from typing import Any, Final

import uharfbuzz as hb

from kaartspel.deck.model import Font

_SHARES = {
    0x2000: 1 / 2, 0x2001: 1.0, 0x2002: 1 / 2, 0x2003: 1.0, 0x2004: 1 / 3, 0x2005: 1 / 4,
    0x2006: 1 / 6, 0x2009: 1 / 5, 0x200A: 1 / 16, 0x202F: 1 / 5, 0x205F: 4 / 18, 0x3000: 1.0,
}  # fmt: skip
_LIKE = {0x00A0: " ", 0x2007: "0", 0x2008: "."}  # as wide as these
SPACES: Final = frozenset(map(chr, (*_SHARES, *_LIKE)))
"""The spaces that any font can be given."""


def with_spaces(font: Font, characters: str) -> Font:
    """Return a font that has these characters, spaces all of them; the same font if it has them."""
    has = hb.Face(font.data).unicodes
    lacking = "".join(sorted(c for c in characters if ord(c) not in has))
    return Font(font.name, _widened(font.data, lacking)) if lacking else font


@lru_cache(maxsize=8)
def _widened(raw: bytes, spaces: str) -> bytes:
    from fontTools import ttLib  # noqa: PLC0415  slow to load, and most fonts have all
    from fontTools.ttLib.tables._g_l_y_f import Glyph  # noqa: PLC0415

    font: Any = ttLib.TTFont(io.BytesIO(raw), recalcTimestamp=False)
    cmap, order = font.getBestCmap(), font.getGlyphOrder()
    for space in spaces:
        name = f"space.{ord(space):04X}"
        order = [*order, name]
        font["glyf"].glyphs[name] = Glyph()
        font["hmtx"].metrics[name] = (_advance(font, cmap, ord(space)), 0)
        if "vmtx" in font:
            font["vmtx"].metrics[name] = (font["head"].unitsPerEm, 0)
        for table in font["cmap"].tables:
            if table.isUnicode() and table.format != 14:
                table.cmap[ord(space)] = name
    font["glyf"].glyphOrder = order
    font.setGlyphOrder(order)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _advance(font: Any, cmap: dict[int, str], code: int) -> int:
    em = int(font["head"].unitsPerEm)
    if code in _SHARES:
        return round(_SHARES[code] * em)
    like = cmap.get(ord(_LIKE[code]))
    return int(font["hmtx"][like][0]) if like else round(em / 4)
