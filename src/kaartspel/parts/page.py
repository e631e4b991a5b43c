"""The part `page`: one file that any browser opens, without a network, to browse and play."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from kaartspel import design
from kaartspel.deck.model import Deck, Kind
from kaartspel.deck.model.grid import holds
from kaartspel.design import DARK, LIGHT, Inking, Palette
from kaartspel.frame import Frame
from kaartspel.page import DrawnCard, DrawnMap, FileLink, page
from kaartspel.parts.sheets import DEFAULT_SHEETS, named_sheets
from kaartspel.parts.work import Part, Work
from kaartspel.posters import maps
from kaartspel.recipe import Recipe


def page_html(
    deck: Deck, settings: tuple[tuple[Kind, design.Setting], ...], beside: tuple[FileLink, ...]
) -> bytes:
    """Return the page, with every card as it is in print."""
    by_kind = dict(settings)
    laid_out = (design.lay_out_card(by_kind[card.kind], card) for card in deck.cards)
    sides = tuple(DrawnCard(faces.card, faces.front, faces.back) for faces in laid_out)
    return page(deck, sides, _maps(deck), beside)


def _maps(deck: Deck) -> tuple[DrawnMap, ...]:
    drawn = [collection for collection in deck.collections if collection.is_map]
    return tuple(
        DrawnMap(map_.name, _bands(partial(design.book_map, deck, map_))) for map_ in drawn
    )


def _bands(draw: Callable[[Palette], tuple[Frame, ...]]) -> tuple[tuple[Frame, Frame], ...]:
    return tuple(zip(draw(LIGHT), draw(DARK), strict=True))


def _page(work: Work) -> Iterator[Recipe]:
    deck = replace(work.deck, formats=(), sheets=(), shops=())  # of which a page knows nothing
    settings = tuple(work.settings_for(work.format, Inking.FULL).items())
    yield Recipe(
        f"{deck.metadata.slug}.html", "page", page_html, (deck, settings, tuple(_beside(work)))
    )


def _beside(work: Work) -> Iterator[FileLink]:
    """Yield what a whole build lays beside the page, for who prints and reads."""
    words, about = work.deck.words, work.deck.metadata
    for sheet in named_sheets(work, DEFAULT_SHEETS):
        if holds(sheet, work.format):
            title = words["sheets_title"].format(title=about.title, sheet=sheet.name)
            hint = words[f"print_{sheet.mode.name.lower()}"]
            yield FileLink(f"sheets/{sheet.name}.pdf", title, hint)
    yield FileLink(
        "sheets/box.pdf", words["box_title"].format(title=about.title), words["box_step_1"]
    )
    if play := work.deck.play:
        for name, part in design.HANDOUTS.items():
            text = getattr(play, part)
            yield FileLink(f"handouts/{name}.pdf", text.title, text.aim)
    for map_ in maps(work.deck):
        yield FileLink(f"posters/{map_.id}.pdf", map_.name, words["page_hint_poster"])
    if work.deck.parts:
        book = words["page_book"].format(title=about.title)
        yield FileLink(f"{about.slug}.epub", book, words["page_hint_book"])


PAGE = Part("page", _page, options=("format",), count=lambda work: len(work.deck.cards))
"""Its cards are those of the deck's format, in full colour: no ink is spent on a screen."""
