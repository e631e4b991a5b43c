"""The part `cards`: a PDF for each card."""

from collections.abc import Iterator
from dataclasses import replace

from kaartspel import design
from kaartspel.deck.model import Card
from kaartspel.frame import Document
from kaartspel.parts.work import Planning, Work
from kaartspel.pdf import renderer
from kaartspel.recipe import Recipe


def card_path(card: Card) -> str:
    """Return where a card's PDF goes, in the build's folder."""
    return f"cards/{card.id}.pdf"


def card_pdf(about: Document, setting: design.Setting, card: Card) -> bytes:
    """Return a card as a PDF of two pages. `about` says what holds for all cards."""
    faces = design.lay_out_card(setting, card)
    called = " ".join(filter(None, (card.kind.one, card.number)))
    title = f"{called}: {card.name}"
    document = replace(about, title=title, pages=(faces.front, faces.back))
    return renderer(setting.fonts).render(document)


def _cards(work: Work) -> Iterator[Recipe]:
    about = work.document("", ())
    for card in work.deck.cards:
        setting = work.settings[card.kind]
        yield Recipe(card_path(card), "card", card_pdf, (about, setting, card))


PLANNING = Planning(_cards, count=lambda work: len(work.deck.cards))
