"""A room for playingcards.io: a file of the ending .pcio.

A zip file: `widgets.json` is a list of widgets, pictures lie in `userassets/` and are referred to
as `package://userassets/…`. A picture of 2 MiB and more is left out by the site without a word. A
file without a member `schemaVersion` is of the first form, in which a stack's place is a
`cardPile`: every importer takes it.
"""

from collections.abc import Iterator

from kaartspel.online.album import Album, CardStack, back_name
from kaartspel.online.archive import archive
from kaartspel.online.layout import HAND, TablePlan, Widget, plan, written

_FIRST_CARD = 1000  # cards lie above all else
_STACK = 200  # how far apart stacks are in the order of what lies above what


def room(album: Album) -> bytes:
    """Return an album as a room: its stacks, places and a hand. What lies face down is shuffled."""
    measures = plan(len(album.stacks), album.sides, album.places)
    x, y = HAND[:2]
    widgets: list[Widget] = [
        {"id": "hand", "type": "hand", "x": x, "y": y, "z": 1, "dragging": None}
    ]
    pictures: dict[str, bytes] = {}
    for number, place in enumerate(measures.places):
        for spot, (left, top) in enumerate(place.spots):
            name = "" if spot else place.name
            widgets.append(_pile(f"place-{number}-{spot}", name, left, top, 2, measures))
    for number, stack in enumerate(album.stacks):
        pictures |= {f"userassets/{name}.png": data for name, data in stack.pictures.items()}
        widgets += _widgets(stack, number, measures)
    return archive([("widgets.json", written(widgets)), *sorted(pictures.items())])


def _pile(id_: str, label: str, x: int, y: int, z: int, measures: TablePlan) -> Widget:
    width, height = measures.place
    at = {"x": x, "y": y, "z": z, "width": width, "height": height}
    return {"id": id_, "type": "cardPile", "label": label, **at, "hasShuffleButton": False}


def _widgets(stack: CardStack, number: int, measures: TablePlan) -> Iterator[Widget]:
    x, y = measures.stacks[number]
    z = 3 + number * _STACK
    deck, holder = f"deck-{stack.kind.id}", f"holder-{stack.kind.id}"
    width, height = measures.card
    pile = _pile(holder, stack.name, x, y, z, measures)
    yield {**pile, "hasShuffleButton": not stack.is_open, "allowedDecks": [deck]}
    yield {
        "id": deck,
        "type": "cardDeck",
        "x": x,
        "y": y,
        "z": z + 1,
        "parent": holder,
        "cardWidth": width,
        "cardHeight": height,
        "enlarge": True,
        "showUnflipped": True,
        "cardTypes": dict(_types(stack)),
        "faceTemplate": _face(measures, "face"),
        "backTemplate": _face(measures, "back"),
    }
    for place, pictured in enumerate(stack.upwards):
        yield {
            "id": f"card-{stack.kind.id}-{place}",
            "type": "card",
            "deck": deck,
            "cardType": pictured.card.id,
            "parent": holder,
            "x": x + 4,
            "y": y + 4,
            "z": _FIRST_CARD + z + place,
            "faceup": stack.is_open,
        }


def _types(stack: CardStack) -> Iterator[tuple[str, Widget]]:
    for pictured in stack.different:
        yield (
            pictured.card.id,
            {
                "label": pictured.label,
                "face": _address(pictured.card.id),
                "back": _address(back_name(pictured.card)),
            },
        )


def _address(name: str) -> str:
    return f"package://userassets/{name}.png"


def _face(measures: TablePlan, key: str) -> Widget:
    width, height = measures.card
    picture = {"type": "image", "x": 0, "y": 0, "w": width, "h": height, "color": "white"}
    shown = {**picture, "valueType": "dynamic", "value": key}
    return {"includeBorder": "light", "includeRadius": True, "objects": [shown]}
