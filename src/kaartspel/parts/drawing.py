"""Make PDFs of Frames that are laid out already, as recipes of several parts do."""

from kaartspel.deck.model import Fonts
from kaartspel.frame import Document
from kaartspel.pdf import ACCESSIBLE, Standard, renderer


def document_pdf(fonts: Fonts, document: Document, standard: Standard = ACCESSIBLE) -> bytes:
    """Return a document as a PDF that keeps the standard."""
    return renderer(fonts, standard).render(document)
