"""Turn a Deck and its drawings into an e-book: pages of XHTML, packed as an EPUB."""

from kaartspel.book.compose import compose
from kaartspel.book.plates import Plate, Plates, Shade

__all__ = ["Plate", "Plates", "Shade", "compose"]
