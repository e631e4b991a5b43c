"""The part `box`: a box for the deck, to print and cut out at home or at the office."""

from collections.abc import Iterator

from kaartspel.box import Dieline, Paper, dieline, home_sheet, paper_for
from kaartspel.design import Inking
from kaartspel.geometry import characters
from kaartspel.output import Output
from kaartspel.parts.work import Part, Work
from kaartspel.pdf import Renderer


def fitted(work: Work) -> tuple[Dieline, Paper] | None:
    """Return the box for one deck and the paper it fits on; a notice instead where none does."""
    count = sum(card.quantity for card in work.deck.cards)
    box = dieline(work.format, count, work.options.stock)
    paper = paper_for(box)
    if paper is None:
        thick = f"{count} cards of {work.options.stock:g} mm"
        fact = f"a box for {thick} in the format {work.format.name} does not fit on A3"
        notice = f"{fact}, so none is made; use two boxes, thinner stock or a smaller format"
        if notice not in work.notices:
            work.notices.append(notice)
        return None
    return box, paper


def _box(work: Work) -> Iterator[Output]:
    if (found := fitted(work)) is None:
        return
    sheet = home_sheet(work.deck, *found, saves_ink=work.options.ink is Inking.LOW)
    title = work.deck.words["box_title"].format(title=work.deck.metadata.title)
    renderer = Renderer(work.deck.fonts, characters((sheet,)))
    yield Output("sheets/box.pdf", "box", renderer.render(work.document(title, (sheet,))))


BOX = Part("box", _box, options=("format", "ink", "stock"))
