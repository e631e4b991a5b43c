"""What the deck's fonts say of themselves."""

import uharfbuzz as hb

from kaartspel.deck.model import Font

_COPYRIGHT = hb.OTNameIdPredefined.COPYRIGHT
_LICENCE = hb.OTNameIdPredefined.LICENSE
_FAMILIES = (hb.OTNameIdPredefined.TYPOGRAPHIC_FAMILY, hb.OTNameIdPredefined.FONT_FAMILY)


def licence(font: Font) -> tuple[str, str]:
    """Return a font's name, and what it says itself of whose it is and how it may be used."""
    face = hb.Face(font.data)
    family = next(filter(None, map(face.get_name, _FAMILIES)), font.name)
    terms = [face.get_name(_COPYRIGHT), face.get_name(_LICENCE)]
    sentences = [_written(term).rstrip(".") + "." for term in terms if term]
    return family, " ".join(sentences)


def _written(terms: str) -> str:
    """Return what a font says without characters that no XML may hold, such as NUL."""
    return "".join(c for c in terms if c.isprintable() or c in "\n\t").strip()
