"""What must be known of a PDF's font to judge type: is it embedded, how wide, what it says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pikepdf

from kaartspel.messages import say
from kaartspel.preflight.streams import NotJudged, read_bounded

_WINDOWS = {code: bytes([code]).decode("cp1252", "replace") for code in range(32, 256)}
_MOST_CMAP = 4_000_000  # bytes
_LAST_CODE = 0xFFFF  # of two bytes; a file may claim codes by the thousand million
_MOST_CODES = 4 * _LAST_CODE  # of widths or characters; each code once is plenty
_LONGEST_CODE, _LONGEST_TEXT = 8, 512  # hexadecimal digits in a map
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
    listed = enumerate(islice(described.get("/Widths", ()), _LAST_CODE), first)
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
    entries, count = iter(described.get("/W", ())), 0
    for first in entries:
        second = next(entries, 0)
        if isinstance(second, pikepdf.Array):
            count = _counted(count, len(second))
            yield from ((int(first) + i, float(width)) for i, width in enumerate(second))
        else:
            width, codes = float(next(entries, 0)), _codes(int(first), int(second))
            count = _counted(count, len(codes))
            yield from ((code, width) for code in codes)


def _codes(first: int, last: int) -> range:
    return range(max(first, 0), min(last, _LAST_CODE) + 1)


def _counted(count: int, more: int) -> int:
    """Return of how many codes a font has told by now, one at least each time."""
    count += max(more, 1)
    if count > _MOST_CODES:
        raise NotJudged(say("a font in it tells more of its codes than there are"))
    return count


def _encoded(described: Any) -> dict[int, str]:
    """Return the characters of a font's own encoding, as far as their names are plain."""
    encoding = described.get("/Encoding", "")
    if not isinstance(encoding, pikepdf.Dictionary):
        return _WINDOWS if str(encoding) == "/WinAnsiEncoding" else {}
    is_usual = str(encoding.get("/BaseEncoding", "")) == "/WinAnsiEncoding"
    differences = dict(_differences(encoding.get("/Differences", ())))
    return {**_WINDOWS, **differences} if is_usual else differences


def _differences(entries: Any) -> Iterator[tuple[int, str]]:
    """Yield codes with their characters: letters are named by themselves, others have words."""
    code = 0
    for entry in entries:
        if not isinstance(entry, pikepdf.Name):
            code = int(entry)
            continue
        name = str(entry)[1:]
        yield code, " " if name == "space" else name if len(name) == 1 else ""
        code += 1


def _mapped(cmap: Any) -> dict[int, str]:
    """Read a map from codes to characters (ISO 32000-1, 9.10.3)."""
    if cmap is None:
        return {}
    text = read_bounded(cmap, _MOST_CMAP).decode("latin-1")
    code, meant = rf"<([0-9A-Fa-f]{{1,{_LONGEST_CODE}}})>", rf"<([0-9A-Fa-f]{{1,{_LONGEST_TEXT}}})>"
    characters: dict[int, str] = {}
    for block in _blocks(text, "bfchar"):
        pairs = re.findall(rf"{code}\s*{meant}", block)
        characters |= {int(one, 16): _text(digits) for one, digits in pairs}
    count = 0
    for block in _blocks(text, "bfrange"):
        for first, last, digits in re.findall(rf"{code}\s*{code}\s*{meant}", block):
            codes, begin = _codes(int(first, 16), int(last, 16)), int(digits, 16)
            count = _counted(count, len(codes))
            for number, shown in enumerate(codes):
                shifted = (begin + number) % 16 ** len(digits)
                characters[shown] = _text(f"{shifted:0{len(digits)}X}")
    return characters


def _blocks(text: str, kind: str) -> Iterator[str]:
    """Yield what stands between the words that begin and end the lists of a map."""
    for part in text.split(f"begin{kind}")[1:]:
        block, end, _ = part.partition(f"end{kind}")
        if end:
            yield block


def _text(digits: str) -> str:
    return bytes.fromhex(digits.zfill(len(digits) + len(digits) % 2)).decode("utf-16-be", "replace")
