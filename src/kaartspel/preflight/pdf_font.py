"""What must be known of a PDF's font to judge type: is it embedded, how wide, what it says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

_WINDOWS = {code: bytes([code]).decode("cp1252", "replace") for code in range(32, 256)}
_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


@dataclass(frozen=True, slots=True)
class PdfFont:
    """A font: `widths` in 1/1000 em by code, and `characters` what its codes mean.

    Codes have `code_length` bytes. `drawings` are the glyphs of a font that is drawn in the PDF.
    """

    name: str
    is_embedded: bool
    code_length: int
    widths: dict[int, float]
    characters: dict[int, str]
    drawings: tuple[Any, ...] = ()

    def codes(self, shown: bytes) -> list[int]:
        """Return the codes in a string that is shown in this font."""
        length = self.code_length
        return [int.from_bytes(shown[i : i + length], "big") for i in range(0, len(shown), length)]


def read_font(described: Any) -> PdfFont:
    """Return what a font dictionary says."""
    kind = str(described.get("/Subtype"))
    inner = described.DescendantFonts[0] if kind == "/Type0" else described
    descriptor = inner.get("/FontDescriptor", {})
    first = int(described.get("/FirstChar", 0))
    listed = enumerate(described.get("/Widths", ()), first)
    widths = dict(_composite_widths(inner)) if kind == "/Type0" else {
        code: float(width) for code, width in listed
    }  # fmt: skip
    glyphs = described.get("/CharProcs", {}) if kind == "/Type3" else {}
    return PdfFont(
        name=str(described.get("/BaseFont", "/nameless"))[1:].split("+")[-1],
        is_embedded=kind == "/Type3" or any(key in descriptor for key in _FILES),
        code_length=2 if kind == "/Type0" else 1,
        widths=widths,
        characters=_mapped(described.get("/ToUnicode")) or _encoded(described),
        drawings=tuple(glyphs.values()),
    )


def _composite_widths(described: Any) -> Iterator[tuple[int, float]]:
    """Yield code and width from a composite font's list (ISO 32000-1, 9.7.4.3)."""
    entries = list(described.get("/W", ()))
    while entries:
        first, second = int(entries.pop(0)), entries.pop(0)
        if isinstance(second, pikepdf.Array):
            yield from ((first + i, float(width)) for i, width in enumerate(second))
        else:
            width = float(entries.pop(0))
            yield from ((code, width) for code in range(first, int(second) + 1))


def _encoded(described: Any) -> dict[int, str]:
    """Return the characters of a font's own encoding, where it is the usual one."""
    if str(described.get("/Encoding", "")) != "/WinAnsiEncoding":
        return {}
    return _WINDOWS


def _mapped(cmap: Any) -> dict[int, str]:
    """Read a map from codes to characters (ISO 32000-1, 9.10.3)."""
    if cmap is None:
        return {}
    text = cmap.read_bytes().decode("latin-1")
    characters: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for code, digits in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            characters[int(code, 16)] = _text(digits)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.DOTALL):
        row = r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>"
        for first, last, digits in re.findall(row, block):
            begin = int(digits, 16)
            for code in range(int(first, 16), int(last, 16) + 1):
                shifted = f"{begin + code - int(first, 16):0{len(digits)}X}"
                characters[code] = _text(shifted)
    return characters


def _text(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be", "replace")
