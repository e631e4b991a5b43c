"""Turn the deck's fonts into PDF fonts: each document embeds the glyphs that it shows.

A character's code is the same in every document, so that what is drawn once fits them all. Those
of Windows-1252 take one byte and need no table of what they mean (ISO 32000-1, Annex D); others
take two, the number of their glyph. So do figures of one width, which mean what figures mean.
"""

import hashlib
import io
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby

import uharfbuzz as hb
from reportlab.pdfbase.ttfonts import FF_NONSYMBOLIC, FF_SYMBOLIC, TTFontFace

from kaartspel.deck.model import Font
from kaartspel.frame import plain_figures, tabular
from kaartspel.pdf.objects import PdfFile, Raw, array, dictionary, name, stream

# As in WinAnsiEncoding, but for the codes there that mean a plain space and a plain hyphen.
_BYTES = {
    bytes([code]).decode("cp1252"): code
    for code in (*range(0x20, 0x7F), *range(0x80, 0x100))
    if code not in {0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xA0, 0xAD}
}
# As they stand between the brackets of a string.
_LITERALS = {
    character: f"\\{character}" if character in "()\\" else chr(code)
    for character, code in _BYTES.items()
}
_UNNEEDED = ("GDEF", "GPOS", "GSUB", "OS/2", "STAT", "gasp", "name", "post")


class EmbeddedFont:
    """One face of the deck, to be put into any number of documents. `key` names it on a page."""

    def __init__(self, key: str, font: Font) -> None:
        self.key, self._font = key, font
        self._widths: dict[str, str] = {}  # as they are written, of the characters so far

    @cached_property
    def _face(self) -> TTFontFace:
        return TTFontFace(io.BytesIO(self._font.data))

    @cached_property
    def _source(self) -> hb.Face:
        """The font without what a PDF does not need, to make the smaller ones from."""
        face = hb.Face(self._font.data)
        glyphs = map(self._glyph, tabular("0123456789"))
        return _subset(face, face.unicodes, glyphs, keeps_numbers=True)

    def runs(self, text: str) -> Iterator[tuple[str, str, str, list[str]]]:
        """Yield a text in runs: a font resource, the brackets of its strings, and their content.

        The content is a list with an entry for each character.
        """
        for is_short, run in groupby(text, _BYTES.__contains__):
            if is_short:
                yield self.key, "(", ")", [_LITERALS[character] for character in run]
            else:
                yield f"{self.key}w", "<", ">", [f"{self._glyph(c):04X}" for c in run]

    def embed(self, document: PdfFile, shown: Iterable[str]) -> dict[str, object]:
        """Put the characters that a document shows into it; return its font resources."""
        characters = sorted(shown)
        short = [character for character in characters if character in _BYTES]
        wide = [character for character in characters if character not in _BYTES]
        tag = hashlib.sha256("".join(characters).encode()).digest()[:6]
        letters = "".join(chr(ord("A") + byte % 26) for byte in tag)
        base = name(f"{letters}+{self._face.name.decode('ascii')}")
        descriptor = document.add(self._descriptor(document, base, characters, bool(wide)))
        entries: dict[str, object] = {}
        if short:
            entries[self.key] = document.add(self._simple(base, descriptor, short))
        if wide:
            entries[f"{self.key}w"] = document.Reference(
                self._composite(document, base, descriptor, wide)
            )
        return entries

    def _glyph(self, character: str) -> int:
        figure = plain_figures(character)
        if figure == character:
            return int(self._face.charToGlyph[ord(character)])
        return self._figures[figure][0]

    @cached_property
    def _figures(self) -> dict[str, tuple[int, float]]:
        """The numbers and the widths (1/1000 em) of the glyphs of figures of one width."""
        font, found = hb.Font(hb.Face(self._font.data)), dict[str, tuple[int, float]]()
        for figure in "0123456789":
            buffer = hb.Buffer()
            buffer.add_str(figure)
            buffer.guess_segment_properties()
            hb.shape(font, buffer, {"tnum": True})
            glyph = buffer.glyph_infos[0].codepoint
            found[figure] = glyph, font.get_glyph_h_advance(glyph) * 1000 / font.face.upem
        return found

    def _width(self, character: str) -> str:
        width = self._widths.get(character)
        if width is None:
            figure = plain_figures(character)
            wide = (self._face.getCharWidth(ord(character)) if figure == character
                    else self._figures[figure][1])  # fmt: skip
            width = self._widths[character] = f"{wide:g}"
        return width

    @cached_property
    def _measures(self) -> str:
        """What a descriptor says of the face, whatever the document."""
        face = self._face
        flags = (face.flags & ~FF_SYMBOLIC) | FF_NONSYMBOLIC
        box = " ".join(map(str, face.bbox))
        return (
            f"/Ascent {face.ascent}/CapHeight {face.capHeight}/Descent {face.descent}"
            f"/Flags {flags}/FontBBox[{box}]/ItalicAngle {face.italicAngle:g}/StemV {face.stemV}"
        )

    def _descriptor(
        self, document: PdfFile, base: str, characters: list[str], keeps_numbers: bool
    ) -> Raw:
        glyphs = [self._glyph(each) for each in characters if plain_figures(each) != each]
        codes = map(ord, characters)
        program = _subset(self._source, codes, glyphs, keeps_numbers=keeps_numbers).blob.data
        embedded = document.add(stream(program, Length1=len(program)))
        entries = f"/Type/FontDescriptor/FontName{base}/FontFile2 {embedded}{self._measures}"
        return Raw(f"<<{entries}>>")

    def _simple(self, base: str, descriptor: str, characters: list[str]) -> Raw:
        codes = [_BYTES[character] for character in characters]
        first, last = min(codes), max(codes)
        widths = ["0"] * (last - first + 1)
        for code, character in zip(codes, characters, strict=True):
            widths[code - first] = self._width(character)
        return Raw(
            f"<</Type/Font/Subtype/TrueType/BaseFont{base}/Encoding/WinAnsiEncoding"
            f"/FirstChar {first}/LastChar {last}/Widths[{' '.join(widths)}]"
            f"/FontDescriptor {descriptor}>>"
        )

    def _composite(
        self, document: PdfFile, base: str, descriptor: str, characters: list[str]
    ) -> object:
        widths = "".join(f"{self._glyph(c)}[{self._width(c)}]" for c in characters)
        system = dictionary(Registry="(Adobe)", Ordering="(Identity)", Supplement=0)
        inner = dictionary(
            Type=name("Font"),
            Subtype=name("CIDFontType2"),
            BaseFont=base,
            CIDSystemInfo=system,
            CIDToGIDMap=name("Identity"),
            DW=self._face.defaultWidth,
            W=f"[{widths}]",
            FontDescriptor=descriptor,
        )
        glyphs = {self._glyph(character): plain_figures(character) for character in characters}
        return dictionary(
            Type=name("Font"),
            Subtype=name("Type0"),
            BaseFont=base,
            Encoding=name("Identity-H"),
            DescendantFonts=array([document.Reference(inner)]),
            ToUnicode=document.Reference(stream(_to_unicode(base, glyphs))),
        )


def _subset(
    face: hb.Face, codes: Iterable[int], glyphs: Iterable[int], *, keeps_numbers: bool = False
) -> hb.Face:
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(codes)
    wanted.glyph_set.update(glyphs)
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    if keeps_numbers:
        wanted.flags |= hb.SubsetFlags.RETAIN_GIDS
    for table in _UNNEEDED:
        wanted.drop_table_tag_set.add(int.from_bytes(table.encode(), "big"))
    return wanted.subset(face)


def _to_unicode(base: str, glyphs: dict[int, str]) -> bytes:
    """Return the map from glyphs to characters (ISO 32000-1, 9.10.3)."""
    lines = [
        f"<{glyph:04X}> <{character.encode('utf-16-be').hex().upper()}>"
        for glyph, character in sorted(glyphs.items())
    ]
    # A PostScript interpreter takes at most 100 entries at a time.
    blocks = [lines[i : i + 100] for i in range(0, len(lines), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            f"/CMapName {base} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<0000> <FFFF>",
            "endcodespacerange",
            *(line for b in blocks for line in (f"{len(b)} beginbfchar", *b, "endbfchar")),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    ).encode("ascii")
