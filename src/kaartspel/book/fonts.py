"""Cut the deck's fonts down to the characters of the book."""

import io

from fontTools import subset, ttLib

from kaartspel.deck.model import Font


def cut(font: Font, text: str) -> bytes:
    """Return the font with the glyphs that `text` needs, its kerning kept: the same every time."""
    options = subset.Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.notdef_outline = True
    options.hinting = False
    options.recalc_timestamp = False
    # The licence must travel with the font: name records 0, 13 and 14 say whose and how.
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    opened = ttLib.TTFont(io.BytesIO(font.data), recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(opened)
    out = io.BytesIO()
    opened.save(out)
    return out.getvalue()
