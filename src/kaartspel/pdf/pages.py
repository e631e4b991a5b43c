"""Pages that are drawn and deflated, in a form of bytes that lasts longer than a process."""

import json
from dataclasses import astuple, dataclass
from typing import Any

from kaartspel.frame import Frame
from kaartspel.pdf.drawn import Drawn
from kaartspel.pdf.objects import Array, Dictionary
from kaartspel.pdf.structure import Tag

_END = b"\0"  # of the text before the operators: JSON has no such character


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page with its operators as they are written; `page` has its measures, and no items."""

    page: Frame
    drawn: Drawn
    deflated: bytes

    def to_bytes(self) -> bytes:
        """Return the page as bytes; none for one with bitmaps, which are large."""
        drawn = self.drawn
        if drawn.images:
            return b""
        shown = {font: "".join(sorted(characters)) for font, characters in drawn.shown.items()}
        tags = [astuple(tag) for tag in drawn.tags]
        held = astuple(self.page), drawn.stretches, tags, shown, _plain(drawn.resources)
        return json.dumps(held, separators=(",", ":")).encode() + _END + self.deflated

    @classmethod
    def from_bytes(cls, data: bytes) -> "DrawnPage":
        """Return the page that these bytes were made of."""
        text, _, deflated = data.partition(_END)
        (width, height, bleed, _, slug), stretches, tags, shown, resources = json.loads(text)
        drawn = Drawn(
            code="",
            stretches=stretches,
            tags=tuple(map(_tag, tags)),
            shown={font: frozenset(characters) for font, characters in shown.items()},
            resources={kind: _object(held) for kind, held in resources.items()},
            images={},
        )
        return cls(Frame(width, height, bleed, (), tuple(slug)), drawn, deflated)


def _tag(values: list[Any]) -> Tag:
    name, content, kids, alt, bounds, *more = values
    return Tag(name, content, tuple(map(_tag, kids)), alt, bounds and tuple(bounds), *more)


def _plain(made: Any) -> Any:
    """Return PDF objects as JSON knows them: lists with a mark before them, or without."""
    match made:
        case dict():
            return {key: _plain(value) for key, value in made.items()}
        case Dictionary():
            return _plain(made.dict)
        case Array():
            return list(map(_plain, made.sequence))
        case str() | int() | float():
            return made
    raise TypeError(f"{made!r} belongs to one document")


def _object(plain: Any) -> Any:
    match plain:
        case dict():
            return Dictionary({key: _object(value) for key, value in plain.items()})
        case list():
            return Array(map(_object, plain))
    return plain
