"""What goes onto posters: the deck's maps as tiles below a central question, without sizes."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kaartspel.deck.model import Card, CardGroup, Collection, Colour, Deck, Kind, Suit, Topic
from kaartspel.design import BLACK, WHITE
from kaartspel.posters.key import MapSeat, seats
from kaartspel.problems import Place


@dataclass(frozen=True, slots=True)
class MapEntry:
    """What is not broken over columns: a numbered text, or a text or a point without a number.

    `topic` is the heading it stands under, nothing where there is none. `begins` says that it is
    the first under that heading. `numbers` are those of the cards that a point stands for. The
    text has a `language`, and so has the topic, where that is not the deck's.
    """

    text: str
    number: str = ""
    topic: str = ""
    begins: bool = True
    is_point: bool = False
    numbers: str = ""
    language: str = ""
    topic_language: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """A field of the poster: a group. `number` is that of the group's own card.

    `language` is that of its name, where it is not the deck's.
    """

    name: str
    suit: Suit
    number: str
    entries: tuple[MapEntry, ...]
    language: str = ""

    @property
    def index(self) -> str:
        """Which cards stand in the tile: from the first number to the last."""
        numbers = [entry.number for entry in self.entries if entry.number]
        ends = dict.fromkeys((numbers[0], numbers[-1])) if numbers else ()
        return self.number or "–".join(ends)


@dataclass(frozen=True, slots=True)
class Map:
    """One poster to be: its file's name, its heading, its central question, its tiles.

    `ground` is that of the question: the colour of the backs of the collection's cards. `questions`
    are those of all posters of the deck, which have one size. `seats` are those of its key, if it
    may have one. `continued` says of a name that it goes on. `place` is
    where to look in the deck when the poster is too full.
    """

    id: str
    name: str
    question: str
    tiles: tuple[Tile, ...]
    ground: Colour
    questions: tuple[str, ...]
    seats: tuple[MapSeat, ...] = ()
    continued: str = "{name}"
    place: Place = field(default=Place(""), compare=False)


def maps(deck: Deck) -> tuple[Map, ...]:
    """Return the deck's posters: each collection that is a map, and its groups' own cards.

    At the top is the central question, or else the collection's name under the deck's.
    """
    all_maps = tuple(_maps(deck))
    asked = tuple(dict.fromkeys(map_.question for map_ in all_maps))
    return tuple(replace(map_, questions=asked) for map_ in all_maps)


def _maps(deck: Deck) -> Iterator[Map]:
    taken, words = {collection.id for collection in deck.collections}, deck.words
    for collection in deck.collections:
        if not collection.is_map:
            continue
        name = collection.name if collection.question else _above(deck, collection)
        question, groups = collection.question or collection.name, collection.groups
        tiles = tuple(Tile(g.name, g.suit, g.number, tuple(_numbered(g.topics))) for g in groups)
        ground, key = _ground(groups[0].topics[0].cards[0].kind), seats(deck, collection)
        place, again = _fullest(groups).cards[0].place, words["poster_continued"]
        yield Map(collection.id, name, question, tiles, ground, (), key, again, place)
        carded = [(group, group.card) for group in groups if group.card]
        if cards := [card for _, card in carded]:
            own = tuple(Tile(c.name, c.suit, c.number, tuple(_named(g, c)), c.name_language)
                        for g, c in carded)  # fmt: skip
            kind, asked = cards[0].kind, collection.groups_question or question
            id_ = kind.plural if kind.plural not in taken else f"{collection.id}-{kind.plural}"
            taken.add(id_)
            yield Map(id_, kind.many, asked, own, ground, (), key, again, place)


def _ground(kind: Kind) -> Colour:
    """Return the colour of a kind's backs; ink where they are white."""
    return BLACK if kind.back.colour == WHITE else kind.back.colour


def _above(deck: Deck, collection: Collection) -> str:
    """Return what stands above a collection's name: the deck's title, or what else tells of it."""
    metadata = deck.metadata
    names = (metadata.title, metadata.subtitle, metadata.publisher)
    return next((name for name in names if name and name != collection.name), metadata.title)


def _numbered(topics: tuple[Topic, ...]) -> Iterator[MapEntry]:
    for topic in topics:
        for i, card in enumerate(topic.cards):
            title = card.title
            text = " ".join((card.said("text") or card.text).split())
            language = card.text_language if text else card.name_language
            if topic.name or not (title and text):
                text = ": ".join(filter(None, (title, text))) or card.name
                yield MapEntry(text, card.number, topic.name, i == 0, language=language)
            else:
                yield MapEntry(text, card.number, title, language=language,
                               topic_language=card.heading_language)  # fmt: skip


def _named(group: CardGroup, card: Card) -> Iterator[MapEntry]:
    text = " ".join(card.text.split())
    if any(slot.goes_on for slot in card.kind.slots):  # from the name of the tile, as on the card
        text = text.removeprefix("…").lstrip()
    if text:
        yield MapEntry(text, language=card.text_language)
    numbers = {topic.name: topic.numbers for topic in group.topics}
    for i, point in enumerate(filter(None, card.said("topics").split("\n"))):
        yield MapEntry(point, begins=i == 0, is_point=True, numbers=numbers.get(point, ""))


def _fullest(groups: tuple[CardGroup, ...]) -> CardGroup:
    return max(groups, key=lambda group: sum(len(card.text) for card in group.cards))
