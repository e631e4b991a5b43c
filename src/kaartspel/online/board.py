"""A board and a library for Excalidraw, which Nextcloud's whiteboard reads too.

Such a board does not break the lines of a text that it loads: `text` holds them broken, and
`originalText` whole. A text that belongs to a shape names it, and the shape names the text.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain

from kaartspel.deck.model import Card, Collection, Deck, Fonts
from kaartspel.design import BLACK, text_on
from kaartspel.online.album import title_of
from kaartspel.online.layout import Widget, written
from kaartspel.type import Style, typesetter

_WIDTH, _HEIGHT, _GAP, _INSET = 250, 350, 20, 18
_SIZE, _LINE = 20, 1.15  # px, and a multiple of it
_PLAIN = 2  # the board's font of Helvetica's measures
_SOURCE = "kaartspel"
_COLUMNS = 12
_BETWEEN = 110  # between two groups


@dataclass(frozen=True, slots=True)
class BoardPen:
    """Draws cards; lines are broken as on paper, in the deck's own type, which runs wider."""

    fonts: Fonts
    language: str
    hyphenation: tuple[str, ...]

    def card(self, card: Card, x: float, y: float) -> list[Widget]:
        """Return a card as a shape with its text, from its upper left corner."""
        head = "  ".join(filter(None, (card.number, card.heading)))
        told = ((head, card.heading_language), (card.text, card.text_language))
        whole = "\n\n".join(part for part, _ in told if part)
        text = "\n\n".join(self._broken(part, spoken) for part, spoken in told if part)
        height = (text.count("\n") + 1) * _SIZE * _LINE
        box = max(_HEIGHT, round(height) + 2 * _INSET)
        ground = card.suit.colour
        shape = _shape(card.id, x, y, (_WIDTH, box), ground.hex)
        shape["boundElements"] = [{"type": "text", "id": f"{card.id}-text"}]
        inside = (_WIDTH - 2 * _INSET, height)
        words = _text(f"{card.id}-text", x + _INSET, y + (box - height) / 2, inside, text, whole)
        return [shape, words | {"containerId": card.id, "strokeColor": text_on(ground).hex}]

    def _broken(self, whole: str, language: str) -> str:
        """Return a text broken into lines, at its line breaks and where it is too wide.

        It is broken as its language is, where that is not the deck's.
        """
        setter = typesetter(self.fonts, language or self.language, self.hyphenation)
        style = Style(setter.text, _SIZE, _SIZE * _LINE, BLACK)
        width = _WIDTH - 2 * _INSET
        columns = (
            setter.shrunk(text, style, width) if text else None for text in whole.split("\n")
        )
        lines = ([line.text for line in column.lines] if column else [""] for column in columns)
        return "\n".join(chain.from_iterable(lines))


def board(deck: Deck, pen: BoardPen) -> bytes:
    """Return the deck's cards on a board, group by group."""
    elements: list[Widget] = []
    y = 0.0
    for collection in deck.collections:
        for name, cards in _rows(collection):
            if name:
                elements.append(_label(f"{collection.id} {name} {y}", name, y))
                y += 50
            for at in range(0, len(cards), _COLUMNS):
                made = [
                    element
                    for column, card in enumerate(cards[at : at + _COLUMNS])
                    for element in pen.card(card, column * (_WIDTH + _GAP), y)
                ]
                y += max(element["height"] for element in made) + _GAP
                elements += made
            y += _BETWEEN
    state = {"viewBackgroundColor": "#ffffff", "gridSize": None}
    return _json({"type": "excalidraw", "elements": elements, "appState": state, "files": {}})


def library(cards: Iterable[Card], pen: BoardPen) -> bytes:
    """Return cards as a library, from which they are drawn onto any board."""
    items = [
        {
            "id": card.id,
            "status": "unpublished",
            "created": 1,
            "name": title_of(card),
            "elements": pen.card(card, 0, 0),
        }
        for card in cards
    ]
    return _json({"type": "excalidrawlib", "libraryItems": items})


def _rows(collection: Collection) -> Iterable[tuple[str, tuple[Card, ...]]]:
    for group in collection.groups:
        yield group.name or collection.name, group.cards


def _label(id_: str, name: str, y: float) -> Widget:
    return _text(_key(id_), 0, y, (len(name) * 20, 36 * _LINE), name, name) | {"fontSize": 36}


def _shape(id_: str, x: float, y: float, size: tuple[float, float], fill: str) -> Widget:
    return _element(id_, "rectangle", x, y, size) | {
        "backgroundColor": fill,
        "roundness": {"type": 3},
    }


def _text(id_: str, x: float, y: float, size: tuple[float, float], text: str, whole: str) -> Widget:
    return _element(id_, "text", x, y, size) | {
        "text": text,
        "originalText": whole,
        "fontSize": _SIZE,
        "fontFamily": _PLAIN,
        "textAlign": "left",
        "verticalAlign": "middle",
        "containerId": None,
        "lineHeight": _LINE,
        "autoResize": True,
    }


def _element(id_: str, kind: str, x: float, y: float, size: tuple[float, float]) -> Widget:
    return {
        "id": id_,
        "type": kind,
        "x": x,
        "y": round(y, 2),
        "width": round(size[0], 2),
        "height": round(size[1], 2),
        "angle": 0,
        "strokeColor": "#1e1e1e",
        "backgroundColor": "transparent",
        "fillStyle": "solid",
        "strokeWidth": 1,
        "strokeStyle": "solid",
        "roughness": 0,
        "opacity": 100,
        "groupIds": [],
        "frameId": None,
        "roundness": None,
        "seed": _seed(id_),
        "version": 1,
        "versionNonce": _seed(id_),
        "isDeleted": False,
        "boundElements": None,
        "updated": 1,
        "link": None,
        "locked": False,
    }


def _seed(id_: str) -> int:
    return int(sha256(id_.encode()).hexdigest()[:7], 16)


def _key(id_: str) -> str:
    return sha256(id_.encode()).hexdigest()[:16]


def _json(data: Widget) -> bytes:
    whole = {"type": data["type"], "version": 2, "source": _SOURCE, **data}
    return written(whole)
