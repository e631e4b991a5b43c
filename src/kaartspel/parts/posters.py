"""The part `posters`: the deck's maps, to hang on a wall."""

from collections.abc import Iterator

from kaartspel.output import Output
from kaartspel.parts.work import Part, Work
from kaartspel.pdf import Renderer


def _posters(work: Work) -> Iterator[Output]:
    renderer = Renderer(work.deck.fonts)
    for poster in work.posters:
        data = renderer.render(work.document(poster.title, (poster.frame,)))
        yield Output(f"posters/{poster.id}.pdf", "poster", data)


POSTERS = Part("poster", _posters, options=("paper",))
