"""Saved objects for Tabletop Simulator: JSON beside sheets of cards.

A deck is one object that holds its cards. Pictures come from sheets of at most 10 × 7 cells, whose
sides stay under 4096 px; a card's number is a hundred times its sheet's, and its cell. All sheets
with the back hidden may be full. A card of scale 1 is about 56 × 80 mm. Names and texts are what a
search and a screen reader find.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from kaartspel.deck.model import Card, Kind
from kaartspel.online.album import has_own_back, title_of
from kaartspel.online.layout import Widget, written

_COLUMNS, _ROWS, _LEAST = 10, 7, 2
_LONGEST = 4095  # px
_CARD = (56, 80)  # mm
_NAMES = uuid.UUID("8c0de9bc-7a55-5a0d-8f29-3f0f3ce24a35")  # whose names the objects have
_GREY = {"r": 0.713, "g": 0.713, "b": 0.713}


@dataclass(frozen=True, slots=True)
class CardSheet:
    """Cards that share a sheet of pictures, each once: its number, its name, how many cells.

    `has_backs` says that the cards have backs of their own, on a sheet beside it.
    """

    number: int
    name: str
    cards: tuple[Card, ...]
    columns: int
    rows: int
    has_backs: bool

    @property
    def back(self) -> str:
        """The name of the picture of its backs, or of the one back."""
        return f"{self.name}-backs" if self.has_backs else f"{self.name}-back"


def cell_width(sides: tuple[float, float]) -> int:
    """Return how wide a cell of a full sheet can be, in px, for cards with these sides in mm."""
    across, down = _LONGEST // _COLUMNS, _LONGEST // _ROWS
    return min(across, int(down * sides[0] / sides[1]))


def sheets(kind: Kind, cards: Iterable[Card]) -> tuple[CardSheet, ...]:
    """Return the sheets that show all different cards of a kind."""
    different = tuple(dict.fromkeys(cards))
    size = _COLUMNS * _ROWS
    parts = [different[at : at + size] for at in range(0, len(different), size)]
    names = [kind.id] if len(parts) == 1 else [f"{kind.id}-{n}" for n in range(1, len(parts) + 1)]
    return tuple(
        _sheet(number, name, part)
        for number, (name, part) in enumerate(zip(names, parts, strict=True), 1)
    )


def _sheet(number: int, name: str, cards: tuple[Card, ...]) -> CardSheet:
    columns = max(_LEAST, min(_COLUMNS, len(cards)))
    rows = max(_LEAST, -(-len(cards) // columns))
    return CardSheet(number, name, cards, columns, rows, any(map(has_own_back, cards)))


def saved_object(
    kind: Kind, cards: tuple[Card, ...], title: str, sides: tuple[float, float], base_url: str
) -> bytes:
    """Return all cards of a kind, each as often as the deck has it, as a Saved Object.

    The pictures of its sheets are looked for under `base_url`. `sides` of a card are in mm.
    """
    lying = _transform(sides)
    custom: dict[int, Widget] = {}
    cells: dict[Card, tuple[int, int]] = {}
    for sheet in sheets(kind, cards):
        custom[sheet.number] = {str(sheet.number): _custom(sheet, base_url)}
        cells |= {card: (sheet.number, cell) for cell, card in enumerate(sheet.cards)}
    objects = [
        _object("Card", title_of(card), card.text, lying, f"{card.id} {copy}")
        | {"CardID": 100 * cells[card][0] + cells[card][1], "CustomDeck": custom[cells[card][0]]}
        for copy, card in enumerate(cards)
    ]
    if len(objects) == 1:  # a deck of one card is none
        return _save([{**objects[0], "Name": "CardCustom"}])
    deck = _object("DeckCustom", kind.many, title, lying, kind.id) | {
        "Hands": False,
        "DeckIDs": [card["CardID"] for card in objects],
        "CustomDeck": {key: each for sheet in custom.values() for key, each in sheet.items()},
        "ContainedObjects": objects,
    }
    return _save([deck])


def _save(objects: list[Widget]) -> bytes:
    empty = ("SaveName", "Date", "VersionNumber", "GameMode", "GameType", "GameComplexity",
             "Table", "Sky", "Note", "LuaScript", "LuaScriptState", "XmlUI")  # fmt: skip
    save = dict.fromkeys(empty, "") | {
        "Tags": [],
        "Gravity": 0.5,
        "PlayArea": 0.5,
        "TabStates": {},
        "ObjectStates": objects,
    }
    return written(save)


def _custom(sheet: CardSheet, base_url: str) -> Widget:
    return {
        "FaceURL": f"{base_url}{sheet.name}.png",
        "BackURL": f"{base_url}{sheet.back}.png",
        "NumWidth": sheet.columns,
        "NumHeight": sheet.rows,
        "BackIsHidden": True,
        "UniqueBack": sheet.has_backs,
        "Type": 0,
    }


def _transform(sides: tuple[float, float]) -> Widget:
    """Return where an object lies, face down, and that a card is as large as the printed one."""
    width, height = sides
    return {
        "posX": 0,
        "posY": 1.5,
        "posZ": 0,
        "rotX": 0,
        "rotY": 180,
        "rotZ": 180,
        "scaleX": round(width / _CARD[0], 4),
        "scaleY": 1,
        "scaleZ": round(height / _CARD[1], 4),
    }


def _object(kind: str, name: str, text: str, lying: Widget, key: str) -> Widget:
    return {
        "GUID": uuid.uuid5(_NAMES, key).hex[:6],
        "Name": kind,
        "Transform": lying,
        "Nickname": name,
        "Description": text,
        "GMNotes": "",
        "ColorDiffuse": _GREY,
        "Locked": False,
        "Grid": True,
        "Snap": True,
        "IgnoreFoW": False,
        "MeasureMovement": False,
        "DragSelectable": True,
        "Autoraise": True,
        "Sticky": True,
        "Tooltip": True,
        "GridProjection": False,
        "HideWhenFaceDown": True,
        "Hands": True,
        "LuaScript": "",
        "LuaScriptState": "",
        "XmlUI": "",
    }
