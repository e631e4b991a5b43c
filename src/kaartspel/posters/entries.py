"""What goes onto posters: the deck's maps as tiles around a central question, without sizes."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate

from kaartspel.deck.model import Card, CardGroup, Collection, Colour, Deck, Kind, Suit, Topic
from kaartspel.design import BLACK, WHITE
from kaartspel.posters.key import MapSeat, seats
from kaartspel.problems import Place


@dataclass(frozen=True, slots=True)
class MapEntry:
    """What is not broken over columns: a numbered text, or a text or a point without a number.

    `topic` is the heading it stands under, nothing where there is none. `begins` says that it is
    the first under that heading.
    """

    text: str
    number: str = ""
    topic: str = ""
    begins: bool = True
    is_point: bool = False


@dataclass(frozen=True, slots=True)
class Tile:
    """A field of the poster: a group, or one part of a large one.

    `number` is that of the group's own card. `goes_on` says that an earlier tile holds its
    beginning.
    """

    name: str
    suit: Suit
    number: str
    entries: tuple[MapEntry, ...]
    goes_on: bool = False

    @property
    def index(self) -> str:
        """Which cards stand in the tile: from the first number to the last."""
        numbers = [entry.number for entry in self.entries if entry.number]
        ends = dict.fromkeys((numbers[0], numbers[-1])) if numbers else ()
        return self.number or "–".join(ends)


@dataclass(frozen=True, slots=True)
class Map:
    """One poster to be: its file's name, its heading, its central question, its tiles.

    `ground` is that of the question: the colour of the backs of its cards. `seats` are those of its
    key, if it may have one. `continued` says of a name that it goes on. `place` is where to look in
    the deck when the poster is too full.
    """

    id: str
    name: str
    question: str
    tiles: tuple[Tile, ...]
    ground: Colour
    seats: tuple[MapSeat, ...] = ()
    continued: str = "{name}"
    place: Place = field(default=Place(""), compare=False)


def maps(deck: Deck) -> Iterator[Map]:
    """Yield the deck's posters: each collection that is a map, and its groups' own cards.

    In the middle stands the central question, or else the collection's name under the deck's.
    """
    taken, words = {collection.id for collection in deck.collections}, deck.words
    for collection in deck.collections:
        if not collection.is_map:
            continue
        name = collection.name if collection.question else _above(deck, collection)
        question, groups = collection.question or collection.name, collection.groups
        tiles = tuple(Tile(g.name, g.suit, g.number, tuple(_numbered(g.topics))) for g in groups)
        ground, key = _ground(groups[0].topics[0].cards[0].kind), seats(deck, collection)
        place, again = _fullest(groups).cards[0].place, words["poster_continued"]
        yield Map(collection.id, name, question, tiles, ground, key, again, place)
        if cards := [group.card for group in groups if group.card]:
            own = tuple(Tile(c.name, c.suit, c.number, tuple(_named(c))) for c in cards)
            kind, asked = cards[0].kind, collection.groups_question or question
            id_ = kind.plural if kind.plural not in taken else f"{collection.id}-{kind.plural}"
            taken.add(id_)
            yield Map(id_, kind.many, asked, own, _ground(kind), key, again, place)


def _ground(kind: Kind) -> Colour:
    """Return the colour of a kind's backs; ink where they are white."""
    return BLACK if kind.back.colour == WHITE else kind.back.colour


def _above(deck: Deck, collection: Collection) -> str:
    """Return what stands above a collection's name: the deck's title, or what else tells of it."""
    told = deck.metadata
    names = (told.title, told.subtitle, told.publisher)
    return next((name for name in names if name and name != collection.name), told.title)


def split(tiles: tuple[Tile, ...], share: float, continued: str) -> tuple[Tile, ...]:
    """Return the tiles with those cut up that hold more than a share of the whole text.

    `continued` names what goes on. A tile is cut between topics where that leaves parts of about
    one size, else between cards.
    """
    whole = sum(map(_weight, tiles))
    parts: list[Tile] = []
    for tile in tiles:
        count = min(-(-_weight(tile) // (share * whole)), 1 + len(_cuts(tile)))
        parts += _cut(tile, int(count), continued.format(name=tile.name))
    return tuple(parts)


def _cut(tile: Tile, count: int, continued: str) -> Iterator[Tile]:
    """Yield a tile in `count` parts of about one size, all but the first with another name."""
    rest = tile
    for left in range(count, 1, -1):
        at = _evenest(rest, left)
        yield replace(rest, entries=rest.entries[:at])
        rest = replace(rest, name=continued, entries=rest.entries[at:], goes_on=True)
    yield rest


def _cuts(tile: Tile) -> list[int]:
    """Return where a tile may be cut: points stay together."""
    entries = tile.entries
    return [i for i in range(1, len(entries)) if entries[i].begins or not entries[i].is_point]


def _evenest(tile: Tile, parts: int) -> int:
    """Return where to cut off the first of so many parts: between topics, where that costs little.

    Each of the others keeps a entry at the least.
    """
    lengths = list(accumulate(len(entry.text) for entry in tile.entries))
    aim = lengths[-1] / parts

    def unevenness(cut: int) -> float:
        return abs(lengths[cut - 1] - aim) + (0.0 if tile.entries[cut].begins else 0.3 * aim)

    return min(_cuts(tile)[: 2 - parts or None], key=unevenness)


def _weight(tile: Tile) -> float:
    return sum(len(entry.text) for entry in tile.entries)


def _numbered(topics: tuple[Topic, ...]) -> Iterator[MapEntry]:
    for topic in topics:
        for i, card in enumerate(topic.cards):
            title = card.title
            text = " ".join((card.said("text") or card.text).split())
            if topic.name or not (title and text):
                text = ": ".join(filter(None, (title, text)))
                yield MapEntry(text or card.name, card.number, topic.name, i == 0)
            else:
                yield MapEntry(text or title, card.number, title)


def _named(card: Card) -> Iterator[MapEntry]:
    if text := " ".join(card.text.split()):
        yield MapEntry(text)
    for i, point in enumerate(filter(None, card.said("topics").split("\n"))):
        yield MapEntry(point, begins=i == 0, is_point=True)


def _fullest(groups: tuple[CardGroup, ...]) -> CardGroup:
    return max(groups, key=lambda group: sum(len(card.text) for card in group.cards))
