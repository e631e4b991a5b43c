"""Find out whether a font file is whole, before anything is set in it."""

import io
import logging
import re
import struct
from functools import lru_cache

import brotli
import uharfbuzz as hb
from fontTools import ttLib

from kaartspel.messages import say

# What setting, drawing and cutting a font need of it (OpenType 1.9, "Font tables").
_NEEDED = ("head", "hhea", "maxp", "hmtx", "cmap", "loca", "glyf", "name", "post", "OS/2")
_READ = ("head", "hhea", "maxp", "OS/2", "name", "cmap", "hmtx", "loca")
BROKEN = (ttLib.TTLibError, ValueError, LookupError, TypeError, AttributeError, AssertionError,
           ArithmeticError, EOFError, RuntimeError, struct.error)  # fmt: skip
# What fontTools remarks on fonts is for their makers, not for the users of a deck.
logging.getLogger("fontTools").addHandler(logging.NullHandler())
_WIDEST = 4  # em; a letter is seldom wider than one
_POST_FORMATS = {b"\0\1\0\0", b"\0\2\0\0", b"\0\2\5\0", b"\0\3\0\0"}


@lru_cache(maxsize=8)  # a deck has four; they are read again at each save
def damage(raw: bytes) -> str:
    """Return what is wrong with a TrueType font, in a few words; nothing if it is whole."""
    try:
        return torn(raw) or _table_damage(raw) or _cut_fails(raw) or _nothing_to_see(raw)
    except BROKEN as error:
        return in_words(error)


def in_words(error: BaseException) -> str:
    """Return what broke while a font was read; of Python's own errors, nothing a person can use."""
    is_said = isinstance(error, ttLib.TTLibError) and str(error).isprintable()
    return str(error)[:100] if is_said else say("its tables cannot be read")


def torn(raw: bytes) -> str:
    """Return within which table a font of plain tables ends; nothing where it has all, or none."""
    try:
        tables = ttLib.TTFont(io.BytesIO(raw), lazy=True).reader.tables
        short = [t for t, entry in tables.items() if entry.offset + entry.length > len(raw)]
    except (*BROKEN, brotli.error):  # told by who reads on
        return ""
    is_told = short and all(tag.isascii() and tag.isprintable() for tag in short)
    return say("it ends within the '{table}' table", table=short[0]) if is_told else ""


def _table_damage(raw: bytes) -> str:
    font = ttLib.TTFont(io.BytesIO(raw), lazy=True)
    tables = font.reader.tables
    missing = [tag for tag in _NEEDED if tag not in tables]
    if missing or not all(tag.isascii() and tag.isprintable() for tag in tables):
        return (
            say("it has no '{table}' table", table=missing[0])
            if missing
            else say("its list of tables makes no sense")
        )
    for tag in _READ:
        font[tag]
    for name in font.getGlyphOrder():
        font["glyf"][name]  # a shape is read when it is asked for, and the page packs it anew
    head = font["head"]
    kinds = {head.glyphDataFormat, font["hhea"].metricDataFormat, head.tableVersion - 1}
    sound = kinds == {0} and 16 <= head.unitsPerEm <= 16384
    sound = sound and font.reader["post"][:4] in _POST_FORMATS
    return "" if sound else say("its tables make no sense")


def _nothing_to_see(raw: bytes) -> str:
    """Return what is wrong with the first ASCII letter or figure without a shape or a width."""
    face = hb.Face(raw)
    font = hb.Font(face)
    for code in sorted(face.unicodes):
        if code < 128 and chr(code).isalnum() and (glyph := font.get_nominal_glyph(code)):
            extents = font.get_glyph_extents(glyph)
            if not extents or not extents.width or not extents.height:
                return say("its '{character}' has no shape", character=chr(code))
            if not 0 < font.get_glyph_h_advance(glyph) <= _WIDEST * face.upem:
                return say("its '{character}' has no sensible width", character=chr(code))
    return ""


def _cut_fails(raw: bytes) -> str:
    """Return why the book could not take a part of the font along."""
    wanted, face = hb.SubsetInput(), hb.Face(raw)
    wanted.unicode_set.update(face.unicodes)
    name = str(face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or "")
    if not re.fullmatch(r"[!-~]{1,63}", name):  # OpenType 1.9, name ID 6
        return say("it has no PostScript name of ASCII letters")
    try:
        wanted.subset(face)
    except RuntimeError as error:
        return str(error)
    return ""
