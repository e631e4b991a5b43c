"""Measure text: widths and kerning of the deck's fonts, from HarfBuzz."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from typing import NamedTuple

import uharfbuzz as hb

from kaartspel.deck.model import Font, Fonts
from kaartspel.frame import plain_figures

# Ligatures would change which characters a reader copies; kerning does not.
_FEATURES = {"kern": True, "liga": False, "clig": False, "calt": False, "ccmp": False,
             "locl": False}  # fmt: skip
_BOUND = 20_000  # words and lines, for each face: a deck has some thousands


class _Word(NamedTuple):
    """A word as it is shaped: how far it runs in font units, and its kerns as in `kerns`."""

    advance: int
    kerns: tuple[tuple[int, int], ...]


@dataclass(frozen=True, eq=False)
class Typeface:
    """One face to measure with. All results are in em; `name` is a field of the deck's Fonts.

    What it has measured is kept as long as the face is.
    """

    name: str
    font: Font

    @cached_property
    def _hb(self) -> hb.Font:
        return hb.Font(hb.Face(self.font.data))

    @cached_property
    def _upem(self) -> int:
        return int(self._hb.face.upem)

    def has(self, character: str) -> bool:
        """Return whether the face has a glyph for a character."""
        return self._hb.get_nominal_glyph(ord(character)) is not None

    @cached_property
    def cap_height(self) -> float:
        """The height of a capital H."""
        glyph = self._hb.get_nominal_glyph(ord("H"))
        extents = self._hb.get_glyph_extents(glyph) if glyph else None
        return extents.y_bearing / self._upem if extents else 0.7

    @cached_property
    def bearing(self) -> Callable[[str], float]:
        """Returns how far a character's ink stands from where the character begins."""
        return lru_cache(maxsize=None)(partial(_bearing, self._hb, self._upem))

    @cached_property
    def width(self) -> Callable[[str], float]:
        """Returns the width of a line of text. Spaces stand between words, not kerned with them."""
        return lru_cache(maxsize=_BOUND)(partial(_width, self._word, self._upem))

    @cached_property
    def _word(self) -> Callable[[str], _Word]:
        return lru_cache(maxsize=_BOUND)(partial(_shape, self._hb, self._upem))

    def kerns(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return where kerning takes space off: pairs of an index and 1/1000 em after it."""
        kerns, start = [], 0
        for word in text.split(" "):
            kerns += [(start + index, taken) for index, taken in self._word(word).kerns]
            start += len(word) + 1
        return tuple(kerns)


def _bearing(font: hb.Font, upem: int, character: str) -> float:
    glyph = font.get_nominal_glyph(ord(character))
    extents = font.get_glyph_extents(glyph) if glyph else None
    return extents.x_bearing / upem if extents else 0.0


def _width(shaped: Callable[[str], _Word], upem: int, text: str) -> float:
    words = text.split(" ")
    advance = sum(shaped(word).advance for word in words)
    return (advance + shaped(" ").advance * (len(words) - 1)) / upem


def _shape(font: hb.Font, upem: int, word: str) -> _Word:
    if not word:
        return _Word(0, ())
    buffer = hb.Buffer()
    written = plain_figures(word)
    buffer.add_str(written)
    buffer.guess_segment_properties()
    hb.shape(font, buffer, _FEATURES | {"tnum": written != word})
    kerned = [position.x_advance for position in buffer.glyph_positions]
    own = [font.get_glyph_h_advance(info.codepoint) for info in buffer.glyph_infos]
    taken = [round((a - b) * 1000 / upem) for a, b in zip(own, kerned, strict=True)]
    return _Word(sum(kerned), tuple((i, off) for i, off in enumerate(taken) if off))


@lru_cache(maxsize=2)
def typefaces(fonts: Fonts) -> tuple[Typeface, Typeface, Typeface, Typeface]:
    """Return a deck's four faces, as its Fonts name them; kept, since they know many words."""
    text, strong = Typeface("text", fonts.text), Typeface("strong", fonts.strong)
    italic = Typeface("italic", fonts.italic)
    return text, strong, italic, Typeface("strong_italic", fonts.strong_italic)


def lacks(fonts: Fonts, text: str) -> str:
    """Return the first character of a text that the text face has no glyph for, or ""."""
    has = hb.Face(fonts.text.data).unicodes
    return next((character for character in text if ord(character) not in has), "")
