"""Cut the deck's fonts down to the characters of the book, their licence kept."""

import uharfbuzz as hb

from kaartspel.deck.model import Font

_FEATURES = ("kern", "mark", "mkmk", "ccmp", "locl")
# The licence must travel with the font: name records 0, 13 and 14 say whose and how.
_NAMES = (0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17)
_COPYRIGHT = hb.OTNameIdPredefined.COPYRIGHT
_LICENCE = hb.OTNameIdPredefined.LICENSE
_FAMILIES = (hb.OTNameIdPredefined.TYPOGRAPHIC_FAMILY, hb.OTNameIdPredefined.FONT_FAMILY)


def subset(font: Font, text: str) -> bytes:
    """Return the font with the glyphs that `text` needs, its kerning kept: the same every time."""
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    wanted.unicode_set.update(map(ord, text))
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _FEATURES)
    wanted.name_id_set.clear()
    wanted.name_id_set.update(_NAMES)
    return bytes(wanted.subset(hb.Face(font.data)).blob.data)


def licence(font: Font) -> tuple[str, str]:
    """Return a font's name, and what it says itself of whose it is and how it may be used."""
    face = hb.Face(font.data)
    family = next(filter(None, map(face.get_name, _FAMILIES)), font.name)
    terms = [face.get_name(_COPYRIGHT), face.get_name(_LICENCE)]
    sentences = [term.strip().rstrip(".") + "." for term in terms if term]
    return family, " ".join(sentences)
