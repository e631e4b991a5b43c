"""Bring a font into the one form that is measured, drawn and cut: a static TrueType font.

What is unpacked, cut from a variable font or made of other curves is told where it cannot be done.
A font that is in that form already is kept byte for byte.
"""

import io
import re
from collections import defaultdict
from functools import lru_cache
from itertools import chain
from typing import Any

import brotli
from fontTools import ttLib
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent
from fontTools.varLib import instancer

from kaartspel.messages import say

_TRUETYPE, _CFF, _PACKED = (b"\0\1\0\0", b"true"), b"OTTO", (b"wOFF", b"wOF2")
_COLLECTION = b"ttcf"
_MOST_CURVED = 8000  # glyphs of a font with PostScript curves: made anew, a thousand take a second
_MOST_UNPACKED = 64_000_000  # bytes
_RESTRICTED, _WHOLE_ONLY, _BITMAP_ONLY = 0x0002, 0x0100, 0x0200  # OpenType, OS/2, fsType
_BMP = 0xFFFF
_NAME = 6  # the record of the PostScript name
# What belongs to the curves or the variations that are gone.
_GONE = ("CFF ", "CFF2", "VORG", "DSIG")


class UnusableFont(ValueError):
    """A font cannot be used; the text says why, `remedy` what to do; `code` is the problem's."""

    def __init__(self, fact: str, remedy: str, code: str) -> None:
        super().__init__(fact)
        self.remedy, self.code = remedy, code


@lru_cache(maxsize=8)  # a deck has four; they are read again at each save
def static_truetype(raw: bytes, weight: int | None) -> bytes:
    """Return a font as a static TrueType font, of a weight where it is variable.

    Raises UnusableFont; and what fontTools does, where it is damaged.
    """
    if raw[:4] == _COLLECTION:
        fact = say("is a collection of fonts")
        raise UnusableFont(fact, say("use a file with one font"), "font-collection")
    if raw[:4] not in (*_TRUETYPE, _CFF, *_PACKED):
        raise UnusableFont(
            say("is not a font"), say("use a .ttf, .otf or .woff2 file"), "not-a-font"
        )
    font = _opened(raw)
    if (
        raw[:4] in _PACKED
        and sum(e.origLength for e in font.reader.tables.values()) > _MOST_UNPACKED
    ):
        raise UnusableFont(
            say("is too large when unpacked"), say("use a smaller font"), "font-too-large"
        )
    _check_rights(font)
    changed = raw[:4] not in _TRUETYPE
    if raw[:4] in _PACKED:
        font = _unpacked(font)
    changed = _weighed(font, weight) or changed
    changed = _drawn_anew(font) or changed
    changed = _named(font) or changed
    changed = _mapped(font) or changed
    return _saved(font) if changed else raw


def _opened(raw: bytes) -> Any:
    try:
        return ttLib.TTFont(io.BytesIO(raw), lazy=True, recalcTimestamp=False)
    except brotli.error as error:
        raise ValueError("it cannot be unpacked") from error


def _check_rights(font: Any) -> None:
    """Refuse a font that may not be put into a document, or not in part (OpenType, OS/2)."""
    rights = font["OS/2"].fsType if "OS/2" in font else 0
    if rights & 0xF == _RESTRICTED or rights & (_WHOLE_ONLY | _BITMAP_ONLY):
        fact = say("does not allow that documents hold it")
        if rights & _WHOLE_ONLY:
            fact = say("does not allow that documents hold it in part")
        elif rights & _BITMAP_ONLY:
            fact = say("does not allow that documents hold it as outlines")
        remedy = say("use another font, or one of its maker for which you have that right")
        raise UnusableFont(
            say("{fact} (fsType {rights})", fact=fact, rights=rights),
            remedy,
            "font-may-not-be-embedded",
        )


def _saved(font: Any) -> bytes:
    for tag in _GONE:
        if tag in font:
            del font[tag]
    font.flavor = None
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def _unpacked(font: Any) -> Any:
    font.flavor = None
    out = io.BytesIO()
    font.save(out, reorderTables=None)
    return ttLib.TTFont(io.BytesIO(out.getvalue()), lazy=True, recalcTimestamp=False)


def _weighed(font: Any, weight: int | None) -> bool:
    """Fix what varies, at a weight and else as it is by default."""
    if "fvar" not in font:
        if weight is not None:
            fact = say("is not a variable font")
            remedy = say("leave 'weights' out, or name a variable font")
            raise UnusableFont(fact, remedy, "font-not-variable")
        return False
    axes = {axis.axisTag: axis for axis in font["fvar"].axes}
    axis = axes.get("wght")
    if weight is None or axis is None or not axis.minValue <= weight <= axis.maxValue:
        fact = (
            say("is a variable font")
            if weight is None
            else say("has no weight {weight}", weight=weight)
        )
        if axis is None:
            raise UnusableFont(
                say("varies, and not by weight"), say("use a static font"), "font-variable"
            )
        remedy = say(
            "write 'weights: {{text: {text}, strong: {strong}}}' under 'fonts'; it has {least:g} "
            "to {most:g}",
            text=_within(axis, 400), strong=_within(axis, 700),
            least=axis.minValue, most=axis.maxValue,
        )  # fmt: skip
        raise UnusableFont(fact, remedy, "font-variable")
    name = _postscript_name(font)
    places = {tag: axis.defaultValue for tag, axis in axes.items()} | {"wght": weight}
    instancer.instantiateVariableFont(font, places, inplace=True, overlap=False)
    _rename(font, f"{name}-{weight}")
    return True


def _within(axis: Any, weight: int) -> str:
    return f"{min(max(weight, axis.minValue), axis.maxValue):g}"


def _drawn_anew(font: Any) -> bool:
    """Turn PostScript curves into TrueType's, to within a thousandth of an em."""
    if "CFF " not in font and "CFF2" not in font:
        return False
    order = font.getGlyphOrder()
    if len(order) > _MOST_CURVED:
        fact = say("has {count} glyphs of PostScript curves", count=len(order))
        remedy = say("use its TrueType version (.ttf), or one with fewer characters")
        raise UnusableFont(fact, remedy, "font-too-large")
    glyphs = font.getGlyphSet()
    made = {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, font["head"].unitsPerEm / 1000, reverse_direction=True))
        made[name] = pen.glyph()
    font["loca"] = ttLib.newTable("loca")
    font["glyf"] = table = ttLib.newTable("glyf")
    table.glyphOrder, table.glyphs = order, made
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in ("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs",
                  "maxInstructionDefs", "maxStackElements", "maxSizeOfInstructions"):  # fmt: skip
        setattr(maxp, field, int(field == "maxZones"))
    font.sfntVersion = "\0\1\0\0"
    return True


def _postscript_name(font: Any) -> str:
    return str(font["name"].getDebugName(_NAME) or font["name"].getDebugName(4) or "Font")


def _named(font: Any) -> bool:
    """Give a font a PostScript name that needs no escape anywhere (OpenType, name ID 6)."""
    name = _postscript_name(font)
    plain = re.sub(r"[^A-Za-z0-9.+_-]", "", name)[:63] or "Font"
    if plain == font["name"].getDebugName(_NAME):
        return False
    _rename(font, plain)
    return True


def _rename(font: Any, name: str) -> None:
    table = font["name"]
    table.removeNames(nameID=_NAME)
    table.setName(re.sub(r"[^A-Za-z0-9.+_-]", "", name)[:63] or "Font", _NAME, 3, 1, 0x409)


def _mapped(font: Any) -> bool:
    """Give each character a glyph of its own, in the map that every reader knows.

    Where two share one, what is copied from a page would be the same for both.
    """
    characters = font.getBestCmap() or {}
    sharing: defaultdict[str, list[int]] = defaultdict(list)
    for code, name in sorted(characters.items()):
        sharing[name].append(code)
    shared = {name: codes[1:] for name, codes in sharing.items() if codes[1:]}
    usual = any((t.platformID, t.platEncID, t.format) == (3, 1, 4) for t in font["cmap"].tables)
    if usual and not any(map(_matters, chain.from_iterable(shared.values()))):
        return False
    own = dict(characters)
    for name, codes in shared.items():
        for code in filter(_matters, codes):
            own[code] = _copied(font, name, code)
    _write_map(font, own)
    return True


def _matters(code: int) -> bool:
    """Return whether a character is one that is copied: spaces and hyphens share by design."""
    return code > 0xFF and chr(code).isprintable() and chr(code) not in "‐‑−"


def _copied(font: Any, name: str, code: int) -> str:
    """Add a glyph that shows another one."""
    made = f"{name}.u{code:04X}"
    glyph, part = Glyph(), GlyphComponent()
    part.glyphName, part.x, part.y, part.flags = name, 0, 0, 0x0204  # as it is, its own metrics
    glyph.numberOfContours, glyph.components = -1, [part]
    font["glyf"][made] = glyph
    font["hmtx"][made] = font["hmtx"][name]
    font.setGlyphOrder(font["glyf"].glyphOrder)
    return made


def _write_map(font: Any, characters: dict[int, str]) -> None:
    tables = []
    for form, encoding, held in ((4, 1, {c: n for c, n in characters.items() if c <= _BMP}),
                                 (12, 10, characters)):  # fmt: skip
        if form == 4 or max(characters, default=0) > _BMP:
            table = CmapSubtable.newSubtable(form)
            table.platformID, table.platEncID, table.language, table.cmap = 3, encoding, 0, held
            tables.append(table)
    font["cmap"].tables = tables
    font["cmap"].tableVersion = 0
