"""The part `book`: the e-book, with a cover drawn in the deck's design."""

from collections.abc import Iterator

from kaartspel import design
from kaartspel.book import compose
from kaartspel.output import Output
from kaartspel.parts.work import Part, Work
from kaartspel.pdf import Renderer
from kaartspel.picture import to_png

COVER_WIDTH_PX = 1600  # shops ask for 1600 × 2560 px


def _book(work: Work) -> Iterator[Output]:
    cover = design.cover(work.deck)
    document = work.document(work.deck.metadata.title, (cover,))
    pdf = Renderer(work.deck.fonts).render(document)
    picture = to_png(pdf, page=0, scale=COVER_WIDTH_PX / cover.width)
    yield Output(f"{work.deck.metadata.slug}.epub", "book", compose(work.deck, picture))


BOOK = Part("book", _book)
