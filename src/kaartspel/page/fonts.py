"""The deck's fonts as the page holds them: the characters that it needs, as WOFF2."""

from collections.abc import Iterable
from io import BytesIO

from kaartspel.deck.model import Font
from kaartspel.keeping import kept
from kaartspel.page.data_urls import data_url
from kaartspel.type import subset

WEIGHTS = {
    "text": (400, "normal"),
    "strong": (700, "normal"),
    "italic": (400, "italic"),
    "strong_italic": (700, "italic"),
}


def font_face(name: str, font: Font, characters: Iterable[str]) -> str:
    """Return the CSS rule that holds a font. `name` is a field of the deck's Fonts."""
    weight, style = WEIGHTS[name]
    url = data_url("font/woff2", woff2(font, "".join(sorted(characters))))
    return (
        f"@font-face{{font-family:Card;font-weight:{weight};font-style:{style};"
        f"src:url({url}) format('woff2')}}"
    )


@kept
def woff2(font: Font, characters: str) -> bytes:
    """Return the font with the glyphs of these characters, packed: the same every time."""
    return pack(subset(font, characters))


def pack(font: bytes) -> bytes:
    """Return a font as WOFF2."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415  slower to load than nothing to do

    opened = TTFont(BytesIO(font), recalcTimestamp=False)
    opened.flavor = "woff2"
    packed = BytesIO()
    opened.save(packed, reorderTables=False)
    return packed.getvalue()
