"""The part `posters`: the deck's maps, to hang on a wall."""

from collections.abc import Iterator

from kaartspel.parts.drawing import document_pdf
from kaartspel.parts.work import Part, Work
from kaartspel.recipe import Recipe


def _posters(work: Work) -> Iterator[Recipe]:
    for poster in work.posters:
        document = work.document(poster.title, (poster.frame,))
        arguments = (work.deck.fonts, document)
        yield Recipe(f"posters/{poster.id}.pdf", "poster", document_pdf, arguments)


POSTERS = Part("poster", _posters, options=("paper",))
