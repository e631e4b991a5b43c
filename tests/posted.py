"""What the tests of posters share."""

from collections.abc import Callable

from frames import groups, says
from kaartspel.deck.model import Collection, Deck
from kaartspel.frame import Frame, Role
from kaartspel.posters import Poster
from kaartspel.problems import InvalidDeck

Hang = Callable[[Deck, str], tuple[Poster, ...]]


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
