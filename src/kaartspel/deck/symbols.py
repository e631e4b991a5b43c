"""Turn an SVG file into a Symbol: the paths of a drawing on a square grid, and nothing else."""

import xml.etree.ElementTree as ET

from kaartspel.deck.model import Command, Symbol
from kaartspel.deck.paths import BrokenPathError, read_path

_SVG = "{http://www.w3.org/2000/svg}"
_MAX_BYTES = 20_000  # a bold drawing of a few shapes takes less than one


class NotASymbol(ValueError):
    """The file cannot be used as a symbol; the message says why and what to do."""


def read_symbol(name: str, alt: str, raw: bytes) -> Symbol:
    """Return the symbol drawn in `raw`.

    Raises NotASymbol unless the file is an `<svg viewBox="0 0 N N">` that holds `<path d="…"/>`
    elements only (and a title or description). Colours and styles in it are ignored: the design
    colours a symbol.
    """
    if len(raw) > _MAX_BYTES:
        raise NotASymbol(f"a symbol has at most {_MAX_BYTES} bytes; simplify the drawing")
    if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
        raise NotASymbol("a symbol has no DOCTYPE; remove it")
    try:
        root = ET.fromstring(raw)
    except ET.ParseError as error:
        raise NotASymbol(f"this is not SVG ({error}); export it again as plain SVG") from error
    if root.tag != f"{_SVG}svg":
        raise NotASymbol("the root must be <svg xmlns='http://www.w3.org/2000/svg'>")
    size = _size(root.get("viewBox", ""))
    commands: list[Command] = []
    for child in root:
        if child.tag in {f"{_SVG}title", f"{_SVG}desc"}:
            continue
        if child.tag != f"{_SVG}path" or child.get("transform"):
            tag = child.tag.removeprefix(_SVG)
            raise NotASymbol(f"<{tag}> is not used; make it a <path> without a transform")
        try:
            commands += read_path(child.get("d", ""))
        except BrokenPathError as error:
            raise NotASymbol(f"a path is broken ({error}); export it again") from error
    if not commands:
        raise NotASymbol("there is no path in it; draw one")
    return Symbol(name, size, tuple(commands), alt)


def _size(view_box: str) -> float:
    try:
        left, top, width, height = map(float, view_box.replace(",", " ").split())
    except ValueError:
        raise NotASymbol("it needs a viewBox such as '0 0 24 24'") from None
    if left or top or width != height or width <= 0:
        raise NotASymbol("its viewBox must be a square from 0 0, such as '0 0 24 24'")
    return width
