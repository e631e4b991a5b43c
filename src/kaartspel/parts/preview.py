"""The part `preview`: contact sheets of a deck, as PNG, to judge it before anything is printed."""

from collections.abc import Iterator
from itertools import count, islice
from typing import TYPE_CHECKING

from kaartspel.deck.model import Card, Deck
from kaartspel.design import Faces, lay_out_card
from kaartspel.frame import Frame, mm
from kaartspel.output import Output
from kaartspel.parts.work import Planning, Work, refusals
from kaartspel.pdf import renderer

if TYPE_CHECKING:
    from kaartspel.picture import ContactSheet

_SMALL, _LARGE = 50, 200  # dpi
_COLUMNS = 12
_FRONTS, _BACKS = 600, 60  # on a sheet, at the most: larger decks have several


def _preview(work: Work) -> Iterator[Output]:
    """Yield the contact sheets of all cards.

    They are all fronts, also in greys and as seen without one of the kinds of cones; all backs that
    there are; and of each kind the card with the longest text, large.
    """
    from kaartspel.picture import Sight  # noqa: PLC0415  slow to load, and seldom needed

    fronts = (_faces(work, card).front for card in work.deck.cards)
    for number, sheet in _sheets(work, fronts, _SMALL, _FRONTS):
        yield _output(f"fronts{number}", sheet.png())
        for sight in Sight:
            yield _output(f"fronts{number}-{sight}", sheet.png(sight))
    large = (_faces(work, card).front for card in _longest_of_each_kind(work.deck))
    for name, frames in (("backs", _backs(work)), ("large", large)):
        for number, sheet in _sheets(work, frames, _LARGE, _BACKS):
            yield _output(f"{name}{number}", sheet.png())


def _sheets(
    work: Work, frames: Iterator[Frame], dpi: int, most: int
) -> Iterator[tuple[str, "ContactSheet"]]:
    """Yield contact sheets, each with what its name ends in: nothing, -2, -3 …"""
    from kaartspel.picture import ContactSheet, cards  # noqa: PLC0415  as above

    margins = mm(work.format.bleed), mm(work.format.corner)
    for number in count(1):
        pages = tuple(islice(frames, most))
        if not pages:
            return
        document = work.document(work.deck.metadata.title, pages)
        pdf = renderer(work.deck.fonts).render(document)
        images = cards(pdf, range(len(pages)), dpi / 72, *margins)
        columns = min(len(images), _COLUMNS) if dpi == _LARGE else _COLUMNS
        yield f"-{number}" if number > 1 else "", ContactSheet(images, columns)


def _faces(work: Work, card: Card) -> Faces:
    return lay_out_card(work.settings[card.kind], card)


def _backs(work: Work) -> Iterator[Frame]:
    """Yield each back once, kind by kind: what its cards share, and those of a card's own."""
    for kind in work.deck.kinds:
        cards = work.deck.of_kind(kind)
        shared = [card for card in cards if not card.rich("back")][:1]
        own = (card for card in cards if card.rich("back"))
        yield from (_faces(work, card).back for card in (*shared, *own))


def _longest_of_each_kind(deck: Deck) -> list[Card]:
    """Return of each kind that there is the card with the longest text."""
    by_kind = filter(None, map(deck.of_kind, deck.kinds))
    return [max(cards, key=lambda card: len(card.text)) for cards in by_kind]


def _output(name: str, data: bytes) -> Output:
    return Output(f"preview/{name}.png", "preview", data)


PLANNING = Planning(
    _preview,
    problems=lambda work: refusals(lambda: work.settings),
    count=lambda work: len(work.deck.cards),
)
