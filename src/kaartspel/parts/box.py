"""The part `box`: a box for the deck, to print and cut out at home or at the office."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kaartspel.box import (
    LARGEST,
    OF_OFFICES,
    Dieline,
    Label,
    Paper,
    dieline,
    home_sheet,
    paper_for,
)
from kaartspel.design import Inking
from kaartspel.frame import Document, Printing
from kaartspel.messages import say
from kaartspel.papers import AMERICAN, METRIC
from kaartspel.parts.work import Planning, Work
from kaartspel.pdf import renderer
from kaartspel.recipe import Recipe


def box_on_paper(work: Work, papers: Sequence[str] = METRIC) -> tuple[Dieline, Paper] | None:
    """Return the box for one deck and the first of `papers` it fits on; or a notice instead."""
    count = len(work.boxed_cards)
    box = dieline(work.format, count, work.options.stock)
    paper = paper_for(box, papers)
    if paper is None:
        thick = say("{count} cards of {stock:g} mm", count=count, stock=work.options.stock)
        fact = say(
            "a box for {thick} in the format {name} does not fit on {paper}",
            thick=thick,
            name=work.format.name,
            paper=LARGEST,
        )
        work.notice(
            say(
                "{fact}, so none is made; use two boxes, thinner stock or a smaller format",
                fact=fact,
            )
        )
        return None
    return box, paper


def box_pdf(about: Document, label: Label, box: Dieline, paper: Paper, saves_ink: bool) -> bytes:
    """Return the sheet that the box is cut from. `about` says what the document is."""
    sheet = home_sheet(label, box, paper, saves_ink=saves_ink)
    return renderer(label.fonts).render(replace(about, pages=(sheet,)))


def _box(work: Work) -> Iterator[Recipe]:
    if box_and_paper := box_on_paper(work, _papers(work)):
        title = work.deck.words["box_title"].format(title=work.deck.metadata.title)
        saves_ink = work.options.ink is Inking.LOW
        about = work.document(title, (), Printing.ONE_SIDED)
        label = Label.from_deck(work.deck, work.boxed_cards)
        if (size := box_and_paper[1].name) not in OF_OFFICES:
            fact = say("the box to cut out takes paper of the size {size}", size=size)
            work.notice(say("{fact}; let a copy shop print it, or use two boxes", fact=fact))
        arguments = (about, label, *box_and_paper, saves_ink)
        yield Recipe("sheets/box.pdf", "box", box_pdf, arguments)


def _papers(work: Work) -> tuple[str, ...]:
    """Return the papers to choose from; beyond the American ones a copy shop has others."""
    return (*AMERICAN, "a1", "a0") if work.is_american else METRIC


PLANNING = Planning(_box, count=lambda work: len(work.boxed_cards))
