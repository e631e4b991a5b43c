"""Turn a Deck into an e-book: pages of XHTML, packed as an EPUB."""

from kaartspel.book.compose import compose

__all__ = ["compose"]
