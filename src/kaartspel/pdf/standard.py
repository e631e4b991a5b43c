"""What a PDF is to be: the standard it keeps, which decides on tags, colours and metadata."""

from typing import Protocol

from kaartspel import frame
from kaartspel.pdf.colour_space import ColourSpace
from kaartspel.pdf.objects import PdfFile


class Standard(Protocol):
    """A standard for PDFs. Its implementations are plain values, so that workers can be told."""

    def __hash__(self) -> int:
        """Standards are plain values: what is made for one may be kept."""
        ...

    @property
    def version(self) -> tuple[int, int]:
        """The version of PDF."""
        ...

    @property
    def is_tagged(self) -> bool:
        """Whether the file says what its parts mean."""
        ...

    @property
    def resolution(self) -> int:
        """How many pixels of a picture stand in an inch at most: more would be seen by nobody."""
        ...

    def colours(self) -> ColourSpace:
        """Return the colours of one document."""
        ...

    def describe(self, pdf: PdfFile, document: frame.Document) -> None:
        """Write what the document says of itself into `pdf`."""
        ...
