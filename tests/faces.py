"""Fonts as makers hand them out, made from one that ships: other curves, packings and tables."""

import io
from collections.abc import Callable
from functools import cache
from typing import Any

from fontTools import subset, ttLib
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen

from kaartspel import shipped
from kaartspel.deck.font_files import SHIPPED

_KEPT = [*range(0x20, 0x7F), *range(0xA0, 0x180), 0x394, 0x2010, 0x2011, 0x2212,
         *range(0x2018, 0x201F), 0x2013, 0x2014, 0x2026, 0x2022, 0x20AC, 0x2206]  # fmt: skip


@cache
def plain(role: str = "text") -> bytes:
    """A face of the shipped fonts, with the characters of Western European texts."""
    font = ttLib.TTFont(shipped.FONTS / SHIPPED[role], recalcTimestamp=False)
    cutter = subset.Subsetter(subset.Options(name_IDs=["*"], notdef_outline=True))
    cutter.populate(unicodes=_KEPT)
    cutter.subset(font)
    return _bytes(font)


def changed(change: Callable[[Any], None], raw: bytes | None = None) -> bytes:
    font = ttLib.TTFont(io.BytesIO(raw or plain()), recalcTimestamp=False)
    change(font)
    return _bytes(font)


def _bytes(font: Any) -> bytes:
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def packed(kind: str) -> bytes:
    def pack(font: Any) -> None:
        font.flavor = kind

    return changed(pack)


def named(name: str) -> bytes:
    return changed(lambda font: font["name"].setName(name, 6, 3, 1, 0x409))


def torn() -> bytes:
    """A face whose euro sign says that it has more contours than there is room for."""
    raw = bytearray(plain())
    font = ttLib.TTFont(io.BytesIO(plain()), lazy=True)
    glyph = font.getGlyphID(font.getBestCmap()[0x20AC])
    at = font.reader.tables["glyf"].offset + font["loca"][glyph]
    raw[at : at + 2] = b"\x0f\xff"
    return bytes(raw)


def with_rights(rights: int) -> bytes:
    return changed(lambda font: setattr(font["OS/2"], "fsType", rights))


def without_usual_map(font: Any) -> None:
    """Leave the map of all characters only, that of the basic plane being gone."""
    full = ttLib.newTable("cmap")
    table = ttLib.tables._c_m_a_p.CmapSubtable.newSubtable(12)
    table.platformID, table.platEncID, table.language = 3, 10, 0
    table.cmap = font.getBestCmap()
    full.tableVersion, full.tables = 0, [table]
    font["cmap"] = full


def sharing(font: Any) -> None:
    """Let two characters have one glyph, as many fonts do."""
    for table in font["cmap"].tables:
        if 0x2206 in table.cmap or 0x394 in table.cmap:
            table.cmap[0x2206] = table.cmap[0x394] = table.cmap[ord("A")]


@cache
def curved() -> bytes:
    """The same face with PostScript curves: an OpenType font as type foundries sell them."""
    font = ttLib.TTFont(io.BytesIO(plain()), recalcTimestamp=False)
    glyphs, order = font.getGlyphSet(), font.getGlyphOrder()
    strings = {}
    for name in order:
        pen = T2CharStringPen(glyphs[name].width, glyphs)
        glyphs[name].draw(pen)
        strings[name] = pen.getCharString()
    builder = FontBuilder(font=font)
    for tag in ("glyf", "loca", "fpgm", "prep", "cvt ", "gasp", "GSUB", "GPOS", "GDEF"):
        if tag in font:
            del font[tag]
    font.sfntVersion = "OTTO"
    builder.isTTF = False
    builder.setupCFF("Test-Curved", {"FullName": "Test"}, strings, {})
    builder.setupMaxp()
    return _bytes(font)


def unlisted() -> bytes:
    """The same, with a list of its glyphs of a form that nobody knows."""
    raw = bytearray(curved())
    font = ttLib.TTFont(io.BytesIO(curved()))
    at = font["CFF "].cff.topDictIndex[0].rawDict["charset"]
    raw[font.reader.tables["CFF "].offset + at] = 9
    return bytes(raw)


@cache
def variable() -> bytes:
    """A font that varies between the two weights that ship, in letters of lines only."""
    builder = FontBuilder(1000, isTTF=True)
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    codes = [code for code in _KEPT if code != 0x20]
    names = {code: f"u{code:04X}" for code in codes}
    order = [".notdef", "space", *names.values()]
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({0x20: "space", **names})
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(None)
        if name != "space":
            for x, y in ((100, 0), (100, 700), (150, 700), (150, 0)):
                pen.lineTo((x, y)) if (x, y) != (100, 0) else pen.moveTo((x, y))
            pen.closePath()
        glyphs[name] = pen.glyph()
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(dict.fromkeys(order, (500, 100)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Varies", "styleName": "Regular", "psName": "Varies"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, sCapHeight=700)
    builder.setupPost()
    builder.setupFvar([("wght", 100, 400, 900, "Weight")], [])
    from fontTools.ttLib.tables.TupleVariation import TupleVariation

    moved = [(0, 0), (0, 0), (200, 0), (200, 0), *[(0, 0)] * 4]
    wider = {name: [TupleVariation({"wght": (0, 1, 1)}, moved)] for name in names.values()}
    builder.setupGvar(wider)
    return _bytes(builder.font)


def without_spaces(font: Any) -> None:
    """Take all spaces but the plain one out of a font."""
    for table in font["cmap"].tables:
        for code in (0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000):
            table.cmap.pop(code, None)


def with_nothing_but_a(font: Any) -> None:
    cutter = subset.Subsetter(subset.Options(name_IDs=["*"], notdef_outline=True))
    cutter.populate(text="Aa")
    cutter.subset(font)
