"""Look into PDFs: their text, and their structure as a person reads it."""

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
import pypdfium2
from PIL import Image, ImageChops


def extract(data: bytes, page: int) -> str:
    """Return a page's text as pdfium extracts it, white space folded."""
    with pypdfium2.PdfDocument(data) as document:
        text = document[page].get_textpage().get_text_range()
    return words(text)


def words(text: str) -> str:
    """Return a text with its white space folded."""
    return " ".join(text.split())


def differs_upside_down(data: bytes, page: int) -> int:
    """Return by how much, of 255, the greys of a page and of the page turned differ at most.

    It is drawn eight times as large and then reduced by four: pdfium moves a thin rectangle to the
    next whole pixel, which may then cost a quarter of the 255.
    """
    with pypdfium2.PdfDocument(data) as document:
        large = document[page].render(scale=8).to_pil().convert("L")
    size = (large.width // 4, large.height // 4)
    upright = large.resize(size, Image.Resampling.BOX)
    differs = ImageChops.difference(upright, upright.rotate(180))
    return int(differs.getextrema()[1])  # type: ignore[arg-type]


def structure(data: bytes) -> str:
    """Return the structure tree with the text of its content, one element a line."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        texts = [_marked(page) for page in pdf.pages]
        pages = {page.obj.objgen: i for i, page in enumerate(pdf.pages)}
        root = pdf.Root.StructTreeRoot
        return "\n".join(_lines(root.K[0], 0, texts, pages)) + "\n"


def _lines(
    element: Any, depth: int, texts: list[dict[int, str]], pages: dict[Any, int]
) -> Iterator[str]:
    line = "  " * depth + str(element.S)[1:]
    kids = list(element.K) if isinstance(element.K, pikepdf.Array) else [element.K]
    content = "".join(
        texts[pages[element.Pg.objgen]].get(kid, "") for kid in kids if isinstance(kid, int)
    )
    if "/Alt" in element:
        left, bottom, right, top = (round(float(edge)) for edge in element.A.BBox)
        line += f" [{element.Alt}] at {left} {bottom} {right} {top}"
    elif "/ListNumbering" in element.get("/A", {}):
        line += f" [{str(element.A.ListNumbering)[1:]}]"
    yield f"{line}: {content}" if content else line
    for kid in kids:
        if not isinstance(kid, int) and kid.get("/Type") != "/OBJR":
            yield from _lines(kid, depth + 1, texts, pages)


def _marked(page: Any) -> dict[int, str]:
    """Return the text of each stretch of marked content, as the fonts say it reads."""
    maps = {name: decoder(font) for name, font in page.Resources.Font.items()}
    found: dict[int, str] = {}
    stack: list[int | None] = []
    actual: str | None = None
    current = decoder(None)
    instructions: Any = pikepdf.parse_content_stream(page, "BDC BMC EMC Tf TJ")
    for operands, operator in instructions:
        match str(operator):
            case "BDC" | "BMC":
                properties = operands[1] if len(operands) > 1 else {}
                if "/ActualText" in properties:
                    actual = str(properties["/ActualText"])
                stack.append(int(properties["/MCID"]) if "/MCID" in properties else None)
            case "EMC":
                if stack.pop() is None and actual is not None:
                    owner = next(i for i in reversed(stack) if i is not None)
                    found[owner] = found.get(owner, "") + actual
                    actual = None
            case "Tf":
                current = maps[str(operands[0])]
            case "TJ":
                owner_ = next((i for i in reversed(stack) if i is not None), None)
                if owner_ is not None and actual is None:
                    codes = b"".join(bytes(s) for s in operands[0] if isinstance(s, pikepdf.String))
                    text = current(codes)
                    found[owner_] = found.get(owner_, "") + text
    return found


def decoder(font: Any) -> Callable[[bytes], str]:
    """Return what turns a font's codes into text."""
    if font is None or "/ToUnicode" not in font:
        assert font is None or font.Encoding == "/WinAnsiEncoding"
        return lambda codes: codes.decode("cp1252")
    cmap = bytes(font.ToUnicode.read_bytes()).decode("ascii")
    pairs = re.findall(r"<([0-9A-F]{4})> <([0-9A-F]{4,8})>", cmap)
    known = {bytes.fromhex(code): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
    return lambda codes: "".join(known[codes[i : i + 2]] for i in range(0, len(codes), 2))
