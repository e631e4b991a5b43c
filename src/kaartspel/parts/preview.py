"""The part `preview`: contact sheets of the deck's cards."""

from collections.abc import Iterator

from kaartspel.output import Output
from kaartspel.parts.work import Part, Work
from kaartspel.pdf import renderer


def _preview(work: Work) -> Iterator[Output]:
    from kaartspel import preview  # noqa: PLC0415  slow to load, and seldom needed

    pages = preview.pages(work.faces)
    pdf = renderer(work.deck.fonts).render(work.document(work.deck.metadata.title, pages))
    yield from preview.sheets(work.faces, pdf, work.format)


PREVIEW = Part("preview", _preview, options=("format", "ink"))
