"""Cut the deck's fonts down to the characters of the book, their licence kept."""

import io

from fontTools import subset, ttLib

from kaartspel.deck.model import Font

# The licence must travel with the font: name records 0, 13 and 14 say whose and how.
_NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]


def cut(font: Font, text: str) -> bytes:
    """Return the font with the glyphs that `text` needs, its kerning kept: the same every time."""
    options = subset.Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.notdef_outline = True
    options.hinting = False
    options.recalc_timestamp = False
    options.name_IDs = _NAMES
    opened = _open(font)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(opened)
    out = io.BytesIO()
    opened.save(out)
    return out.getvalue()


def licence(font: Font) -> tuple[str, str]:
    """Return a font's name, and what it says itself of whose it is and how it may be used."""
    names = _open(font)["name"]
    family = names.getDebugName(16) or names.getDebugName(1) or font.name
    terms = [names.getDebugName(0), names.getDebugName(13)]
    return family, ". ".join(term.strip().rstrip(".") for term in terms if term) + "."


def _open(font: Font) -> ttLib.TTFont:
    return ttLib.TTFont(io.BytesIO(font.data), recalcTimestamp=False)
