"""Tell pictures that have too few pixels for the size at which they stand on a card."""

from collections.abc import Iterable, Iterator, Mapping

from kaartspel.deck.model import Deck, Kind, Raster
from kaartspel.design.card_layout import Setting, lay_out_card
from kaartspel.frame import Bitmap, Item
from kaartspel.geometry import leaves
from kaartspel.messages import say
from kaartspel.problems import Problem


def coarse(deck: Deck, by_kind: Mapping[Kind, Setting]) -> Iterator[Problem]:
    """Yield that a card's picture, or the logo, has fewer pixels to the inch than the deck asks."""
    cards = [card for card in deck.cards if isinstance(card.picture, Raster)]
    for card in cards:
        front = lay_out_card(by_kind[card.kind], card).front
        yield from _coarse(deck, say("the picture of card '{id}'", id=card.id), front.items)
    shared = next((card for card in deck.cards if not card.rich("back")), None)
    if isinstance(deck.logo, Raster) and shared:
        back = lay_out_card(by_kind[shared.kind], shared).back
        yield from _coarse(deck, say("the logo"), back.items)


def _coarse(deck: Deck, what: str, items: Iterable[Item]) -> Iterator[Problem]:
    for bitmap in (item for item, _ in leaves(tuple(items)) if isinstance(item, Bitmap)):
        dpi = bitmap.raster.width / bitmap.width * 72
        if round(dpi) < deck.pictures.least_dpi:  # as it is told
            least = deck.pictures.least_dpi
            wide = round(bitmap.width / 72 * least + 0.5)
            fact = say(
                "{what} has {dpi:.0f} pixels to the inch where it is printed, under {least}",
                what=what,
                dpi=dpi,
                least=least,
            )
            remedy = say("take one that is {wide} px wide, or show it smaller", wide=wide)
            yield Problem(bitmap.raster.place, fact, remedy, "picture-coarse")
            return
