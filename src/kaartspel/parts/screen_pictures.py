"""Pictures of cards for the screen, and the album that online tables are made from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from kaartspel import design
from kaartspel.deck.model import Card, Deck, Game, Kind
from kaartspel.frame import Document, Frame, Group, mm
from kaartspel.online import Album, CardStack, Pictured
from kaartspel.pdf import renderer

_BOUND = 1024  # pictures, of some 15 kB each: those of a deck, for all the files that show them


@dataclass(frozen=True, slots=True)
class PictureLook:
    """How wide pictures of cards are, in px, and whether their corners are round."""

    width: int
    is_round: bool = True


ForCard = tuple[Document, design.Setting, Card, PictureLook]
"""What a picture of a card is made from: what holds for all, how it is set, the card, its look."""


@dataclass(frozen=True, slots=True)
class PictureSource:
    """What pictures of a deck are made from."""

    about: Document
    deck: Deck
    settings: Mapping[Kind, design.Setting]
    look: PictureLook

    @property
    def sides(self) -> tuple[float, float]:
        """The sides of a card, in mm."""
        format_ = next(iter(self.settings.values())).format
        return format_.width, format_.height

    def with_look(self, look: PictureLook) -> "PictureSource":
        """Return the same for pictures of another look."""
        return replace(self, look=look)

    def for_card(self, card: Card) -> ForCard:
        """Return what a card's pictures are made from."""
        return self.about, self.settings[card.kind], card, self.look

    def all_cards(self, album: Album) -> tuple[ForCard, ...]:
        """Return what the pictures of all cards of an album are made from, each card once."""
        every = (pictured.card for stack in album.stacks for pictured in stack.different)
        return tuple(map(self.for_card, every))

    def unpictured(self) -> Album:
        """Return the deck as an album whose pictures are still to be made."""
        deck, play = self.deck, self.deck.play
        games = play.games if play else ()
        return Album(
            about=deck.metadata,
            words=deck.words,
            stacks=tuple(_unpictured(kind, cards) for kind, cards in stacks(deck)),
            sides=self.sides,
            players=f"{play.players[0]}-{play.players[1]}" if play else "",
            minutes=str(max(game.minutes[1] for game in games)) if games else "",
        )

    def of_game(self, game: Game) -> Album:
        """Return what a game takes of the deck: the kinds that it deals, and its rules cards."""
        of_rules = game.cards[0].kind
        rules = replace(_unpictured(of_rules, game.cards), is_open=True)
        kinds = {*game.supply.kinds} - {of_rules}
        dealt = (each for each in stacks(self.deck) if each[0] in kinds)
        return replace(
            self.unpictured(),
            stacks=(*(_unpictured(kind, cards) for kind, cards in dealt), rules),
            players=f"{game.players[0]}-{game.players[1]}",
            minutes=str(game.minutes[1]),
            game=game.name,
            places=game.places,
        )


def stacks(deck: Deck) -> Iterator[tuple[Kind, tuple[Card, ...]]]:
    """Yield the kinds that lie on a table with their cards, each as often as the deck has it."""
    for kind in deck.counts:
        yield kind, tuple(card for card in deck.of_kind(kind) for _ in range(card.quantity))


def _unpictured(kind: Kind, cards: Iterable[Card]) -> CardStack:
    return CardStack(kind, tuple(map(Pictured, cards)))


def with_pictures(album: Album, cards: tuple[ForCard, ...]) -> Album:
    """Return an album with the pictures of its cards."""
    made = {each[2].id: (front_png(*each), back_png(*each)) for each in cards}
    return replace(
        album,
        stacks=tuple(
            replace(stack, cards=tuple(Pictured(p.card, *made[p.card.id]) for p in stack.cards))
            for stack in album.stacks
        ),
    )


def trimmed(frame: Frame) -> Frame:
    """Return a card without its bleed, for who only looks at it."""
    bleed = frame.bleed
    moved = Group(frame.items, x=-bleed, y=-bleed)
    return Frame(frame.width - 2 * bleed, frame.height - 2 * bleed, 0, (moved,))


def front_png(about: Document, setting: design.Setting, card: Card, look: PictureLook) -> bytes:
    """Return the picture of a card's front."""
    return _picture(about, setting, design.lay_out_card(setting, card).front, look)


def back_png(about: Document, setting: design.Setting, card: Card, look: PictureLook) -> bytes:
    """Return the picture of a card's back."""
    return _picture(about, setting, design.lay_out_card(setting, card).back, look)


@lru_cache(maxsize=_BOUND)
def _picture(about: Document, setting: design.Setting, frame: Frame, look: PictureLook) -> bytes:
    from kaartspel.picture import to_card  # noqa: PLC0415  slow to load, and seldom needed

    pdf = renderer(setting.fonts).render(replace(about, pages=(frame,)))
    corner = mm(setting.format.corner) if look.is_round else 0
    return to_card(pdf, 0, look.width, frame.bleed, corner)
