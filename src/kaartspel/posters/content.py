"""What goes onto posters: the deck's maps as panels around a central question, without sizes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from kaartspel.deck.model import Card, Cluster, Deck, QuestionMap, Suit, Topic
from kaartspel.problems import Place


@dataclass(frozen=True, slots=True)
class Entry:
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
class Panel:
    """A field of the poster: a category or a cluster, or one part of a large one.

    `number` is a cluster's own card. `goes_on` says that an earlier panel holds its beginning.
    """

    name: str
    suit: Suit
    number: str
    entries: tuple[Entry, ...]
    goes_on: bool = False

    @property
    def index(self) -> str:
        """Which cards stand in the panel: from the first number to the last."""
        numbers = [entry.number for entry in self.entries if entry.number]
        ends = dict.fromkeys((numbers[0], numbers[-1])) if numbers else ()
        return self.number or "–".join(ends)


@dataclass(frozen=True, slots=True)
class Map:
    """One poster to be: its file's name, its heading, its central question, its panels.

    `place` is where to look in the deck when the poster is too full.
    """

    id: str
    name: str
    question: str
    panels: tuple[Panel, ...]
    place: Place


def maps(deck: Deck) -> Iterator[Map]:
    """Yield the deck's posters: the maps of questions, the map of values, the clusters.

    No map of questions may be called `values` or `clusters`, as the book knows them by that name.
    """
    for map_ in deck.maps:
        panels = tuple(
            Panel(category.name, category.suit, "", tuple(_numbered(category.topics)))
            for category in map_.categories
        )
        yield Map(map_.id, map_.name, map_.question, panels, _place(map_))
    if not deck.clusters:
        return
    place = _fullest(deck.clusters).card.place
    name, question = deck.value_map, deck.value_question
    panels = tuple(
        Panel(cluster.name, cluster.suit, cluster.card.number, tuple(_numbered(cluster.values)))
        for cluster in deck.clusters
    )
    yield Map("values", name, question, panels, place)
    panels = tuple(
        Panel(cluster.name, cluster.suit, cluster.card.number, tuple(_named(cluster.card)))
        for cluster in deck.clusters
    )
    yield Map("clusters", deck.words["back_cluster"], question, panels, place)


def split(panels: tuple[Panel, ...], share: float) -> tuple[Panel, ...]:
    """Return the panels with those cut up that hold more than a share of the whole text.

    A panel is cut between topics where that leaves parts of about one size, else between cards.
    """
    whole = sum(map(_weight, panels))
    parts: list[Panel] = []
    for panel in panels:
        count = min(-(-_weight(panel) // (share * whole)), 1 + len(_cuts(panel)))
        parts += _cut(panel, int(count))
    return tuple(parts)


def _cut(panel: Panel, count: int) -> Iterator[Panel]:
    """Yield a panel in `count` parts of about one size."""
    rest = panel
    for left in range(count, 1, -1):
        at = min(_cuts(rest)[: 2 - left or None], key=partial(_unevenness, rest, left))
        yield replace(rest, entries=rest.entries[:at])
        rest = replace(rest, entries=rest.entries[at:], goes_on=True)
    yield rest


def _cuts(panel: Panel) -> list[int]:
    """Return where a panel may be cut: points stay together."""
    entries = panel.entries
    return [i for i in range(1, len(entries)) if entries[i].begins or not entries[i].is_point]


def _unevenness(panel: Panel, parts: int, cut: int) -> float:
    """Return how badly a cut takes one of so many parts off a panel."""
    aim = _weight(panel) / parts
    taken = sum(len(entry.text) for entry in panel.entries[:cut])
    return abs(taken - aim) + (0.0 if panel.entries[cut].begins else 0.3 * aim)


def _weight(panel: Panel) -> float:
    return sum(len(entry.text) for entry in panel.entries)


def _numbered(topics: tuple[Topic, ...]) -> Iterator[Entry]:
    for topic in topics:
        for i, card in enumerate(topic.cards):
            yield Entry(card.text, card.number, topic.name, i == 0)


def _named(card: Card) -> Iterator[Entry]:
    yield Entry(card.text)
    for i, point in enumerate(card.points):
        yield Entry(point, begins=i == 0, is_point=True)


def _place(map_: QuestionMap) -> Place:
    return Place(map_.categories[0].topics[0].cards[0].place.file)


def _fullest(clusters: tuple[Cluster, ...]) -> Cluster:
    return max(clusters, key=lambda c: sum(len(card.text) for v in c.values for card in v.cards))
