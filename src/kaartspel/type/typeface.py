"""Measure text: widths and kerning of the deck's fonts, from HarfBuzz."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import uharfbuzz as hb

from kaartspel.deck.model import Font, Fonts

# Ligatures would change which characters a reader copies; kerning does not.
_FEATURES = {"kern": True, "liga": False, "clig": False, "calt": False, "ccmp": False,
             "locl": False}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Typeface:
    """One face to measure with. All results are in em; `name` is a field of the deck's Fonts."""

    name: str
    font: Font

    @cached_property
    def _hb(self) -> hb.Font:
        return hb.Font(hb.Face(self.font.data))

    @cached_property
    def _upem(self) -> int:
        return int(self._hb.face.upem)

    @cached_property
    def cap_height(self) -> float:
        """The height of a capital H."""
        glyph = self._hb.get_nominal_glyph(ord("H"))
        extents = self._hb.get_glyph_extents(glyph) if glyph else None
        return extents.y_bearing / self._upem if extents else 0.7

    @lru_cache(maxsize=20_000)  # noqa: B019  a face lives as long as its layout
    def _shape(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return for each character its own advance and its kerned one, in font units."""
        if not text:
            return ()
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(self._hb, buffer, _FEATURES)
        return tuple(
            (self._hb.get_glyph_h_advance(info.codepoint), position.x_advance)
            for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        )

    @lru_cache(maxsize=20_000)  # noqa: B019  a line is tried at several sizes
    def width(self, text: str) -> float:
        """Return the width of a line of text. Spaces stand between words, not kerned with them."""
        words = text.split(" ")
        advance = sum(map(self._advance, words))
        return (advance + self._advance(" ") * (len(words) - 1)) / self._upem

    @lru_cache(maxsize=20_000)  # noqa: B019  a word stands in many lines that might be
    def _advance(self, word: str) -> int:
        return sum(kerned for _, kerned in self._shape(word))

    def kerns(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return where kerning takes space off: pairs of an index and 1/1000 em after it."""
        kerns, start = [], 0
        for word in text.split(" "):
            kerns += [(start + index, taken) for index, taken in self._kerns(word)]
            start += len(word) + 1
        return tuple(kerns)

    @lru_cache(maxsize=20_000)  # noqa: B019  as above
    def _kerns(self, word: str) -> tuple[tuple[int, int], ...]:
        taken = [round((own - kerned) * 1000 / self._upem) for own, kerned in self._shape(word)]
        return tuple((index, thousandths) for index, thousandths in enumerate(taken) if thousandths)


@dataclass(frozen=True, slots=True)
class Faces:
    """The two weights that cards are set in."""

    text: Typeface
    strong: Typeface


@lru_cache(maxsize=2)
def open_faces(fonts: Fonts) -> Faces:
    """Return the deck's faces, ready to measure with; kept, since they know many words."""
    return Faces(Typeface("text", fonts.text), Typeface("strong", fonts.strong))


def lacks(fonts: Fonts, text: str) -> str:
    """Return the first character of a text that the text face has no glyph for, or ""."""
    has = hb.Face(fonts.text.data).unicodes
    return next((character for character in text if ord(character) not in has), "")
