"""A room for virtualtabletop.io: a file of the ending .vtt.

A zip file: `0.json` holds the widgets by their ids, and in `_meta` the version of the file's form.
A server refuses a version above its own; it brings older ones up to date. Pictures lie in
`assets/`, under the signed CRC-32 of their bytes and their length, as the server names them; each
may have 10 MiB, the JSON 20 MiB. The first face of a deck is the back.
"""

import zlib
from collections.abc import Iterator, Mapping

from kaartspel.online.album import Album, CardStack
from kaartspel.online.archive import archive
from kaartspel.online.layout import (
    HAND,
    LABEL,
    TABLE,
    Laid,
    TablePlan,
    Widget,
    plan,
    written,
)

_VERSION = 18  # of October 2025
_LARGER = 3  # how much a card grows under the pointer
_BUTTON = 32  # the height of a button


def room(album: Album) -> bytes:
    """Return an album as a room: its stacks, places and a hand. What lies face down is shuffled."""
    measures = plan(len(album.stacks), album.sides, album.places)
    assets = {asset: data for stack in album.stacks for asset, data in _assets(stack)}
    state: Widget = {"_meta": {"version": _VERSION, "info": _about(album)}, "hand": _hand()}
    for number, place in enumerate(measures.places):
        state |= {widget["id"]: widget for widget in _place(f"place-{number}", place, measures)}
    for stack, (x, y) in zip(album.stacks, measures.stacks, strict=True):
        state |= _widgets(stack, x, y, measures, album.words)
    return archive([("0.json", written(state)), *sorted(assets.items())])


def _about(album: Album) -> Widget:
    about = album.about
    return {
        "name": " · ".join(filter(None, (about.title, album.game))),
        "image": "",
        "year": about.edition_date[:4],
        "mode": "",
        "time": album.minutes,
        "players": album.players,
        "language": about.language,
        "variant": "",
        "link": "",
        "attribution": about.rights,
    }


def _hand() -> Widget:
    x, y, width, height = HAND
    return {
        "id": "hand",
        "type": "holder",
        "x": x,
        "y": y,
        "width": width,
        "height": height,
        "layer": -3,
        "onEnter": {"activeFace": 1},
        "onLeave": {"activeFace": 0},
        "dropOffsetX": 10,
        "dropOffsetY": 5,
        "stackOffsetX": 40,
        "childrenPerOwner": True,
    }


def _holder(id_: str, x: int, y: int, measures: TablePlan) -> Widget:
    width, height = measures.place
    return {"id": id_, "type": "holder", "x": x, "y": y, "width": width, "height": height}


def _place(id_: str, place: Laid, measures: TablePlan) -> Iterator[Widget]:
    """Yield a place's name above the first of its cards, and where each of them goes."""
    if place.name:
        x, y = place.spots[0]
        is_one_row = y == place.spots[-1][1]
        width = (place.spots[-1][0] + measures.place[0] if is_one_row else TABLE[0]) - x
        at = {"x": x, "y": y - LABEL, "width": width, "height": LABEL}
        yield {"id": f"{id_}-name", "type": "label", **at, "text": place.name}
    for number, (x, y) in enumerate(place.spots):
        yield _holder(f"{id_}-{number}", x, y, measures)


def _widgets(
    stack: CardStack, x: int, y: int, measures: TablePlan, words: Mapping[str, str]
) -> Widget:
    """Return a stack's widgets by their ids: where it lies, its button, its name, its cards."""
    id_ = stack.kind.id
    holder, deck, pile = f"holder-{id_}", f"deck-{id_}", f"pile-{id_}"
    width, height = measures.card
    size = {"width": width, "height": height}
    routine = [
        {"func": "RECALL", "holder": holder},
        {"func": "FLIP", "holder": holder, "face": 0},
        {"func": "SHUFFLE", "holder": holder},
    ]
    under = {"parent": holder, "y": height + 16, "width": measures.place[0]}
    button = {
        "id": f"shuffle-{id_}",
        "type": "button",
        **under,
        "y": height + 44,
        "height": _BUTTON,
        "text": words["online_shuffle"],
        "movableInEdit": False,
        "clickRoutine": routine,
    }
    widgets: list[Widget] = [
        _holder(holder, x, y, measures),
        {"id": f"name-{id_}", "type": "label", **under, "height": LABEL, "text": stack.name},
        *([] if stack.is_open else [button]),
        {
            "id": deck,
            "type": "deck",
            "parent": holder,
            "cardDefaults": {**size, "enlarge": _LARGER},
            "cardTypes": dict(_types(stack)),
            "faceTemplates": [_face(size, "back"), _face(size, "front")],
        },
        {"id": pile, "type": "pile", "parent": holder, "x": 4, "y": 4, **size},
        *_cards(stack, deck, pile),
    ]
    return {widget["id"]: widget for widget in widgets}


def _types(stack: CardStack) -> Iterator[tuple[str, Widget]]:
    for pictured in stack.different:
        front, back = (f"/{_asset(data)}" for data in (pictured.front, pictured.back))
        yield pictured.card.id, {"front": front, "back": back, "title": pictured.label}


def _face(size: Widget, name: str) -> Widget:
    picture = {"type": "image", "x": 0, "y": 0, **size, "color": "white"}
    return {"radius": 8, "objects": [{**picture, "dynamicProperties": {"value": name}}]}


def _cards(stack: CardStack, deck: str, pile: str) -> Iterator[Widget]:
    for number, pictured in enumerate(stack.upwards, 1):
        id_ = f"card-{stack.kind.id}-{number}"
        kind = pictured.card.id
        yield {
            "id": id_,
            "type": "card",
            "deck": deck,
            "cardType": kind,
            "parent": pile,
            "z": number,
            "activeFace": int(stack.is_open),
        }


def _assets(stack: CardStack) -> Iterator[tuple[str, bytes]]:
    for data in stack.pictures.values():
        yield _asset(data), data


def _asset(data: bytes) -> str:
    signed = int.from_bytes(zlib.crc32(data).to_bytes(4, "big"), "big", signed=True)
    return f"assets/{signed}_{len(data)}"
