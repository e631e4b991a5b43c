"""Put what is laid out on A4 on Letter, where people print on that: a little smaller, all of it."""

from dataclasses import replace

from kaartspel.frame import Bitmap, Frame, Group, Item, Path, Rectangle, Stroke, Text, mm
from kaartspel.papers import PAPERS

_WIDTH, _HEIGHT = map(mm, PAPERS["letter"])


def on_letter(frame: Frame) -> Frame:
    """Return a page of A4 on Letter, as high as that; fields from edge to edge stay so."""
    factor = _HEIGHT / frame.height
    aside = (_WIDTH - frame.width * factor) / 2
    items = (_across(_scaled(item, factor), frame.width * factor, aside) for item in frame.items)
    return Frame(_WIDTH, _HEIGHT, 0, (Group(tuple(items), x=aside),))


def _across(item: Item, width: float, aside: float) -> Item:
    """Return an item that goes over the whole `width` as wide as the paper is."""
    match item:
        case Rectangle() if item.width >= width:
            return replace(item, x=item.x - aside, width=item.width + 2 * aside)
        case Group(clip=(x, y, wide, high)) if wide >= width:
            return replace(item, clip=(x - aside, y, wide + 2 * aside, high))
    return item


def _scaled(item: Item, by: float) -> Item:
    match item:
        case Group():
            inner = tuple(_scaled(each, by) for each in item.items)
            x, y, width, height = item.clip or (0, 0, 0, 0)
            clip = (by * x, by * y, by * width, by * height) if item.clip else None
            return replace(item, items=inner, x=by * item.x, y=by * item.y, clip=clip)
        case Text():
            pieces = tuple(replace(p, x=by * p.x, y=by * p.y, width=by * p.width)
                           for p in item.pieces)  # fmt: skip
            return replace(item, size=by * item.size, pieces=pieces)
        case Path():
            commands = tuple((c, tuple(by * value for value in values))
                             for c, values in item.commands)  # fmt: skip
            return replace(
                item, commands=commands, stroke=item.stroke and _thinned(item.stroke, by)
            )
        case Rectangle() | Bitmap():
            place = {side: by * getattr(item, side) for side in ("x", "y", "width", "height")}
            return replace(item, **place)


def _thinned(stroke: Stroke, by: float) -> Stroke:
    return replace(stroke, width=by * stroke.width, dash=tuple(by * dash for dash in stroke.dash))
