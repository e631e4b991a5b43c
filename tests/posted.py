"""What the tests of posters share."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from frames import groups, says
from kaartspel.deck.model import Collection, Deck
from kaartspel.frame import Frame, Group, Item, Path, Role, Text
from kaartspel.posters import Poster, search
from kaartspel.posters.entries import Map
from kaartspel.posters.layout import Layout
from kaartspel.problems import InvalidDeck
from kaartspel.type import Typesetter

Hang = Callable[[Deck, str], tuple[Poster, ...]]


@cache
def laid(map_: Map, paper: str, typesetter: Typesetter) -> Layout:
    """Return a map laid out on a paper, which many tests ask for."""
    return search.lay_out(map_, paper, typesetter)


def remedy(error: InvalidDeck) -> str:
    """Return the paper that a problem recommends."""
    (problem,) = error.problems
    return problem.message.partition("--paper ")[2].partition(",")[0]


def told(frame: Frame) -> list[str]:
    """Return what the poster tells of its cards, in order."""
    return [says(item) for item in groups(frame.items, Role.LIST_ITEM)]


def hold_to_its_order(frame: Frame, map_: Collection) -> None:
    """Name and central question come first, then every category, topic and card, each once."""
    headings = [(group.level, says(group)) for group in groups(frame.items, Role.HEADING)]
    assert headings == [
        (1, map_.name),
        *(entry for category in map_.groups
          for entry in ((2, category.name), *((3, topic.name) for topic in category.topics))),
    ]  # fmt: skip
    assert says(next(groups(frame.items, Role.PARAGRAPH))) == map_.question
    assert told(frame) == [f"{card.number} {' '.join(card.text.split())}" for card in map_.cards]


def key_of(frame: Frame) -> Group | None:
    """Return the key of a poster: the one thing on it that is not read out."""
    return next((i for i in frame.items if isinstance(i, Group) and i.role is None), None)


def without_key(frame: Frame) -> Frame:
    """Return a poster without its chambers, and without the edges of its fields."""
    items = (item for item in frame.items if not (isinstance(item, Group) and item.role is None))
    return replace(frame, items=tuple(_unedged(tuple(items))))


def _unedged(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Group) and item.role:
            yield replace(item, items=tuple(_unedged(item.items)))
        elif isinstance(item, Group):
            continue
        elif not (isinstance(item, Path) and item.fill is None):
            yield item


def seats_of(key: Group) -> Iterator[tuple[Group, Text | None]]:
    """Yield the seats of a key, each with the number on it, where it has one."""
    for seat, following in zip(key.items, (*key.items[1:], None), strict=True):
        if isinstance(seat, Group):
            yield seat, following if isinstance(following, Text) else None
