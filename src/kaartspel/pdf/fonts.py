"""Turn the deck's fonts into PDF fonts: subset once, embedded in every document."""

import io
import zlib
from dataclasses import dataclass

from reportlab.pdfbase.ttfonts import FF_NONSYMBOLIC, FF_SYMBOLIC, TTFontFace

from kaartspel.deck.model import Font
from kaartspel.pdf.objects import (
    Document,
    Stream,
    array,
    dictionary,
    name,
)

_CODES = 255  # codes of one byte; code 0 stays the glyph for "not defined"


@dataclass(frozen=True, slots=True)
class _Subset:
    """At most 255 characters of a font, ready to be put into any document."""

    resource: str
    base_font: str
    widths: tuple[float, ...]
    program: bytes
    program_length: int
    to_unicode: bytes
    descriptor: dict[str, object]


class EmbeddedFont:
    """One font of the deck with a fixed set of characters.

    Every document gets the same subset, so it is made and deflated once: by far the most costly
    part of a small PDF.
    """

    def __init__(self, key: str, font: Font, characters: str) -> None:
        face = TTFontFace(io.BytesIO(font.data))
        ordered = sorted(set(characters))
        chunks = [ordered[i : i + _CODES] for i in range(0, len(ordered), _CODES)]
        self._codes = {
            character: (index, code)
            for index, chunk in enumerate(chunks)
            for code, character in enumerate(chunk, 1)
        }
        self._subsets = tuple(
            _make_subset(f"{key}{index}", index, face, chunk) for index, chunk in enumerate(chunks)
        )

    def runs(self, text: str) -> list[tuple[str, bytes]]:
        """Return `text` as pairs of a font resource and one-byte codes in it."""
        runs: list[tuple[str, bytes]] = []
        for character in text:
            index, code = self._codes[character]
            resource = self._subsets[index].resource
            if runs and runs[-1][0] == resource:
                runs[-1] = (resource, runs[-1][1] + bytes([code]))
            else:
                runs.append((resource, bytes([code])))
        return runs

    def embed(self, document: Document, resources: set[str]) -> dict[str, object]:
        """Put the subsets that are used into a document; return its font resources."""
        return {
            subset.resource: document.Reference(_font_object(document, subset), subset.resource)
            for subset in self._subsets
            if subset.resource in resources
        }


def _make_subset(resource: str, index: int, face: TTFontFace, characters: list[str]) -> _Subset:
    codes = [0, *map(ord, characters)]
    tag = "".join(chr(ord("A") + digit) for digit in (*([0] * 5), index))
    base_font = f"{tag}+{face.name.decode('ascii')}"
    program = bytes(face.makeSubset(codes))
    return _Subset(
        resource=resource,
        base_font=base_font,
        widths=tuple(face.getCharWidth(code) for code in codes),
        program=zlib.compress(program, 9),
        program_length=len(program),
        to_unicode=zlib.compress(_to_unicode(base_font, characters), 9),
        descriptor={
            "Ascent": face.ascent,
            "CapHeight": face.capHeight,
            "Descent": face.descent,
            "Flags": (face.flags & ~FF_NONSYMBOLIC) | FF_SYMBOLIC,
            "FontBBox": array(face.bbox),
            "ItalicAngle": face.italicAngle,
            "StemV": face.stemV,
            "MissingWidth": face.defaultWidth,
        },
    )


def _font_object(document: Document, subset: _Subset) -> object:
    deflated = {"Filter": name("FlateDecode")}
    program = Stream(dictionary(Length1=subset.program_length, **deflated), subset.program, [])
    descriptor = dictionary(
        Type=name("FontDescriptor"),
        FontName=name(subset.base_font),
        FontFile2=document.Reference(program),
        **subset.descriptor,
    )
    return dictionary(
        Type=name("Font"),
        Subtype=name("TrueType"),
        BaseFont=name(subset.base_font),
        FirstChar=0,
        LastChar=len(subset.widths) - 1,
        Widths=array(subset.widths),
        ToUnicode=document.Reference(Stream(dictionary(**deflated), subset.to_unicode, [])),
        FontDescriptor=document.Reference(descriptor),
    )


def _to_unicode(base_font: str, characters: list[str]) -> bytes:
    """Return the map from codes to characters (ISO 32000-1, 9.10.3)."""
    lines = [
        f"<{code:02X}> <{character.encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(characters, 1)
    ]
    # A PostScript interpreter takes at most 100 entries at a time.
    blocks = [lines[i : i + 100] for i in range(0, len(lines), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            f"/CMapName /{base_font} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *(line for b in blocks for line in (f"{len(b)} beginbfchar", *b, "endbfchar")),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    ).encode("ascii")
